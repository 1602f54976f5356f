"""Running heads, feet and page numbers of plain lines, known by how they recur.

A head says the same thing again and again, perhaps with a number that grows; a page
number stands alone and counts on. Neither is judged by one sight: a figure that
stands alone in a table has neighbours of its own kind, a page number has a page of
text between it and the next.
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

PAGE_APART = 8
"""Lines with ink that lie at least between two heads of one kind. Pages with fewer
lines are pictures; table rows lie closer."""
RECURS = 3
"""Times that a head is seen before it counts as one."""

_PAGE_OF = re.compile(
    r"^\W*(?:page|p\.?|seite|pg\.?)\s*\d{1,4}(?:\s*(?:of|/|von)\s*\d{1,4})?\W*$", re.IGNORECASE
)
_NUMBER = re.compile(r"^\W*(\d{1,4}|[ivxlc]{1,7})\W*$")
_LIST_NUMBER = re.compile(r"^\(?\d{1,3}[.)]$")
_NUMBERED = re.compile(r"^(?:(\d{1,4})\s*[|·•–—-]?\s+)?(.*?)(?:\s+[|·•–—-]?\s*(\d{1,4}))?$")
_PAGE_LINES = (15, 120)
"""Lines with ink on a page of prose, at least and at most."""
_STRAYS = 2.0
"""Pages by which a number may be off where pages are unevenly full."""
_CANDIDATES = 300
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class InkedLine:
    """A line with ink on it, and how it stands."""

    start: int
    text: str
    """Stripped."""
    alone: bool
    """A blank line or the edge of a page is above or below."""
    edge: bool
    """First or last on a page that the file marks as such."""
    page: int | None = None
    """1-based, where the file marks its pages."""


def recurring(lines: Sequence[InkedLine]) -> list[InkedLine]:
    """Return those of `lines` that are running heads or page numbers, in order."""
    heads = [*_declared(lines), *_same(lines), *_counting(lines), *_page_numbers(lines)]
    return sorted(set(heads), key=lambda line: line.start)


def _declared(lines: Iterable[InkedLine]) -> list[InkedLine]:
    """`Page 3 of 20` says it itself."""
    return [line for line in lines if len(line.text) < 30 and _PAGE_OF.match(line.text)]


def _same(lines: Sequence[InkedLine]) -> list[InkedLine]:
    """Lines that recur word for word, a page apart; once is enough for capitals among capitals."""
    places: dict[str, list[int]] = defaultdict(list)
    for at, line in enumerate(lines):
        if (line.alone or line.edge) and _could_be_head(line.text):
            places[" ".join(line.text.split())].append(at)
    found = {text: at for text, at in places.items() if _far_apart(at, 2 if _is_capitals(text) else RECURS)}
    # Where most chapters have their title in capitals on each page, a chapter of one page has it too.
    if sum(map(_is_capitals, found)) >= RECURS:
        found |= {text: at for text, at in places.items() if _is_capitals(text)}
    return [lines[at] for places_ in found.values() for at in places_]


def _could_be_head(text: str) -> bool:
    if not 2 < len(text) <= 90 or not _LETTER.search(text):
        return False
    return (
        (text[0].isalnum() or text[0] in "‘“'\"")
        and not text[0].islower()
        and (text[-1].isalnum() or text[-1] in ")")
    )


def _is_capitals(text: str) -> bool:
    return text.isupper() and len(text) > 5 and not re.search(r"\d", text)


def _far_apart(places: Sequence[int], times: int = RECURS) -> bool:
    gaps = sorted(later - earlier for earlier, later in pairwise(places))
    return len(places) >= times and gaps[len(gaps) // 2] > PAGE_APART


def _counting(lines: Sequence[InkedLine]) -> list[InkedLine]:
    """`12 Priorities for the Plan`, `The Foundation 23`: words beside a number that grows with the pages."""
    same: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for at, line in enumerate(lines):
        match = _NUMBERED.match(line.text) if len(line.text) <= 90 and (line.alone or line.edge) else None
        if match and (match[1] or match[3]) and _could_be_head(match[2]):
            same[" ".join(match[2].split())].append((at, int(match[1] or match[3])))
    found = set(_in_step(sorted(place for places in same.values() for place in places)))
    for places in same.values():
        run = _longest_count(places)
        if _far_apart([at for at, _ in run]):
            found.update(run)
    return [lines[at] for at, _ in found]


def _in_step(candidates: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the most candidates whose numbers grow evenly, a page's worth of lines at a time."""
    best: list[tuple[int, int]] = []
    for index, first in enumerate(candidates[:_CANDIDATES]):
        for second in candidates[index + 1 : index + 6]:
            if second[1] <= first[1]:
                continue
            lines_a_page = (second[0] - first[0]) / (second[1] - first[1])
            if not _PAGE_LINES[0] <= lines_a_page <= _PAGE_LINES[1]:
                continue
            run = [
                place
                for place in candidates
                if abs(first[1] + (place[0] - first[0]) / lines_a_page - place[1]) <= _STRAYS
            ]
            best = max(best, run, key=len)
    return best if len(best) >= RECURS else []


def _page_numbers(lines: Sequence[InkedLine]) -> list[InkedLine]:
    """Numbers alone on their line that count on, a page of text apart."""
    candidates = []
    for at, line in enumerate(lines):
        match = _NUMBER.match(line.text) if len(line.text) <= 12 else None
        if (
            match
            and match[1].isdigit()
            and not _LIST_NUMBER.match(line.text)
            and not re.search("[%£$€]", line.text)
        ):
            candidates.append((at, int(match[1])))
    marked = [(lines[at], number) for at, number in candidates if lines[at].edge]
    if found := _in_step_with_pages(marked):
        return found
    run = _longest_count(candidates)
    if len(run) < RECURS or not _far_apart([at for at, _ in run]):
        return [lines[at] for at, _ in candidates if lines[at].edge and len(run) >= RECURS]
    # The numbers of pages without text between them (a cover, a plate) are dense but few.
    return [lines[at] for at, _ in run]


def _in_step_with_pages(marked: Sequence[tuple[InkedLine, int]]) -> list[InkedLine]:
    """Return the numbers at the edges of pages that count with the pages; `[]` for fewer than two.

    Where the file marks its pages, these are its page numbers and no others: a number
    amid a page is that of a note, however well it counts on.
    """
    shifts = [number - line.page for line, number in marked if line.page is not None]
    usual, times = Counter(shifts).most_common(1)[0] if shifts else (0, 0)
    if times < 2:
        return []
    # a page without number, or a plate that counts, shifts the rest by one or two
    return [line for line, number in marked if line.page and abs(number - line.page - usual) <= _STRAYS]


def _longest_count(candidates: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest run of (place, number) whose numbers grow as pages do.

    Pages are left out (plates), never repeated; a number that jumps by more than the
    text between could fill is a figure.
    """
    tails: list[int] = []
    tail_at: list[int] = []
    before: list[int | None] = []
    for index, (_, number) in enumerate(candidates):
        length = bisect_left(tails, number)
        before.append(tail_at[length - 1] if length else None)
        tails[length : length + 1] = [number]
        tail_at[length : length + 1] = [index]
    run: list[tuple[int, int]] = []
    at: int | None = tail_at[-1] if tail_at else None
    while at is not None:
        run.append(candidates[at])
        at = before[at]
    return _without_jumps(run[::-1])


def _without_jumps(run: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Keep what grows about as fast as the lines go by, at most a page in four lines."""
    kept: list[tuple[int, int]] = []
    for place, number in run:
        if not kept or number - kept[-1][1] <= max(2, (place - kept[-1][0]) / 4):
            kept.append((place, number))
    return kept
