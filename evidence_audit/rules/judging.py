"""The last word on all facts: verdicts for claims, findings for people."""

from evidence_audit.model import AuditedDocument, Facts, Finding, Policy, Severity
from evidence_audit.rules.decisions import Waivers, waivers
from evidence_audit.rules.registry import RULES
from evidence_audit.rules.rule import Hit, Rule
from evidence_audit.rules.selection import severity
from evidence_audit.rules.verdicts import judgements

_NEVER_WAIVED = "EA405"


def judge(facts: Facts, policy: Policy) -> tuple[tuple[AuditedDocument, ...], tuple[Finding, ...]]:
    """Return the documents with their verdicts, and the findings.

    Both are in the order of `facts.documents`; findings then by place and by rule, those
    about inputs that could not be read last. A finding that concerns only accepted
    claims is kept, with the reason in `waived`.
    """
    audited = tuple(
        AuditedDocument(document=document, judgements=judgements(document, facts, policy))
        for document in facts.documents
    )
    return audited, _findings(facts, policy)


def _findings(facts: Facts, policy: Policy) -> tuple[Finding, ...]:
    accepted = waivers(facts, policy)
    findings = []
    for rule in RULES.values():
        worth = severity(rule, policy)
        if worth is not None:
            findings += [_finding(rule, worth, hit, accepted) for hit in rule.hits(facts, policy)]
    paths = [*(document.path for document in facts.documents), *(unread.path for unread in facts.unread)]
    order = {path: place for place, path in reversed(list(enumerate(paths)))}
    return tuple(sorted(findings, key=lambda finding: _sort_key(finding, order)))


def _finding(rule: Rule, worth: Severity, hit: Hit, accepted: Waivers) -> Finding:
    place = hit.place
    return Finding(
        rule=rule.code,
        name=rule.name,
        severity=worth,
        message=" ".join(hit.message.split()),  # figures are quoted as they stand, line breaks and all
        document=place.document,
        claim=place.claims[0] if place.claims else None,
        note=place.note,
        url=place.url,
        location=place.location,
        waived=None if rule.code == _NEVER_WAIVED else _waived(hit, accepted),
        hint=hit.hint,
    )


def _waived(hit: Hit, accepted: Waivers) -> str | None:
    """Return the reason for accepting, when every claim that the hit concerns is accepted."""
    reasons = [accepted.get((hit.place.document or "", claim)) for claim in hit.place.claims]
    return reasons[0] if reasons and all(reasons) else None


def _sort_key(finding: Finding, order: dict[str, int]) -> tuple[int, int, str, str]:
    start = -1 if finding.location is None else finding.location.start
    return (order.get(finding.document or "", len(order)), start, finding.rule, finding.url or "")
