"""Eight invented documents, each annotated by hand, against what `extract` finds in them."""

import pytest

from tests.gold.annotations import NAMES, extracted, faults

AT_MOST = {  # faults that stand, by document and sort; what is not named is none
    "ngo-brief.md": {"kind": 1, "unit": 1},
    "science-paper.txt": {"kind": 1},
    "think-tank-endnotes.txt": {"kind": 1, "unit": 1},
}


@pytest.mark.parametrize("name", NAMES)
def test_an_extraction_meets_the_annotation(name):
    """No claim, marker, note or address more is wrong than the table says."""
    found = faults(name)
    allowed = AT_MOST.get(name, {})
    assert {sort: lines for sort, lines in found.items() if len(lines) > allowed.get(sort, 0)} == {}


@pytest.mark.parametrize("name", NAMES)
def test_every_claim_quotes_its_document(name):
    """Offsets, sentences and markers can be followed back to the page."""
    document = extracted(name)
    notes = {note.id for note in document.notes}
    for claim in document.claims:
        quantity, (first, last) = claim.quantity, claim.figure
        assert document.text[quantity.start : quantity.end] == quantity.text
        assert claim.sentence[first:last].split() == quantity.text.split()
        assert claim.quote in claim.sentence
        assert set(claim.notes) <= notes
        assert 0 <= claim.worth <= 1


@pytest.mark.parametrize("name", NAMES)
def test_claims_are_in_order_and_told_apart(name):
    """Each figure is decided once, has an id of its own, and repeats only what is a claim."""
    document = extracted(name)
    ids = [claim.id for claim in document.claims]
    starts = [claim.quantity.start for claim in document.claims]
    decided = [*starts, *(entry.quantity.start for entry in document.left_out)]
    assert len(set(ids)) == len(ids)
    assert starts == sorted(starts)
    assert len(set(decided)) == len(decided)
    assert {claim.repeats for claim in document.claims} <= {*ids, None}
    assert all(entry.reason for entry in document.left_out)
