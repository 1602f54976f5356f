"""Words as they count when passages are compared."""

import pytest

from evidence_audit.evidence.directions import direction
from evidence_audit.evidence.nearness import Nearness
from evidence_audit.evidence.plain import document_of
from evidence_audit.evidence.wording import content_words, stem_of, stems
from evidence_audit.quantities import find

ALIKE = [
    ("vacancy", "vacancies"),
    ("hospitalised", "hospitalization"),
    ("recovered", "recoveries"),
    ("deaths", "fatalities"),
    ("nurse", "nurses"),
    ("stop", "stopped"),
    ("council's", "Councils"),
    ("people", "persons"),
]
UNLIKE = [("nurse", "doctor"), ("north", "south"), ("patients", "maps"), ("cats", "cars")]
EMPTY = ["the", "more", "than", "Million", "a", "March"]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_forms_and_synonyms_share_a_stem(one, other):
    """So that `2,183 deaths` meets `under 2,200 fatalities`."""
    assert stem_of(one) == stem_of(other) != ""


@pytest.mark.parametrize(("one", "other"), UNLIKE)
def test_other_words_do_not(one, other):
    """Alike in spelling is not alike in meaning."""
    assert stem_of(one) != stem_of(other)


@pytest.mark.parametrize("word", EMPTY)
def test_empty_words_have_no_stem(word):
    """They are in every passage."""
    assert stem_of(word) == ""


def test_names_are_capitalised_within_the_text():
    """The first word of a sentence is capitalised anyway."""
    words = content_words("Nurses of Bristol rest")
    assert [(word.stem, word.is_name) for word in words] == [
        (stem_of("nurses"), False),
        (stem_of("Bristol"), True),
        (stem_of("rest"), False),
    ]
    assert stems("Nurses of Bristol rest") == {word.stem for word in words}


def test_a_figure_is_about_the_words_beside_it():
    """Not about those beyond a pause and another figure."""
    text = "31,208 cases, 94 deaths and 517 recoveries"
    figures = find(text)
    around = Nearness(text, content_words(text), figures).of(figures[1])
    assert around[stem_of("deaths")] > 2 * max(around[stem_of("cases")], around[stem_of("recoveries")])
    assert all(0 < weight <= 1 for weight in around.values())


DIRECTIONS = [
    ("Profits rose by 3%", 1),
    ("Profits fell by 3%", -1),
    ("Profits fell, then rose by 3%", 0),
    ("Profits were 3%", 0),
    ("up to 3%", 0),
]


@pytest.mark.parametrize(("text", "way"), DIRECTIONS)
def test_direction(text, way):
    """Up, down, or not said."""
    figure = find(text)[0]
    assert direction(text, figure.start, figure.end) == way


LINES = [
    ("One.\nTwo.", ["One.", "Two."]),
    ("A long line that was\nwrapped here.", ["A long line that was\nwrapped here."]),
    ("a heading\n\nand a text", ["a heading", "and a text"]),
    ("  \n ", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "blocks"), LINES)
def test_bare_text_is_cut_at_its_lines(text, blocks):
    """Unless a line goes on in lower case."""
    document = document_of(text)
    assert [document.text[block.start : block.end] for block in document.blocks] == blocks
