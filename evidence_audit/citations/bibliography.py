"""Stretches that list works or pages and claim nothing: reference lists, tables of contents."""

import re
from collections.abc import Iterator, Sequence

from evidence_audit.citations.notelists import HEADING
from evidence_audit.citations.rows import Cover, Row
from evidence_audit.model import Aside, AsideKind

_LEADERS = re.compile(r"(?:\.{4,}|(?:\.\s){3,}|…{2,}|_{4,})\s*(?:\d{1,4}|[ivxlc]+)?\s*$")
_LEADER_SIGNS = ("...", ". .", "…", "___")
"""One of these stands in every row with leaders; few other rows have any."""
_WORK = re.compile(
    r"\((?:[^()]{0,20}\s)?(?:19|20)\d\d[a-z]?\)|[,.;]\s?(?:19|20)\d\d[a-z]?[.,;:]|https?:|www\.|\bdoi\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\[?\(?\d{1,3}[.)\]]")
_TAIL = 120
"""Characters at the end of a row that are looked at for leaders."""
_PATIENCE = 2
"""Paragraphs in a row that name no year as works do, and no address, end a list of works."""


def asides(rows: Sequence[Row], notes: Cover) -> Iterator[Aside]:
    """Yield the reference lists and tables of contents among `rows`; notes are left alone."""
    at = 0
    while at < len(rows):
        row = rows[at]
        if _has_leaders(row.text[-_TAIL:]):
            yield Aside(start=row.start, end=row.end, kind=AsideKind.BIBLIOGRAPHY)
        elif len(row.text) < 60 and HEADING.match(row.text):
            stop = _list_end(rows, at + 1, notes)
            if stop > at + 1:
                yield Aside(start=rows[at + 1].start, end=rows[stop - 1].end, kind=AsideKind.BIBLIOGRAPHY)
                at = stop - 1
        at += 1


def _has_leaders(tail: str) -> bool:
    return any(sign in tail for sign in _LEADER_SIGNS) and _LEADERS.search(tail) is not None


def _list_end(rows: Sequence[Row], start: int, notes: Cover) -> int:
    """Return the row behind the list of works that begins at row `start`; `start` where none does."""
    end = at = start
    misses = 0
    while at < len(rows) and misses < _PATIENCE:
        stop = _paragraph_end(rows, at)
        first, last = rows[at], rows[stop - 1]
        if notes.touches(first.start, last.end) or HEADING.match(first.text):
            break
        if _WORK.search(" ".join(row.text for row in rows[at:stop])):
            misses, end = 0, stop
        else:
            misses += 1 if end > start else _PATIENCE
        at = stop
    return end


def _paragraph_end(rows: Sequence[Row], at: int) -> int:
    stop = at + 1
    while stop < len(rows) and not rows[stop].gap and not _NUMBERED.match(rows[stop].text) and stop - at < 40:
        stop += 1
    return stop
