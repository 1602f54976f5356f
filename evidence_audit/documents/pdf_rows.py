"""Words become rows: what stands on one baseline, read from left to right."""

from bisect import bisect_left
from collections.abc import Iterable, MutableSequence, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from evidence_audit.documents.pdf_words import WORD_GAP, Word
from evidence_audit.documents.tables import CELL_GAP
from evidence_audit.model import Box

_ONE_ROW = 0.3
"""Share of the smaller size by which baselines of one row may differ: numbers that hang
beside their notes are often set a little higher."""
_LONGEST_NUMBER = 4
"""Digits that no number of a note has."""
_FEWEST_SPACES, _UNEVEN = 3, 0.5
"""Spaces of a row that has been drawn out, and by how many sizes they may differ."""
_APART = 2.0
"""Share of the size from which a gap is one between the cells of a table."""


@dataclass(slots=True)
class Row:
    """A row of a page, as text with the place of each character."""

    text: str
    edges: MutableSequence[float]
    """Left edge of each character and the right edge of the last."""
    base: float
    size: float
    """Of most of its characters."""
    bold: bool
    dropped: bool = False
    """Its first letter reaches down over the rows below, which make room for it."""
    raised: list[tuple[int, int]] = field(default_factory=list)
    """Spans of `text` that stand above the line."""

    @property
    def x0(self) -> float:
        """Left edge."""
        return self.edges[0]

    @property
    def x1(self) -> float:
        """Right edge."""
        return self.edges[-1]

    @property
    def bbox(self) -> Box:
        """A box of the usual height of letters above and below the baseline."""
        return (self.x0, self.base - 0.8 * self.size, self.x1, self.base + 0.25 * self.size)


def rows_of(words: Iterable[Word]) -> list[Row]:
    """Return the rows that the words form, from the top; `[]` for none."""
    hung: dict[int, list[Word]] = {}
    roots: list[Word] = []
    for word in words:
        if word.host is None:
            roots.append(word)
        else:
            hung.setdefault(id(word.root), []).append(word)
    rows = [
        _row([*line, *(small for word in line for small in hung.pop(id(word), ()))]) for line in _lines(roots)
    ]
    return rows


def _lines(roots: Sequence[Word]) -> list[list[Word]]:
    """Group words by baseline, from the top."""
    lines: list[list[Word]] = []
    bases: list[float] = []
    # Large words first: they say where a row is, small ones join the nearest.
    for word in sorted(roots, key=lambda word: (-round(word.size), word.base, word.x0)):
        at = bisect_left(bases, word.base)
        near = [index for index in (at - 1, at) if 0 <= index < len(bases)]
        best = min(near, key=lambda index: abs(bases[index] - word.base), default=None)
        if best is not None and abs(bases[best] - word.base) <= _ONE_ROW * word.size:
            lines[best].append(word)
        else:
            lines.insert(at, [word])
            bases.insert(at, word.base)
    return lines


def _row(words: list[Word]) -> Row:
    words.sort(key=lambda word: (word.x0, word.x1))
    main = max(words, key=lambda word: (word.host is None, len(word.text)))
    row = Row("", [], main.base, main.size, main.bold, words[0].dropped)
    pieces: list[str] = []
    length = 0
    last: Word | None = None
    between = " " if _is_stretched(words) else CELL_GAP
    for word in words:
        space = _space(last, word, between)
        if last is not None and space:
            pieces.append(space)
            length += len(space)
            row.edges += [last.x1] * len(space)
        start = length
        row.edges += word.lefts
        pieces.append(word.text)
        length += len(word.text)
        if word.raised:
            _raise(row, word, start, continues=bool(last and last.raised and not space))
        last = word if last is None or word.x1 > last.x1 or word.raised != last.raised else last
    row.text = "".join(pieces)
    row.edges.append(max(word.x1 for word in words))
    return row


def _is_stretched(words: Sequence[Word]) -> bool:
    """Say whether prose has been drawn out to fill its row: all its spaces are equally wide."""
    roots = [word for word in words if word.host is None]
    gaps = [(right.x0 - left.x1) / right.size for left, right in pairwise(roots)]
    if len(gaps) < _FEWEST_SPACES or max(gaps) - min(gaps) > _UNEVEN:
        return False
    return sum(word.text.islower() and word.text.isalpha() for word in roots) >= len(roots) / 3


def _space(last: Word | None, word: Word, cells: str) -> str:
    if last is None:
        return ""
    size = max(last.size, word.size)
    gap = (word.x0 - last.x1) / min(last.size, word.size)
    if gap < WORD_GAP:
        return ""
    return cells if (word.x0 - last.x1) / size >= _APART else " "


def _raise(row: Row, word: Word, start: int, *, continues: bool) -> None:
    """Note that `word`, which starts at `start`, stands above the line."""
    numbers = _numbers(word)
    if numbers:
        for number in numbers:
            row.raised.append((start, start + len(number)))
            start += len(number)
        return
    if continues and row.raised:
        start = row.raised.pop()[0]
    row.raised.append((start, len(row.edges)))


def _numbers(word: Word) -> list[str]:
    """Return the note numbers that `91011` is made of, where each was drawn by itself; `[]` elsewhere.

    Some tools draw each digit by itself: `12` alone does not tell a run from a number.
    """
    ends = [*word.joints, len(word.text)]
    drawn = [word.text[start:end] for start, end in zip([0, *word.joints], ends, strict=True)]
    if len(drawn) < 2 or not all(number.isdecimal() for number in drawn):
        return []
    if max(map(len, drawn)) == 1 and len(drawn) < _LONGEST_NUMBER:
        return []
    counts = all(int(later) == int(earlier) + 1 for earlier, later in pairwise(drawn))
    return drawn if counts else []
