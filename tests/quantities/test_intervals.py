"""Modifiers and written precision as intervals."""

import math

import pytest

from evidence_audit.quantities import find, interval, precision

INTERVALS = [
    ("£2.5 billion", 2.45e9, 2.55e9),
    ("80 per cent", 79.5, 80.5),
    ("more than 100,000 people", 100000, math.inf),
    ("at least 22 people", 21.5, math.inf),
    ("85+ people", 84.5, math.inf),
    ("three or more conditions", 3, math.inf),
    ("up to 400 jobs", 0, 400.5),
    ("under 400 jobs", 0, 400),
    ("about 20 people", 18, 22),
    ("An\nestimated 20 people", 18, 22),
    ("almost 3.0 million people", 2.7e6, 3e6),
    ("15–20 years", 14.5, 20.5),
    ("one in four", 0.23, 0.27),
    ("eight people", 8, 8),
    ("12 per 100,000", 11.5, 12.5),
]


@pytest.mark.parametrize(("text", "low", "high"), INTERVALS, ids=[row[0] for row in INTERVALS])
def test_interval(text, low, high):
    """What the words allow, in the figure's own unit."""
    (quantity,) = find(text)
    assert interval(quantity) == pytest.approx((low, high))


PRECISIONS = [
    ("2.5 billion", 0.05e9),
    ("8,207 GPs", 0.5),
    ("90,000 people", 500),
    ("3 million", 0.5e6),
    ("12.50 km", 0.005),
]


@pytest.mark.parametrize(("text", "half_a_place"), PRECISIONS, ids=[row[0] for row in PRECISIONS])
def test_precision_is_half_of_the_last_written_place(text, half_a_place):
    """Zeros at the end of a large whole number are taken for rounding."""
    (quantity,) = find(text)
    assert precision(quantity) == pytest.approx(half_a_place)
