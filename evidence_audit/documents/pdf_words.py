"""Strings become words: signs drawn side by side in one size on one baseline."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import chain
from operator import sub

from evidence_audit.documents.pdf_drawn import String

# Shares of the glyph size. LaTeX draws no spaces and sets words 0.2 apart where it squeezes a
# line; kerning inside words stays under 0.1.
WORD_GAP = 0.15
_SLENDER = frozenset("iljtfr.,:;/-'|!()[]")
_TYPED, _TYPED_GAP = 0.48, 0.4
_BACKWARDS = 0.35
_KERNED = 0.1
SAME_BASE = 0.06
_CELL = 4.0
"""Points; width and height of the cells in which words drawn before are looked up."""

_INK = re.compile(r"\S+")


@dataclass(slots=True, eq=False)
class Word:
    """Signs drawn side by side in one size on one baseline."""

    text: str
    """The signs, without spaces."""
    lefts: list[float]
    """Left edge of each sign."""
    rights: list[float]
    """Right edge of each sign."""
    x0: float
    x1: float
    base: float
    size: float
    bold: bool
    spaced: bool = False
    """A space is drawn before it."""
    dropped: bool = False
    """It is a large letter that reaches down over the rows below."""
    joints: list[int] = field(default_factory=list)
    """Where in `text` another string begins that was drawn by itself."""
    host: "Word | None" = field(default=None)
    """The larger word that this one hangs on as a superscript or subscript."""

    @property
    def root(self) -> "Word":
        """The word on the line proper: itself, or the word it hangs on."""
        return self.host.root if self.host else self

    @property
    def raised(self) -> bool:
        """Whether it stands above the baseline of the word it hangs on."""
        return self.host is not None and self.base < self.root.base - SAME_BASE * self.root.size

    def part(self, start: int, end: int) -> "Word":
        """Return some of its signs as a word."""
        return replace(
            self,
            text=self.text[start:end],
            lefts=self.lefts[start:end],
            rights=self.rights[start:end],
            x0=self.lefts[start],
            x1=self.rights[end - 1],
            joints=[at - start for at in self.joints if start < at < end],
        )


_Cells = dict[tuple[int, int], list[Word]]
"""Words by the cell of the page that they begin in."""


def words_of(strings: Iterable[String], width: float, height: float) -> list[Word]:
    """Return the words of a page, in the order drawn; what lies off the page is left out."""
    setter = _Setter(width)
    for string in strings:
        if string.look.size > 0 and 0 <= string.look.base <= height + string.look.size:
            setter.set(string)
        else:
            setter.pass_over(is_space=any(map(str.isspace, string.text)))
    return [word for word in _once(setter.words) if _is_legible(word)]


class _Setter:
    """Sets strings as words, one after the other."""

    def __init__(self, width: float) -> None:
        self.words: list[Word] = []
        self._width = width
        self._word: Word | None = None
        self._string: String | None = None
        """The one that the last signs of the word are from."""
        self._spaced = False

    def pass_over(self, *, is_space: bool) -> None:
        """End the word; a space counts as drawn until a word comes after it."""
        self._word, self._spaced = None, self._spaced or is_space

    def set(self, string: String) -> None:
        """Set a string, part by part between its spaces."""
        at = 0
        for ink in _INK.finditer(string.text):
            start, end = ink.span()
            if start > at:
                self.pass_over(is_space=True)
            self._set_part(string, start, end)
            at = end
        if at < len(string.text):
            self.pass_over(is_space=True)

    def _set_part(self, string: String, start: int, end: int) -> None:
        size, lefts, rights = string.look.size, string.lefts, string.rights
        gaps = list(map(sub, lefts[start + 1 : end], rights[start : end - 1]))
        if (gaps and min(gaps) < -_KERNED * size) or lefts[start] < -1 or max(lefts[start:end]) > self._width:
            self._set_singly(string, start, end)
            return
        if gaps and max(gaps) > WORD_GAP * size:
            apart = (at for at, gap in enumerate(gaps, start + 1) if gap > WORD_GAP * size)
            for at in apart:
                if lefts[at] - rights[at - 1] > _word_gap(string, at - 1, string, at) * size:
                    self._put(string, start, at)
                    self._word, start = None, at
        self._put(string, start, end)

    def _set_singly(self, string: String, start: int, end: int) -> None:
        """Set a part sign by sign: some overlap, or lie off the page."""
        for at in range(start, end):
            if -1 <= string.lefts[at] <= self._width:
                self._put(string, at, at + 1)
            else:
                self.pass_over(is_space=False)

    def _put(self, string: String, start: int, end: int) -> None:
        """Set signs that stand together, on the word before them or as one of their own."""
        word = self._word
        if word is not None and _is_overprint(word, string, start):
            start += 1
            if start == end:
                return
        text, lefts, rights = string.text[start:end], string.lefts[start:end], string.rights[start:end]
        if word is not None and _continues(word, string, start):
            if string is not self._string:
                word.joints.append(len(word.text))
            word.text += text
            word.lefts += lefts
            word.rights += rights
            word.x1 = max(word.x1, *rights)
        else:
            base, size, bold = string.look
            word = Word(text, lefts, rights, lefts[0], max(rights), base, size, bold, self._spaced)
            self.words.append(word)
            self._spaced = False
        self._word, self._string = word, string


def usual_size(words: Iterable[Word]) -> float:
    """Return the size in which most signs are set, in points; 0.0 for none."""
    sizes: Counter[float] = Counter()
    for word in words:
        sizes[round(word.size, 1)] += len(word.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _once(words: Iterable[Word]) -> list[Word]:
    """Leave out words that are drawn again over themselves, as bold letters and shadows are."""
    drawn: dict[str, _Cells] = {}
    kept: list[Word] = []
    for word in words:
        same = drawn.get(word.text)
        near = 0.15 * word.size
        if same is None:
            same = drawn[word.text] = defaultdict(list)
        elif any(
            abs(word.x0 - other.x0) < near and abs(word.base - other.base) < near
            for other in _within(same, word, near)
        ):
            continue
        same[int(word.x0 // _CELL), int(word.base // _CELL)].append(word)
        kept.append(word)
    return kept


def _within(cells: _Cells, word: Word, near: float) -> Iterable[Word]:
    """Yield words that may begin within `near` points of a word: on a page of one sign, not all of them."""
    left, right = int((word.x0 - near) // _CELL), int((word.x0 + near) // _CELL)
    low, high = int((word.base - near) // _CELL), int((word.base + near) // _CELL)
    if (right - left + 1) * (high - low + 1) > len(cells):
        yield from chain.from_iterable(cells.values())
        return
    for x in range(left, right + 1):
        for y in range(low, high + 1):
            yield from cells.get((x, y), ())


def _is_legible(word: Word) -> bool:
    """Fonts that do not say which letters they draw leave nothing to read, mostly in charts."""
    return word.text.count("\ufffd") * 2 < len(word.text)


def _continues(word: Word, string: String, at: int) -> bool:
    """Say whether the sign at `at` of a string stands on the end of a word."""
    base, size, _ = string.look
    return (
        abs(base - word.base) <= SAME_BASE * word.size
        and abs(size - word.size) <= 0.06 * word.size
        and -_BACKWARDS * word.size
        <= string.lefts[at] - word.x1
        <= _word_gap(word, -1, string, at) * word.size
    )


def _word_gap(before: Word | String, last: int, after: String, at: int) -> float:
    """Return the gap, in sizes, up to which two signs are one word: `last` of one and `at` of the other.

    Where an `i` or a `/` is as wide as its neighbour, all letters are, and so are the spaces.
    Addresses are set so, and stretched where lines are made even.
    """
    if before.text[last] not in _SLENDER and after.text[at] not in _SLENDER:
        return WORD_GAP
    size = after.look.size
    widths = (before.rights[last] - before.lefts[last]) / size, (after.rights[at] - after.lefts[at]) / size
    return _TYPED_GAP if abs(widths[0] - widths[1]) < 0.01 and widths[0] >= _TYPED else WORD_GAP


def _is_overprint(word: Word, string: String, at: int) -> bool:
    """The same sign drawn twice in one place: how some tools make bold letters and shadows."""
    left = string.lefts[at]
    return (
        word.text[-1] == string.text[at]
        and abs(word.lefts[-1] - left) < 0.15 * max(string.rights[at] - left, 0.1)
        and abs(word.base - string.look.base) < 0.1 * string.look.size
    )
