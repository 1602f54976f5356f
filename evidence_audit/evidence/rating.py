"""Each figure of a passage as the counterpart of a claim's: how surely, and does it say the same?"""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from operator import itemgetter

from evidence_audit.evidence import dates
from evidence_audit.evidence.claimed import Claimed
from evidence_audit.evidence.comparing import closeness, is_same
from evidence_audit.evidence.counterparts import counterparts
from evidence_audit.evidence.dates import Dating
from evidence_audit.evidence.directions import direction
from evidence_audit.evidence.indexing import IndexedSource
from evidence_audit.evidence.searching import WORDLESS, Topic
from evidence_audit.evidence.signs import aligned
from evidence_audit.evidence.timing import own_datings
from evidence_audit.evidence.wording import stems
from evidence_audit.model import Quantity

_UNDATED = 0.15
"""How much less a passage without a date counts, where only the source's own date agrees."""
_HEAD = 0.7
"""How near the head of a row or column stands to a figure in its cell."""
_CLOSENESS, _DATED, _KIND = 0.5, 0.25, 0.1
"""What else makes one figure of a passage the counterpart of the claim's."""

_NEAREST = 4
"""Words next to a figure that say what it is about."""
_ON_TOPIC = 0.6
"""The part of the words by a figure without which a passage is on another matter."""


@dataclass(frozen=True, slots=True)
class Rated:
    """A figure of the source as the counterpart of the claim's."""

    at: int
    """Index into `IndexedSource.passages`."""
    quantity: Quantity | None
    about: float
    """0 to 1: how surely passage and figure are about the same thing."""
    fit: float
    """`about` and what else speaks for this figure: its size, its date."""
    is_same: bool
    agrees_in_time: bool
    opposes: bool
    """The passage says that it went the other way."""
    strays: bool
    """The passage leaves out much of what the claim says of its figure, and says other things of its own."""


def rated(claimed: Claimed, source: IndexedSource, topic: Topic) -> list[Rated]:
    """Return the figures of a passage that could be the counterpart of the claim's, or its dates."""
    if claimed.figure is None:
        return _rated_dates(claimed, source, topic)
    return [
        _rated(claimed, claimed.figure, source, topic, stated)
        for stated in counterparts(claimed, claimed.figure, source, topic.at)
    ]


def _rated(
    claimed: Claimed, figure: Quantity, source: IndexedSource, topic: Topic, stated: Quantity
) -> Rated:
    text = source.passages[topic.at].sentence.text
    in_time = _in_time(claimed, source, topic.at, stated)
    ways = (claimed.direction, direction(text, stated.start, stated.end))
    ours, theirs, ways = aligned(figure, stated, ways)
    around = _near(source, topic.at, stated)
    about = (topic.score + _shared(claimed.near, around)) / 2
    fit = about + _CLOSENESS * closeness(ours, theirs) + _DATED * in_time
    return Rated(
        at=topic.at,
        quantity=stated,
        about=about,
        fit=fit + _KIND * (figure.kind is stated.kind),
        is_same=is_same(ours, theirs),
        agrees_in_time=in_time,
        opposes=ways[0] * ways[1] < 0,
        strays=_strays(claimed.near, around, source.passages[topic.at].stems),
    )


def _rated_dates(claimed: Claimed, source: IndexedSource, topic: Topic) -> list[Rated]:
    if claimed.dating is None:
        return []
    stated = source.reading(topic.at).datings
    agrees = any(dates.meet(claimed.dating, each) for each in stated or source.datelines)
    about = topic.score if stated else max(topic.score - _UNDATED, 0.0)
    if not stated and not agrees:
        return []
    return [
        Rated(
            at=topic.at,
            quantity=None,
            about=about,
            fit=about + _DATED * agrees,
            is_same=agrees,
            agrees_in_time=agrees,
            opposes=False,
            strays=False,
        )
    ]


def _in_time(claimed: Claimed, source: IndexedSource, at: int, stated: Quantity) -> bool:
    """Tell whether the figure, its passage, or else the source's own date, can be of the claim's time."""
    reading = source.reading(at)
    own = own_datings(source.passages[at].row, stated, reading.quantities, reading.datings)
    if own:
        return dates.all_agree(claimed.datings, own)
    return _agrees(claimed, reading.datings) or (
        bool(source.datelines) and _agrees(claimed, source.datelines)
    )


def _agrees(claimed: Claimed, stated: Sequence[Dating]) -> bool:
    return dates.all_agree(claimed.datings, stated)


def _near(source: IndexedSource, at: int, stated: Quantity) -> dict[str, float]:
    passage = source.passages[at]
    head = passage.row.head(stated) if passage.row else ""
    around = dict.fromkeys(stems(head), _HEAD)
    return around | source.nearness(at).of(stated)


def _shared(claimed: Mapping[str, float], stated: Mapping[str, float]) -> float:
    """Return 0 to 1: how much of what stands near the claim's figure stands near the source's."""
    total = sum(claimed.values())
    common = sum(min(weight * 1.5, stated.get(stem, 0.0)) for stem, weight in claimed.items())
    return min(common / total, 1.0) if total else WORDLESS


def _strays(claimed: Mapping[str, float], stated: Mapping[str, float], passage: frozenset[str]) -> bool:
    nearest = dict(nlargest(_NEAREST, stated.items(), key=itemgetter(1)))
    return _part_in(claimed, passage) < _ON_TOPIC and _part_in(nearest, claimed.keys()) < _ON_TOPIC


def _part_in(weights: Mapping[str, float], stems: Container[str]) -> float:
    """Return 0 to 1: how much of the weights belongs to `stems`; 1 for no weights."""
    total = sum(weights.values())
    return sum(weight for stem, weight in weights.items() if stem in stems) / total if total else 1.0
