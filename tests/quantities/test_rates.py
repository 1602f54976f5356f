"""Rates: what a figure is per."""

import pytest

from evidence_audit.quantities import find

RATES = [
    ("£500 every minute", 500, "GBP/min", "£500 every minute"),
    ("$1.2bn-a-year business", 1.2e9, "USD/year", "$1.2bn-a-year"),
    ("£10-an-hour", 10, "GBP/hour", "£10-an-hour"),
    ("$70.12 a barrel", 70.12, "USD/barrel", "$70.12 a barrel"),
    ("45 cents a share", 45, "cents/share", "45 cents a share"),
    ("£800/mo", 800, "GBP/month", "£800/mo"),
    ("£3m annually", 3e6, "GBP/year", "£3m annually"),
    ("1.2 million a day", 1.2e6, "/day", "1.2 million a day"),
    ("90,000 vacancies each day", 90000, "/day", "90,000"),
    ("12 per 100,000", 12, "/100000", "12 per 100,000"),
    ("3.5 deaths per 1,000 births", 3.5, "/1000", "3.5"),
    ("3.5 million barrels a day", 3.5e6, "barrels/day", "3.5 million barrels a day"),
]


@pytest.mark.parametrize(("text", "value", "unit", "quote"), RATES, ids=[row[0] for row in RATES])
def test_a_rate_keeps_its_period_after_a_slash(text, value, unit, quote):
    """The period is quoted with the figure where it follows at once."""
    (quantity,) = find(text)
    assert (quantity.value, quantity.unit, quantity.text) == (value, unit, quote)


def test_an_adverb_before_a_noun_is_no_rate():
    """Monthly users are users, whatever a month brings."""
    (quantity,) = find("1.2 billion monthly active users")
    assert quantity.unit is None
