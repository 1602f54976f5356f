"""What belongs together, and what may be folded."""

from dataclasses import replace

import pytest

from evidence_audit.model import Finding, Judgement, Level, Severity, Verdict
from evidence_audit.reports.arrangement import chapters, elsewhere, worst_first
from tests.reports.sample import CLAIMS, EMPTY, FINDINGS, REPORT

(CHAPTER,) = chapters(REPORT)


def report(*judgements, findings=()):
    return replace(EMPTY, documents=(replace(REPORT.documents[0], judgements=judgements),), findings=findings)


def entries(*judgements, findings=()):
    (chapter,) = chapters(report(*judgements, findings=findings))
    return chapter.entries


def judged(claim, verdict=Verdict.UNSUPPORTED, reason="EA101"):
    return Judgement(claim=claim, verdict=verdict, reason=reason)


def ids(entry):
    return [judgement.claim.id[-1] for judgement in entry.judgements]


def test_figures_of_one_sentence_that_stand_alike_are_one_entry():
    assert [ids(entry) for entry in CHAPTER.entries] == [
        ["1"], ["2"], ["3", "4"], ["5"], ["6", "7"], ["8"], ["9"], ["b"], ["c"],
    ]  # fmt: skip


def test_figures_of_one_sentence_that_stand_differently_are_apart():
    alone = judged(CLAIMS[2]), judged(CLAIMS[3], Verdict.STALE, "EA201")
    assert [ids(entry) for entry in entries(*alone)] == [["3"], ["4"]]


def test_a_pull_quote_stands_beneath_its_original():
    first = CHAPTER.entries[0]
    assert [claim.id for claim in first.repeats] == ["c-0000000a"]


REPEATS = [  # repeats of claims 1, 2, 3; entries; repeats beneath them
    ((None, "c-00000001", "c-00000002"), [["1"]], [2]),
    (("c-00000002", "c-00000001", None), [["1"], ["2"], ["3"]], [0, 0, 0]),
    ((None, "c-elsewhere", None), [["1"], ["2"], ["3"]], [0, 0, 0]),
    ((None, "c-00000002", None), [["1"], ["2"], ["3"]], [0, 0, 0]),
]


@pytest.mark.parametrize(("repeats", "expected", "beneath"), REPEATS)
def test_no_claim_is_lost_however_repeats_point(repeats, expected, beneath):
    """A chain ends at its original; a circle, and an original that is not here, hide nothing."""
    claims = (replace(claim, repeats=of) for claim, of in zip(CLAIMS, repeats, strict=False))
    found = entries(*map(judged, claims))
    assert [ids(entry) for entry in found] == expected
    assert [len(entry.repeats) for entry in found] == beneath


def test_a_repeat_with_its_originals_id_stands_beneath_it():
    twin = replace(CLAIMS[0], repeats=CLAIMS[0].id)
    (entry,) = entries(judged(CLAIMS[0]), judged(twin))
    assert entry.repeats == (twin,)


def test_the_finding_that_decided_comes_first():
    assert [finding.rule for finding in CHAPTER.entries[3].findings] == ["EA205", "EA202"]


def test_claims_of_a_dead_note_share_its_finding():
    """The finding names the first claim that cites the note; the others were decided by it too."""
    other = replace(CLAIMS[2], id="c-other", sentence="There are 8,207 of them.", figure=(10, 15))
    found = entries(
        judged(CLAIMS[2], Verdict.STALE, "EA201"), judged(other, Verdict.STALE, "EA201"), findings=FINDINGS
    )
    assert [[finding.rule for finding in entry.findings] for entry in found] == [["EA201"], ["EA201"]]


def test_a_claim_does_not_borrow_what_is_said_of_another():
    """Two claims cite note 1; each has its own finding of EA302."""
    other = replace(CLAIMS[0], id="c-other", sentence=f"{CLAIMS[0].sentence} Again.")
    own = replace(FINDINGS[0], claim="c-other", message="its own")
    found = entries(
        judged(CLAIMS[0], reason="EA302"), judged(other, reason="EA302"), findings=(FINDINGS[0], own)
    )
    assert [entry.findings for entry in found] == [(FINDINGS[0],), (own,)]


def test_accepted_entries_are_apart():
    assert [ids(entry) for entry in CHAPTER.accepted()] == [["b"]]
    assert ["b"] not in [ids(entry) for entry in CHAPTER.of(Verdict.UNSUPPORTED)]


def finding(severity, waived=None):
    return Finding(rule="EA302", name="figure-differs", severity=severity, message="it differs",
                   document=REPORT.documents[0].document.path, claim=CLAIMS[0].id, waived=waived)  # fmt: skip


MINOR = [  # level, verdict, finding                                            folded
    (Level.MUST, Verdict.UNSUPPORTED, finding(Severity.WARNING), False),
    (Level.MUST, Verdict.UNSUPPORTED, None, False),
    (Level.MAY, Verdict.UNSUPPORTED, None, True),
    (Level.MAY, Verdict.UNSUPPORTED, finding(Severity.WARNING), True),
    (Level.MAY, Verdict.UNSUPPORTED, finding(Severity.ERROR), False),
    (Level.MUST, Verdict.SUPPORTED, None, True),
    (Level.MUST, Verdict.SUPPORTED, finding(Severity.NOTE), True),
    (Level.MUST, Verdict.SUPPORTED, finding(Severity.WARNING), False),
    (Level.MUST, Verdict.SUPPORTED, finding(Severity.ERROR, "known"), True),
    (Level.MUST, Verdict.UNVERIFIED, None, True),
    (Level.MUST, Verdict.UNVERIFIED, finding(Severity.NOTE), False),
]


@pytest.mark.parametrize(("level", "verdict", "said", "folded"), MINOR)
def test_only_what_needs_no_action_is_folded(level, verdict, said, folded):
    claim = replace(CLAIMS[0], level=level)
    (entry,) = entries(judged(claim, verdict, "EA302"), findings=() if said is None else (said,))
    assert entry.is_minor is folded


def test_findings_at_no_claim_are_loose_and_those_at_no_place_general():
    missing = Finding(rule="EA903", name="notes-missing", severity=Severity.WARNING, message="no notes",
                      document=REPORT.documents[0].document.path, location=CLAIMS[0].location)  # fmt: skip
    (chapter,) = chapters(replace(REPORT, findings=(*FINDINGS, missing)))
    assert [one.rule for one in chapter.general] == ["EA903"]
    assert [one.rule for one in chapter.loose] == ["EA104", "EA105"]


def test_unread_inputs_are_told_once():
    """EA902 is about an input that the report lists as unread; other strays are kept."""
    stray = Finding(rule="EA603", name="registered-claim-gone", severity=Severity.NOTE, message="c-1 is gone")
    assert elsewhere(replace(REPORT, findings=(*FINDINGS, stray))) == (stray,)


def test_what_is_most_worth_checking_is_read_first():
    """Equals keep the order of the text."""
    weights = (0.3, 0.9, 0.9, 0.5)
    claims = [
        replace(CLAIMS[0], id=f"c-{at}", sentence=f"Sentence {at}.", worth=worth)
        for at, worth in enumerate(weights)
    ]
    ordered = worst_first(entries(*(judged(claim) for claim in claims)))
    assert [entry.claim.id for entry in ordered] == ["c-1", "c-2", "c-3", "c-0"]
