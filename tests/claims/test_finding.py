"""What a claim says of itself."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_audit.claims import find
from evidence_audit.model import Document, Level
from tests.claims.building import claim_of, claims, document

TEXT = (
    "# Money\n\nIn 2016, the hospitals of the\nnorth spent about £2.5 billion on care,{1} and one in\n"
    "four nurses left. It takes three days.\n\n• Some 36,000 posts were vac-\n"
    "ant at the end of 2017.{2}\n\n| 12 | 40% | £3m"
)


def test_every_claim_quotes_its_document_and_its_sentence():
    """`figure` marks the figure in the readable sentence, the quantity's span marks it in the text."""
    made = find(document(TEXT))
    assert made.claims
    for claim in made.claims:
        start, end = claim.figure
        assert "".join(claim.sentence[start:end].split()) == "".join(claim.quantity.text.split())
        assert made.text[claim.quantity.start : claim.quantity.end] == claim.quantity.text
        assert (claim.location.start, claim.location.end) == (claim.quantity.start, claim.quantity.end)
        assert claim.quote in claim.sentence
        assert 0 <= claim.worth <= 1


def test_claims_stand_in_the_order_of_the_text():
    """So do the figures left out."""
    made = find(document(TEXT))
    for entries in (made.claims, made.left_out):
        places = [entry.location.start for entry in entries]
        assert places == sorted(places)


def test_a_claim_names_its_line():
    """The line is that of the figure, not of the sentence."""
    assert claim_of(TEXT, "£2.5 billion").location.line == 4


WHEN = [
    ("In 2016 some 36,000 posts were vacant.", "36,000", "2016"),
    ("There were 8,207 tailors in 2008, but by 2017 only 7,696.", "8,207", "2008"),
    ("There were 8,207 tailors in 2008, but by 2017 only 7,696.", "7,696", "by 2017"),
    ("From 1970 to 2005, 1.3 million more ships sailed.", "1.3 million", "From 1970 to 2005"),
    ("Stocks could reach 12 million by the end of 2022.", "12 million", "by the end of 2022"),
    ("Orders fell from 9,400 in 2015/16 to 790 in 2017/18.", "9,400", "2015/16"),
    ("Orders fell from 9,400 in 2015/16 to 790 in 2017/18.", "790", "2017/18"),
    ("As of June 2020, there were 500 kiosks.", "500", "As of June 2020"),
    (
        "Sales grew 9% in the third quarter, from $127 billion in the third quarter of 2022.",
        "9%",
        "the third quarter",
    ),
    ("The rate rose to 4.2% in March, up from 3.9% in December.", "4.2%", "March"),
    ("The rate rose to 4.2% in March, up from 3.9% in December.", "3.9%", "December"),
    ("Some 40 per cent of the costs are wages.", "40 per cent", None),
]


@pytest.mark.parametrize(("text", "figure", "when"), WHEN, ids=[f"{row[1]}: {row[0][:30]}" for row in WHEN])
def test_a_claim_has_the_date_it_is_about(text, figure, when):
    """As written; the date right behind the figure, else the one before it."""
    assert claim_of(text, figure).when == when


QUOTES = [
    (
        "Almost half of the costs are wages;{13} half of the staff left in May.",
        "Almost half of the costs are wages",
    ),
    (
        "Nobody knows (it is about 40 per cent of the costs of hospitals) why this is so.",
        "it is about 40 per cent of the costs of hospitals",
    ),
    (
        "Since the fiscal year (FY) of the merger, they have saved $1.38 trillion in taxes.",
        "Since the fiscal year (FY) of the merger, they have saved $1.38 trillion in taxes.",
    ),
]


@pytest.mark.parametrize(("written", "quote"), QUOTES)
def test_a_claim_quotes_the_clause_around_its_figure(written, quote):
    """With its words of approximation, without what stands beyond the clause."""
    assert quote in {claim.quote for claim in find(document(written)).claims}


def test_a_long_sentence_is_quoted_in_part():
    """A quote fits a line of a register."""
    written = "It is so " + "and so " * 60 + "that 40 per cent of them left " + "and more " * 60 + "."
    quote = claim_of(written, "40 per cent").quote
    assert "40 per cent" in quote
    assert len(quote) <= 190


def test_money_and_people_are_worth_more_than_stories():
    """Check-worthiness orders what a fact-checker looks at first."""
    told = claims("It cost £2.5 billion. It killed 40,000 people. It took him three days. It was 3 km away.")
    assert told["£2.5 billion"].worth > told["3 km"].worth
    assert told["40,000"].worth > told["three days"].worth


def test_a_document_without_figures_has_no_claims():
    """Nothing is asserted, nothing is left out."""
    made = find(document("Nobody knows why this is so."))
    assert (made.claims, made.left_out) == ((), ())
    assert find(Document(path="a", format="text", sha256="", text="")).claims == ()


def test_wording_beside_an_exact_percentage_is_no_claim_of_its_own():
    """`a quarter (25 percent)`: the percentage wants the source."""
    told = claims("They say a quarter (25 percent) of the voters stayed at home.")
    assert (told["a quarter"].level, told["25 percent"].level) == (Level.MAY, Level.MUST)


def _ink(text):
    """What stays of a text when its lines are set anew."""
    return "".join(sign for sign in text if not sign.isspace() and sign != "-")


@settings(deadline=None)  # the first example compiles the rules
@given(st.text(alphabet="aA 1.5%£,;()\n•{}[]–-", max_size=60))
def test_any_text_keeps_the_promises_of_a_claim(text):
    """Whatever the text, figures are quoted verbatim."""
    made = find(Document(path="a.txt", format="text", sha256="", text=text))
    for claim in made.claims:
        assert text[claim.quantity.start : claim.quantity.end] == claim.quantity.text
        assert _ink(claim.sentence[slice(*claim.figure)]) == _ink(claim.quantity.text)
