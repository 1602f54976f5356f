"""The audit as a fact-checker sees it."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from evidence_audit.model import (
    Difference,
    Evidence,
    Finding,
    Judgement,
    Kind,
    Outcome,
    Severity,
    Source,
    Status,
    Trouble,
    Verdict,
)
from evidence_audit.reports import EXTRACT_RENDERERS, RENDERERS, View
from tests.reports.sample import (
    ARCHIVED,
    CHECKED,
    CLAIMS,
    DEAD,
    EMPTY,
    FINDINGS,
    LIVE,
    REPORT,
    UNCITED_HINT,
    quantity,
)

RENDER = RENDERERS["terminal"]
RENDER_EXTRACT = EXTRACT_RENDERERS["terminal"]
PLAIN = View(exit_status=1)


def audit_of(sentence, text, **claim):
    """Return a report with one uncited claim."""
    at = sentence.index(text)
    one = replace(CLAIMS[1], sentence=sentence, quote=sentence, figure=(at, at + len(text)), **claim)
    judgement = Judgement(claim=one, verdict=Verdict.UNSUPPORTED, reason="EA101")
    document = replace(REPORT.documents[0].document, claims=(one,))
    return replace(
        EMPTY, documents=(replace(REPORT.documents[0], document=document, judgements=(judgement,)),)
    )


def flat(text):
    """Return a text with its lines joined, for what may stand across two."""
    return " ".join(text.split())


@pytest.mark.parametrize("render", [RENDER, RENDER_EXTRACT], ids=["audit", "extract"])
@pytest.mark.parametrize("width", [40, 80, 110])
@pytest.mark.parametrize("verbose", [False, True])
def test_lines_keep_to_the_width_unless_they_hold_an_address(render, width, verbose):
    view = View(width=width, verbose=verbose, left_out=True, exit_status=3)
    wide = [line for line in render(REPORT, view).splitlines() if cell_len(line) > width]
    assert all("://" in line for line in wide)


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200), st.integers(40, 110))
def test_whatever_a_sentence_holds_it_keeps_to_the_width_and_out_of_the_terminal(text, width):
    """Wide characters, words without end, controls: nothing leaves its line, nothing repaints the screen."""
    shown = RENDER(audit_of(f"{text} half", "half"), View(width=width))
    assert all(cell_len(line) <= width or "://" in line for line in shown.split("\n"))
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", shown)


@pytest.mark.parametrize("url", [DEAD, LIVE, ARCHIVED])
@pytest.mark.parametrize("width", [40, 80])
def test_an_address_is_in_one_piece(url, width):
    """Broken over two lines it could not be copied."""
    assert url in RENDER(REPORT, View(width=width))


def test_a_pipe_gets_no_escape_codes():
    assert "\x1b" not in RENDER(REPORT, PLAIN)
    assert "\x1b" not in RENDER_EXTRACT(REPORT, PLAIN)


def test_a_document_cannot_colour_the_screen():
    assert "\x1b" not in RENDER(audit_of("\x1b[31mRed\x1b[0m is half.", "half"), PLAIN)


def test_links_are_told_to_a_terminal_only():
    assert "\x1b]8;" in RENDER(REPORT, View(colour=True, hyperlinks=True))
    assert "\x1b]8;" not in RENDER(REPORT, View(colour=True))


def test_nothing_trails():
    assert not [line for line in RENDER(REPORT, PLAIN).splitlines() if line != line.rstrip()]


def test_figures_are_marked_where_they_stand():
    """Without colour by asterisks; with colour by the verdict's colour alone."""
    assert "**8,207** family doctors" in RENDER(REPORT, PLAIN)
    coloured = RENDER(REPORT, View(colour=True))
    assert "\x1b[1;35m8,207\x1b[0m family doctors" in coloured
    assert "**" not in coloured


def test_the_second_of_two_equal_figures_is_marked_where_it_stands():
    report = audit_of("Of half, half.", "half, half")
    claim = replace(report.documents[0].judgements[0].claim, figure=(9, 13))
    judgement = replace(report.documents[0].judgements[0], claim=claim)
    shown = RENDER(replace(report, documents=(replace(report.documents[0], judgements=(judgement,)),)), PLAIN)
    assert "Of half, **half**." in shown


def test_verdicts_come_worst_first_and_unread_inputs_before_all():
    shown = RENDER(REPORT, PLAIN)
    heads = ["COULD NOT BE READ", "UNSUPPORTED 5", "STALE 2", "UNVERIFIED 3", "SUPPORTED 1",
             "ACCEPTED BY A PERSON 1", "NOTES AND LINKS 2", "SUMMARY"]  # fmt: skip
    places = [shown.index(f"\n{head} ") if at else shown.index(head) for at, head in enumerate(heads)]
    assert places == sorted(places)


def test_an_entry_says_where_why_what_the_source_says_and_what_to_do():
    shown = RENDER(REPORT, PLAIN)
    entry = flat(shown[shown.index("page 3, note 1") : shown.index("page 3, no source")])
    for part in (
        "c-00000001",
        "**£500 every minute**",
        "warning EA302",
        f"live {LIVE}",
        "other digits: “Agency staff cost the service **£480 every minute**",
        "repeated on page 8 c-0000000a",
        "→ compare the passage with the sentence",
    ):
        assert part in entry


def test_an_unread_input_says_why_and_what_helps():
    assert "EA902 every page is a picture\n   → run it through text recognition first" in RENDER(
        REPORT, PLAIN
    )


def test_an_accepted_finding_is_a_line_with_its_reason():
    shown = RENDER(REPORT, PLAIN)
    assert "accepted EA102 marker-without-note: printed on the inside cover (AB)" in shown
    assert "no note was found for marker †" not in shown


def test_optional_claims_are_folded_unless_verbose():
    why = "nothing is cited for it, and an editor could let it pass"
    assert f"{why} (2): page 6: Three days; page 9: dozens (beds)" in flat(RENDER(REPORT, PLAIN))
    verbose = RENDER(REPORT, replace(PLAIN, verbose=True))
    assert "**Three days** later the ward was closed." in verbose
    assert "could let it pass" not in verbose


def test_what_nobody_asked_is_folded_and_not_called_unreachable():
    assert "its source was not asked (2): page 6: One in four (nurses), two years" in flat(
        RENDER(REPORT, PLAIN)
    )


def test_the_same_advice_is_given_once():
    twice = replace(REPORT, findings=(*FINDINGS, replace(FINDINGS[1], claim="c-00000009")))
    assert flat(RENDER(twice, PLAIN)).count(UNCITED_HINT) == 1


def test_what_a_finding_says_is_not_said_again():
    """The reason, the archived copy and the new address stand in message and hint already."""
    shown = RENDER(REPORT, PLAIN)
    for once in ("404", ARCHIVED, "https://new.example.net/agency"):
        assert shown.count(once) == 1


def test_what_no_finding_says_stands_at_the_source():
    shown = flat(RENDER(replace(REPORT, findings=()), replace(PLAIN, verbose=True)))
    for part in ("answered 404 (not found)", f"archived 2019-01-02 {ARCHIVED}", "it redirects for good"):
        assert part in shown
    assert "now at https://new.example.net/agency" in shown


def test_a_withdrawn_source_is_quoted():
    withdrawn = replace(REPORT.sources[0], withdrawn="This release has been withdrawn.")
    shown = RENDER(replace(REPORT, sources=(withdrawn,)), PLAIN)
    assert "withdrawn: This release has been withdrawn." in shown


def test_many_remarks_of_one_rule_are_a_line_unless_verbose():
    many = tuple(
        replace(FINDINGS[5], note=f"n-{at}", message=f"note {at} gives no address") for at in range(30, 40)
    )
    report = replace(REPORT, findings=many)
    shown = flat(RENDER(report, PLAIN))
    assert "note EA104 note-without-source 10 times: note 30, note 31," in shown
    assert "note 39 gives no address" not in shown
    assert "note 39 gives no address" in RENDER(report, replace(PLAIN, verbose=True))


def test_several_findings_of_a_rule_stand_together_and_say_nothing_twice():
    """The same advice once; an address that the message names is no advice."""
    path, hint = REPORT.documents[0].document.path, "find its new address"
    dead = [
        Finding(rule="EA201", name="dead-link", severity=Severity.ERROR, message=f"note {at}: it is dead",
                document=path, url=f"https://example.org/{at}", hint=hint, location=CLAIMS[0].location)
        for at in (1, 2)
    ]  # fmt: skip
    moved = [
        Finding(rule="EA202", name="moved-link", severity=Severity.WARNING, message=f"moved to {LIVE}",
                document=path, note=f"n-{at}", hint=f"cite the new address: {LIVE}")
        for at in (3, 4)
    ]  # fmt: skip
    shown = RENDER(replace(REPORT, findings=(*dead, *moved)), PLAIN)
    together = shown[shown.index(" error EA201 dead-link 2 times") : shown.index("SUMMARY")]
    assert "   page 3: note 2: it is dead\n     https://example.org/2" in together
    assert together.count(hint) == 1
    assert "cite the new address" not in together


def test_a_finding_about_no_document_is_shown():
    stray = Finding(rule="EA603", name="registered-claim-gone", severity=Severity.NOTE, message="c-1 is gone")
    assert "note EA603 c-1 is gone" in RENDER(replace(EMPTY, findings=(stray,)), PLAIN)


def test_the_empty_report_says_so():
    assert "0 claims in 0 documents" in RENDER(EMPTY, PLAIN)
    assert RENDER_EXTRACT(EMPTY, PLAIN) == ""


def test_the_summary_counts():
    shown = RENDER(REPORT, PLAIN)
    assert "12 claims in 1 document: 6 unsupported, 2 stale, 3 unverified, 1 supported" in shown
    assert "5 sources: 1 live, 1 moved, 1 dead, 1 blocked, 1 unchecked" in shown
    assert "9 findings: 2 errors, 3 warnings, 2 notes, 2 accepted" in shown


EXITS = [
    (0, Severity.ERROR, "Exit status 0: no finding of severity error or worse"),
    (0, None, "Exit status 0: findings do not fail this run"),
    (1, Severity.WARNING, "Exit status 1: there are findings of severity warning or worse"),
    (3, Severity.ERROR, "Exit status 3: some input could not be audited"),
    (130, Severity.ERROR, "Exit status 130: interrupted"),
]


@pytest.mark.parametrize(("status", "fail_on", "words"), EXITS)
def test_the_exit_status_is_explained(status, fail_on, words):
    assert words in RENDER(EMPTY, View(exit_status=status, fail_on=fail_on))


def test_no_exit_status_is_made_up():
    assert "Exit status" not in RENDER(REPORT, View())


@pytest.mark.parametrize(("told", "words"), [
    ({"interrupted": True}, "Interrupted: this is what was done before"),
    ({"network_down": True}, "There was no network"),
])  # fmt: skip
def test_what_the_run_could_not_do_is_told(told, words):
    assert words in RENDER(replace(EMPTY, **told), PLAIN)


def test_the_next_command_can_be_typed():
    """A path with spaces is quoted; the worst rule is the one to read about."""
    shown = flat(RENDER(REPORT, PLAIN))
    assert "evidence-audit audit 'reports/staff in figures.pdf' asks the sources (without --offline)" in shown
    assert "evidence-audit explain EA201" in shown


def test_what_did_not_answer_is_asked_again():
    silent = Source(url=LIVE, status=Status.UNREACHABLE, trouble=Trouble.TIMEOUT, reason="no answer in 30 s",
                    checked_at=CHECKED)  # fmt: skip
    shown = flat(RENDER(replace(REPORT, sources=(silent,)), PLAIN))
    assert "evidence-audit audit --refresh 'reports/staff in figures.pdf' asks again" in shown


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "utf-8", "no-such-encoding"])
@pytest.mark.parametrize("render", [RENDER, RENDER_EXTRACT], ids=["audit", "extract"])
def test_the_stream_can_take_every_character(render, encoding):
    """A Windows console has no `→` and no `─`; plainer signs stand in, and the width is kept."""
    shown = render(REPORT, View(encoding=encoding, left_out=True))
    assert shown.encode("ascii" if encoding.startswith("no") else encoding)
    assert all(len(line) <= 80 or "://" in line for line in shown.splitlines())


def test_plainer_signs_are_still_words():
    shown = RENDER(audit_of("The café’s naïve – and “half” … 値 – share.", "half"), View(encoding="ascii"))
    assert 'The cafe\'s naive - and "**half**" ... ? - share.' in shown


NO_ADDRESS = Evidence(outcome=Outcome.SAME, quantity=None, url=None)


def test_evidence_may_lack_everything():
    judgement = Judgement(claim=CLAIMS[8], verdict=Verdict.SUPPORTED, reason=None, evidence=(NO_ADDRESS,))
    audited = replace(REPORT.documents[0], judgements=(judgement,))
    assert "SUPPORTED 1" in RENDER(replace(EMPTY, documents=(audited,)), PLAIN)


OUTCOMES = [
    (Outcome.SAME, None, "half of them", "holds it: “**half** of them”"),
    (Outcome.DIFFERS, None, "half of them", "differs: “**half** of them”"),
    (Outcome.DIFFERS, Difference.SCALE, "half of them", "another order of magnitude: “**half** of them”"),
    (Outcome.ABSENT, None, "few of them", "the nearest passage lacks it: “few of them”"),
    (Outcome.ABSENT, None, None, "the figure is not there"),
]


@pytest.mark.parametrize(("outcome", "difference", "passage", "words"), OUTCOMES)
def test_what_a_source_says_is_said_in_plain_words(outcome, difference, passage, words):
    said = Evidence(url=LIVE, outcome=outcome, difference=difference, passage=passage,
                    quantity=quantity("half", 0.5, Kind.PROPORTION))  # fmt: skip
    judgement = Judgement(claim=CLAIMS[0], verdict=Verdict.UNSUPPORTED, reason="EA301", evidence=(said,))
    audited = replace(REPORT.documents[0], judgements=(judgement,))
    assert words in RENDER(replace(EMPTY, documents=(audited,), sources=REPORT.sources), PLAIN)


def test_a_rule_without_words_is_named():
    judgement = Judgement(claim=CLAIMS[0], verdict=Verdict.UNSUPPORTED, reason="EA399")
    audited = replace(REPORT.documents[0], judgements=(judgement,))
    shown = RENDER(replace(EMPTY, documents=(audited,), sources=REPORT.sources), PLAIN)
    assert "EA399 decided; see evidence-audit explain EA399" in shown


def test_what_concerns_the_whole_document_stands_beneath_its_title():
    missing = Finding(rule="EA903", name="notes-missing", severity=Severity.WARNING, hint="use --notes FILE",
                      message="no notes in the file", document=REPORT.documents[0].document.path)  # fmt: skip
    shown = RENDER(replace(REPORT, findings=(missing,)), PLAIN)
    assert "5 notes\n warning EA903 no notes in the file\n   → use --notes FILE\n\nUNSUPPORTED" in shown


def test_many_remarks_are_placed_as_well_as_they_can_be():
    remark = Finding(rule="EA404", name="dated-wording", severity=Severity.NOTE, message="“recent” will age",
                     document=REPORT.documents[0].document.path)  # fmt: skip
    remarks = (
        replace(remark, location=CLAIMS[0].location),
        replace(remark, url="https://example.org/"),
        replace(remark, note="n-*-2"),
        replace(remark, location=CLAIMS[2].location),
    )
    shown = flat(RENDER(replace(REPORT, findings=remarks), PLAIN))
    assert "EA404 dated-wording 4 times: page 3, https://example.org/, note *-2, page 4" in shown


def test_a_folded_claim_keeps_the_codes_of_its_remarks():
    remark = Finding(rule="EA404", name="dated-wording", severity=Severity.NOTE, message="“recent” will age",
                     document=REPORT.documents[0].document.path, claim=CLAIMS[8].id)  # fmt: skip
    shown = RENDER(replace(REPORT, findings=(remark,)), PLAIN)
    assert "80 per cent  = 80%; page 12; stats.example.org  EA404" in shown


def test_figures_that_overlap_are_marked_once():
    first = audit_of("One in four of all wards.", "One in four").documents[0]
    nested = replace(first.judgements[0].claim, figure=(7, 11))
    both = replace(first, judgements=(first.judgements[0], replace(first.judgements[0], claim=nested)))
    assert "   **One in four** of all wards." in RENDER(replace(EMPTY, documents=(both,)), PLAIN)


def test_of_many_documents_the_next_command_names_three():
    names = [f"{at}.pdf" for at in range(5)]
    many = tuple(
        replace(REPORT.documents[0], document=replace(REPORT.documents[0].document, path=name), judgements=())
        for name in names
    )
    shown = RENDER(replace(EMPTY, documents=many), PLAIN)
    assert "evidence-audit audit -v 0.pdf 1.pdf 2.pdf …" in shown
