"""Small raised and lowered words find the word that they hang on."""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from evidence_audit.documents.pdf_words import SAME_BASE, Word

_SMALLER = 0.87
_RAISED_FROM, _RAISED_TO = 0.1, 0.95
_LOWERED_TO = 0.4
_NEAR = 0.45
_AFTER, _APART = 0.3, 0.7
"""What it costs to hang on the word behind, and on one that was drawn at another time."""
_LABEL = re.compile(r"[\[(]?\w{1,4}[.)\]:]{0,2}|[^\w\s]")
_BAND = 8.0
"""Points; height of the strips in which neighbours are looked up."""


def hang(words: Sequence[Word]) -> None:
    """Give each superscript and subscript the word beside it as its host."""
    strips: dict[int, list[Word]] = defaultdict(list)
    for word in words:
        strips[int(word.base // _BAND)].append(word)
    waiting = [word for word in words if len(word.text) <= 16]
    largest = {strip: max(word.size for word in there) for strip, there in strips.items()}
    known: dict[tuple[int, int], float] = {}
    turn = {id(word): at for at, word in enumerate(words)}
    for word in waiting:
        reach = _reach(word)
        if reach not in known:
            known[reach] = max((largest[strip] for strip in _strips(reach, strips)), default=0.0)
        if known[reach] * _SMALLER >= word.size:  # near most words there is none that is larger
            word.host = _host(word, strips, turn)
    # `5 6 7`: each number hangs on the one before it, once that one hangs on a word.
    hung = [word for word in waiting if word.host is not None]
    waiting = [word for word in waiting if word.host is None and _is_callable(word)] if hung else []
    strips = defaultdict(list)
    for _ in range(12):
        for word in hung:
            strips[int(word.base // _BAND)].append(word)
        found = [(word, host) for word in waiting if (host := _hung_neighbour(word, strips))]
        if not found:
            return
        for word, host in found:
            word.host = host
        hung = [word for word, _ in found]
        waiting = [word for word in waiting if word.host is None]


def _reach(word: Word) -> tuple[int, int]:
    """Return the first and the last strip in which a word has neighbours."""
    reach = max(_BAND, 2 * word.size)
    return math.floor((word.base - reach) / _BAND), math.floor((word.base + reach) / _BAND)


def _strips(reach: tuple[int, int], strips: dict[int, list[Word]]) -> list[int]:
    """Return the strips within reach that hold words."""
    first, last = reach
    # A broken file states letters as large as a continent: only strips that hold words are looked up.
    if last - first > len(strips):
        return sorted(strip for strip in strips if first <= strip <= last)
    return [strip for strip in range(first, last + 1) if strip in strips]


def _neighbours(word: Word, strips: dict[int, list[Word]]) -> Iterable[Word]:
    for strip in _strips(_reach(word), strips):
        yield from strips[strip]


def _host(word: Word, strips: dict[int, list[Word]], turn: dict[int, int]) -> Word | None:
    best: tuple[float, Word] | None = None
    for other in _neighbours(word, strips):
        if other is word or other.size * _SMALLER < word.size:
            continue
        rise = (other.base - word.base) / other.size
        if not (_RAISED_FROM <= rise <= _RAISED_TO or -_LOWERED_TO <= rise <= -_RAISED_FROM):
            continue
        gap = _gap(word, other) / other.size
        if -0.3 <= gap <= _NEAR and not _is_label(other, word.size, strips):
            # the word before it rather than the one after it
            cost = abs(gap) + (_AFTER if other.x0 > word.x0 else 0.0)
            # the number of a footnote may hang in the gutter, as near to the other column
            cost += 0.0 if abs(turn[id(word)] - turn[id(other)]) == 1 else _APART
            best = min(best or (cost, other), (cost, other), key=lambda found: found[0])
    return best[1] if best else None


def _is_label(word: Word, size: float, strips: dict[int, list[Word]]) -> bool:
    """Say whether a word is the large number of an entry whose own words are as small as `size`."""
    if not _LABEL.fullmatch(word.text):
        return False
    behind = [
        other
        for other in _neighbours(word, strips)
        if other.x0 >= word.x1 and abs(other.base - word.base) <= SAME_BASE * word.size
    ]
    first = min(behind, key=lambda other: other.x0, default=None)
    return first is not None and abs(first.size - size) <= SAME_BASE * size


def _hung_neighbour(word: Word, strips: dict[int, list[Word]]) -> Word | None:
    for other in _neighbours(word, strips):
        if other.host is None or other is word or abs(other.base - word.base) > SAME_BASE * word.size * 2:
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
