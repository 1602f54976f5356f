"""The operators of a page that place text, carried out; all others are passed over.

Written for this house because pdfminer.six's own carries out what draws lines, colours and
pictures too, and copies its state for each string: this one takes a quarter of the time.
"""

from collections.abc import Callable, Mapping
from copy import copy
from itertools import pairwise
from typing import Any

from pdfminer.pdftypes import PDFStream, dict_value, list_value, resolve1
from pdfminer.psparser import LIT, PSLiteral, literal_name
from pdfminer.utils import decode_text

from evidence_audit.documents.pdf_content import operations
from evidence_audit.documents.pdf_fonts import Font, Fonts
from evidence_audit.documents.pdf_pen import IDENTITY, Matrix, Pen, TextState, times
from evidence_audit.documents.pdf_streams import content_of

_MAX_DEPTH, _MAX_FORMS = 8, 5_000
"""Forms within forms, and forms on a page."""
_FORM = LIT("Form")
_SAID = LIT("ActualText")


class Interpreter:
    """Carries out content streams; what they draw is in the pen's `drawn`."""

    def __init__(self, fonts: Fonts, pen: Pen) -> None:
        self._fonts, self._pen = fonts, pen
        self._forms = 0

    def draw(
        self, content: bytes, resources: dict[str, Any], paper: Matrix, within: tuple[int, ...] = ()
    ) -> None:
        """Carry out a content stream; `within` are the forms that it is drawn in.

        Raises EnoughError where it draws more than any page does, and whatever a broken file provokes.
        """
        canvas = _Canvas(resources, self._fonts, self._pen, paper)
        for operator, operands in operations(content):
            if operator == b"Do":
                if operands:
                    self._draw_form(operands[-1], canvas, within)
                continue
            if operator == b"BDC":
                canvas.mark(*operands)
                continue
            carry_out, wanted = _OPERATORS[operator]
            if len(operands) >= wanted:
                carry_out(canvas, *operands[len(operands) - wanted :])

    def _draw_form(self, name: object, canvas: "_Canvas", within: tuple[int, ...]) -> None:
        form = resolve1(dict_value(canvas.resources.get("XObject")).get(literal_name(name)))
        if not isinstance(form, PDFStream) or form.get("Subtype") is not _FORM:
            return
        number = form.objid or 0
        self._forms += 1
        if self._forms > _MAX_FORMS or len(within) >= _MAX_DEPTH or number in within:
            return  # forms that draw themselves never end
        stated = tuple(resolve1(number) for number in list_value(form.get("Matrix")))
        paper = times(stated if len(stated) == 6 else IDENTITY, canvas.state.paper)
        # before PDF 1.2 a form had those of its page
        resources = dict_value(form.get("Resources")) or canvas.resources
        self.draw(content_of([form]), resources, paper, (*within, number))


class _Canvas:
    """What operators change while a content stream is carried out."""

    def __init__(self, resources: dict[str, Any], fonts: Fonts, pen: Pen, paper: Matrix) -> None:
        self.resources = resources
        self.state = TextState(paper)
        self._fonts, self._pen = fonts, pen
        self._kept: list[TextState] = []
        self._named: dict[str, Font] = {}
        self._marked: list[tuple[list[int], str]] = []

    def mark(self, *about: Any) -> None:
        """Begin a stretch for which the file may say what it is read as: a ligature, a soft hyphen."""
        stated = about[-1] if about else None
        if isinstance(stated, PSLiteral) and len(about) == 2:
            properties = dict_value(dict_value(self.resources.get("Properties")).get(literal_name(stated)))
            text = resolve1(properties.get("ActualText"))
        else:
            text = next((value for key, value in pairwise(about) if key is _SAID), None)
        self._marked.append((self._pen.marks(), decode_text(text) if isinstance(text, bytes) else ""))

    def end_mark(self) -> None:
        if self._marked:
            marks, text = self._marked.pop()
            said = "".join(sign if sign.isprintable() or sign == "\xad" else " " for sign in text)
            if said.strip():
                self._pen.say(said, marks)

    def keep(self) -> None:
        self._kept.append(copy(self.state))

    def bring_back(self) -> None:
        if self._kept:
            self.state = self._kept.pop()

    def transform(self, *matrix: float) -> None:
        self.state.paper = times(_matrix(matrix), self.state.paper)

    def begin(self) -> None:
        self.state.set_line(IDENTITY)

    def set_line(self, *matrix: float) -> None:
        self.state.set_line(_matrix(matrix))

    def move(self, x: float, y: float) -> None:
        self.state.move(x, y)

    def move_and_lead(self, x: float, y: float) -> None:
        self.state.leading = -y
        self.state.move(x, y)

    def next_line(self) -> None:
        self.state.move(0.0, -self.state.leading)

    def set_font(self, name: object, size: float) -> None:
        key = literal_name(name)
        if key not in self._named:
            self._named[key] = self._fonts.named(key, self.resources)
        self.state.font, self.state.size = self._named[key], size

    def show(self, pieces: Any) -> None:
        if isinstance(pieces, list):
            self._pen.show(self.state, pieces)

    def show_one(self, piece: Any) -> None:
        self._pen.show(self.state, [piece])

    def show_on_next_line(self, piece: Any) -> None:
        self.next_line()
        self.show_one(piece)

    def show_spaced(self, after_space: float, between: float, piece: Any) -> None:
        self.state.after_space, self.state.between = after_space, between
        self.show_on_next_line(piece)


def _matrix(stated: tuple[float, ...]) -> Matrix:
    a, b, c, d, e, f = stated
    return (float(a), float(b), float(c), float(d), float(e), float(f))


def _setting(name: str, share: float = 1.0) -> Callable[[_Canvas, float], None]:
    def carry_out(canvas: _Canvas, number: float) -> None:
        setattr(canvas.state, name, number * share)

    return carry_out


_OPERATORS: Mapping[bytes, tuple[Callable[..., None], int]] = {
    b"BMC": (_Canvas.mark, 0),
    b"EMC": (_Canvas.end_mark, 0),
    b"q": (_Canvas.keep, 0),
    b"Q": (_Canvas.bring_back, 0),
    b"cm": (_Canvas.transform, 6),
    b"BT": (_Canvas.begin, 0),
    b"ET": (_Canvas.begin, 0),
    b"Tc": (_setting("between"), 1),
    b"Tw": (_setting("after_space"), 1),
    b"Tz": (_setting("scaling", 0.01), 1),
    b"TL": (_setting("leading"), 1),
    b"Ts": (_setting("rise"), 1),
    b"Tf": (_Canvas.set_font, 2),
    b"Td": (_Canvas.move, 2),
    b"TD": (_Canvas.move_and_lead, 2),
    b"Tm": (_Canvas.set_line, 6),
    b"T*": (_Canvas.next_line, 0),
    b"Tj": (_Canvas.show_one, 1),
    b"TJ": (_Canvas.show, 1),
    b"'": (_Canvas.show_on_next_line, 1),
    b'"': (_Canvas.show_spaced, 3),
}
