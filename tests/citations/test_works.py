"""Citations by author and year."""

import pytest

from evidence_audit.citations import cite
from evidence_audit.model import Document, Marker, Note

REFERENCES = """
References

Brown, A. (2020) Falls. Press.
De Vries, A., Smith, B. and Cole, C. (2018). A tale of two buses. Journal of Buses 12(3),
pp. 12-30.
Grey, P. (2015a) One of two. Press.
Grey, P. (2015a) Another of that name and year. Press.
Office for Bus Statistics (OBS) (2017) Fares. Available at: https://example.org/fares.
Smith, J. 2019. The bus. Press.
Smith, J. and Lee, K. (2019a) The bus again. Press.
"""


def cited(sentence):
    return cite(Document(path="a.txt", format="text", sha256="", text=f"{sentence}\n{REFERENCES}"))


CALLS = [  # sentence, its markers
    ("Fares rose by 45 per cent (Smith, 2019).", ["Smith 2019"]),
    ("Fares rose by 45 per cent (see Smith and Lee 2019a, p. 12).", ["Smith 2019a"]),
    ("Fares rose (De Vries et al., 2018; Brown 2020).", ["De Vries 2018", "Brown 2020"]),
    ("Fares rose (OBS, 2017) in 2016.", ["Office for Bus Statistics 2017"]),
    ("The Office for Bus Statistics (2017) counted 45.", ["Office for Bus Statistics 2017"]),
    ("De Vries and colleagues (2018) counted 45.", ["De Vries 2018"]),
    ("On Smith’s (2019) count there were 45.", ["Smith 2019"]),
]


@pytest.mark.parametrize(("sentence", "expected"), CALLS, ids=[row[0][:40] for row in CALLS])
def test_author_and_year_lead_to_their_entry(sentence, expected):
    """Each marker leads to a note with the words of its entry."""
    document = cited(sentence)
    assert [marker.marker for marker in document.markers] == expected
    notes = {note.id: note for note in document.notes}
    for marker in document.markers:
        assert notes[marker.note].marker == marker.marker
        assert str(notes[marker.note].year) == marker.marker.split()[-1].rstrip("ab")


NO_CALLS = [
    "Sales (2019) rose by 45.",
    "Fares rose in spring (April 2019).",
    "Fares rose (Smith, 2018).",
    "Fares rose (Naismith, 2019) and Naismith (2019) said so.",
    "Fares rose (Grey, 2015a).",
    "Jones and Brown (2020) counted 45.",
    "The act (c. 12, 2019) and the fall (45 in 2019) count.",
]


@pytest.mark.parametrize("sentence", NO_CALLS)
def test_years_in_brackets_are_no_markers(sentence):
    """Neither other years, nor other names, nor one of two works of one name and year."""
    document = cited(sentence)
    assert (document.markers, document.notes) == ((), ())
    assert sentence in document.body()


def test_an_entry_is_a_note_with_its_particulars():
    (note,) = cited("It rose (OBS 2017).").notes
    assert note.id == "n-Office-for-Bus-Statistics-2017"
    assert (note.year, note.urls) == (2017, ("https://example.org/fares",))


def test_an_entry_goes_on_in_its_next_line():
    (note,) = cited("It rose (De Vries et al. 2018).").notes
    assert note.text.endswith("Journal of Buses 12(3), pp. 12-30.")


def test_the_name_stays_in_its_sentence():
    """Brackets that hold nothing but works go; a name that is part of the sentence stays."""
    assert "Smith counted 45 ." in " ".join(cited("Smith (2019) counted 45 (Brown 2020).").body().split())
    assert "(and 12 more; )" in " ".join(cited("Rose (and 12 more; Brown 2020).").body().split())


def test_works_may_be_cited_beside_notes():
    """Also where the format states its notes; the list of works is no prose."""
    text = f"Fares rose (Smith 2019).[^1]\n{REFERENCES}"
    note = Note(start=len(text), end=len(text), id="n-1", marker="1", text="See above.")
    stated = (Marker(start=24, end=28, marker="1", note="n-1"),)
    document = Document(
        path="a.md", format="markdown", sha256="", text=text, states_notes=True, markers=stated, notes=(note,)
    )
    assert [marker.marker for marker in cite(document).markers] == ["Smith 2019", "1"]
    assert "Press" not in cite(document).body()


def test_without_a_list_of_works_there_are_no_markers():
    text = "Fares rose by 45 per cent (Smith, 2019).\n\nSmith, J. (2019) said so.\n"
    assert cite(Document(path="a.txt", format="text", sha256="", text=text)).markers == ()


SEVERAL = """
References

Marsh, A. and Fen, B. (2019) Wet. Press. https://example.org/fen
Marsh, A. and Moor, C. (2019) Dry. Press. https://example.org/moor
Marsh, A., Fen, B. and Bog, D. (2018) Peat. Press. https://example.org/peat
Marsh, A. (2018) Alone. Press. https://example.org/alone
Board for Wells and Pumps (2017) Count. https://example.org/board
Reed, E. (n.d.) Undated. https://example.org/reed
"""
TOLD_APART = [  # sentence, addresses of its notes
    ("It fell (Marsh and Fen, 2019).", ["fen"]),
    ("It fell (Marsh & Moor 2019, p. 3).", ["moor"]),
    ("Marsh and Moor (2019) say so.", ["moor"]),
    ("It fell (Marsh et al., 2018).", ["peat"]),
    ("It fell (Marsh, 2018).", ["alone"]),
    ("It fell (Marsh, 2019).", []),
    ("It fell (Board for Wells and Pumps, 2017).", ["board"]),
    ("The Board for Wells and Pumps (2017) says so.", ["board"]),
    ("It fell [Marsh and Fen 2019; Reed n.d.].", ["fen", "reed"]),
    ("It fell (see\nalso Marsh and Fen, 2019, ch. 3).", ["fen"]),
]


@pytest.mark.parametrize(("sentence", "expected"), TOLD_APART, ids=[row[0] for row in TOLD_APART])
def test_further_authors_tell_works_of_one_year_apart(sentence, expected):
    """Organisations may hold an `and`; where nothing tells, there is no marker."""
    text = f"{sentence}\n{SEVERAL}"
    document = cite(Document(path="a.txt", format="text", sha256="", text=text))
    notes = {note.id: note for note in document.notes}
    urls = [url for marker in document.markers for url in notes[marker.note].urls]
    assert urls == [f"https://example.org/{name}" for name in expected]


CITED = """
Works Cited

Byre, Tom. Prices. Fold Press, 1962. https://example.org/byre
Harrow, Jane. Ewes. Tup, 1987. https://example.org/harrow
Stone, Peter, and Jane Harrow. A Spring. 1991. https://example.org/both
"""
BY_PAGE = [  # sentence, addresses
    ("It fell (Harrow 45).", ["harrow"]),
    ("It fell (Harrow 45-47, 50).", ["harrow"]),
    ("It fell (Stone and Harrow 12).", ["both"]),
    ("It fell, as Byre found (12).", ["byre"]),
    ("It fell (12).", []),
    ("It fell (Hay 12) or (Table 3).", []),
    ("Byre found it. It fell (12).", []),
]


@pytest.mark.parametrize(("sentence", "expected"), BY_PAGE, ids=[row[0] for row in BY_PAGE])
def test_author_and_page_lead_to_works_cited(sentence, expected):
    """A page alone is that of the author named before it in the sentence."""
    document = cite(Document(path="a.txt", format="text", sha256="", text=f"{sentence}\n{CITED}"))
    notes = {note.id: note for note in document.notes}
    urls = [url for marker in document.markers for url in notes[marker.note].urls]
    assert urls == [f"https://example.org/{name}" for name in expected]


def test_author_and_page_need_a_list_of_works_cited():
    text = f"It fell (Harrow 45).\n{CITED.replace('Works Cited', 'References')}"
    assert cite(Document(path="a.txt", format="text", sha256="", text=text)).markers == ()
