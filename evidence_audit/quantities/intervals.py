"""What a figure allows: its modifier and its written precision as an interval, for comparison."""

import math
import re

from evidence_audit.model import Kind, Quantity
from evidence_audit.quantities.digits import literal
from evidence_audit.quantities.lexicon import Lexicon, load
from evidence_audit.quantities.lexicon.words import plain

_DIGITS = re.compile(r"[0-9][0-9.,]*[0-9]|[0-9]")
_ABOUT = 0.1
"""`about 20` allows a tenth either way."""
_SPOKEN_SHARE = 0.02
"""Shares in words are rounded by their speakers: a quarter is said of 24 and of 25.3 per cent."""
_SPOKEN_NUMBER = 0.05
"""So are large numbers in words: half a million."""


def interval(quantity: Quantity, *, lexicon: Lexicon | None = None) -> tuple[float, float]:
    """Return the lowest and highest value that the figure allows, in its own unit.

    The ends are infinite where the words set no bound (`more than`), and 0 where a bound below is
    not said of a count (`up to 400`).
    """
    slack = precision(quantity)
    low, high = quantity.value, quantity.value if quantity.value_to is None else quantity.value_to
    floor = 0.0 if low >= 0 else -math.inf
    match bound(quantity.modifier, lexicon or load()):
        case "above":
            return low, math.inf
        case "least":
            return low - slack, math.inf
        case "below":
            return min(floor, low), high
        case "most":
            return min(floor, low), high + slack
        case "about":
            return low - max(slack, _ABOUT * abs(low)), high + max(slack, _ABOUT * abs(high))
        case "near-below":
            return low - max(slack, _ABOUT * abs(low)), high
        case _:
            return low - slack, high + slack


def bound(modifier: str | None, lexicon: Lexicon) -> str | None:
    """Return `about`, `above`, `least`, `below`, `most` or `near-below`; None for no modifier."""
    words = plain(" ".join(modifier.split())) if modifier else ""
    return lexicon.bounds.get(words)


def precision(quantity: Quantity) -> float:
    """Return half of the last place that is written, in the quantity's unit: 0.05e9 for `2.5 billion`.

    A whole number that ends in three zeros or more is taken as rounded at its last two zeros but
    one (`90,000` to the nearest thousand); any other whole number is exact to a half.
    """
    numbers = _DIGITS.findall(quantity.text)
    if quantity.kind in (Kind.PROPORTION, Kind.RATIO) and "." not in quantity.text:
        return _SPOKEN_SHARE if quantity.kind is Kind.PROPORTION else 0.0
    if not numbers:
        return _SPOKEN_NUMBER * abs(quantity.value) if abs(quantity.value) >= 1000 else 0.0
    shown, number = quantity.value, numbers[0]
    if quantity.value_to is not None:  # the upper end carries the magnitude: $5-10 million
        shown, number = quantity.value_to, numbers[-1]
    written = literal(number, None)
    scale = abs(shown / written) if written else 1.0
    return 0.5 * _last_place(number) * scale


def _last_place(number: str) -> float:
    """Return what one step of the last written digit is worth: 0.1 for 2.5, 1000 for 90,000."""
    _, point, decimals = number.replace(",", "").partition(".")
    if point:
        return 10.0 ** -len(decimals)
    digits = number.replace(",", "")
    zeros = len(digits) - len(digits.rstrip("0"))
    return 10.0 ** (zeros - 1) if 3 <= zeros < len(digits) else 1.0
