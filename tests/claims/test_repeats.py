"""Pull quotes and headings that state a figure of the body once more."""

from evidence_audit.claims import find
from evidence_audit.model import Level
from tests.claims.building import document

BODY = (
    "The council reckons that broken lamps along the old canal cost the town a "
    "tidy £500 every minute.{27} Nobody disputes it. One of the reasons is that they are old."
)


def test_a_pull_quote_repeats_the_cited_claim():
    """Wherever it stands, before or after; it becomes a matter of choice."""
    quote = "Broken lamps along the\nold canal cost the town a tidy\n£500 every minute."
    for written in (f"{BODY}\n\n{quote}", f"{quote}\n\n{BODY}"):
        body, pulled = sorted(find(document(written)).claims, key=lambda claim: not claim.markers)
        assert (body.repeats, body.level) == (None, Level.MUST)
        assert (pulled.repeats, pulled.level, pulled.markers) == (body.id, Level.MAY, ())


def test_another_form_of_a_word_is_no_other_claim():
    """`garden` repeats `gardening`."""
    written = (
        "It is a joy, with almost 3 million people gardening on the hills of the island.{62}"
        " It is so.\n\n"
        "Almost 3 million people garden\non the hills of the island."
    )
    body, pulled = find(document(written)).claims
    assert pulled.repeats == body.id


def test_the_same_figure_about_something_else_is_a_claim_of_its_own():
    """61 per cent of one thing and 61 per cent of another."""
    written = "Some 61 per cent of singers feel tired.{1}\n\nSome 61 per cent of the trains are late."
    assert [claim.repeats for claim in find(document(written)).claims] == [None, None]


def test_a_heading_that_the_body_restates_repeats_it():
    """The headline is no second claim."""
    written = (
        "# Unemployment rises to 4.2 per cent\n\n"
        "The unemployment rate rose to 4.2 per cent this year, they say.{1}"
    )
    heading, body = find(document(written)).claims
    assert heading.repeats == body.id


def test_the_first_lines_tell_a_headline_anew():
    """In other words: `Jobless rate falls` and `Unemployment fell`; further down, it takes more."""
    lead = "Unemployment in Norland fell to 4.1 per cent in the spring, the lowest for years."
    headline = "# Jobless rate in Norland falls to 4.1% at last"
    heading, body = find(document(f"{headline}\n\n{lead}")).claims
    assert (heading.repeats, heading.level) == (body.id, Level.MAY)
    far = "Nobody had seen it coming. " * 20
    heading, _ = find(document(f"{headline}\n\n{far}\n\n{lead}")).claims
    assert (heading.repeats, heading.level) == (None, Level.MUST)


def test_the_same_figure_beneath_a_heading_about_something_else_is_no_repeat():
    """A few short words are no likeness."""
    written = "# Cafés lose 20 per cent as guests stay away\n\nSome 20 per cent of the trains are late."
    assert [claim.repeats for claim in find(document(written)).claims] == [None, None]


def test_an_entry_of_a_summary_repeats_but_still_asserts():
    """A reader may see nothing else of the document."""
    entry = "• Broken lamps along the old canal cost the town a tidy £500 every minute."
    claims = find(document(f"{entry}\n\n{BODY}")).claims
    assert (claims[0].repeats, claims[0].level) == (claims[1].id, Level.MUST)
