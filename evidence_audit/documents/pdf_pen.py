"""The pen: writes down where each glyph of a page goes, as pdfminer.six draws it."""

import math
import re
from typing import Any, NamedTuple

from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.utils import Matrix, Point

MAX_GLYPHS = 300_000
"""Of one page. The densest printed page has 20,000; a page over this was made to exhaust us."""
_MAX_DEPTH, _MAX_FORMS = 8, 5_000
"""Forms within forms, and forms on a page."""

_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_PICTURES = re.compile("dingbat|wingding|webding")
_BOLD = re.compile("bold|black|heavy")
# Codes that Windows-1252 does not use are bullets, says the PDF standard.
_UNUSED = frozenset((127, 129, 141, 143, 144, 157))
# Fonts without a proper table give Windows-1252 codes for bullets, quotes and dashes.
_CONTROL: dict[int, str | None] = dict.fromkeys((*range(32), *range(127, 160))) | {
    code: bytes([code]).decode("cp1252") for code in range(128, 160) if code not in _UNUSED
}


class Glyph(NamedTuple):
    """A sign as drawn. In a rotated run, as if the page were turned until it reads upright."""

    text: str
    """One character or more (ligatures); empty for a sign without meaning."""
    x0: float
    x1: float
    base: float
    """Of the baseline, from the top."""
    size: float
    bold: bool
    run: int = 0
    """Number of the string that it was drawn with."""


class EnoughError(Exception):
    """The page draws more glyphs than any page does."""


class Pen(PDFTextDevice):
    """Writes down where each glyph goes."""

    def __init__(self, resources: PDFResourceManager, width: float, height: float) -> None:
        super().__init__(resources)
        self.glyphs: list[list[Glyph]] = [[], [], [], []]
        self._width, self._height = width, height
        self._outer: list[Any] = []
        self._forms = self._runs = 0
        self._known: dict[int, tuple[PDFFont, bool, dict[int, tuple[str, float]]]] = {}

    def begin_figure(self, name: str, bbox: Any, matrix: Any) -> None:
        """Enter a form."""
        self._outer.append(self.ctm)
        self._forms += 1

    def end_figure(self, name: str) -> None:
        """Leave a form."""
        # pdfminer goes on with the matrix of the form; text drawn after it would be misplaced.
        self.ctm = self._outer.pop()

    def may_go_on(self) -> bool:
        """Say whether another form may be drawn: those that draw themselves never end."""
        return len(self._outer) <= _MAX_DEPTH and self._forms <= _MAX_FORMS

    def render_string_horizontal(  # noqa: PLR0913  # pdfminer's own signature
        self,
        seq: Any,
        matrix: Matrix,
        pos: Point,
        font: PDFFont,
        fontsize: float,
        scaling: float,
        charspace: float,
        wordspace: float,
        rise: float,
        dxscale: float,
        ncs: Any,
        graphicstate: Any,
    ) -> Point:
        """Write down the glyphs of a string; return where the next one starts."""
        a, b, c, d, e, f = matrix
        x, y = pos
        turn = _turn(a, b)
        stretch = math.hypot(a, b)
        size = abs(fontsize) * math.hypot(c, d)
        bold, known = self._font(font)
        put = self.glyphs[turn].append
        self._runs = run = self._runs + 1
        spaced = False
        for piece in seq:
            if isinstance(piece, int | float):
                x -= piece * dxscale
                spaced = True
                continue
            if not isinstance(piece, bytes):
                continue
            for cid in font.decode(piece):
                if spaced:
                    x += charspace
                text, width = known.get(cid) or self._glyph(font, known, cid)
                advance = width * fontsize * scaling
                along, base = self._place(turn, a * x + c * (y + rise) + e, b * x + d * (y + rise) + f)
                if text:
                    x0, x1 = sorted((along, along + advance * stretch))
                    put(Glyph(text, x0, x1, base, size, bold, run))
                x += advance
                if cid == 32 and wordspace:
                    x += wordspace
                spaced = True
        if len(self.glyphs[turn]) > MAX_GLYPHS:
            raise EnoughError
        return (x, y)

    def render_char(  # noqa: PLR0913  # pdfminer's own signature
        self,
        matrix: Matrix,
        font: PDFFont,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: Any,
        graphicstate: Any,
    ) -> float:
        """Write down a glyph of a font that runs downwards."""
        _, known = self._font(font)
        text, width = known.get(cid) or self._glyph(font, known, cid)
        x, base = self._place(0, matrix[4], matrix[5])
        size = abs(fontsize) * math.hypot(matrix[2], matrix[3])
        if text:
            self.glyphs[0].append(Glyph(text, x - size / 2, x + size / 2, base, size, bold=False))
        return float(width * fontsize * scaling)

    def _place(self, turn: int, x: float, y: float) -> tuple[float, float]:
        """Return how far along its reading direction a point lies, and its depth from the top."""
        if turn == 0:
            return x, self._height - y
        if turn == 1:
            return y, x
        if turn == 2:
            return self._width - x, y
        return self._height - y, self._width - x

    def _font(self, font: PDFFont) -> tuple[bool, dict[int, tuple[str, float]]]:
        # The font is kept beside its id, so that no other can take the id while the page lasts.
        if id(font) not in self._known:
            name = str(getattr(font, "fontname", "")).lower()
            self._known[id(font)] = (font, bool(_BOLD.search(name)), {})
        _, bold, known = self._known[id(font)]
        return bold, known

    @staticmethod
    def _glyph(font: PDFFont, known: dict[int, tuple[str, float]], cid: int) -> tuple[str, float]:
        try:
            text = font.to_unichr(cid)
        except PDFUnicodeNotDefined:
            text = "•" if cid in _UNUSED and not font.is_multibyte() else "\ufffd"
        # Picture fonts draw bullets and arrows where they say `z` or `n`.
        if text.isascii() and _PICTURES.search(str(getattr(font, "fontname", "")).lower()):
            text = "•" if text.strip() else text
        text = text.translate(_LIGATURES).translate(_CONTROL)
        known[cid] = (text, font.char_width(cid))
        return known[cid]


def _turn(a: float, b: float) -> int:
    """Return 0 for text that reads upright, 1 upwards, 2 upside down, 3 downwards."""
    if abs(a) >= abs(b):
        return 0 if a >= 0 else 2
    return 1 if b > 0 else 3
