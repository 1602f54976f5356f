"""The sample report says the same, whichever form it comes in."""

import pytest

from evidence_audit.auditor import extract
from evidence_audit.demo import FORMATS, sample
from evidence_audit.likeness import words
from tests.demo.build_sample import HERE
from tests.demo.expected import is_cell
from tests.demo.manuscript import load, pieces

NOTES = load(HERE / "report.toml").notes
FORM = pytest.mark.parametrize("form", FORMATS)


@pytest.fixture(scope="module")
def documents():
    """Return the sample in each of its forms, as extracted."""
    return {form: extract(str(sample(form))) for form in FORMATS}


def claims(document):
    """Return what each claim says, but the cells of the table, which no form must find."""
    told = [each for each in document.claims if not is_cell(each)]
    return [(*figure(each.quantity), each.level, each.markers) for each in told]


def figure(quantity):
    """Return what a quantity amounts to."""
    return quantity.value, quantity.value_to, quantity.unit, quantity.kind


@pytest.mark.parametrize("form", ["pdf", "text"])
def test_the_same_claims_as_in_markdown(documents, form):
    assert claims(documents[form]) == claims(documents["markdown"])


@FORM
def test_the_markers_of_the_manuscript(documents, form):
    assert [marker.marker for marker in documents[form].markers] == list(NOTES)


@FORM
def test_each_marker_leads_to_its_note(documents, form):
    by_id = {note.id: note.marker for note in documents[form].notes}
    assert [by_id.get(marker.note) for marker in documents[form].markers] == list(NOTES)


@FORM
@pytest.mark.parametrize("marker", NOTES)
def test_a_note_has_the_words_of_the_manuscript(documents, form, marker):
    expected = "".join(piece.text for piece in pieces(NOTES[marker]))
    assert words(note(documents[form], marker).text) == words(expected)


@FORM
@pytest.mark.parametrize("marker", NOTES)
def test_a_note_has_the_address_of_the_manuscript(documents, form, marker):
    """Whole and without the full stop, also where it is printed over two lines."""
    expected = tuple(piece.text for piece in pieces(NOTES[marker]) if piece.style == "url")
    assert note(documents[form], marker).urls == expected


def note(document, marker):
    """Return the note of `document` that is printed with `marker`."""
    return next(note for note in document.notes if note.marker == marker)
