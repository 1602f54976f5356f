"""The order in which people read the words of a page: bands from the top, columns from the left.

A gutter is looked for where many rows begin at one left edge with nothing before them
for the width of a letter. Columns of prose are read one after the other; the narrow
columns of a table and numbers that hang beside notes are not prose and stay in their rows.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from evidence_audit.documents.pdf_words import Word, usual_size

_GUTTER = 0.75
"""Least width of a gutter, in sizes of the text. LaTeX's is 1.0, in which a space takes 0.3."""
_ROWS = 3
"""Rows that a column has at least."""
_PROSE_WORDS = 3.0
"""Words that a row of prose has at least, in the middle."""
_PROSE_LETTERS = 14.0
_LONGEST_WORD = 10
"""Letters of a word of prose, about."""
_NEARLY = 0.97
_ALIGNED = 1.5
"""Points by which left edges of a column may differ."""
_WORD_SPACE = (0.18, 0.42)
"""Sizes of the text that a space between words is wide."""
_LONG_WORD = 16
"""Letters from which a word is an address, which sticks out of its column more often than not."""
_HEADING = 1.3
"""Sizes of the text that a heading has at least."""
_NEW_START = 1.5
"""Sizes of the text by which the first rows of two columns may differ in height."""
_IN_ADDRESS = re.compile(r"[/._=&%-]\w")
_STICKING_OUT = 0.15
"""Share of the rows of a column that may reach into the next one."""
_HANGING = re.compile(r"[\[(]?\d{1,3}[.)\]]{0,2}")
_DEPTH = 4


@dataclass(frozen=True, slots=True)
class _Line:
    """Words on one baseline."""

    words: tuple[Word, ...]
    """From left to right."""

    @property
    def base(self) -> float:
        return self.words[0].base


def regions(words: Sequence[Word], depth: int = _DEPTH) -> list[list[Word]]:
    """Return the words in groups, in reading order; `[]` for none. No group has columns of prose."""
    if not words:
        return []
    gutter = _best_gutter(words) if depth else None
    if gutter is None:
        return [list(words)]
    found: list[list[Word]] = []
    for band in gutter:
        if isinstance(band, tuple):
            left, right = band
            found += [*regions(left, depth - 1), *regions(right, depth - 1)]
        elif found and len(gutter) == 1:
            found[-1] += band
        else:
            found += regions(band, depth - 1)
    return found


Band = list[Word] | tuple[list[Word], list[Word]]


def _best_gutter(words: Sequence[Word]) -> list[Band] | None:
    """Return the page cut into bands by the gutter that parts most words; None for no gutter."""
    size = usual_size(words)
    lines = _lines(words)
    found: list[tuple[int, list[Band]]] = []
    for x in sorted(_left_edges(lines, size)):
        bands = _bands(lines, x, size)
        if parted := sum(len(band[0]) + len(band[1]) for band in bands if isinstance(band, tuple)):
            found.append((parted, bands))
    most = max((parted for parted, _ in found), default=0)
    # Of two that part nearly the same words, the left one has the numbers that hang beside notes.
    return next((bands for parted, bands in found if parted >= _NEARLY * most), None)


def _lines(words: Sequence[Word]) -> list[_Line]:
    lines: list[list[Word]] = []
    for word in sorted((word for word in words if word.host is None), key=lambda word: (word.base, word.x0)):
        if lines and abs(lines[-1][0].base - word.base) <= 0.1 * word.size:
            lines[-1].append(word)
        else:
            lines.append([word])
    hung: dict[int, list[Word]] = {}
    for word in words:
        if word.host is not None:
            hung.setdefault(id(word.root), []).append(word)
    full = ([*line, *(small for word in line for small in hung.get(id(word), ()))] for line in lines)
    return [_Line(tuple(sorted(line, key=lambda word: word.x0))) for line in full]


def _left_edges(lines: Sequence[_Line], size: float) -> list[float]:
    """Return the places where rows begin after a gap, the commonest first."""
    edges: Counter[int] = Counter()
    numbers: set[int] = set()
    first = min(line.words[0].x0 for line in lines)
    for line in lines:
        right = float("-inf")
        for word in line.words:
            if word.x0 - right >= _GUTTER * size and word.x0 > first + 4 * size:
                edges[round(word.x0)] += 1
                if _HANGING.fullmatch(word.text):
                    numbers.add(round(word.x0))
            right = max(right, word.x1)
    # the last column of a list may hold but one or two entries, whose numbers hang
    return [float(x) for x, times in edges.most_common(8) if times >= _ROWS] + [float(x) for x in numbers]


def _bands(lines: Sequence[_Line], x: float, size: float) -> list[Band]:
    """Cut the page at the rows that run across the gutter left of `x`."""
    start, end = x - _GUTTER * size, x - _ALIGNED
    bands: list[Band] = []
    free: list[_Line] = []
    across = _headings_across(lines, x, size)
    for line in [*lines, None]:
        if line is not None and line not in across and not _crosses(line, start, end, x):
            free.append(line)
            continue
        if free:
            _add(bands, _columns(free, x))
            free = []
        if line is not None:
            _add(bands, list(line.words))
    return bands


def _headings_across(lines: Sequence[_Line], x: float, size: float) -> list[_Line]:
    """Return the headings left of the gutter that stand over both columns, short as they are.

    The other column leaves room for such a heading, and below it both begin anew.
    """
    left = [line for line in lines if line.words[0].x0 < x]
    right = [line.base for line in lines if line.words[-1].x0 >= x - _ALIGNED]
    found = []
    for line, below in pairwise(left):
        word = line.words[0]
        if word.size < _HEADING * size or line.base in right:
            continue
        under = min((base for base in right if base > line.base), default=0.0)
        above = max((base for base in right if base < line.base), default=under)
        has_room = under - above >= 2 * word.size + size and above <= line.base - word.size
        if has_room and abs(under - below.base) <= _NEW_START * size:
            found.append(line)
    return found


def _crosses(line: _Line, start: float, end: float, x: float) -> bool:
    crossing = [word for word in line.words if word.root.x0 < end and word.x1 > start]
    if not crossing:
        return False
    # A word that sticks out of its column (addresses do), beside or over the other column.
    last = crossing[-1]
    if len(line.words) == 1 and last.x0 < start and _is_address(last):
        return False
    beside = [word for word in line.words if abs(word.x0 - x) <= _ALIGNED]
    if last.x0 >= start or not beside:
        return True
    # a title across the page may have the space between two of its words here
    gap = (beside[0].x0 - last.x1) / last.size
    return _WORD_SPACE[0] <= gap <= _WORD_SPACE[1]


def _is_address(word: Word) -> bool:
    return len(word.text) >= _LONG_WORD and bool(_IN_ADDRESS.search(word.text))


def _columns(lines: Sequence[_Line], x: float) -> Band:
    sides: tuple[list[list[Word]], list[list[Word]]] = ([], [])
    for line in lines:
        for side, at_right in zip(sides, (False, True), strict=True):
            if part := [word for word in line.words if (word.root.x0 >= x - _ALIGNED) == at_right]:
                side.append(part)
    left, right = sides
    if _are_columns(left, right, x):
        return ([word for part in left for word in part], [word for part in right for word in part])
    return [word for line in lines for word in line.words]


def _are_columns(left: Sequence[Sequence[Word]], right: Sequence[Sequence[Word]], x: float) -> bool:
    if not (_is_prose(left) and _is_prose(right)):
        return False
    if sum(part[-1].x1 > x for part in left) > _STICKING_OUT * len(left):
        return False
    # list entries stand a little further in
    indent = 3 * max(part[0].size for part in right)
    aligned = sum(part[0].x0 - x <= indent for part in right)
    top, bottom = max(left[0][0].base, right[0][0].base), min(left[-1][0].base, right[-1][0].base)
    shorter = min(left[-1][0].base - left[0][0].base, right[-1][0].base - right[0][0].base)
    return aligned >= 0.6 * len(right) and bottom - top >= 0.4 * shorter


def _is_prose(parts: Sequence[Sequence[Word]]) -> bool:
    if len(parts) < _ROWS:
        return False
    letters = [sum(len(word.text) for word in part) for part in parts]
    # An address fills a row with one word; no cell of a table is as long.
    words = [max(len(part), count // _LONGEST_WORD) for part, count in zip(parts, letters, strict=True)]
    return median(words) >= _PROSE_WORDS and median(letters) >= _PROSE_LETTERS


def _add(bands: list[Band], band: Band) -> None:
    """Keep neighbouring bands without columns together."""
    if isinstance(band, list) and bands and isinstance(bands[-1], list):
        bands[-1].extend(band)
    else:
        bands.append(band)
