"""Pull quotes and headings that state a figure of the body once more."""

from evidence_audit.claims import find
from evidence_audit.model import Level
from tests.claims.building import document

BODY = (
    "The trust has recently calculated that delayed discharges of older people cost the service a "
    "whopping £500 every minute.{27} Nobody disputes it. One of the reasons is that many need help from both."
)


def test_a_pull_quote_repeats_the_cited_claim():
    """Wherever it stands, before or after; it becomes a matter of choice."""
    quote = "Delayed discharges of older\npeople cost the service a whopping\n£500 every minute."
    for written in (f"{BODY}\n\n{quote}", f"{quote}\n\n{BODY}"):
        body, pulled = sorted(find(document(written)).claims, key=lambda claim: not claim.markers)
        assert (body.repeats, body.level) == (None, Level.MUST)
        assert (pulled.repeats, pulled.level, pulled.markers) == (body.id, Level.MAY, ())


def test_another_form_of_a_word_is_no_other_claim():
    """`volunteer` repeats `volunteering`."""
    written = (
        "It is seen as helpful, with almost 3 million people volunteering in care services in England.{62}"
        " It is so.\n\n"
        "Almost 3 million people volunteer\nin care services in England."
    )
    body, pulled = find(document(written)).claims
    assert pulled.repeats == body.id


def test_the_same_figure_about_something_else_is_a_claim_of_its_own():
    """61 per cent of carers and 61 per cent of another thing."""
    written = "Some 61 per cent of carers feel lonely.{1}\n\nSome 61 per cent of the trains are late."
    assert [claim.repeats for claim in find(document(written)).claims] == [None, None]


def test_a_heading_that_the_body_restates_repeats_it():
    """The headline is no second claim."""
    written = (
        "# Unemployment rises to 4.2 per cent\n\n"
        "The unemployment rate rises to 4.2 per cent this year, they say.{1}"
    )
    heading, body = find(document(written)).claims
    assert heading.repeats == body.id


def test_an_entry_of_a_summary_repeats_but_still_asserts():
    """A reader may see nothing else of the document."""
    entry = "• Delayed discharges of older people cost the service a whopping £500 every minute."
    claims = find(document(f"{entry}\n\n{BODY}")).claims
    assert (claims[0].repeats, claims[0].level) == (claims[1].id, Level.MUST)
