"""What is laid over a page finds the text under it: links to the web and to other places in the file."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from evidence_audit.documents.pdf_drawn import Annotation, Goal
from evidence_audit.documents.pdf_frame import Frame
from evidence_audit.model import Box, Jump, Line, Link, Span

_SLACK = 1.0
"""Points by which a row may stand outside of a box and still be under it."""
_FLAT = 4.0
"""Points; height of a box that lies on a row rather than over it."""
_PIECE = 4
"""Letters that a piece of an address has at least, to be known as one."""
_SHEET = 6
"""Rows from which a box is no link over words but a stretch of the page, as of a link broken over columns."""
_OUTSIDE = 25.0
"""Points by which a goal may be left of its row: the margin of the page instead of an indent."""
_ALIGNED = 2.0
"""Points by which a goal may be beside the first sign of its row."""
_BEGINNING = 8
"""Characters at the beginning of a row among which a number hangs."""
_ROW_APART = 1.6
"""Sizes of the type between the baselines of two rows, at most."""
_NUMBER = re.compile(r"[\s\[(]*(?:\w{1,4}|[*†‡§¶‖∗]{1,4})[\])\.:]*\s*")
"""What a note may begin with before its goal."""
_INKLESS = re.compile(r"[\s\xad\u2010-]+")
_AROUND = "()[]<>{}.,;:\"'“”‘’"


@dataclass(frozen=True, slots=True)
class Laid:
    """A link to a place in the file over its text, before that place is found in the text."""

    span: Span
    goal: Goal


class Overlay:
    """The rows of a page, found by the boxes over them."""

    def __init__(self, lines: Sequence[Line], text: str, start: int) -> None:
        """`text` is that of the page, and `start` where it begins in the document's."""
        self._text, self._start = text, start
        placed = [(_middle(line.bbox), line) for line in lines if line.bbox and line.edges]
        placed.sort(key=lambda one: one[0])
        self._middles = [middle for middle, _ in placed]
        self._lines = [line for _, line in placed]

    def links(self, annotations: Iterable[Annotation], end: int) -> list[Link]:
        """Return the links to the web in the order of the text; one over no text is behind the row above it.

        `end` is where one without any row above it goes.
        """
        found: list[Link] = []
        for annotation in annotations:
            if annotation.url is None:
                continue
            spans = self._spans(annotation)
            if not spans:
                at = self._above(annotation.boxes, end)
                spans = [(at, at)]
            found += [Link(start=first, end=last, url=annotation.url) for first, last in spans]
        return self.joined(sorted(found, key=lambda link: (link.start, link.end)))

    def jumps(self, annotations: Iterable[Annotation]) -> list[Laid]:
        """Return the links to places in the file that lie over text."""
        return [
            Laid(Span(start=first, end=last), annotation.goal)
            for annotation in annotations
            if annotation.goal is not None
            for first, last in self._spans(annotation)
        ]

    def joined(self, links: Iterable[Link]) -> list[Link]:
        """Make one of links to one address with nothing between them."""
        kept: list[Link] = []
        for link in links:
            last = kept[-1] if kept else None
            if (
                last
                and last.url == link.url
                and last.end > last.start
                and not self._ink(last.end, link.start)
            ):
                kept[-1] = replace(last, end=max(last.end, link.end))
            else:
                kept.append(link)
        return kept

    def _ink(self, start: int, end: int) -> bool:
        return start < self._start or bool(self._text[start - self._start : end - self._start].strip())

    def _spans(self, annotation: Annotation) -> list[tuple[int, int]]:
        """Return the text under an annotation, row by row.

        Where the address itself is printed there, it alone is meant: the box of an address that
        runs into the next column lies over that column's words too.
        """
        spans = sorted({span for box in annotation.boxes for span in self._under(box)})
        pieces = [span for span in spans if self._is_piece(span, annotation.url or "")]
        if pieces or len(spans) >= _SHEET * len(annotation.boxes):
            return pieces
        return spans

    def _is_piece(self, span: tuple[int, int], url: str) -> bool:
        printed = self._text[span[0] - self._start : span[1] - self._start]
        bare = _INKLESS.sub("", printed.strip(_AROUND))
        return len(bare) >= _PIECE and bare.casefold() in _INKLESS.sub("", url).casefold()

    def _under(self, box: Box) -> Iterator[tuple[int, int]]:
        left, top, right, bottom = box
        if bottom - top < _FLAT:  # around nothing, as that of a raised number may be
            top, bottom = top - _FLAT, bottom + _FLAT
        first = bisect_left(self._middles, top - _SLACK)
        last = bisect_right(self._middles, bottom + _SLACK)
        for line in self._lines[first:last]:
            edges = line.edges or ()
            inside = [
                at for at, middle in enumerate(map(_between, edges, edges[1:])) if left <= middle <= right
            ]
            if inside:
                yield line.start + inside[0], line.start + inside[-1] + 1

    def _above(self, boxes: Sequence[Box], end: int) -> int:
        """Return where a link over no text belongs: the end of the row above it."""
        top = boxes[0][1] if boxes else 0.0
        above = [line for line in self._lines if line.bbox is not None and line.bbox[1] <= top]
        return max(above, key=lambda line: line.bbox[1] if line.bbox else 0.0).end if above else end


def landed(
    laid: Iterable[Laid], frames: Sequence[Frame], lines: Sequence[Line], text: str
) -> tuple[Jump, ...]:
    """Return the jumps with the places in the text that they lead to, in the order of the text.

    `frames` and `lines` are those of all pages.
    """
    by_page: dict[int, list[Line]] = {}
    for line in lines:
        if line.page is not None and line.bbox is not None:
            by_page.setdefault(line.page, []).append(line)
    jumps = [
        _jump(one, frames[one.goal.page - 1], by_page.get(one.goal.page, ()), text)
        for one in laid
        if one.goal.page <= len(frames)
    ]
    return tuple(sorted(jumps, key=lambda jump: (jump.start, jump.end)))


def _jump(laid: Laid, frame: Frame, lines: Sequence[Line], text: str) -> Jump:
    goal = laid.goal
    left, top = frame.seen(frame.left if goal.x is None else goal.x, frame.top if goal.y is None else goal.y)
    is_page = goal.y is None or top < _SLACK  # the edge of the page is the page as a whole
    return Jump(
        start=laid.span.start,
        end=laid.span.end,
        page=goal.page,
        top=None if is_page else top,
        goal=None if is_page else _landing(None if goal.x is None else left, top, lines, text),
    )


def _landing(left: float | None, top: float, lines: Sequence[Line], text: str) -> int | None:
    """Return where in the text a place on a page is; None where no text stands there."""
    below = [row for row in map(_row, lines) if row.base >= top + _SLACK]
    below.sort(key=lambda row: row.base)
    left = left if left is not None and left > _SLACK else None  # 0 is the same as to leave it open
    if left is not None:
        below = [one for one in below if one.left - _OUTSIDE <= left <= one.right] or below
    if not below:
        return None
    first = below[0]
    if left is None:
        return first.line.start
    # A goal may be as high above its row as the row before: then it is told by where it begins.
    near = (one for one in below if one.base - first.base <= _ROW_APART * one.size)
    first = next((one for one in near if one.begins_at(left)), first)
    edges = first.line.edges or ()
    last = len(edges) - 1
    at = bisect_left(edges, left - _SLACK, 0, max(last, 0))
    place = first.line.start + at
    # Some programs set the goal of a note behind its number.
    return place if at < last and not _NUMBER.fullmatch(text[first.line.start : place]) else first.line.start


@dataclass(frozen=True, slots=True)
class _Row:
    """A line and where it stands."""

    line: Line
    base: float
    size: float
    left: float
    right: float

    def begins_at(self, x: float) -> bool:
        """Say whether the row, or its text behind a hanging number, begins there."""
        edges = self.line.edges or ()
        return any(abs(edge - x) <= _ALIGNED for edge in edges[:_BEGINNING])


def _row(line: Line) -> _Row:
    left, top, right, bottom = line.bbox or (0.0, 0.0, 0.0, 0.0)
    size = (bottom - top) / 1.05  # see `Row.bbox`
    return _Row(line, bottom - 0.25 * size, size, left, right)


def _middle(box: Box) -> float:
    return (box[1] + box[3]) / 2


def _between(left: float, right: float) -> float:
    return (left + right) / 2
