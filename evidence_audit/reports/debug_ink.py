"""A page drawn: the boxes of what was seen, the lines between them, the legend, the labels."""

from statistics import median

from evidence_audit.model import Box
from evidence_audit.reports.debug_labels import Room, around, beside, width_of
from evidence_audit.reports.debug_legend import draw_legend
from evidence_audit.reports.debug_marks import Seen
from evidence_audit.reports.debug_pen import WHITE, Pen, Point
from evidence_audit.reports.debug_sheets import Drawn, Sheet
from evidence_audit.reports.debug_styles import INK, STYLES, draw_box

_LABEL = 0.47
"""Size of labels as a share of the height of the page's lines."""
_SMALLEST, _LARGEST = 5.0, 14.0
"""Points."""
_LONGEST = 24
"""Signs of a label; ids of notes that are called by names are longer."""
_PAD, _TIGHT = 1.2, 0.3
"""Points between a block, or words within one, and their box."""


def operators(sheet: Sheet) -> bytes:
    """Return the operators that draw `sheet`, for a page whose bottom left is 0, 0."""
    pen, size = Pen(sheet.height), _size(sheet)
    room = Room(sheet.width, sheet.height, sheet.lines)
    for drawn in sheet.drawn:
        draw_box(pen, _padded(drawn), STYLES[drawn.seen])
    for start, end in sheet.leaps:
        pen.arrow(*_from_foot_to_top(start, end), STYLES[Seen.PARAGRAPH].colour, head=size)
    for start, end in sheet.cites:
        pen.line(*_shortest(start, end), STYLES[Seen.MUST].colour)
    if sheet.legend:
        draw_legend(pen, sheet, room, 1.2 * size)
    for drawn in sheet.drawn:
        if drawn.label:
            _draw_label(pen, drawn, room, size)
    if sheet.remark:
        pen.words(sheet.remark, Point(2 * size, sheet.height - 2 * size), INK, size=size)
    return pen.operators()


def _size(sheet: Sheet) -> float:
    """Return the size of labels, in points: that of slides is larger than that of books."""
    heights = [bottom - top for _, top, _, bottom in sheet.lines]
    return min(max(_LABEL * median(heights or [12.0]), _SMALLEST), _LARGEST)


def _padded(drawn: Drawn) -> Box:
    left, top, right, bottom = drawn.bbox
    pad = _TIGHT if STYLES[drawn.seen].within else _PAD
    return (left - pad, top - pad, right + pad, bottom + pad)


def _draw_label(pen: Pen, drawn: Drawn, room: Room, size: float) -> None:
    """Write a label where it hides least; what stands within a text has room for a short one only."""
    style, box = STYLES[drawn.seen], _padded(drawn)
    words = drawn.label if len(drawn.label) <= _LONGEST else f"{drawn.label[: _LONGEST - 1]}…"
    width, height = width_of(words, size) + 0.2 * size, 1.1 * size
    best = room.best(beside(box, width, height) if style.within else around(box, width, height))
    pen.fill(best, WHITE, "/S6")
    start = Point(best[0] + 0.1 * size, best[3] - 0.25 * size)
    pen.words(words, start, style.colour, size=size, font="/B")


def _from_foot_to_top(start: Box, end: Box) -> tuple[Point, Point]:
    return Point((start[0] + start[2]) / 2, start[3]), Point((end[0] + end[2]) / 2, end[1])


def _shortest(start: Box, end: Box) -> tuple[Point, Point]:
    """Return where a line between two boxes in a text begins and ends: along the foot of a common line."""
    if abs(start[3] - end[3]) < (start[3] - start[1]) / 2:
        left, right = (start, end) if start[0] < end[0] else (end, start)
        return Point(left[2], left[3]), Point(right[0], left[3])
    if start[3] < end[3]:
        return Point((start[0] + start[2]) / 2, start[3]), Point((end[0] + end[2]) / 2, end[1])
    return Point((start[0] + start[2]) / 2, start[1]), Point((end[0] + end[2]) / 2, end[3])
