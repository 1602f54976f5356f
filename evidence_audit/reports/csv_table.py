"""CSV for spreadsheets: one row for each claim."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping

from evidence_audit.model import Claim, Document, Evidence, Finding, Judgement, Outcome, Report, Unread
from evidence_audit.reports.arrangement import by_document
from evidence_audit.reports.shape import plain_number
from evidence_audit.reports.view import View

Row = Mapping[str, object]

FOUND = (
    "document", "page", "line", "level", "figure", "value", "value_to", "unit", "kind", "modifier", "of",
    "sentence", "markers", "urls", "id", "repeats",
)  # fmt: skip
"""Columns of what was found."""

JUDGED = ("verdict", "verdict_reason", "outcome", "difference", "source_figure", "passage", "source",
          "source_status", "findings", "message")  # fmt: skip
"""Columns of how it stands."""

_FORMULA = re.compile(r"[=@\t\r]|[+-].*[(|!=]", re.DOTALL)
_BEST = (Outcome.SAME, Outcome.DIFFERS, Outcome.ABSENT)


def render(report: Report, view: View) -> str:
    """Return an audit as a table; an input that could not be read is a row without a figure."""
    rows = [*_judged_rows(report), *map(_unread_row, report.unread)]
    return _written((*FOUND, *JUDGED), rows)


def render_extract(report: Report, view: View) -> str:
    """Return what was found as a table; with `left_out`, quantities that are no claims and why."""
    columns = (*FOUND, "left_out", "message") if view.left_out else (*FOUND, "message")
    rows: list[Row] = []
    for audited in report.documents:
        document = audited.document
        rows += [_claim_row(document, claim) for claim in document.claims]
        if view.left_out:
            rows += _left_out_rows(document)
    return _written(columns, [*rows, *map(_unread_row, report.unread)])


def _judged_rows(report: Report) -> Iterator[Row]:
    statuses = {source.url: source.status.value for source in report.sources}
    findings = by_document(report.findings)
    for audited in report.documents:
        own: dict[str | None, list[Finding]] = {}
        for finding in findings.get(audited.document.path, ()):
            own.setdefault(finding.claim, []).append(finding)
        for judgement in audited.judgements:
            claim = judgement.claim
            yield {
                **_claim_row(audited.document, claim),
                **_verdict_cells(judgement, own.get(claim.id, ())),
                "source_status": " ".join(statuses.get(url, "unchecked") for url in claim.urls),
            }


def _claim_row(document: Document, claim: Claim) -> Row:
    quantity = claim.quantity
    return {
        "document": document.path,
        "page": claim.location.page,
        "line": claim.location.line,
        "level": claim.level.value,
        "figure": quantity.text,
        "value": plain_number(quantity.value),
        "value_to": None if quantity.value_to is None else plain_number(quantity.value_to),
        "unit": quantity.unit,
        "kind": quantity.kind.value,
        "modifier": quantity.modifier,
        "of": quantity.of,
        "sentence": claim.sentence,
        "markers": ", ".join(claim.markers),
        "urls": " ".join(claim.urls),
        "id": claim.id,
        "repeats": claim.repeats,
    }


def _verdict_cells(judgement: Judgement, findings: Iterable[Finding]) -> Row:
    best = min(judgement.evidence, key=lambda evidence: _BEST.index(evidence.outcome), default=None)
    standing = [finding for finding in findings if finding.waived is None]
    return {
        "verdict": judgement.verdict.value,
        "verdict_reason": judgement.reason,
        **({} if best is None else _evidence_cells(best)),
        "findings": " ".join(finding.rule for finding in standing),
        "message": " ".join(finding.message for finding in standing),
    }


def _evidence_cells(evidence: Evidence) -> Row:
    return {
        "outcome": evidence.outcome.value,
        "difference": None if evidence.difference is None else evidence.difference.value,
        "source_figure": None if evidence.quantity is None else evidence.quantity.text,
        "passage": evidence.passage,
        "source": evidence.url,
    }


def _left_out_rows(document: Document) -> Iterator[Row]:
    for left_out in document.left_out:
        quantity = left_out.quantity
        yield {
            "document": document.path,
            "page": left_out.location.page,
            "line": left_out.location.line,
            "figure": quantity.text,
            "value": plain_number(quantity.value),
            "value_to": None if quantity.value_to is None else plain_number(quantity.value_to),
            "unit": quantity.unit,
            "kind": quantity.kind.value,
            "sentence": left_out.sentence,
            "left_out": left_out.reason,
        }


def _unread_row(unread: Unread) -> Row:
    return {
        "document": unread.path,
        "findings": unread.rule,
        "message": f"{unread.rule} {unread.reason}; {unread.remedy}",
    }


def _written(columns: tuple[str, ...], rows: Iterable[Row]) -> str:
    stream = io.StringIO()
    # A row of an unread input names its rule under `findings`, which `extract` has not.
    table = csv.DictWriter(stream, columns, extrasaction="ignore", lineterminator="\n")
    table.writeheader()
    table.writerows({column: _cell(value) for column, value in row.items()} for row in rows)
    return stream.getvalue().encode("utf-8", "replace").decode("utf-8")


def _cell(value: object) -> object:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{value}" if isinstance(value, str) and _FORMULA.match(value) else value
