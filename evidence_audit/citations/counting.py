"""Markers that count through a document or are signs, and the notes that answer to them."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from evidence_audit.citations import columns, markers, notelists, symbols
from evidence_audit.citations.candidates import Candidate
from evidence_audit.citations.extents import continuation, extents
from evidence_audit.citations.notelists import Start
from evidence_audit.citations.notes import Found
from evidence_audit.citations.rows import Cover, Row
from evidence_audit.citations.sheet import Sheet
from evidence_audit.citations.strays import with_strays
from evidence_audit.model import Aside, AsideKind, Document, Marker, Note, Span

_SEPARATOR = re.compile(r"\s?[,;–—-]\s?")
_LONGEST_SEPARATOR = 4


def count(  # noqa: PLR0913 - two ways to say where the notes are
    document: Document,
    page: Sheet,
    found: Sequence[Candidate],
    signs: Sequence[symbols.Call],
    elsewhere: Sequence[Note] = (),
    *,
    styles: Collection[str] | None = None,
) -> Document:
    """Add the markers among `found` and `signs`, and the notes that answer to them.

    `styles` are the ways in which notes may begin, None for any. Where notes are given that stand
    `elsewhere`, no others are looked for but those of signs.
    """
    lists = [] if elsewhere else notelists.find(page.rows, found, document.raised, styles=styles)
    numbered = spread(page, lists, found)
    signed = _signed(page, signs, numbered)
    notes = [*page.reader(document).read([*numbered, *signed]), *elsewhere]
    rests = [page.span(note.more) for note in [*numbered, *signed] if note.more]
    runs = markers.choose(found, _note_places(notes), [*notes, *rests], recur=_recur(notes))
    calls = [*_numbered_markers(runs, notes), *_sign_markers(signs, notes, page.rows)]
    calls.sort(key=lambda marker: (marker.start, marker.end))
    kept = notes if elsewhere else _called(notes, calls)
    completed = replace(document, markers=tuple(calls), notes=tuple(kept))
    return completed.with_asides(asides(calls, [*kept, *rests] if kept else []))


def spread(page: Sheet, lists: Sequence[list[Start]], found: Iterable[Candidate]) -> list[Found]:
    """Return the notes of `lists` with all their rows; `found` are the numbers that may call them."""
    fences = frozenset(page.link_rows) | {start.row for starts in lists for start in starts}
    begins = sorted(start.row for starts in lists for start in starts)
    calls = [(candidate.start, candidate.first) for candidate in found if candidate.weight > 0]
    notes: list[Found] = []
    ended = 0
    for starts in lists:
        listed: list[Found] = []
        begin = page.rows[starts[0].row].start
        # Calls before the list before it are calls of that one, where numbers begin again.
        called = {number for at, number in calls if ended <= at < begin}
        before = sum(start.number in called for start in starts)
        ended = page.rows[starts[-1].row].start
        spans = extents(
            page.rows,
            starts,
            fences - {start.row for start in starts},
            called_before=before >= 0.7 * len(starts),
        )
        apart = columns.set_apart(page.rows, starts)
        following = [_after(start.row, begins) for start in starts]
        for start, rows, after in zip(starts, spans, following, strict=True):
            words = apart.get(start.row)
            own, more = (rows, continuation(page.rows, rows, after)) if words is None else (rows[:1], words)
            listed.append(Found(marker=str(start.number), rows=own, text_at=start.text_at, more=more))
        notes += with_strays(page.rows, listed)
    return notes


def _after(row: int, begins: Sequence[int]) -> int | None:
    """Return the next row at which a note begins, in whatever list; None behind the last."""
    at = bisect_right(begins, row)
    return begins[at] if at < len(begins) else None


def _signed(page: Sheet, signs: Iterable[symbols.Call], numbered: Iterable[Found]) -> list[Found]:
    """Return the notes that signs lead to, outside the numbered ones."""
    taken = {at for found in numbered for at in (*found.rows, *found.more)}
    called = {call.note: call.sign for call in signs if call.note is not None and call.note not in taken}
    rows = sorted(called)
    fences = frozenset(page.link_rows) | taken | set(rows)
    found = []
    for row in rows:
        text_at = symbols.words_at(page.rows[row].text, called[row])
        start = Start(row=row, number=0, style="sign", text_at=text_at, weight=0.0, supported=True)
        (extent,) = extents(page.rows, [start], fences)
        more = continuation(page.rows, extent, _after(row, rows))
        found.append(Found(marker=called[row], rows=extent, text_at=text_at, more=more))
    return found


def _note_places(notes: Iterable[Note]) -> dict[int, int]:
    return {int(note.marker): note.start for note in notes if note.marker.isdecimal()}


def _recur(notes: Iterable[Note]) -> bool:
    """Say whether notes begin to count again, as they do by page or chapter."""
    return sum(note.marker == "1" for note in notes) > 1


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


def asides(calls: Iterable[Span], notes: Iterable[Span]) -> list[Aside]:
    """Return the asides that markers and notes are."""
    return [
        *(Aside(start=call.start, end=call.end, kind=AsideKind.MARKER) for call in calls),
        *(
            Aside(start=note.start, end=note.end, kind=AsideKind.NOTE)
            for note in notes
            if note.start < note.end
        ),
    ]


def between(text: str, calls: Iterable[Span]) -> list[Aside]:
    """Return the asides that the commas of runs such as `13,14` are."""
    ordered = sorted(calls, key=lambda call: (call.start, call.end))
    return [
        Aside(start=left.end, end=right.start, kind=AsideKind.MARKER)
        for left, right in pairwise(ordered)
        if 0 < right.start - left.end < _LONGEST_SEPARATOR
        and _SEPARATOR.fullmatch(text, left.end, right.start)
    ]
