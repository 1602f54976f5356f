"""DOCX: the paragraphs of the package, its notes, links and tables, without its looks."""

import re

from lxml import etree

from evidence_audit.documents.composing import Written
from evidence_audit.documents.dates import FIRST_PAGES, printed_date
from evidence_audit.documents.docx_parts import parts_of
from evidence_audit.documents.docx_styles import W
from evidence_audit.documents.docx_text import written
from evidence_audit.documents.formats import File
from evidence_audit.documents.lines import superscripts
from evidence_audit.documents.packages import Package
from evidence_audit.errors import DocumentError
from evidence_audit.model import Document

_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_LANGUAGE = "{http://purl.org/dc/elements/1.1/}language"
_CREATED = "{http://purl.org/dc/terms/}created"


def read(file: File) -> Document:
    """Return the document in `file`. Raises DocumentError where it is no DOCX or damaged."""
    package = Package(file, "DOCX")
    parts = parts_of(package)
    if parts is None:
        raise DocumentError(file.path, "it is an archive, but no DOCX", "save it as PDF, DOCX, HTML or text")
    return _document(file, written(parts), parts.facts, _language(parts.styles))


def _document(file: File, text: Written, facts: etree._Element | None, language: str | None) -> Document:
    created = _fact(facts, _CREATED)
    date = re.match(r"\d{4}-\d\d-\d\d", created)
    return Document(
        path=file.path,
        format="docx",
        sha256=file.sha256,
        text=text.text,
        title=_fact(facts, _TITLE).strip() or text.title,
        published=printed_date(text.text[:FIRST_PAGES]) or (date[0] if date else None),
        language=language or _short(_fact(facts, _LANGUAGE)),
        lines=tuple(text.lines),
        blocks=tuple(text.blocks),
        raised=tuple(sorted([*text.raised, *superscripts(text.text)], key=lambda span: span.start)),
        links=tuple(sorted(text.links, key=lambda link: (link.start, link.end))),
        asides=tuple(text.asides),
        states_notes=bool(text.notes),
        markers=tuple(sorted(text.markers, key=lambda marker: (marker.start, marker.end))),
        notes=tuple(text.notes),
    )


def _fact(facts: etree._Element | None, name: str) -> str:
    return "" if facts is None else facts.findtext(name) or ""


def _language(styles: etree._Element | None) -> str | None:
    """Return the language that the document is written in by default."""
    stated = None if styles is None else styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    return None if stated is None else _short(stated.get(f"{W}val") or "")


def _short(language: str) -> str | None:
    return language.strip().lower().replace("_", "-").partition("-")[0] or None
