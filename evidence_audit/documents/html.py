"""HTML: every text node of the page in the order of its source, tables row by row."""

import re
from urllib.parse import urljoin

from lxml import etree
from lxml import html as lxml_html

from evidence_audit.documents.dates import FIRST_PAGES, printed_date, said_date
from evidence_audit.documents.decoding import decode
from evidence_audit.documents.formats import File
from evidence_audit.documents.html_facts import language_of, published_of, title_of
from evidence_audit.documents.html_notes import StatedNotes, notes_of
from evidence_audit.documents.html_text import PageText, text_of
from evidence_audit.documents.lines import superscripts
from evidence_audit.model import Aside, AsideKind, Document, Span, blanked

_META = re.compile(rb"<(?:meta|\?xml)\b[^>]*?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_META_WITHIN = 4096
# Control characters are no HTML, and some of them end libxml2's text. So does the end of the
# page, after which browsers go on reading. Each is blanked, so that lines and columns stay.
_NO_HTML = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]|</(?:body|html)\s*>", re.IGNORECASE)
_GROUPING = re.compile(r"</?(?:div|span|font|b|i|center|section)\b[^<>]*>", re.IGNORECASE)


def read(file: File) -> Document:
    """Return the document in `file`; broken markup is repaired as browsers do."""
    source = _decoded(file)
    root = _root(source)
    if root is None:
        return Document(path=file.path, format="html", sha256=file.sha256, text="")
    page = text_of(root, source, _base(root, file.path))
    if not page.text and (flat := _root(_flat(source))) is not None:
        page = text_of(flat, source, _base(root, file.path))
    notes = notes_of(page)
    return Document(
        path=file.path,
        format="html",
        sha256=file.sha256,
        text=page.text,
        title=title_of(root),
        published=published_of(root) or _printed(page),
        language=language_of(root),
        lines=tuple(page.lines),
        blocks=tuple(page.blocks),
        raised=_raised(page),
        links=tuple(page.links),
        asides=_asides(page, notes),
        states_notes=bool(notes.notes),
        markers=notes.markers,
        notes=notes.notes,
    )


def _printed(page: PageText) -> str | None:
    """Return the date of publication that the page shows; around its own text only where it says so."""
    text = page.text[:FIRST_PAGES]
    own = blanked(text, (span for span in page.around if span.start < len(text)))
    return printed_date(own[:FIRST_PAGES]) or said_date(text)


def _decoded(file: File) -> str:
    """Return the source: what the server said of its encoding counts before what the page says."""
    declared = _META.search(file.content[:_META_WITHIN])
    charset = file.charset or (declared[1].decode("ascii", errors="replace") if declared else None)
    return _NO_HTML.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), decode(file.content, charset))


def _root(source: str) -> etree._Element | None:
    parser = lxml_html.HTMLParser(encoding="utf-8", huge_tree=True, remove_pis=True)
    try:
        return lxml_html.document_fromstring(source.encode("utf-8", errors="replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None  # nothing but comments and white space


def _flat(source: str) -> str:
    """Return a page nested deeper than libxml2 goes, without the tags that only group."""
    return _GROUPING.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), source)


def _base(root: etree._Element, name: str) -> str:
    """Return the address against which links are resolved; the empty string for a file."""
    own = name if name.lower().startswith(("http://", "https://")) else ""
    stated = next((element.get("href") for element in root.iter("base") if element.get("href")), None)
    try:
        return urljoin(own, stated or "")
    except ValueError:
        return own


def _raised(page: PageText) -> tuple[Span, ...]:
    spans = sorted((*page.raised, *superscripts(page.text)), key=lambda span: (span.start, -span.end))
    kept: list[Span] = []
    for span in spans:
        if span.end > span.start and (not kept or span.start >= kept[-1].end):
            kept.append(span)
    return tuple(kept)


def _asides(page: PageText, notes: StatedNotes) -> tuple[Aside, ...]:
    kinds = (
        (AsideKind.RUNNING_HEAD, page.around),
        (AsideKind.MARKER, notes.markers),
        (AsideKind.NOTE, notes.spans),
    )
    return tuple(Aside(start=span.start, end=span.end, kind=kind) for kind, spans in kinds for span in spans)
