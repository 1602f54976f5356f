"""What a sum brings in, as one ratio."""

import pytest

from evidence_audit.quantities import find

RETURNS = [
    ("£1.44 for every £1 invested", [1.44]),
    ("a yield of £3.10 and £1.85 respectively for every £1 spent", [3.10, 1.85]),
    ("every £1 of support brings £3.80 in benefits", [3.8]),
    ("for every £1 invested the scheme returns about £3.80", [3.8]),
    ("every 1 crown spent returns 1.38", [1.38]),
    ("every dollar spent on it saves $4", [4]),
    ("£5 for every £2 spent", [2.5]),
]


@pytest.mark.parametrize(("text", "values"), RETURNS, ids=[row[0] for row in RETURNS])
def test_a_return_is_one_ratio(text, values):
    """The base itself is no sum of money that anybody asserts."""
    found = find(text)
    assert [(quantity.value, quantity.kind) for quantity in found] == [(value, "ratio") for value in values]


SUMS = ["every 2 years it saves £3", "£5 for schools", "every £1 counts, and it cost $3"]


@pytest.mark.parametrize("text", SUMS)
def test_sums_that_are_no_return(text):
    """Only what comes back of a sum of the same currency is a ratio."""
    assert all(quantity.kind != "ratio" for quantity in find(text))
