"""Numbers that are no figures: what names, dates, lists or numbers something."""

from evidence_audit.quantities import dates, labels
from evidence_audit.quantities.counted import is_plural
from evidence_audit.quantities.reading import Amount, Form
from evidence_audit.quantities.tokens import Tokens

_HYPHENS = frozenset("-–")
_CLOSERS = frozenset((")", "]", "."))
_LISTED = 4
"""So many bare numbers with commas between them and no noun after them count nothing in a draw."""
_DRAW_REACH = 8
"""Words between `draw` and its numbers."""
_MARKERS = 40
"""Tokens of the longest list of markers in brackets: [14, 22-25]."""


def is_reference(tokens: Tokens, found: Amount) -> bool:
    """Say whether a bare number is named by the words around it and counts nothing."""
    if labels.is_titled(tokens, found):
        return True
    if is_lettered(tokens, found):
        if labels.is_brand(tokens, found):
            return True
        version = labels.is_version(tokens, found) or labels.is_named(tokens, found)
        return labels.is_labelled(tokens, found) or ("." in tokens.word[found.number.first] and version)
    if found.unit is not None or found.number.form not in (Form.DIGITS, Form.WORDS):
        return False
    if found.number.scale != 1:
        return False
    return any(check(tokens, found) for check in _CHECKS)


def is_lettered(tokens: Tokens, found: Amount) -> bool:
    """Say whether magnitude or unit is a letter glued on that may belong to a name: Fig. 3b, isotope 14C."""
    last = found.end - 1
    letter = len(tokens.word[last]) == 1 and tokens.glued(last) and tokens.word[last].isalpha()
    return letter and found.first == found.number.first == last - 1


def _bracketed(tokens: Tokens, found: Amount) -> bool:
    """[14], (14) and (2010): a marker, a year; 1. and 1) at the start of a line. `( 66 )` is a figure."""
    before, after = tokens.word[found.first - 1], tokens.word[found.end]
    if after not in _CLOSERS:
        return False
    fenced = before == "[" and after == "]"
    fenced |= before == "(" and after == ")" and (tokens.glued(found.first) or found.value > 1500)
    if fenced and found.value < 2100 and "," not in tokens.word[found.number.first]:
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


def _plural(tokens: Tokens, found: Amount) -> bool:
    """the 90s, in his 60s, the Under-21s of a club; the over-65s are an age."""
    if not (tokens.glued(found.end) and tokens.at_word("years_suffix", found.end)):
        return False
    at = found.first - 1
    at -= at > 0 and tokens.word[at] in _HYPHENS
    return at < 0 or tokens.word[at] not in tokens.lexicon.context["age_bound"] or labels.is_team(tokens, at)


_CHECKS = (
    _plural,
    labels.is_labelled,
    dates.is_date,
    dates.is_year,
    _bracketed,
    labels.is_named,
    _one,
    dates.is_spelled_year,
    labels.is_address,
    labels.is_version,
    labels.is_volume,
)


def reference_end(tokens: Tokens, found: Amount) -> int:
    """Return the token after a reference and the second half that a dash ties to it: 2009–14, 5-7 May."""
    end = found.end
    tied = tokens.word[end] in _HYPHENS and tokens.glued(end) and tokens.glued(end + 1)
    return end + 2 if tied and tokens.is_digits(end + 1) else end


def list_end(tokens: Tokens, at: int) -> int | None:
    """Return the token after a list that counts nothing and begins at token `at`: [14, 22-25]; a draw."""
    if tokens.word[at - 1] == "[":
        return _markers_end(tokens, at)
    return _draw_end(tokens, at) if tokens.word[at].isdecimal() else None


def _markers_end(tokens: Tokens, at: int) -> int | None:
    for place in range(at, at + _MARKERS):
        word = tokens.word[place]
        if word == "]":
            return place + 1
        if not (word.replace(",", "").isdecimal() or word in _HYPHENS or word in (",", ";")):
            return None
    return None


def _is_drawn(tokens: Tokens, at: int) -> bool:
    drawn = tokens.lexicon.context["draw"]
    return any(word in drawn for word in tokens.word[max(0, at - _DRAW_REACH) : at])


def _draw_end(tokens: Tokens, at: int) -> int | None:
    """Return the token after 4, 11, 19, 23, 38 and 45 where a draw is spoken of and no noun follows."""
    if tokens.word[at + 1] != "," or not _is_drawn(tokens, at):
        return None
    numbers, place = 1, at + 1
    while tokens.word[place] == "," or tokens.at_word("and", place):
        place += 1 + (tokens.word[place] == "," and tokens.at_word("and", place + 1))
        if not (tokens.word[place].isdecimal() and len(tokens.word[place]) < 3):
            return None if tokens.is_digits(place) else (place - 1 if numbers >= _LISTED else None)
        numbers, place = numbers + 1, place + 1
    bare = tokens.word[place] in tokens.lexicon.context["ended"] and not is_plural(tokens, place)
    return place if numbers >= _LISTED and bare else None
