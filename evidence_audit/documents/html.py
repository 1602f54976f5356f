"""HTML: every text node of the page in the order of its source, tables row by row."""

from urllib.parse import urljoin

from lxml import etree

from evidence_audit.documents.dates import FIRST_PAGES, printed_date, said_date
from evidence_audit.documents.formats import File
from evidence_audit.documents.html_document import Facts, document_of
from evidence_audit.documents.html_facts import language_of, published_of, title_of
from evidence_audit.documents.html_hidden import written_out
from evidence_audit.documents.html_notes import notes_of
from evidence_audit.documents.html_page import PageText
from evidence_audit.documents.html_source import decoded, tree
from evidence_audit.documents.html_text import text_of
from evidence_audit.model import Document, blanked


def read(file: File) -> Document:
    """Return the document in `file`; broken markup is repaired as browsers do. Raises DocumentError."""
    source = decoded(file.content, file.charset)
    root = tree(source, file.path)
    if root is None:
        return Document(path=file.path, format="html", sha256=file.sha256, text="")
    hidden = written_out(root)
    page = text_of(root, source, _base(root, file.path))
    facts = Facts(
        title=title_of(root), published=published_of(root) or _printed(page), language=language_of(root)
    )
    return document_of(file, "html", page, notes_of(page, hidden), facts)


def _printed(page: PageText) -> str | None:
    """Return the date of publication that the page shows; around its own text only where it says so."""
    text = page.text[:FIRST_PAGES]
    own = blanked(text, (span for span in page.around if span.start < len(text)))
    return printed_date(own[:FIRST_PAGES]) or said_date(text)


def _base(root: etree._Element, name: str) -> str:
    """Return the address against which links are resolved; the empty string for a file."""
    own = name if name.lower().startswith(("http://", "https://")) else ""
    stated = next((element.get("href") for element in root.iter("base") if element.get("href")), None)
    try:
        return urljoin(own, stated or "")
    except ValueError:
        return own
