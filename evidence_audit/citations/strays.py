"""A note's number that text extraction set away from its note.

Small raised numbers sometimes come last on their page: then their note stands, without a number,
at the end of the note before it. It is given its number again where its beginning there
stands out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from evidence_audit.citations.columns import parted
from evidence_audit.citations.notes import Found
from evidence_audit.citations.rows import Row


def with_strays(rows: Sequence[Row], found: Sequence[Found]) -> list[Found]:
    """Return the notes of a list with those added whose numbers stand elsewhere on their page."""
    known = {note.marker for note in found}
    complete: list[Found] = []
    for note in found:
        number = int(note.marker) + 1
        worded = note.rows.start + (note.text_at >= len(rows[note.rows.start].text))
        parts = parted(rows, range(worded, note.rows.stop), 2) if not note.more else []
        if str(number) not in known and parts and _stands_on(rows, note.rows.start, str(number)):
            own, other = range(note.rows.start, parts[0].stop), parts[1]
            complete.append(replace(note, rows=own))
            complete.append(Found(marker=str(number), rows=other, text_at=0))
        else:
            complete.append(note)
    return complete


def _stands_on(rows: Sequence[Row], start: int, number: str) -> bool:
    """Say whether a number has a row of its own on the page of row `start`, behind it."""
    return any(row.text == number for row in _rest_of_page(rows, start))


def _rest_of_page(rows: Sequence[Row], start: int) -> Iterator[Row]:
    for row in rows[start + 1 :]:
        if row.new_page:
            return
        yield row
