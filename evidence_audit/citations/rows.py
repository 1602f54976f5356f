"""A document's text as rows: what a reader sees as lines, with the gaps between them.

Rows are what note lists are read from. Blank rows, and rows that stand wholly in
an aside (running heads, page numbers), are left out; what follows them has `gap`.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from evidence_audit.model import Document, Span

_ROW = re.compile(r"[^\n\f\r\v\u2028\u2029]+")
PLAIN = "text"
"""The one format that page tools write; all others know their rows, or have none."""
_LONE_NUMBER = re.compile(r"\d{1,3}$")
_NUMBER_BEHIND = re.compile(r"(?<=[^\W\d_]{2})(\d{1,3})$")
_NEIGHBOURS = 80
"""Rows: two pages, so far is a note from the one before it."""
_PAGE_NUMBER = re.compile(r"(?:page\s+)?[-–—]?\s*\d{1,4}\s*[-–—]?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row(Span):
    """One line of text without the white space around it."""

    text: str
    indent: int
    """Characters of white space before it."""
    gap: bool
    """A blank line, a new block or a new page stands before it."""
    new_page: bool
    """It is the first row of its page."""


def rows_of(document: Document) -> list[Row]:
    """Return the rows of a document in order; `[]` for an empty text."""
    breaks = _Breaks(document)
    hidden = Cover(document.asides)
    rows: list[Row] = []
    buried: list[bool] = []
    last_end = 0
    for match in _ROW.finditer(document.text):
        line = match.group()
        text = line.strip()
        if not text:
            continue
        start = match.start() + line.index(text[0])
        end = start + len(text)
        is_hidden = hidden.holds(start, end)
        if is_hidden and not (document.pages and _LONE_NUMBER.match(text)):
            continue
        new_page = not rows or breaks.page_between(last_end, start)
        gap = new_page or breaks.gap_between(last_end, start)
        indent = start - match.start()
        rows.append(Row(start=start, end=end, text=text, indent=indent, gap=gap, new_page=new_page))
        buried.append(is_hidden)
        last_end = end
    kept = _without_page_numbers(_unburied(rows, buried))
    return _with_numbers_apart(kept) if document.format == PLAIN else kept


def _unburied(rows: list[Row], buried: list[bool]) -> list[Row]:
    """Leave out what running heads hide, but for lone numbers amid a page: those begin notes."""
    kept = []
    opens_page = False
    for at, row in enumerate(rows):
        is_edge = row.new_page or at + 1 == len(rows) or rows[at + 1].new_page
        if buried[at] and (is_edge or (row.gap and rows[at + 1].gap)):
            opens_page = opens_page or row.new_page
            continue
        kept.append(replace(row, new_page=True, gap=True) if opens_page else row)
        opens_page = False
    return kept


def _without_page_numbers(rows: list[Row]) -> list[Row]:
    """Leave out a lone number that ends a page."""
    kept: list[Row] = []
    for at, row in enumerate(rows):
        ends_page = at + 1 == len(rows) or rows[at + 1].new_page
        if ends_page and row.gap and not row.new_page and _PAGE_NUMBER.match(row.text):
            continue
        kept.append(row)
    return kept


def _with_numbers_apart(rows: list[Row]) -> list[Row]:
    """Part a note's number from the last row of the body, which broke off at a hyphen.

    A page tool that joins rows at hyphens joins these too: `the gov22` above note 22. That
    it is one is seen from its neighbours, which have rows of their own.
    """
    lone: dict[int, list[int]] = {}
    for at, row in enumerate(rows):
        if _LONE_NUMBER.match(row.text):
            lone.setdefault(int(row.text), []).append(at)
    parted: list[Row] = []
    for at, row in enumerate(rows):
        tail = _NUMBER_BEHIND.search(row.text)
        if tail and at + 1 < len(rows) and _is_missing(int(tail[1]), at, lone):
            cut = row.start + tail.start(1)
            parted.append(replace(row, end=cut, text=row.text[: tail.start(1)]))
            row = replace(row, start=cut, text=tail[1], indent=0, gap=True, new_page=False)
        parted.append(row)
    return parted


def _is_missing(number: int, at: int, lone: Mapping[int, Sequence[int]]) -> bool:
    """Say whether the numbers on both sides have rows of their own near row `at`, and this one has none."""

    def is_near(other: int) -> bool:
        return any(abs(row - at) <= _NEIGHBOURS for row in lone.get(other, ()))

    return is_near(number - 1) and is_near(number + 1) and not is_near(number)


class Cover:
    """Answers whether a stretch lies wholly in one of many spans."""

    def __init__(self, spans: Iterable[Span]) -> None:
        merged: list[list[int]] = []
        for span in sorted(spans, key=lambda span: (span.start, span.end)):
            if merged and span.start <= merged[-1][1]:
                merged[-1][1] = max(merged[-1][1], span.end)
            else:
                merged.append([span.start, span.end])
        self._starts = [start for start, _ in merged]
        self._ends = [end for _, end in merged]

    def holds(self, start: int, end: int) -> bool:
        """Say whether `start` to `end` lies wholly in one span, or in spans that touch."""
        at = bisect_right(self._starts, start) - 1
        return at >= 0 and self._ends[at] >= end

    def touches(self, start: int, end: int) -> bool:
        """Say whether `start` to `end` has a character in common with some span."""
        at = bisect_right(self._starts, end - 1) - 1
        return at >= 0 and self._ends[at] > start


class _Breaks:
    """Where a document's pages and blocks begin, and where its text has blank lines."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        self._pages = [page.start for page in document.pages]
        # Blocks of plain text are guesses from these same lines; elsewhere the format states them.
        self._blocks = [block.start for block in document.blocks if document.format != "text"]

    def page_between(self, start: int, end: int) -> bool:
        if "\f" in self._text[start:end]:
            return True
        return bisect_right(self._pages, end) != bisect_right(self._pages, max(start - 1, 0))

    def gap_between(self, start: int, end: int) -> bool:
        if self._text.count("\n", start, end) > 1:
            return True
        return bisect_right(self._blocks, end) != bisect_right(self._blocks, max(start - 1, 0))
