"""A copy of a PDF with what the reader saw drawn over its pages.

It is drawn as content of the pages, not as annotations, so that every viewer shows it. What was there
is kept as it is and not parsed: a form of our own is drawn after it.
"""

import io
import logging
from collections.abc import Iterable, Mapping, Sequence

from pypdf import PdfReader, PdfWriter
from pypdf.errors import DependencyError, FileNotDecryptedError
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    PdfObject,
)

from evidence_audit.errors import DocumentError
from evidence_audit.model import Document
from evidence_audit.reports import debug_ink
from evidence_audit.reports.debug_pdf_page import BROKEN, draw_after, matrix_of
from evidence_audit.reports.debug_pen import FONTS, SHADES
from evidence_audit.reports.debug_sheets import Sheet, sheets_of

_REPAIR = "open it in a viewer, save it anew and give that"


def render(document: Document, content: bytes) -> bytes:
    """Return the PDF in `content`, which `document` was read from, with all that was seen drawn over it.

    A protection against changes is left out of the copy. Raises DocumentError where `document` is no
    PDF, or `content` cannot be opened or written, or has not the pages that were read.
    """
    if document.format != "pdf":
        raise DocumentError(document.path, "it is no PDF, there are no pages to draw on", "give a PDF")
    # Its warnings are about the standard and mean nothing to a reader of the pages.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    drawn = io.BytesIO()
    try:
        writer = PdfWriter(clone_from=PdfReader(io.BytesIO(content)))
        _draw(writer, document)
        writer.write(drawn)
    except (DependencyError, FileNotDecryptedError) as error:
        raise DocumentError(
            document.path, "it is encrypted", "save a copy without the password and give that"
        ) from error
    except BROKEN as error:
        reason = "it is damaged, nothing can be drawn on its pages"
        raise DocumentError(document.path, reason, _REPAIR) from error
    return drawn.getvalue()


def _draw(writer: PdfWriter, document: Document) -> None:
    sheets, pages = sheets_of(document), list(writer.pages)
    if len(pages) < len(sheets):
        reason = f"it is damaged: {len(sheets)} pages were read, and only {len(pages)} can be drawn on"
        raise DocumentError(document.path, reason, _REPAIR)
    resources = writer._add_object(_resources())
    for page, sheet in zip(pages, sheets, strict=False):
        matrix = matrix_of(page, (sheet.width, sheet.height))
        if matrix is None:
            reason = f"it is damaged: page {sheet.number} has not the size with which it was read"
            raise DocumentError(document.path, reason, _REPAIR)
        form = DecodedStreamObject()
        form.set_data(debug_ink.operators(sheet))
        packed = form.flate_encode()
        packed.update(_form_facts(sheet, matrix, resources))
        draw_after(writer, page, writer._add_object(packed))


def _resources() -> DictionaryObject:
    """Return the fonts and graphics states that the operators use."""
    fonts = {
        name: _dictionary(Type="/Font", Subtype="/Type1", BaseFont=font, Encoding="/WinAnsiEncoding")
        for name, font in FONTS.items()
    }
    states = {
        name: DictionaryObject(
            {
                NameObject("/ca"): FloatObject(shade),
                NameObject("/CA"): FloatObject(shade),
                NameObject("/BM"): NameObject("/Normal"),
                NameObject("/SMask"): NameObject("/None"),
            }
        )
        for name, shade in SHADES.items()
    }
    return _dictionary(Font=_named(fonts), ExtGState=_named(states))


def _form_facts(sheet: Sheet, matrix: Sequence[float], resources: IndirectObject) -> DictionaryObject:
    return _dictionary(
        Type="/XObject",
        Subtype="/Form",
        BBox=_numbers((0.0, 0.0, sheet.width, sheet.height)),
        Matrix=_numbers(matrix),
        Resources=resources,
    )


def _dictionary(**entries: PdfObject | str) -> DictionaryObject:
    return _named(
        {f"/{key}": NameObject(value) if isinstance(value, str) else value for key, value in entries.items()}
    )


def _named(entries: Mapping[str, PdfObject]) -> DictionaryObject:
    return DictionaryObject({NameObject(name): entry for name, entry in entries.items()})


def _numbers(numbers: Iterable[float]) -> ArrayObject:
    return ArrayObject(FloatObject(number) for number in numbers)
