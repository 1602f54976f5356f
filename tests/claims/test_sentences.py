"""Where sentences end, and how a torn or hyphenated line reads."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence_audit.claims.sentences import sentences, split
from evidence_audit.model import Aside, AsideKind, Block, Document, Role
from tests.claims.building import document

SENTENCES = [
    "Costs rose. Prices fell.|2",
    "Dr. Smith saw 40 patients. Mrs. Lee saw none.|2",
    "See Fig. 2 and Table 3. Both show it.|2",
    "It costs approx. 5.3m a year. That is a lot.|2",
    "The U.S. economy grew. Exports rose.|2",
    "Growth slowed in the U.S. The Fed cut rates.|2",
    "J. K. Rowling gave £1m. Others gave more.|2",
    "It fell to 3.5 per cent. Then it rose.|2",
    "A fire in St. Louis killed two. No. 10 said nothing.|2",
    "Many foods, e.g. Brie, i.e. cheese, cost more. Some do not.|2",
    "Prices rose (see p. 12). Wages did not.|2",
    "He said: “It cost £3 million.” She agreed.|2",
    "(One in ten left.) Nobody noticed.|2",
    "Why? Because it cost £5! Enough?! Yes.|4",
    "“Why?” he asked. “Because.”|2",
    "And then… nothing came. Then… Everything did.|3",
    "Acme Inc. reported $3bn. Beta Ltd. lost money.|2",
    "It opened at 9 a.m. and closed at 5 p.m. Visitors left.|2",
    "Smith et al. found 40%. Jones et al. (2010) found 20%.|2",
    "Costs, wages, etc. rose by 3%; rents fell.|1",
    "Vol. 3, pp. 12-14 lists them. So does ch. 2.|2",
    "Sales rose in Q3 vs. Q2. Sept. 30 was the best day.|2",
    "It rose by 5%. 25 per cent said so.|2",
    "1. Health systems need money. They get little.|2",
    "Is vitamin C. The answer is no.|2",
    "Gov. Brown and Sen. Lee met Pres. Xi. They talked.|2",
    "The firm (Acme Co.) grew. It hired 200.|2",
    "人口は増えた。経済も成長した。|2",
    "costs rose. prices fell.|2",
]


@pytest.mark.parametrize("row", SENTENCES)
def test_a_stop_ends_a_sentence_unless_it_belongs_to_a_word(row):
    """The number behind the bar is how many sentences a reader counts."""
    text, count = row.rsplit("|", 1)
    assert len(split(text)) == int(count), [text[a:b] for a, b in split(text)]


READABLE = [
    (
        "Rain is common in the UK.{1} Almost\nhalf of it falls at night.{2}",
        ["Rain is common in the UK.", "Almost half of it falls at night."],
    ),
    (
        "Tea (and coffee),{2} yet also cake\nis sold there.",
        ["Tea (and coffee), yet also cake is sold there."],
    ),
    (
        "Local infra-\nstructure costs £3m. We saw infrastructure fail.",
        ["Local infrastructure costs £3m.", "We saw infrastructure fail."],
    ),
    ("A long-\nterm plan for two-\nthirds of us.", ["A long-term plan for two-thirds of us."]),
    ("Before Covid-\n19 came, 15–\n20 years passed.", ["Before Covid-19 came, 15–20 years passed."]),
    ("Soft hy\u00adphens\u00ad\n go away.", ["Soft hyphens go away."]),
    (
        "• The choir spends 70 per cent\n• Thousands listen",
        ["The choir spends 70 per cent", "Thousands listen"],
    ),
]


@pytest.mark.parametrize(("written", "readable"), READABLE, ids=[row[0][:30] for row in READABLE])
def test_sentences_read_as_if_set_in_one_line(written, readable):
    """Markers are gone, lines joined, hyphens of the line end undone."""
    assert [sentence.text for sentence in sentences(document(written))] == readable


def test_a_sentence_goes_on_past_what_interrupts_it():
    """A by-line or pull quote between the halves becomes a sentence of its own."""
    written = (
        "Seven in ten sailors own a second boat and two-thirds of\n\n"
        "Ann Bell and Tom Cole on behalf of the Harbour Club\n\n"
        "sailors say that the moorings are too dear. That costs members."
    )
    assert [sentence.text for sentence in sentences(document(written))] == [
        "Seven in ten sailors own a second boat and two-thirds of sailors say that the moorings are too"
        " dear.",
        "Ann Bell and Tom Cole on behalf of the Harbour Club",
        "That costs members.",
    ]


def test_a_line_that_leads_on_is_joined_to_the_next():
    """`and` ends no paragraph, whatever the next line begins with."""
    text = "They counted 318 outbreaks between January 4 and\nFebruary 11 in China. It was cold."
    cut = text.index("\n")
    blocks = (Block(start=0, end=cut), Block(start=cut + 1, end=len(text)))
    made = Document(path="a.txt", format="text", sha256="", text=text, blocks=blocks)
    assert [sentence.text for sentence in sentences(made)] == [
        "They counted 318 outbreaks between January 4 and February 11 in China.",
        "It was cold.",
    ]


NOT_JOINED = [
    "The plan has three aims for the coming years:\n\nto cut waste in hospitals.",
    "The plan cut the waste in all the hospitals.\n\nand it did so at once.",
    "# What the plan is going to do in the hospitals\n\nto cut waste is the aim.",
    "• to cut the waste in all of the hospitals\n• to hire more people",
    "The plan cut the waste in all the hospitals\n\nBut it did so late.",
]


@pytest.mark.parametrize("written", NOT_JOINED)
def test_blocks_that_are_whole_stay_apart(written):
    """Only an open end and a beginning in small letters make halves."""
    assert len(sentences(document(written))) == 2


def test_markup_inside_a_word_leaves_it_whole():
    """Signs of the format separate nothing by themselves."""
    text = "It is un**believ**able, [really](https://a.example.org), isn’t it."
    spans = [(8, 10), (16, 18), (24, 25), (31, 55)]
    asides = tuple(Aside(start=a, end=b, kind=AsideKind.MARKUP) for a, b in spans)
    made = Document(
        path="a.md",
        format="markdown",
        sha256="",
        text=text,
        asides=asides,
        blocks=(Block(start=0, end=len(text)),),
    )
    assert [sentence.text for sentence in sentences(made)] == ["It is unbelievable, really, isn’t it."]


def test_code_holds_no_sentences():
    """A listing asserts nothing about the world."""
    made = Document(
        path="a.md",
        format="markdown",
        sha256="",
        text="x = 40 # per cent",
        blocks=(Block(start=0, end=17, role=Role.CODE),),
    )
    assert sentences(made) == []


def test_text_without_stops_is_cut_at_spaces():
    """No claim quotes a book."""
    text = "word " * 5000
    assert max(end - start for start, end in split(text)) <= 3000
    assert " ".join(text[a:b] for a, b in split(text)).split() == text.split()


@given(st.text(alphabet="ab A.?!1,;“”()\n•…", max_size=80))
def test_sentences_lose_no_ink(text):
    """Every visible character stands in exactly one sentence, in order, and knows its place.

    Set aside a bar, which parts what stands in columns.
    """
    made = Document(path="a.txt", format="text", sha256="", text=text)
    told = sentences(made)
    assert all(
        text[place] == sign
        for s in told
        for sign, place in zip(s.text, s.origins, strict=True)
        if sign not in " |"
    )
    ink = [i for i, sign in enumerate(text) if not sign.isspace() and sign not in "•"]
    kept = sorted(
        place for s in told for sign, place in zip(s.text, s.origins, strict=True) if sign not in " |"
    )
    assert [place for place in kept if text[place] != "•"] == ink
