"""What a policy and people's decisions make of the findings, and their order."""

from datetime import timedelta

import pytest

from evidence_audit.model import Decision, Severity, Status, Unread
from evidence_audit.rules import judge
from tests.rules.nouns import TODAY, URL, cited, claim, document, facts, markers, note, policy, source

DEAD = source(status=Status.DEAD)
BROKEN = document(
    claims=(claim(), claim("c-2", at=40, markers=("2",))), markers=markers("1", "2!"), notes=(note("1", URL),)
)


def rules(seen, **settings):
    return [finding.rule for finding in judge(seen, policy(**settings))[1]]


SELECTIONS = [  # settings, rules that speak of BROKEN
    ({}, ["EA101", "EA102", "EA201"]),
    ({"select": ("EA1",)}, ["EA101", "EA102"]),
    ({"ignore": ("EA1",)}, ["EA201"]),
    ({"select": ("EA102",), "ignore": ("EA1",)}, ["EA102"]),
    ({"select": ("EA1",), "ignore": ("EA1",)}, []),
    ({"select": ()}, []),
    ({"severities": {"EA101": None}}, ["EA102", "EA201"]),
    ({"severities": {"EA": None, "EA2": Severity.NOTE}}, ["EA201"]),
]


@pytest.mark.parametrize(("settings", "said"), SELECTIONS)
def test_the_most_specific_prefix_decides(settings, said):
    """As in linters: a code beats its family, and ignoring wins a tie."""
    assert rules(facts(BROKEN, sources=[DEAD]), **settings) == said


def test_severities_can_be_overruled():
    """By code or by family; the verdict stays what it is."""
    seen = facts(BROKEN, sources=[DEAD])
    found = judge(seen, policy(severities={"EA1": Severity.NOTE, "EA102": Severity.WARNING}))[1]
    assert [each.severity for each in found] == [Severity.NOTE, Severity.WARNING, Severity.ERROR]


def accept(id="c-1", **rest):
    rest.setdefault("decision", "accepted")
    return Decision(id=id, reason="confirmed by the publisher", **rest)


WAIVERS = [  # decision, is the dead link of claim c-1 waived
    (accept(), True),
    (accept(until=TODAY), True),
    (accept(until=TODAY - timedelta(days=1)), False),
    (accept("c-9"), False),
    (accept(decision="disputed"), False),
    (accept(document="report.md"), True),
    (accept(document="*.md"), True),
    (accept(document="other.md"), False),
    (accept("", document="report.md", quote="80  per cent"), True),
    (accept("c-9", document="report.md", quote="saw 80 per cent of it"), True),
    (accept("c-9", document="report.md", quote="saw 90 per cent of it"), False),
    (accept("c-9", quote="80 per cent"), False),
]


@pytest.mark.parametrize(("decision", "waived"), WAIVERS)
def test_an_accepted_claim_waives_its_findings(decision, waived):
    """By id, or by document and quote; the finding stays, with the reason."""
    found = judge(facts(cited(), sources=[DEAD]), policy(decisions=(decision,), select=("EA201",)))[1]
    assert [each.waived for each in found] == [decision.reason if waived else None]


def test_a_finding_shared_by_two_claims_is_waived_when_both_are_accepted():
    """Accepting one claim says nothing of the other that rests on the same dead link."""
    claims = tuple(claim(id, at=at, notes=("n-1",), urls=(URL,)) for id, at in (("c-1", 5), ("c-2", 50)))
    seen = facts(document(claims=claims, notes=(note("1", URL),)), sources=[DEAD])
    for decisions, waived in (((accept(),), None), ((accept(), accept("c-2")), "confirmed by the publisher")):
        found = judge(seen, policy(decisions=decisions, select=("EA201",)))[1]
        assert [each.waived for each in found] == [waived]


def test_an_expired_review_is_never_waived():
    """Not even by another decision on the same claim."""
    decisions = (accept(until=TODAY - timedelta(days=9)), accept())
    found = judge(facts(cited(), sources=[DEAD]), policy(decisions=decisions))[1]
    assert [(each.rule, each.waived is None) for each in found] == [("EA405", True), ("EA201", False)]


def test_findings_are_in_the_order_of_documents_then_place_then_rule():
    """Inputs that could not be read come last."""
    second = document("z.md", claims=(claim(at=3),))
    first = document("m.md", claims=(claim("c-2", at=90), claim(at=8)), notes=(note("1", at=90),))
    unread = (Unread(path="a.pdf", reason="broken", remedy="mend it"),)
    found = judge(facts(first, second, unread=unread), policy())[1]
    assert [(each.document, each.location and each.location.start, each.rule) for each in found] == [
        ("m.md", 8, "EA101"),
        ("m.md", 90, "EA101"),
        ("m.md", 90, "EA103"),
        ("m.md", 90, "EA104"),
        ("z.md", 3, "EA101"),
        ("a.pdf", None, "EA901"),
    ]


def test_nothing_to_judge():
    """No documents, no findings."""
    assert judge(facts(), policy()) == ((), ())
