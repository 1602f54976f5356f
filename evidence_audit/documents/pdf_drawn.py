"""What an engine hands over of a PDF: every string of a page with its place, and what lies over it.

All coordinates are points from the page's top left, as people see the page. No engine is
imported here, so that the layout knows none.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from evidence_audit.documents.pdf_frame import Frame
from evidence_audit.model import Box

MAX_GLYPHS = 300_000
"""Of one page. The densest printed page has 20,000; a page over this was made to exhaust us."""
_ASLANT = 0.01
"""Points; rounding alone moves a baseline by less."""


class Look(NamedTuple):
    """How a string is set."""

    base: float
    """Of the baseline, from the top, points."""
    size: float
    """Points."""
    bold: bool


@dataclass(frozen=True, slots=True)
class String:
    """What one operator draws on one baseline. Where it is turned, as if the page were turned for it."""

    text: str
    lefts: list[float]
    """Where the pen is put down for each character."""
    rights: list[float]
    """Where it is taken up after each; the next may begin sooner or later."""
    look: Look

    def __len__(self) -> int:
        return len(self.text)


@dataclass(frozen=True, slots=True)
class Goal:
    """A place in the file that a link leads to."""

    page: int
    """1-based."""
    x: float | None
    """In the file's own coordinates of that page; None where the link leaves it open."""
    y: float | None
    """Upwards; None where the link leaves it open."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """A link laid over the page: to the web or to another place in the file, never both."""

    url: str | None
    goal: Goal | None
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """All that is drawn on a page, in the order of drawing."""

    number: int
    frame: Frame
    upright: tuple[String, ...]
    turned: tuple[tuple[String, ...], ...]
    """Strings that run up, upside down and down the page, a tuple each; empty ones left out."""
    annotations: tuple[Annotation, ...]

    @property
    def width(self) -> float:
        """Points, as seen."""
        return self.frame.width

    @property
    def height(self) -> float:
        """Points, as seen."""
        return self.frame.height


def string(signs: Sequence[str], lefts: list[float], rights: list[float], look: Look) -> String:
    """Return the string that `signs` make; a sign of several characters (a ligature) is shared by them."""
    text = "".join(signs)
    if len(text) != len(signs):
        shares = [
            (left + (right - left) * at / len(sign), left + (right - left) * (at + 1) / len(sign))
            for sign, left, right in zip(signs, lefts, rights, strict=True)
            for at in range(len(sign))
        ]
        lefts, rights = [left for left, _ in shares], [right for _, right in shares]
    return String(text, lefts, rights, look)


def strings_by_base(
    signs: Sequence[str], lefts: list[float], rights: list[float], bases: list[float], look: Look
) -> Iterator[String]:
    """Yield the strings that `signs` make; where they run aslant, each sign has a baseline of its own."""
    start = 0
    for end in range(1, len(signs) + 1):
        if end == len(signs) or abs(bases[end] - bases[start]) > _ASLANT:
            at = look._replace(base=bases[start])
            yield string(signs[start:end], lefts[start:end], rights[start:end], at)
            start = end
