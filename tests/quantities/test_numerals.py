"""Numbers however they are written."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_audit.quantities import find

NUMBERS = [
    ("1,234.5 people", 1234.5),
    ("816 000 people", 816000),
    ("816\u202f000 people", 816000),
    ("816\u00a0000 people", 816000),
    ("12,34,567", 1234567),
    ("1.234,5", 1234.5),
    ("35m people", 35e6),
    ("3bn people", 3e9),
    ("0.5k miles", 500),
    ("3 million", 3e6),
    ("one thousand and five hundred", 1500),
    ("two hundred and two thousand", 202000),
    ("twenty-one trillion three hundred", 21e12 + 300),
    ("three million, two hundred and forty", 3000240),
    ("half a million", 5e5),
    ("half-a-dozen cars", 6),
    ("two thirds of a million", 2e6 / 3),
    ("one and a half thousand", 1500),
    ("a million and a half", 1.5e6),
    ("two and a half million", 2.5e6),
    ("a dozen", 12),
    ("two dozen", 24),
    ("a couple of weeks", 2),
    ("zero point five", 0.5),
    ("minus 12", -12),
    ("4.2 x 10^6", 4.2e6),
    ("2.48×10−5", 2.48e-5),
    ("1.3e6", 1.3e6),
    ("1 1/2", 1.5),
    ("2½", 2.5),
    ("one hundred", 100),
    ("13 lakh", 1.3e6),
    ("three lakh crore", 3e12),
]


@pytest.mark.parametrize(("text", "value"), NUMBERS, ids=[row[0] for row in NUMBERS])
def test_numbers_are_read_whole(text, value):
    """Digits with any usual grouping, magnitudes, words and mixtures of them."""
    (quantity,) = find(text)
    assert quantity.value == pytest.approx(value)


PROPORTIONS = [
    ("half of the costs", 1 / 2),
    ("a quarter of respondents", 1 / 4),
    ("two-thirds of adults", 2 / 3),
    ("two-\nthirds of adults", 2 / 3),
    ("four-fifths", 4 / 5),
    ("¾", 3 / 4),
    ("3/4", 3 / 4),
    ("three twenty-fifths", 3 / 25),
    ("the most deprived fifth of areas", 1 / 5),
    ("by a third", 1 / 3),
    ("a third more", 1 / 3),
]


@pytest.mark.parametrize(("text", "value"), PROPORTIONS, ids=[row[0] for row in PROPORTIONS])
def test_fractions_are_proportions(text, value):
    """A part of a whole is a fraction of one and has no unit."""
    (quantity,) = find(text)
    assert quantity.value == pytest.approx(value)
    assert (quantity.kind, quantity.unit) == ("proportion", None)


VAGUE = [
    ("hundreds of people", 1e2, 1e3),
    ("thousands protested", 1e3, 1e4),
    ("millions of people", 1e6, 1e7),
    ("tens of thousands of jobs", 1e4, 1e5),
    ("hundreds of millions of dollars", 1e8, 1e9),
    ("dozens of cars", 12, 120),
    ("several hundred people", 1e2, 1e3),
]


@pytest.mark.parametrize(("text", "low", "high"), VAGUE, ids=[row[0] for row in VAGUE])
def test_a_vague_magnitude_is_a_range(text, low, high):
    """It reaches from the magnitude to the next."""
    (quantity,) = find(text)
    assert (quantity.value, quantity.value_to) == (low, high)


def test_a_decimal_comma_where_the_document_uses_it():
    """1.234 and 1,5 mean what the document's own usage says."""
    assert [quantity.value for quantity in find("1.234 Stück, 1,5 km", decimal=",")] == [1234, 1.5]
    assert [quantity.value for quantity in find("1.234 km, 1,500 people")] == [1.234, 1500]


SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
SCALES = [(10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (10**3, "thousand")]


def below_thousand(number: int, joint: str) -> str:
    """Spell 0 to 999."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    small = SMALL[rest] if rest < 20 else TENS[tens] + (f"-{SMALL[ones]}" if ones else "")
    if not hundreds:
        return small
    return f"{SMALL[hundreds]} hundred" + (f"{joint}{small}" if rest else "")


def spelled(number: int, joint: str) -> str:
    """Spell a whole number, with `joint` before the last part (` and ` or a space)."""
    words = []
    for scale, name in SCALES:
        count, number = divmod(number, scale)
        if count:
            words.append(f"{below_thousand(count, joint)} {name}")
    if number or not words:
        last = below_thousand(number, joint)
        words.append(f"and {last}" if words and number < 100 and joint != " " else last)
    return " ".join(words)


@settings(max_examples=150)
@given(st.integers(2, 10**15 - 1), st.sampled_from([" and ", " "]))
def test_any_number_spelled_out_is_read_back(number, joint):
    """In British and in American manner."""
    (quantity,) = find(f"There were {spelled(number, joint)} of them.")
    assert quantity.value == number


ORDINALS = {
    2: "half",
    3: "third",
    4: "quarter",
    5: "fifth",
    6: "sixth",
    7: "seventh",
    8: "eighth",
    9: "ninth",
    10: "tenth",
    12: "twelfth",
    15: "fifteenth",
    20: "twentieth",
    25: "twenty-fifth",
    50: "fiftieth",
    100: "hundredth",
    1000: "thousandth",
}


@given(st.sampled_from(sorted(ORDINALS)), st.data())
def test_any_simple_fraction_spelled_out_is_read_back(bottom, data):
    """One fifth, three-quarters, seventeen hundredths."""
    top = data.draw(st.integers(1, bottom - 1))
    joint = data.draw(st.sampled_from([" ", "-"])) if top < 20 else " "
    name = ORDINALS[bottom] if top == 1 else f"{ORDINALS[bottom]}s"
    (quantity,) = find(f"It was {spelled(top, ' ')}{joint}{name} of the sum.")
    assert quantity.value == pytest.approx(top / bottom)
    assert quantity.kind == "proportion"
