"""Numbers that name: Section 4, Windows 10, day 3, H.R. 1319, 14 Mill Lane, DE 19904, blockrand 1.5."""

from evidence_audit.quantities.counted import is_plural
from evidence_audit.quantities.reading import Amount, Form
from evidence_audit.quantities.tokens import Tokens

_ABBREVIATION = 4
"""Letters of the longest abbreviated label (`figs.`)."""
_CUE_REACH = 8
"""Words between `version` and the next program's: R version 4.1.2 with lme4 1.1-27."""
_STREET_REACH = 4
"""Words of the longest street name: 1200 Martin Luther King Avenue."""


def is_labelled(tokens: Tokens, found: Amount) -> bool:
    """Say whether a word before (Section, No., day) or after (CFR) makes the number a reference."""
    at = found.first - 1
    after = tokens.word[found.end]
    if tokens.word[found.end + 1] == ".":
        after = "".join(tokens.word[found.end : found.end + 5])
    if after in tokens.lexicon.context["label_after"] or _is_initials(tokens, at):
        return not counts(tokens, found)
    point = tokens.word[at] == "." and not tokens.glued(found.first)
    at -= at > 0 and (point or tokens.word[at] in ("-", "(", "#"))
    if at < 0:
        return False
    if tokens.word[at] == "p" and tokens.word[at - 1] == "&":
        return True
    return _is_label(tokens, at, found, point=point)


def _is_label(tokens: Tokens, at: int, found: Amount, *, point: bool) -> bool:
    """Say whether token `at` labels the number; some do only with a capital, or before no noun."""
    word, context = tokens.word[at], tokens.lexicon.context
    if point:  # `no. 10`, `p. 12`, `S. 1260`; a longer word before the point ends a sentence
        initial = word in context["label_initial"] and tokens.capital(at) and tokens.glued(at + 1)
        short = word in context["label"] and len(word) <= _ABBREVIATION
        return short or (initial and not counts(tokens, found))
    if word in context["label_uncounted"] and _labels_uncounted(tokens, at, found):
        return True
    if word not in context["label"]:
        return False
    if word in context["label_capital"]:
        return tokens.capital(at) and not (found.number.form is Form.WORDS and starts(tokens, at))
    return True


def _labels_uncounted(tokens: Tokens, at: int, found: Amount) -> bool:
    """Say whether `day` at token `at` labels the number: day 3, but not `every day 40 die`."""
    context, after = tokens.lexicon.context, tokens.word[found.end]
    if counts(tokens, found) or tokens.word[at - 1] in context["label_free_after"]:
        return False
    if found.number.scale == 1 and after in context["label_free_before"]:
        return False
    if found.number.form is Form.DIGITS or tokens.word[at] not in context["label_ordinal"]:
        return True
    return after in context["ended"]


def _is_initials(tokens: Tokens, at: int) -> bool:
    """Say whether initials end at token `at`: H.R. 1319, P.L. 116, 38 U.S.C. 1703B."""
    if at < 3 or tokens.word[at] != "." or tokens.word[at - 2] != ".":
        return False
    return len(tokens.word[at - 1]) == 1 and tokens.capital(at - 1) and tokens.glued(at)


def is_named(tokens: Tokens, found: Amount) -> bool:
    """Say whether a capitalised name stands right before and nothing is counted: iPhone 6, Ubuntu 22.04."""
    at = found.first - 1
    written = tokens.word[found.number.first]
    if at < 0 or found.number.form is not Form.DIGITS or "," in written:
        return False
    name = is_written_name(tokens, at)
    close = tokens.text[tokens.end(at) : tokens.start[found.first]] == " "
    if not (name and close) or _is_said(tokens, at, found):
        return False
    return tokens.word[at] not in tokens.lexicon.counted["stop"] and not counts(tokens, found)


def _is_said(tokens: Tokens, at: int, found: Amount) -> bool:
    """Say whether the word before is a statistic's name or a word of approximation: CI 1.2, About 40."""
    if tokens.word[at] in tokens.lexicon.context["statistic_alone"]:
        return True
    return tokens.lexicon.before.before(tokens.word, found.first) is not None


def is_volume(tokens: Tokens, found: Amount) -> bool:
    """Say whether a journal's volume is meant, with pages after it: Clin Infect Dis, 26, 967."""
    first, end = found.first, found.end
    fenced = tokens.word[first - 1] == "," and tokens.word[end] == "," and tokens.is_digits(end + 1)
    return fenced and is_written_name(tokens, first - 2)


def is_titled(tokens: Tokens, found: Amount) -> bool:
    """Say whether a number word is part of a name: the Five Year Forward View, the Big Four."""
    if found.first == 0 or (found.unit is None and found.number.form is Form.DIGITS):
        return False
    if starts(tokens, found.first):
        return False
    if found.number.form is Form.DIGITS:
        return _is_title(tokens, found)
    if found.number.form is Form.FRACTION:  # Loop 3/4
        return tokens.is_digits(found.first) and is_written_name(tokens, found.first - 1)
    if not tokens.capital(found.first):
        return False
    before = tokens.capital(found.first - 1) and not starts(tokens, found.first - 1)
    return before or tokens.capital(found.number.end)


def _is_title(tokens: Tokens, found: Amount) -> bool:
    """Say whether a unit with a capital after a small word is a work's title: the single 24 Hours."""
    unit, before = found.unit, tokens.word[found.first - 1]
    if unit is None or unit.exact is not None or unit.kind != "duration" or not tokens.capital(found.end - 1):
        return False
    small = before.isalpha() and not tokens.capital(found.first - 1)
    return small and before not in tokens.lexicon.counted["stop"]


def is_written_name(tokens: Tokens, at: int) -> bool:
    """Say whether token `at` is a word with a capital inside a sentence."""
    return at >= 0 and tokens.word[at].isalpha() and tokens.capital(at) and not starts(tokens, at)


def is_address(tokens: Tokens, found: Amount) -> bool:
    """Say whether the number is a house's (14 Mill Lane) or a postcode (Dover, DE 19904)."""
    written = tokens.word[found.number.first]
    if found.number.form is not Form.DIGITS or not written.isdecimal():
        return False
    if len(written) == 5 and _ends_address(tokens, found):
        return True
    if not tokens.capital(found.end):
        return False
    for at in range(found.end, found.end + _STREET_REACH):
        if not tokens.capital(at) or not tokens.word[at].isalpha():
            return False
        if at > found.end and tokens.word[at] in tokens.lexicon.context["street"]:
            return True
    return False


def _ends_address(tokens: Tokens, found: Amount) -> bool:
    """Say whether a state's two capitals stand before five digits, or the number is a place's own."""
    at = found.first - 1
    if at > 0 and tokens.word[at] == "." and len(tokens.word[at - 1]) == 1 and tokens.capital(at - 1):
        return True  # D.C. 20036
    state = tokens.raw(at, at + 1) if at >= 0 else ""
    if len(state) == 2 and state.isalpha() and state.isupper():
        return not counts(tokens, found)
    placed = at >= 0 and tokens.at_word("in", at) and tokens.word[found.number.first][-2:] != "00"
    return placed and tokens.word[found.end] in tokens.lexicon.context["ended"]


def is_version(tokens: Tokens, found: Amount) -> bool:
    """Say whether the number is a program's version: the blockrand 1.5 package, lme4 1.1-27."""
    at = found.first - 1
    if at < 0 or not tokens.is_digits(found.number.first) or "." not in tokens.word[found.number.first]:
        return False
    if tokens.is_digits(at) and tokens.glued(at) and tokens.word[at - 1][-1:].isalpha():
        return "version" in tokens.word[max(0, at - _CUE_REACH) : at] and not counts(tokens, found)
    if not tokens.word[at].isalpha() or tokens.word[at] in tokens.lexicon.counted["stop"]:
        return False
    verb = tokens.word[at].endswith("ed") or tokens.word[at] in tokens.lexicon.grammar["change"]
    cues, beside = tokens.lexicon.context["software"], (tokens.word[at - 1], tokens.word[found.end])
    return any(word in cues for word in beside) and not verb and not is_plural(tokens, at)


def is_brand(tokens: Tokens, found: Amount) -> bool:
    """Say whether the number with its letter is a company's name: 3M said."""
    written = tokens.raw(found.first, found.end)
    return written in tokens.lexicon.context["brand"] and not counts(tokens, found)


def is_team(tokens: Tokens, at: int) -> bool:
    """Say whether `Under` at token `at` begins a team's name: for the Under-21s."""
    return tokens.capital(at) and not starts(tokens, at)


def starts(tokens: Tokens, at: int) -> bool:
    """Say whether token `at` begins a sentence, where a capital says nothing."""
    return at == 0 or tokens.word[at - 1] in tokens.lexicon.context["sentence_end"]


def counts(tokens: Tokens, found: Amount) -> bool:
    """Say whether a plural noun follows at once."""
    return is_plural(tokens, found.end)
