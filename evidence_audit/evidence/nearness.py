"""The words around a figure, the nearer the weightier: what this one figure of a sentence is about."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from evidence_audit.evidence.wording import Word
from evidence_audit.model import Span

_REACH = 25
"""Characters from the figure at which a word weighs half."""
_PAST_PAUSE = 0.5
_PAST_FIGURE = 0.35
_PAUSE = re.compile(r"[,;:–—()]|\b(?:and|while|but|with|versus|compared)\b")
_FROM = re.compile(r"\bfrom\s*\Z")
_TO = re.compile(r"[^.;!?]{0,60}\bto\s*\Z")
_AHEAD = 12
"""Characters before a figure in which `from` stands."""


class Nearness:
    """A sentence whose words are weighed by how near they stand to one of its figures."""

    def __init__(self, text: str, words: Sequence[Word], figures: Iterable[Span]) -> None:
        self._words = words
        self._pauses = [pause.start() for pause in _PAUSE.finditer(text)]
        self._runs = _runs(text, [word.start for word in words], figures)
        self._starts = sorted(self._runs)

    def of(self, figure: Span) -> dict[str, float]:
        """Return the stems of the words, each with 0 to 1: how near it stands to `figure`.

        A pause and another figure in between set a word further off: in `115 deaths and 422
        recoveries` the deaths belong to 115. Figures of one run (`from 8,207 in 2008 to 7,696
        in 2017`) share the words around it.
        """
        run = self._runs[figure.start]
        weights: dict[str, float] = {}
        for word in self._words:
            if figure.start <= word.start < figure.end and len(self._words) > 1:
                continue  # the month of `£925 a month` is compared with the figure
            weight = self._weight(word, figure, run)
            weights[word.stem] = max(weight, weights.get(word.stem, 0.0))
        return weights

    def _weight(self, word: Word, figure: Span, run: Span) -> float:
        is_inside = run.start <= word.start < run.end
        span = figure if is_inside else run
        before = word.start < span.start
        left, right = (word.start, span.start) if before else (min(span.end, word.start), word.start)
        weight = _REACH / (_REACH + right - left)
        weight *= _PAST_PAUSE ** min(_between(self._pauses, left, right), 3)
        return weight if is_inside else weight * _PAST_FIGURE ** min(_between(self._starts, left, right), 3)


def _runs(text: str, words: Sequence[int], figures: Iterable[Span]) -> dict[int, Span]:
    """Return for the start of each figure the stretch of those of which the same is said as of it.

    Such figures have no word that carries meaning between them, or are the two ends of a change.
    """
    row: list[Span] = []
    runs: dict[int, Span] = {}
    for figure in sorted(figures, key=lambda each: (each.start, each.end)):
        if row and not _is_run(text, words, row[-1], figure):
            runs |= _shared_by(row)
            row = []
        row.append(figure)
    return runs | _shared_by(row)


def _shared_by(row: Sequence[Span]) -> dict[int, Span]:
    if not row:
        return {}
    whole = Span(start=row[0].start, end=max(each.end for each in row))
    return dict.fromkeys((each.start for each in row), whole)


def _is_run(text: str, starts: Sequence[int], left: Span, right: Span) -> bool:
    if not _between(starts, left.end, right.start):
        return True
    opens = _FROM.search(text, max(left.start - _AHEAD, 0), left.start)
    return opens is not None and _TO.fullmatch(text, left.end, max(right.start, left.end)) is not None


def _between(positions: Sequence[int], left: int, right: int) -> int:
    """Return how many of the sorted `positions` are from `left` up to `right`."""
    return max(bisect_left(positions, right) - bisect_left(positions, left), 0)
