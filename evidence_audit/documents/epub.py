"""EPUB: the chapters in the order of the book, its notes found across them, without cover and contents."""

from dataclasses import replace

from evidence_audit.documents.dates import FIRST_PAGES, printed_date
from evidence_audit.documents.epub_book import page_of
from evidence_audit.documents.epub_spine import spine_of
from evidence_audit.documents.formats import File
from evidence_audit.documents.html_document import Facts, document_of
from evidence_audit.documents.html_facts import iso
from evidence_audit.documents.html_hidden import written_out
from evidence_audit.documents.html_notes import notes_of
from evidence_audit.documents.html_text import text_of
from evidence_audit.documents.packages import Package
from evidence_audit.errors import DocumentError
from evidence_audit.model import Document


def read(file: File) -> Document:
    """Return the document in `file`. Raises DocumentError where it is no EPUB, locked or damaged."""
    package = Package(file, "EPUB")
    spine = spine_of(package, file.path)
    if not spine.files:
        raise DocumentError(
            file.path, "it has no chapter that could be read", "save it anew, or give a PDF of it"
        )
    root = page_of(package, spine.files, file.path)
    hidden = written_out(root)
    page = text_of(root, "", "")
    # a line of a file in the archive would tell nobody where to look
    page.lines = [replace(line, number=None, column=1) for line in page.lines]
    facts = Facts(
        title=spine.title,
        published=iso(spine.date or "") or printed_date(page.text[:FIRST_PAGES]),
        language=(spine.language or "").lower().replace("_", "-").partition("-")[0] or None,
    )
    return document_of(file, "epub", page, notes_of(page, hidden), facts)
