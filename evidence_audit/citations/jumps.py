"""What a document itself says of its markers: jumps from a number in the text to the note's own row.

Typesetting programs lay such jumps over footnote calls and over the numbers of references.
One counts only where the row that it leads to begins with the number that it lies over, for
jumps also lead from contents to headings and from `Figure 3` to a figure.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from evidence_audit.citations.candidates import STRONG, Candidate, Manner
from evidence_audit.citations.counting import asides, spread
from evidence_audit.citations.notelists import Start, starts_of
from evidence_audit.citations.rows import Cover
from evidence_audit.citations.sheet import Sheet
from evidence_audit.model import Document, Jump, Marker, Span

_DIGITS = re.compile(r"\d+")
_FEWEST = 2
"""Witnessed calls from which a family's other numbers are believed to be no calls."""
_SURE = STRONG - 0.5
"""Weight from which a call without a jump is one: also of two numbers that are set as one."""
_NEAR = (0, 1, -1, 2, -2)
"""Rows from the one that a jump leads to: programs aim above the row, or at its raised number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The families of markers that the document tells by itself."""

    document: Document
    """With their markers and notes."""
    manners: frozenset[Manner]
    """How the numbers are set of which nothing more has to be found out."""


def told(document: Document, page: Sheet, found: Sequence[Candidate]) -> Told | None:
    """Return what jumps tell of the markers among `found`; None where they tell nothing."""
    if not document.jumps:
        return None
    starts = {start.row: start for start in starts_of(page.rows, document.raised)}
    called = [
        _Family(document, page, starts, [one for one in found if (one.manner is Manner.BRACKETED) is boxed])
        for boxed in (False, True)
    ]
    families = [family for family in called if len(family.calls) >= _FEWEST]
    if not families:
        return None
    lists = [family.listed() for family in families]
    notes = page.reader(document).read([note for each in lists for note in spread(page, each, found)])
    ids = {note.start: note.id for note in notes}
    cover = Cover(notes)
    markers = [
        Marker(start=start, end=end, marker=str(number), note=ids[page.rows[row].start])
        for family in families
        for (start, end, number), row in family.led().items()
        if not cover.touches(start, end) and page.rows[row].start in ids
    ]
    markers.sort(key=lambda marker: (marker.start, marker.end, int(marker.marker)))
    complete = replace(document, markers=tuple(markers), notes=tuple(notes))
    return Told(
        document=complete.with_asides(asides(markers, notes)),
        manners=frozenset(manner for family in families for manner in family.manners),
    )


def untold(page: Sheet, told: Told) -> Sheet:
    """Return the sheet without the rows of notes that are told, for whatever else is to be found."""
    notes = Cover(told.document.notes)
    rows = [row for row in page.rows if not notes.touches(row.start, row.end)]
    return replace(page, rows=rows, link_rows={})


class _Family:
    """The raised numbers of a document, or the bracketed ones, and the rows that their jumps lead to."""

    def __init__(
        self,
        document: Document,
        page: Sheet,
        starts: Mapping[int, Start],
        candidates: Sequence[Candidate],
    ) -> None:
        self._page = page
        self._starts = starts
        self._places = [row.start for row in page.rows]
        self._candidates = [one for one in candidates if one.manner in (Manner.RAISED, Manner.BRACKETED)]
        boxed = any(one.manner is Manner.BRACKETED for one in candidates)
        self.manners = frozenset({Manner.BRACKETED}) if boxed else frozenset(Manner) - {Manner.BRACKETED}
        self.calls = self._calls(document.jumps)

    def _calls(self, jumps: Sequence[Jump]) -> dict[tuple[int, int, int], int]:
        """Return by place and number the rows that jumps lead to."""
        befores = [jump.start for jump in jumps]
        calls: dict[tuple[int, int, int], int] = {}
        for one in self._candidates:
            first = max(bisect_right(befores, one.start - 20), 0)
            for jump in jumps[first : bisect_right(befores, one.end)]:
                if jump.end <= one.start or jump.start >= one.end or jump.goal is None:
                    continue
                printed = _DIGITS.findall(self._page.text, jump.start, jump.end)
                for number in range(one.first, one.last + 1):
                    row = self._row(jump.goal, number) if str(number) in printed else None
                    if row is not None:
                        calls.setdefault((one.start, one.end, number), row)
        styles = Counter(self._starts[row].style for row in calls.values())
        usual = styles.most_common(1)[0][0] if styles else None
        return {call: row for call, row in calls.items() if self._starts[row].style == usual}

    def _row(self, goal: int, number: int) -> int | None:
        """Return the row at `goal`, or beside it, that begins with `number`; None for none."""
        at = max(bisect_right(self._places, goal) - 1, 0)
        for near in _NEAR:
            start = self._starts.get(at + near)
            if start is not None and start.number == number:
                return at + near
        return None

    def led(self) -> dict[tuple[int, int, int], int]:
        """Return the calls with those that no jump lies over: amid a range, or called once more."""
        rows = {start.number: start.row for each in self.listed() for start in each}
        spans = Cover(Span(start=start, end=end) for start, end, _ in self.calls)
        led = dict(self.calls)
        for one in self._candidates:
            numbers = [number for number in range(one.first, one.last + 1) if number in rows]
            keys = [(one.start, one.end, number) for number in numbers]
            is_range = len(keys) > 1 and keys[0] in self.calls and keys[-1] in self.calls
            is_alone = one.weight >= _SURE and not spans.touches(one.start, one.end)
            if is_range or (is_alone and len(numbers) == one.last + 1 - one.first):
                for start, end, number in keys:
                    led.setdefault((start, end, number), self._last(start, number, rows[number]))
        return led

    def _last(self, at: int, number: int, row: int) -> int:
        """Return the row that `number` led to last before `at`; `row` where it did not yet."""
        before = [call for call in self.calls if call[2] == number and call[0] < at]
        return self.calls[max(before)] if before else row

    def listed(self) -> list[list[Start]]:
        """Return the rows that jumps lead to as lists that ascend, with the uncalled ones between them."""
        rows = sorted(set(self.calls.values()))
        lists: list[list[Start]] = []
        for row in rows:
            start = self._starts[row]
            if not lists or start.number <= lists[-1][-1].number:
                lists.append([])
            else:
                lists[-1] += self._between(lists[-1][-1], start)
            lists[-1].append(start)
        return lists

    def _between(self, before: Start, after: Start) -> list[Start]:
        """Return the notes between two that nothing calls: they count up in the same style."""
        found: list[Start] = []
        number = before.number
        for row in range(before.row + 1, after.row):
            start = self._starts.get(row)
            if start and start.style == before.style and start.number == number + 1 < after.number:
                found.append(start)
                number += 1
        return found
