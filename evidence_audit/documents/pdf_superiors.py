"""Superscripts that a font draws as letters of their own: as large as the text, on its baseline.

Only their width tells them from other figures: about two thirds of it. They are made into
words as small and as high as they look, so that everything else sees superscripts.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby
from statistics import median

from evidence_audit.documents.pdf_words import Word

_NARROW = 0.74
"""Share of a figure's usual width up to which it is a superior one."""
_WITNESSES = 3
"""Figures on the page from which their usual width is known."""
_SCALE, _RISE = 0.6, 0.33
"""How large, and how high above the baseline, such figures look, in sizes of the text."""
_GLUED = 0.12
"""Sizes of the text, between a figure and what it hangs on at most."""
_FIGURE = re.compile(r"\d")
_IN_FIGURES = frozenset("0123456789.,:%£$€()–-/")


def set_up(words: Sequence[Word]) -> list[Word]:
    """Return the words of a page with superior figures as words of their own."""
    usual = _usual_widths(words)
    if not usual:
        return list(words)
    settled: list[Word] = []
    for word in words:
        glued = bool(settled) and _follows(settled[-1], word)
        settled += _parts(word, usual, glued=glued)
    return settled


_Widths = dict[tuple[float, str], float]
"""Widths of figures in sizes of the text, by the size and the figure."""


def _usual_widths(words: Sequence[Word]) -> _Widths:
    """Return the widths of the figures that stand in numbers, as superior ones never do."""
    found: dict[tuple[float, str], list[float]] = defaultdict(list)
    for word in words:
        if len(word.text) > 1 and _IN_FIGURES.issuperset(word.text):
            for figure, width in zip(word.text, _widths(word), strict=True):
                if figure.isdecimal():
                    found[round(word.size, 1), figure].append(width)
    return {key: median(widths) for key, widths in found.items()} if _enough(found) else {}


def _enough(found: dict[tuple[float, str], list[float]]) -> bool:
    return sum(map(len, found.values())) >= _WITNESSES


def _widths(word: Word) -> list[float]:
    return [(right - left) / word.size for left, right in zip(word.lefts, word.rights, strict=True)]


def _parts(word: Word, usual: _Widths, *, glued: bool) -> Iterator[Word]:
    """Yield the word, or its parts where it holds superior figures."""
    if not _FIGURE.search(word.text):
        yield word
        return
    signs = zip(word.text, _widths(word), strict=True)
    narrow = [_is_narrow(sign, width, word.size, usual) for sign, width in signs]
    runs = [(is_narrow, len(list(run))) for is_narrow, run in groupby(narrow)]
    if not any(narrow) or (len(runs) == 1 and not glued):
        yield word
        return
    start = 0
    for is_narrow, length in runs:
        part = word.part(start, start + length)
        start += length
        if is_narrow:
            part.size, part.base = _SCALE * word.size, word.base - _RISE * word.size
        yield part


def _is_narrow(sign: str, width: float, size: float, usual: _Widths) -> bool:
    if not sign.isdecimal():
        return False
    own = usual.get((round(size, 1), sign))
    if own is None:
        others = [width for (_, figure), width in usual.items() if figure != "1"]
        own = median(others) if others and sign != "1" else 0.0
    return width < _NARROW * own


def _follows(last: Word, word: Word) -> bool:
    return (
        abs(word.x0 - last.x1) <= _GLUED * word.size
        and -0.1 * word.size <= word.base - last.base <= 0.5 * word.size
    )
