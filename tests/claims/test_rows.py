"""Rows of tables in formats that know no tables."""

import pytest

from evidence_audit.claims.rows import reads_as_row
from evidence_audit.model import Level, Role
from tests.claims.building import claim_of, claims, left_out

ROWS = [
    "77%",
    "-5 (1%)",
    "(222bn)",
    "Domestic evasion 20.4 71.7",
    "Total 35.4 89.3",
    "Income £266bn 77% 100%",
    "12.4.",
]
PROSE = [
    "£500 every minute.",
    "Unemployment rises to 4.2%",
    "40% of women",
    "77% of girls and 64% of boys",
    "It rose from 64 per cent to 48 per cent.",
    "In 2016, 38 left.",
    "Revenue up 9.4% to £1.28bn (2025: £1.17bn)",
    "Net debt of 1.6x EBITDA (2025: 2.1x)",
]


@pytest.mark.parametrize("text", ROWS)
def test_figures_with_few_words_and_no_full_stop_are_a_row(text):
    """A label and its figures."""
    assert reads_as_row(text, Role.PARAGRAPH)


@pytest.mark.parametrize("text", PROSE)
def test_figures_with_words_around_them_are_prose(text):
    """Short as they may be."""
    assert not reads_as_row(text, Role.PARAGRAPH)


def test_an_entry_of_a_list_is_no_row():
    """However few its words are; only cells that are told apart make it one."""
    assert not reads_as_row("Domestic evasion 20.4 71.7", Role.ITEM)
    assert reads_as_row("Domestic evasion | 20.4 | 71.7", Role.ITEM)


def test_a_row_is_a_matter_of_choice():
    """As a cell is where the format states tables."""
    assert claim_of("Domestic evasion 20.4 71.7", "71.7").level is Level.MAY


def test_cells_set_apart_by_white_space_stay_apart():
    """Two figures in two columns are never one number."""
    written = "Aldport and the coast   410   352\nHills and farms         385   248"
    assert sorted(claims(written)) == ["248", "352", "385", "410"]
    assert {claim.level for claim in claims(written).values()} == {Level.MAY}


def test_numbers_without_end_and_without_a_word_are_no_claims():
    """Nobody claims anything there; the first stands for all, so that a store of data costs no hours."""
    numbers = " ".join(str(number) for number in range(1000, 1400))
    assert claims(numbers) == {}
    ((figure, left),) = left_out(numbers).items()
    assert (figure, left.reason) == ("1000", "the first of a store of numbers without a word")


def test_a_row_of_numbers_is_no_store():
    """A person reads it."""
    assert set(claims("410 | 352 | 385 | 248")) == {"410", "352", "385", "248"}
