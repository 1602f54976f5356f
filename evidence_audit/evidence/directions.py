"""Which way a figure went: `rose by 3 per cent` and `fell by 3 per cent` are two stories."""

import re

from evidence_audit.evidence.lexicon import word_set

_WORD = re.compile(r"[a-z]+")
_REACH = 60
"""Characters before and after a figure in which its direction is told."""


def direction(text: str, start: int, end: int) -> int:
    """Return 1 where the figure at `start` to `end` went up, -1 where down, 0 for both or neither."""
    words = set(_WORD.findall(text[max(start - _REACH, 0) : end + _REACH].casefold()))
    return bool(words & word_set("up")) - bool(words & word_set("down"))
