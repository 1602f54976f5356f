"""The verdict of a claim, row by row: the first that applies, and the rule that decided."""

from datetime import timedelta

import pytest

from evidence_audit.model import Level, Outcome, Status, Trouble, Verdict
from evidence_audit.rules import judge
from tests.rules.nouns import OTHER, URL, claim, document, evidence, facts, markers, note, policy, source

SUPPORTED, STALE = Verdict.SUPPORTED, Verdict.STALE
UNVERIFIED, UNSUPPORTED = Verdict.UNVERIFIED, Verdict.UNSUPPORTED
SAME, DIFFERS, ABSENT = Outcome.SAME, Outcome.DIFFERS, Outcome.ABSENT

LIVE, MOVED = source(), source(status=Status.MOVED)
DEAD = source(status=Status.DEAD, trouble=Trouble.GONE)
HOME = source(status=Status.MOVED, trouble=Trouble.HOME)
SOFT = source(status=Status.DEAD, trouble=Trouble.SOFT_404)
BLOCKED, UNREACHABLE = source(status=Status.BLOCKED), source(status=Status.UNREACHABLE)
OFFLINE = source(status=Status.UNCHECKED, trouble=Trouble.OFFLINE)
MALFORMED = source(status=Status.UNREACHABLE, trouble=Trouble.MALFORMED)
CERTIFICATE = source(status=Status.UNREACHABLE, trouble=Trouble.CERTIFICATE)
WITHDRAWN = source(withdrawn="withdrawn in May")
OLD = source(published="2009")

ONE_SOURCE = [  # the source, its evidence, verdict, reason
    (LIVE, SAME, SUPPORTED, None),
    (MOVED, SAME, SUPPORTED, None),
    (DEAD, None, STALE, "EA201"),
    (DEAD, SAME, STALE, "EA201"),
    (HOME, ABSENT, STALE, "EA203"),
    (SOFT, ABSENT, STALE, "EA204"),
    (WITHDRAWN, SAME, STALE, "EA403"),
    (OLD, SAME, STALE, "EA401"),
    (BLOCKED, None, UNVERIFIED, "EA205"),
    (UNREACHABLE, None, UNVERIFIED, "EA206"),
    (OFFLINE, None, UNVERIFIED, "EA206"),
    (MALFORMED, None, UNVERIFIED, "EA207"),
    (CERTIFICATE, None, UNVERIFIED, "EA208"),
    (LIVE, None, UNVERIFIED, "EA303"),
    (LIVE, ABSENT, UNSUPPORTED, "EA301"),
    (LIVE, DIFFERS, UNSUPPORTED, "EA302"),
]

TWO_SOURCES = [  # beside the source above, OTHER is live and says this
    (DEAD, SAME, SUPPORTED, None),
    (WITHDRAWN, SAME, SUPPORTED, None),
    (BLOCKED, SAME, SUPPORTED, None),
    (DEAD, ABSENT, STALE, "EA201"),
    (BLOCKED, ABSENT, UNVERIFIED, "EA205"),
    (LIVE, DIFFERS, UNVERIFIED, "EA303"),
]


def verdict(*documents, sources=(), weighed=None):
    seen = facts(*documents, sources=sources, evidence=weighed)
    audited, _ = judge(seen, policy(max_source_age=timedelta(days=3650)))
    return [(each.verdict, each.reason) for each in audited[0].judgements]


def citing(*urls, **rest):
    cites = claim(markers=("1",), notes=("n-1",), urls=urls)
    return document(claims=(cites,), markers=markers("1"), notes=(note("1", *urls, **rest),))


@pytest.mark.parametrize(("seen", "outcome", "expected", "reason"), ONE_SOURCE)
def test_a_claim_with_one_source(seen, outcome, expected, reason):
    """What was seen at the address comes before what the page says."""
    weighed = {"c-1": (evidence(outcome),)} if outcome else {}
    assert verdict(citing(URL), sources=[seen], weighed=weighed) == [(expected, reason)]


@pytest.mark.parametrize(("seen", "outcome", "expected", "reason"), TWO_SOURCES)
def test_a_claim_with_two_sources(seen, outcome, expected, reason):
    """One good source is enough; otherwise the first row of the table that applies."""
    weighed = {"c-1": (evidence(outcome, OTHER),)}
    assert verdict(citing(URL, OTHER), sources=[seen, source(OTHER)], weighed=weighed) == [(expected, reason)]


@pytest.mark.parametrize(
    ("first", "second", "reason"), [(ABSENT, DIFFERS, "EA302"), (ABSENT, ABSENT, "EA301")]
)
def test_another_figure_says_more_than_none(first, second, reason):
    """With every source read and none holding it, a different figure is the reason."""
    weighed = {"c-1": (evidence(first), evidence(second, OTHER))}
    found = verdict(citing(URL, OTHER), sources=[LIVE, source(OTHER)], weighed=weighed)
    assert found == [(UNSUPPORTED, reason)]


def test_a_source_that_was_not_asked_is_unverified():
    """An offline run accuses nobody."""
    assert verdict(citing(URL)) == [(UNVERIFIED, "EA206")]


WITHOUT_ADDRESS = [  # document, verdict, reason
    ("nothing cited", document(claims=(claim(),)), UNSUPPORTED, "EA101"),
    ("nothing cited, level may", document(claims=(claim(level=Level.MAY),)), UNSUPPORTED, "EA101"),
    ("a note without an address", citing(), UNVERIFIED, "EA104"),
    ("an old note without an address", citing(year=2001), STALE, "EA401"),
    (
        "a marker that leads nowhere",
        document(claims=(claim(markers=("2",)),), markers=markers("1", "2!"), notes=(note("1", URL),)),
        UNSUPPORTED,
        "EA102",
    ),
    (
        "notes that are not in the file",
        document(claims=(claim(markers=("2",)),), markers=markers("1!", "2!")),
        UNVERIFIED,
        "EA903",
    ),
]


@pytest.mark.parametrize(
    ("seen", "expected", "reason"),
    [row[1:] for row in WITHOUT_ADDRESS],
    ids=[row[0] for row in WITHOUT_ADDRESS],
)
def test_a_claim_without_an_address(seen, expected, reason):
    """Nothing cited is unsupported; a source that only people can follow is unverified."""
    assert verdict(seen) == [(expected, reason)]


def test_an_inline_link_is_a_source():
    """A claim needs no note to be supported."""
    seen = document(claims=(claim(urls=(URL,)),))
    assert verdict(seen, sources=[LIVE], weighed={"c-1": (evidence(SAME),)}) == [(SUPPORTED, None)]


def test_a_book_beside_a_read_source_leaves_it_open():
    """The figure may be in the book."""
    cites = claim(markers=("1", "2"), notes=("n-1", "n-2"), urls=(URL,))
    seen = document(claims=(cites,), notes=(note("1", URL), note("2", at=700)))
    assert verdict(seen, sources=[LIVE], weighed={"c-1": (evidence(ABSENT),)}) == [(UNVERIFIED, "EA104")]


def test_a_repeat_takes_the_verdict_of_what_it_repeats():
    """Also through a chain of repeats, and with the evidence of the original."""
    claims = (
        claim("c-3", at=5, repeats="c-2"),
        claim("c-2", at=30, repeats="c-1", markers=("9",)),
        claim("c-1", at=60, urls=(URL,)),
    )
    seen = facts(document(claims=claims), sources=[LIVE], evidence={"c-1": (evidence(SAME),)})
    judged = judge(seen, policy())[0][0].judgements
    assert [each.verdict for each in judged] == [SUPPORTED] * 3
    assert [len(each.evidence) for each in judged] == [1] * 3


def test_a_withdrawn_page_holding_the_figure_is_in_the_evidence_all_the_same():
    """The report shows what was read, whatever the verdict."""
    seen = facts(citing(URL), sources=[WITHDRAWN], evidence={"c-1": (evidence(SAME),)})
    (judged,) = judge(seen, policy())[0][0].judgements
    assert [each.outcome for each in judged.evidence] == [SAME]
