"""The fonts as PDFium knows them: what each of their characters is read as, and how wide it is."""

import ctypes
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from evidence_audit.documents import pdfium_calls as pdfium
from evidence_audit.documents.pdf_signs import UNKNOWN, is_bold, readable


@dataclass(slots=True)
class Font:
    """A font; what is known of its characters grows with what is read."""

    handle: int
    name: str
    """Lower case."""
    bold: bool
    signs: dict[str, str] = field(default_factory=dict)
    """What is read for each character that PDFium gives; ligatures are several."""
    widths: dict[str, float] = field(default_factory=dict)
    """How far each takes the pen, in sizes of the font."""
    is_plain: bool = True
    """So far each character is read for itself."""

    def learn(self, char: str, *, sign: str, width: float) -> None:
        """Keep what a character is read as, and how wide it is."""
        self.signs[char], self.widths[char] = sign, width
        self.is_plain = self.is_plain and sign == char


_SUBSET = re.compile(r"[a-z]{6}\+")


class Fonts:
    """The fonts of a file, each asked about as seldom as can be."""

    def __init__(self) -> None:
        self._on_page: dict[int, Font] = {}
        self._subsets: dict[str, Font] = {}

    def turn_page(self) -> None:
        """Forget the handles: PDFium may use them again for other fonts."""
        self._on_page = {}

    def of(self, string: int) -> Font:
        """Return the font of a string, by its handle."""
        handle = pdfium.string_font(string)
        if handle not in self._on_page:
            name = pdfium.written(pdfium.font_name, handle).rstrip(b"\0").decode("utf-8", "replace").lower()
            font = Font(handle, name, is_bold(name))
            if _SUBSET.match(name):  # a name that no other font of the file has
                font = self._subsets.setdefault(name, font)
                font.handle = handle
            self._on_page[handle] = font
        return self._on_page[handle]


def sign_of(char: str, font: Font, text: int, at: int) -> str:
    """Return what the character at `at` of the page's text is read as."""
    if pdfium.char_is_unknown(text, at):
        # Fonts of pictures of letters have no name, and their codes are mostly those of the letters.
        return char if not font.name and char.isascii() and char.isprintable() else UNKNOWN
    return readable(char.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace"), font.name)


def width_of(char: str, font: Font) -> float | None:
    """Return how far a character takes the pen, in sizes of the font; None where PDFium does not know."""
    width = ctypes.c_float()
    # Asked for a ligature by its code, PDFium gives the width of anything.
    if len(char) > 1 or not pdfium.sign_width(font.handle, ord(char), 1.0, ctypes.addressof(width)):
        return None
    return width.value


def said_instead(string: int) -> str:
    """Return what the file says that a string is read as (`ActualText`); empty where it says nothing."""
    length = ctypes.c_ulong()
    for at in range(pdfium.count_marks(string)):
        mark, key = pdfium.string_mark(string, at), b"ActualText"
        if pdfium.mark_says(mark, key, None, 0, ctypes.addressof(length)):
            said = ctypes.create_string_buffer(length.value)
            pdfium.mark_says(mark, key, ctypes.addressof(said), length.value, ctypes.addressof(length))
            return said.raw.decode("utf-16" if said.raw[:1] in (b"\xfe", b"\xff") else "latin-1", "replace")
    return ""


def hyphen_of(string: int, chars: Sequence[str]) -> str:
    """Return which hyphen a string at the end of a line has: PDFium gives the same for plain and soft ones.

    `chars` are those of the page.
    """
    if said_instead(string) == "\xad":
        return "\xad"
    # A page on which all other hyphens are soft ones has no plain one.
    return "\xad" if "\xad" in chars and "-" not in chars else "-"
