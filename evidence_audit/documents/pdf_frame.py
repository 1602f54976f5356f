"""Where on the page as people see it a point of the file's own coordinates lies."""

from collections.abc import Sequence
from dataclasses import dataclass

from evidence_audit.model import Box


@dataclass(frozen=True, slots=True)
class Frame:
    """The part of a page that is shown, and how it is turned."""

    left: float
    """Points, in the file's coordinates, which grow upwards."""
    bottom: float
    right: float
    top: float
    turn: int = 0
    """Degrees clockwise by which a viewer turns the page: 0, 90, 180 or 270."""

    @property
    def width(self) -> float:
        """Points, of the page as seen."""
        return self.right - self.left if self.turn % 180 == 0 else self.top - self.bottom

    @property
    def height(self) -> float:
        """Points, of the page as seen."""
        return self.top - self.bottom if self.turn % 180 == 0 else self.right - self.left

    def seen(self, x: float, y: float) -> tuple[float, float]:
        """Return a point as seen: from the left and from the top."""
        match self.turn % 360:
            case 90:
                return y - self.bottom, x - self.left
            case 180:
                return self.right - x, y - self.bottom
            case 270:
                return self.top - y, self.right - x
            case _:
                return x - self.left, self.top - y

    def box(self, corners: Sequence[float]) -> Box:
        """Return the box around corners (x, y, x, y …), as far as it is on the page."""
        points = [self.seen(x, y) for x, y in zip(corners[::2], corners[1::2], strict=True)]
        xs, ys = [x for x, _ in points], [y for _, y in points]
        return (max(0.0, min(xs)), max(0.0, min(ys)), min(self.width, max(xs)), min(self.height, max(ys)))

    def placed(self, turn: int, x: float, down: float) -> tuple[float, float]:
        """Return how far along its reading direction a point as seen lies, and its depth from the top.

        `turn` is that of the text: 0 upright, 1 upwards, 2 upside down, 3 downwards.
        """
        match turn:
            case 1:
                return self.height - down, x
            case 2:
                return self.width - x, self.height - down
            case 3:
                return down, self.width - x
            case _:
                return x, down

    def heading(self, a: float, b: float) -> tuple[float, float]:
        """Return where text that runs to (a, b) in the file's coordinates runs as seen, upwards positive."""
        match self.turn % 360:
            case 90:
                return b, -a
            case 180:
                return -a, -b
            case 270:
                return -b, a
            case _:
                return a, b


def turn_of(a: float, b: float) -> int:
    """Return 0 for text that runs to the right, 1 upwards, 2 to the left, 3 downwards."""
    if abs(a) >= abs(b):
        return 0 if a >= 0 else 2
    return 1 if b > 0 else 3
