"""Notes as the ends of pages and columns leave them: broken off, without number, glued to the body."""

import pytest

from evidence_audit.citations import cite
from evidence_audit.model import Document

LONG = "https://example.org/a-long-address/of-the-second-source"


def notes(text):
    found = cite(Document(path="a.txt", format="text", sha256="", text=text)).notes
    return {note.marker: (note.text, note.urls) for note in found}


BODY = "Wool fell by a tenth.1 Salt rose by a third,2 and iron by half.3"


def test_a_note_goes_on_at_the_foot_of_the_next_page():
    """Its rest stands right above the next note, with or without a blank line."""
    text = (
        f"{BODY}\n1\nOffice for Wool (2018).\n2\nOffice for Salt, Yearbook of salt and of the salt trade, "
        f"second edition, available\n\n\fThe trade in iron was the last to recover from it all.\nat: {LONG}\n"
        "3\nOffice for Iron (2019).\n"
    )
    assert notes(text)["2"][1] == (LONG,)
    assert "recover" not in notes(text)["2"][0]


def test_an_address_that_a_page_breaks_off_goes_on():
    text = (
        f"{BODY}\n1\nOffice for Wool (2018).\n2\nOffice for Salt (2018). https://example.org/a-long-\n\n\f"
        "The trade in iron was the last to recover from it all.\naddress/of-the-second-source\n"
        "3\nOffice for Iron (2019).\n"
    )
    assert notes(text)["2"][1] == (LONG,)


def test_a_number_glued_to_the_body_begins_its_note():
    """A tool that joins rows at hyphens joins the last row of the body and the number below it."""
    text = (
        f"{BODY} That was the year when the trade asso\n1\nOffice for Wool (2018).\n\n"
        "\fIt was founded by merchants.4 They met in the hall of the wool gov2\n"
        "Office for Salt (2018).\n3\nOffice for Iron (2019).\n\n\fernors.\n4\nOffice for Halls (2020).\n"
    )
    assert [marker for marker, (words, _) in notes(text).items() if words.startswith("Office")] == [
        "1",
        "2",
        "3",
        "4",
    ]


def test_a_number_set_away_from_its_note_is_given_back():
    """It comes last on the page, and its note stands at the end of the one before."""
    text = (
        f"{BODY}\n1\nOffice for Wool, Yearbook of wool (2018) https://example.org/wool.\n"
        "Office for Salt, Yearbook of salt (2018) https://example.org/salt.\n"
        "3\nOffice for Iron, Yearbook of iron (2019) https://example.org/iron.\n2\n"
    )
    assert {marker: urls for marker, (_, urls) in notes(text).items()} == {
        str(number): (f"https://example.org/{name}",)
        for number, name in enumerate(["wool", "salt", "iron"], 1)
    }


def test_a_note_ends_where_one_with_a_wrong_number_begins():
    """The misprinted one keeps its number and its source."""
    text = (
        f"{BODY}\n\n1 Office for Wool (2018) https://example.org/wool\n"
        "8 Office for Salt (2018) https://example.org/salt\n"
        "3 Office for Iron (2019) https://example.org/iron\n"
    )
    assert {marker: urls for marker, (_, urls) in notes(text).items()} == {
        "1": ("https://example.org/wool",),
        "8": ("https://example.org/salt",),
        "3": ("https://example.org/iron",),
    }


BURIED = [  # sentence between markers 1 and 3, whether it holds marker 2
    ("Salt rose (parts 1, 3 and 42).", True),
    ("Salt rose as 1:9:82.", True),
    ("Salt rose by 42 tons.", False),
    ("Salt rose (part 42) by 52.", False),
]


@pytest.mark.parametrize(("sentence", "is_marker"), BURIED, ids=[row[0] for row in BURIED])
def test_the_one_missing_marker_may_end_a_figure(sentence, is_marker):
    """Only where one place alone can be it, at the end of a clause."""
    text = (
        f"Wool fell by a tenth.1 {sentence} Iron rose by half.3\n\n1 Office for Wool (2018).\n"
        "2 Office for Salt (2018).\n3 Office for Iron (2019).\n"
    )
    document = cite(Document(path="a.txt", format="text", sha256="", text=text))
    assert ("2" in [marker.marker for marker in document.markers]) == is_marker
