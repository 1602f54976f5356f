"""Repeats: pull quotes, headings and boxes that state a figure of the body once more."""

from collections import defaultdict
from collections.abc import Sequence
from enum import StrEnum

from evidence_audit.likeness import contains, shared, words
from evidence_audit.model import Claim, Kind

_ALIKE = 0.88
"""How nearly the wording of a pull quote must occur in the sentence it repeats.

Another form of a word and a few words left out stay above; another statement with the
same figure stays well below.
"""
_ALIKE_HEADING = 0.7
"""The share of a heading's words that the sentence it announces has too."""
_ALIKE_BENEATH = 0.3
"""The same for the first lines beneath the heading, which may tell it in other words."""
_BENEATH = 400
"""Characters from a heading's figure to the same figure in the first lines beneath it."""
_A_WORD = 5
"""Letters: shorter words occur in any sentence, as `cent` does beside a figure."""
_COMMON = 0.5
"""The share of its words below which a text is no repeat; it spares the costly comparison."""
_MOST = 24
"""Claims with the same figure that are compared with one another; a table's 0 is no repeat."""
_FEWEST_WORDS = 3
_LONGEST = 400
"""Characters: a pull quote is short."""


class Standing(StrEnum):
    """How a claim's sentence stands on its page."""

    TEXT = "running text"
    ALONE = "alone"
    """In a block by itself, as pull quotes and lines of boxes do."""
    HEADING = "heading"


def repeats(claims: Sequence[Claim], standing: Sequence[Standing]) -> dict[int, int]:
    """Return for each claim that repeats another one the index of the original.

    `standing` tells of each claim how its sentence stands. The original is the one that
    is cited, else the one in running text, else the one in the longer sentence.
    """
    by_figure: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
    for index, claim in enumerate(claims):
        by_figure[_figure(claim)].append(index)
    found: dict[int, int] = {}
    for group in by_figure.values():
        if 1 < len(group) <= _MOST:
            for index in group:
                original = _original(claims, standing, index, group)
                if original is not None:
                    found[index] = original
    return found


def _figure(claim: Claim) -> tuple[object, ...]:
    quantity = claim.quantity
    kind = Kind.PERCENT if quantity.kind is Kind.PROPORTION else quantity.kind
    scale = 100 if quantity.kind is Kind.PROPORTION else 1
    return (round(quantity.value * scale, 6), quantity.value_to, quantity.unit or "%", kind)


def _original(
    claims: Sequence[Claim], standing: Sequence[Standing], index: int, group: Sequence[int]
) -> int | None:
    """Return the index of the claim that claim `index` repeats; None for none."""
    claim = claims[index]
    if standing[index] is Standing.TEXT or claim.markers or len(claim.sentence) > _LONGEST:
        return None
    if len(words(claim.sentence)) < _FEWEST_WORDS:
        return None
    own = _weight(claim, standing[index], index)
    # `is`: the claims of one sentence share their text, and do not repeat each other.
    elsewhere = [i for i in group if claims[i].sentence is not claim.sentence]
    others = [i for i in elsewhere if _weight(claims[i], standing[i], i) > own]
    tells = _announces if standing[index] is Standing.HEADING else _quotes
    likely = [(tells(claim, claims[i]), -i) for i in others]
    best = max((pair for pair in likely if pair[0] > 0), default=None)
    return None if best is None else -best[1]


def _quotes(claim: Claim, original: Claim) -> float:
    """Return how nearly the wording of a pull quote occurs in the original; 0.0 where it does not."""
    if shared(claim.sentence, original.sentence) < _COMMON:
        return 0.0
    nearly = contains(original.sentence, claim.sentence)
    return nearly if nearly >= _ALIKE else 0.0


def _announces(heading: Claim, original: Claim) -> float:
    """Return how alike a heading and the text it stands for are, in any order; 0.0 where it does not."""
    common = shared(heading.sentence, original.sentence)
    if common >= _COMMON:
        common = max(common, contains(original.sentence, heading.sentence))
    return common if common >= (_ALIKE_BENEATH if _is_beneath(heading, original) else _ALIKE_HEADING) else 0.0


def _is_beneath(heading: Claim, original: Claim) -> bool:
    """Tell whether the figure recurs in the first lines beneath its heading, and a longer word with it."""
    if not 0 < original.quantity.start - heading.quantity.end < _BENEATH:
        return False
    common = set(words(heading.sentence)) & set(words(original.sentence))
    return any(len(word) >= _A_WORD and word.isalpha() for word in common)


def _weight(claim: Claim, standing: Standing, index: int) -> tuple[object, ...]:
    """Return what makes a claim the original: cited, in running text, longer, earlier."""
    return bool(claim.markers or claim.urls), standing is Standing.TEXT, len(words(claim.sentence)), -index
