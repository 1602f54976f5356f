"""ODT: the paragraphs of an OpenDocument text, its notes, links and tables, zipped or in one flat file."""

import re

from lxml import etree

from evidence_audit.documents.dates import FIRST_PAGES, printed_date
from evidence_audit.documents.formats import File
from evidence_audit.documents.lines import superscripts
from evidence_audit.documents.odt_names import DC, META, OFFICE
from evidence_audit.documents.odt_styles import Styles
from evidence_audit.documents.odt_text import written
from evidence_audit.documents.packages import Multiplying, Package, parsed
from evidence_audit.errors import DocumentError
from evidence_audit.model import Document

_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_REPAIR = "open it in the program that it is for and save it anew"


def read(file: File) -> Document:
    """Return the document in `file`. Raises DocumentError where it is no ODT, encrypted or damaged."""
    roots = _zipped(file) if file.content.startswith(b"PK\x03\x04") else [_flat(file)]
    text = next((found for root in roots if (found := root.find(f".//{OFFICE}text")) is not None), None)
    if text is None:
        raise DocumentError(file.path, "it is OpenDocument, but no text", "save it as PDF, DOCX, ODT or HTML")
    return _document(file, text, roots)


def _zipped(file: File) -> list[etree._Element]:
    """Return the roots of content, styles and facts."""
    package = Package(file, "ODT")
    if b"encryption-data" in (package.content("META-INF/manifest.xml") or b""):
        raise DocumentError(file.path, "it is protected by a password", "save it without and give that")
    content = package.xml("content.xml")
    if content is None:
        raise DocumentError(file.path, "it is an archive, but no ODT", "save it as PDF, DOCX, HTML or text")
    return [
        content,
        *(root for name in ("styles.xml", "meta.xml") if (root := package.xml(name)) is not None),
    ]


def _flat(file: File) -> etree._Element:
    try:
        return parsed(file.content)
    except (etree.XMLSyntaxError, Multiplying) as error:
        raise DocumentError(file.path, "it is damaged, no ODT can be read from it", _REPAIR) from error


def _document(file: File, text: etree._Element, roots: list[etree._Element]) -> Document:
    styles = Styles(roots)
    found = written(text, styles)
    created = _fact(roots, f"{META}creation-date") or _fact(roots, f"{DC}date")
    date = _DATE.match(created)
    return Document(
        path=file.path,
        format="odt",
        sha256=file.sha256,
        text=found.text,
        title=_fact(roots, f"{DC}title") or found.title,
        published=printed_date(found.text[:FIRST_PAGES]) or (date[0] if date else None),
        language=styles.language or _fact(roots, f"{DC}language").lower().partition("-")[0] or None,
        lines=tuple(found.lines),
        blocks=tuple(found.blocks),
        raised=tuple(sorted([*found.raised, *superscripts(found.text)], key=lambda span: span.start)),
        links=tuple(sorted(found.links, key=lambda link: (link.start, link.end))),
        asides=tuple(found.asides),
        states_notes=bool(found.notes),
        markers=tuple(sorted(found.markers, key=lambda marker: (marker.start, marker.end))),
        notes=tuple(found.notes),
    )


def _fact(roots: list[etree._Element], name: str) -> str:
    """Return a fact that the document states of itself; the empty string where it does not."""
    for root in roots:
        for meta in root.iter(f"{OFFICE}meta"):
            if stated := (meta.findtext(name) or "").strip():
                return stated
    return ""
