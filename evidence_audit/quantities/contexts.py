"""Numbers that are no figures: dates, names, references, codes, scores."""

from evidence_audit.quantities.counted import is_plural
from evidence_audit.quantities.reading import Amount, Form
from evidence_audit.quantities.tokens import Tokens

_HYPHENS = frozenset("-–")


_ABBREVIATION = 4
"""Letters of the longest abbreviated label (`figs.`)."""


def is_reference(tokens: Tokens, found: Amount) -> bool:
    """Say whether a bare number is named by the words around it and counts nothing."""
    if _titled(tokens, found):
        return True
    if (
        found.unit is not None
        or found.number.scale != 1
        or found.number.form not in (Form.DIGITS, Form.WORDS)
    ):
        return False
    return any(check(tokens, found) for check in _CHECKS)


def is_labelled(tokens: Tokens, found: Amount) -> bool:
    """Section 4, No. 10, Windows 10, S&P 500."""
    at = found.first - 1
    after = (tokens.word[found.end], "".join(tokens.word[found.end : found.end + 5]))
    cited = any(words in tokens.lexicon.context["label_after"] for words in after)  # 21 CFR, 42 U.S.C.
    if cited or _is_initials(tokens, at):
        return not _counts(tokens, found)
    point = tokens.word[at] == "." and not tokens.glued(found.first)
    at -= at > 0 and (point or tokens.word[at] in ("-", "(", "#"))
    if at < 0:
        return False
    word, context = tokens.word[at], tokens.lexicon.context
    if word == "p" and tokens.word[at - 1] == "&":
        return True
    if word not in context["label"]:
        return False
    if point:  # `no. 10`, `p. 12`; a longer word before the point ends a sentence
        return len(word) <= _ABBREVIATION
    if word in context["label_capital"]:
        return tokens.capital(at) and not (found.number.form is Form.WORDS and _starts(tokens, at))
    return True


def _is_initials(tokens: Tokens, at: int) -> bool:
    """Say whether initials end at token `at`: H.R. 1319, P.L. 116."""
    if at < 3 or tokens.word[at] != "." or tokens.word[at - 2] != ".":
        return False
    return len(tokens.word[at - 1]) == 1 and tokens.capital(at - 1) and tokens.glued(at)


def _starts(tokens: Tokens, at: int) -> bool:
    """Say whether token `at` begins a sentence, where a capital says nothing."""
    return at == 0 or tokens.word[at - 1] in tokens.lexicon.context["sentence_end"]


def _dated(tokens: Tokens, found: Amount) -> bool:
    """5 October, March 5, 10 a.m., 10 o'clock."""
    day = found.value <= 31 and found.value == int(found.value)
    if day and _is_month(tokens, found.end):
        return True
    at = found.first - 1
    at -= at > 0 and tokens.word[at] == "."
    if at >= 0 and _is_month(tokens, at) and (day or 1000 <= found.value <= 2100):
        # `In May 10 people died`: the number counts
        return not (
            at and tokens.at_word("in", at - 1) and found.end == found.first + 1 and _counts(tokens, found)
        )
    return found.value < 25 and _is_hour(tokens, found.end)


def _is_month(tokens: Tokens, at: int) -> bool:
    """Say whether token `at` names a month; `may` and `march` only with a capital letter."""
    context = tokens.lexicon.context
    if tokens.word[at] not in context["month"]:
        return False
    dated = tokens.word[at - 1] in context["date_before"]
    return dated or tokens.word[at] not in context["shy_month"] or tokens.capital(at)


def _is_hour(tokens: Tokens, at: int) -> bool:
    word = tokens.word
    letters = "".join(word[at : at + 3]) if word[at + 1] == "." else word[at]
    return letters in tokens.lexicon.context["time_of_day"]


def _is_year(tokens: Tokens, found: Amount) -> bool:
    """A number of four digits that dates something."""
    word = tokens.word[found.number.first]
    if not (len(word) == 4 and word.isdecimal() and found.first == found.number.first):
        return False
    if not 1500 <= found.value <= 2100:
        return found.value < 1500 and tokens.word[found.first - 1] in tokens.lexicon.grammar["since"]
    before, context = tokens.word[found.first - 1], tokens.lexicon.context
    if before in context["year_count_before"]:
        return before in ("to", "over") and not _counts(tokens, found)
    if found.value >= 1900:
        return before in context["year_before"] or not _counts(tokens, found) or tokens.glued(found.first)
    return before in context["year_before"] and not _counts(tokens, found)


def _counts(tokens: Tokens, found: Amount) -> bool:
    """Say whether a plural noun follows at once."""
    return is_plural(tokens, found.end)


def _bracketed(tokens: Tokens, found: Amount) -> bool:
    """[14] and (2010): a marker, a year; 1. and 1) at the start of a line."""
    before, after = tokens.word[found.first - 1], tokens.word[found.end]
    if (
        (before, after) in (("[", "]"), ("(", ")"))
        and found.value < 2100
        and "," not in tokens.word[found.number.first]
    ):
        return True
    after_sign = tokens.word[found.end + 1]
    listed = (
        not after_sign[:1].isalnum() or tokens.capital(found.end + 1) or _opens_line(tokens, found.end + 1)
    )
    return (
        after in (".", ")")
        and _opens_line(tokens, found.first)
        and listed
        and not tokens.glued(found.end + 1)
    )


def _opens_line(tokens: Tokens, at: int) -> bool:
    return "\n" in tokens.text[tokens.end(at - 1) : tokens.start[at]] if at else True


def _named(tokens: Tokens, found: Amount) -> bool:
    """iPhone 6, Area 51, Euro 2016: a capitalised name right before, nothing counted after."""
    at = found.first - 1
    if at < 0 or found.number.form is not Form.DIGITS or not tokens.word[found.number.first].isdecimal():
        return False
    name = tokens.word[at].isalpha() and tokens.capital(at) and not _starts(tokens, at)
    close = tokens.text[tokens.end(at) : tokens.start[found.first]] == " "
    if (
        not (name and close)
        or tokens.word[at] in tokens.lexicon.context["statistic_alone"]
        or tokens.lexicon.before.before(tokens.word, found.first) is not None
    ):
        return False
    return tokens.word[at] not in tokens.lexicon.counted["stop"] and not _counts(tokens, found)


def _aged(tokens: Tokens, found: Amount) -> bool:
    """Smith, 45, said: an age beside a name."""
    if found.first < 2 or not 1 <= found.value <= 110:
        return False
    fenced = tokens.word[found.first - 1] == "," and tokens.word[found.end] == ","
    return fenced and tokens.capital(found.first - 2) and tokens.word[found.first - 2].isalpha()


def _one(tokens: Tokens, found: Amount) -> bool:
    """`one` as a pronoun or article."""
    if found.value != 1 or found.number.form is not Form.WORDS:
        return False
    context = tokens.lexicon.context
    before, after = tokens.word[found.first - 1], tokens.word[found.end]
    pair = tokens.at_word("to", found.end) or tokens.at_word("or", found.end) or after in _HYPHENS
    if pair and tokens.word[found.end + 1] in tokens.lexicon.numbers:
        return False
    return (
        before not in context["one_before"]
        and after not in context["one_counts"]
        and found.number.end == found.first + 1
    )


def _spelled_year(tokens: Tokens, found: Amount) -> bool:
    """nineteen ninety-nine, twenty twenty."""
    if found.number.form is not Form.WORDS or not 10 <= found.value < 100:
        return False
    numbers = tokens.lexicon.numbers
    before, after = numbers.get(tokens.word[found.first - 1], 0), numbers.get(tokens.word[found.end], 0)
    return before in (19, 20) or (found.value in (19, 20) and after >= 10)


def _titled(tokens: Tokens, found: Amount) -> bool:
    """the Five Year Forward View, the Big Four: a number word inside a name."""
    if found.number.form is not Form.WORDS or found.first == 0 or not tokens.capital(found.first):
        return False
    if _starts(tokens, found.first):
        return False
    before = tokens.capital(found.first - 1) and not _starts(tokens, found.first - 1)
    return before or tokens.capital(found.number.end)


def _plural(tokens: Tokens, found: Amount) -> bool:
    """the 90s, in his 60s; the over-65s are an age."""
    if not (tokens.glued(found.end) and tokens.at_word("years_suffix", found.end)):
        return False
    at = found.first - 1
    at -= at > 0 and tokens.word[at] in _HYPHENS
    return at < 0 or tokens.word[at] not in tokens.lexicon.context["age_bound"]


_CHECKS = (_plural, is_labelled, _dated, _is_year, _bracketed, _named, _aged, _one, _spelled_year)


def reference_end(tokens: Tokens, found: Amount) -> int:
    """Return the token after a reference and the second half that a dash ties to it: 2009–14, 5-7 May."""
    end = found.end
    tied = tokens.word[end] in _HYPHENS and tokens.glued(end) and tokens.glued(end + 1)
    return end + 2 if tied and tokens.is_digits(end + 1) else end


def is_score(tokens: Tokens, low: Amount, high: Amount) -> bool:
    """Say whether a-b is a score, a vote, a span of years or a date and no range."""
    if low.unit is not None:
        return False
    if high.value <= 31 and _is_month(tokens, high.end):
        return True
    if tokens.word[low.end] not in _HYPHENS:
        return False
    both = tokens.word[low.number.first], tokens.word[high.number.first]
    if all(len(word) == 4 and word.isdecimal() and 1500 <= int(word) <= 2100 for word in both):
        return True
    if len(both[0]) == 4 and both[0].isdecimal() and low.value > 1500 and high.value < 100:
        return True
    telephone = (len(both[0]), len(both[1])) == (3, 4) and not _counts(tokens, high)
    if low.value >= high.value or telephone:
        return True
    words = tokens.lexicon.context["score_word"]
    near = (*tokens.word[max(0, low.first - 3) : low.first], tokens.word[high.end])
    return high.value < 200 and any(word in words for word in near) and not _counts(tokens, high)
