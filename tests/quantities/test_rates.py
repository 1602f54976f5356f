"""Rates: what a figure is per."""

import pytest

from evidence_audit.quantities import find

RATES = [
    ("£500 every minute", 500, "GBP/min", "£500 every minute"),
    ("$1.2bn-a-year business", 1.2e9, "USD/year", "$1.2bn-a-year"),
    ("£10-an-hour", 10, "GBP/hour", "£10-an-hour"),
    ("$70.12 a barrel", 70.12, "USD/barrel", "$70.12 a barrel"),
    ("45 cents a share", 0.45, "USD/share", "45 cents a share"),
    ("£800/mo", 800, "GBP/month", "£800/mo"),
    ("£3m annually", 3e6, "GBP/year", "£3m annually"),
    ("1.2 million a day", 1.2e6, "/day", "1.2 million a day"),
    ("90,000 vacancies each day", 90000, "/day", "90,000"),
    ("12 per 100,000", 12, "/100000", "12 per 100,000"),
    ("12 nurses for every 100,000 people", 12, "/100000", "12"),
    ("$9,140 per beneficiary", 9140, "USD/beneficiary", "$9,140 per beneficiary"),
    ("$4,083 per serious violation", 4083, "USD/violation", "$4,083 per serious violation"),
    ("9.3 inmates per officer", 9.3, "/officer", "9.3"),
    ("4.2 million copies per millilitre", 4.2e6, "/ml", "4.2 million"),
    ("1.2 points a game", 1.2, "/game", "1.2"),
    ("95 kt a day of ore", 95, "kt/day", "95 kt a day"),
    ("$1.1 billion apiece", 1.1e9, "USD", "$1.1 billion"),
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
