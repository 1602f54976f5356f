"""Where stretches of a document's text stand on its pages, as boxes."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evidence_audit.model import Box, Line, Span

_RAISED_DEPTH = 0.6
"""Share of a line's height, from its top, that raised signs fill."""
_BELOW, _BESIDE = 4.0, 1.5
"""Heights of a line that the next may be further down, and apart, as the number that hangs beside a note."""


@dataclass(frozen=True, slots=True)
class Place:
    """A box on a page."""

    page: int
    """1-based."""
    bbox: Box
    """Points from the top left of the page as it is seen."""


class Places:
    """Finds the boxes of what has ink in `text`, which is the text of `lines` or a blanked copy."""

    def __init__(self, text: str, lines: Sequence[Line]) -> None:
        self._text = text
        self._lines = lines
        self._starts = [line.start for line in lines]

    def pieces(self, span: Span) -> Iterator[Place]:
        """Yield a box for each line that the span has ink on, and whose place is known."""
        for line in self.lines(span):
            text = self._text[max(span.start, line.start) : min(span.end, line.end)]
            start = max(span.start, line.start) + len(text) - len(text.lstrip())
            if line.page is not None and line.bbox is not None:
                yield Place(line.page, _box(line, line.bbox, start, start + len(text.strip())))

    def lines(self, span: Span) -> Iterator[Line]:
        """Yield the lines that the span has ink on, in the order of the text."""
        for at in range(max(bisect_right(self._starts, span.start) - 1, 0), len(self._lines)):
            line = self._lines[at]
            if line.start >= span.end:
                return
            if self._text[max(span.start, line.start) : min(span.end, line.end)].strip():
                yield line

    def stretches(self, span: Span) -> list[Place]:
        """Return the boxes of a span that may run over columns and pages: one for each of them."""
        found: list[Place] = []
        above: Place | None = None
        for piece in self.pieces(span):
            if above is not None and _goes_on(found[-1], above, piece):
                found[-1] = Place(piece.page, _around(found[-1].bbox, piece.bbox))
            else:
                found.append(piece)
            above = piece
        return found

    def raised(self, span: Span) -> list[Place]:
        """Return the boxes of a span that stands above the line: the upper parts of its lines."""
        return [Place(piece.page, _upper(piece.bbox)) for piece in self.pieces(span)]


def _box(line: Line, bbox: Box, start: int, end: int) -> Box:
    if line.edges is None or len(line.edges) < 2:
        return bbox
    edges = line.edges[start - line.start : end - line.start + 1] or line.edges
    return (min(edges), bbox[1], max(edges), bbox[3])  # kerning may set a sign left of the one before it


def _goes_on(so_far: Place, above: Place, piece: Place) -> bool:
    """Say whether a line stands in the column of the line above it in the text, not far below that."""
    if piece.page != above.page:
        return False
    height = max(above.bbox[3] - above.bbox[1], piece.bbox[3] - piece.bbox[1])
    down = piece.bbox[1] - above.bbox[1]
    apart = max(piece.bbox[0] - so_far.bbox[2], so_far.bbox[0] - piece.bbox[2])
    return -height / 2 <= down <= _BELOW * height and apart <= _BESIDE * height


def _around(one: Box, other: Box) -> Box:
    return (min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3]))


def _upper(box: Box) -> Box:
    return (box[0], box[1], box[2], box[1] + _RAISED_DEPTH * (box[3] - box[1]))
