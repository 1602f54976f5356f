"""Figures of statistics: p < 0.05, n = 1,012, 95% CI 1.2–1.9, SD 4.2."""

from evidence_audit.quantities.tokens import Tokens

_SIGNS = frozenset("=<>≤≥≈:")
_BRACKETS = frozenset("([,")


def statistic(tokens: Tokens, first: int, end: int) -> str | None:
    """Return the statistic that a figure is the value of, as written (`p`, `CI`, `SD`), or None."""
    return _ahead(tokens, first) or _behind(tokens, end)


def _ahead(tokens: Tokens, first: int) -> str | None:
    at = first - 1
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
