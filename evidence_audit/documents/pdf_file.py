"""An open PDF: every glyph of a page with its place and size, and the links laid over it.

pdfminer.six parses the file; its layout analysis is left out, because it takes half of
the time and tears superscripts and hanging numbers from their lines. All coordinates
that leave this module are points from the page's top left, as people see the page.
"""

import io
import logging
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from pdfminer.pdfdocument import PDFDocument, PDFPasswordIncorrect, PDFXRefFallback
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1
from pdfminer.psexceptions import PSException
from pdfminer.utils import decode_text

from evidence_audit.documents.pdf_content import TextInterpreter
from evidence_audit.documents.pdf_links import Annotation, annotations_of
from evidence_audit.documents.pdf_pen import EnoughError, Glyph, Pen
from evidence_audit.errors import DocumentError

# What pdfminer lets through on files that break the standard, beside its own exceptions.
_BROKEN = (
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
_REPAIR = "open it in a viewer and save it anew, or download it again"


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """All that is drawn on a page, in the order of drawing."""

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    sideways: tuple[tuple[Glyph, ...], ...]
    """Glyphs that run up, upside down and down the page, a tuple each; empty ones left out."""
    annotations: tuple[Annotation, ...]


class DrawnFile:
    """An open PDF. Raises DocumentError where it cannot be opened at all."""

    def __init__(self, content: bytes, name: str) -> None:
        # Its warnings are about the standard and mean nothing to a reader of the text.
        logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
        try:
            self._document = PDFDocument(PDFParser(io.BytesIO(content)), password="")
        except PDFPasswordIncorrect as error:
            raise DocumentError(
                name, "it is encrypted with a password", "save a copy without the password and give that"
            ) from error
        except _BROKEN as error:
            raise DocumentError(
                name, "it is damaged or cut off, no PDF can be read from it", _REPAIR
            ) from error
        self._name = name

    @property
    def is_damaged(self) -> bool:
        """Whether its table of contents had to be guessed: what is missing then was lost."""
        return any(isinstance(table, PDFXRefFallback) for table in self._document.xrefs)

    def facts(self) -> dict[str, str]:
        """Return the file's own metadata (`Title`, `CreationDate` …) that is text; `{}` for none."""
        found: dict[str, str] = {}
        for entry in self._document.info:
            for key, raw in entry.items():
                stated = resolve1(raw)
                if isinstance(stated, bytes):
                    found[key] = decode_text(stated).strip("\x00 \t\r\n")
        return found

    def pages(self) -> Iterator[DrawnPage]:
        """Yield the pages in order; a page that breaks off is yielded as far as it was drawn.

        Raises DocumentError where the list of pages itself is broken from the start.
        """
        resources = PDFResourceManager()
        number = 0
        try:
            for number, page in enumerate(PDFPage.create_pages(self._document), 1):
                yield _drawn(page, number, resources)
        except _BROKEN as error:
            if number == 0:
                raise DocumentError(
                    self._name, "it is damaged, none of its pages can be read", _REPAIR
                ) from error


def _drawn(page: PDFPage, number: int, resources: PDFResourceManager) -> DrawnPage:
    page.mediabox = page.cropbox  # what a viewer shows
    x0, y0, x1, y1 = page.mediabox
    width, height = (x1 - x0, y1 - y0) if page.rotate % 180 == 0 else (y1 - y0, x1 - x0)
    device = Pen(resources, width, height)
    try:
        TextInterpreter(resources, device).process_page(page)
    except (*_BROKEN, EnoughError):
        pass  # what was drawn until then is still good text
    upright, *sideways = (tuple(device.glyphs[turn]) for turn in range(4))
    return DrawnPage(
        number=number,
        width=width,
        height=height,
        glyphs=upright,
        sideways=tuple(glyphs for glyphs in sideways if glyphs),
        annotations=tuple(_annotations(page, width, height)),
    )


def _annotations(page: PDFPage, width: float, height: float) -> Iterator[Annotation]:
    try:
        yield from annotations_of(page, width, height)
    except _BROKEN:
        return
