"""Cover: which markers and inline links stand behind a claim.

The nearest place at or after the figure in its sentence counts, else the last one
before it. A place is a marker or a run of them (`10, 11`); a marker after a sentence's
final punctuation belongs to that sentence.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from evidence_audit.claims.sentences import Sentence
from evidence_audit.model import AsideKind, Block, Document, Link, Marker, Note, Span

_RUN = re.compile(r"[\s,;&–—-]*(?:and\s+)?")
_INK = re.compile(r"\S")
_ELSEWHERE = (AsideKind.NOTE, AsideKind.BIBLIOGRAPHY, AsideKind.RUNNING_HEAD)
_LINES_TO_A_RAISED_ROW = 2
"""Line ends before markers that were raised onto a line of their own."""
_WEB = ("http://", "https://")


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """What covers a claim."""

    markers: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    """Of its notes, then of the link that covers it; each once."""


class Cover:
    """The markers and links of a document, by sentence."""

    def __init__(self, document: Document, sentences: Sequence[Sentence]) -> None:
        self._body = document.body()
        self._places = _Places(document, sentences, self._body)
        self._notes: dict[str, Note] = {note.id: note for note in document.notes}
        self._markers = self._by_sentence(document.markers)
        away = _merged(aside for aside in document.asides if aside.kind in _ELSEWHERE)
        links = (link for link in document.links if link.url.startswith(_WEB) and not _inside(away, link))
        self._links: dict[int, list[Link]] = {}
        for link in sorted(links, key=lambda link: (link.start, link.end)):
            index = self._places.sentence_around(link)
            if index is not None:
                self._links.setdefault(index, []).append(link)

    def of(self, index: int, figure: Span) -> Citation:
        """Return what covers the figure that stands at `figure` in sentence `index`."""
        run = _nearest(self._markers.get(index, []), figure)
        link = self._link(index, figure)
        markers = run.markers if run else ()
        notes = [self._notes[m.note] for m in markers if m.note in self._notes]
        urls = [url for note in notes for url in note.urls]
        return Citation(
            markers=tuple(dict.fromkeys(marker.marker for marker in markers)),
            notes=tuple(dict.fromkeys(note.id for note in notes)),
            urls=tuple(dict.fromkeys([*urls, *([link.url] if link else [])])),
        )

    def _link(self, index: int, figure: Span) -> Link | None:
        """Return the link over the figure, else the nearest one after it, else before."""
        links = self._links.get(index, [])
        over = (link for link in links if link.start < figure.end and link.end > figure.start)
        return next(over, None) or _nearest(links, figure)

    def _by_sentence(self, markers: Iterable[Marker]) -> "dict[int, list[_Run]]":
        """Group markers into runs, and runs by the sentence they stand in."""
        runs: dict[int, list[_Run]] = {}
        for marker in sorted(markers, key=lambda marker: (marker.start, marker.end)):
            index = self._places.sentence_of(marker)
            if index is None:
                continue
            told = runs.setdefault(index, [])
            if told and _RUN.fullmatch(self._body, told[-1].end, max(marker.start, told[-1].end)):
                told[-1] = told[-1].joined(marker)
            else:
                told.append(_Run(start=marker.start, end=marker.end, markers=(marker,)))
        return runs


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run(Span):
    """Markers that stand side by side."""

    markers: tuple[Marker, ...]

    def joined(self, marker: Marker) -> "_Run":
        """Return this run with one more marker at its end."""
        return _Run(start=self.start, end=max(self.end, marker.end), markers=(*self.markers, marker))


_Place = TypeVar("_Place", bound=Span)


def _nearest(places: Sequence[_Place], figure: Span) -> _Place | None:
    """Return the first place at or after the figure, else the last one before it."""
    at = bisect_left(places, figure.start, key=lambda place: place.start)
    if at < len(places):
        return places[at]
    return places[-1] if places else None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece(Span):
    """A stretch of a sentence within one block."""

    sentence: int


class _Places:
    """Which sentence a place in the document belongs to."""

    def __init__(self, document: Document, sentences: Sequence[Sentence], body: str) -> None:
        self._body = body
        pieces = (
            _Piece(start=piece.start, end=piece.end, sentence=index)
            for index, sentence in enumerate(sentences)
            for piece in sentence.pieces
        )
        self._pieces = sorted(pieces, key=lambda piece: piece.start)
        self._starts = [piece.start for piece in self._pieces]
        self._blocks = document.blocks
        self._block_starts = [block.start for block in document.blocks]
        self._leads = _markers_lead(document, body)

    def sentence_of(self, marker: Marker) -> int | None:
        """Return the sentence that a marker belongs to; None where it stands by itself."""
        before, after = self._around(marker.start)
        block = self._block(marker.start)
        if after is not None and _within(block, after) and not (before and _within(block, before)):
            return after.sentence
        if before is None or not (_within(block, before) or self._follows(before, marker)):
            return None
        if after is not None and _within(block, after) and self._opens(before, marker, after):
            return after.sentence
        return before.sentence

    def sentence_around(self, link: Link) -> int | None:
        """Return the sentence that a link's text stands in; None where it stands in none."""
        before, after = self._around(link.start)
        if before is not None and (link.start < before.end or link.start == link.end):
            return before.sentence if _within(self._block(link.start), before) else None
        if after is not None and link.end > after.start:
            return after.sentence
        return before.sentence if before is not None and _within(self._block(link.start), before) else None

    def _around(self, at: int) -> tuple[_Piece | None, _Piece | None]:
        index = bisect_right(self._starts, at)
        before = self._pieces[index - 1] if index else None
        return before, self._pieces[index] if index < len(self._pieces) else None

    def _block(self, at: int) -> Block | None:
        index = bisect_right(self._block_starts, at) - 1
        return self._blocks[index] if index >= 0 and at < self._blocks[index].end else None

    def _follows(self, piece: _Piece, marker: Marker) -> bool:
        """Tell whether a marker on a line of its own stands right behind a sentence."""
        between = self._body[piece.end : marker.start]
        return between.count("\n") <= _LINES_TO_A_RAISED_ROW and not _INK.search(between)

    def _opens(self, before: _Piece, marker: Marker, after: _Piece) -> bool:
        """Tell whether a marker between two sentences is the first word of the second: `[3] found`."""
        return (
            self._leads
            and marker.start >= before.end
            and marker.end <= after.start
            and self._body[before.end : marker.start] != ""
        )


def _within(block: Block | None, piece: Span) -> bool:
    """Tell whether a piece stands in a block; without blocks everything is one."""
    return block is None or block.start <= piece.start < block.end


def _markers_lead(document: Document, body: str) -> bool:
    """Tell whether the document sets its markers before the full stop: `found it [3].`"""
    before = after = 0
    for marker in document.markers:
        before += body[marker.end : marker.end + 1] in (".", ",", ";", ":")
        after += body[max(marker.start - 1, 0) : marker.start] in (".", ",", ";", ":", "”", '"')
    return before > 2 * after


def _merged(asides: Iterable[Span]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for aside in sorted(asides, key=lambda aside: (aside.start, aside.end)):
        if merged and aside.start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], aside.end))
        else:
            merged.append((aside.start, aside.end))
    return merged


def _inside(stretches: Sequence[tuple[int, int]], span: Span) -> bool:
    index = bisect_right(stretches, span.start, key=lambda stretch: stretch[0]) - 1
    return index >= 0 and span.start < stretches[index][1]
