"""What a source says of a sentence's figures: the same, another figure, or nothing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_audit import documents
from evidence_audit.evidence import index, weigh, weigh_claim
from evidence_audit.model import Block, Claim, Document, Level, Line, Location, Outcome
from evidence_audit.quantities import find

SAME = [  # sentence, source
    ("The campaign reached over 23.5 million people.", "In all it reached 24.1 million people."),
    ("The programme cost £2.5 billion.", "The total cost of the programme was £2,500m."),
    ("One in four nurses left.", "25.3% of nurses left the register."),
    ("A third of the pupils walk.", "33 per cent of pupils walk to school."),
    ("The trail is 100 miles long.", "The trail is 161 km long."),
    ("About 60,000 children are waiting.", "58,400 children are waiting."),
    ("Almost half of carers struggle.", "48% of carers struggle."),
    ("The gap is 15 to 20 years.", "The gap is between 15 and 20 years."),
    ("The gap is 15 to 20 years.", "The gap in life expectancy is 16.4 years."),
    ("At least 5 wards closed.", "5 wards closed."),
    ("The shop sold 90,000 lamps.", "The shop sold more than 90,000 lamps."),
    ("It loses £500 every minute.", "£500 a minute is lost."),
    ("There were under 2,200 fatalities.", "There were 111,656 cases and 2,183 deaths."),
    ("Sixteen districts took part.", "16 out of 28 districts took part."),
    ("In 2016, 72 per cent agreed.", "72 per cent agreed in 2016, 50 per cent in 2011."),
    ("Before 20 April 40 wells were dry.", "As of 19 April, 40 wells were dry."),
    ("The bridge was opened in 1932.", "The bridge was opened on 19 March 1932."),
]

DIFFERS = [  # sentence, source, the kind of difference
    ("The rate was 25.6%.", "The rate was 26.5%.", "digits"),
    ("The town has 8,207 pumps.", "The town has 8,027 pumps.", "digits"),
    ("The budget was £25 million.", "The budget was £25 billion.", "scale"),
    ("The levy raised $40 million.", "The levy raised £40 million.", "unit"),
    ("Fares rose by 3 percentage points.", "Fares rose by 3 per cent.", "percent-or-points"),
    ("Profits rose by 3 per cent.", "Profits fell by 3 per cent.", "direction"),
    ("More than 500 people moved.", "500 people moved.", "comparator"),
    ("Over 23.5 million people came.", "More than 23 million people came.", "comparator"),
    ("The farm has 2 million hens.", "The farm has 2.1 million hens.", "rounding"),
    ("In 2016, 72 per cent agreed.", "In 2011, 72 per cent agreed.", "year"),
    ("The bridge was opened in 1932.", "The bridge was opened in 1934.", "year"),
    ("The school has 41 teachers.", "The school has 60 teachers.", "other"),
    ("There were more than 20 deaths.", "There were 92 cases and two deaths.", "comparator"),
]

PIECES = [
    *(
        "the lamps",
        "rose",
        "fell",
        "over",
        "about",
        "in May 2019,",
        "2015",
        "12",
        "£3.5bn",
        "40 per cent",
        "one in ten",
    ),
    *(
        "17 km.",
        "|",
        "(5)",
        "half",
        "1,204 lamps",
        "-3",
        "20 to 30 years",
        "\u00a0",
        "0",
        "1e400",
        "Lamps and 7/10.",
    ),
]

ABSENT = [
    ("The hospital treated 1,234 patients.", "The library holds 1,234 maps."),
    ("The hospital treated 1,234 patients.", "The hospital treats patients."),
    ("The hospital treated 1,234 patients.", ""),
    ("The hospital treated 1,234 patients.", " \n "),
]


@pytest.mark.parametrize(("sentence", "source"), SAME)
def test_a_figure_that_makes_the_sentence_true(sentence, source):
    """However it is written, where the passage is about the same thing."""
    (found,) = weigh(sentence, source)
    assert (found.outcome, found.difference) == (Outcome.SAME, None)
    assert found.passage in source


@pytest.mark.parametrize(("sentence", "source", "kind"), DIFFERS)
def test_another_figure_for_the_same_thing(sentence, source, kind):
    """The kind of difference is named, the source's figure is in the evidence."""
    (found,) = weigh(sentence, source)
    assert (found.outcome, found.difference) == (Outcome.DIFFERS, kind)
    if found.quantity:
        assert found.quantity.text in source


@pytest.mark.parametrize("sentence", [row[0] for row in (*SAME, *DIFFERS, *ABSENT)])
def test_a_sentence_supports_itself(sentence):
    """All of its figures are the same as in itself, with or without other text around it."""
    for source in (sentence, f"A heading\n\n{sentence}\n\nAnother paragraph follows, about 7 other things."):
        assert {each.outcome for each in weigh(sentence, source)} == {Outcome.SAME}


@pytest.mark.parametrize(("sentence", "source"), ABSENT)
def test_a_figure_in_another_context_is_no_support(sentence, source):
    """Nor is an empty source."""
    (found,) = weigh(sentence, source)
    assert (found.outcome, found.quantity) == (Outcome.ABSENT, None)


def test_one_evidence_per_figure_in_order():
    """Each figure finds its own counterpart, also among others of its size."""
    source = "There were 35 losses. 300 plots were laid out, 120 sown."
    found = weigh("Of 300 plots 120 were sown and 35 were lost.", source)
    assert [each.quantity.text for each in found] == ["300", "120", "35"]


def test_a_sentence_without_figures_or_dates_has_nothing_to_weigh():
    """No figure, no evidence."""
    assert weigh("The weather was fine.", "The weather was fine, 20 people said.") == []


PAGE = """<html><head><title>Annual review</title></head><body>
<h1>Annual review</h1><p>The council looks back on the year with some pride, and with many thanks.</p>
<p>Visitors to the gallery came from everywhere; some of them, though not all, stayed longer than before.
In June the gallery had 41,300 visitors &mdash; a record.</p>
<table>
<tr><th>Department</th><th>Budget (&pound;m)</th><th>Staff (thousands)</th><th>Share of posts (%)</th></tr>
<tr><td>Health</td><td>2,500</td><td>34</td><td>37.5</td></tr>
<tr><td>Schools</td><td>1,200</td><td>21</td><td>22.1</td></tr></table></body></html>"""

CELLS = [
    ("The health department has a budget of £2.5 billion.", "same", "2,500"),
    ("Schools have a budget of £2.5 billion.", "differs", "1,200"),
    ("The health department employs 34,000 staff.", "same", "34"),
    ("Schools employ 34,000 staff.", "differs", "21"),
    ("Health has 37.5 per cent of the posts.", "same", "37.5"),
    ("Parks have a budget of £2.5 billion.", "absent", None),
]


def claim(sentence):
    quantity = find(sentence)[0]
    return Claim(
        id="c-1",
        level=Level.MUST,
        quantity=quantity,
        quote=sentence,
        sentence=sentence,
        figure=(quantity.start, quantity.end),
        location=Location(start=0, end=1),
    )


def weighed(sentence):
    source = documents.read(PAGE.encode(), "https://example.org/page", media_type="text/html; charset=utf-8")
    return weigh_claim(claim(sentence), source, url="https://example.org/page", snapshot="sha256:0")


@pytest.mark.parametrize(("sentence", "outcome", "figure"), CELLS)
def test_a_cell_counts_in_the_units_of_its_column(sentence, outcome, figure):
    """The head of the column gives unit and magnitude, the head of the row says of whom."""
    found = weighed(sentence)
    assert (found.outcome, found.quantity and found.quantity.text) == (outcome, figure)


def test_evidence_links_to_the_passage_of_a_page():
    """The link opens the source at the sentence; source and snapshot are named."""
    found = weighed("In June the gallery had 41,300 visitors.")
    assert (found.outcome, found.url, found.snapshot) == ("same", "https://example.org/page", "sha256:0")
    assert (
        found.link
        == "https://example.org/page#:~:text=In%20June%20the%20gallery%20had%2041%2C300%20visitors%20%E2%80%94%20a%20record."
    )


def test_evidence_links_to_the_page_of_a_pdf():
    """Pages are 1-based, as viewers count them."""
    text = "The council looks back.\n\nThe gallery had 41,300 visitors."
    lines = (Line(start=0, end=23, page=1), Line(start=25, end=len(text), page=2))
    blocks = (Block(start=0, end=23), Block(start=25, end=len(text)))
    source = Document(path="a.pdf", format="pdf", sha256="0", text=text, lines=lines, blocks=blocks)
    found = weigh_claim(
        claim("The gallery had 41,300 visitors."), source, url="https://e.org/a.pdf", snapshot="s"
    )
    assert (found.page, found.link) == (2, "https://e.org/a.pdf#page=2")


def test_evidence_without_a_passage_has_no_link():
    """Nothing near, nothing to open."""
    found = weighed("The glacier lost 12 metres.")
    assert (found.outcome, found.passage, found.link) == ("absent", None, None)


def test_a_source_is_indexed_once_for_many_claims():
    """An indexed source gives the same evidence as the document itself."""
    source = documents.read(PAGE.encode(), "page.html", media_type="text/html; charset=utf-8")
    indexed = index(source)
    for sentence, *_ in CELLS:
        of_document = weigh_claim(claim(sentence), source, url="u", snapshot="s")
        assert weigh_claim(claim(sentence), indexed, url="u", snapshot="s") == of_document


def test_the_date_of_the_page_holds_for_its_passages():
    """A dateline says when a passage without a date was written."""
    page = "Harbour news\n\n12 December 2018\n\nThe harbour board announced that the harbour ferry was sold."
    (found,) = weigh("In December 2018 the harbour ferry was sold by the harbour board.", page)
    assert found.outcome == "same"


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=8), st.lists(st.sampled_from(PIECES), max_size=12))
def test_every_figure_of_any_sentence_is_weighed_once(sentence, source):
    """Figures and evidence come in pairs; what is quoted is in the source."""
    text, around = " ".join(sentence), "\n".join(source)
    figures, found = find(text), weigh(text, around)
    assert len(found) == len(figures) or not figures
    for each in found:
        assert 0 <= each.score <= 1
        assert (each.difference is None) == (each.outcome is not Outcome.DIFFERS)
        assert each.passage is None or " ".join(each.passage.split()) in " ".join(around.split())
