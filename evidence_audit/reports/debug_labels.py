"""Room for labels on a page: each stands where it hides least."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from evidence_audit.model import Box

_STRIP = 24.0
"""Points: what is taken is looked up by strips of the page's height."""
_ON_LABEL = 8.0
"""How much worse it is to hide a label than to hide text."""
_OUTSIDE = 100.0
_NARROW = frozenset(" .,:;'!|ijlftI-/()")
_CROWD, _MANY = 150, 600
"""Boxes in a strip, and labels on a page, from which on no more are looked at: no page that can be
read has as many."""


def width_of(text: str, size: float) -> float:
    """Return the points that `text` takes in Helvetica Bold, or a little more."""
    widths = (
        0.33 if sign in _NARROW else 0.73 if sign.isupper() else 1.0 if sign == "…" else 0.59 for sign in text
    )
    return size * sum(widths)


class Room:
    """Where labels can go on a page of `width` by `height` points that has text under `lines`."""

    def __init__(self, width: float, height: float, lines: Iterable[Box]) -> None:
        self._width, self._height = width, height
        self._labels = 0
        self._taken: dict[int, list[tuple[Box, float]]] = defaultdict(list)
        for line in lines:
            self.take(line, 1.0)

    def take(self, box: Box, weight: float = _ON_LABEL) -> None:
        """Note that `box` is taken; `weight` says how bad it is to hide it."""
        for strip in _strips(box):
            if len(self._taken[strip]) < _CROWD:
                self._taken[strip].append((box, weight))

    def best(self, candidates: Iterable[Box]) -> Box:
        """Take the box that hides least, of the first of equals, and return it."""
        self._labels += 1
        box = min(candidates, key=self._cost) if self._labels <= _MANY else next(iter(candidates))
        self.take(box)
        return box

    def _cost(self, box: Box) -> float:
        if box[0] < 0 or box[1] < 0 or box[2] > self._width or box[3] > self._height:
            return _OUTSIDE * (box[2] - box[0]) * (box[3] - box[1])
        near = {taken for strip in _strips(box) for taken in self._taken[strip]}
        return sum(_common(box, taken) * weight for taken, weight in near)


def around(box: Box, width: float, height: float) -> Iterator[Box]:
    """Yield the places for a label of a block: in the margins, above its corners, inside."""
    left, top, right, bottom = box
    yield (left - width - 1, top, left - 1, top + height)
    yield (left, top - height, left + width, top)
    yield (right + 1, top, right + 1 + width, top + height)
    yield (right - width, top - height, right, top)
    yield (left, bottom, left + width, bottom + height)
    yield (left, top, left + width, top + height)


def beside(box: Box, width: float, height: float) -> Iterator[Box]:
    """Yield the places for a label of a few words within a text: above, below, a little to the sides."""
    left, top, right, bottom = box
    for at in (left, right - width, (left + right - width) / 2, right, left - width):
        yield (at, top - 0.7 * height, at + width, top + 0.3 * height)
        yield (at, bottom - 0.3 * height, at + width, bottom + 0.7 * height)


def _strips(box: Box) -> range:
    return range(int(box[1] // _STRIP), int(box[3] // _STRIP) + 1)


def _common(one: Box, other: Box) -> float:
    """Return the area that two boxes have in common."""
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    return width * height if width > 0 and height > 0 else 0.0
