"""Two columns that a page tool left side by side, put one below the other.

Tools that keep the look of a page set both columns of it on one line, with white space
between. Pages are told by the lines that hold two stretches of prose for sure.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from evidence_audit.documents.measure import measures, width
from evidence_audit.documents.text_feet import feet
from evidence_audit.documents.text_gutters import LATE, NEAR, WIDE, Surroundings, cut
from evidence_audit.documents.text_joints import Joints
from evidence_audit.model import Span

_GAP = re.compile(rf"(?<=\S) {{{WIDE},}}(?=\S)")
_FEWEST, _FEWER, _LEAST_SHARE = 8, 3, 0.25
"""Lines, and share of a page's lines, that hold two columns for sure; fewer where other pages do."""
_WORDS = 3
"""Words on either side of a line that holds two columns of prose."""
_LETTERS = 0.6
"""Share of letters in prose."""
_NARROWEST = 18.0
"""Width of a column of prose, at least, in the widths of `measure`."""
_UNLIKE = 1.7
"""By how much one column may be wider than the other."""
_INDENTED = 0.55
"""Share of the usual place of the second column from which a line is indented to it."""
_AROUND, _LINES_AROUND = 5, 8
"""Lines that show where a line's second column begins, and lines around it that show its measure."""
_MEASURES, _SMALL_PRINT = 2, 1.25
"""Measures that columns have, and by how much that of small print seems wider at least."""
_FILLS = 0.92
_SIGHT = 3
"""Lines above and below in which a column goes on."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of a page: its text without the space around, and where that begins."""

    start: int
    text: str
    indent: int

    @property
    def sides(self) -> tuple[str, ...]:
        """What wide gaps part: one stretch or more."""
        return tuple(_GAP.split(self.text)) if "   " in self.text else (self.text,)


def in_order(text: str) -> list[list[Span]] | None:
    """Return the pages of `text` as lines, and parts of those that hold two columns, in reading order.

    Form feeds part pages and belong to no line; a blank line is an empty span. None where
    no page has columns side by side.
    """
    if "   " not in text:
        return None
    lines = [_lines(text, start, end) for start, end in _bounds(text)]
    pages = [_Page([_row(text, line) for line in page]) for page in lines]
    if not any(page.has_columns(_FEWEST) for page in pages):
        return None
    set_to = measures(side for page in pages for side in page.columns())[:_MEASURES]
    if not set_to:
        return None
    joints = Joints(side for page in pages for row in page.rows for side in row.sides)
    # Where one page has columns, a few lines tell that another one has.
    return [
        page.parted(set_to, joints) if page.has_columns(_FEWER) else whole
        for page, whole in zip(pages, lines, strict=True)
    ]


def _bounds(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for page in text.split("\f"):
        yield start, start + len(page)
        start += len(page) + 1


def _lines(text: str, start: int, end: int) -> list[Span]:
    found = []
    while (stop := text.find("\n", start, end)) >= 0:
        found.append(Span(start=start, end=stop))
        start = stop + 1
    return [*found, Span(start=start, end=end)]


def _row(text: str, line: Span) -> _Row:
    content = text[line.start : line.end]
    indent = len(content) - len(content.lstrip())
    return _Row(start=line.start + indent, text=content.strip(), indent=indent)


class _Page:
    """The lines of a page."""

    def __init__(self, rows: Sequence[_Row]) -> None:
        self.rows = rows
        self._pairs = [row.sides for row in rows if len(row.sides) == 2]

    def columns(self) -> Iterator[str]:
        """Yield what seems to be a line of a column."""
        yield from (side for pair in self._pairs for side in pair if len(side.split()) >= _WORDS)

    def has_columns(self, fewest: int) -> bool:
        """Say whether enough lines hold two stretches of prose, alike in width, and none more."""
        prose = [pair for pair in self._pairs if all(map(_is_prose, pair))]
        inked = sum(bool(row.text) for row in self.rows)
        cells = sum(len(row.sides) > 2 for row in self.rows)
        share = fewest / _FEWEST
        if len(prose) < max(fewest, share * share * _LEAST_SHARE * inked, share * cells):
            return False
        ours, theirs = (median(width(pair[side]) for pair in prose) for side in (0, 1))
        return min(ours, theirs) > _NARROWEST and 1 / _UNLIKE < ours / theirs < _UNLIKE

    def parted(self, set_to: Sequence[float], joints: Joints) -> list[Span]:
        """Return the lines of the left column, those of the right one, and the notes at the feet of both."""
        second = self._second_columns()
        left: list[tuple[Span, str]] = []
        right: list[tuple[Span, str]] = []
        for at, row in enumerate(self.rows):
            place = cut(row.text, row.indent, self._around(at, second, set_to), joints) if row.text else 0
            ours, theirs = row.text[:place].rstrip(), row.text[place:]
            if ours or not row.text:
                left.append((Span(start=row.start, end=row.start + len(ours)), ours))
            if theirs or not row.text:
                right.append((Span(start=row.start + place, end=row.start + len(row.text)), theirs))
        columns = [[span for span, _ in column] for column in (left, right)]
        ends = [feet([words for _, words in column], set_to[0]) for column in (left, right)]
        bodies = [column[:end] for column, end in zip(columns, ends, strict=True)]
        notes = [column[end:] for column, end in zip(columns, ends, strict=True)]
        return [span for part in (*bodies, *notes) for span in part]

    def _second_columns(self) -> dict[int, int]:
        """Return where the second column begins on the lines that show it: by a gap or by their indent."""
        found = {
            at: row.indent + len(row.text) - len(row.sides[1])
            for at, row in enumerate(self.rows)
            if len(row.sides) == 2 and len(row.sides[0].split()) >= _WORDS
        }
        usual = median(found.values())
        found.update(
            (at, row.indent)
            for at, row in enumerate(self.rows)
            if row.text and row.indent > _INDENTED * usual
        )
        return found

    def _around(self, at: int, second: dict[int, int], set_to: Sequence[float]) -> Surroundings:
        nearest = sorted(second, key=lambda other: abs(other - at))[:_AROUND]
        begins = median(second[other] for other in nearest)
        below = (
            row for row in self.rows[at + 1 : at + 1 + _SIGHT] if row.text and row.indent < begins - NEAR
        )
        above = (
            row
            for row in reversed(self.rows[max(at - _SIGHT, 0) : at])
            if row.indent + len(row.text) > begins + NEAR
        )
        following, preceding = next(below, None), next(above, None)
        return Surroundings(
            begins=begins,
            measure=self._measure(at, set_to),
            widest=max(*set_to, _SMALL_PRINT * set_to[0]),
            below=following.text if following else "",
            above=preceding.text if preceding else "",
        )

    def _measure(self, at: int, set_to: Sequence[float]) -> float:
        """Return the measure that most columns around a line are set to."""
        filling = dict.fromkeys(set_to, 0)
        for row in self.rows[max(at - _LINES_AROUND, 0) : at + _LINES_AROUND + 1]:
            for side in row.sides if len(row.sides) == 2 else (row.text,):
                wide = width(side)
                for one in set_to:
                    filling[one] += _FILLS * one < wide <= LATE * one
        return max(set_to, key=lambda one: filling[one])


def _is_prose(side: str) -> bool:
    return len(side.split()) >= _WORDS and sum(map(str.isalpha, side)) > _LETTERS * len(side)
