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
    ("Membership had fallen to 4,310.", "Membership fell from 5,120 in 2009 to 4,310 in 2018, it says."),
    ("Trust fell to 41%.", "Trust fell from 63% to 41%."),
    ("Fees rose to £2,310.", "Fees rose from £2,105 to £2,310."),
    ("In 2018 trust was 41%.", "Trust was 63% in 2009 and 41% in 2018."),
    ("Orders fell 9 per cent.", "Orders: -9%."),
    ("Traffic doubled.", "Traffic rose by 100 per cent."),
    ("Traffic doubled.", "Traffic rose from 4 million trips to 8.1 million trips."),
    ("Traffic halved.", "There was a 50% fall in traffic."),
    ("Traffic fell by 50 per cent.", "Traffic halved."),
    ("Traffic rose by 200 per cent.", "Traffic trebled."),
    ("Half of bakers do not sing.", "Half of bakers do not sing."),
    ("The clinic has 310 nurses.", "The clinic has 310 nursing staff."),
    ("There were zero floods.", "There were no floods."),
    ("22 per cent of farms close.", "It is a myth that half of farms close; 22 per cent of farms close."),
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
    ("The average fare is £31 a month.", "The average fare is £31 a week.", "unit"),
    ("The town has 61,200 trees.", "The town has 64,850 trees.", "other"),
    ("In 2009 trust was 41%.", "Trust was 63% in 2009 and 41% in 2018.", "other"),
    ("Orders rose 9 per cent.", "Orders: -9%.", "direction"),
    ("Half of farms close.", "It is a myth that half of farms close; 22 per cent of farms close.", "other"),
    ("62% of barns are dry.", "62 per cent of barns are red. 17 per cent of barns are dry.", "other"),
]

ANOTHER_MATTER = [  # sentence, source
    ("8,500 teaching posts are open.", "Some 8,500 teachers resigned in spring."),
    ("Half of bakers are men.", "Half of plumbers are men."),
    ("Half of bakers sing.", "Half of plumbers sing."),
    ("Half of bakers sing.", "Half of bakers do not sing."),
    ("40 of the farms close.", "A charity denied that 40 of the farms close."),
    ("Half of farms close.", "The claim that half of farms close is false."),
    ("Half of farms close.", "It was wrongly reported that half of farms close."),
    ("Half of farms close.", "The truth is not half of farms close."),
    ("Shops: 41 opened.", "There are no plans that shops opened."),
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


@pytest.mark.parametrize(("sentence", "source"), ANOTHER_MATTER)
def test_the_same_digits_of_another_matter(sentence, source):
    """What is counted differs, or the passage says that the statement is wrong."""
    assert {each.outcome for each in weigh(sentence, source)} == {Outcome.ABSENT}


def test_in_a_longer_source_another_figure_is_about_the_same_thing():
    """A passage that leaves out much of the claim and says other things gives no other figure."""
    source = "The board met in May. It looked back. A third of bakers said that they work at night."
    (found,) = weigh("28 per cent of bakers moved.", source)
    assert found.outcome == "absent"


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


TOWNS = """<html lang="en"><body><h1>Towns</h1><p>The survey of towns is made each year.</p>
<table><caption>New schools, by town</caption><tr><th>Town</th><th>2018</th><th>2019</th></tr>
<tr><td>Ashby</td><td>2,214</td><td>2,563</td></tr><tr><td>Corby</td><td>731</td><td>840</td></tr></table>
<p>Then there is money.</p><table><caption>Grants for sport (&pound; thousands)</caption>
<tr><th>Year</th><th>Grants</th></tr><tr><td>2018</td><td>6,300</td></tr><tr><td>2019</td><td>7,450</td></tr></table>
<p>There are also jobs.</p><table><tr><th></th><th colspan="2">Jobs</th></tr>
<tr><th></th><th>Nurses</th><th>Porters</th></tr><tr><td>Ashby</td><td>314</td><td>127</td></tr></table>
<h2>2 comments</h2><p>Ann: 47 per cent of schools leak!</p></body></html>"""

TOWN_CELLS = [
    ("In 2019, 2,563 new schools opened in Ashby.", "same", "2,563"),
    ("In 2018, 2,563 new schools opened in Ashby.", "differs", "2,214"),
    ("In 2019, 2,563 new schools opened in Corby.", "differs", "840"),
    ("Grants for sport rose to £6.3 million in 2018.", "same", "6,300"),
    ("Grants for sport rose to £6.3 million in 2019.", "differs", "7,450"),
    ("Ashby has 127 porters.", "same", "127"),
    ("Ashby has 127 nurses.", "differs", "314"),
    ("47 per cent of schools leak.", "absent", None),
]

WOHNUNGEN = """<html><body><h1>Wohnungen</h1><p>Im Jahr 2021 wurden 2.316.000 Wohnungen verkauft, das waren
4,6 Prozent mehr als im Vorjahr, und sie kosteten 7,2 Milliarden Euro.</p>
<p>Die Zahl wird von dem Amt ermittelt.</p>
</body></html>"""

ELSEWHERE = [
    ("In 2021, 2.32 million flats were sold.", "same"),
    ("Sales rose 4.6 per cent.", "same"),
    ("They cost €7.2 billion.", "same"),
    ("Sales rose 5.8 per cent.", "absent"),
    ("In 2021, 2.61 million flats were sold.", "absent"),
    ("The 3 towns grew.", "absent"),
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


def weighed(sentence, page=PAGE):
    source = documents.read(page.encode(), "https://example.org/page", media_type="text/html; charset=utf-8")
    return weigh_claim(claim(sentence), source, url="https://example.org/page", snapshot="sha256:0")


@pytest.mark.parametrize(("sentence", "outcome", "figure"), CELLS)
def test_a_cell_counts_in_the_units_of_its_column(sentence, outcome, figure):
    """The head of the column gives unit and magnitude, the head of the row says of whom."""
    found = weighed(sentence)
    assert (found.outcome, found.quantity and found.quantity.text) == (outcome, figure)


@pytest.mark.parametrize(("sentence", "outcome", "figure"), TOWN_CELLS)
def test_a_cell_is_of_its_column(sentence, outcome, figure):
    """The head of its column gives year and group, the caption magnitude; readers' comments say nothing."""
    found = weighed(sentence, TOWNS)
    assert (found.outcome, found.quantity and found.quantity.text) == (outcome, figure)


@pytest.mark.parametrize(("sentence", "outcome"), ELSEWHERE)
def test_a_source_in_another_language_gives_the_same_figure_or_none(sentence, outcome):
    """Its digits are read as it writes them; that they are missing is never a difference."""
    found = weighed(sentence, WOHNUNGEN)
    assert found.outcome == outcome
    assert (found.quantity is not None) == (outcome == "same")


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
