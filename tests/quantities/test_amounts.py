"""Money, percentages, durations and measures, in the units that the README and the docs promise."""

import pytest

from evidence_audit.quantities import find

AMOUNTS = [  # as written                          value          unit       kind
    ("£2.5 billion", 2.5e9, "GBP", "money"),
    ("fell by 11.3 mm Hg", 11.3, "mmHg", "measure"),
    ("The singer has died at 84.", 84, "years", "duration"),
    ("a rate that fell to 0.12, then stayed", 0.12, None, "count"),
    ("a cut of £12.5\nmillion", 12.5e6, "GBP", "money"),
    ("£1.2m", 1.2e6, "GBP", "money"),
    ("$35bn", 35e9, "USD", "money"),
    ("US$ 1MM", 1e6, "USD", "money"),
    ("€10B", 10e9, "EUR", "money"),
    ("Rs 500 crore", 5e9, "INR", "money"),
    ("Rs. 45 lakh", 4.5e6, "INR", "money"),
    ("A$40", 40, "AUD", "money"),
    ("HK$40", 40, "HKD", "money"),
    ("CHF 5 million", 5e6, "CHF", "money"),
    ("5 million Swiss francs", 5e6, "CHF", "money"),
    ("8 million yen", 8e6, "JPY", "money"),
    ("2 million U.S. dollars", 2e6, "USD", "money"),
    ("15€", 15, "EUR", "money"),
    ("-£5", -5, "GBP", "money"),
    ("half a billion dollars", 5e8, "USD", "money"),
    ("a million-dollar house", 1e6, "USD", "money"),
    ("50p", 0.5, "GBP", "money"),
    ("3.5 cents", 0.035, "USD", "money"),
    ("80 per cent", 80, "%", "percent"),
    ("80 per\ncent", 80, "%", "percent"),
    ("20pc", 20, "%", "percent"),
    ("a 40-percent rise", 40, "%", "percent"),
    ("1 per cent", 1, "%", "percent"),
    ("twenty-five percent", 25, "%", "percent"),
    ("percent of 10", 10, "%", "percent"),
    ("2.5 percentage points", 2.5, "pp", "percent"),
    ("a quarter of a percentage point", 0.25, "pp", "percent"),
    ("25 basis points", 25, "bp", "percent"),
    ("16 years", 16, "years", "duration"),
    ("a ten-year programme", 10, "years", "duration"),
    ("three year injection", 3, "years", "duration"),
    ("a 27-year-old man", 27, "years", "duration"),
    ("2-1/2 years", 2.5, "years", "duration"),
    ("half an hour", 0.5, "hours", "duration"),
    ("an hour and a half", 1.5, "hours", "duration"),
    ("two-and-a-half years", 2.5, "years", "duration"),
    ("the next decade", 10, "years", "duration"),
    ("a nine-month low", 9, "months", "duration"),
    ("30 seconds", 30, "seconds", "duration"),
    ("5 km", 5, "km", "measure"),
    ("30 miles", 30, "mi", "measure"),
    ("100 mph", 100, "mph", "measure"),
    ("50 miles an hour", 50, "mph", "measure"),
    ("2lbs", 2, "lb", "measure"),
    ("he weighs 200 pounds", 200, "lb", "measure"),
    ("816 000 t", 816000, "t", "measure"),
    ("30 °C", 30, "°C", "measure"),
    ("minus 12 degrees Celsius", -12, "°C", "measure"),
    ("\u22125°C", -5, "°C", "measure"),
    ("5.6 litres per 100km", 5.6, "l/100 km", "measure"),
    ("3 mg/l", 3, "mg/l", "measure"),
    ("40 acres", 40, "acres", "measure"),
    ("900 sq ft", 900, "sq ft", "measure"),
    ("301,338 km2", 301338, "sq km", "measure"),
    ("5ft 6in", 5.5, "ft", "measure"),
    ("the 6-foot-3 forward", 6.25, "ft", "measure"),
    ("the 400m hurdles", 400, "m", "measure"),
    ("above 110F", 110, "°F", "measure"),
    ("19 straight days", 19, "days", "duration"),
    ("two more weeks", 2, "weeks", "duration"),
    ("two quarters of growth", 2, "quarters", "duration"),
    ("the last three quarters", 3, "quarters", "duration"),
    ("300,000 bpd", 300000, "barrels/day", "measure"),
    ("310,000 gallons", 310000, "gal", "measure"),
    ("under a fortnight", 1, "fortnights", "duration"),
    ("more than a year", 1, "years", "duration"),
    ("$-99.99", -99.99, "USD", "money"),
    ("A $10,000 investment", 10000, "USD", "money"),
]


@pytest.mark.parametrize(("text", "value", "unit", "kind"), AMOUNTS, ids=[row[0] for row in AMOUNTS])
def test_amounts_in_base_units(text, value, unit, kind):
    """An amount counts base units of its currency; measures and percentages stay as written."""
    (quantity,) = find(text)
    assert quantity.value == pytest.approx(value)
    assert (quantity.unit, quantity.kind) == (unit, kind)


WORDS_THAT_ARE_NO_UNIT = [
    ("There are two in my car", None),
    ("5.3m people", None),
    ("35m viewers", None),
    ("two second-hand cars", None),
    ("four cup finals", None),
    ("18F staff", ()),
    ("run by 18F", ()),
    ("A couple borrowed it", ()),
    ("an isotope 14C", ()),
]


@pytest.mark.parametrize(
    ("text", "unit"), WORDS_THAT_ARE_NO_UNIT, ids=[row[0] for row in WORDS_THAT_ARE_NO_UNIT]
)
def test_words_and_letters_that_are_no_unit(text, unit):
    """`in` is no inch, `m` before people no metre, a noun after `second` no time."""
    found = find(text)
    assert not found if unit == () else [quantity.unit for quantity in found] == [unit]
