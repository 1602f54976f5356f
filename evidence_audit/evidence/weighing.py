"""Weigh a claim against a source: the passage about the same thing, and the figure it gives."""

from collections.abc import Sequence
from dataclasses import replace
from math import log

from evidence_audit.evidence.claimed import Claimed, of_claim, of_sentence
from evidence_audit.evidence.comparing import difference
from evidence_audit.evidence.fragments import page_fragment, text_fragment
from evidence_audit.evidence.indexing import IndexedSource, index
from evidence_audit.evidence.plain import document_of
from evidence_audit.evidence.rating import Rated, rated
from evidence_audit.evidence.searching import search
from evidence_audit.model import Claim, Difference, Document, Evidence, Outcome

_ANY_TOPIC = 0.1
"""Below this nothing is about the same thing, whatever its figures."""
_CROWDED = 0.2
"""What a source of many passages asks beyond that: some of its figures fit by chance."""
_PLAIN_FIGURE = 0.15
"""What a figure of one digit needs there beyond that: it is on every page, in other contexts."""
_CROWD = 50
"""Passages from which on a source counts as one of many."""
_AS_GOOD = 0.15
"""A figure that fits is taken before one that does not, when it is about the thing nearly as surely."""
_TELLING = 0.5
"""Plainness up to which a figure tells by its digits alone: it has two of them or more."""
_FEW = 3
"""Passages from which on a source speaks of several matters."""
_OUTDONE = 0.2
"""So much surer about the claim's matter is a passage that disproves a figure found elsewhere."""


def weigh(sentence: str, source_text: str) -> list[Evidence]:
    """Return what a text says of each figure of a sentence, in order.

    A sentence without figures is weighed by its dates; `[]` for one without either.
    """
    source = index(document_of(source_text))
    return [_weighed(claimed, source) for claimed in of_sentence(sentence)]


def weigh_claim(claim: Claim, source: Document | IndexedSource, *, url: str, snapshot: str) -> Evidence:
    """Return what one source says of a claim, with the link that opens it at the passage.

    Hand in `index(document)` to weigh many claims against one source.
    """
    source = index(source) if isinstance(source, Document) else source
    evidence = _weighed(of_claim(claim), source)
    link = _link(source, evidence, url) if evidence.passage else None
    return replace(evidence, url=url, snapshot=snapshot, link=link)


def _weighed(claimed: Claimed, source: IndexedSource) -> Evidence:
    if not source.is_understood:
        return _weighed_by_digits(claimed, source)
    topics = search(source, claimed.weights(source), claimed.numerals)
    counterparts = _eligible(
        claimed, source, [each for topic in topics for each in rated(claimed, source, topic)]
    )
    best = max(counterparts, key=lambda each: each.fit, default=None)
    if best is None:
        return Evidence(outcome=Outcome.ABSENT)
    fitting = [
        each for each in counterparts if _holds(claimed, source, each) and each.fit >= best.fit - _AS_GOOD
    ]
    if fitting:
        return _evidence(source, max(fitting, key=lambda each: each.fit), Outcome.SAME, None)
    if best.about < _needed(source) or (best.is_same and best.agrees_in_time and not best.opposes):
        return Evidence(outcome=Outcome.ABSENT)
    return _evidence(source, best, Outcome.DIFFERS, _difference(claimed, best))


def _holds(claimed: Claimed, source: IndexedSource, found: Rated) -> bool:
    if not found.is_same or not found.agrees_in_time or found.opposes:
        return False
    return found.about >= _needed(source, claimed.plainness)


def _weighed_by_digits(claimed: Claimed, source: IndexedSource) -> Evidence:
    """Return what a source in another language says: the same figure, or nothing that could be relied on."""
    topics = search(source, claimed.weights(source), claimed.numerals)
    found = [
        each
        for topic in topics
        for each in rated(claimed, source, topic)
        if each.is_same and each.agrees_in_time and not each.opposes
    ]
    best = max(found, key=lambda each: each.fit, default=None)
    if best is None or (claimed.plainness > _TELLING and best.about < _needed(source, claimed.plainness)):
        return Evidence(outcome=Outcome.ABSENT)
    return _evidence(source, best, Outcome.SAME, None)


def _eligible(claimed: Claimed, source: IndexedSource, found: Sequence[Rated]) -> list[Rated]:
    """Return the figures that can decide: none of another matter, none that a better passage disproves."""
    is_short = len(source.passages) < _FEW
    return [
        each
        for each in found
        if (is_short or each.is_same or not each.strays) and not _is_outdone(claimed, source, each, found)
    ]


def _is_outdone(claimed: Claimed, source: IndexedSource, found: Rated, all_found: Sequence[Rated]) -> bool:
    """Tell whether another passage gives another figure and says more of the claim than this one."""
    missing = claimed.near.keys() - source.passages[found.at].stems
    return found.is_same and any(
        not other.is_same
        and other.agrees_in_time
        and other.at != found.at
        and other.about > found.about + _OUTDONE
        and missing & source.passages[other.at].stems
        for other in all_found
    )


def _needed(source: IndexedSource, plainness: float = 0.0) -> float:
    """Return how surely a passage has to be about the claim's matter: the more, the longer the source."""
    crowd = min(1.0, log(len(source.passages)) / log(_CROWD)) if source.passages else 0.0
    return _ANY_TOPIC + crowd * (_CROWDED + plainness * _PLAIN_FIGURE)


def _difference(claimed: Claimed, best: Rated) -> Difference:
    if claimed.figure is None or best.quantity is None:
        return Difference.YEAR
    if not best.is_same:
        return difference(claimed.figure, best.quantity)
    if not best.agrees_in_time:
        return Difference.YEAR
    return Difference.DIRECTION if best.opposes else Difference.OTHER


def _evidence(source: IndexedSource, found: Rated, outcome: Outcome, kind: Difference | None) -> Evidence:
    sentence = source.passages[found.at].sentence
    place = source.document.locate(sentence.pieces[0].start, sentence.pieces[0].end)
    return Evidence(
        outcome=outcome,
        difference=kind,
        passage=sentence.text,
        page=place.page,
        quantity=found.quantity,
        score=round(min(found.about, 1.0), 3),
    )


def _link(source: IndexedSource, evidence: Evidence, url: str) -> str | None:
    if evidence.page is not None:
        return page_fragment(url, evidence.page)
    return text_fragment(url, evidence.passage or "")
