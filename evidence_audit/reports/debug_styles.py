"""The colours of what was seen, and whether its boxes are filled, dashed or tight."""

from dataclasses import dataclass

from evidence_audit.model import Box
from evidence_audit.reports.debug_marks import Seen
from evidence_audit.reports.debug_pen import Colour, Pen

INK = Colour(0.15, 0.15, 0.15)
"""Of words about the page."""


@dataclass(frozen=True, slots=True)
class Style:
    """How things of one kind are drawn."""

    colour: Colour
    shade: str | None = None
    """Of the filling; None for an empty box."""
    dashed: bool = False
    within: bool = False
    """It stands within a line of text: its box is tight, its label on the edge of that line."""


STYLES = {
    Seen.PARAGRAPH: Style(Colour(0.12, 0.36, 0.75)),
    Seen.HEADING: Style(Colour(0.45, 0.15, 0.65), "/S1"),
    Seen.ITEM: Style(Colour(0.0, 0.5, 0.6)),
    Seen.CELL: Style(Colour(0.6, 0.4, 0.1), "/S1"),
    Seen.CAPTION: Style(Colour(0.45, 0.45, 0.0), "/S1"),
    Seen.CODE: Style(Colour(0.3, 0.3, 0.3), "/S1"),
    Seen.MUST: Style(Colour(0.85, 0.47, 0.0), "/S3", within=True),
    Seen.MAY: Style(Colour(0.85, 0.47, 0.0), "/S1", dashed=True, within=True),
    Seen.MARKER: Style(Colour(0.8, 0.0, 0.45), "/S1", within=True),
    Seen.LOST: Style(Colour(0.9, 0.0, 0.0), "/S3", within=True),
    Seen.RAISED: Style(Colour(0.9, 0.0, 0.0), dashed=True, within=True),
    Seen.NOTE: Style(Colour(0.1, 0.5, 0.2), "/S1"),
    Seen.URL: Style(Colour(0.0, 0.6, 0.5), "/S1", within=True),
    Seen.WORKS: Style(Colour(0.35, 0.45, 0.4), "/S1", dashed=True),
    Seen.INTERRUPTION: Style(Colour(0.7, 0.3, 0.5), dashed=True),
    Seen.HEAD: Style(Colour(0.45, 0.45, 0.45), "/S1"),
}


def draw_box(pen: Pen, box: Box, style: Style) -> None:
    """Draw a box in the manner of its kind."""
    if style.shade:
        pen.fill(box, style.colour, style.shade)
    pen.edge(box, style.colour, dashed=style.dashed)
