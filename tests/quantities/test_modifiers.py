"""Words of approximation."""

import pytest

from evidence_audit.quantities import find

MODIFIERS = [
    ("about £2.5 billion", "about"),
    ("Almost\ntwo-thirds of adults", "Almost"),
    ("up to 80 per cent", "up to"),
    ("as much\nas 16 years", "as much as"),
    ("could be as high as 10 million", "as high as"),
    ("An estimated 2.9 million people", "An estimated"),
    ("estimated at 90,000 vacancies", "estimated at"),
    ("some 4.6 million people", "some"),
    ("people aged 85+", "+"),
    ("three or more conditions", "or more"),
    ("are under 65", "under"),
    ("the over-65s", "over"),
    ("less than 500 cases", "less than"),
    ("over a quarter of respondents", "over"),
    ("at least 22 people", "at least"),
    ("1,000-plus jobs", "plus"),
    ("20-odd days", "odd"),
    ("about a third of voters", "about"),
    ("≥ 30 kg", "≥"),
    ("more than doubled", "more than"),
    ("as much again, if not more", "if not more"),
    ("nearly (25 per cent)", "nearly"),
    ("£3m", None),
    ("¥5m over 10 years", None),
]


@pytest.mark.parametrize(("text", "modifier"), MODIFIERS, ids=[row[0] for row in MODIFIERS])
def test_the_modifier_is_kept_as_written(text, modifier):
    """It stands outside the quotation."""
    quantity = find(text)[-1]
    assert quantity.modifier == modifier
    assert not modifier or modifier not in quantity.text
