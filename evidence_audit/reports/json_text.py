"""JSON for machines: one object (`json`), or one document a line (`jsonl`)."""

import json
from collections.abc import Iterable, Iterator

from evidence_audit.model import Finding, Report, Source
from evidence_audit.reports import arrangement, shape
from evidence_audit.reports.arrangement import by_document
from evidence_audit.reports.view import View


def render(report: Report, view: View) -> str:
    """Return an audit as one indented JSON object."""
    return _written(shape.report_shape(report), indent=2)


def render_extract(report: Report, view: View) -> str:
    """Return what was found in the documents as one indented JSON object."""
    return _written(shape.extract_shape(report, left_out=view.left_out), indent=2)


def render_lines(report: Report, view: View) -> str:
    """Return an audit as one line for each document, with the sources and findings that concern it.

    Inputs that could not be read have a line too (`unread`), and so have findings about no document.
    """
    return "".join(map(_written, _audited_lines(report)))


def render_extract_lines(report: Report, view: View) -> str:
    """Return what was found as one line for each document, and for each input that could not be read."""
    found = (shape.document_shape(audited.document, left_out=view.left_out) for audited in report.documents)
    unread = ({"path": unread.path, "unread": shape.unread_shape(unread)} for unread in report.unread)
    return "".join(_written({"version": shape.VERSION, **line}) for line in (*found, *unread))


def _audited_lines(report: Report) -> Iterator[shape.Shape]:
    findings = by_document(report.findings)
    for audited in report.documents:
        document = audited.document
        cited = {url for claim in document.claims for url in claim.urls}
        cited |= {url for note in document.notes for url in note.urls} | {link.url for link in document.links}
        yield {
            "version": shape.VERSION,
            **shape.audited_shape(audited),
            "sources": _sources(report.sources, cited),
            "findings": _findings(findings.get(document.path, ())),
            "summary": shape.summary_shape([audited]),
        }
    for unread in report.unread:
        yield {
            "version": shape.VERSION,
            "path": unread.path,
            "unread": shape.unread_shape(unread),
            "findings": _findings(findings.get(unread.path, ())),
        }
    homeless = arrangement.elsewhere(report)
    if homeless:
        yield {"version": shape.VERSION, "path": None, "findings": _findings(homeless)}


def _sources(sources: Iterable[Source], cited: set[str]) -> list[shape.Shape]:
    return [shape.source_shape(source) for source in sources if source.url in cited]


def _findings(findings: Iterable[Finding]) -> list[shape.Shape]:
    return [shape.finding_shape(finding) for finding in findings]


def _written(value: shape.Shape, indent: int | None = None) -> str:
    text = json.dumps(value, indent=indent, ensure_ascii=False, allow_nan=False) + "\n"
    # A file name need not be valid Unicode, and half a surrogate pair cannot be written as UTF-8.
    return text.encode("utf-8", "replace").decode("utf-8")
