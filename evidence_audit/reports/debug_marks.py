"""What is to be shown on the pages of a document: what the reader saw, where, and what it is called."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from evidence_audit.citations import addresses
from evidence_audit.citations.rows import Cover
from evidence_audit.citations.witnesses import Witnesses
from evidence_audit.model import Aside, AsideKind, Claim, Document, Level, Role, Span, blanked
from evidence_audit.reports.debug_places import Place, Places


class Seen(StrEnum):
    """What something was taken for, in the words and the order of the legend."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "list entry"
    CELL = "table row"
    CAPTION = "caption"
    CODE = "code"
    MUST = "figure that must have a source"
    MAY = "figure that may have one"
    MARKER = "marker with its note"
    LOST = "marker without note"
    RAISED = "raised but no marker"
    NOTE = "note"
    URL = "URL or link"
    WORKS = "list of works or contents"
    INTERRUPTION = "interruption"
    HEAD = "running head"


BODY = {
    Role.PARAGRAPH: Seen.PARAGRAPH,
    Role.HEADING: Seen.HEADING,
    Role.ITEM: Seen.ITEM,
    Role.CELL: Seen.CELL,
    Role.CAPTION: Seen.CAPTION,
    Role.CODE: Seen.CODE,
}
"""What the blocks of the body are, by role."""
_ASIDES = {
    AsideKind.RUNNING_HEAD: Seen.HEAD,
    AsideKind.BIBLIOGRAPHY: Seen.WORKS,
    AsideKind.INTERRUPTION: Seen.INTERRUPTION,
}
_ADDRESS = re.compile(r"\s*(?:\w+://|www\.|\S+\.\S+/|doi\b|10\.\d)", re.IGNORECASE)
"""How an address begins, where others are words with a link."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One thing that was seen; it may stand in several places, as what runs over a page's end does."""

    seen: Seen
    places: tuple[Place, ...]
    """Empty where the document does not say where it stands."""
    label: str = ""
    """Stands at its first place."""
    further: str = ""
    """Stands at each other place; `#` is its number."""


def marks_of(document: Document) -> tuple[Mark, ...]:
    """Return what is to be shown of `document`, the largest things first, so that none hides another."""
    places = Places(document.text, document.lines)
    return (
        *_body(document),
        *_asides(document, places),
        *_notes(document, places),
        *_addresses(document, places),
        *_raised(document, places),
        *_claims(document, places),
        *_markers(document, places),
    )


def _body(document: Document) -> Iterator[Mark]:
    """Yield the blocks that hold body text, numbered in the order in which they are read."""
    body = document.body()
    places = Places(body, document.lines)
    blocks = (block for block in document.blocks if body[block.start : block.end].strip())
    for number, block in enumerate(blocks, 1):
        yield Mark(
            seen=BODY[block.role],
            places=tuple(places.stretches(block)),
            label=str(number),
            further=f"{number} goes on",
        )


def _asides(document: Document, places: Places) -> Iterator[Mark]:
    for aside in document.asides:
        if aside.kind in _ASIDES:
            yield Mark(seen=_ASIDES[aside.kind], places=tuple(places.stretches(aside)))


def _notes(document: Document, places: Places) -> Iterator[Mark]:
    for note in document.notes:
        if note.place is not None:
            continue  # it stands in a file of its own
        yield Mark(
            seen=Seen.NOTE,
            places=tuple(places.stretches(note)),
            label=note.id if note.urls else f"{note.id}, no URL",
            further=f"{note.id} goes on",
        )
    # The document says that these are notes, and not whose.
    whole = {(note.start, note.end) for note in document.notes}
    for rest in _of_notes(document):
        if (rest.start, rest.end) not in whole:
            yield Mark(seen=Seen.NOTE, places=tuple(places.stretches(rest)), label="a note goes on")


def _of_notes(document: Document) -> list[Aside]:
    return [aside for aside in document.asides if aside.kind is AsideKind.NOTE]


def _addresses(document: Document, places: Places) -> Iterator[Mark]:
    """Yield addresses and words with a link, of notes and of the body; long ones count their lines."""
    shown = [*_printed_in_notes(document), *(link for link in document.links if link.end > link.start)]
    at = -1
    for address in sorted(shown, key=lambda one: (one.start, -one.end)):
        if address.start < at:
            continue  # a link over a printed address
        at = address.end
        words = document.text[address.start : address.end]
        name = "URL" if _ADDRESS.match(words) else "link"
        pieces = tuple(places.pieces(address))
        label = f"{name}, line 1" if len(pieces) > 1 else name
        yield Mark(seen=Seen.URL, places=pieces, label=label, further="line #")


def _printed_in_notes(document: Document) -> Iterator[Span]:
    """Yield the addresses printed in notes that the notes were found to cite."""
    heads = [aside for aside in document.asides if aside.kind is AsideKind.RUNNING_HEAD]
    text = blanked(document.text, heads)
    cited = sorted({url for note in document.notes for url in note.urls})
    witnesses = Witnesses([*(link.url for link in document.links), *cited])
    for note in _of_notes(document):
        for address in addresses.find(text, note.start, note.end, witnesses):
            if address.url in cited or witnesses.has_prefix(address.url):  # the rest is on a later page
                yield address


def _raised(document: Document, places: Places) -> Iterator[Mark]:
    """Yield what stands above its line and was taken neither for a marker nor for the number of a note."""
    known = Cover((*document.markers, *document.asides))
    for span in document.raised:
        if not known.touches(span.start, span.end):
            yield Mark(seen=Seen.RAISED, places=tuple(places.raised(span)))


def _claims(document: Document, places: Places) -> Iterator[Mark]:
    for claim in document.claims:
        seen = Seen.MUST if claim.level is Level.MUST else Seen.MAY
        yield Mark(seen=seen, places=tuple(places.pieces(claim.location)), label=_tied(claim))


def _tied(claim: Claim) -> str:
    """Return what a figure is tied to, in a few letters; the empty string for nothing that is missed."""
    if claim.notes:
        return ", ".join(claim.notes)
    if claim.markers or claim.urls:
        return "no note" if claim.markers else "link"
    if claim.repeats:
        return "repeat"
    return "no source" if claim.level is Level.MUST else ""


def _markers(document: Document, places: Places) -> Iterator[Mark]:
    raised = Cover(document.raised)
    for marker in document.markers:
        is_raised = raised.touches(marker.start, marker.end)
        found = places.raised(marker) if is_raised else list(places.pieces(marker))
        seen = Seen.MARKER if marker.note else Seen.LOST
        yield Mark(seen=seen, places=tuple(found), label=marker.note or "no note")
