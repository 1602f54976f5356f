"""Weigh a claim against a source: the passage about the same thing, and the figure it gives."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from math import log

from evidence_audit.evidence import dates
from evidence_audit.evidence.cells import column_head
from evidence_audit.evidence.claimed import Claimed, of_claim, of_sentence
from evidence_audit.evidence.comparing import closeness, comparable, difference, is_near_miss, is_same
from evidence_audit.evidence.dates import Dating
from evidence_audit.evidence.directions import direction
from evidence_audit.evidence.fragments import page_fragment, text_fragment
from evidence_audit.evidence.indexing import Source, index
from evidence_audit.evidence.nearness import near
from evidence_audit.evidence.plain import document_of
from evidence_audit.evidence.searching import WORDLESS, Topic, search
from evidence_audit.evidence.wording import content_words, stems
from evidence_audit.model import Claim, Difference, Document, Evidence, Outcome, Quantity

_ANY_TOPIC = 0.1
"""Below this nothing is about the same thing, whatever its figures."""
_CROWDED = 0.2
"""What a source of many passages asks beyond that: some of its figures fit by chance."""
_PLAIN_FIGURE = 0.15
"""What a figure of one digit needs there beyond that: it is on every page, in other contexts."""
_CROWD = 50
"""Passages from which on a source counts as one of many."""
_UNDATED = 0.15
"""How much less a passage without a date counts, where only the source's own date agrees."""
_AS_GOOD = 0.15
"""A figure that fits is taken before one that does not, when it is about the thing nearly as surely."""
_HEAD = 0.7
"""How near the head of a row or column stands to a figure in its cell."""
_CLOSENESS, _DATED, _KIND = 0.5, 0.25, 0.1
"""What else makes one figure of a passage the counterpart of the claim's."""


@dataclass(frozen=True, slots=True)
class Rated:
    """A figure of the source as the counterpart of the claim's."""

    at: int
    """Index into `Source.passages`."""
    quantity: Quantity | None
    about: float
    """0 to 1: how surely passage and figure are about the same thing."""
    fit: float
    """`about` and what else speaks for this figure: its size, its date."""
    is_same: bool
    agrees_in_time: bool
    opposes: bool
    """The passage says that it went the other way."""


def weigh(sentence: str, source_text: str) -> list[Evidence]:
    """Return what a text says of each figure of a sentence, in order.

    A sentence without figures is weighed by its dates; `[]` for one without either.
    """
    source = index(document_of(source_text))
    return [_weighed(claimed, source) for claimed in of_sentence(sentence)]


def weigh_claim(claim: Claim, source: Document | Source, *, url: str, snapshot: str) -> Evidence:
    """Return what one source says of a claim, with the link that opens it at the passage.

    Hand in `index(document)` to weigh many claims against one source.
    """
    source = index(source) if isinstance(source, Document) else source
    evidence = _weighed(of_claim(claim), source)
    link = _link(source, evidence, url) if evidence.passage else None
    return replace(evidence, url=url, snapshot=snapshot, link=link)


def _weighed(claimed: Claimed, source: Source) -> Evidence:
    weights = claimed.weights(source)
    rated = list(
        chain.from_iterable(
            _rated(claimed, source, topic) for topic in search(source, weights, claimed.numerals)
        )
    )
    best = max(rated, key=lambda each: each.fit, default=None)
    if best is None:
        return Evidence(outcome=Outcome.ABSENT)
    fitting = [each for each in rated if _holds(claimed, source, each) and each.fit >= best.fit - _AS_GOOD]
    if fitting:
        return _evidence(source, max(fitting, key=lambda each: each.fit), Outcome.SAME, None)
    if best.about < _needed(source) or (best.is_same and best.agrees_in_time and not best.opposes):
        return Evidence(outcome=Outcome.ABSENT)
    return _evidence(source, best, Outcome.DIFFERS, _difference(claimed, best))


def _holds(claimed: Claimed, source: Source, rated: Rated) -> bool:
    if not rated.is_same or not rated.agrees_in_time or rated.opposes:
        return False
    return rated.about >= _needed(source, claimed.plainness)


def _needed(source: Source, plainness: float = 0.0) -> float:
    """Return how surely a passage has to be about the claim's matter: the more, the longer the source."""
    crowd = min(1.0, log(len(source.passages)) / log(_CROWD)) if source.passages else 0.0
    return _ANY_TOPIC + crowd * (_CROWDED + plainness * _PLAIN_FIGURE)


def _rated(claimed: Claimed, source: Source, topic: Topic) -> list[Rated]:
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


def _rated_dates(claimed: Claimed, source: Source, topic: Topic) -> list[Rated]:
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


def _in_time(claimed: Claimed, source: Source, stated: Sequence[Dating]) -> bool:
    """Tell whether the passage, or the source's own date, can be of the claim's time."""
    return dates.all_agree(claimed.datings, stated) or (
        bool(source.datelines) and dates.all_agree(claimed.datings, source.datelines)
    )


def _opposes(claimed: Claimed, text: str, stated: Quantity) -> bool:
    return claimed.direction * direction(text, stated.start, stated.end) < 0


def _near(source: Source, at: int, stated: Quantity) -> dict[str, float]:
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


def _difference(claimed: Claimed, best: Rated) -> Difference:
    if claimed.figure is None or best.quantity is None:
        return Difference.YEAR
    if not best.is_same:
        return difference(claimed.figure, best.quantity)
    if not best.agrees_in_time:
        return Difference.YEAR
    return Difference.DIRECTION if best.opposes else Difference.OTHER


def _evidence(source: Source, rated: Rated, outcome: Outcome, kind: Difference | None) -> Evidence:
    sentence = source.passages[rated.at].sentence
    place = source.document.locate(sentence.pieces[0].start, sentence.pieces[0].end)
    return Evidence(
        outcome=outcome,
        difference=kind,
        passage=sentence.text,
        page=place.page,
        quantity=rated.quantity,
        score=round(min(rated.about, 1.0), 3),
    )


def _link(source: Source, evidence: Evidence, url: str) -> str | None:
    if evidence.page is not None:
        return page_fragment(url, evidence.page)
    return text_fragment(url, evidence.passage or "")
