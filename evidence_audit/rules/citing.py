"""Every cited address of a document with the place that cites it, each once per note."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from evidence_audit.model import Claim, Document, Note
from evidence_audit.rules.rule import Place, claims_by_note, note_place


@dataclass(frozen=True, slots=True, kw_only=True)
class Citing:
    """One address, where it is cited, and how to name that place in a message."""

    url: str
    place: Place
    note: Note | None = None
    """None for a link in the running text."""

    @property
    def where(self) -> str:
        """The place in words: `note 27`, or `the text`."""
        return "the text" if self.note is None else f"note {self.note.marker}"


def citings(document: Document) -> Iterator[Citing]:
    """Yield the addresses of each note, then those that only the running text gives, each once."""
    seen: set[str] = set()
    citing = claims_by_note(document)
    for note in document.notes:
        place = note_place(document, note, citing)
        for url in dict.fromkeys(note.urls):
            seen.add(url)
            yield Citing(url=url, place=replace(place, url=url), note=note)
    for link in document.links:
        if link.url not in seen:
            seen.add(link.url)
            yield Citing(url=link.url, place=_text_place(document, link.url, (link.start, link.end)))
    for claim in document.claims:
        for url in claim.urls:
            if url not in seen:
                seen.add(url)
                span = (claim.location.start, claim.location.end)
                yield Citing(url=url, place=_text_place(document, url, span))


def claim_notes(document: Document, claim: Claim) -> tuple[Note, ...]:
    """Return the notes that a claim cites, in the order of the document."""
    return tuple(note for note in document.notes if note.id in claim.notes) if claim.notes else ()


def claim_addresses(document: Document, claim: Claim) -> dict[str, tuple[Note, ...]]:
    """Return each address that a claim cites, in order, with those of its notes that give it."""
    notes = claim_notes(document, claim)
    urls = dict.fromkeys([*claim.urls, *(url for note in notes for url in note.urls)])
    return {url: tuple(note for note in notes if url in note.urls) for url in urls}


def _text_place(document: Document, url: str, span: tuple[int, int]) -> Place:
    claims = tuple(claim.id for claim in document.claims if url in claim.urls)
    return Place(document=document.path, claims=claims, url=url, location=document.locate(*span))
