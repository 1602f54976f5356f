"""EA3xx: what the cited sources say of a figure."""

import pytest

from evidence_audit.model import Outcome, Status, Trouble
from tests.rules.nouns import OTHER, URL, cited, claim, document, evidence, facts, findings, note, source

SAME, DIFFERS, ABSENT = Outcome.SAME, Outcome.DIFFERS, Outcome.ABSENT
HERE, THERE = source(), source(OTHER)

WEIGHED = [  # sources asked, outcomes by url, rules that speak
    ("the figure is there", [HERE, THERE], {URL: SAME, OTHER: SAME}, []),
    ("one of two sources holds it", [HERE, THERE], {URL: ABSENT, OTHER: SAME}, []),
    ("one differs, one holds it", [HERE, THERE], {URL: DIFFERS, OTHER: SAME}, []),
    ("in none", [HERE, THERE], {URL: ABSENT, OTHER: ABSENT}, ["EA301"]),
    ("another figure in one", [HERE, THERE], {URL: ABSENT, OTHER: DIFFERS}, ["EA302"]),
    ("not in one, the other was blocked", [HERE, source(OTHER, Status.BLOCKED)], {URL: ABSENT}, []),
    (
        "another figure in one, the other was blocked",
        [HERE, source(OTHER, Status.BLOCKED)],
        {URL: DIFFERS},
        ["EA302"],
    ),
    ("not in one, the other could not be read", [HERE, THERE], {URL: ABSENT}, ["EA303"]),
    ("neither could be read", [HERE, THERE], {}, ["EA303", "EA303"]),
    ("nobody asked", [], {}, []),
    ("gone", [source(status=Status.DEAD), source(OTHER, Status.MOVED, trouble=Trouble.HOME)], {}, []),
]


@pytest.mark.parametrize(
    ("sources", "outcomes", "rules"), [row[1:] for row in WEIGHED], ids=[row[0] for row in WEIGHED]
)
def test_what_the_sources_say_together(sources, outcomes, rules):
    """Absence is said only when every source was read; what is not known is never an accusation."""
    found = tuple(evidence(outcome, url) for url, outcome in outcomes.items())
    seen = facts(cited(urls=(URL, OTHER)), sources=sources, evidence={"c-1": found})
    assert [finding.rule for finding in findings(seen, "EA3")] == rules


def test_a_note_without_address_may_hold_it():
    """A claim that also cites a book is not said to be absent from its sources."""
    weighed = claim(markers=("1", "2"), notes=("n-1", "n-2"), urls=(URL,))
    seen = facts(
        document(claims=(weighed,), notes=(note("1", URL), note("2", at=600))),
        sources=[HERE],
        evidence={"c-1": (evidence(ABSENT),)},
    )
    assert findings(seen, "EA3") == ()


def test_repeats_speak_through_their_original():
    """The same trouble is not said twice."""
    claims = (claim(urls=(URL,)), claim("c-2", at=90, urls=(URL,), repeats="c-1"))
    found = {"c-1": (evidence(DIFFERS),), "c-2": (evidence(DIFFERS),)}
    seen = facts(document(claims=claims), sources=[HERE], evidence=found)
    assert [finding.claim for finding in findings(seen, "EA302")] == ["c-1"]


def test_a_difference_quotes_both_figures_and_the_page():
    """The nearest passage wins; the kind of difference is named where it says something."""
    found = (evidence(DIFFERS, score=0.4), evidence(DIFFERS, OTHER, score=0.9, page=12))
    seen = facts(cited(urls=(URL, OTHER)), sources=[HERE, THERE], evidence={"c-1": found})
    (finding,) = findings(seen, "EA302")
    assert finding.message == (
        f"the document says “80 per cent”, {OTHER} (page 12) says “85%”; "
        "the difference looks like one of digits"
    )
    assert (finding.claim, finding.note, finding.url) == ("c-1", "n-1", OTHER)


def test_unreadable_is_said_only_of_sources_that_a_claim_cites():
    """A further-reading link was never weighed."""
    seen = facts(document(notes=(note("1", URL),)), sources=[HERE])
    assert findings(seen, "EA303") == ()
