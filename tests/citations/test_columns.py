"""Notes whose numbers stand in a column of their own."""

from evidence_audit.citations import cite
from evidence_audit.model import Document

BODY = "Costs rose.1 They fell.2 They rose again.3 Others differ.4\n\nNotes\n"


def notes(text):
    cited = cite(Document(path="a.txt", format="text", sha256="", text=text))
    return [(note.marker, note.text) for note in cited.notes], cited


def test_numbers_meet_their_notes_again_in_order():
    found, cited = notes(
        BODY + "1.\n\n2.\n\n3.\n\n"
        "Smith, J. (2019) The bus and all that it costs the people who ride in it every\n"
        "single day of the year. https://example.org/bus\n"
        "Jones, K. (2020) The train and all that it costs the people who ride in it\n"
        "twice a week. Press.\n"
        "Brown, A. (2021) The tram, and what became of it. https://example.org/tram\n"
        "4. Grey, P. (2022) The rest.\n"
    )
    assert [(marker, text.split(",")[0]) for marker, text in found] == [
        ("1", "Smith"),
        ("2", "Jones"),
        ("3", "Brown"),
        ("4", "Grey"),
    ]
    assert found[0][1].endswith("day of the year. https://example.org/bus")
    assert [note.urls for note in cited.notes][:3] == [
        ("https://example.org/bus",),
        (),
        ("https://example.org/tram",),
    ]
    assert "tram" not in cited.body()


def test_notes_that_cannot_be_told_apart_are_not_guessed():
    """A note shifted by one would give a claim a wrong source."""
    found, _ = notes(
        BODY + "1.\n\n2.\n\n3.\n\n"
        "The bus and all that it costs the people who ride in it every day.\n"
        "The train and all that it costs the people who ride in it as well.\n"
        "The tram and all that it costs the people who ride in it, if any do.\n"
        "The ferry and all that it costs the people who sail in it each day.\n"
        "4. Grey, P. (2022) The rest.\n"
    )
    assert all("train" not in text for marker, text in found if marker == "2")
