"""Proportions and ratios."""

import pytest

from evidence_audit.quantities import find

RELATIONS = [
    ("one in four nurses", 0.25, "proportion"),
    ("1 in 20", 0.05, "proportion"),
    ("one-in-five", 0.2, "proportion"),
    ("Seven in ten", 0.7, "proportion"),
    ("nine out of ten", 0.9, "proportion"),
    ("one in every 20", 0.05, "proportion"),
    ("£1 in every £8", 0.125, "proportion"),
    ("20 times as much", 20, "ratio"),
    ("half as many", 0.5, "ratio"),
    ("1.3 times the size", 1.3, "ratio"),
    ("4x faster", 4, "ratio"),
    ("10-fold", 10, "ratio"),
    ("a tenfold increase", 10, "ratio"),
    ("posts halved", 0.5, "ratio"),
    ("more than doubled", 2, "ratio"),
    ("double the rate", 2, "ratio"),
    ("tripled", 3, "ratio"),
    ("twice that proportion", 2, "ratio"),
    ("a 3:1 ratio", 3, "ratio"),
    ("two-to-one", 2, "ratio"),
    ("the NHS spends as much again", 1, "ratio"),
    ("put back twice", 2, "count"),
    ("three times a day", 3, "count"),
    ("the 11th most deprived area", 11, "rank"),
    ("the third-largest economy", 3, "rank"),
    ("ranked 10th", 10, "rank"),
    ("lift them to fourth in League One", 4, "rank"),
    ("slipped to 11th in the table", 11, "rank"),
    ("into second place", 2, "rank"),
    ("at number two", 2, "rank"),
    ("a 1,000th winner, ranked 10th", 10, "rank"),
    ("one flight in ten", 0.1, "proportion"),
    ("one for every 370 tests", 1 / 370, "proportion"),
    ("a 1-in-100-year flood", 0.01, "proportion"),
    ("three quarters of adults", 0.75, "proportion"),
    ("a tenth in real terms", 0.1, "proportion"),
    ("burglaries fall a fifth", 0.2, "proportion"),
    ("parcels double in May", 2, "ratio"),
    ("a hazard ratio of 0.76", 0.76, "ratio"),
    ("(OR 2.04)", 2.04, "ratio"),
    ("the book-to-bill ratio was 1.31", 1.31, "ratio"),
    ("covered nine times", 9, "ratio"),
    ("ten times actual damages", 10, "ratio"),
    ("four times this season", 4, "count"),
    ("3.4 times on average", 3.4, "count"),
]


@pytest.mark.parametrize(("text", "value", "kind"), RELATIONS, ids=[row[0] for row in RELATIONS])
def test_relations_have_no_unit(text, value, kind):
    """A proportion is a part of one; a ratio is what multiplies."""
    (quantity,) = find(text)
    assert quantity.value == pytest.approx(value)
    assert (quantity.kind, quantity.unit) == (kind, None)


@pytest.mark.parametrize("text", ["6 in 5", "12 in six boxes", "300 in 2008", "five in 12 months"])
def test_no_proportion_above_one_or_of_a_year_or_a_time(text):
    """`in` relates two numbers only where the second is the whole."""
    assert all(quantity.kind != "proportion" for quantity in find(text))


@pytest.mark.parametrize(
    "text", ["a double-decker bus", "double standards", "double-digit growth", "think twice"]
)
def test_expressions_with_double_and_twice(text):
    """Fixed expressions multiply nothing."""
    assert find(text) == []
