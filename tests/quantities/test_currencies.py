"""Names that several currencies share, and their parts."""

import pytest

from evidence_audit.quantities import find

TOLD = [
    ("50p", 0.5, "GBP"),
    ("20.4 pence", 0.204, "GBP"),
    ("3.5 cents", 0.035, "USD"),
    ("8 1/2 cents", 0.085, "USD"),
    ("Irish petrol rose by 9 cent", 0.09, "EUR"),
    ("up 3 cents a litre, €1.78 in all", 0.03, "EUR/l"),
    ("31 Canadian cents", 0.31, "CAD"),
    ("Corvane of Sydney pays 12 cents", 0.12, "AUD"),
    ("In Kenya it costs 2,000 shillings", 2000, "KES"),
    ("in Uganda it costs 2,000 shillings", 2000, "UGX"),
    ("40 pesos in Manila", 40, "PHP"),
]


@pytest.mark.parametrize(("text", "value", "unit"), TOLD, ids=[row[0] for row in TOLD])
def test_the_nearest_telling_word_says_which_currency_it_is(text, value, unit):
    """A sign, a name or a country beside it, else the first of those that share the name."""
    quantity = find(text)[0]
    assert (quantity.value, quantity.unit) == (pytest.approx(value), unit)


def test_both_ends_of_a_range_are_settled():
    """Between 3 and 5 cents lie two hundredths of a dollar."""
    (quantity,) = find("between 3 and 5 cents")
    assert (quantity.value, quantity.value_to, quantity.unit) == (0.03, 0.05, "USD")
