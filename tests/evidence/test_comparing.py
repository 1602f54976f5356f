"""Two figures side by side."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_audit.evidence.comparing import closeness, comparable, is_same
from evidence_audit.evidence.extents import extent
from evidence_audit.quantities import find

PAIRS = [  # claimed, stated, same
    ("80 per cent", "79.6 per cent", True),
    ("80 per cent", "81 per cent", False),
    ("25.3 per cent", "25 per cent", False),
    ("one in four", "25.3%", True),
    ("one in four", "28%", False),
    ("£2.5 billion", "£2.46 billion", True),
    ("£2.5 billion", "£2.6 billion", False),
    ("£2 billion", "£2.4 billion", False),
    ("90,000 people", "90,412 people", True),
    ("90,000 people", "94,000 people", False),
    ("12 people", "13 people", False),
    ("over 100 people", "101 people", True),
    ("over 100 people", "100 people", False),
    ("at least 100 people", "100 people", True),
    ("up to 100 people", "100 people", True),
    ("under 100 people", "100 people", False),
    ("under 100 people", "up to 100 people", False),
    ("over 100 people", "more than 100 people", True),
    ("over 100 people", "more than 90 people", False),
    ("over 5 people", "5,000 people", False),
    ("about 100 people", "95 people", True),
    ("about 100 people", "70 people", False),
    ("10 to 20 people", "12 people", True),
    ("10 to 20 people", "25 people", False),
    ("£500 a minute", "£500 an hour", False),
    ("2 hours", "120 minutes", True),
    ("£40 million", "$40 million", False),
]


@pytest.mark.parametrize(("claimed", "stated", "same"), PAIRS)
def test_is_same(claimed, stated, same):
    """The source's figure is within what the claim's says, to the precision that it is written with."""
    (one,), (other,) = find(claimed), find(stated)
    assert is_same(one, other) is same


@settings(max_examples=60, deadline=None)
@given(st.integers(min_value=1, max_value=10**9))
def test_every_figure_is_the_same_as_itself(number):
    """Whatever its size; and as close as can be."""
    (one,), (other,) = find(f"{number:,} lamps"), find(f"there are {number:,} lamps")
    assert comparable(one, other)
    assert is_same(one, other)
    assert closeness(one, other) == 1.0


@settings(max_examples=60, deadline=None)
@given(st.integers(min_value=2, max_value=10**6), st.integers(min_value=2, max_value=10**6))
def test_closeness_is_the_same_both_ways(one, other):
    """Twice as much is as far off as half as much."""
    (left,), (right,) = find(f"{one:,} lamps"), find(f"{other:,} lamps")
    assert closeness(left, right) == pytest.approx(closeness(right, left))


def test_an_extent_is_in_base_units():
    """A rate keeps its period beside it."""
    (figure,) = find("over £500 a minute")
    found = extent(figure)
    assert (found.low * 60, found.dimension, found.is_open) == (pytest.approx(500), "money:GBP/time", True)
