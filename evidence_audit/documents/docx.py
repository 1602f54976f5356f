"""DOCX: the paragraphs of the package, its notes, links and tables, without its looks."""

import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from types import MappingProxyType
from xml.etree import ElementTree

from evidence_audit.documents.dates import FIRST_PAGES, printed_date
from evidence_audit.documents.docx_numbers import Numbering
from evidence_audit.documents.docx_text import Part, Written, written
from evidence_audit.documents.formats import File
from evidence_audit.documents.lines import superscripts
from evidence_audit.errors import DocumentError
from evidence_audit.model import Aside, AsideKind, Document

MAX_PART = 200_000_000
"""Bytes of one part, unpacked. The longest books have 20 MB; more is a bomb."""

_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_CREATED = "{http://purl.org/dc/terms/}created"
_REPAIR = "open it in a word processor and save it anew"
_NOTHING: Mapping[str, str] = MappingProxyType({})


def read(file: File) -> Document:
    """Return the document in `file`. Raises DocumentError where it is no DOCX or damaged."""
    try:
        with zipfile.ZipFile(io.BytesIO(file.content)) as package:
            parts = {name: _part(package, name) for name in ("document", "footnotes", "endnotes")}
            facts = _xml(package, "docProps/core.xml")
            numbering = Numbering(_xml(package, "word/numbering.xml"), _xml(package, "word/styles.xml"))
    except (
        zipfile.BadZipFile,
        zlib.error,
        ElementTree.ParseError,
        EOFError,
        ValueError,
        RuntimeError,
    ) as error:
        raise DocumentError(
            file.path, "it is damaged or encrypted, no DOCX can be read from it", _REPAIR
        ) from error
    body = parts["document"]
    if body is None:
        raise DocumentError(file.path, "it is an archive, but no DOCX", "save it as PDF, DOCX, HTML or text")
    return _document(file, written(body, parts["footnotes"], parts["endnotes"], numbering), facts)


def _document(file: File, text: Written, facts: ElementTree.Element | None) -> Document:
    asides = [Aside(start=span.start, end=span.end, kind=AsideKind.MARKER) for span in text.markers]
    asides += [Aside(start=span.start, end=span.end, kind=AsideKind.NOTE) for span in text.note_spans]
    created = (facts.findtext(_CREATED) if facts is not None else None) or ""
    date = re.match(r"\d{4}-\d\d-\d\d", created)
    return Document(
        path=file.path,
        format="docx",
        sha256=file.sha256,
        text=text.text,
        title=(facts.findtext(_TITLE) or "").strip() or text.title if facts is not None else text.title,
        published=printed_date(text.text[:FIRST_PAGES]) or (date[0] if date else None),
        lines=tuple(text.lines),
        blocks=tuple(text.blocks),
        raised=tuple(sorted([*text.raised, *superscripts(text.text)], key=lambda span: span.start)),
        links=tuple(text.links),
        asides=tuple(asides),
        states_notes=bool(text.notes),
        markers=tuple(text.markers),
        notes=tuple(text.notes),
    )


def _part(package: zipfile.ZipFile, name: str) -> Part | None:
    """Return a part of the document with the addresses that it links to; None where it is missing."""
    root = _xml(package, f"word/{name}.xml")
    if root is None:
        return None
    relations = _xml(package, f"word/_rels/{name}.xml.rels")
    targets = (
        _NOTHING
        if relations is None
        else {relation.get("Id", ""): relation.get("Target", "") for relation in relations.iter(_RELATIONS)}
    )
    return Part(root, targets)


def _xml(package: zipfile.ZipFile, name: str) -> ElementTree.Element | None:
    """Return a part as XML; None where it is missing. Raises ValueError for one beyond measure."""
    if name not in package.namelist():
        return None
    if package.getinfo(name).file_size > MAX_PART:
        raise ValueError(name)
    content = package.read(name)
    # An office program declares no entities; a file that does was made to blow up.
    if b"<!ENTITY" in content[:4096]:
        raise ValueError(name)
    return ElementTree.fromstring(content)
