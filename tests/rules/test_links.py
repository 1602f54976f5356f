"""EA2xx: what became of cited addresses, said once per address and note."""

import pytest

from evidence_audit.model import Capture, Link, Status, Trouble
from tests.rules.nouns import NOW, OTHER, URL, cited, claim, document, facts, findings, markers, note, source

LINKS = [  # what was seen, the one rule that speaks
    (Status.LIVE, None, None),
    (Status.MOVED, None, "EA202"),
    (Status.DEAD, Trouble.GONE, "EA201"),
    (Status.DEAD, Trouble.NO_HOST, "EA201"),
    (Status.DEAD, Trouble.HOME, "EA203"),
    (Status.MOVED, Trouble.HOME, "EA203"),
    (Status.DEAD, Trouble.SOFT_404, "EA204"),
    (Status.BLOCKED, Trouble.REFUSED, "EA205"),
    (Status.UNREACHABLE, Trouble.TIMEOUT, "EA206"),
    (Status.UNREACHABLE, Trouble.SERVER, "EA206"),
    (Status.UNCHECKED, Trouble.PRIVATE, "EA206"),
    (Status.DEAD, Trouble.MALFORMED, "EA207"),
    (Status.UNCHECKED, Trouble.MALFORMED, "EA207"),
    (Status.UNREACHABLE, Trouble.CERTIFICATE, "EA208"),
    (Status.UNCHECKED, Trouble.OFFLINE, None),
    (Status.UNCHECKED, Trouble.NETWORK_DOWN, None),
    (Status.UNREACHABLE, Trouble.NETWORK_DOWN, None),
]


@pytest.mark.parametrize(("status", "trouble", "rule"), LINKS)
def test_one_rule_speaks_of_a_link(status, trouble, rule):
    """A trouble of one's own network, or a link that was not asked, is no finding at all."""
    seen = facts(cited(), sources=[source(status=status, trouble=trouble, reason="seen so")])
    found = findings(seen, "EA2")
    assert [finding.rule for finding in found] == ([rule] if rule else [])
    for finding in found:
        assert finding.message.startswith(f"note 1: {URL} ")
        assert finding.message.endswith(": seen so")
        assert finding.hint
        assert (finding.note, finding.url, finding.claim) == ("n-1", URL, "c-1")


def test_a_link_that_was_not_asked_is_no_finding():
    """Offline runs stay quiet."""
    assert findings(facts(cited()), "EA2") == ()


def test_a_note_cited_by_many_claims_is_said_once():
    """Ten claims on one dead link are one thing to mend."""
    claims = tuple(claim(f"c-{n}", at=n, markers=("1",), notes=("n-1",), urls=(URL,)) for n in range(10))
    seen = facts(
        document(claims=claims, markers=markers("1"), notes=(note("1", URL, URL),)),
        sources=[source(status=Status.DEAD)],
    )
    assert [finding.claim for finding in findings(seen, "EA201")] == ["c-0"]


def test_two_notes_with_the_same_dead_link_are_two_findings():
    """Each note has to be mended."""
    notes = (note("1", URL), note("2", URL, OTHER, at=600))
    seen = facts(document(notes=notes), sources=[source(status=Status.DEAD), source(OTHER)])
    assert [finding.note for finding in findings(seen, "EA201")] == ["n-1", "n-2"]


def test_links_of_the_text_are_said_once_and_not_again_for_notes():
    """A link in the text is named as such; the address of a note belongs to its note."""
    links = (
        Link(url=OTHER, start=5, end=9),
        Link(url=OTHER, start=50, end=59),
        Link(url=URL, start=505, end=515),
    )
    seen = facts(
        document(notes=(note("1", URL),), links=links),
        sources=[source(status=Status.DEAD), source(OTHER, Status.DEAD)],
    )
    found = findings(seen, "EA201")
    assert [(finding.url, finding.note, finding.location.start) for finding in found] == [
        (OTHER, None, 5),
        (URL, "n-1", 500),
    ]
    assert found[0].message.startswith(f"the text: {OTHER} ")


def test_an_address_that_only_a_claim_gives_is_placed_at_the_claim():
    """Nothing that was asked goes unsaid."""
    seen = facts(document(claims=(claim(urls=(URL,), at=77),)), sources=[source(status=Status.DEAD)])
    assert [finding.location.start for finding in findings(seen, "EA201")] == [77]


@pytest.mark.parametrize("trouble", [Trouble.GONE, Trouble.HOME, Trouble.SOFT_404])
def test_a_known_archived_copy_is_the_hint(trouble):
    """A page that is gone can be cited from an archive."""
    capture = Capture(url="https://archive.example/1", at=NOW)
    seen = facts(cited(), sources=[source(status=Status.DEAD, trouble=trouble, archived=capture)])
    assert findings(seen, "EA2")[0].hint == "cite the archived copy of 2026-11-21: https://archive.example/1"


HINTS = [
    ({"status": Status.MOVED, "final_url": OTHER}, OTHER),
    ({"status": Status.MOVED}, "new address"),
    ({"status": Status.UNCHECKED, "trouble": Trouble.PRIVATE}, "--allow-private"),
    ({"status": Status.UNREACHABLE, "trouble": Trouble.TIMEOUT}, "try again"),
]


@pytest.mark.parametrize(("seen", "words"), HINTS)
def test_hints_say_what_to_do_next(seen, words):
    """The new address where it is known, the option where one helps."""
    (finding,) = findings(facts(cited(), sources=[source(**seen)]), "EA2")
    assert words in finding.hint
