"""Quantities that can be compared."""

import pytest

from evidence_audit.quantities import find, in_base

SAME = [
    ("100 km", "62.1371 miles"),
    ("50p", "£0.50"),
    ("one in four", "25%"),
    ("£500 every minute", "£720,000 a day"),
    ("30 °C", "86 °F"),
    ("2 hours", "120 minutes"),
    ("a decade ago", "10 years"),
    ("1.2 kg", "1,200 grams"),
    ("25 basis points", "0.25 percentage points"),
    ("12 per 100,000", "0.12 per 1,000"),
    ("15–20 years", "180-240 months"),
]


@pytest.mark.parametrize(("left", "right"), SAME, ids=[" = ".join(row) for row in SAME])
def test_equal_in_base_units(left, right):
    """Two ways to write one amount meet in the base unit."""
    one, other = in_base(find(left)[0]), in_base(find(right)[0])
    assert one.dimension == other.dimension
    assert one.value == pytest.approx(other.value, rel=1e-3)
    assert (one.value_to is None) == (other.value_to is None)


DIFFERENT = [
    ("£5", "$5"),
    ("5 per cent", "5 percentage points"),
    ("5 km", "5 kg"),
    ("5 people", "5 a day"),
    ("a third of it", "three times as much"),
]


@pytest.mark.parametrize(("left", "right"), DIFFERENT, ids=[" is not ".join(row) for row in DIFFERENT])
def test_dimensions_that_cannot_be_compared(left, right):
    """Their dimensions differ."""
    assert in_base(find(left)[0]).dimension != in_base(find(right)[0]).dimension
