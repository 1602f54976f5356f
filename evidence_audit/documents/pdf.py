"""PDF: what is drawn on the pages, read in the order in which people read."""

import re
from collections.abc import Sequence

from evidence_audit.documents.dates import FIRST_PAGES, printed_date
from evidence_audit.documents.formats import File
from evidence_audit.documents.lines import superscripts
from evidence_audit.documents.pdf_layout import LaidPage, lay_out
from evidence_audit.documents.pdf_overlays import landed
from evidence_audit.documents.pdf_parts import Part, draw
from evidence_audit.documents.pdf_text import assemble
from evidence_audit.errors import DocumentError, NoTextLayerError
from evidence_audit.model import Document, Span


def read(file: File) -> Document:
    """Return the document in `file`.

    Raises DocumentError where it is encrypted, damaged or without pages, and
    NoTextLayerError where all of its pages are pictures.
    """
    drawn = file.drawn or (draw(Part(name=file.path, content=file.content, engine=file.engine)),)
    facts = drawn[0].facts
    pages = lay_out([page for part in drawn for page in part.pages])
    if not pages:
        raise DocumentError(file.path, "it is damaged or has no pages", "download or save it again")
    assembly = assemble(pages)
    text = assembly.text
    if not text.strip() and drawn[0].is_damaged:
        raise DocumentError(
            file.path, "it is damaged or cut off, its text is lost", "download or save it again"
        )
    if not text.strip():
        raise NoTextLayerError(
            file.path,
            f"none of its {len(pages)} pages holds text that can be read, they seem to be pictures",
            "run OCR over it, or download it again if a viewer shows text",
        )
    return Document(
        path=file.path,
        format="pdf",
        sha256=file.sha256,
        text=text,
        title=facts.title or _largest(pages[0]),
        published=printed_date(text[:FIRST_PAGES]) or facts.published or facts.made,
        language=facts.language,
        pages=tuple(assembly.pages),
        lines=tuple(assembly.lines),
        blocks=tuple(assembly.blocks),
        raised=_without_overlap([*assembly.raised, *superscripts(text)]),
        links=tuple(assembly.links),
        jumps=landed(
            assembly.jumps,
            [frame for part in drawn for frame in part.frames],
            assembly.lines,
            text,
        ),
        asides=tuple(assembly.asides),
    )


def _largest(page: LaidPage) -> str | None:
    """Return the largest rows of a page as its title; None where they are too much for one."""
    rows = [row for row in page.rows() if re.search(r"[^\W\d_]{2}", row.text)]
    if not rows:
        return None
    largest = max(row.size for row in rows)
    title = " ".join(" ".join(row.text.split()) for row in rows if row.size >= 0.95 * largest)
    return title if len(title) <= 200 else None


def _without_overlap(spans: Sequence[Span]) -> tuple[Span, ...]:
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return tuple(kept)
