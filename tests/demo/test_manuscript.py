"""A manuscript's inline markup and its lines."""

import pytest

from tests.demo import layout
from tests.demo.manuscript import pieces, words
from tests.demo.typeset import as_string, lines

ADDRESS = "http://host.example/" + "folder/" * 30 + "page"

MARKUP = [  # as written                 styles
    ("almost half.[^1] Then", [("almost half.", "plain"), ("1", "marker"), (" Then", "plain")]),
    ("*Slow Lanes* (2018)", [("Slow Lanes", "italic"), (" (2018)", "plain")]),
    ("at http://a.example/b.", [("at ", "plain"), ("http://a.example/b", "url"), (".", "plain")]),
    ("plain", [("plain", "plain")]),
]


@pytest.mark.parametrize(("text", "expected"), MARKUP, ids=[row[0] for row in MARKUP])
def test_inline_markup_in_pieces(text, expected):
    assert [(piece.text, piece.style) for piece in pieces(text)] == expected


def test_a_marker_belongs_to_the_word_before_it():
    assert ["".join(piece.text for piece in word) for word in words("half.[^1] Then")] == ["half.1", "Then"]


def test_lines_keep_every_word_in_order():
    text = "One in five rural households has no car at all. " * 10
    found = lines(text.strip(), layout.BODY, layout.COLUMN)
    assert len(found) > 1
    assert " ".join(map(as_string, found)) == text.strip()


def test_an_address_wider_than_a_line_breaks_after_a_slash():
    found = [as_string(line) for line in lines(f"see {ADDRESS}", layout.NOTE, layout.COLUMN)]
    assert len(found) == 2
    assert found[0].endswith("/")
    assert "".join(found) == f"see {ADDRESS}"


def test_both_parts_of_a_broken_address_link_to_the_whole():
    found = lines(f"see {ADDRESS}", layout.NOTE, layout.COLUMN)
    assert {piece.url for line in found for piece in line if piece.url} == {ADDRESS}
    assert all(any(piece.url for piece in line) for line in found)
