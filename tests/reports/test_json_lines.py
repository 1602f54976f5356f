"""JSON Lines: one document a line, with all that concerns it."""

import json
from dataclasses import replace

from evidence_audit.model import Finding, Severity
from evidence_audit.reports import EXTRACT_RENDERERS, RENDERERS, View
from tests.reports.sample import LIVE, REPORT

BARE = replace(REPORT.documents[0].document, path="b.pdf", notes=(), links=(), claims=())
SECOND = replace(REPORT.documents[0], document=BARE, judgements=())


def lines(report, renderers=RENDERERS, view=View()):  # noqa: B008 - a view is frozen
    return [json.loads(line) for line in renderers["jsonl"](report, view).splitlines()]


def test_each_document_has_a_line_and_each_unread_input_too():
    found = lines(replace(REPORT, documents=(REPORT.documents[0], SECOND)))
    assert [line["path"] for line in found] == ["reports/staff in figures.pdf", "b.pdf", "scan.pdf"]


def test_a_line_holds_only_what_concerns_its_document():
    first, second, unread = lines(replace(REPORT, documents=(REPORT.documents[0], SECOND)))
    assert LIVE in {source["url"] for source in first["sources"]}
    assert (second["sources"], second["findings"]) == ([], [])
    assert [finding["rule"] for finding in unread["findings"]] == ["EA902"]


def test_a_finding_about_no_document_is_not_lost():
    stray = Finding(rule="EA603", name="registered-claim-gone", severity=Severity.NOTE, message="c-1 is gone")
    last = lines(replace(REPORT, findings=(stray,)))[-1]
    assert (last["path"], last["findings"][0]["rule"]) == (None, "EA603")


def test_extract_has_a_line_for_each_document():
    document, unread = lines(REPORT, EXTRACT_RENDERERS, View(left_out=True))
    assert len(document["claims"]) == 12
    assert len(document["left_out"]) == 2
    assert "verdict" not in document["claims"][0]
    assert unread["unread"]["reason"] == "every page is a picture"
