"""Two figures side by side: whether they can be about the same, say the same, or how they differ."""

import re
from math import inf, isclose, log

from evidence_audit.evidence.extents import Extent, paired
from evidence_audit.model import Difference, Kind, Quantity

_FARTHEST = 10.0
"""A limit (`over 5`) speaks of figures of its own size: not more than so many times off."""
_WITH_UNITS = frozenset({Kind.MONEY, Kind.PERCENT, Kind.DURATION, Kind.MEASURE})
_EXACT = 1e-9
_NEARLY = 0.1
"""Figures less than this apart, as a share, may be one rounded too far."""
_NUMERAL = re.compile(r"\d+(?:\.\d+)?")
_SCALES = (10.0, 100.0, 1e3, 1e4, 1e5, 1e6, 1e9)


def comparable(claimed: Quantity, stated: Quantity) -> bool:
    """Tell whether two figures are of the same dimension, so that one could stand for the other."""
    return paired(claimed, stated) is not None


def is_near_miss(claimed: Quantity, stated: Quantity) -> bool:
    """Tell whether two figures are the same number in another unit: dollars for pounds."""
    if comparable(claimed, stated) or claimed.value != stated.value:
        return False
    return claimed.kind is stated.kind and claimed.kind in _WITH_UNITS


def is_same(claimed: Quantity, stated: Quantity) -> bool:
    """Tell whether the source's figure makes the claim's true."""
    both = paired(claimed, stated)
    if both is None:
        return False
    ours, theirs = both
    if ours.is_open:
        return _is_within_limit(ours, theirs)
    slack = ours.tolerance + _EXACT * max(abs(ours.high), 1.0)
    low, high = (theirs.low, theirs.high) if theirs.bound is None else (theirs.value, theirs.value)
    # `90,000` for `more than 90,000`: the limit is dropped, the figure kept.
    return ours.low - slack <= low and high <= ours.high + slack


def closeness(claimed: Quantity, stated: Quantity) -> float:
    """Return 0 to 1: how near two figures are by their ratio; 0 for figures of two dimensions."""
    both = paired(claimed, stated)
    if both is None:
        return 0.0
    ours, theirs = (abs(each.value) for each in both)
    if ours == theirs:
        return 1.0
    return 1 / (1 + abs(log(ours / theirs))) if ours and theirs else 0.0


def difference(claimed: Quantity, stated: Quantity) -> Difference:
    """Return the kind of difference between two figures that do not say the same."""
    both = paired(claimed, stated)
    if both is None:
        return Difference.POINTS if {claimed.unit, stated.unit} == {"%", "pp"} else Difference.UNIT
    ours, theirs = both
    if claimed.value == stated.value and claimed.unit != stated.unit and claimed.unit and stated.unit:
        return Difference.UNIT
    if isclose(ours.value, theirs.value, rel_tol=1e-6) or _overlap(ours, theirs) or ours.is_open:
        return Difference.COMPARATOR
    return _of_values(claimed, stated, abs(ours.value), abs(theirs.value))


def _is_within_limit(ours: Extent, theirs: Extent) -> bool:
    """Tell whether all that the source's figure can mean is on the right side of the claim's limit."""
    if ours.value > 0 and not 1 / _FARTHEST <= abs(theirs.value) / ours.value <= _FARTHEST:
        return False
    if ours.high == inf:
        return theirs.low > ours.low or (
            theirs.low == ours.low and "above" in (theirs.bound, *_including(ours))
        )
    return theirs.high < ours.high or (
        theirs.high == ours.high and "below" in (theirs.bound, *_including(ours))
    )


def _including(limit: Extent) -> tuple[str, ...]:
    """Return the words of the limits that a figure exactly at `limit` is within."""
    return ("above", "below") if limit.bound in ("least", "most") else ()


def _overlap(ours: Extent, theirs: Extent) -> bool:
    return (ours.is_open or theirs.is_open) and ours.low < theirs.high and theirs.low < ours.high


def _of_values(claimed: Quantity, stated: Quantity, ours: float, theirs: float) -> Difference:
    if ours and theirs:
        ratio = max(ours, theirs) / min(ours, theirs)
        if any(isclose(ratio, scale, rel_tol=0.005) for scale in _SCALES):
            return Difference.SCALE
        if _is_rounding(claimed, abs(ours - theirs) / ours) and _figures(claimed) < _figures(stated):
            return Difference.ROUNDING
    left, right = _digits(claimed), _digits(stated)
    if len(left) == len(right) and len(left) > 1 and (sorted(left) == sorted(right) or _one_off(left, right)):
        return Difference.DIGITS
    return Difference.OTHER


def _is_rounding(claimed: Quantity, off: float) -> bool:
    """Tell whether a figure is `off`, as a share of itself, by no more than its last digit could round."""
    numeral = _NUMERAL.search(claimed.text.replace(",", ""))
    if numeral is None or off >= _NEARLY:
        return False
    whole, _, decimals = numeral[0].partition(".")
    place = 10.0 ** -len(decimals) if decimals else 10.0 ** (len(whole) - len(whole.rstrip("0")))
    return off * float(numeral[0]) <= place


def _one_off(left: str, right: str) -> bool:
    return sum(one != other for one, other in zip(left, right, strict=True)) == 1


def _digits(quantity: Quantity) -> str:
    return re.sub(r"\D", "", quantity.text)


def _figures(quantity: Quantity) -> int:
    """Return how many significant digits are written."""
    return len(_digits(quantity).strip("0"))
