"""The pen: where the strings of a page are written down, by the state that the operators have set."""

import math
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from evidence_audit.documents.pdf_drawn import MAX_GLYPHS, Look, String, string, strings_by_base
from evidence_audit.documents.pdf_fonts import Font
from evidence_audit.documents.pdf_frame import Frame, turn_of

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class EnoughError(Exception):
    """The page draws more glyphs than any page does."""


def times(one: Matrix, other: Matrix) -> Matrix:
    """Return the matrix that does what `one` does and then what `other` does."""
    a, b, c, d, e, f = one
    p, q, r, s, t, u = other
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


@dataclass(slots=True)
class TextState:
    """What operators set for the strings that come after them."""

    paper: Matrix
    """From where things are written to where they are seen, upwards."""
    line: Matrix = IDENTITY
    """Of the line of text."""
    pen: float = 0.0
    """How far on the line the pen is."""
    font: Font | None = None
    size: float = 0.0
    between: float = 0.0
    """Space between signs."""
    after_space: float = 0.0
    """More of it after a space."""
    scaling: float = 1.0
    """Across: 1 is as the font has it."""
    leading: float = 0.0
    rise: float = 0.0

    def move(self, x: float, y: float) -> None:
        """Go to the next line, so far from the start of this one."""
        a, b, c, d, e, f = self.line
        self.set_line((a, b, c, d, x * a + y * c + e, x * b + y * d + f))

    def set_line(self, line: Matrix) -> None:
        """Go to the start of a line."""
        self.line, self.pen = line, 0.0


class _Run(NamedTuple):
    """Signs of a string, and from where to where each takes the pen along its line."""

    signs: list[str]
    starts: list[float]
    ends: list[float]


@dataclass(slots=True)
class Pen:
    """Writes down what is drawn on a page."""

    frame: Frame
    drawn: list[list[String]] = field(default_factory=lambda: [[], [], [], []])
    """Strings that read upright, upwards, upside down and downwards."""
    _signs: int = 0

    def show(self, state: TextState, pieces: list[Any]) -> None:
        """Write a string down; `pieces` are bytes, and numbers that move the pen. Raises EnoughError."""
        font = state.font
        if font is None:
            return
        run = _advance(state, font, pieces)
        self._signs += len(run.signs)
        if self._signs > MAX_GLYPHS:
            raise EnoughError
        if run.signs:
            a, b, c, d, e, f = times(state.line, state.paper)
            e, f = c * state.rise + e, d * state.rise + f
            look = Look(self.frame.height - f, abs(state.size) * math.hypot(c, d), font.bold)
            if font.is_vertical:
                self._put_column(run, (c, d, e, f), look)
            elif b == 0 and a * state.size * state.scaling > 0:
                lefts, rights = ([a * x + e for x in xs] for xs in run[1:])
                self.drawn[0].append(string(run.signs, lefts, rights, look))
            else:
                self._put_turned(run, (a, b, e, f), look)

    def _put_turned(self, run: _Run, matrix: tuple[float, ...], look: Look) -> None:
        """Write down a string that runs upwards, upside down, downwards or aslant."""
        a, b, e, f = matrix
        stretch = math.hypot(a, b)
        if run.ends[-1] < run.starts[0]:  # type of a negative size runs backwards
            a, b = -a, -b
            run = _Run(run.signs, [-x for x in run.starts], [-x for x in run.ends])
        turn = turn_of(a, b)
        places = [self.frame.placed(turn, a * x + e, self.frame.height - (b * x + f)) for x in run.starts]
        lefts = [along for along, _ in places]
        rights = [
            left + (end - start) * stretch
            for left, start, end in zip(lefts, run.starts, run.ends, strict=True)
        ]
        self.drawn[turn] += strings_by_base(run.signs, lefts, rights, [base for _, base in places], look)

    def _put_column(self, run: _Run, matrix: tuple[float, ...], look: Look) -> None:
        """Write down a string of a font that runs downwards, sign by sign."""
        c, d, e, f = matrix
        for sign, y in zip(run.signs, run.starts, strict=True):
            x, half = c * y + e, look.size / 2
            at = look._replace(base=self.frame.height - (d * y + f))
            self.drawn[0].append(string([sign], [x - half], [x + half], at))

    def marks(self) -> list[int]:
        """Return how many strings there are, to come back to with `say`."""
        return [len(strings) for strings in self.drawn]

    def say(self, text: str, marks: list[int]) -> None:
        """Put `text` in the place of the strings since `marks`, where these stand on one baseline."""
        for strings, count in zip(self.drawn, marks, strict=True):
            said = strings[count:]
            if not said or "".join(one.text for one in said).split() == text.split():
                continue
            if all(abs(one.look.base - said[0].look.base) < said[0].look.size / 10 for one in said):
                lefts, rights = (
                    [x for one in said for x in one.lefts],
                    [x for one in said for x in one.rights],
                )
                strings[count:] = [string([text], [min(lefts)], [max(rights)], said[0].look)]


def _advance(state: TextState, font: Font, pieces: list[Any]) -> _Run:
    """Move the pen past a string; return its signs."""
    signs: list[str] = []
    starts: list[float] = []
    ends: list[float] = []
    step, between = state.size * state.scaling, state.between * state.scaling
    after_space = 0.0 if font.is_wide else state.after_space * state.scaling
    at = state.pen
    for piece in pieces:
        if isinstance(piece, bytes):
            for code in font.codes(piece):
                sign, width = font[code]
                if sign:
                    signs.append(sign)
                    starts.append(at)
                    at += width * step
                    ends.append(at)
                else:
                    at += width * step
                at += between
                if code == 32:
                    at += after_space
        elif isinstance(piece, float):
            at -= piece * step / 1000
    state.pen = at
    return _Run(signs, starts, ends)
