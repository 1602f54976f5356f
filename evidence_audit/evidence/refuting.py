"""Figures that a passage states only to deny them: `it is a myth that 40 per cent`."""

import re
from functools import cache, lru_cache

from evidence_audit.evidence.lexicon import phrases

_CLAUSE = re.compile(r"[;:]\s|\bbut\b|\bin fact\b|\bactually\b|[.!?]\s|\s[–—]\s", re.IGNORECASE)
_NOT = re.compile(r"\b(?:not|never|rather than|instead of)\s+(?:the\s+)?\Z", re.IGNORECASE)
"""Stands right before a figure that is denied: `not 40 per cent but 12`."""
_AHEAD = 20
"""Characters before a figure in which that stands."""
_CLAUSE_OR_PAUSE = re.compile(
    rf"{_CLAUSE.pattern}|,\s|\b(?:and|that|who|which|because|while|although|if)\b", re.IGNORECASE
)
_NEGATION = re.compile(r"\b(?:not|never|cannot)\b|n['’]t\b", re.IGNORECASE)


def is_refuted(text: str, start: int, end: int) -> bool:
    """Tell whether the clause around `start` to `end` says that what it states is not so."""
    edges = _edges(text)
    before = max((last for _, last in edges if last <= start), default=0)
    after = min((first for first, _ in edges if first >= end), default=len(text))
    clause = text[before:after]
    return _refutes_itself(clause) or _NOT.search(text, max(before, start - _AHEAD), start) is not None


@lru_cache(maxsize=1024)
def _edges(text: str) -> tuple[tuple[int, int], ...]:
    """Return where the clauses of a text are parted."""
    return tuple(edge.span() for edge in _CLAUSE.finditer(text))


@lru_cache(maxsize=1024)  # the figures of one clause ask the same
def _refutes_itself(clause: str) -> bool:
    return _refutes().search(clause) is not None


@cache
def _refutes() -> "re.Pattern[str]":
    return re.compile(rf"\b(?:{'|'.join(phrases('refuting'))})", re.IGNORECASE)


def negates(text: str) -> bool:
    """Tell whether there is a `not` or the like anywhere in a text."""
    return _NEGATION.search(text) is not None


def is_negated(text: str, end: int) -> bool:
    """Tell whether what is said behind a figure that ends at `end` is said not to be so: `did not agree`."""
    after = _CLAUSE_OR_PAUSE.search(text, end)
    return _NEGATION.search(text, end, after.start() if after else len(text)) is not None
