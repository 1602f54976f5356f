"""Lines between what belongs together on a page: a figure and its marker, a box and the one read next."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from evidence_audit.model import Claim, Document, Marker
from evidence_audit.reports.debug_marks import BODY, Mark
from evidence_audit.reports.debug_places import Place, Places

_SLACK = 40
"""Characters by which a sentence on the page may be longer than its readable form: markers are lifted
out of that, line ends and hyphens undone."""
_OVERLAP = 3.0
"""Points by which boxes of blocks that follow each other may overlap."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A line from one box to another on the same page."""

    start: Place
    end: Place


def citing(document: Document) -> Iterator[Tie]:
    """Yield a line from each figure to each marker that it is tied to, where both are on one page.

    A claim names its markers as printed. Which of several that look the same is meant is known
    where one stands in the claim's sentence; elsewhere no line is drawn.
    """
    places = Places(document.text, document.lines)
    named: dict[str, list[Marker]] = defaultdict(list)
    for marker in document.markers:
        named[marker.marker].append(marker)
    for claim in document.claims:
        figure = list(places.pieces(claim.location))
        for meant in (_meant(claim, named[name]) for name in claim.markers):
            there = next(places.pieces(meant), None) if meant else None
            if figure and there and figure[-1].page == there.page:
                yield Tie(start=figure[-1], end=there)


def _meant(claim: Claim, named: Sequence[Marker]) -> Marker | None:
    """Return the first marker behind the figure in its sentence, else the last before it; None for none."""
    start, end = claim.location.start, claim.location.end
    before, behind = claim.figure[0] + _SLACK, len(claim.sentence) - claim.figure[1] + _SLACK
    named = [one for one in named if one.note is None or one.note in claim.notes]
    following = (one for one in named if end <= one.start <= end + behind)
    preceding = (one for one in reversed(named) if start - before <= one.end <= start)
    return next(following, None) or next(preceding, None)


def leaps(marks: Sequence[Mark]) -> Iterator[Tie]:
    """Yield a line where what is read next does not stand below: at the end of a column."""
    body = [place for mark in marks if mark.seen in BODY.values() for place in mark.places]
    for here, following in pairwise(body):
        if here.page == following.page and not _is_below(here, following):
            yield Tie(start=here, end=following)


def _is_below(here: Place, following: Place) -> bool:
    left, top, right, bottom = here.bbox
    if following.bbox[1] >= (top + bottom) / 2 and following.bbox[1] >= bottom - _OVERLAP:
        return True
    return following.bbox[1] >= top and following.bbox[0] < right and following.bbox[2] > left
