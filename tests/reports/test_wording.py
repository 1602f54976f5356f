"""The words that all reports for people share."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence_audit.model import Difference, Document, Kind, Location, Page
from evidence_audit.reports import wording
from tests.reports.sample import CLAIMS, quantity

AMOUNTS = [  # value  value_to  unit       in words
    (2.5e9, None, "GBP", "2 500 000 000 GBP"),
    (500, None, "GBP/min", "500 GBP/min"),
    (0.25, None, None, "0.25"),
    (1.44, None, None, "1.44"),
    (15, 20, "years", "15 to 20 years"),
    (90_000, None, "/day", "90 000/day"),
    (-3, None, "%", "-3 %"),
    (0.1 + 0.2, None, None, "0.3"),
    (0, None, None, "0"),
    (100, None, None, "100"),
    (1e-7, None, None, "1e-07"),
    (1e18, None, None, "1e+18"),
]


@pytest.mark.parametrize(("value", "value_to", "unit", "words"), AMOUNTS, ids=[row[3] for row in AMOUNTS])
def test_an_amount_reads_in_groups_of_three_with_its_unit(value, value_to, unit, words):
    assert wording.amount(quantity("x", value, Kind.COUNT, unit, value_to=value_to)) == words


OBVIOUS = [  # as written        value          unit   reads as its value
    ("8,207", 8207, None, True),
    ("80 per cent", 80, "%", True),
    ("3.5%", 3.5, "%", True),
    ("11", 11, None, True),
    ("£2.5 billion", 2.5e9, "GBP", False),
    ("half", 0.5, None, False),
    ("1.200", 1200, None, False),
    ("5", 5, "years", False),
    ("5 years", 5, "years", True),
]


@pytest.mark.parametrize(("text", "value", "unit", "obvious"), OBVIOUS, ids=[row[0] for row in OBVIOUS])
def test_only_plain_digits_are_obvious(text, value, unit, obvious):
    assert wording.is_obvious(quantity(text, value, Kind.COUNT, unit)) is obvious


def test_a_figure_names_what_it_counts_once():
    assert wording.figure(quantity("10", 10, Kind.COUNT, of="boroughs")) == "10 (boroughs)"
    assert wording.figure(quantity("10 Boroughs", 10, Kind.COUNT, of="boroughs")) == "10 Boroughs"
    assert wording.figure(quantity("£5", 5, Kind.MONEY)) == "£5"


PLACES = [
    (Location(start=0, end=1, page=14, line=3), "page 14"),
    (Location(start=0, end=1, line=3), "line 3"),
    (Location(start=0, end=1), ""),
    (None, ""),
]


@pytest.mark.parametrize(("location", "words"), PLACES)
def test_a_place_is_a_page_or_a_line(location, words):
    assert wording.place(location) == words


def test_a_claim_says_how_it_cites():
    assert [wording.cited(CLAIMS[at]) for at in (0, 1, 10)] == ["note 1", "no source", "marker †"]


def test_every_difference_has_words():
    assert set(wording.DIFFERENCES) == set(Difference)


@pytest.mark.parametrize(("count", "noun", "words"), [
    (1, "claim", "1 claim"), (0, "claim", "0 claims"), (2, "address", "2 addresses"),
])  # fmt: skip
def test_nouns_are_counted(count, noun, words):
    assert wording.counted(count, noun) == words


def test_a_long_sentence_is_cut_around_its_figure():
    text = f"{'before ' * 40}£500 every minute{' after' * 40}"
    start = text.index("£")
    shown, figures = wording.cropped(text, [(start, start + 17)], 100)
    assert [shown[left:right] for left, right in figures] == ["£500 every minute"]
    assert shown.startswith("… before")
    assert shown.endswith("after …")
    assert len(shown) < 170


@given(st.text(alphabet="ab é", max_size=300), st.data())
def test_a_figure_is_never_cut(text, data):
    """However a text is cut, the first figure is in what is shown."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 20)))
    shown, figures = wording.cropped(text, [(start, end)], 60)
    left, right = figures[0]
    assert shown[left:right] == text[start:end]


PAGES = [  # whether each page has text, said
    ((), ""),
    ((True,), "1 page"),
    ((True, False, True, False), "4 pages (no text on 2, 4)"),
]


@pytest.mark.parametrize(("texts", "said"), PAGES)
def test_pages_of_pictures_are_named(texts, said):
    """A figure on a scanned page cannot be found, and the reader must know."""
    made = tuple(Page(start=0, end=0, number=at, has_text=has) for at, has in enumerate(texts, 1))
    assert wording.pages(Document(path="a.pdf", format="pdf", sha256="", text="", pages=made)) == said
