"""Boxes, lines and words as the operators of a PDF page.

What is drawn comes in points from the page's top left; a PDF counts from the bottom left, so it is
turned over here. The names that the operators use for fonts and graphics states are in `FONTS` and
`SHADES`.
"""

import math
from typing import NamedTuple

from evidence_audit.model import Box

FONTS = {"/F": "/Helvetica", "/B": "/Helvetica-Bold"}
"""Every viewer has them."""
SHADES = {"/S1": 0.1, "/S3": 0.3, "/S6": 0.6, "/S9": 0.9, "/SX": 1.0}
"""How opaque each graphics state makes ink."""
ENCODING = "cp1252"


class Colour(NamedTuple):
    """Red, green and blue, each 0 to 1."""

    red: float
    green: float
    blue: float

    def __str__(self) -> str:
        return f"{self.red:.2f} {self.green:.2f} {self.blue:.2f}"


class Point(NamedTuple):
    """Points from the left and from the top."""

    x: float
    y: float


WHITE = Colour(1.0, 1.0, 1.0)


class Pen:
    """Collects the operators of a page that is `height` points high."""

    def __init__(self, height: float) -> None:
        self._height = height
        self._done: list[str] = []

    def operators(self) -> bytes:
        """Return what draws all that was drawn so far, on a page whose bottom left is 0, 0."""
        return "\n".join(self._done).encode(ENCODING, "replace")

    def fill(self, box: Box, colour: Colour, shade: str) -> None:
        """Paint over a box, as opaquely as `SHADES` says."""
        self._put(f"{shade} gs {colour} rg {self._area(box)} f")

    def edge(self, box: Box, colour: Colour, *, dashed: bool = False) -> None:
        """Draw the edge of a box."""
        dashes = "[1.6 1] 0 d " if dashed else ""
        self._put(f"/SX gs {colour} RG 0.4 w {dashes}{self._area(box)} S")

    def line(self, start: Point, end: Point, colour: Colour) -> None:
        """Draw a thin line."""
        self._put(f"/S6 gs {colour} RG 0.7 w {self._at(start)} m {self._at(end)} l S")

    def arrow(self, start: Point, end: Point, colour: Colour, *, head: float) -> None:
        """Draw a thin line with a head that is `head` points long."""
        self.line(start, end, colour)
        length = math.dist(start, end) or 1.0
        along, down = head * (end.x - start.x) / length, head * (end.y - start.y) / length
        back = Point(end.x - along, end.y - down)
        corners = (Point(back.x - down / 3, back.y + along / 3), Point(back.x + down / 3, back.y - along / 3))
        path = " ".join(f"{self._at(corner)} l" for corner in corners)
        self._put(f"/S6 gs {colour} rg {self._at(end)} m {path} f")

    def words(self, text: str, start: Point, colour: Colour, *, size: float, font: str = "/F") -> None:
        """Write words from `start`, which is on their baseline."""
        shown = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        self._put(f"/SX gs BT {font} {size:.2f} Tf {colour} rg {self._at(start)} Td ({shown}) Tj ET")

    def _at(self, point: Point) -> str:
        return f"{point.x:.2f} {self._height - point.y:.2f}"

    def _area(self, box: Box) -> str:
        left, top, right, bottom = box
        return f"{left:.2f} {self._height - bottom:.2f} {right - left:.2f} {bottom - top:.2f} re"

    def _put(self, operators: str) -> None:
        self._done.append(f"q {operators} Q")
