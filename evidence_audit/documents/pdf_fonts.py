"""The fonts of a PDF that pdfminer.six has opened: what each code is read as, and how wide it is."""

import struct
import zlib
from collections.abc import Iterable
from typing import Any

from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdftypes import PDFObjRef, dict_value
from pdfminer.psexceptions import PSException

from evidence_audit.documents.pdf_signs import UNKNOWN, UNUSED, is_bold, readable
from evidence_audit.documents.pdf_widths import FontMaker

# What pdfminer lets through on files that break the standard, beside its own exceptions.
BROKEN = (
    PSException,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    NotImplementedError,
    RecursionError,
    TypeError,
    ValueError,
    EOFError,
    OSError,
    struct.error,
    zlib.error,
)


class Font(dict[int, tuple[str, float]]):
    """What each code is read as, and how far it takes the pen in sizes of the font; filled as asked."""

    def __init__(self, font: PDFFont) -> None:
        super().__init__()
        self._font = font
        self._name = str(getattr(font, "fontname", "")).lower()
        self.bold = is_bold(self._name)
        self.is_wide = font.is_multibyte()
        """Whether its codes take several bytes: then a space is as any other sign."""
        self.is_vertical = font.is_vertical()

    def __missing__(self, code: int) -> tuple[str, float]:
        try:
            text = self._font.to_unichr(code)
        except PDFUnicodeNotDefined:
            text = "•" if code in UNUSED and not self.is_wide else UNKNOWN
        width = self._font.char_width(code)
        self[code] = found = (readable(text, self._name), float(width))
        return found

    def codes(self, string: bytes) -> Iterable[int]:
        """Return the codes that a string of a content stream holds."""
        return self._font.decode(string)


class Fonts:
    """The fonts of a file, each read once."""

    def __init__(self) -> None:
        self._manager = FontMaker()
        self._known: dict[int, Font] = {}

    def named(self, name: str, resources: dict[Any, Any]) -> Font:
        """Return the font that `resources` hold under `name`; a plain one for what is missing or broken."""
        try:
            stated = dict_value(resources.get("Font"))[name]
            number = stated.objid if isinstance(stated, PDFObjRef) else 0
            if number not in self._known:
                font = Font(self._manager.get_font(number or None, dict_value(stated)))
                if not number:
                    return font
                self._known[number] = font
            return self._known[number]
        except BROKEN:
            return self._plain()

    def _plain(self) -> Font:
        if 0 not in self._known:
            self._known[0] = Font(self._manager.get_font(None, {}))
        return self._known[0]
