"""The strings of a page as PDFium lays them, fetched for many characters at a time.

PDFium makes up spaces and line ends, and takes ligatures apart: what it made up is left
out again and what it took apart is put together, so that both engines give the same.
"""

import ctypes
import math
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, repeat
from operator import sub

from evidence_audit.documents import pdfium_calls as pdfium
from evidence_audit.documents.pdf_drawn import MAX_GLYPHS, Look, String, string, strings_by_base
from evidence_audit.documents.pdf_frame import Frame, turn_of
from evidence_audit.documents.pdfium_fonts import Font, Fonts, hyphen_of, sign_of, width_of

_LINE_END_HYPHENS = "\x02\ufffe"
"""What PDFium gives for a hyphen at the end of a line, plain or soft, by character and in bulk."""
_EXACT, _LEAST, _DOUBTFUL = 0.002, 0.02, 0.1
"""Sizes of the type: up to which two places are one, from which they are two, and from which a gap
between two characters is looked into."""


def strings_of(page: int, frame: Frame, fonts: Fonts) -> list[list[String]]:
    """Return the strings that read upright, upwards, upside down and downwards, a list each.

    `fonts` are those of the file.
    """
    text = pdfium.load_text(page)
    if not text:
        return [[], [], [], []]
    try:
        return _Reading(text, frame, fonts).drawn
    finally:
        pdfium.close_text(text)


@dataclass(frozen=True, slots=True)
class _Set:
    """How a string is set."""

    handle: int
    font: Font
    size: float
    """Points."""
    stretch: float
    """Points that a sign as wide as the font is large takes the pen."""


class _Reading:
    """The characters of a page, string by string."""

    def __init__(self, text: int, frame: Frame, fonts: Fonts) -> None:
        self.drawn: list[list[String]] = [[], [], [], []]
        self._text, self._frame = text, frame
        self._count: int = min(pdfium.count_chars(text), MAX_GLYPHS)
        self._chars = _chars(text, self._count)
        origins = _origins(text, self._count)
        self._xs, self._ys = origins[0::2], origins[1::2]
        fonts.turn_page()
        matrix = pdfium.Floats6()
        at = ctypes.addressof(matrix)
        for start, end, handle in self._strings():
            pdfium.char_matrix(text, start, at)
            a, b, c, d, _, _ = matrix
            stated: float = pdfium.font_size(text, start)
            size = abs(stated)
            if stated < 0:  # type of a negative size runs backwards
                a, b = -a, -b
            look = _Set(handle, fonts.of(handle), size * math.hypot(c, d), size * math.hypot(a, b))
            self._put(start, end, look, frame.heading(a, b))

    def _strings(self) -> Iterator[tuple[int, int, int]]:
        """Yield where each string starts and ends, and its handle; what is made up has none."""
        start = 0
        while start < self._count:
            handle = pdfium.char_object(self._text, start)
            if not handle:
                start += 1
                continue
            end = self._end(handle, start)
            yield start, end, handle
            start = end

    def _end(self, handle: int, at: int) -> int:
        """Return the end of the string that `at` is in: looked for in ever longer steps, then by halves."""
        step = 1
        while at + step < self._count and pdfium.char_object(self._text, at + step) == handle:
            at += step
            step *= 2
        end = min(at + step, self._count)
        while end - at > 1:
            middle = (at + end) // 2
            if pdfium.char_object(self._text, middle) == handle:
                at = middle
            else:
                end = middle
        return end

    def _put(self, start: int, end: int, look: _Set, heading: tuple[float, float]) -> None:
        """Write down a string without the spaces that were made up."""
        turn = turn_of(*heading)
        is_level = heading[1] == 0 and turn == 0 == self._frame.turn
        chars: Sequence[str] = self._with_hyphens(start, end, look.handle)
        xs, bases = self._level(start, end) if is_level else self._turned(start, end, turn)
        places: Sequence[int] = range(start, end)
        if twins := [at for at, (x, after) in enumerate(pairwise(xs)) if x == after]:
            chars, places = _put_together(chars, places, twins)
            xs, bases = ([row[at - start] for at in places] for row in (xs, bases))
        if not look.font.signs.keys() >= set(chars):
            self._learn(chars, places, look)
        font, stretch, widths = look.font, look.stretch, look.font.widths
        rights = [x + stretch * widths[char] for x, char in zip(xs, chars, strict=True)]
        signs = chars if font.is_plain else [font.signs[char] for char in chars]
        how = Look(bases[0], look.size, font.bold)
        if is_level:
            self._mend(xs, rights, places, stretch)
            self.drawn[0].append(string(signs, xs, rights, how))
        else:
            self.drawn[turn] += strings_by_base(signs, xs, rights, bases, how)

    def _level(self, start: int, end: int) -> tuple[list[float], list[float]]:
        """Return how far from the left each character begins, and the baseline of each."""
        xs, left = self._xs[start:end], self._frame.left
        return [x - left for x in xs] if left else xs, [self._frame.top - self._ys[start]] * len(xs)

    def _turned(self, start: int, end: int, turn: int) -> tuple[list[float], list[float]]:
        """Return the same for a string that runs upwards, upside down, downwards or aslant."""
        seen, placed = self._frame.seen, self._frame.placed
        points = zip(self._xs[start:end], self._ys[start:end], strict=True)
        places = [placed(turn, *seen(x, y)) for x, y in points]
        return [x for x, _ in places], [base for _, base in places]

    def _with_hyphens(self, start: int, end: int, handle: int) -> str:
        """Return the characters of a string with hyphens where PDFium has a sign of its own for them."""
        chars = self._chars[start:end]
        for sign in _LINE_END_HYPHENS:
            at = chars.find(sign)
            if at >= 0 and pdfium.char_is_hyphen(self._text, start + at):
                chars = chars.replace(sign, hyphen_of(handle, self._chars))
        return chars

    def _learn(self, chars: Sequence[str], places: Sequence[int], look: _Set) -> None:
        """Find out about the characters of a string that are new to its font."""
        for char, at in zip(chars, places, strict=True):
            if char not in look.font.signs:
                width = width_of(char, look.font)
                look.font.learn(
                    char,
                    sign=sign_of(char, look.font, self._text, at),
                    width=self._step(at, len(char), look) if width is None else width,
                )

    def _step(self, at: int, length: int, look: _Set) -> float:
        """Return how far a ligature takes the pen, in sizes of its font: to the next sign, or its own ink."""
        _, reach = self._box(at)
        after = at + length
        if after < self._count and self._ys[after] == self._ys[at] and self._xs[after] > self._xs[at]:
            reach = min(reach, self._xs[after] - self._xs[at])
        return max(reach, 0.0) / look.stretch if look.stretch else 0.0

    def _mend(self, xs: Sequence[float], rights: list[float], places: Sequence[int], stretch: float) -> None:
        """Mend the ends of characters that PDFium tells wrong, because their font has them twice.

        Figures for tables stand in one font with others, small capitals with large ones. The box of
        a character is its own, but goes as far as its ink, so it is asked only where there is doubt.
        """
        gaps = [*map(sub, xs[1:], rights), None]
        for at, gap in enumerate(gaps):
            if gap is None:
                start, reach = self._box(places[at])
                is_wrong = abs(start) < _EXACT * stretch and xs[at] + reach < rights[at] - _LEAST * stretch
            elif abs(gap) > _DOUBTFUL * stretch:
                _, reach = self._box(places[at])
                is_wrong = abs(xs[at + 1] - xs[at] - reach) <= _DOUBTFUL * stretch
            else:
                continue
            if is_wrong:
                rights[at] = xs[at] + reach

    def _box(self, at: int) -> tuple[float, float]:
        """Return where the box of a character on a level line begins and ends, in points from the pen."""
        box = pdfium.Floats4()
        pdfium.char_box(self._text, at, ctypes.addressof(box))
        return box[0] - self._xs[at], box[2] - self._xs[at]


def _put_together(
    chars: Sequence[str], places: Sequence[int], twins: Sequence[int]
) -> tuple[list[str], list[int]]:
    """Leave spaces out that were made up, and put the parts of ligatures together.

    Both stand where the next character does; `twins` are all that do. Returns where each
    character is that is left.
    """
    whole, left = list(chars), list(places)
    for at in reversed(twins):
        sign = whole[at] if whole[at] != " " else ""
        whole[at : at + 2] = [sign + whole[at + 1]]
        del left[at + 1 if sign else at]
    return whole, left


def _chars(text: int, count: int) -> str:
    """Return the characters, one for each that PDFium counts."""
    buffer = ctypes.create_string_buffer(4 * count + 2)
    length = pdfium.all_chars(text, 0, count, ctypes.addressof(buffer))
    chars = buffer.raw[: 2 * (length - 1)].decode("utf-16-le", "replace")
    if len(chars) == count:
        return chars
    # In bulk it leaves out what it takes for control characters; one by one it gives them all.
    return "".join(map(chr, map(pdfium.char, repeat(text), range(count))))


def _origins(text: int, count: int) -> list[float]:
    """Return where the pen is put down for each character: x and y, one after the other."""
    buffer = (ctypes.c_double * (2 * count))()
    start = ctypes.addressof(buffer)
    end = start + 16 * count
    calls = map(
        pdfium.char_origin, repeat(text), range(count), range(start, end, 16), range(start + 8, end + 8, 16)
    )
    deque(calls, maxlen=0)
    return list(buffer)
