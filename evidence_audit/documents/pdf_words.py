"""Glyphs become words, and small raised words find the word that they hang on."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from evidence_audit.documents.pdf_pen import Glyph

# Shares of the glyph size. LaTeX draws no spaces and sets words 0.2 apart where it squeezes a
# line; kerning inside words stays under 0.1.
WORD_GAP = 0.15
_BACKWARDS = 0.35
_SAME_BASE = 0.06
_SMALLER = 0.87
_RAISED_FROM, _RAISED_TO = 0.1, 0.95
_LOWERED_TO = 0.4
_NEAR = 0.45
_BAND = 8.0
"""Points; height of the strips in which neighbours are looked up."""


@dataclass(slots=True, eq=False)
class Word:
    """Signs drawn side by side in one size on one baseline."""

    glyphs: list[Glyph]
    x0: float
    x1: float
    base: float
    size: float
    bold: bool
    host: "Word | None" = field(default=None)
    """The larger word that this one hangs on as a superscript or subscript."""

    @property
    def text(self) -> str:
        """The signs, without spaces."""
        return "".join(glyph.text for glyph in self.glyphs)

    @property
    def root(self) -> "Word":
        """The word on the line proper: itself, or the word it hangs on."""
        return self.host.root if self.host else self

    @property
    def raised(self) -> bool:
        """Whether it stands above the baseline of the word it hangs on."""
        return self.host is not None and self.base < self.root.base - _SAME_BASE * self.root.size


def words_of(glyphs: Iterable[Glyph], width: float, height: float) -> list[Word]:
    """Return the words of a page, in the order drawn; what lies off the page is left out."""
    words: list[Word] = []
    word: Word | None = None
    for glyph in glyphs:
        if (
            glyph.text.isspace()
            or glyph.size <= 0
            or not (0 <= glyph.base <= height + glyph.size and -1 <= glyph.x0 <= width)
        ):
            word = None
        elif word is not None and _is_overprint(word.glyphs[-1], glyph):
            continue
        elif word is not None and _continues(word, glyph):
            word.glyphs.append(glyph)
            word.x1 = max(word.x1, glyph.x1)
        else:
            word = Word([glyph], glyph.x0, glyph.x1, glyph.base, glyph.size, glyph.bold)
            words.append(word)
    words = [word for word in _once(words) if _is_legible(word)]
    hang(words)
    return words


def usual_size(words: Iterable[Word]) -> float:
    """Return the size in which most glyphs are set, in points; 0.0 for none."""
    sizes: Counter[float] = Counter()
    for word in words:
        sizes[round(word.size, 1)] += len(word.glyphs)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def hang(words: Sequence[Word]) -> None:
    """Give each superscript and subscript the word beside it as its host."""
    strips: dict[int, list[Word]] = defaultdict(list)
    for word in words:
        strips[int(word.base // _BAND)].append(word)
    waiting = [word for word in words if len(word.glyphs) <= 16]
    for word in waiting:
        word.host = _host(word, strips)
    # `5 6 7`: each number hangs on the one before it, once that one hangs on a word.
    for _ in range(12):
        waiting = [word for word in waiting if word.host is None and _is_callable(word)]
        found = [(word, host) for word in waiting if (host := _hung_neighbour(word, strips))]
        if not found:
            return
        for word, host in found:
            word.host = host


def _once(words: Iterable[Word]) -> list[Word]:
    """Leave out words that are drawn again over themselves, as bold letters and shadows are."""
    drawn: dict[str, list[Word]] = defaultdict(list)
    kept: list[Word] = []
    for word in words:
        same = drawn[word.text]
        near = 0.15 * word.size
        if not any(abs(word.x0 - other.x0) < near and abs(word.base - other.base) < near for other in same):
            same.append(word)
            kept.append(word)
    return kept


def _is_legible(word: Word) -> bool:
    """Fonts that do not say which letters they draw leave nothing to read, mostly in charts."""
    return word.text.count("\ufffd") * 2 < len(word.text)


def _continues(word: Word, glyph: Glyph) -> bool:
    size = word.size
    return (
        abs(glyph.base - word.base) <= _SAME_BASE * size
        and abs(glyph.size - size) <= 0.06 * size
        and -_BACKWARDS * size <= glyph.x0 - word.x1 <= WORD_GAP * size
    )


def _is_overprint(last: Glyph, glyph: Glyph) -> bool:
    """The same sign drawn twice in one place: how some tools make bold letters and shadows."""
    return (
        last.text == glyph.text
        and abs(last.x0 - glyph.x0) < 0.15 * max(glyph.x1 - glyph.x0, 0.1)
        and abs(last.base - glyph.base) < 0.1 * glyph.size
    )


def _neighbours(word: Word, strips: dict[int, list[Word]]) -> Iterable[Word]:
    reach = max(_BAND, 2 * word.size)
    first, last = (math.floor((word.base + sign * reach) / _BAND) for sign in (-1, 1))
    for strip in range(first, last + 1):
        yield from strips.get(strip, ())


def _host(word: Word, strips: dict[int, list[Word]]) -> Word | None:
    best: tuple[float, Word] | None = None
    for other in _neighbours(word, strips):
        if other is word or other.size * _SMALLER < word.size:
            continue
        rise = (other.base - word.base) / other.size
        if not (_RAISED_FROM <= rise <= _RAISED_TO or -_LOWERED_TO <= rise <= -_RAISED_FROM):
            continue
        gap = _gap(word, other) / other.size
        if -0.3 <= gap <= _NEAR:
            # the word before it rather than the one after it
            cost = abs(gap) + (0.3 if other.x0 > word.x0 else 0.0)
            best = min(best or (cost, other), (cost, other), key=lambda found: found[0])
    return best[1] if best else None


def _hung_neighbour(word: Word, strips: dict[int, list[Word]]) -> Word | None:
    for other in _neighbours(word, strips):
        if other.host is None or other is word or abs(other.base - word.base) > _SAME_BASE * word.size * 2:
            continue
        near = -0.3 <= _gap(word, other) / word.size <= 1.2
        if near and abs(other.size - word.size) < 0.15 * word.size and word.size < _SMALLER * other.root.size:
            return other
    return None


def _is_callable(word: Word) -> bool:
    """Whether it could be one of a run of note numbers."""
    return all(sign.isdigit() or sign in ",;-–[]()*†‡§" for sign in word.text)


def _gap(word: Word, other: Word) -> float:
    """Return the points between two words side by side; negative where they overlap."""
    return max(word.x0 - other.x1, other.x0 - word.x1)
