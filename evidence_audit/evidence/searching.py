"""Which passages of a source are about the same thing as a claim, and how surely."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from math import isclose

from evidence_audit.evidence.indexing import IndexedSource

_MOST = 16
"""Passages that are read for figures because of their wording, and as many because of their numerals."""
WORDLESS = 0.5
"""The score of every passage for a claim without a word that carries meaning."""
_ROUNDED = 0.02
"""How far off, as a share, a numeral can be that rounds to another."""
_FROM_CONTEXT = 0.5
"""What a word counts that stands beside the passage, in its heading or in the title."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A passage and how much of the claim's wording it shares."""

    at: int
    """Index into `IndexedSource.passages`."""
    score: float
    """0 to 1; words count by rarity and by how near the claim's figure they stand."""


def search(source: IndexedSource, weights: Mapping[str, float], numerals: Iterable[str]) -> list[Topic]:
    """Return the passages worth reading, best first; those with the claim's numeral are among them.

    `weights` are of the claim's stems.
    """
    total = sum(weights.values())
    direct: defaultdict[int, float] = defaultdict(float)
    for stem, weight in weights.items():
        for at in source.postings.get(stem, ()):
            direct[at] += weight
    with_numeral = set(_with_numeral(source, tuple(numerals)))
    few = len(source.passages) <= _MOST
    worded = set(range(len(source.passages))) if few else set(nlargest(_MOST, direct, key=direct.__getitem__))
    topics = [Topic(at, _score(source, at, weights, total)) for at in worded.union(with_numeral)]
    topics.sort(key=lambda topic: (-topic.score, topic.at))
    first = [topic for topic in topics if topic.at in worded]
    return first + [topic for topic in topics if topic.at not in worded][:_MOST]


def _with_numeral(source: IndexedSource, numerals: Sequence[str]) -> Iterator[int]:
    """Yield the passages that hold a numeral; in another language also one that could round to it."""
    if source.is_understood:
        for numeral in numerals:
            yield from source.numerals.get(numeral, ())
        return
    values = [float(numeral) for numeral in numerals]
    for held, places in source.numerals.items():
        if any(isclose(float(held), value, rel_tol=_ROUNDED) for value in values):
            yield from places


def _score(source: IndexedSource, at: int, weights: Mapping[str, float], total: float) -> float:
    passage = source.passages[at]
    around = source.context(at) | source.title
    shared = sum(
        weight * (1.0 if stem in passage.stems else _FROM_CONTEXT)
        for stem, weight in weights.items()
        if stem in passage.stems or stem in around
    )
    return shared / total if total else WORDLESS
