"""Markers that are labels, letters or small Roman numerals, and what only looks like them."""

import pytest

from evidence_audit.citations import cite
from evidence_audit.model import Document

FOUND = [  # text, its markers
    ("It fell [Ebb18]. It rose [Spr19, p. 3].\n\n[Ebb18] Ebb, A.\n[Spr19] Spring, N.\n", "Ebb18 Spr19"),
    ("It fell [A1; B+2].\n\n[A1] Ebb, A. 2018.\n[B+2] Spring, N. 2019.\n", "A1 B+2"),
    ("It fell.[a] It rose.[b]\n\na. ^ In spring.\nb. ^ In autumn.\n", "a b"),
    ("It fell.[a] It rose.[b]\n\n[a] In spring.\n[b] In autumn.\n", "a b"),
    ("It fell.i It rose,ii and fell.iii\n\ni Office, 2018.\nii Ibid.\niii Office, 2019.\n", "i ii iii"),
    ("It fell by 3%.i It rose.ii\n\ni. Office, 2018.\nii. Ibid.\n", "i ii"),
]  # fmt: skip
NONE = [
    "It fell [sic]. It rose [emphasis added].\n\n[sic] is Latin.\n",
    "It fell [Ebb18]. It rose.\n\nEbb, A. 2018.\n",
    "[note] It fell.\n[fig] It rose.\n",
    "The parts are (i) wind, (ii) rain and (iii) snow.\n\ni Wind\nii Rain\niii Snow\n",
    "World War.ii was long.\n\nii The second one.\n",
    "Set a[b] to c.[d]\n",
]


def markers(text):
    document = cite(Document(path="a.txt", format="text", sha256="", text=text))
    notes = {note.id for note in document.notes}
    assert {marker.note for marker in document.markers} <= notes
    return [marker.marker for marker in document.markers]


@pytest.mark.parametrize(("text", "expected"), FOUND, ids=[row[1] for row in FOUND])
def test_labels_letters_and_numerals_lead_to_their_entries(text, expected):
    """An entry that begins with each must follow, and those that count must begin at the first."""
    assert markers(text) == expected.split()


@pytest.mark.parametrize("text", NONE, ids=[text[:20] for text in NONE])
def test_what_no_entry_answers_to_is_none(text):
    assert markers(text) == []


def test_the_words_of_a_note_begin_behind_its_label():
    text = (
        "It fell [Ebb18], they say.[a] It rose [Spr19].\n\n"
        "[Ebb18] Ebb, A. 2018.\n[Spr19] Spring, N. 2019.\n\na. ^ b Not I.\n"
    )
    notes = cite(Document(path="a.txt", format="text", sha256="", text=text)).notes
    assert sorted(note.text for note in notes) == ["Ebb, A. 2018.", "Not I.", "Spring, N. 2019."]
