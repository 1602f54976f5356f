"""The legend on the first page: what each colour means, and how many there are."""

from collections.abc import Iterator
from dataclasses import dataclass

from evidence_audit.model import Box
from evidence_audit.reports.debug_labels import Room, width_of
from evidence_audit.reports.debug_pen import WHITE, Pen, Point
from evidence_audit.reports.debug_sheets import Sheet
from evidence_audit.reports.debug_styles import INK, STYLES, Style, draw_box

TITLE = "What the reader saw"
_KEY = (
    "1, 2, 3: the order of reading",
    "thin arrow: what is read next",
    "thin line: a figure and its marker",
)
_LEADING = 1.4
_SHAPES = ((1, 0.5, 0.5), (2, 0.7, 0.33), (3, 0.96, 0.25))
"""Columns, and the shares of the page's width and height that they may take."""
_READABLE = 0.9
"""Share of the size to which a legend in several columns may shrink."""


@dataclass(frozen=True, slots=True)
class _Shape:
    """A legend laid out in columns."""

    entries: tuple[tuple[Style | None, str], ...]
    """With the colour that each explains; None for a remark."""
    columns: int
    size: float
    """Of its words, in points."""

    @property
    def rows(self) -> int:
        """Rows of entries, under the title."""
        return -(-len(self.entries) // self.columns)

    @property
    def widest(self) -> float:
        """Points that a column takes."""
        return self.size * (3 + max(width_of(words, 1.0) for _, words in self.entries))

    @property
    def width(self) -> float:
        """Points."""
        return self.columns * self.widest

    @property
    def height(self) -> float:
        """Points."""
        return self.size * _LEADING * (self.rows + 1.7)


def draw_legend(pen: Pen, sheet: Sheet, room: Room, size: float) -> None:
    """Draw the legend in words of `size` points, or smaller, where it hides least of the page."""
    found = {box: shape for shape in _shapes(sheet, size) for box in _places(sheet, shape)}
    paper = room.best(found)
    shape, row = found[paper], _LEADING * found[paper].size
    pen.fill(paper, WHITE, "/S9")
    pen.edge(paper, INK)
    pen.words(TITLE, Point(paper[0] + shape.size, paper[1] + row), INK, size=shape.size, font="/B")
    for at, (style, words) in enumerate(shape.entries):
        column, down = divmod(at, shape.rows)
        start = Point(paper[0] + column * shape.widest, paper[1] + row * (down + 2))
        _draw_entry(pen, start, shape.size, style, words)


def _draw_entry(pen: Pen, start: Point, size: float, style: Style | None, words: str) -> None:
    if style is not None:
        draw_box(pen, (start.x + size, start.y - 0.8 * size, start.x + 2.2 * size, start.y), style)
    pen.words(words, Point(start.x + (2.6 if style else 1.0) * size, start.y), INK, size=size)


def _shapes(sheet: Sheet, size: float) -> Iterator[_Shape]:
    """Yield the ways to lay the legend out, the slimmest first; a wide one only if it can be read."""
    kinds = tuple((STYLES[seen], f"{seen.value}: {number}") for seen, number in sheet.legend)
    entries = (*kinds, *((None, words) for words in _KEY))
    for columns, across, down in _SHAPES:
        whole = _Shape(entries, columns, 1.0)
        fitting = min(size, across * sheet.width / whole.width, down * sheet.height / whole.height)
        if columns == 1 or fitting >= _READABLE * size:
            yield _Shape(entries, columns, fitting)


def _places(sheet: Sheet, shape: _Shape) -> Iterator[Box]:
    """Yield places for a legend: down the right edge of the page, then down its left edge, its middle."""
    free = (0.96 * sheet.width - shape.width, 0.96 * sheet.height - shape.height)
    for across in (1.0, 0.0, 0.5):
        for down in range(13):
            left, top = 0.02 * sheet.width + across * free[0], 0.02 * sheet.height + down / 12 * free[1]
            yield (left, top, left + shape.width, top + shape.height)
