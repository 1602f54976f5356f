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
    ("£1.44 for every £1 invested", 1.44, "ratio"),
    ("put back twice", 2, "count"),
    ("three times a day", 3, "count"),
    ("the 11th most deprived area", 11, "rank"),
    ("the third-largest economy", 3, "rank"),
    ("ranked 10th", 10, "rank"),
]


@pytest.mark.parametrize(("text", "value", "kind"), RELATIONS, ids=[row[0] for row in RELATIONS])
def test_relations_have_no_unit(text, value, kind):
    """A proportion is a part of one; a ratio is what multiplies."""
    (quantity,) = find(text)
    assert quantity.value == pytest.approx(value)
    assert (quantity.kind, quantity.unit) == (kind, None)


def test_two_returns_on_one_base_are_two_ratios():
    """The base itself is no sum of money that anybody asserts."""
    found = find("a return of £2.67 and £1.44 respectively for every £1 invested")
    assert [(quantity.value, quantity.kind) for quantity in found] == [(2.67, "ratio"), (1.44, "ratio")]


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
