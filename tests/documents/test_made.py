"""The report as real programs write it (`making`): every file gives the same notes and addresses."""

from urllib.parse import unquote

import pytest

from evidence_audit.citations import cite
from evidence_audit.documents import load, read
from tests.documents.dialects import NOTES, called, prose, shown, urls
from tests.documents.making import MADE

FILES = sorted(MADE.iterdir())
LAMPS = (
    "Lamp Office, A count of lamps, https://lamps.example.org/count.",
    ["https://lamps.example.org/count"],
)
WANTED = [*((shown(NOTES[number - 1]), urls(NOTES[number - 1])) for number in called()), LAMPS]


def squeezed(text):
    """Return a text without white space, its quotation marks and dashes as typed."""
    return unquote("".join(text.split()).translate(str.maketrans("‘’“”", "''\"\"")).replace("–", "--"))


@pytest.mark.parametrize("file", FILES, ids=[file.name for file in FILES])
def test_markers_lead_to_the_same_notes_and_addresses(file):
    document = cite(read(load(str(file)), str(file)))
    notes = {note.id: note for note in document.notes}
    found = [notes[marker.note] for marker in document.markers]
    assert [squeezed(note.text) for note in found] == [squeezed(text) for text, _ in WANTED]
    assert [[url.rstrip("/") for url in note.urls] for note in found] == [
        [url.rstrip("/") for url in wanted] for _, wanted in WANTED
    ]
    assert document.states_notes


@pytest.mark.parametrize("file", FILES, ids=[file.name for file in FILES])
def test_body_holds_the_prose_and_the_table_and_no_note(file):
    document = cite(read(load(str(file)), str(file)))
    body = squeezed("".join(sign for sign in document.body() if sign not in "\\"))
    for sentence in prose().split(". "):
        assert squeezed(sentence).rstrip(".") in body
    assert squeezed("Stair Hall 220") in body.replace("|", "")
    for note in document.notes:
        assert squeezed(note.text) not in body
