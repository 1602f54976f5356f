"""Notes that stand in a file of their own, away from the document whose markers lead to them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from evidence_audit.citations import bibliography, notelists, works
from evidence_audit.citations.candidates import Candidate
from evidence_audit.citations.counting import spread
from evidence_audit.citations.notes import Found
from evidence_audit.citations.rows import Cover
from evidence_audit.citations.sheet import Sheet
from evidence_audit.citations.works import Entry
from evidence_audit.model import Document, Note, Role

_BEFORE_ALL = -1
"""Place of markers that stand in another document: before every note."""


def read(notes: Document, found: Sequence[Candidate], at: int) -> list[Note]:
    """Return the notes of a file of notes, in its order; `[]` where it lists none.

    `found` are the numbers of the document that might lead to them, and `at` is the end of
    its text. A format that states its notes is believed; else notes are rows that count up, or
    the entries of a list that the page leaves for browsers to number.
    """
    page = Sheet.of(notes)
    reader = page.reader(notes)
    if notes.states_notes:
        listed = [reader.complete(note) for note in notes.notes]
    else:
        listed = reader.read(_numbered(notes, page, found) or _entries(notes, page))
    return _placed(notes, listed, at)


def answering(document: Document, notes: Document) -> Document:
    """Give markers that lead nowhere the notes of their number or label."""
    loose = {marker.marker for marker in document.markers if marker.note is None}
    ids = {note.id for note in document.notes}
    found: dict[str, Note] = {}
    for note in read(notes, (), len(document.text)) if loose else ():
        if note.marker in loose and note.id not in ids:
            found.setdefault(note.marker, note)
    markers = tuple(
        replace(marker, note=found[marker.marker].id)
        if marker.note is None and marker.marker in found
        else marker
        for marker in document.markers
    )
    return replace(document, markers=markers, notes=(*document.notes, *found.values()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """The works that a file of notes lists."""

    notes: Document
    page: Sheet
    entries: Sequence[Entry]

    def read(self, found: Iterable[Found], at: int) -> list[Note]:
        """Return the works of `found` as notes of a document whose text ends `at`."""
        return _placed(self.notes, self.page.reader(self.notes).read(found), at)


def shelf(notes: Document) -> Shelf:
    """Return the works that a file of notes lists below a heading that says so, or throughout."""
    page = Sheet.of(notes)
    lists = list(bibliography.lists(page.rows, Cover(())))
    throughout = [range(len(page.rows))] if page.rows and not lists else lists
    return Shelf(notes=notes, page=page, entries=works.entries(page.rows, throughout))


def _placed(notes: Document, read_: Iterable[Note], at: int) -> list[Note]:
    return [
        replace(
            note,
            start=at,
            end=at,
            place=replace(notes.locate(note.start, note.end), document=notes.path),
        )
        for note in read_
    ]


def _numbered(notes: Document, page: Sheet, found: Sequence[Candidate]) -> list[Found]:
    calls = [replace(candidate, start=_BEFORE_ALL, end=_BEFORE_ALL) for candidate in found]
    return spread(page, notelists.find(page.rows, calls, notes.raised, are_notes=True), calls)


def _entries(notes: Document, page: Sheet) -> Iterator[Found]:
    """Yield the entries of lists, counted from 1."""
    starts = {block.start: block.end for block in notes.blocks if block.role is Role.ITEM}
    first_rows = [at for at, row in enumerate(page.rows) if row.start in starts]
    for number, first in enumerate(first_rows, 1):
        end = starts[page.rows[first].start]
        stop = next((at for at in range(first, len(page.rows)) if page.rows[at].start >= end), len(page.rows))
        yield Found(marker=str(number), rows=range(first, stop), text_at=0)
