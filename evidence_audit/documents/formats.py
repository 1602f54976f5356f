"""The registry of formats: a new one is a module and an entry here."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from evidence_audit.model import Document

if TYPE_CHECKING:
    from evidence_audit.documents.pdf_parts import DrawnPart


@dataclass(frozen=True, kw_only=True)
class File:
    """What a reader is given: the bytes and what is known of them."""

    path: str
    """As the user named it; a URL for a source."""
    content: bytes
    charset: str | None = None
    """As the server said; None where it said nothing."""
    engine: str | None = None
    """The engine that draws the pages of a PDF; None: the default."""
    drawn: "tuple[DrawnPart, ...]" = ()
    """The pages of a PDF where they are drawn already; empty: to be drawn."""

    @cached_property
    def sha256(self) -> str:
        """Of `content`, hex."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A kind of document and the module that reads it."""

    name: str
    suffixes: tuple[str, ...]
    """Lower case, with the dot."""
    media_types: tuple[str, ...]
    module: str
    """Imported on first use: the libraries behind it are slow to load."""
    signature: bytes | None = None
    """How files of a format that is no text begin; None for text."""

    def read(self, file: File) -> Document:
        """Return the document that `file` holds. Raises DocumentError."""
        reader: Callable[[File], Document] = import_module(self.module).read
        return reader(file)


_ROOM = "evidence_audit.documents"
_ALL = (
    Format(
        name="pdf",
        suffixes=(".pdf",),
        media_types=("application/pdf", "application/x-pdf"),
        module=f"{_ROOM}.pdf",
        signature=b"%PDF-",
    ),
    Format(
        name="docx",
        suffixes=(".docx", ".docm"),
        media_types=(
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/vnd.ms-word.document.macroenabled.12",
        ),
        module=f"{_ROOM}.docx",
        signature=b"PK\x03\x04",
    ),
    Format(
        name="odt",
        suffixes=(".odt", ".ott", ".fodt"),
        media_types=(
            "application/vnd.oasis.opendocument.text",
            "application/vnd.oasis.opendocument.text-template",
            "application/vnd.oasis.opendocument.text-flat-xml",
        ),
        module=f"{_ROOM}.odt",
        signature=b"PK\x03\x04",
    ),
    Format(
        name="epub",
        suffixes=(".epub",),
        media_types=("application/epub+zip",),
        module=f"{_ROOM}.epub",
        signature=b"PK\x03\x04",
    ),
    Format(
        name="markdown",
        suffixes=(".md", ".markdown", ".mdown", ".mkd", ".qmd", ".rmd", ".mdx"),
        media_types=("text/markdown", "text/x-markdown"),
        module=f"{_ROOM}.markdown",
    ),
    Format(
        name="html",
        suffixes=(".html", ".htm", ".xhtml"),
        media_types=("text/html", "application/xhtml+xml"),
        module=f"{_ROOM}.html",
    ),
    Format(name="text", suffixes=(".txt", ".text"), media_types=("text/plain",), module=f"{_ROOM}.text"),
)

FORMATS: Mapping[str, Format] = MappingProxyType({format_.name: format_ for format_ in _ALL})
"""Every format that can be read, by name."""


def by_suffix(name: str) -> Format | None:
    """Return the format that a file name or the path of a URL ends in; None for others."""
    path = urlsplit(name).path if "://" in name else name
    suffix = PurePosixPath(path.replace("\\", "/")).suffix.lower()
    return next((format_ for format_ in _ALL if suffix in format_.suffixes), None)


def by_media_type(media_type: str | None) -> Format | None:
    """Return the format of `text/html; charset=utf-8`; None for one that says nothing of use."""
    bare = (media_type or "").partition(";")[0].strip().lower()
    # Servers send Markdown, logs and even HTML as text/plain: it says only that it is text.
    if bare == "text/plain":
        return None
    return next((format_ for format_ in _ALL if bare in format_.media_types), None)
