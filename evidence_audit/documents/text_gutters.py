"""Where a line that may hold two columns is to be cut.

A wide gap near the place where the second column begins is the gap between them. Where the
columns come close, a single space is all that is left of it: then the measure tells where
the left one ends, and the lines around tell what goes on where.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from evidence_audit.documents.measure import edges
from evidence_audit.documents.text_joints import Joints

WIDE = 3
"""Spaces from which a gap parts columns; fewer are those of a line that was filled out."""
NEAR = 4
"""Characters by which the second column may begin sooner than on the lines around."""
LATE = 1.04
"""Share of the measure that a column may seem to fill: widths are estimates."""
_SPACES = re.compile(r"(?<=\S) +(?=\S)")
_TYPICAL = 0.95
"""Share of the measure that a full line takes: it is that of the widest."""
_PER_SPACE, _MOST_SPACES, _PER_COLUMN = 1.0, 5, 0.12
_ALIGNED, _PER_NARROW_COLUMN, _PER_SHARE = 1.5, 0.04, 10.0
"""What a space more, a column astray and a lack in width are worth, found on typeset pages."""
_NEVER = -99.0
_WHOLE, _OVERHANGING, _TOO_WIDE = 0.5, -1.0, -8.0
"""What it is worth to leave a line whole: within its column, beyond it, wider than any column."""
_LIST_NUMBER = re.compile(r"(?:^|\s)\d{1,2}\.$")
_MOST_JOINED = 9.0
"""How much the lines around can be worth, at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What tells where the columns of a line end."""

    begins: float
    """Where the second column begins on the lines around, in characters."""
    measure: float
    """What most columns around are set to."""
    widest: float
    """The widest measure of the document."""
    below: str
    """What the left column goes on with; empty where it ends."""
    above: str
    """What the right column ended with; empty where it begins."""


def cut(text: str, indent: int, around: Surroundings, joints: Joints) -> int:
    """Return where a line's second column begins in its `text`: at its length for none, at 0 for no first."""
    if indent >= around.begins - NEAR:
        return 0
    along = edges(text)
    best, place = _unparted(text, indent, along[-1], around), len(text)
    for gap in _SPACES.finditer(text):
        score = _score(gap, indent + gap.end() - around.begins, along, around)
        if score > best - _MOST_JOINED:
            left, right = text[: gap.start()], text[gap.end() :]
            score += joints.between(left, around.below) + joints.between(around.above, right)
            score -= 2.0 if _LIST_NUMBER.search(left) else 0.0
        if score > best:
            best, place = score, gap.end()
    return place


def _unparted(text: str, indent: int, wide: float, around: Surroundings) -> float:
    if wide > LATE * around.widest:
        return _TOO_WIDE
    return _WHOLE if indent + len(text) <= around.begins + 1 else _OVERHANGING


def _score(gap: re.Match[str], astray: float, along: Sequence[float], around: Surroundings) -> float:
    """Return how much speaks for a gap's being the one between the columns: its size and its place."""
    ours, theirs = along[gap.start()], along[-1] - along[gap.end()]
    sides = (gap.string[: gap.start()], gap.string[gap.end() :])
    # An address may overhang its column.
    if any(
        wide > LATE * around.widest and " " in side for side, wide in zip(sides, (ours, theirs), strict=True)
    ):
        return _NEVER
    if len(gap[0]) >= WIDE:
        return _PER_SPACE * min(len(gap[0]) - 1, _MOST_SPACES) - _PER_COLUMN * abs(astray)
    # A narrow gap is one between columns only where the left one fills its measure.
    score = _ALIGNED if abs(astray) <= 1 else -_PER_NARROW_COLUMN * abs(astray)
    return score + _PER_SPACE * (len(gap[0]) - 1) - _PER_SHARE * abs(_TYPICAL - ours / around.measure)
