"""An open PDF: every glyph of a page with its place and size, and the links laid over it.

pdfminer.six parses the file; its layout analysis is left out, because it takes half of
the time and tears superscripts and hanging numbers from their lines. All coordinates
that leave this module are points from the page's top left, as people see the page.
"""

import logging
from collections.abc import Iterator
from typing import Self

from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.utils import decode_text

from evidence_audit.documents.pdf_document import Document
from evidence_audit.documents.pdf_drawn import DrawnPage
from evidence_audit.documents.pdf_fonts import BROKEN, Fonts
from evidence_audit.documents.pdf_frame import Frame
from evidence_audit.documents.pdf_interpreter import Interpreter
from evidence_audit.documents.pdf_links import Links
from evidence_audit.documents.pdf_pages import Page, Pages
from evidence_audit.documents.pdf_pen import EnoughError, Matrix, Pen
from evidence_audit.documents.pdf_streams import content_of
from evidence_audit.errors import DocumentError

_REPAIR = "open it in a viewer and save it anew, or download it again"


class DrawnFile:
    """An open PDF. Raises DocumentError where it cannot be opened at all."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass  # all of it is memory

    def __init__(self, content: bytes, name: str) -> None:
        # Its warnings are about the standard and mean nothing to a reader of the text.
        logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
        try:
            self._document = Document(content)
        except PDFPasswordIncorrect as error:
            raise DocumentError(
                name, "it is encrypted with a password", "save a copy without the password and give that"
            ) from error
        except BROKEN as error:
            raise DocumentError(
                name, "it is damaged or cut off, no PDF can be read from it", _REPAIR
            ) from error
        self._name = name

    @property
    def is_damaged(self) -> bool:
        """Whether its table of contents had to be guessed: what is missing then was lost."""
        return self._document.is_salvaged

    @property
    def count(self) -> int:
        """How many pages the file says it has; 0 where it does not say."""
        try:
            count = resolve1(resolve1(self._document.catalog["Pages"])["Count"])
        except BROKEN:
            return 0
        return count if isinstance(count, int) else 0

    def facts(self) -> dict[str, str]:
        """Return the file's own metadata (`Title`, `CreationDate`, `Lang` …) that is text; `{}` for none."""
        found: dict[str, str] = {}
        for entry in (*self._document.info, {"Lang": self._document.catalog.get("Lang")}):
            for key, raw in entry.items():
                stated = resolve1(raw)
                if isinstance(stated, bytes):
                    found[key] = decode_text(stated).strip("\x00 \t\r\n")
        return found

    def packet(self) -> bytes:
        """Return the file's XMP metadata; empty for none."""
        try:
            packet = resolve1(self._document.catalog.get("Metadata"))
            return packet.get_data() if isinstance(packet, PDFStream) else b""
        except BROKEN:
            return b""

    def pages(self, first: int = 1, last: int | None = None) -> Iterator[DrawnPage]:
        """Yield the pages from `first` to `last`; one that breaks off as far as it was drawn.

        Raises DocumentError where the list of pages itself is broken from the start.
        """
        fonts, pages = Fonts(), Pages(self._document)
        links = Links(self._document, pages)
        number = 0
        try:
            for page in pages.between(first, last):
                number = page.number
                yield _drawn(page, fonts, links)
        except BROKEN as error:
            if number == 0:
                raise DocumentError(
                    self._name, "it is damaged, none of its pages can be read", _REPAIR
                ) from error


def _drawn(page: Page, fonts: Fonts, links: Links) -> DrawnPage:
    frame = page.frame
    pen = Pen(frame)
    try:
        Interpreter(fonts, pen).draw(content_of(page.contents), page.resources, _paper(frame))
    except (*BROKEN, EnoughError):
        pass  # what was drawn until then is still good text
    upright, *turned = (tuple(strings) for strings in pen.drawn)
    return DrawnPage(
        number=page.number,
        frame=frame,
        upright=upright,
        turned=tuple(strings for strings in turned if strings),
        annotations=tuple(links.on(page, frame)),
    )


def _paper(frame: Frame) -> Matrix:
    """Return how the file's coordinates become those of the page as seen, upwards."""
    match frame.turn:
        case 90:
            return (0.0, -1.0, 1.0, 0.0, -frame.bottom, frame.right)
        case 180:
            return (-1.0, 0.0, 0.0, -1.0, frame.right, frame.top)
        case 270:
            return (0.0, 1.0, -1.0, 0.0, frame.top, -frame.left)
        case _:
            return (1.0, 0.0, 0.0, 1.0, -frame.left, -frame.bottom)
