"""`11 of the 12 sites` is one claim: the proportion."""

import pytest

from evidence_audit.claims import find
from evidence_audit.model import Kind, Level
from tests.claims.building import document

PROPORTIONS = [
    ("Only 11 of the 12 sites agreed.", 11 / 12),
    ("Wages fell in 10 of 16 regions.", 10 / 16),
    ("Nine of the ten owners were men.", 0.9),
    ("They won 326 of 650 seats.", 326 / 650),
]


@pytest.mark.parametrize(("text", "value"), PROPORTIONS)
def test_a_count_out_of_a_count_is_a_proportion(text, value):
    """The two counts are its parts, and no claims of their own."""
    (claim,) = find(document(text)).claims
    assert claim.quantity.value == pytest.approx(value)
    assert (claim.quantity.kind, claim.level) == (Kind.PROPORTION, Level.MUST)


@pytest.mark.parametrize(
    "text", ["In 24 of last year’s 12 cases.", "It has 12 teams of 24 players.", "In 40 of 12 cases."]
)
def test_other_pairs_stay_two(text):
    """A part stands right before its whole and is smaller."""
    assert all(claim.quantity.kind is not Kind.PROPORTION for claim in find(document(text)).claims)
