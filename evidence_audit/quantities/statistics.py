"""Figures of statistics: p < 0.05, n = 1,012, 95% CI 1.2–1.9, SD 4.2."""

from evidence_audit.quantities.lexicon import Unit
from evidence_audit.quantities.tokens import Tokens

_SIGNS = frozenset("=<>≤≥≈:")
_BRACKETS = frozenset("([,")
_BETWEEN = frozenset("([,=:;")
_NEAR = 3
"""A whole number is a ratio only so close to the word: a ratio of 3."""
_ENDS = frozenset(".;?!")
_RATIO_REACH = 16
"""Words between `hazard ratio` and its value: for the highest versus the lowest intake."""


def statistic(tokens: Tokens, first: int, end: int) -> str | None:
    """Return the statistic that a figure is the value of, as written (`p`, `CI`, `SD`), or None."""
    return _ahead(tokens, first) or _behind(tokens, end)


def is_ratio(tokens: Tokens, first: int) -> bool:
    """Say whether a bare figure is a ratio by name: a hazard ratio of 0.76 (95% CI 0.61–0.94), OR 2.04."""
    before, abbreviations = tokens.word[first - 1], tokens.lexicon.context["ratio_abbreviation"]
    linked = before in tokens.lexicon.context["ratio_link"]
    named = linked or before in _BRACKETS or before in tokens.lexicon.context["statistic_alone"]
    if not named:
        return False
    interval = _ahead(tokens, first) is not None
    linked |= interval
    for at in range(first - 1, max(-1, first - _RATIO_REACH), -1):
        word = tokens.word[at]
        if tokens.is_digits(at) and not interval:
            return False
        if word in abbreviations and tokens.raw(at, at + 1).isupper():
            return interval or (at >= first - 2 and "." in tokens.word[first])
        if word in tokens.lexicon.context["ratio_name"]:
            return linked and ("." in tokens.word[first] or first - at <= _NEAR)
        if word in _ENDS:
            return False
    return False


def borrowed(tokens: Tokens, first: int) -> Unit | None:
    """Return the unit of the figure that a bracket explains: 63 years (IQR 51–72), 58 kg (SD 12)."""
    at = first - 1
    while at > 0 and (tokens.word[at] in _BETWEEN or tokens.word[at] in tokens.lexicon.context["spread"]):
        at -= 1
    named = tokens.word[at + 1 : first]
    if not any(word in tokens.lexicon.context["spread"] for word in named) or "(" not in named:
        return None
    for start in range(at, max(0, at - 3), -1):
        unit = tokens.lexicon.units.after(tokens.word, start)
        if unit is not None and unit[1] == at + 1 and tokens.is_digits(start - 1):
            return unit[0]
    return None


def _ahead(tokens: Tokens, first: int) -> str | None:
    at = first - 1
    if tokens.word[at].isalpha() and tokens.word[at] not in tokens.lexicon.context["statistic_alone"]:
        return None
    while at > 0 and tokens.word[at] in _BRACKETS:
        at -= 1
    signed = at > 0 and tokens.word[at] in _SIGNS
    while at > 0 and tokens.word[at] in _SIGNS:
        at -= 1
    names = tokens.lexicon.context["statistic" if signed else "statistic_alone"]
    if at < 0 or tokens.word[at] not in names:
        return None
    return tokens.raw(at, at + 1)


def _behind(tokens: Tokens, end: int) -> str | None:
    """Return `CI` in 95% CI."""
    found = tokens.lexicon.context["statistic_alone"]
    if tokens.word[end] in found:
        return tokens.raw(end, end + 1)
    if tokens.word[end] in tokens.lexicon.context["statistic_first"]:
        return tokens.raw(end, end + 2)
    return None
