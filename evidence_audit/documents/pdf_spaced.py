"""Words whose letters are set apart, as headings in capitals often are, put together."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from evidence_audit.documents.pdf_words import SAME_BASE, Word

_FEWEST = 4
"""Letters that such a stretch has at least."""
_WIDEST = 1.3
"""Sizes of the text, between two letters or words of the stretch at most."""
_LETTER_GAP = 0.6
"""Sizes of the text, between two letters of a word at most."""
_WORD_GAP = 1.5
"""Shares of the usual gap from which a gap stands between words."""
_KERNED = 3
"""Letters that may stand so close, as `AY` do, that they look like one word."""
_SINGLE = 0.5
"""Share of the words in a stretch that are single letters, at least."""


def closed_up(words: Sequence[Word]) -> list[Word]:
    """Return the words, in the order drawn, with stretches of spaced letters made into words."""
    settled: list[Word] = []
    for stretch in _stretches(words):
        settled += _words(stretch) if _is_spaced(stretch) else stretch
    return settled


def _stretches(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Yield the words in groups: very short ones that are drawn side by side, and all others alone."""
    stretch: list[Word] = []
    for word in words:
        if stretch and not _goes_on(stretch[-1], word):
            yield stretch
            stretch = []
        stretch.append(word)
    if stretch:
        yield stretch


def _goes_on(last: Word, word: Word) -> bool:
    return (
        len(last.text) <= _KERNED
        and len(word.text) <= _KERNED
        and abs(word.base - last.base) <= SAME_BASE * word.size
        and abs(word.size - last.size) <= SAME_BASE * word.size
        and 0 < word.x0 - last.x1 <= _WIDEST * word.size
    )


def _is_spaced(stretch: Sequence[Word]) -> bool:
    """Say whether letters are set apart: a list of letters has a space drawn before each, or is short."""
    if len(stretch) < _FEWEST:
        return False
    letters = [word for word in stretch if len(word.text) == 1 and word.text.isalpha()]
    if len(letters) < _SINGLE * len(stretch):
        return False
    if _usual_gap(stretch) > _LETTER_GAP * stretch[0].size:
        return False
    spaced = sum(word.spaced for word in stretch[1:])
    return spaced < len(stretch) / 2 and _is_cased_as_word(stretch)


def _is_cased_as_word(stretch: Sequence[Word]) -> bool:
    text = "".join(word.text for word in stretch)
    return text.isupper() or text[1:].islower()


def _usual_gap(stretch: Sequence[Word]) -> float:
    return median(right.x0 - left.x1 for left, right in pairwise(stretch))


def _words(stretch: Sequence[Word]) -> list[Word]:
    usual = _usual_gap(stretch)
    found: list[list[Word]] = [[stretch[0]]]
    for left, right in pairwise(stretch):
        gap = right.x0 - left.x1
        # kerning makes gaps uneven by a tenth of the size or so
        if right.spaced or gap > _WORD_GAP * usual + 0.1 * right.size:
            found.append([])
        found[-1].append(right)
    return [
        replace(
            part[0],
            text="".join(word.text for word in part),
            lefts=[x for word in part for x in word.lefts],
            rights=[x for word in part for x in word.rights],
            x1=part[-1].x1,
        )
        for part in found
    ]
