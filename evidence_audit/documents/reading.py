"""The way in: which format it is, whether it can be read at all, and the Document."""

import re
from collections.abc import Sequence

from evidence_audit.documents import pdf_parts
from evidence_audit.documents.decoding import is_binary
from evidence_audit.documents.formats import FORMATS, File, Format, by_media_type, by_suffix
from evidence_audit.documents.pdf_parts import DrawnPart, Part
from evidence_audit.errors import DocumentError, NoTextLayerError
from evidence_audit.model import Document

MAX_TEXT = 50_000_000
"""Bytes of a text-like file. A thousand-page book is 3 MB; beyond this it is a database
dump or a log, and its figures would take hours and gigabytes to no use."""

_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|main|div|table|p)\b", re.IGNORECASE)
_FLAT_ODF = re.compile(rb"<office:document\b[^>]*urn:oasis:names:tc:opendocument", re.DOTALL)
_FOOTNOTE = re.compile(rb"^[ >]{0,6}\[\^([^\[\]\s]{1,80})\]:[ \t]", re.MULTILINE)
_FOOTNOTE_CALL = re.compile(rb"[^\s>]\[\^([^\[\]\s]{1,80})\]")
_HEADING = re.compile(rb"^#{1,6}[ \t]+\S", re.MULTILINE)
_LINK = re.compile(rb"\w\]\((?:https?:|<https?:)")
_OLE = b"\xd0\xcf\x11\xe0"
_PROTECTED = "EncryptedPackage".encode("utf-16-le")
_OFFICE = {
    b"PK\x03\x04": "an office file or archive",
    _OLE: "an old office file",
    b"{\\rtf": "a Rich Text file",
}


def read(  # noqa: PLR0913 - all but two are optional and named
    content: bytes,
    name: str,
    *,
    format: str | None = None,
    media_type: str | None = None,
    engine: str | None = None,
    drawn: Sequence[DrawnPart] = (),
) -> Document:
    """Return the document that `content` holds.

    The format is `format`, or what the bytes themselves say (PDF, DOCX, ODT, EPUB), the media type, the
    suffix of `name`, or what the bytes look like, in this order; text that is written as
    Markdown is read as such. A PDF is drawn by `engine`, one of `ENGINES`; `drawn` are its
    `parts`, all and in order, where they are drawn already. Raises
    DocumentError (NoTextLayerError for a scan), with the reason and a remedy in a line, and
    PolicyError for an engine that is unknown or not installed.
    """
    if not content.strip():
        raise DocumentError(name, "the file is empty", "check that it was saved or downloaded whole")
    if content.startswith(_OLE) and _PROTECTED in content:
        raise DocumentError(name, "it is protected by a password", "save it without and give that")
    chosen = _format(content, name, format, media_type)
    if chosen.signature is None:
        _insist_on_text(content, name)
    charset = _CHARSET.search(media_type or "")
    file = File(
        path=name,
        content=content,
        charset=charset and charset[1],
        engine=engine,
        drawn=tuple(drawn),
    )
    document = chosen.read(file)
    if not document.text.strip():
        raise NoTextLayerError(name, "it holds no text", "open it: is there anything to read in it?")
    return document


def parts(  # noqa: PLR0913 - all but two are optional and named
    content: bytes,
    name: str,
    *,
    jobs: int,
    format: str | None = None,
    media_type: str | None = None,
    engine: str | None = None,
) -> tuple[Part, ...]:
    """Return the parts of a long PDF that as many as `jobs` processes may `draw` beforehand.

    `()` for what is no PDF, is short or cannot be opened: then it is only to be read.
    Raises PolicyError for an engine that is unknown or not installed.
    """
    if jobs < 2 or not content.strip() or _format(content, name, format, media_type).name != "pdf":
        return ()
    return pdf_parts.parts(content, name, jobs=jobs, engine=engine)


def _format(content: bytes, name: str, format: str | None, media_type: str | None) -> Format:
    if format is not None:
        if format not in FORMATS:
            raise DocumentError(name, f"there is no format {format!r}", f"use one of {', '.join(FORMATS)}")
        return FORMATS[format]
    # A PDF says so itself, whatever the server or the file name say.
    if b"%PDF-" in content[:1024]:
        return FORMATS["pdf"]
    if content.startswith(b"PK\x03\x04") and (packed := _packed(content)):
        return packed
    named = by_media_type(media_type) or by_suffix(name) or _sniffed(content)
    if named.name == "text" and _reads_as_markdown(content):
        return FORMATS["markdown"]
    # An error page saved as report.pdf is common: it is read for what it is.
    is_other = named.signature is not None and not content.startswith(b"PK\x03\x04")
    if is_other and not _FLAT_ODF.search(content[:4096]) and _HTML.search(content[:2048]):
        return FORMATS["html"]
    return named


def _packed(content: bytes) -> Format | None:
    """Return the format of an archive by the names in it; None for one that holds no document."""
    if b"word/document" in content:
        return FORMATS["docx"]
    kind = re.match(rb"mimetypeapplication/(epub\+zip|vnd\.oasis\.opendocument\.text)", content[30:120])
    if kind is not None:
        return FORMATS["epub" if kind[1] == b"epub+zip" else "odt"]
    return FORMATS["epub"] if b"META-INF/container.xml" in content else None


def _sniffed(content: bytes) -> Format:
    if _FLAT_ODF.search(content[:4096]):
        return FORMATS["odt"]
    return FORMATS["html" if _HTML.search(content[:4096]) else "text"]


def _reads_as_markdown(content: bytes) -> bool:
    """Say whether a text is Markdown: it defines footnotes that it calls, or has headings and links.

    Neither is found in plain text: `[^1]:` and `](https:` mean nothing outside of Markdown.
    """
    defined = b"[^" in content and {match[1] for match in _FOOTNOTE.finditer(content)}
    if defined and any(match[1] in defined for match in _FOOTNOTE_CALL.finditer(content)):
        return True
    return b"](" in content and _LINK.search(content) is not None and _HEADING.search(content) is not None


def _insist_on_text(content: bytes, name: str) -> None:
    """Raise DocumentError for what is no text, or more of it than anyone can read."""
    for signature, kind in _OFFICE.items():
        if content.startswith(signature):
            raise DocumentError(name, f"it is {kind}", "save it as PDF, DOCX, HTML or text and give that")
    if is_binary(content):
        raise DocumentError(name, "it is no text but binary data", "give a PDF, HTML, Markdown or text file")
    if len(content) > MAX_TEXT:
        size = f"{len(content) / 1e6:.0f} MB of text"
        raise DocumentError(name, f"{size} are over the limit of {MAX_TEXT / 1e6:.0f} MB", "split the file")
