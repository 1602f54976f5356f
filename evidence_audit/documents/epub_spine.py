"""The order of an EPUB: which of its files are read, one after another, and what it says of itself."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from lxml import etree

from evidence_audit.documents.packages import Package
from evidence_audit.errors import DocumentError

_CONTAINER = "{urn:oasis:names:tc:opendocument:xmlns:container}"
_OPF = "{http://www.idpf.org/2007/opf}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_CIPHER = "{http://www.w3.org/2001/04/xmlenc#}"
_TEXTS = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml", "text/x-oeb1-document")
_SUFFIXES = (".xhtml", ".html", ".htm", ".xml")
# Fonts are garbled in these ways, which hides no text.
_OF_FONTS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
_NO_TEXT = ("cover", "toc", "other.ms-titleimage")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spine:
    """The files of a book in reading order, and its facts."""

    files: tuple[str, ...]
    """Names in the package, without cover and contents."""
    title: str | None
    language: str | None
    date: str | None
    """As stated."""


def spine_of(package: Package, path: str) -> Spine:
    """Return the spine of a book. Raises DocumentError for what is no EPUB, or is locked."""
    container = package.xml("META-INF/container.xml")
    root = None if container is None else next(container.iter(f"{_CONTAINER}rootfile"), None)
    name = "" if root is None else root.get("full-path", "")
    book = package.xml(unquote(name)) if name else None
    if book is None:
        raise DocumentError(path, "it is an archive, but no EPUB", "save it as EPUB, PDF, DOCX or HTML")
    files = tuple(dict.fromkeys(_files(book, dirname(unquote(name)))))
    _insist_on_plain(package, path, files)
    return Spine(
        files=tuple(file for file in files if package.holds(file)),
        title=_fact(book, "title"),
        language=_fact(book, "language"),
        date=_fact(book, "date"),
    )


def _files(book: etree._Element, folder: str) -> Iterator[str]:
    parts = {part.get("id", ""): part for part in book.iter(f"{_OPF}item")}
    no_text = _no_text(book, folder)
    for entry in book.iter(f"{_OPF}itemref"):
        part = parts.get(entry.get("idref", ""))
        if part is None or not _is_text(part):
            continue
        name = _within(folder, part.get("href", ""))
        if "nav" not in part.get("properties", "").split() and name not in no_text:
            yield name


def _is_text(part: etree._Element) -> bool:
    kind = part.get("media-type", "").lower()
    return kind in _TEXTS or (not kind and part.get("href", "").lower().endswith(_SUFFIXES))


def _no_text(book: etree._Element, folder: str) -> frozenset[str]:
    """Return the files that the guide calls cover or contents, those with a place in them aside."""
    return frozenset(
        _within(folder, one.get("href", ""))
        for one in book.iter(f"{_OPF}reference")
        if one.get("type", "").lower() in _NO_TEXT and "#" not in one.get("href", "")
    )


def _within(folder: str, address: str) -> str:
    return normpath(join(folder, unquote(address.partition("#")[0])))


def _insist_on_plain(package: Package, path: str, files: tuple[str, ...]) -> None:
    """Raise DocumentError where a text of the book is encrypted."""
    locks = package.xml("META-INF/encryption.xml")
    locked = {} if locks is None else dict(_locked(locks))
    if any(file in locked for file in files):
        raise DocumentError(
            path,
            "it is locked against copying (DRM)",
            "ask its publisher for a copy without, or give a PDF of it",
        )


def _locked(locks: etree._Element) -> Iterator[tuple[str, str]]:
    """Yield the files that are encrypted, with the method."""
    for one in locks.iter(f"{_CIPHER}EncryptedData"):
        method = one.find(f"{_CIPHER}EncryptionMethod")
        algorithm = "" if method is None else method.get("Algorithm", "")
        for reference in one.iter(f"{_CIPHER}CipherReference"):
            if algorithm not in _OF_FONTS:
                yield normpath(unquote(reference.get("URI", ""))), algorithm


def _fact(book: etree._Element, name: str) -> str | None:
    stated: Mapping[str, str] = {
        one.get(f"{_OPF}event", ""): " ".join("".join(map(str, one.itertext())).split())
        for one in reversed(list(book.iter(f"{_DC}{name}")))
    }
    return stated.get("publication") or stated.get("") or next(iter(stated.values()), None) or None
