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

from evidence_audit.documents import pdfium_calls as pdfium
from evidence_audit.documents.pdf_drawn import MAX_GLYPHS, Look, String, string, strings_by_base
from evidence_audit.documents.pdf_frame import Frame, turn_of
from evidence_audit.documents.pdfium_fonts import Font, Fonts, hyphen_of, sign_of, width_of

_LINE_END_HYPHENS = "\x02\ufffe"
"""What PDFium gives for a hyphen at the end of a line, plain or soft, by character and in bulk."""


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
        if twins := [at for at, (x, after) in enumerate(pairwise(xs)) if x == after]:
            chars, xs, bases = _put_together(chars, xs, bases, twins)
        if not look.font.signs.keys() >= set(chars):
            self._learn(chars, start, look)
        font, stretch, widths = look.font, look.stretch, look.font.widths
        rights = [x + stretch * widths[char] for x, char in zip(xs, chars, strict=True)]
        signs = chars if font.is_plain else [font.signs[char] for char in chars]
        how = Look(bases[0], look.size, font.bold)
        if is_level:
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

    def _learn(self, chars: Sequence[str], start: int, look: _Set) -> None:
        """Find out about the characters of a string that are new to its font."""
        for char in dict.fromkeys(chars):
            if char not in look.font.signs:
                at = max(self._chars.find(char, start), start)
                width = width_of(char, look.font)
                look.font.learn(
                    char,
                    sign=sign_of(char, look.font, self._text, at),
                    width=self._reach(char, at, look) if width is None else width,
                )

    def _reach(self, char: str, at: int, look: _Set) -> float:
        """Return how wide what stands in one place is, in sizes of its font: as far as its ink goes.

        That is a little too far after an `f`, unless the next one tells where it begins.
        """
        box, after = pdfium.Floats4(), at + len(char)
        pdfium.char_box(self._text, at, ctypes.addressof(box))
        reach = box[2] - self._xs[at]
        if after < self._count and self._ys[after] == self._ys[at] and self._xs[after] > self._xs[at]:
            reach = min(reach, self._xs[after] - self._xs[at])
        return max(reach, 0.0) / look.stretch if look.stretch else 0.0


def _put_together(
    chars: Sequence[str], xs: list[float], bases: list[float], twins: Sequence[int]
) -> tuple[Sequence[str], list[float], list[float]]:
    """Leave spaces out that were made up, and put the parts of ligatures together.

    Both stand where the next character does; `twins` are all that do.
    """
    whole, xs, bases = list(chars), list(xs), list(bases)
    for at in reversed(twins):
        sign = whole[at] if whole[at] != " " else ""
        whole[at : at + 2] = [sign + whole[at + 1]]
        del xs[at], bases[at]
    return whole, xs, bases


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
