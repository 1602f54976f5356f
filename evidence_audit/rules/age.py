"""EA4xx: sources, and decisions about claims, that time has overtaken."""

from collections.abc import Iterator

from evidence_audit.model import Document, Facts, Policy, Severity
from evidence_audit.rules.citing import citings
from evidence_audit.rules.decisions import decisions_on, has_expired
from evidence_audit.rules.rule import Hit, Place, Rule, claims_by_note, note_place
from evidence_audit.rules.standing import is_withdrawn, over_age


class SourceTooOld(Rule):
    """A cited source is older than the policy allows (`--max-source-age`).

    Why: a figure of long ago may be right and no longer true.

    Mend: look for a newer edition, or say in the text which year the figure is of.
    """

    code, name, severity = "EA401", "source-too-old", Severity.WARNING

    def hits(self, facts: Facts, policy: Policy) -> Iterator[Hit]:
        """Yield each cited source over age, once per note; none without a limit in the policy."""
        for document in facts.documents:
            for place, dated in _overaged(document, facts, policy):
                stated, by = dated
                what = place.url or f"the source of {by}"
                yield Hit(
                    place=place,
                    message=f"{what} is of {stated}, as {by} says; the policy asks for newer sources",
                    hint="look for a newer edition, or say in the text which year the figure is of",
                )


class SourceWithdrawn(Rule):
    """The cited page says of itself that it is withdrawn, retracted or superseded.

    Why: its publisher no longer stands by what it says.

    Mend: cite what has replaced it, and check that the figure is still the same.
    """

    code, name, severity = "EA403", "source-withdrawn", Severity.ERROR

    def hits(self, facts: Facts, policy: Policy) -> Iterator[Hit]:
        """Yield each cited page that says it is withdrawn, once per note."""
        for document in facts.documents:
            for citing in citings(document):
                source = facts.sources.get(citing.url)
                if source is not None and is_withdrawn(source):
                    yield Hit(
                        place=citing.place,
                        message=f"{citing.where}: {citing.url} says of itself: “{source.withdrawn}”",
                        hint="cite what has replaced it, and check the figure there",
                    )


class ReviewExpired(Rule):
    """A decision about this claim was made until a date that has passed.

    Why: whoever decided wanted it looked at again by then.

    Mend: check the claim again and renew the decision in claims.yaml, or drop it.
    """

    code, name, severity = "EA405", "review-expired", Severity.WARNING

    def hits(self, facts: Facts, policy: Policy) -> Iterator[Hit]:
        """Yield each claim with a decision whose date has passed."""
        for document in facts.documents:
            for claim, decision in decisions_on(document, policy):
                if has_expired(decision, policy):
                    by = f" by {decision.by}" if decision.by else ""
                    word = decision.decision or "decided"
                    yield Hit(
                        place=Place(document=document.path, claims=(claim.id,), location=claim.location),
                        message=f"“{claim.quantity.text}” was {word}{by} until {decision.until}",
                        hint="check it again and renew the decision in claims.yaml, or drop it",
                    )


def _overaged(document: Document, facts: Facts, policy: Policy) -> Iterator[tuple[Place, tuple[str, str]]]:
    for each in citings(document):
        notes = () if each.note is None else (each.note,)
        dated = over_age(notes, facts.sources.get(each.url), policy)
        if dated is not None:
            yield each.place, dated
    citing = claims_by_note(document)
    for note in document.notes:
        dated = over_age([note], None, policy)
        if not note.urls and dated is not None:
            yield note_place(document, note, citing), dated
