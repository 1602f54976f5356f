"""The footnotes that a page states itself, with their markers.

Most are links to a place further down; others stand within the line, or in an attribute.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from lxml import etree

from evidence_audit.documents.html_calls import Call, calling_names, calls_of
from evidence_audit.documents.html_extents import Extent, is_said
from evidence_audit.documents.html_inline import InlineNote, inline_notes
from evidence_audit.documents.html_page import PageText
from evidence_audit.documents.html_wording import Called, Wording
from evidence_audit.documents.printed_marks import marker_in
from evidence_audit.model import Marker, Note, Span

_BETWEEN = re.compile(r"[\s,;·|*†–—\-\[\]()]*(?:and\s*)?")
_DASH = re.compile(r"[\s\])]*[–—-][\s\[(]*")
_LONGEST_RUN = 40
"""Notes that a dash between two numbers may stand for."""
_MOST = 0.5
"""Share of a list's entries that are called, from which the others are notes too."""


@dataclass(frozen=True, slots=True)
class StatedNotes:
    """The notes that a page states."""

    markers: tuple[Marker, ...] = ()
    notes: tuple[Note, ...] = ()
    spans: tuple[Span, ...] = ()
    """What the notes take up of the text."""
    trimmings: tuple[Span, ...] = ()
    """Brackets and commas around markers, which mean nothing without them."""


@dataclass(frozen=True, slots=True)
class _Stated(Span):
    """A marker and where its note stands."""

    marker: str
    extent: Extent
    names: frozenset[str]
    """By which links lead back to it."""


def notes_of(page: PageText, hidden: Mapping[etree._Element, etree._Element]) -> StatedNotes:
    """Return the markers and notes that a page states; empty for none.

    `hidden` holds notes that were in attributes, by the elements that call them.
    """
    calls = calls_of(page)
    told = [Extent(start=page.spans[one][0], end=page.spans[one][1], home=one) for one in hidden.values()]
    inline = inline_notes(page, [*(call.extent for call in calls), *told])
    stated = _numbered(
        [*map(_of_link, calls), *_of_attributes(page, hidden, told), *_of_lines(inline, calls)]
    )
    if not stated:
        return StatedNotes()
    notes = _notes(page, stated)
    ids = {start: note.id for start, note in notes.items()}
    markers = [
        Marker(start=one.start, end=one.end, marker=one.marker, note=ids[one.extent.start]) for one in stated
    ]
    markers += _implied(page, markers, list(notes.values()))
    markers.sort(key=lambda marker: (marker.start, marker.end))
    ordered = sorted(notes.values(), key=lambda note: note.start)
    return StatedNotes(
        markers=tuple(markers),
        notes=tuple(ordered),
        spans=(*(Span(start=one.start, end=one.end) for one in (*ordered, *inline)),),
        trimmings=tuple(_trimmings(page, markers)),
    )


def _of_attributes(
    page: PageText, calls: Iterable[etree._Element], extents: Iterable[Extent]
) -> Iterator[_Stated]:
    for element, extent in zip(calls, extents, strict=True):
        start, end = page.spans[element]
        marker = marker_in(page.text[start:end]) or ""
        yield _Stated(start=start, end=end, marker=marker, extent=extent, names=frozenset())


def _of_lines(inline: Iterable[InlineNote], calls: Iterable[Call]) -> Iterator[_Stated]:
    """Yield the notes within lines, those aside that only repeat what a link leads to."""
    linked = {(call.start, call.end) for call in calls}
    for note in inline:
        if (note.call.start, note.call.end) not in linked:
            yield _Stated(
                start=note.call.start,
                end=note.call.end,
                marker=note.marker,
                extent=Extent(start=note.start, end=note.end, home=note.element),
                names=frozenset(),
            )


def _of_link(call: Call) -> _Stated:
    return _Stated(
        start=call.start,
        end=call.end,
        marker=call.marker,
        extent=call.extent,
        names=calling_names(call.element),
    )


def _numbered(stated: Iterable[_Stated]) -> list[_Stated]:
    """Return the calls in order, each note whose marker only a style sheet prints with its number."""
    numbers: dict[int, str] = {}
    count = 0
    found = []
    for one in sorted(stated, key=lambda one: (one.start, one.end)):
        if not one.marker:
            if one.extent.start not in numbers:
                count += 1
                numbers[one.extent.start] = str(count)
            one = _Stated(
                start=one.start,
                end=one.end,
                marker=numbers[one.extent.start],
                extent=one.extent,
                names=one.names,
            )
        found.append(one)
    return found


def _notes(page: PageText, stated: Sequence[_Stated]) -> dict[int, Note]:
    """Return the notes by where they start, those in their lists that nothing calls among them."""
    called = {one.extent.start: Called(one.extent, one.marker) for one in reversed(stated)}
    called |= {note.extent.start: note for note in _uncalled(page, called)}
    wording = Wording(page, stated, frozenset(name for one in stated for name in one.names))
    cited = _works_within(page, stated)
    seen: Counter[str] = Counter()
    notes = {}
    ordered = [*dict.fromkeys(one.extent.start for one in stated), *called]
    found = [called[start] for start in dict.fromkeys(ordered)]
    for note, text in zip(found, wording.of(found), strict=True):
        name = "-".join(note.marker.split())
        seen[name] += 1
        again = f"-{seen[name]}" if seen[name] > 1 else ""
        start, end = note.extent.start, note.extent.end
        notes[start] = Note(
            start=start,
            end=end,
            id=f"n-{name}{again}",
            marker=note.marker,
            text=text,
            urls=() if page.links_within(start, end) else cited.get(start, ()),
        )
    return notes


def _uncalled(page: PageText, called: Mapping[int, Called]) -> Iterator[Called]:
    """Yield the entries of numbered lists of notes that nothing calls."""
    lists: Counter[etree._Element] = Counter()
    for note in called.values():
        home = note.extent.home
        if home is not None and home.tag == "li" and (list_ := home.getparent()) is not None:
            lists[list_] += 1
    for list_, known in lists.items():
        entries = [entry for entry in list_ if entry.tag == "li"]
        if list_.tag != "ol" or known < 2 or known < _MOST * len(entries):
            continue
        stated = list_.get("start") or ""
        for number, entry in enumerate(entries, int(stated) if stated.isdecimal() else 1):
            start, end = page.spans.get(entry, (0, 0))
            if start not in called and is_said(page.text[start:end]):
                yield Called(Extent(start=start, end=end, home=entry), str(number))


def _works_within(page: PageText, stated: Sequence[_Stated]) -> dict[int, tuple[str, ...]]:
    """Return the addresses of works that notes cite by name (`Smith 2004`), by where the notes start."""
    extents = sorted({(one.extent.start, one.extent.end) for one in stated})
    found: dict[int, tuple[str, ...]] = {}
    for one in stated:
        at = bisect_right(extents, (one.start, len(page.text))) - 1
        if at < 0 or one.end > extents[at][1] or one.marker.isdecimal():
            continue
        urls = tuple(link.url for link in page.links_within(one.extent.start, one.extent.end))
        found[extents[at][0]] = (*found.get(extents[at][0], ()), *urls)
    return found


def _implied(page: PageText, markers: Sequence[Marker], notes: Iterable[Note]) -> Iterator[Marker]:
    """Yield the markers between `3` and `6` that only a dash stands for."""
    known = {note.marker: note.id for note in notes}
    for left, right in pairwise(markers):
        if not (left.marker.isdecimal() and right.marker.isdecimal()):
            continue
        between = range(int(left.marker) + 1, int(right.marker))
        if not between or len(between) > _LONGEST_RUN:
            continue
        if left.end < right.start and _DASH.fullmatch(page.text, left.end, right.start):
            yield from (
                Marker(start=left.end, end=right.start, marker=str(number), note=known[str(number)])
                for number in between
                if str(number) in known
            )


def _trimmings(page: PageText, markers: Sequence[Marker]) -> Iterator[Span]:
    """Yield the brackets around markers and the commas between them."""
    at = 0
    while at < len(markers):
        last = at
        while last + 1 < len(markers) and _BETWEEN.fullmatch(
            page.text, markers[last].end, max(markers[last + 1].start, markers[last].end)
        ):
            last += 1
        start, end = markers[at].start, max(one.end for one in markers[at : last + 1])
        around = start > 0 and page.text[start - 1 : start] + page.text[end : end + 1] in ("[]", "()")
        if around:
            start, end = start - 1, end + 1
        if around or last > at:
            yield Span(start=start, end=end)
        at = last + 1
