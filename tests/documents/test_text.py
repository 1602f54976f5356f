"""Plain text: the file's own words, line by line."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_audit.documents import read
from evidence_audit.model import AsideKind, Role


def text_of(text):
    return read(text.encode(), "a.txt")


def blocks(document):
    return [(document.text[block.start : block.end], block.role) for block in document.blocks]


def asides(document):
    return [document.text[aside.start : aside.end] for aside in document.asides]


def test_text_is_verbatim_and_located_by_line_and_column():
    document = text_of("One\r\n\r\n  about £5 here\r\n")
    at = document.text.index("£5")
    place = document.locate(at, at + 2)
    assert document.text == "One\n\n  about £5 here\n"
    assert (place.line, place.column, place.page) == (3, 9, None)


@settings(max_examples=60)
@given(
    st.lists(
        st.text(st.characters(codec="ascii", categories=["L", "N", "P", "Zs"]), max_size=30), max_size=12
    )
)
def test_every_line_of_the_file_is_a_line(rows):
    document = text_of("x\n" + "\n".join(rows))
    found = [document.text[line.start : line.end] for line in document.lines]
    assert found == document.text.split("\n")
    assert [line.number for line in document.lines] == list(range(1, len(found) + 1))


LONG = "in all of the cities, large and small, from the northern hills to the southern shore"
PARTED = [  # text, its blocks
    (
        "A first one.\n\nA second one.\n",
        [("A first one.", Role.PARAGRAPH), ("A second one.", Role.PARAGRAPH)],
    ),
    (
        "A heading\n\nText that follows it.",
        [("A heading", Role.HEADING), ("Text that follows it.", Role.PARAGRAPH)],
    ),
    (
        "What is the problem?\nThe service has a special place in the life of the\nnation and of its people.",
        [
            ("What is the problem?", Role.HEADING),
            ("The service has a special place in the life of the\nnation and of its people.", Role.PARAGRAPH),
        ],
    ),
    (
        "• one entry that goes on\n  in a second line\n• another",
        [("• one entry that goes on\n  in a second line", Role.ITEM), ("• another", Role.ITEM)],
    ),
    ("1. First of all.\n2. Then this.", [("1. First of all.", Role.ITEM), ("2. Then this.", Role.ITEM)]),
    ("1.\n\n2.\n\n3.", [("1.", Role.ITEM), ("2.", Role.ITEM), ("3.", Role.ITEM)]),
    ("Figure 3: Vacancies by year", [("Figure 3: Vacancies by year", Role.CAPTION)]),
    (
        "   An indent opens the first paragraph here\nand the line goes on.\n"
        "   Another indent opens the next\nand goes on.",
        [
            ("An indent opens the first paragraph here\nand the line goes on.", Role.PARAGRAPH),
            ("Another indent opens the next\nand goes on.", Role.PARAGRAPH),
        ],
    ),
    (
        "a sentence that ends in the year\n2012. Then it goes on.",
        [("a sentence that ends in the year\n2012. Then it goes on.", Role.PARAGRAPH)],
    ),
    (
        f"They counted 45 outbreaks by May 4 and\nJune 11, {LONG}, and in the country,\n34 in all.",
        [
            (
                f"They counted 45 outbreaks by May 4 and\nJune 11, {LONG}, and in the country,\n34 in all.",
                Role.PARAGRAPH,
            )
        ],
    ),
    (
        "Table 1. Services\nDistrict   2010   2023\nThe Fells   175   75\nThey fell in all districts.",
        [
            ("Table 1. Services", Role.CAPTION),
            ("District   2010   2023", Role.CELL),
            ("The Fells   175   75", Role.CELL),
            ("They fell in all districts.", Role.PARAGRAPH),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), PARTED)
def test_blocks_are_what_a_reader_sees(text, expected):
    assert blocks(text_of(text)) == expected


def page(name):
    """Return a page of prose, which says nothing that another page says."""
    return "\n".join(
        f"The text of page {name} goes on in line {line} of it, and then" for line in "abcdefghijklmnopqrst"
    )


def book(*edges):
    """Return pages of prose, each followed by one of `edges`."""
    return "\n\n".join(f"{page(name)}\n\n{edge}" for name, edge in zip("abcdefgh", edges, strict=False))


RECURRING = [
    ("page numbers", ["1", "2", "3", "4"]),
    ("page numbers with a gap", ["7", "9", "10", "11"]),
    ("numbers before the words", ["12 Priorities for All", "14 Priorities for All", "16 Priorities for All"]),
    ("numbers after the words", ["The Care Foundation 3", "The Care Foundation 5", "The Care Foundation 7"]),
    (
        "words that differ",
        ["2 Priorities for All", "The Foundation 3", "4 Priorities for All", "Good Causes 5"],
    ),
    ("page of pages", ["Page 1 of 3", "Page 2 of 3", "Page 3 of 3"]),
    ("the same words", ["Annual report", "Annual report", "Annual report"]),
    ("capitals twice", ["INTEGRATED CARE", "INTEGRATED CARE"]),
]


@pytest.mark.parametrize(("_name", "edges"), RECURRING, ids=[row[0] for row in RECURRING])
def test_running_heads_are_known_by_recurring_a_page_apart(_name, edges):
    document = text_of(book(*edges))
    assert asides(document) == edges
    assert {aside.kind for aside in document.asides} == {AsideKind.RUNNING_HEAD}


KEPT = [
    ("figures of a table", "Year\n2016\n2017\n2018\n\n12\n\n13\n\n14\n\n15\n"),
    ("figures alone far apart that do not count on", book("90,000", "12", "4,000")),
    ("figures that jump", book("3", "90", "410")),
    ("sums", book("£12", "£13", "£14")),
    ("percentages", book("12%", "13%", "14%")),
    ("detached list numbers", book("1.", "2.", "3.")),
    ("sentences that recur", book("They said no.", "They said no.", "They said no.")),
    ("words that recur in a table", "Yes\n\nNo\n\nYes\n\nNo\n\nYes\n\nNo\n"),
]


@pytest.mark.parametrize(("_name", "text"), KEPT, ids=[row[0] for row in KEPT])
def test_what_only_looks_like_a_head_stays(_name, text):
    assert asides(text_of(text)) == []


def test_form_feeds_part_pages():
    document = text_of("One page\n\f Two pages, £5\n\fThree")
    at = document.text.index("£5")
    assert [page.number for page in document.pages] == [1, 2, 3]
    assert document.locate(at, at + 2).page == 2
    assert not text_of("One page").pages


PAGES = [("a", 3, 7), ("b", 4, 8), ("c", 5, 9)]  # name, a note's number amid it, its own number


def test_page_numbers_stand_at_the_edges_of_marked_pages():
    """Numbers of notes alone on their lines amid the pages are none, however well they count on."""
    pages = [
        f"{page(name)}\n\n{note}\nThe note.\n{page(name)}\n\n{number}\n\n" for name, note, number in PAGES
    ]
    assert asides(text_of("\f".join(pages) + "\f")) == ["7", "8", "9"]


def test_a_page_number_is_no_part_of_the_sentence_that_goes_on():
    text = f"{page('a')}\n\n13\n\n\f{page('b')}\nthe goods were\n\n14\n\n\fordered or received.\n"
    document = text_of(text)
    assert asides(document) == ["13", "14"]
    assert "were ordered or received." in " ".join(document.body().split())


def test_sentence_goes_on_past_a_head():
    going_on = "still about 90,000 people in all, as they said at the time."
    rest = "\n\n".join([page("b"), "3 Priorities", page("c"), "4 Priorities"])
    document = text_of(f"{page('a')} it was\n\n2 Priorities\n\n{going_on}\n\n{rest}")
    (block,) = [block for block in document.blocks if "90,000" in document.text[block.start : block.end]]
    assert document.text[block.start : block.end].startswith("The text of page a")
    assert "Priorities" not in document.body()


def test_superscript_digits_are_raised():
    document = text_of("of vacancies.¹² They")
    assert [document.text[span.start : span.end] for span in document.raised] == ["¹²"]


def test_title_is_the_heading_that_opens_the_text():
    assert text_of("Priorities for All\n\nText.").title == "Priorities for All"
    assert text_of("The text just starts, and goes on.").title is None
