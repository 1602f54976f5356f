"""The verdict of every claim: each cited thing is weighed alone, and the best word counts.

The order is supported, stale, unverified, unsupported, and the reason is the
code of the rule that decided:

* stale: EA201 dead, EA203 sent home, EA204 soft 404, EA403 withdrawn, EA401 too old;
* unverified: EA205 blocked, EA206 unreachable, EA207 no usable address, EA208 bad
  certificate, EA303 unreadable, EA104 a note without an address, EA903 no notes in the file.
  A link that nobody asked (offline, own network down) counts as EA206 too: either
  way nothing came from its address, and only `supported` has no reason;
* unsupported: EA302 another figure, EA301 no such figure, EA102 a marker that leads
  nowhere, EA101 nothing cited.
"""

from collections.abc import Iterator

from evidence_audit.model import Claim, Document, Evidence, Facts, Judgement, Note, Outcome, Policy, Verdict
from evidence_audit.rules.citing import claim_addresses, claim_notes
from evidence_audit.rules.standing import (
    GONE,
    is_at_its_address,
    is_withdrawn,
    link_rule,
    notes_are_missing,
    over_age,
)

Word = tuple[Verdict, str | None]
"""What one cited thing says of a claim, and the code of the rule that it rests on."""

_ORDER = (Verdict.SUPPORTED, Verdict.STALE, Verdict.UNVERIFIED, Verdict.UNSUPPORTED)
_NOT_HELD: dict[Outcome, str] = {Outcome.DIFFERS: "EA302", Outcome.ABSENT: "EA301"}


def judgements(document: Document, facts: Facts, policy: Policy) -> tuple[Judgement, ...]:
    """Return one judgement per claim of `document`, in order; a repeat has that of its original."""
    claims = {claim.id: claim for claim in document.claims}
    found = []
    for claim in document.claims:
        deciding = original(claim, claims)
        verdict, reason = _verdict(document, deciding, facts, policy)
        evidence = _evidence(document, claim, facts) or _evidence(document, deciding, facts)
        found.append(Judgement(claim=claim, verdict=verdict, reason=reason, evidence=evidence))
    return tuple(found)


def original(claim: Claim, claims: dict[str, Claim]) -> Claim:
    """Return the claim that `claim` repeats in the end, or itself; `claims` are by id."""
    passed = {claim.id}
    while claim.repeats in claims and claim.repeats not in passed:
        claim = claims[claim.repeats]
        passed.add(claim.id)
    return claim


def _evidence(document: Document, claim: Claim, facts: Facts) -> tuple[Evidence, ...]:
    return facts.evidence.get((document.path, claim.id), ())


def _verdict(document: Document, claim: Claim, facts: Facts, policy: Policy) -> Word:
    words = [*_address_words(document, claim, facts, policy), *_bare_note_words(document, claim, policy)]
    if not words:
        return _nothing_to_read(document, claim)
    return min(words, key=lambda word: (_ORDER.index(word[0]), word[1] == "EA301"))


def _nothing_to_read(document: Document, claim: Claim) -> Word:
    if not claim.markers:
        return Verdict.UNSUPPORTED, "EA101"
    if notes_are_missing(document):
        return Verdict.UNVERIFIED, "EA903"
    return Verdict.UNSUPPORTED, "EA102"


def _bare_note_words(document: Document, claim: Claim, policy: Policy) -> Iterator[Word]:
    for note in claim_notes(document, claim):
        if note.urls:
            continue
        too_old = over_age([note], None, policy)
        yield (Verdict.STALE, "EA401") if too_old else (Verdict.UNVERIFIED, "EA104")


def _address_words(document: Document, claim: Claim, facts: Facts, policy: Policy) -> Iterator[Word]:
    evidence = {each.url: each for each in _evidence(document, claim, facts)}
    for url, notes in claim_addresses(document, claim).items():
        stale = _stale(url, notes, facts, policy)
        if stale is not None:
            yield Verdict.STALE, stale
        elif not is_at_its_address(facts.sources.get(url)):
            yield Verdict.UNVERIFIED, link_rule(facts.sources.get(url)) or "EA206"
        else:
            yield _read_word(evidence.get(url))


def _stale(url: str, notes: tuple[Note, ...], facts: Facts, policy: Policy) -> str | None:
    source = facts.sources.get(url)
    code = link_rule(source)
    if code in GONE:
        return code
    if is_withdrawn(source):
        return "EA403"
    return "EA401" if over_age(notes, source, policy) else None


def _read_word(evidence: Evidence | None) -> Word:
    if evidence is None:
        return Verdict.UNVERIFIED, "EA303"
    if evidence.outcome is Outcome.SAME:
        return Verdict.SUPPORTED, None
    return Verdict.UNSUPPORTED, _NOT_HELD[evidence.outcome]
