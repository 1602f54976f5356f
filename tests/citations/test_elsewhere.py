"""Notes from a file of their own."""

import pytest

from evidence_audit import documents
from evidence_audit.citations import cite
from evidence_audit.rules.standing import notes_are_missing

MILK, WELLS = "https://milk.example.org/count", "https://wells.example.org/north"
REPORT = "Milk is 3 per cent dearer.1 Wells are 20 per cent down.2 Half of all farms closed.3\n"

FILES = [  # name, content
    (
        "notes.txt",
        f"1. Office for Milk, Count (2019) {MILK}\n2. Marsh, A. (2018) Wells. {WELLS}\n3. Ibid., p. 4.\n",
    ),
    (
        "bare.txt",
        f"Notes\n\n1 Office for Milk, Count (2019) {MILK}\n\n2 Marsh, A. (2018) Wells. {WELLS}\n\n"
        "3 Ibid., p. 4.\n",
    ),
    (
        "brackets.txt",
        f"[1] Office for Milk, Count (2019) {MILK}\n[2] Marsh, A. (2018) Wells. {WELLS}\n[3] Ibid., p. 4.\n",
    ),
    (
        "list.md",
        f"# Notes\n\n1. Office for Milk, *Count* (2019) <{MILK}>\n2. Marsh, A. (2018) [Wells]({WELLS})\n"
        "3. Ibid., p. 4.\n",
    ),
    (
        "defined.md",
        f"[^1]: Office for Milk, Count (2019) {MILK}\n[^2]: Marsh, A. (2018) Wells. {WELLS}\n"
        "[^3]: Ibid., p. 4.\n",
    ),
    (
        "list.html",
        f"<h1>Notes</h1><ol><li>Office for Milk, Count (2019) <a href='{MILK}'>here</a></li>"
        f"<li>Marsh, A. (2018) Wells. {WELLS}</li><li>Ibid., p. 4.</li></ol>",
    ),
]


def read(text, name):
    return documents.read(text.encode(), name)


@pytest.mark.parametrize(("name", "content"), FILES, ids=[row[0] for row in FILES])
def test_a_file_of_notes_gives_a_document_its_notes(name, content):
    """No marker in that file leads to them; that they count up is enough."""
    cited = cite(read(REPORT, "report.txt"), notes=read(content, name))
    assert [(call.marker, call.note) for call in cited.markers] == [("1", "n-1"), ("2", "n-2"), ("3", "n-3")]
    assert [note.urls for note in cited.notes] == [(MILK,), (WELLS,), (WELLS,)]
    assert [note.year for note in cited.notes] == [2019, 2018, 2018]
    assert not notes_are_missing(cited)


def test_without_it_they_are_missing():
    assert notes_are_missing(cite(read(REPORT, "report.txt")))


def test_a_note_stands_in_its_own_file():
    """Its place counts there, and nothing of the document is taken for it."""
    cited = cite(read(REPORT, "report.txt"), notes=read(FILES[0][1], "notes.txt"))
    first, second, _ = map(cited.place_of, cited.notes)
    assert (first.document, first.line, second.document, second.line) == ("notes.txt", 1, "notes.txt", 2)
    assert {note.start for note in cited.notes} == {len(REPORT)}
    assert "Half of all farms closed." in cited.body()


STYLES = [  # sentence, what the file holds, markers
    ("Up by 3 per cent [1, 3].", FILES[0][1], ["1", "3"]),
    ("Up by 3 per cent (1–3).", FILES[0][1], ["1", "2", "3"]),
    ("Up by 3 per cent¹.", FILES[0][1], ["1"]),
    ("Up by 3 per cent (Marsh, 2018).", f"Marsh, A. (2018) Wells. {WELLS}\n", ["Marsh 2018"]),
    ("Up by 3 per cent (Marsh 2018).", f"References\n\nMarsh, A. (2018) Wells. {WELLS}\n", ["Marsh 2018"]),
]


@pytest.mark.parametrize(("sentence", "content", "markers"), STYLES, ids=[row[0] for row in STYLES])
def test_markers_of_every_style_lead_there(sentence, content, markers):
    cited = cite(read(f"{sentence}\n", "report.txt"), notes=read(content, "notes.txt"))
    assert [call.marker for call in cited.markers] == markers
    assert {call.note for call in cited.markers} <= {note.id for note in cited.notes}


def test_labels_that_a_document_does_not_define_lead_there():
    """Also beside those that it does define."""
    report = read(
        "Up by 3 per cent.[^milk] Down by 2.[^own]\n\n[^own]: Here. https://own.example.org\n", "r.md"
    )
    cited = cite(report, notes=read(f"[^milk]: Office for Milk. {MILK}\n", "n.md"))
    assert [(call.marker, call.note is not None) for call in cited.markers] == [("milk", True), ("own", True)]
    assert {note.marker: note.urls for note in cited.notes}["milk"] == (MILK,)


def test_a_number_that_the_file_lacks_leads_nowhere():
    cited = cite(read(REPORT, "report.txt"), notes=read("1. One.\n2. Two.\n", "notes.txt"))
    assert [call.note for call in cited.markers] == ["n-1", "n-2", None]


def test_signs_keep_their_notes_at_the_foot():
    """The numbered notes are away, those of signs are not."""
    report = "Milk is 3 per cent dearer.1 Wells are down by half.*\n\n* In the north.\n"
    cited = cite(read(report, "report.txt"), notes=read(FILES[0][1], "notes.txt"))
    assert [(call.marker, call.note) for call in cited.markers] == [("1", "n-1"), ("*", "n-*")]


def test_a_file_without_notes_changes_nothing():
    report = read(REPORT, "report.txt")
    assert cite(report, notes=read("Nothing here.\n", "notes.txt")) == cite(report)
