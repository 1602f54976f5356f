"""What people decided about claims: whom a decision concerns, and what it waives."""

from collections.abc import Iterator
from fnmatch import fnmatchcase

from evidence_audit.model import Claim, Decision, Document, Facts, Policy

Waivers = dict[tuple[str, str], str]
"""Reasons for accepting, by document path and claim id."""


def waivers(facts: Facts, policy: Policy) -> Waivers:
    """Return why each accepted claim is accepted; claims without a decision in force are not there."""
    return {
        (document.path, claim.id): decision.reason or "accepted"
        for document in facts.documents
        for claim, decision in decisions_on(document, policy)
        if decision.decision == "accepted" and not has_expired(decision, policy)
    }


def decisions_on(document: Document, policy: Policy) -> Iterator[tuple[Claim, Decision]]:
    """Yield each claim of `document` that a decision is about, in the order of the decisions.

    A decision goes by the claim's id. Where no claim has that id any more, because the
    sentence was reworded around the same figure, it goes by document and quote.
    """
    for decision in policy.decisions:
        if decision.document is not None and not _names(decision.document, document.path):
            continue
        by_id = [claim for claim in document.claims if decision.id and claim.id == decision.id]
        yield from ((claim, decision) for claim in by_id or _by_quote(document, decision))


def has_expired(decision: Decision, policy: Policy) -> bool:
    """Tell whether the day until which the decision holds has passed; that day itself still counts."""
    return decision.until is not None and policy.today > decision.until


def _by_quote(document: Document, decision: Decision) -> list[Claim]:
    if decision.document is None or decision.quote is None:
        return []
    quote = _plain(decision.quote)
    return [claim for claim in document.claims if _is_quoted(claim, quote)]


def _is_quoted(claim: Claim, quote: str) -> bool:
    return _plain(claim.quantity.text) in quote and quote in (
        _plain(claim.quantity.text),
        _plain(claim.quote),
        _plain(claim.sentence),
    )


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _names(pattern: str, path: str) -> bool:
    """Tell whether a path of claims.yaml, or a pattern, means the document at `path`."""
    pattern, path = (each.replace("\\", "/").removeprefix("./") for each in (pattern, path))
    return fnmatchcase(path, pattern) or path.endswith("/" + pattern)
