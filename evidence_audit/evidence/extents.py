"""Figures as stretches of the number line, on scales that let differently written ones meet.

`£2.5 billion` and `£2,500m` are the same stretch of pounds, `one in four` and
`25 per cent` of shares; `over 23.5 million` begins there and never ends.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from math import floor, inf, log10

from evidence_audit.model import Kind, Quantity
from evidence_audit.quantities.lexicon import Unit, load
from evidence_audit.quantities.lexicon.words import split

_ABOUT = 0.1
"""How far `about` and `almost` reach, as a share of the figure."""
_ROUND = 0.02
"""How far a round figure (`90,000`) reaches at most, as a share: its zeros may be exact or not."""
_SHARE_IN_WORDS = 0.05
"""How far `one in four` reaches, as a share of itself; one point at most."""
_DECIMALS = re.compile(r"\d\.(\d+)")


@dataclass(frozen=True, slots=True)
class Extent:
    """A stretch on the scale of `dimension`, and the figure that it is about."""

    dimension: str
    low: float
    high: float
    value: float
    """The figure itself in base units; the middle of a range."""
    tolerance: float
    """Half the step of the last digit written, in base units."""
    bound: str | None
    """The lexicon's word for the modifier: `above`, `least`, `below`, `most`, `about` …"""
    per: str
    """`/min` and the like; empty for no rate."""

    @property
    def is_open(self) -> bool:
        """Whether it is a lower or an upper limit only."""
        return self.low == -inf or self.high == inf


@lru_cache(maxsize=8192)
def extent(quantity: Quantity) -> Extent:
    """Return the stretch that a quantity claims, in base units of its dimension."""
    symbol, slash, period = (quantity.unit or "").partition("/")
    unit = load().by_symbol.get(symbol) if symbol else None
    low, high = (_based(quantity, end, unit) for end in (quantity.value, _upper(quantity)))
    tolerance = _tolerance(quantity) * abs(_factor(quantity, unit))
    bound = _bound(quantity.modifier)
    middle = low if low == high else (low + high) / 2
    first, last = _limits(low, high, bound)
    return Extent(
        dimension=_dimension(quantity, unit),
        low=first,
        high=last,
        value=middle,
        tolerance=tolerance,
        bound=bound,
        per=slash + period,
    )


def _upper(quantity: Quantity) -> float:
    return quantity.value if quantity.value_to is None else quantity.value_to


def _based(quantity: Quantity, value: float, unit: Unit | None) -> float:
    offset = unit.offset if unit else 0.0
    return value * _factor(quantity, unit) + offset


def _factor(quantity: Quantity, unit: Unit | None) -> float:
    if quantity.kind is Kind.PROPORTION:
        return 100.0
    return unit.factor if unit else 1.0


def _dimension(quantity: Quantity, unit: Unit | None) -> str:
    if quantity.kind is Kind.PROPORTION or quantity.unit == "%":
        return "share"
    if unit is not None:
        return unit.dimension
    return quantity.unit or str(quantity.kind)


def _limits(low: float, high: float, bound: str | None) -> tuple[float, float]:
    match bound:
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


def _tolerance(quantity: Quantity) -> float:
    """Return half the step of the last digit as written, in the quantity's own unit.

    The zeros of `90,000` may be meant or not: a round figure reaches no further than a
    small share of itself. A share in words reaches one point, a small count nowhere.
    """
    value = abs(quantity.value)
    if quantity.kind is Kind.PROPORTION:
        return min(0.01, _SHARE_IN_WORDS * value)
    decimals = _DECIMALS.search(quantity.text)
    if decimals is not None:
        return _magnitude(quantity) * 10.0 ** -len(decimals[1]) / 2
    if quantity.kind is Kind.PERCENT:
        return 0.5
    if value < 100:
        return 0.0
    figures = len(re.sub(r"\D", "", quantity.text).strip("0")) or 1
    return min(10.0 ** (floor(log10(value)) - figures + 1) / 2, _ROUND * value)


def _magnitude(quantity: Quantity) -> float:
    """Return what the digits of a figure are multiplied with: 1e9 for `2.5 billion`."""
    written = re.search(r"\d[\d,]*\.\d+", quantity.text)
    number = float(written[0].replace(",", "")) if written else 0.0
    return abs(quantity.value) / number if number else 1.0


@lru_cache(maxsize=256)
def _bound(modifier: str | None) -> str | None:
    """Return what the lexicon says of words of approximation; None for none that bounds."""
    if modifier is None:
        return None
    words = split(modifier)
    found = load().before.before(words, len(words))
    if found is not None:
        return found[0].bound
    behind = load().after.after((*words, ""), 0)
    return behind[0].bound if behind is not None else None
