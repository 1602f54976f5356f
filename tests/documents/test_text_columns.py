"""Plain text with two columns side by side, as tools write it that keep the look of a page."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_audit.documents import read
from evidence_audit.documents.measure import width
from tests.citations.printing import rows_of

MEASURE = 50
LEFT = (
    "The ferry between the two islands has run since the spring of 1871 and carries some 40,000 people "
    "a year, most of them in July and August when the bird colonies on the northern cliffs can be seen "
    "from the water. In winter it sails on three days a week, weather permitting, and the crew of five "
    "live on the smaller island, where the harbour was rebuilt after the great storm. A return ticket "
    "cost two shillings before the war; today it is twelve pounds, or eight for those who live on "
    "either island and can show a card from the council office to prove it. "
)
RIGHT = (
    "Whether a bridge would pay has been asked at every election for sixty years. The last survey found "
    "that half of the islanders are for it and a third against, with the young and the farmers in "
    "favour and the hotel keepers of two minds. Engineers put the cost at ninety million, which is more "
    "than both islands earn from fish and visitors in ten years, and they warn of fog, ice and the "
    "spring tides. The shipping company, for its part, has ordered a new vessel that will burn no oil, "
    "and says that it will be the quietest on the coast when it arrives next year. "
)


def side_by_side(left, right, gap=4, indent=3):
    """Return two columns of rows as one text, `gap` spaces between the widest row and the second column."""
    edge = indent + max(map(len, left)) + gap
    rows = max(len(left), len(right))
    padded = [*left, *[""] * (rows - len(left))], [*right, *[""] * (rows - len(right))]
    return "\n".join(
        ((" " * indent + one).ljust(edge) + other).rstrip() for one, other in zip(*padded, strict=True)
    )


def text_of(page):
    return read(page.encode(), "a.txt")


def plain(text):
    return " ".join(re.sub(r"(?<=[a-z])-\n(?=[a-z])", "", text).split())


def test_columns_are_read_one_after_the_other():
    page = side_by_side(rows_of(LEFT, MEASURE), rows_of(RIGHT, MEASURE))
    assert plain(text_of(page).text) == plain(f"{LEFT} {RIGHT}")


def test_a_single_space_may_be_all_that_parts_them():
    """Where a full row comes close to its neighbour, the measure and the broken words tell."""
    left, right = rows_of(LEFT * 3, MEASURE), rows_of(RIGHT * 3, MEASURE)
    rows = side_by_side(left, right).split("\n")
    full = [at for at, row in enumerate(left) if width(row) > 0.94 * MEASURE and at < len(right)]
    for at in full:
        rows[at] = f"   {left[at]} {right[at]}"
    assert len(full) >= 10
    assert plain(text_of("\n".join(rows)).text) == plain(f"{LEFT * 3} {RIGHT * 3}")


SMALL = 60
NOTES = [
    "1",
    *rows_of(
        "Harbour Board, Passengers from 1871 to 2018 (2019) https://harbour.example.org/passengers", SMALL
    ),
    "2",
    *rows_of("Council Office, Fares, second edition. Available at: https://council.example.org/fares", SMALL),
]
MORE = [
    "3",
    *rows_of("Survey of the Islands (2017), page 14, https://islands.example.net/survey/2017", SMALL),
    "4",
    "Ibid.",
]


def test_notes_at_the_feet_stand_behind_both_columns():
    """So that a sentence which the column breaks goes on, and notes follow one another."""
    left = [*rows_of(LEFT, MEASURE), "", *NOTES]
    right = [*rows_of(RIGHT, MEASURE), "", *MORE]
    assert plain(text_of(side_by_side(left, right)).text) == plain(
        f"{LEFT} {RIGHT} {' '.join(NOTES)} {' '.join(MORE)}"
    )


def test_a_place_is_that_in_the_file():
    """Line and column count where the words stand, not where they were put."""
    page = side_by_side(rows_of(LEFT, MEASURE), rows_of(RIGHT, MEASURE))
    document = text_of(f"A title\n\n{page}")
    at = document.text.index("ninety million")
    place = document.locate(at, at + 6)
    lines = f"A title\n\n{page}".split("\n")
    assert place.line is not None
    assert place.column is not None
    assert lines[place.line - 1][place.column - 1 :].startswith("ninety million")


def test_pages_keep_their_order():
    page = side_by_side(rows_of(LEFT, MEASURE), rows_of(RIGHT, MEASURE))
    document = text_of(f"{page}\n\fA page of one column.\n\f{page}\n")
    assert [plain(document.text[page.start : page.end])[:9] for page in document.pages] == [
        "The ferry",
        "A page of",
        "The ferry",
    ]
    at = document.text.index("A page of")
    assert (document.locate(at, at + 1).page, len(document.pages)) == (2, 3)


TABLE = "\n".join(
    f"{name:<30}{first:>12}{second:>14}"
    for name, first, second in [
        ("Passengers in summer", "31,200", "34,800"),
        ("Passengers in winter", "8,900", "9,100"),
        ("Cars and small vans", "2,410", "2,380"),
        ("Lorries over ten tonnes", "310", "295"),
        ("Bicycles and hand carts", "1,900", "2,650"),
        ("Days without a ferry", "14", "22"),
        ("Crew at work in August", "11", "11"),
        ("Crew at work in January", "5", "5"),
        ("Tonnes of fuel that were used", "410", "388"),
    ]
)
CONTENTS = "\n".join(
    f"{at}  The {word} chapter of this report          {at * 7}" for at, word in enumerate("abcdefghijkl", 1)
)
LIST = "\n".join(f"Name of parish {at}:      the council of the parish" for at in range(12))


@pytest.mark.parametrize("text", [TABLE, CONTENTS, LIST, LEFT, "\n".join(rows_of(LEFT, 80))])
def test_what_holds_no_two_columns_of_prose_stays(text):
    """Tables, lists of contents, names with their values, prose."""
    assert text_of(text).text == text


@settings(max_examples=30, deadline=None)
@given(gap=st.integers(1, 12), indent=st.integers(0, 8), measure=st.integers(42, 60))
def test_no_word_is_lost_or_made(gap, indent, measure):
    page = side_by_side(rows_of(LEFT, measure), rows_of(RIGHT, measure), gap, indent)
    document = text_of(page)
    assert sorted(document.text.split()) == sorted(page.split())
    assert all(line.end - line.start == len(document.text[line.start : line.end]) for line in document.lines)
