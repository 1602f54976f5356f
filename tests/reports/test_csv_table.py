"""CSV: one row for each claim, harmless in a spreadsheet."""

import csv
import io
from dataclasses import replace

import pytest

from evidence_audit.reports import EXTRACT_RENDERERS, RENDERERS, View
from tests.reports.sample import CLAIMS, EMPTY, REPORT


def rows(report=REPORT, renderers=RENDERERS, view=View()):  # noqa: B008 - a view is frozen
    return list(csv.DictReader(io.StringIO(renderers["csv"](report, view))))


def with_sentence(sentence):
    audited = REPORT.documents[0]
    claim = replace(CLAIMS[0], sentence=sentence)
    judgement = replace(audited.judgements[0], claim=claim)
    return replace(EMPTY, documents=(replace(audited, judgements=(judgement,)),))


def test_each_claim_has_a_row_and_each_unread_input_too():
    found = rows()
    assert [row["id"] for row in found] == [claim.id for claim in CLAIMS] + [""]
    assert (found[-1]["document"], found[-1]["findings"]) == ("scan.pdf", "EA902")


def test_a_row_tells_verdict_and_the_best_evidence():
    row = rows()[8]
    assert (row["verdict"], row["outcome"], row["source_figure"]) == ("supported", "same", "80%")


def test_accepted_findings_are_not_in_the_row():
    assert rows()[10]["findings"] == ""


def test_numbers_are_plain():
    assert rows()[4]["value"] == "2500000000"
    assert (rows()[10]["value"], rows()[10]["value_to"]) == ("15", "20")


def test_left_out_quantities_have_rows_when_asked_for():
    assert len(rows(renderers=EXTRACT_RENDERERS)) == 13
    found = rows(renderers=EXTRACT_RENDERERS, view=View(left_out=True))
    assert [row["left_out"] for row in found if row["left_out"]] == ["a date", "a name"]


FORMULAS = ["=1+1", "@SUM(A1)", "+HYPERLINK(A1)", "-2+3+cmd|' /C calc'!A0", "\t=1"]


@pytest.mark.parametrize("sentence", FORMULAS)
def test_no_cell_is_a_formula(sentence):
    """A document is somebody else's text: a spreadsheet must not run it."""
    assert rows(with_sentence(sentence))[0]["sentence"] == f"'{sentence}"


@pytest.mark.parametrize("sentence", ["-3 per cent", "+5 points", "Costs = 5", "– 3"])
def test_signs_of_figures_stay(sentence):
    assert rows(with_sentence(sentence))[0]["sentence"] == sentence
