"""Stretches that list works or pages and claim nothing: reference lists, tables of contents."""

import re
from collections.abc import Iterable, Iterator, Sequence

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
_LONGEST_HEADING = 60
"""Characters."""
_HEADING_SIGNS = "#*_ "
"""What Markdown sets around a heading."""
_PATIENCE = 2
"""Paragraphs in a row that name no year as works do, and no address, end a list of works."""


def asides(rows: Sequence[Row], works: Iterable[range]) -> Iterator[Aside]:
    """Yield the lists of `works` and the tables of contents among `rows`."""
    for listed in works:
        yield Aside(
            start=rows[listed.start].start, end=rows[listed.stop - 1].end, kind=AsideKind.BIBLIOGRAPHY
        )
    for row in rows:
        if _has_leaders(row.text[-_TAIL:]):
            yield Aside(start=row.start, end=row.end, kind=AsideKind.BIBLIOGRAPHY)


def lists(rows: Sequence[Row], notes: Cover) -> Iterator[range]:
    """Yield the rows of each list of works below a heading that says so; notes are none."""
    stop = 0
    for at, row in enumerate(rows):
        if at >= stop and len(row.text) < _LONGEST_HEADING and HEADING.match(row.text.strip(_HEADING_SIGNS)):
            stop = _list_end(rows, at + 1, notes)
            if stop > at + 1:
                yield range(at + 1, stop)


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
