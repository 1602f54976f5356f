"""A document completed with its markers, notes and addresses, step by step."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from evidence_audit.citations import (
    addresses,
    bibliography,
    candidates,
    columns,
    markers,
    notelists,
    rounds,
    symbols,
    works,
)
from evidence_audit.citations.addresses import Address
from evidence_audit.citations.candidates import Candidate
from evidence_audit.citations.extents import continuation, extents, is_finished
from evidence_audit.citations.notelists import Start
from evidence_audit.citations.notes import Found, Reader
from evidence_audit.citations.rows import Cover, Row, rows_of
from evidence_audit.citations.witnesses import Witnesses, bare
from evidence_audit.model import Aside, AsideKind, Document, Link, Marker, Note, Span

_LINK_ROW = re.compile(r"(?:https?|ftp)://[^\s<>\"]+$")


def cite(document: Document) -> Document:
    """Return `document` with its markers, notes, links and the asides that they are.

    Afterwards `document.body()` holds body prose only. A format that states its notes is
    believed: then only years, access dates, pages and addresses are added. A marker
    without a note in the file has `note=None`. Never raises.
    """
    page = _Sheet.of(document)
    if document.states_notes:
        return _with_addresses(_completed(document, page), page)
    return _with_addresses(_searched(document, page), page)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sheet:
    """What all steps look at: the text with earlier asides blanked, its rows and its links."""

    text: str
    rows: list[Row]
    link_rows: dict[int, str]
    """Rows that hold nothing but a link target, as text extraction lists them at a page's end."""
    witnesses: Witnesses
    printed: list[Address]

    @classmethod
    def of(cls, document: Document) -> "_Sheet":
        text = document.body()
        rows = rows_of(document)
        link_rows = _link_rows(rows)
        witnesses = Witnesses([*(link.url for link in document.links), *link_rows.values()])
        listed = Cover(rows[at] for at in link_rows)
        printed = [
            address
            for address in addresses.find(text, 0, len(text), witnesses)
            if not listed.touches(address.start, address.end)
        ]
        return cls(text=text, rows=rows, link_rows=link_rows, witnesses=witnesses, printed=printed)

    def reader(self, document: Document) -> Reader:
        return Reader(self.text, self.rows, document.links, self.witnesses)

    def link_spans(self) -> list[Row]:
        return [self.rows[at] for at in self.link_rows]


def _link_rows(rows: Sequence[Row]) -> dict[int, str]:
    found: dict[int, str] = {}
    for at, row in enumerate(rows):
        if not _LINK_ROW.match(row.text):
            continue
        above = rows[at - 1].text if at else ""
        if at - 1 in found or row.new_page or (row.gap and (not above or is_finished(above))):
            found[at] = row.text
    return found


def _completed(document: Document, page: _Sheet) -> Document:
    """Complete the notes that the format states."""
    reader = page.reader(document)
    notes = tuple(reader.complete(note) for note in document.notes)
    return replace(document, notes=notes).with_asides(_asides(document.markers, notes))


def _searched(document: Document, page: _Sheet) -> Document:
    """Search markers and notes by how they count through the document, and works by their authors."""
    hidden = Cover([*page.printed, *page.link_spans(), *document.asides])
    found = candidates.find(page.text, document.raised, hidden)
    signs = symbols.find(page.text, page.rows, document.raised, hidden)
    counted = _counted(document, page, found, signs)
    if not any(marker.marker.isdecimal() for marker in counted.markers):
        in_rounds = _counted(document, page, rounds.find(page.text, hidden), signs)
        numbers = [marker for marker in in_rounds.markers if marker.marker.isdecimal()]
        if rounds.are_markers(numbers, [note for note in in_rounds.notes if note.marker.isdecimal()]):
            counted = in_rounds
    return _with_works(counted, page)


def _counted(
    document: Document, page: _Sheet, found: Sequence[Candidate], signs: Sequence[symbols.Call]
) -> Document:
    """Add the markers among `found` and `signs`, and the notes that answer to them."""
    lists = notelists.find(page.rows, found, document.raised)
    numbered = _numbered(page, lists, found)
    notes = page.reader(document).read([*numbered, *_signed(page, signs, numbered)])
    rests = [_span(page.rows, note.more) for note in numbered if note.more]
    runs = markers.choose(found, _note_places(notes), [*notes, *rests])
    calls = [*_numbered_markers(runs, notes), *_sign_markers(signs, notes, page.rows)]
    calls.sort(key=lambda marker: (marker.start, marker.end))
    kept = _called(notes, calls)
    completed = replace(document, markers=tuple(calls), notes=tuple(kept))
    return completed.with_asides(_asides(calls, [*kept, *rests] if kept else []))


def _with_works(document: Document, page: _Sheet) -> Document:
    """Add the works of reference lists that the text cites by author and year."""
    lists = list(bibliography.lists(page.rows, Cover(document.notes)))
    known = works.entries(page.rows, lists)
    listed = [_span(page.rows, rows) for rows in lists]
    calls = works.find(page.text, known, Cover([*page.printed, *document.asides, *listed]))
    cited = {call.entry.rows.start: call.entry for call in calls}
    notes = page.reader(document).read(
        Found(marker=entry.marker, rows=entry.rows, text_at=entry.text_at) for entry in cited.values()
    )
    ids = {note.start: note.id for note in notes}
    markers_ = [
        Marker(
            start=call.start,
            end=call.end,
            marker=call.entry.marker,
            note=ids[page.rows[call.entry.rows.start].start],
        )
        for call in calls
    ]
    return replace(
        document,
        markers=tuple(sorted([*document.markers, *markers_], key=lambda marker: (marker.start, marker.end))),
        notes=tuple(sorted([*document.notes, *notes], key=lambda note: note.start)),
    ).with_asides([*_asides(markers_, notes), *bibliography.asides(page.rows, lists)])


def _numbered(page: _Sheet, lists: Sequence[list[Start]], found: Iterable[Candidate]) -> list[Found]:
    fences = frozenset(page.link_rows) | {start.row for starts in lists for start in starts}
    first_calls: dict[int, int] = {}
    for candidate in found:
        if candidate.weight > 0:
            first_calls.setdefault(candidate.first, candidate.start)
    notes = []
    for starts in lists:
        begin = page.rows[starts[0].row].start
        before = sum(first_calls.get(start.number, begin) < begin for start in starts)
        spans = extents(
            page.rows,
            starts,
            fences - {start.row for start in starts},
            called_before=before >= 0.7 * len(starts),
        )
        apart = columns.set_apart(page.rows, starts)
        following = [start.row for start in starts[1:]] + [None]
        for start, rows, after in zip(starts, spans, following, strict=True):
            words = apart.get(start.row)
            own, more = (rows, continuation(page.rows, rows, after)) if words is None else (rows[:1], words)
            notes.append(Found(marker=str(start.number), rows=own, text_at=start.text_at, more=more))
    return notes


def _signed(page: _Sheet, signs: Iterable[symbols.Call], numbered: Iterable[Found]) -> list[Found]:
    """Return the notes that signs lead to, outside the numbered ones."""
    taken = {at for found in numbered for at in found.rows}
    rows = sorted({call.note for call in signs if call.note is not None and call.note not in taken})
    fences = frozenset(page.link_rows) | taken | set(rows)
    found = []
    for row in rows:
        sign, text_at = symbols.note_start(page.rows[row].text)
        start = Start(row=row, number=0, style="sign", text_at=text_at, weight=0.0, supported=True)
        (extent,) = extents(page.rows, [start], fences)
        found.append(Found(marker=sign, rows=extent, text_at=text_at))
    return found


def _span(rows: Sequence[Row], found: range) -> Span:
    return Span(start=rows[found.start].start, end=rows[found.stop - 1].end)


def _note_places(notes: Iterable[Note]) -> dict[int, int]:
    return {int(note.marker): note.start for note in notes if note.marker.isdecimal()}


def _numbered_markers(runs: Sequence[Sequence[Candidate]], notes: Sequence[Note]) -> list[Marker]:
    by_number: dict[str, list[Note]] = defaultdict(list)
    for note in notes:
        by_number[note.marker].append(note)
    last_call = max((run[-1].start for run in runs if run), default=0)
    are_endnotes = bool(notes) and notes[0].start > last_call
    found = []
    for at, run in enumerate(runs):
        for call in run:
            for number in map(str, range(call.first, call.last + 1)):
                led_to = _note_of(by_number.get(number, []), call.start, at if are_endnotes else None)
                found.append(
                    Marker(start=call.start, end=call.end, marker=number, note=led_to.id if led_to else None)
                )
    return found


def _note_of(notes: Sequence[Note], at: int, run: int | None) -> Note | None:
    """Return the note of a marker: of its run's list among endnotes, else the next one, else the last."""
    if not notes:
        return None
    if run is not None:
        return notes[min(run, len(notes) - 1)]
    following = bisect_left(notes, at, key=lambda note: note.start)
    return notes[min(following, len(notes) - 1)]


def _sign_markers(signs: Iterable[symbols.Call], notes: Iterable[Note], rows: Sequence[Row]) -> list[Marker]:
    ids = {note.start: note.id for note in notes}
    spans = Cover(notes)
    return [
        Marker(
            start=call.start,
            end=call.end,
            marker=call.sign,
            note=None if call.note is None else ids.get(rows[call.note].start),
        )
        for call in signs
        if not spans.touches(call.start, call.end)
    ]


def _called(notes: Sequence[Note], calls: Iterable[Marker]) -> list[Note]:
    """Leave out a list of which no marker leads anywhere: it was a list of the body."""
    called = {marker.note for marker in calls}
    if any(note.id in called for note in notes):
        return list(notes)
    return []


def _asides(calls: Iterable[Span], notes: Iterable[Span]) -> list[Aside]:
    return [
        *(Aside(start=call.start, end=call.end, kind=AsideKind.MARKER) for call in calls),
        *(Aside(start=note.start, end=note.end, kind=AsideKind.NOTE) for note in notes),
    ]


def _with_addresses(document: Document, page: _Sheet) -> Document:
    """Add the addresses printed in the body as links, and take them out of the prose."""
    notes = Cover(document.notes)
    stated = Cover(document.links)
    body = [address for address in page.printed if not notes.touches(address.start, address.end)]
    body = [
        address for address in body if not address.is_bare or address.has_path or address.printed.islower()
    ]
    links = [
        Link(start=address.start, end=address.end, url=address.url)
        for address in body
        if not stated.touches(address.start, address.end)
    ]
    known = {bare(url) for note in document.notes for url in note.urls} | {
        bare(address.url) for address in body
    }
    for at, url in page.link_rows.items():
        row = page.rows[at]
        if not notes.touches(row.start, row.end) and bare(url) not in known:
            links.append(Link(start=row.start, end=row.end, url=url))
            known.add(bare(url))
    spans = [*body, *page.link_spans()]
    asides = [Aside(start=span.start, end=span.end, kind=AsideKind.URL) for span in spans]
    ordered = sorted([*document.links, *links], key=lambda link: (link.start, link.end))
    return replace(document, links=tuple(ordered)).with_asides(asides)
