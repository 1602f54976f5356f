"""The words around a figure, the nearer the weightier: what this one figure of a sentence is about."""

import re
from bisect import bisect_left
from collections.abc import Sequence

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


def near(text: str, words: Sequence[Word], figure: Span, figures: Sequence[Span]) -> dict[str, float]:
    """Return the stems of a sentence's `words`, each with 0 to 1: how near it stands to `figure`.

    A pause and another of the `figures` in between set a word further off: in `115 deaths and
    422 recoveries` the deaths belong to 115. Figures of one run (`from 8,207 in 2008 to 7,696
    in 2017`) share the words around it.
    """
    run = run_of(text, words, figure, figures)
    pauses = [pause.start() for pause in _PAUSE.finditer(text)]
    starts = sorted(each.start for each in figures if not run.start <= each.start < run.end)
    weights: dict[str, float] = {}
    for word in words:
        if figure.start <= word.start < figure.end and len(words) > 1:
            continue  # the month of `£925 a month` is compared with the figure
        span = figure if run.start <= word.start < run.end else run
        before = word.start < span.start
        left, right = (word.start, span.start) if before else (min(span.end, word.start), word.start)
        weight = _REACH / (_REACH + right - left)
        weight *= _PAST_PAUSE ** min(_between(pauses, left, right), 3)
        weight *= _PAST_FIGURE ** min(_between(starts, left, right), 3)
        weights[word.stem] = max(weight, weights.get(word.stem, 0.0))
    return weights


def run_of(text: str, words: Sequence[Word], figure: Span, figures: Sequence[Span]) -> Span:
    """Return the stretch from the first to the last figure of which the same is said as of `figure`.

    Such figures have no word that carries meaning between them, or are the two ends of a change.
    """
    row = sorted((figure, *figures), key=lambda each: (each.start, each.end))
    at = row.index(figure)
    starts = [word.start for word in words]
    first = last = at
    while first > 0 and _is_run(text, starts, row[first - 1], row[first]):
        first -= 1
    while last + 1 < len(row) and _is_run(text, starts, row[last], row[last + 1]):
        last += 1
    return Span(start=row[first].start, end=max(each.end for each in row[first : last + 1]))


def _is_run(text: str, starts: Sequence[int], left: Span, right: Span) -> bool:
    if not _between(starts, left.end, right.start):
        return True
    opens = _FROM.search(text, max(left.start - _AHEAD, 0), left.start)
    return opens is not None and _TO.fullmatch(text, left.end, max(right.start, left.end)) is not None


def _between(positions: Sequence[int], left: int, right: int) -> int:
    """Return how many of the sorted `positions` are from `left` up to `right`."""
    return max(bisect_left(positions, right) - bisect_left(positions, left), 0)
