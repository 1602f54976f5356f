"""Figures that are held against each other share their level."""

import pytest

from evidence_audit.model import Level
from tests.claims.building import claim_of

SHARED = [
    ("Small farms waited a median of 19 months, compared with 8 months for large ones.", "8 months"),
    ("The leader was jailed for 12 years; the others received eight years each.", "eight years"),
    ("They wait on average 19 weeks, up from 8 weeks in spring.", "8 weeks"),
    ("They had 8 months, against a median of 19 months elsewhere.", "8 months"),
]


@pytest.mark.parametrize(("sentence", "figure"), SHARED, ids=[row[0][:40] for row in SHARED])
def test_a_figure_held_against_a_must_is_one(sentence, figure):
    """Whichever of the two comes first."""
    assert claim_of(sentence, figure).level is Level.MUST


OF_THEIR_OWN = [
    ("It waited 19 months, and three days later it closed.", "three days"),
    ("Uptake was 87%, compared with a target of 95%.", "95%"),
    ("Pay rose by 8%, against 3 years of promises.", "3 years"),
    ("They stayed three days, compared with two days last time.", "two days"),
]


@pytest.mark.parametrize(("sentence", "figure"), OF_THEIR_OWN, ids=[row[0][:40] for row in OF_THEIR_OWN])
def test_other_figures_keep_their_level(sentence, figure):
    """Without words of comparison, with a reason of their own, of another kind, or where none is a must."""
    assert claim_of(sentence, figure).level is Level.MAY
