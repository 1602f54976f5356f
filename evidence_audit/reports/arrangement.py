"""A report put in the order in which a person wants it: worst first, each sentence once.

Formats for people share this: what belongs together, what may be folded. How it looks is theirs.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from evidence_audit.model import (
    AuditedDocument,
    Claim,
    Finding,
    Judgement,
    Level,
    Report,
    Severity,
    Verdict,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Claims of one sentence that stand alike: one thing to look at."""

    judgements: tuple[Judgement, ...]
    """At least one, in text order; they share sentence, verdict, reason and citation."""
    findings: tuple[Finding, ...] = ()
    """What the rules say of them, the deciding rule first; waived ones included."""
    repeats: tuple[Claim, ...] = ()
    """Pull quotes and restatements of these claims."""

    @property
    def claim(self) -> Claim:
        """The first of its claims."""
        return self.judgements[0].claim

    @property
    def verdict(self) -> Verdict:
        """How all its claims stand."""
        return self.judgements[0].verdict

    @property
    def reason(self) -> str | None:
        """Code of the rule that decided."""
        return self.judgements[0].reason

    @property
    def standing(self) -> tuple[Finding, ...]:
        """The findings that nobody has waived."""
        return tuple(finding for finding in self.findings if finding.waived is None)

    @property
    def worth(self) -> float:
        """How much the weightiest of its claims is worth checking, 0 to 1."""
        return max(judgement.claim.worth for judgement in self.judgements)

    @property
    def is_accepted(self) -> bool:
        """Whether a person has accepted all that is wrong with it."""
        return self.verdict is not Verdict.SUPPORTED and bool(self.findings) and not self.standing

    @property
    def is_optional(self) -> bool:
        """Whether an editor could go either way on asking for a source."""
        return all(judgement.claim.level is Level.MAY for judgement in self.judgements)

    @property
    def is_minor(self) -> bool:
        """Whether a line will do: nothing is wrong, no rule has a word on it, or it is optional."""
        worst = max((finding.severity.rank for finding in self.standing), default=0)
        if self.verdict is Verdict.SUPPORTED:
            return worst <= Severity.NOTE.rank
        if self.verdict is Verdict.UNVERIFIED and worst == 0:
            return True
        return self.is_optional and worst < Severity.ERROR.rank


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """One document, arranged."""

    audited: AuditedDocument
    entries: tuple[Entry, ...]
    """In text order."""
    general: tuple[Finding, ...] = ()
    """Findings about the document as a whole."""
    loose: tuple[Finding, ...] = ()
    """Findings at a place, a note or a link, but at no claim."""

    def of(self, verdict: Verdict) -> tuple[Entry, ...]:
        """Return the entries of a verdict that no person has accepted, in text order."""
        return tuple(entry for entry in self.entries if entry.verdict is verdict and not entry.is_accepted)

    def accepted(self) -> tuple[Entry, ...]:
        """Return the entries that a person has accepted."""
        return tuple(entry for entry in self.entries if entry.is_accepted)


def worst_first(entries: Iterable[Entry]) -> list[Entry]:
    """Return entries in the order of reading: the weightiest first, equals in text order."""
    return sorted(entries, key=lambda entry: -entry.worth)


def chapters(report: Report) -> tuple[Chapter, ...]:
    """Return the documents of a report, arranged, in the report's order."""
    own = by_document(report.findings)
    return tuple(_chapter(audited, own.get(audited.document.path, [])) for audited in report.documents)


def by_document(findings: Iterable[Finding]) -> dict[str | None, list[Finding]]:
    """Return the findings of each document, by its path, in their order; None: of no document."""
    found: dict[str | None, list[Finding]] = {}
    for finding in findings:
        found.setdefault(finding.document, []).append(finding)
    return found


def elsewhere(report: Report) -> tuple[Finding, ...]:
    """Return the findings that are about none of the documents, without those that `unread` tells already."""
    told = {audited.document.path for audited in report.documents} | {unread.path for unread in report.unread}
    return tuple(finding for finding in report.findings if finding.document not in told)


def _chapter(audited: AuditedDocument, findings: Sequence[Finding]) -> Chapter:
    entries = tuple(_entries(audited.judgements, findings))
    placed = {id(finding) for entry in entries for finding in entry.findings}
    rest = [finding for finding in findings if id(finding) not in placed]
    return Chapter(
        audited=audited,
        entries=entries,
        general=tuple(finding for finding in rest if _is_general(finding)),
        loose=tuple(finding for finding in rest if not _is_general(finding)),
    )


def _is_general(finding: Finding) -> bool:
    """Tell whether a finding is about the document: it has no place, or its place is but an example."""
    return finding.rule.startswith("EA9") or all(
        part is None for part in (finding.claim, finding.note, finding.url, finding.location)
    )


def _entries(judgements: Iterable[Judgement], findings: Sequence[Finding]) -> Iterator[Entry]:
    """Group neighbours that stand alike; a repeat goes beneath its original, where that is here."""
    judgements = tuple(judgements)
    originals = _originals([judgement.claim for judgement in judgements])
    own: list[Judgement] = []
    below: dict[str, list[Claim]] = {}
    for judgement, original in zip(judgements, originals, strict=True):
        if original is None:
            own.append(judgement)
        else:
            below.setdefault(original, []).append(judgement.claim)
    for _, alike in groupby(own, key=_kinship):
        group = tuple(alike)
        repeats = tuple(claim for judgement in group for claim in below.pop(judgement.claim.id, ()))
        ids = {judgement.claim.id for judgement in group} | {claim.id for claim in repeats}
        yield Entry(judgements=group, findings=_findings(group, ids, findings), repeats=repeats)


def _originals(claims: Sequence[Claim]) -> list[str | None]:
    """Return for each claim the id of what it repeats in the end; None where it stands for itself.

    That is a claim without `repeats`, and one whose original is not here or which repeats in a circle.
    """
    firsts = {claim.id for claim in claims if claim.repeats is None}
    repeated = {claim.id: claim.repeats for claim in claims if claim.repeats is not None}

    def original(claim: Claim) -> str | None:
        at, passed = claim.repeats, set()
        while at is not None and at not in firsts and at not in passed:
            passed.add(at)
            at = repeated.get(at)
        return at if at in firsts else None

    return [original(claim) for claim in claims]


def _kinship(judgement: Judgement) -> tuple[object, ...]:
    claim = judgement.claim
    return (claim.sentence, judgement.verdict, judgement.reason, claim.markers, claim.notes, claim.urls)


def _findings(
    group: tuple[Judgement, ...], ids: set[str], findings: Sequence[Finding]
) -> tuple[Finding, ...]:
    """Return the findings of a group: those that name a claim of it, and what decided.

    A broken link is found once for its note, and names the first claim that cites it. The
    others have no finding of the deciding rule for themselves, and share that one.
    """
    claim, reason = group[0].claim, group[0].reason
    own = [finding for finding in findings if finding.claim in ids]
    if not any(finding.rule == reason for finding in own):
        own += [
            finding
            for finding in findings
            if finding.rule == reason and (finding.note in claim.notes or finding.url in claim.urls)
        ]
    return tuple(sorted(own, key=lambda finding: (finding.rule != reason, -finding.severity.rank)))
