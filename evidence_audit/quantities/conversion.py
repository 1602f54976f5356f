"""Quantities in base units, so that km meets miles, pence meets pounds, one in four meets 25 %."""

from dataclasses import dataclass

from evidence_audit.model import Kind, Quantity
from evidence_audit.quantities.lexicon import Lexicon, load


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """A quantity in the base unit of its dimension; equal dimensions can be compared."""

    value: float
    value_to: float | None = None
    dimension: str
    """`length`, `time`, `money:GBP`, `share`, `count` …; a rate adds what it is per: `count/time`."""


def in_base(quantity: Quantity, *, lexicon: Lexicon | None = None) -> Base:
    """Return a quantity in base units: metres, seconds, pounds, parts of one.

    A unit that the lexicon does not know is its own dimension.
    """
    words = lexicon or load()
    symbol, slash, per = (quantity.unit or "").partition("/")
    if quantity.unit in words.by_symbol:
        symbol, slash, per = quantity.unit or "", "", ""
    factor, offset, dimension = _unit(symbol, quantity.kind, words)
    divisor, below = _per(per, words) if slash else (1.0, "")
    high = quantity.value_to
    return Base(
        value=(quantity.value * factor + offset) / divisor,
        value_to=None if high is None else (high * factor + offset) / divisor,
        dimension=dimension + below,
    )


_WITHOUT_UNIT = {Kind.PROPORTION: "share", Kind.RATIO: "ratio", Kind.RANK: "rank"}


def _unit(symbol: str, kind: Kind, lexicon: Lexicon) -> tuple[float, float, str]:
    """Return factor, offset and dimension of a unit's symbol."""
    unit = lexicon.by_symbol.get(symbol)
    if unit is None:
        return 1.0, 0.0, symbol or _WITHOUT_UNIT.get(kind, "count")
    return unit.factor, unit.offset, unit.dimension


def _per(period: str, lexicon: Lexicon) -> tuple[float, str]:
    """Return what to divide by and what the dimension says after the slash."""
    if period.isdecimal():
        return float(period) or 1.0, ""
    unit = lexicon.by_symbol.get(lexicon.spans.get(period, period))
    return (unit.factor, f"/{unit.dimension}") if unit else (1.0, f"/{period}")
