"""Each figure of a passage as the counterpart of a claim's: how surely, and does it say the same?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evidence_audit.evidence import dates
from evidence_audit.evidence.cells import column_head
from evidence_audit.evidence.claimed import Claimed
from evidence_audit.evidence.comparing import closeness, comparable, is_near_miss, is_same
from evidence_audit.evidence.dates import Dating
from evidence_audit.evidence.directions import direction
from evidence_audit.evidence.indexing import IndexedSource
from evidence_audit.evidence.nearness import near
from evidence_audit.evidence.searching import WORDLESS, Topic
from evidence_audit.evidence.wording import content_words, stems
from evidence_audit.model import Quantity

_UNDATED = 0.15
"""How much less a passage without a date counts, where only the source's own date agrees."""
_HEAD = 0.7
"""How near the head of a row or column stands to a figure in its cell."""
_CLOSENESS, _DATED, _KIND = 0.5, 0.25, 0.1
"""What else makes one figure of a passage the counterpart of the claim's."""


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


def rated(claimed: Claimed, source: IndexedSource, topic: Topic) -> list[Rated]:
    """Return the figures of a passage that could be the counterpart of the claim's, or its dates."""
    if claimed.figure is None:
        return _rated_dates(claimed, source, topic)
    passage, reading = source.passages[topic.at], source.reading(topic.at)
    if passage.top_row and passage.stems and not passage.stems & claimed.near.keys():
        return []  # a row of the table that the claim does not name
    in_time = _in_time(claimed, source, reading.datings)
    found = []
    for stated in reading.quantities:
        if comparable(claimed.figure, stated) or is_near_miss(claimed.figure, stated):
            about = (topic.score + _shared(claimed.near, _near(source, topic.at, stated))) / 2
            fit = about + _CLOSENESS * closeness(claimed.figure, stated) + _DATED * in_time
            found.append(
                Rated(
                    at=topic.at,
                    quantity=stated,
                    about=about,
                    fit=fit + _KIND * (claimed.figure.kind is stated.kind),
                    is_same=is_same(claimed.figure, stated),
                    agrees_in_time=in_time,
                    opposes=_opposes(claimed, passage.sentence.text, stated),
                )
            )
    return found


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
        )
    ]


def _in_time(claimed: Claimed, source: IndexedSource, stated: Sequence[Dating]) -> bool:
    """Tell whether the passage, or the source's own date, can be of the claim's time."""
    return dates.all_agree(claimed.datings, stated) or (
        bool(source.datelines) and dates.all_agree(claimed.datings, source.datelines)
    )


def _opposes(claimed: Claimed, text: str, stated: Quantity) -> bool:
    return claimed.direction * direction(text, stated.start, stated.end) < 0


def _near(source: IndexedSource, at: int, stated: Quantity) -> dict[str, float]:
    passage = source.passages[at]
    head = column_head(passage.sentence.text, passage.top_row, stated)
    around = dict.fromkeys(stems(head), _HEAD)
    figures = [each for each in source.reading(at).quantities if each is not stated]
    return around | near(passage.sentence.text, content_words(passage.sentence.text), stated, figures)


def _shared(claimed: Mapping[str, float], stated: Mapping[str, float]) -> float:
    """Return 0 to 1: how much of what stands near the claim's figure stands near the source's."""
    total = sum(claimed.values())
    common = sum(min(weight * 1.5, stated.get(stem, 0.0)) for stem, weight in claimed.items())
    return min(common / total, 1.0) if total else WORDLESS
