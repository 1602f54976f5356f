"""Every rule has a page for people, and the codes, names and severities that are promised."""

import re

import pytest

from evidence_audit.errors import PolicyError
from evidence_audit.rules import RULES, explain

PROMISED = {
    "EA101": ("uncited-claim", "warning"),
    "EA102": ("marker-without-note", "error"),
    "EA103": ("note-without-marker", "note"),
    "EA104": ("note-without-source", "note"),
    "EA105": ("marker-out-of-order", "warning"),
    "EA201": ("dead-link", "error"),
    "EA202": ("moved-link", "warning"),
    "EA203": ("redirected-to-home", "error"),
    "EA204": ("soft-404", "error"),
    "EA205": ("blocked-link", "note"),
    "EA206": ("unreachable-link", "warning"),
    "EA207": ("malformed-url", "error"),
    "EA208": ("bad-certificate", "warning"),
    "EA301": ("figure-not-in-source", "warning"),
    "EA302": ("figure-differs", "warning"),
    "EA303": ("source-unreadable", "note"),
    "EA401": ("source-too-old", "warning"),
    "EA403": ("source-withdrawn", "error"),
    "EA405": ("review-expired", "warning"),
    "EA901": ("unreadable-document", "error"),
    "EA902": ("no-text-layer", "error"),
    "EA903": ("notes-missing", "warning"),
}


@pytest.mark.parametrize("code", PROMISED)
def test_codes_names_and_severities_never_change(code):
    """CI systems filter by them."""
    assert (RULES[code].name, RULES[code].severity.value) == PROMISED[code]


def test_rules_are_in_the_order_of_their_codes_and_share_no_name():
    """A table of rules reads from EA101 upwards."""
    assert list(RULES) == sorted(RULES)
    assert [rule.code for rule in RULES.values()] == list(RULES)
    assert len({rule.name for rule in RULES.values()}) == len(RULES)


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES.keys())
def test_every_rule_says_what_why_and_how_to_mend_it(rule):
    """`explain`, the rules page and SARIF are made from the docstring, in this order."""
    paragraphs = rule.page().split("\n\n")
    assert [paragraph.split()[0] for paragraph in paragraphs[1:]] == ["Why:", "Mend:"]
    assert re.fullmatch(r"[A-Z].+\.", rule.summary())
    assert all(len(paragraph.split()) >= 6 for paragraph in paragraphs)


@pytest.mark.parametrize("asked", ["EA102", "ea102", "marker-without-note", " EA102 "])
def test_explain_takes_a_code_or_a_name(asked):
    """The page starts with both and the severity."""
    assert explain(asked).startswith("EA102 marker-without-note (error)\n\nA reader who follows")


def test_explain_names_what_it_does_not_know():
    """A mistyped code is a wrong option."""
    with pytest.raises(PolicyError, match=r"'EA999'.*evidence-audit rules"):
        explain("EA999")
