"""What is counted."""

import pytest

from evidence_audit.quantities import find

COUNTED = [
    ("90,000 vacancies each day", "vacancies"),
    ("1.4 million older people now", "older people"),
    ("There were 8,207 GPs working", "GPs"),
    ("up to 400 jobs", "jobs"),
    ("thousands of COVID-19 tests", "tests"),
    ("millions of people live", "people"),
    ("1.2 million more people died", "people"),
    ("20,000 new jobs", "jobs"),
    ("two dozen cars", "cars"),
    ("700 contract workers.", "contract workers"),
    ("five of the 12 members", None),
    ("affects 850,000 in our society", None),
    ("5,000 died", None),
    ("the 28-member bloc", "member"),
    ("three or more long-term conditions", "long-term conditions"),
    ("80 per cent of deaths", None),
    ("£5m for schools", None),
    ("a population of 376,000 grew", None),
]


@pytest.mark.parametrize(("text", "of"), COUNTED, ids=[row[0] for row in COUNTED])
def test_what_is_counted_is_the_noun_phrase_after_the_figure(text, of):
    """As written, without words that only qualify; None where nothing is named."""
    assert find(text)[0].of == of


STATISTICS = [
    ("p < 0.05", [(0.05, None, "p")]),
    ("(n = 1,012)", [(1012, None, "n")]),
    ("95% CI 1.2–1.9", [(95, None, "CI"), (1.2, 1.9, "CI")]),
    ("(SD 4.2)", [(4.2, None, "SD")]),
]


@pytest.mark.parametrize(("text", "expected"), STATISTICS, ids=[row[0] for row in STATISTICS])
def test_a_statistic_is_named_in_of(text, expected):
    """So that whoever judges claims can tell an interval from a finding."""
    assert [(quantity.value, quantity.value_to, quantity.of) for quantity in find(text)] == expected
