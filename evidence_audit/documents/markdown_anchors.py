"""Notes of Markdown that are written as links: `[1](#note1)`, and a place in the file that is called so.

Files that were made from web pages have such links, their places often lost on the way. Then
only the marker is told, and its note is found as in any other text.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from evidence_audit.documents.markdown_notes import Footnotes
from evidence_audit.documents.printed_marks import ARROWS, hints, marker_in
from evidence_audit.model import Marker, Note, Span

_LINK = re.compile(
    r"(?<!!)\[((?:\\.|[^\[\]\\\n]|\[[^\[\]\n]*\]){0,80})\]\(\s*<?([^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*)>?"
    r"(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)"
)
_ANCHOR = re.compile(r"<a\b([^<>]*)>((?:(?!</?a\b)[^\n]){0,120}?)</a\s*>", re.IGNORECASE)
_HREF = re.compile(r"\bhref\s*=\s*[\"']?([^\"'\s>]+)", re.IGNORECASE)
_PLACE = re.compile(
    r"<(\w+)\b[^<>]*?\b(?:id|name)\s*=\s*[\"']?([^\"'\s>]+)[^<>]*>|\{[^{}\n]*?#([\w:.-]+)[^{}\n]*\}"
)
_LOOKS = re.compile(r"</?\w+[^<>]*>|[\\*_`~]")
_NOTE_NAME = re.compile(r"fn|ftn|foot|note|cite|ref|edn|bib|source", re.IGNORECASE)
_BACK_NAME = re.compile(r"ref|back|anchor|fnr|identifier", re.IGNORECASE)
_NUMBER = re.compile(
    r"(?:\s|</?\w+[^<>]*>|[*_]|[-+]\s)*\\?[\[(]?\s*(\w{1,4}|[*†‡§]{1,3})\s*\\?[\])]?[.:)]?(?:</?\w+[^<>]*>|[*_])*\s+"
)
_RAISED = re.compile(
    r"<sup\b[^<>]*>\s*(?:\[|<a\b[^<>]*>)*[^<>\s]{0,20}$|\^[\[(]?$|\[\^|\[\\\[", re.IGNORECASE
)
_CLASSES = re.compile(r"\{[.#:][^{}\n]*\}")
_GAP = re.compile(r"\n[ \t]*\n(?![ \t]{2,}\S)")
_WORD = re.compile(r"\w")
_BLOCK = ("li", "p", "div", "aside", "dd", "td", "section")
_LONGEST = 5000
"""Characters of a note."""
_MANY = 2
"""Calls of one kind, from which places that are lost are taken for those of notes."""


@dataclass(frozen=True, slots=True)
class Anchored:
    """What links inside the file tell of notes."""

    footnotes: Footnotes
    raised: tuple[Span, ...]
    """Markers whose places are not in the file."""
    markup: tuple[Span, ...]
    """Links back from notes, and the targets of links under markers."""


@dataclass(frozen=True, slots=True)
class _Link(Span):
    shown: Span
    printed: str
    """The words shown, without signs of emphasis."""
    place: str
    """The name of a place, in this file or on a page."""
    is_inside: bool
    """It names no other file or page."""


@dataclass(frozen=True, slots=True)
class _Place(Span):
    """A tag or attribute that names a place."""

    tag: str
    """In small letters; the empty string for an attribute."""


def anchored(text: str, source: str) -> Anchored:
    """Return the notes of `text` that links lead to.

    In `text` the code of `source` is blanked, and the fences of divisions, which may name places.
    """
    links = list(_links(text)) if "#" in text else []
    if not links:
        return Anchored(Footnotes(), (), ())
    places = _places(source)
    calls = [link for link in links if _is_call(text, link, places)]
    starts = sorted({places[call.place].start for call in calls if call.place in places})
    back = [link for link in links if _leads_back(link, calls, starts)]
    places = {**places, **_answered(text, [call for call in calls if call.place not in places], back)}
    footnotes = _footnotes(text, [call for call in calls if call.place in places], places, back)
    lost = [call for call in calls if call.place not in places and call not in back]
    raised = tuple(call.shown for call in lost) if len(lost) >= _MANY else ()
    return Anchored(footnotes, raised, tuple(_with_looks(text, link) for link in back))


def _links(text: str) -> Iterator[_Link]:
    for found in _LINK.finditer(text):
        if "#" in found[2]:
            yield _link(found, found[1], found.span(1), found[2])
    for found in _ANCHOR.finditer(text):
        href = _HREF.search(found[1])
        if href and "#" in href[1]:
            yield _link(found, found[2], found.span(2), href[1])


def _link(found: re.Match[str], shown: str, span: tuple[int, int], address: str) -> _Link:
    path, _, place = address.partition("#")
    classes = _CLASSES.match(found.string, found.end())
    return _Link(
        start=found.start(),
        end=classes.end() if classes else found.end(),
        shown=Span(start=span[0], end=span[1]),
        printed=_LOOKS.sub("", shown).strip(),
        place=place,
        is_inside=not path,
    )


def _places(text: str) -> Mapping[str, _Place]:
    found: dict[str, _Place] = {}
    for place in _PLACE.finditer(text):
        name = place[2] or place[3]
        found.setdefault(name, _Place(start=place.start(), end=place.end(), tag=(place[1] or "").lower()))
    return found


def _is_call(text: str, link: _Link, places: Mapping[str, _Place]) -> bool:
    """Say whether a link reads as a marker that leads to a note further down, or to one that is lost."""
    marker = marker_in(link.printed.strip("^"))
    if marker is None:
        return False
    place = places.get(link.place)
    if place is None:
        return _NOTE_NAME.search(link.place) is not None and not _BACK_NAME.search(link.place)
    if place.start < link.end or not link.is_inside or _line_before(text, place.start).startswith("#"):
        return False
    return hints(link.place, marker) or _RAISED.search(text, link.start - 40, link.shown.end) is not None


def _leads_back(link: _Link, calls: Sequence[_Link], starts: Sequence[int]) -> bool:
    """Say whether a link stands in a note and leads to its call."""
    if link in calls:
        return False
    if not link.printed.strip(ARROWS + " "):
        return bool(link.printed) or (link.is_inside and link.shown.start == link.shown.end)
    inside = bool(starts) and link.start > starts[0]
    return marker_in(link.printed) is not None and (inside or _BACK_NAME.search(link.place) is not None)


def _answered(text: str, lost: Sequence[_Link], back: Sequence[_Link]) -> Mapping[str, _Place]:
    """Return where notes begin whose number leads back to their calls, by the names that the calls give."""
    opening = {
        marker: link
        for link in reversed(back)
        if (marker := marker_in(link.printed)) and not re.search(r"\w", _line_before(text, link.start))
    }
    found: dict[str, _Place] = {}
    for call in lost:
        link = opening.get(marker_in(call.printed.strip("^")) or "")
        if link is not None and link.start > call.end:
            found[call.place] = _Place(start=link.start, end=link.end, tag="")
    return found


def _line_before(text: str, at: int) -> str:
    return text[text.rfind("\n", 0, at) + 1 : at]


def _with_looks(text: str, link: Span) -> Span:
    """Return a link with the signs of emphasis around it, which hold nothing else."""
    start, end = link.start, link.end
    while text[start - 1 : start] in ("*", "_", "^") and text[start - 1] == text[end : end + 1]:
        start, end = start - 1, end + 1
    return Span(start=start, end=end)


def _footnotes(
    text: str, calls: Sequence[_Link], places: Mapping[str, _Place], back: Sequence[_Link]
) -> Footnotes:
    starts = sorted({places[call.place].start for call in calls})
    notes: dict[int, Note] = {}
    labels: list[Span] = []
    markers = []
    for call in calls:
        marker, at = marker_in(call.printed.strip("^")) or "", places[call.place].start
        if at not in notes:
            start, end, first = _extent(text, places[call.place], starts, marker)
            if not re.search(r"[^\W\d_]{2}|https?:", text[first:end]):
                continue
            name = (
                marker if all(note.marker != marker for note in notes.values()) else f"{marker}-{len(notes)}"
            )
            notes[at] = Note(start=first, end=end, id=f"n-{name}", marker=marker, text=text[first:end])
            labels.append(Span(start=start, end=first))
        markers.append(Marker(start=call.start, end=call.end, marker=marker, note=notes[at].id))
    labels += [Span(start=link.start, end=link.end) for link in back]
    return Footnotes(markers=tuple(markers), notes=tuple(notes.values()), labels=tuple(labels))


def _extent(text: str, place: _Place, starts: Sequence[int], marker: str) -> tuple[int, int, int]:
    """Return where a note's label starts, where it ends, and where its words begin."""
    before = _line_before(text, place.start)
    start = place.start if re.search(r"[^\W\d_]{2}", _LOOKS.sub("", before)) else place.start - len(before)
    stop = _stop(text, place, starts)
    first = place.end
    for origin in (place.start, place.end):
        number = _NUMBER.match(text, origin)
        if number and number[1] == marker:
            first = max(first, number.end())
    return start, max(place.end + len(text[place.end : stop].rstrip()), first), first


def _stop(text: str, place: _Place, starts: Sequence[int]) -> int:
    """Return where a note ends at the latest: with its element, its paragraph or at the next note."""
    following = bisect_right(starts, place.start)
    stop = starts[following] if following < len(starts) else len(text)
    if "\n" in text[place.end : stop] and following < len(starts):
        stop = text.rfind("\n", place.end, stop)
    closing = text.find(f"</{place.tag}", place.end, stop) if place.tag in _BLOCK else -1
    if closing >= 0:
        return min(closing, place.end + _LONGEST)
    gap = _GAP.search(text, _first_word(text, place.end), stop)
    return min(gap.start() if gap else stop, place.end + _LONGEST)


def _first_word(text: str, at: int) -> int:
    """Return where words begin behind an anchor that stands alone on its line."""
    found = _WORD.search(text, at)
    return found.start() if found else at
