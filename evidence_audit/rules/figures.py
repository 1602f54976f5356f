"""EA3xx: whether the cited sources hold the figure."""

from collections.abc import Iterator

from evidence_audit.model import Claim, Document, Evidence, Facts, Outcome, Policy, Severity
from evidence_audit.rules.citing import citings, claim_addresses, claim_notes
from evidence_audit.rules.rule import Hit, Place, Rule
from evidence_audit.rules.standing import is_at_its_address


class FigureNotInSource(Rule):
    """The cited source was read, and the figure was not found in it.

    Why: the note may lead to the wrong source or the wrong page, or the figure may be worked out
    from others; a reader cannot tell which.

    Mend: look the figure up in the source. Cite the page that holds it, or say how it was worked out.
    """

    code, name, severity = "EA301", "figure-not-in-source", Severity.WARNING

    def hits(self, facts: Facts, policy: Policy) -> Iterator[Hit]:
        """Yield each claim all of whose cited sources were read, with no such figure in any."""
        for document, claim, evidence in _weighed(facts):
            absent = all(each.outcome is Outcome.ABSENT for each in evidence)
            if absent and _all_read(document, claim, evidence):
                yield Hit(
                    place=_evidence_place(document, claim, evidence[0]),
                    message=f"“{claim.quantity.text}” was not found in {_sources_in_words(evidence)}",
                    hint="look it up there; cite the page that holds it, or say how it was worked out",
                )


class FigureDiffers(Rule):
    """The cited source gives another figure for what seems to be the same thing.

    Why: the figure may be mistyped, rounded too far, out of date, or about something slightly different.

    Mend: compare the passage with the sentence; correct the figure, or make clear what it counts.
    """

    code, name, severity = "EA302", "figure-differs", Severity.WARNING

    def hits(self, facts: Facts, policy: Policy) -> Iterator[Hit]:
        """Yield each claim with another figure in a cited source and its own figure in none."""
        for document, claim, evidence in _weighed(facts):
            others = [each for each in evidence if each.outcome is Outcome.DIFFERS]
            if others:
                nearest = max(others, key=lambda each: each.score)
                yield Hit(
                    place=_evidence_place(document, claim, nearest),
                    message=_differing(claim, nearest),
                    hint="compare the passage with the sentence, and correct whichever is wrong",
                )


class SourceUnreadable(Rule):
    """The cited page answered, but no text could be read from it.

    Why: it may be a picture, a film, a spreadsheet, a page drawn by scripts or one in a language that
    is not understood; whether it holds the figure is not known.

    Mend: open it and look. Accept the claim with who checked it, or cite a readable form.
    """

    code, name, severity = "EA303", "source-unreadable", Severity.NOTE

    def hits(self, facts: Facts, policy: Policy) -> Iterator[Hit]:
        """Yield each address that is there, is cited by a claim, and gave no evidence for any."""
        for document in facts.documents:
            unread = _unread_addresses(document, facts)
            for citing in citings(document):
                if citing.url in unread:
                    why = _why_unread(citing.url, facts)
                    yield Hit(
                        place=citing.place,
                        message=f"{citing.where}: {citing.url} is there, but {why}",
                        hint="open it and look for the figure; if it is there, accept it in claims.yaml",
                    )


def _why_unread(url: str, facts: Facts) -> str:
    source = facts.sources[url]
    return (
        f"no text could be read from it: {source.reason}"
        if source.snapshot is None
        else "its text was not understood"
    )


def _weighed(facts: Facts) -> Iterator[tuple[Document, Claim, tuple[Evidence, ...]]]:
    """Yield claims that were weighed and found in no source; repeats speak through their original."""
    for document in facts.documents:
        ids = {claim.id for claim in document.claims}
        for claim in document.claims:
            evidence = facts.evidence.get((document.path, claim.id), ())
            held = any(each.outcome is Outcome.SAME for each in evidence)
            if evidence and not held and claim.repeats not in ids:
                yield document, claim, evidence


def _all_read(document: Document, claim: Claim, evidence: tuple[Evidence, ...]) -> bool:
    read = {each.url for each in evidence}
    bare = any(not note.urls for note in claim_notes(document, claim))
    return not bare and all(url in read for url in claim_addresses(document, claim))


def _unread_addresses(document: Document, facts: Facts) -> frozenset[str]:
    cited = {url for claim in document.claims if claim.repeats is None for url in claim.urls}
    read = {
        each.url for claim in document.claims for each in facts.evidence.get((document.path, claim.id), ())
    }
    return frozenset(url for url in cited if url not in read and is_at_its_address(facts.sources.get(url)))


def _evidence_place(document: Document, claim: Claim, evidence: Evidence) -> Place:
    notes = claim_addresses(document, claim).get(evidence.url or "", ())
    return Place(
        document=document.path,
        claims=(claim.id,),
        note=notes[0].id if notes else None,
        url=evidence.url,
        location=claim.location,
    )


def _sources_in_words(evidence: tuple[Evidence, ...]) -> str:
    if len(evidence) == 1:
        return f"the source that it cites, {evidence[0].url}"
    return f"any of the {len(evidence)} sources that it cites"


def _differing(claim: Claim, evidence: Evidence) -> str:
    figure = f"“{evidence.quantity.text}”" if evidence.quantity else "another figure"
    page = f" (page {evidence.page})" if evidence.page else ""
    kind = f"; the difference looks like one of {evidence.difference}" if _is_telling(evidence) else ""
    return f"the document says “{claim.quantity.text}”, {evidence.url}{page} says {figure}{kind}"


def _is_telling(evidence: Evidence) -> bool:
    return evidence.difference is not None and evidence.difference != "other"
