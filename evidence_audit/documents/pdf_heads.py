"""Running heads, feet and page numbers of pages, known by how they recur at one place.

A head may run across all columns, and holds pieces that change each in its own way: a title
that stays or turns with the chapter, a number that counts with the pages.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from evidence_audit.documents.pdf_rows import Row

_ZONE = 0.15
"""Share of the page's height in which heads, and in which feet, are looked for."""
_OUTERMOST = 4
"""Lines from an edge of the page that may be heads or feet."""
_SAME_PLACE = 6.0
"""Points by which a head may stand higher or lower on another page."""
_ONE_LINE = 2.0
"""Points by which the baselines of one head differ at most."""
_LONGEST = 100
"""Letters of a head that stands beside a page number."""
_LARGER = 1.15
"""Sizes of a head that the heading has which it repeats, at least."""
_FEWEST = 3
"""Heads at one place from which another one there is believed to be a head."""

_DIGITS = re.compile(r"\d+")
_CHAPTER = re.compile(
    r"^(?:chapter|part|section|appendix)?\s*(?:\d+(?:\.\d+)*|[ivx]+|[a-z])?[.:)]?\s+", re.IGNORECASE
)
_BETWEEN = re.compile(r"\s{3,}|\s+[|·•–—]\s+|\s*\t\s*")
_NUMBER = re.compile(
    r"^\W*(?:page|p\.|seite)?\s*(\d{1,4}|[ivxlc]{1,6})(?:\s*(?:of|/|\|)\s*\d{1,4})?\W*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Edges:
    """The rows of a page from which heads are taken."""

    page: int
    """1-based."""
    height: float
    """Points."""
    rows: Sequence[Row]
    """From the top."""


@dataclass(frozen=True, slots=True, eq=False)
class _Line:
    """Rows on one baseline, in whatever columns."""

    page: int
    base: float
    rows: tuple[Row, ...]
    pieces: tuple[str, ...]
    at_top: bool

    @property
    def size(self) -> float:
        return self.rows[0].size


def heads(pages: Iterable[Edges]) -> dict[int, list[Row]]:
    """Return the running heads, feet and page numbers of each page, by its number."""
    inwards = {page.page: (page, _outermost(page)) for page in pages}
    lines = {id(line): line for _, sides in inwards.values() for side in sides for line in side}
    titles = _titles(row for page, _ in inwards.values() for row in page.rows)
    known = _Known(list(lines.values()), titles)
    found = {}
    for number, (page, sides) in inwards.items():
        taken: dict[int, Row] = {}
        for side in sides:
            for line in side:
                # Heads stand outside the text: past the first line that is none, all is text.
                if not known.is_head(line) and not _is_own_number(line, page):
                    break
                taken |= {id(row): row for row in line.rows}
        found[number] = list(taken.values())
    return found


def _outermost(page: Edges) -> tuple[list[_Line], list[_Line]]:
    """Return the lines nearest to the top and to the foot, from the edge inwards."""
    lines: list[list[Row]] = []
    for row in sorted(page.rows, key=lambda row: (row.base, row.x0)):
        if lines and row.base - lines[-1][0].base <= _ONE_LINE:
            lines[-1].append(row)
        else:
            lines.append([row])
    zone = _ZONE * page.height
    top = [_line(page.page, rows, at_top=True) for rows in lines[:_OUTERMOST] if rows[0].base < zone]
    foot = [
        _line(page.page, rows, at_top=False)
        for rows in lines[: -_OUTERMOST - 1 : -1]
        if rows[0].base > page.height - zone
    ]
    return top, foot


def _line(page: int, rows: Sequence[Row], *, at_top: bool) -> _Line:
    ordered = sorted(rows, key=lambda row: row.x0)
    pieces = tuple(piece for row in ordered for piece in _BETWEEN.split(row.text.strip()) if piece)
    return _Line(page, ordered[0].base, tuple(ordered), pieces, at_top)


class _Known:
    """What recurs at the edges of all pages."""

    def __init__(self, lines: Sequence[_Line], titles: Mapping[str, float]) -> None:
        self._titles = titles
        self._words: dict[str, list[_Line]] = defaultdict(list)
        self._numbers: dict[int, list[_Line]] = defaultdict(list)
        """By the number printed less the number of the page."""
        self._romans: list[_Line] = []
        for line in lines:
            for piece in line.pieces:
                self._note(line, piece)
        recurring = {id(line) for line in lines if self._recurs(line)}
        places = _Places((line.base, id(line) in recurring) for line in lines)
        self._heads = {id(line) for line in lines if id(line) in recurring and places.are_heads(line.base)}
        found = sorted(
            (line for line in lines if line.at_top and id(line) in self._heads), key=lambda line: line.base
        )
        bases = [line.base for line in found]
        self._heads |= {id(line) for line in lines if _stands_with(line, found, bases)}

    def is_head(self, line: _Line) -> bool:
        """Say whether a line recurs, and stands where mostly such lines stand."""
        return id(line) in self._heads

    def _note(self, line: _Line, piece: str) -> None:
        number = _NUMBER.match(piece)
        if number is None:
            self._words[_key(piece)].append(line)
        elif number[1].isdigit():
            self._numbers[int(number[1]) - line.page].append(line)
        else:
            self._romans.append(line)

    def _recurs(self, line: _Line) -> bool:
        """A piece recurs by its words; a number alone counts with the pages, as no figure of a table does."""
        if any(row.raised for row in line.rows):
            return False  # a marker hangs on it: it is a heading of the text
        numbers = [piece for piece in line.pieces if _NUMBER.match(piece)]
        words = [piece for piece in line.pieces if not _NUMBER.match(piece)]
        if not all(self._counts(line, piece) for piece in numbers):
            return False
        if all(
            _elsewhere(line, self._words[_key(piece)]) or self._is_small_title(line, piece) for piece in words
        ):
            return True
        # The title of a chapter need not recur; at the foot a number before words is that of a note.
        last_is_number = bool(numbers) and line.pieces[-1] == numbers[-1]
        short = sum(map(len, words)) <= _LONGEST
        return bool(numbers) and len(words) <= 2 and short and (line.at_top or last_is_number)

    def _is_small_title(self, line: _Line, piece: str) -> bool:
        """Say whether a line at the top says what a larger heading says."""
        return line.at_top and self._titles.get(_title(piece), 0.0) >= _LARGER * line.size

    def _counts(self, line: _Line, piece: str) -> bool:
        number = _NUMBER.match(piece)
        if number is None or not number[1].isdigit():
            return _elsewhere(line, self._romans)
        return _elsewhere(line, self._numbers[int(number[1]) - line.page])


class _Places:
    """Where on their pages lines stand, and how many of them recur."""

    def __init__(self, lines: Iterable[tuple[float, bool]]) -> None:
        ordered = sorted(lines)
        self._bases = [base for base, _ in ordered]
        self._recurring = [0, *accumulate(recurs for _, recurs in ordered)]

    def are_heads(self, base: float) -> bool:
        """A heading of the text that happens to open two pages stands where text stands."""
        first = bisect_left(self._bases, base - _SAME_PLACE / 2)
        last = bisect_right(self._bases, base + _SAME_PLACE / 2)
        return self._recurring[last] - self._recurring[first] >= (last - first) / 2


def _stands_with(line: _Line, found: Sequence[_Line], bases: Sequence[float]) -> bool:
    """Say whether a line at the top is set as the heads of other pages are, at their very place.

    `found` are these, in the order of their baselines, which are `bases`.
    """
    if not line.at_top:
        return False
    pages: set[int] = set()
    for other in found[bisect_left(bases, line.base - _ONE_LINE / 2) :]:
        if other.base > line.base + _ONE_LINE / 2 or len(pages) >= _FEWEST:
            break
        if abs(other.size - line.size) < 0.2:
            pages.add(other.page)
    return len(pages) >= _FEWEST


def _elsewhere(line: _Line, others: Iterable[_Line]) -> bool:
    return any(other.page != line.page and abs(other.base - line.base) <= _SAME_PLACE for other in others)


def _key(piece: str) -> str:
    return _DIGITS.sub("#", " ".join(piece.split())).casefold()


def _titles(rows: Iterable[Row]) -> dict[str, float]:
    """Return the largest size in which each short row is set."""
    found: dict[str, float] = {}
    for row in rows:
        if len(row.text) <= _LONGEST and (words := _title(row.text)):
            found[words] = max(found.get(words, 0.0), row.size)
    return found


def _title(text: str) -> str:
    """Return the words of a heading without its number; empty for a number alone."""
    return " ".join(_CHAPTER.sub("", text.strip()).split()).casefold()


def _is_own_number(line: _Line, page: Edges) -> bool:
    match = _NUMBER.match(line.rows[0].text) if len(line.rows) == 1 else None
    return match is not None and match[1] == str(page.page) and not line.at_top
