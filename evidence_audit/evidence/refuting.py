"""Figures that a passage states only to deny them: `it is a myth that 40 per cent`."""

import re
from functools import cache

from evidence_audit.evidence.lexicon import phrases

_CLAUSE = re.compile(r"[;:]\s|\bbut\b|\bin fact\b|\bactually\b|[.!?]\s|\s[–—]\s", re.IGNORECASE)
_NOT = re.compile(r"\b(?:not|never|rather than|instead of)\s+(?:the\s+)?\Z", re.IGNORECASE)
"""Stands right before a figure that is denied: `not 40 per cent but 12`."""


def is_refuted(text: str, start: int, end: int) -> bool:
    """Tell whether the clause around `start` to `end` says that what it states is not so."""
    before = max((edge.end() for edge in _CLAUSE.finditer(text, 0, start)), default=0)
    after = _CLAUSE.search(text, end)
    clause = text[before : after.start() if after else len(text)]
    return _refutes().search(clause) is not None or _NOT.search(text[before:start]) is not None


@cache
def _refutes() -> "re.Pattern[str]":
    return re.compile(rf"\b(?:{'|'.join(phrases('refuting'))})", re.IGNORECASE)
