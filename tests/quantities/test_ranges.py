"""Ranges and changes."""

import pytest

from evidence_audit.quantities import find

RANGES = [
    ("15–20 years shorter", 15, 20, "years"),
    ("between 3m and 5m people", 3e6, 5e6, None),
    ("$5-10 million", 5e6, 10e6, "USD"),
    ("$5 billion to $6 billion", 5e9, 6e9, "USD"),
    ("two to three million people", 2e6, 3e6, None),
    ("10 to 15 per cent", 10, 15, "%"),
    ("5%-10%", 5, 10, "%"),
    ("1.5-2% growth", 1.5, 2, "%"),
    ("from 20 to 30 percent of", 20, 30, "%"),
    ("an 8- to 16-meter telescope", 8, 16, "m"),
    ("between 44 mg and 50 mg", 44, 50, "mg"),
    ("£3m–£5m", 3e6, 5e6, "GBP"),
    ("0-60 mph", 0, 60, "mph"),
    ("aged 18 to 65", 18, 65, "years"),
    ("two or three people", 2, 3, None),
    ("3 or 4 eggs", 3, 4, None),
    ("10 to 80%", 10, 80, "%"),
    ("10--20 years", 10, 20, "years"),
    ("one to two weeks", 1, 2, "weeks"),
    ("between a third and a half", pytest.approx(1 / 3), 0.5, None),
    ("between $30 and $40 per barrel", 30, 40, "USD/barrel"),
]


@pytest.mark.parametrize(("text", "low", "high", "unit"), RANGES, ids=[row[0] for row in RANGES])
def test_a_range_is_one_quantity(text, low, high, unit):
    """Currency, unit and magnitude are carried from the end that has them to the other."""
    (quantity,) = find(text)
    assert (quantity.value, quantity.value_to, quantity.unit) == (low, high, unit)


CHANGES = [
    ("from 64 per cent in 2012 to 41 per cent in 2018", [64, 41]),
    ("rose from $350 to $680", [350, 680]),
    ("fell from 5 to 3 million", [5, 3e6]),
    ("an increase from 3m to 5m", [3e6, 5e6]),
    ("gold fell $12.40 to $1,234.50", [12.4, 1234.5]),
    ("shares rose 3.5 cents to $12.10", [0.035, 12.1]),
    ("fell 0.3% to 2,345.96", [0.3, 2345.96]),
    ("fell by 5,000 to 20,000", [5000, 20000]),
    ("grew 1.2m to 8.6m", [1.2e6, 8.6e6]),
    ("up 5 per cent from 248,000", [5, 248000]),
    ("charging from 10% to 80% takes", [10, 80]),
    ("slid from 0.84 to 0.71", [0.84, 0.71]),
    ("a height of 14.3 ± 1.1 cm", [14.3, 1.1]),
    ("410   352", [410, 352]),
]


@pytest.mark.parametrize(("text", "values"), CHANGES, ids=[row[0] for row in CHANGES])
def test_a_change_is_two_quantities(text, values):
    """One per end, unsigned."""
    found = find(text)
    assert [quantity.value for quantity in found] == values
    assert all(quantity.value_to is None for quantity in found)


def test_a_unit_is_shared_along_a_list():
    """45 and 50 mg are both masses; what stands after a comma alone is not."""
    assert [quantity.unit for quantity in find("They were given 45 and 50 mg.")] == ["mg", "mg"]
    assert [quantity.unit for quantity in find("by 5, 10 and 15 per cent")] == ["%", "%", "%"]


SCORES = [
    "a 5-4 vote",
    "they won 3-2",
    "a 108-97 victory",
    "2009–14",
    "1995-2001",
    "beat them 1-2",
    "open 9.30–17.00",
]


@pytest.mark.parametrize("text", SCORES)
def test_scores_votes_and_spans_of_years_are_no_ranges(text):
    """Two numbers with a hyphen may be neither a range nor figures."""
    assert find(text) == []


def test_an_error_or_spread_has_the_unit_of_what_it_is_of():
    """In 14.3 ± 1.1 cm both are lengths; a bracket after years holds years."""
    assert [quantity.unit for quantity in find("14.3 ± 1.1 cm")] == ["cm", "cm"]
    assert [quantity.unit for quantity in find("63 years (IQR 51–72)")] == ["years", "years"]
    assert [quantity.unit for quantity in find("58 kg (SD 12)")] == ["kg", "kg"]
