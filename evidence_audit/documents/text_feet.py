"""Where the notes at the foot of a column begin, told from their numbers and their smaller print."""

import re
from collections.abc import Sequence

from evidence_audit.documents.measure import width

_NUMBER = re.compile(r"(\d{1,3})(?:\s+(?=[^\W\d_a-z]|[‘“\"'(]|https?:)|$)")
_SMALL = 1.05
"""Share of the measure above which a line must be of smaller print: more characters fit."""
_FEWEST = 2
"""Notes that show themselves by counting up; a single one must be of smaller print."""


def feet(lines: Sequence[str], measure: float) -> int:
    """Return the index of the line with which a column's notes begin; the number of lines for none.

    `measure` is that of the body. What is left of a note of the column before stands above
    the first number, and is told by its print alone.
    """
    first, count = _counting(lines)
    if first == len(lines):
        return first
    small = [at for at, line in enumerate(lines) if width(line) > _SMALL * measure]
    if count < _FEWEST and not any(at > first for at in small):
        return len(lines)
    while first and (first - 1 in small or (lines[first - 1] and first - 2 in small)):
        first -= 1
    return first


def _counting(lines: Sequence[str]) -> tuple[int, int]:
    """Return the first of the numbers that count up to the last one of a column, and how many they are."""
    first, number, count = len(lines), 0, 0
    for at in range(len(lines) - 1, -1, -1):
        match = _NUMBER.match(lines[at])
        if match is None or (count == 0 and not any(lines[at + 1 :])):
            continue  # a page number has nothing below
        if count and int(match[1]) != number - 1:
            continue
        first, number, count = at, int(match[1]), count + 1
    return first, count
