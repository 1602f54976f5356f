"""PDF: what is drawn on the pages, read in the order in which people read."""

import re
from collections.abc import Mapping, Sequence

from evidence_audit.documents.dates import FIRST_PAGES, printed_date
from evidence_audit.documents.formats import File
from evidence_audit.documents.lines import superscripts
from evidence_audit.documents.pdf_file import DrawnFile
from evidence_audit.documents.pdf_layout import LaidPage, lay_out
from evidence_audit.documents.pdf_text import assemble
from evidence_audit.errors import DocumentError, NoTextLayerError
from evidence_audit.model import Document, Span

_UNTITLED = re.compile(
    r"^(?:untitled|microsoft (?:word|powerpoint)|powerpoint|document|title|slide|print)\b"
    r"|\.\w{2,5}$|^[\W\d_]*$",
    re.IGNORECASE,
)
_STAMP = re.compile(r"^(?:D:)?(\d{4})(\d{2})?(\d{2})?")


def read(file: File) -> Document:
    """Return the document in `file`.

    Raises DocumentError where it is encrypted, damaged or without pages, and
    NoTextLayerError where all of its pages are pictures.
    """
    drawn = DrawnFile(file.content, file.path)
    facts = drawn.facts()
    pages = lay_out(drawn.pages())
    if not pages:
        raise DocumentError(file.path, "it is damaged or has no pages", "download or save it again")
    assembly = assemble(pages)
    text = assembly.text
    if not text.strip() and drawn.is_damaged:
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
        title=_title(facts, pages),
        published=printed_date(text[:FIRST_PAGES]) or _stamp(facts),
        pages=tuple(assembly.pages),
        lines=tuple(assembly.lines),
        blocks=tuple(assembly.blocks),
        raised=_without_overlap([*assembly.raised, *superscripts(text)]),
        links=tuple(assembly.links),
        asides=tuple(assembly.asides),
    )


def _title(facts: Mapping[str, str], pages: Sequence[LaidPage]) -> str | None:
    """Return the stated title unless it is the name of a file, else the largest rows of page 1."""
    stated = " ".join(facts.get("Title", "").split())
    if stated and not _UNTITLED.search(stated):
        return stated
    rows = [row for row in pages[0].rows() if re.search(r"[^\W\d_]{2}", row.text)]
    if not rows:
        return None
    largest = max(row.size for row in rows)
    title = " ".join(" ".join(row.text.split()) for row in rows if row.size >= 0.95 * largest)
    return title if len(title) <= 200 else None


def _stamp(facts: Mapping[str, str]) -> str | None:
    """Return the day on which the file was made, as ISO date; None where it does not say."""
    match = _STAMP.match(facts.get("CreationDate", ""))
    if not match or not "1980" <= match[1] <= "2100":
        return None
    return "-".join(part for part in match.groups() if part)


def _without_overlap(spans: Sequence[Span]) -> tuple[Span, ...]:
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return tuple(kept)
