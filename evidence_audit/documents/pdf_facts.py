"""What a PDF says of itself: title, day and language, from its table of facts and its XMP packet."""

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from evidence_audit.documents.pdf_engines import OpenFile

_UNTITLED = re.compile(
    r"^(?:untitled|microsoft (?:word|powerpoint)|powerpoint|document|title|slide|print)\b"
    r"|\.\w{2,5}$|^[\W\d_]*$",
    re.IGNORECASE,
)
_STAMP = re.compile(r"^(?:D:)?(\d{4})-?(\d{2})?-?(\d{2})?")
_TITLE = re.compile(r"<(?:dc|pdf):title\b[^>]*>(?:\s*<rdf:Alt>\s*<rdf:li\b[^>]*>)?([^<]+)<", re.IGNORECASE)
_PUBLISHED = "prism:publicationDate"
_MADE = "(?:xmp|xap):CreateDate"


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedFacts:
    """What the file says of itself; None where it does not."""

    title: str | None = None
    """Never the name of a file, nor what a program puts there unasked."""
    published: str | None = None
    """ISO date of publication, as publishers of journals state it."""
    made: str | None = None
    """ISO date on which the file was made."""
    language: str | None = None
    """`en`, `de`."""


def stated(file: OpenFile, content: bytes) -> StatedFacts:
    """Return what `file`, whose bytes are `content`, says of itself."""
    facts = file.facts()
    title, made = _title([facts.get("Title", "")]), _day(facts.get("CreationDate", ""))
    # To get at the packet is dear with some engines; mostly it says the same once more.
    is_wanted = title is None or made is None or _PUBLISHED.encode() in content
    packet = _decoded(file.packet()) if is_wanted else ""
    language = re.match(r"[A-Za-z]{2,3}\b", facts.get("Lang", ""))
    return StatedFacts(
        title=title or _title(html.unescape(match[1]) for match in _TITLE.finditer(packet)),
        published=_first_day(_PUBLISHED, packet),
        made=made or _first_day(_MADE, packet),
        language=language[0].lower() if language else None,
    )


def _title(stated: Iterable[str]) -> str | None:
    readable = (" ".join(title.split()) for title in stated)
    return next((title for title in readable if title and not _UNTITLED.search(title)), None)


def _day(stamp: str) -> str | None:
    """Return the day of `D:20180914120000Z` or `2018-09-14T12:00:00Z` as ISO date, or as much as it says."""
    match = _STAMP.match(stamp.strip())
    if not match or not "1980" <= match[1] <= "2100":
        return None
    return "-".join(part for part in match.groups() if part)


def _first_day(name: str, packet: str) -> str | None:
    """Return the day that the packet states under `name`, as an element or as an attribute."""
    return next((day for stamp in _values(name, packet) if (day := _day(stamp))), None)


def _values(name: str, packet: str) -> Iterator[str]:
    for match in re.finditer(rf"{name}(?:\s*=\s*[\"']([^\"']*)|\b[^>]*>(?:\s*<rdf:[^>]*>)*([^<]*))", packet):
        yield match[1] or match[2] or ""


def _decoded(packet: bytes) -> str:
    """XMP may be written in any of the encodings of Unicode; all but UTF-8 have zeros."""
    if b"\0" not in packet[:200]:
        return packet.decode("utf-8", "replace")
    return packet.decode(
        "utf-16-le" if packet[1:2] == b"\0" or packet[:2] == b"\xff\xfe" else "utf-16-be", "replace"
    )
