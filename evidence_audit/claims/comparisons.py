"""Comparisons: `against 4.2 times in 1999` is challenged as much as the figure it is held against."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from evidence_audit.claims.levels import Ruling
from evidence_audit.claims.lists import stated
from evidence_audit.model import Level, Quantity

_BEFORE = 80
"""Characters before a figure in which the words of comparison stand."""
_SHARED = Ruling(level=Level.MUST, reason="held against a figure that must have a source")

Ruled = tuple[Quantity, Ruling]


def levelled(text: str, ruled: Sequence[Ruled]) -> list[Ruled]:
    """Return the figures of the sentence `text` with those that are compared on one level.

    A figure is compared with the nearest one of its kind before it. Where one of the two
    is a `must`, the other is too, unless it is a `may` for a reason of its own, as a target is.
    """
    found = list(ruled)
    for first, second in _compared(text, ruled):
        (left, told_of_left), (right, told_of_right) = found[first], found[second]
        if told_of_left.level is Level.MUST and _yields(told_of_right):
            found[second] = right, _SHARED
        elif told_of_right.level is Level.MUST and _yields(told_of_left):
            found[first] = left, _SHARED
    return found


def _compared(text: str, ruled: Sequence[Ruled]) -> Iterator[tuple[int, int]]:
    """Yield the indexes of each two figures of a kind between which there are words of comparison."""
    for kind in {quantity.kind for quantity, _ in ruled}:
        alike = [index for index, (quantity, _) in enumerate(ruled) if quantity.kind is kind]
        yield from (pair for pair in pairwise(alike) if _is_compared(text, ruled[pair[1]][0]))


def _is_compared(text: str, quantity: Quantity) -> bool:
    before = text[max(quantity.start - _BEFORE, 0) : quantity.start].rstrip()
    if quantity.modifier:
        before = before.removesuffix(quantity.modifier).rstrip()
    return _words().search(before) is not None


def _yields(ruling: Ruling) -> bool:
    return ruling.level is Level.MAY and ruling.reason in stated("levels.toml")["comparisons"]["yielding"]


@cache
def _words() -> re.Pattern[str]:
    return re.compile(f"(?:{stated('levels.toml')['comparisons']['before']})$", re.IGNORECASE)
