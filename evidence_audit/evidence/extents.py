"""Figures as stretches of the number line, on scales that let differently written ones meet.

`£2.5 billion` and `£2,500m` are the same stretch of pounds, `one in four` and
`25 per cent` of shares; `over 23.5 million` begins there and never ends. What
`quantities.interval` says in a figure's own unit stands here in base units, with
the modifier and the precision of writing kept apart: the first is what the claim
asserts, the second what it leaves open.
"""

from dataclasses import dataclass, replace
from functools import lru_cache
from math import inf

from evidence_audit.model import Kind, Quantity
from evidence_audit.quantities import in_base, load, precision
from evidence_audit.quantities.intervals import bound

_ABOUT = 0.1
"""How far `about` and `almost` reach, as a share of the figure."""
_ROUND = 0.02
"""How far `2 billion` reaches at most, as a share: it may be meant to the billion or to the last zero."""
_SHARE_IN_WORDS = 0.08
"""How far `one in fifty` reaches at most, as a share of itself."""


@dataclass(frozen=True, slots=True)
class Extent:
    """A stretch on the scale of `dimension`, in base units, and the figure that it is about."""

    dimension: str
    low: float
    high: float
    value: float
    """The figure itself; the middle of a range."""
    tolerance: float
    """How far the writing leaves the figure open on either side."""
    bound: str | None
    """The lexicon's word for the modifier: `above`, `least`, `below`, `most`, `about` …"""

    @property
    def is_open(self) -> bool:
        """Whether it is a lower or an upper limit only."""
        return self.low == -inf or self.high == inf


def paired(claimed: Quantity, stated: Quantity) -> tuple[Extent, Extent] | None:
    """Return two figures on their common scale; None where they have none.

    Where only one of them names a period (`90,000 a day`), both are taken without.
    """
    ours, theirs = extent(claimed), extent(stated)
    if ours.dimension == theirs.dimension:
        return ours, theirs
    if ("/" in ours.dimension) != ("/" in theirs.dimension):
        ours, theirs = extent(_without_period(claimed)), extent(_without_period(stated))
    return (ours, theirs) if ours.dimension == theirs.dimension else None


@lru_cache(maxsize=8192)
def extent(quantity: Quantity) -> Extent:
    """Return the stretch that a quantity claims, in base units of its dimension."""
    base = in_base(quantity)
    slack = _slack(quantity)
    wider = in_base(replace(quantity, value=quantity.value + slack, value_to=None))
    high = base.value if base.value_to is None else base.value_to
    word = bound(quantity.modifier, load())
    first, last = _limits(base.value, high, word)
    return Extent(
        dimension=base.dimension,
        low=first,
        high=last,
        value=(base.value + high) / 2,
        tolerance=abs(wider.value - base.value),
        bound=word,
    )


def _without_period(quantity: Quantity) -> Quantity:
    return replace(quantity, unit=(quantity.unit or "").partition("/")[0] or None)


def _limits(low: float, high: float, word: str | None) -> tuple[float, float]:
    match word:
        case "above" | "least":
            return low, inf
        case "below" | "most":
            return -inf, high
        case "near-below":
            return low - _ABOUT * abs(low), high
        case "about":
            return low - _ABOUT * abs(low), high + _ABOUT * abs(high)
        case _:
            return low, high


def _slack(quantity: Quantity) -> float:
    """Return how far the writing leaves a figure open, in its own unit."""
    written, value = precision(quantity), abs(quantity.value)
    if quantity.kind is Kind.PROPORTION:
        return min(written, _SHARE_IN_WORDS * value)
    is_round = "." not in quantity.text and quantity.kind is not Kind.PERCENT
    return min(written, _ROUND * value) if is_round else written
