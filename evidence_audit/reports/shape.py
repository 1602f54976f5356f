"""The published JSON shape, version 1: the model mapped, never dumped.

A key may be added; none changes its name or its meaning.
"""

import math
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

from evidence_audit.model import (
    AuditedDocument,
    Claim,
    Document,
    Evidence,
    Finding,
    Judgement,
    LeftOut,
    Location,
    Note,
    Quantity,
    Report,
    Source,
    Status,
    Unread,
    Verdict,
)
from evidence_audit.version import __version__

VERSION = 1
"""Of the shape; it grows when a key changes its meaning."""

Shape = dict[str, Any]
"""A JSON object: strings, numbers, None, lists and objects again."""


def report_shape(report: Report) -> Shape:
    """Return a whole audit as JSON objects."""
    return {
        **_head(report),
        "documents": [audited_shape(audited) for audited in report.documents],
        "sources": [source_shape(source) for source in report.sources],
        "findings": [finding_shape(finding) for finding in report.findings],
        "summary": summary_shape(report.documents),
        **_troubles(report),
    }


def extract_shape(report: Report, *, left_out: bool) -> Shape:
    """Return what was found in the documents, without any judgement."""
    documents = [document_shape(audited.document, left_out=left_out) for audited in report.documents]
    claims = sum(len(audited.document.claims) for audited in report.documents)
    return {**_head(report), "documents": documents, "summary": {"claims": claims}, **_troubles(report)}


def _head(report: Report) -> Shape:
    return {
        "version": VERSION,
        "tool": {"name": "evidence-audit", "version": __version__},
        "audited_on": iso(report.audited_on),
    }


def _troubles(report: Report) -> Shape:
    return {
        "unread": [unread_shape(unread) for unread in report.unread],
        "interrupted": report.interrupted,
        "network_down": report.network_down,
    }


def audited_shape(audited: AuditedDocument) -> Shape:
    """Return a document whose claims have verdicts."""
    claims = [judgement_shape(judgement) for judgement in audited.judgements]
    return _document(audited.document, claims)


def document_shape(document: Document, *, left_out: bool = False) -> Shape:
    """Return a document whose claims nobody has judged."""
    shape = _document(document, [claim_shape(claim) for claim in document.claims])
    if left_out:
        shape["left_out"] = [left_out_shape(quantity) for quantity in document.left_out]
    return shape


def _document(document: Document, claims: list[Shape]) -> Shape:
    return {
        "path": document.path,
        "format": document.format,
        "pages": len(document.pages) or None,
        "sha256": document.sha256,
        "title": document.title,
        "published": document.published,
        "claims": claims,
        "markers": [
            {
                "marker": marker.marker,
                "note": marker.note,
                "location": location_shape(document.locate(marker.start, marker.end)),
            }
            for marker in document.markers
        ],
        "notes": [note_shape(document, note) for note in document.notes],
        "links": [
            {"url": link.url, "location": location_shape(document.locate(link.start, link.end))}
            for link in document.links
        ],
    }


def note_shape(document: Document, note: Note) -> Shape:
    """Return a note and where its first part stands."""
    return {
        "id": note.id,
        "marker": note.marker,
        "text": note.text,
        "year": note.year,
        "pages": note.pages,
        "accessed": None if note.accessed is None else iso(note.accessed),
        "urls": list(note.urls),
        "location": location_shape(document.place_of(note)),
    }


def claim_shape(claim: Claim) -> Shape:
    """Return a claim as found."""
    return {
        "id": claim.id,
        "level": claim.level.value,
        "quantity": quantity_shape(claim.quantity),
        "quote": claim.quote,
        "sentence": claim.sentence,
        "figure": list(claim.figure),
        "location": location_shape(claim.location),
        "markers": list(claim.markers),
        "notes": list(claim.notes),
        "urls": list(claim.urls),
        "repeats": claim.repeats,
        "when": claim.when,
        "worth": plain_number(round(claim.worth, 3)),
    }


def judgement_shape(judgement: Judgement) -> Shape:
    """Return a claim with its verdict."""
    return {
        **claim_shape(judgement.claim),
        "verdict": judgement.verdict.value,
        "verdict_reason": judgement.reason,
        "evidence": [evidence_shape(evidence) for evidence in judgement.evidence],
    }


def evidence_shape(evidence: Evidence) -> Shape:
    """Return what one source says of a figure."""
    return {
        "url": evidence.url,
        "outcome": evidence.outcome.value,
        "difference": None if evidence.difference is None else evidence.difference.value,
        "passage": evidence.passage,
        "page": evidence.page,
        "quantity": None if evidence.quantity is None else quantity_shape(evidence.quantity),
        "score": plain_number(round(evidence.score, 3)),
        "snapshot": evidence.snapshot,
        "link": evidence.link,
    }


def left_out_shape(left_out: LeftOut) -> Shape:
    """Return a quantity that is no claim, and why."""
    return {
        "quantity": quantity_shape(left_out.quantity),
        "reason": left_out.reason,
        "sentence": left_out.sentence,
        "location": location_shape(left_out.location),
    }


def quantity_shape(quantity: Quantity) -> Shape:
    """Return a figure and what it amounts to."""
    return {
        "text": quantity.text,
        "value": plain_number(quantity.value),
        "value_to": None if quantity.value_to is None else plain_number(quantity.value_to),
        "unit": quantity.unit,
        "kind": quantity.kind.value,
        "modifier": quantity.modifier,
        "of": quantity.of,
    }


def location_shape(location: Location) -> Shape:
    """Return page, box, line, column and offsets, and the file where it is another than the document."""
    box = location.bbox
    elsewhere = {} if location.document is None else {"document": location.document}
    return {
        **elsewhere,
        "page": location.page,
        "bbox": None if box is None else [plain_number(round(edge, 2)) for edge in box],
        "line": location.line,
        "column": location.column,
        "start": location.start,
        "end": location.end,
    }


def source_shape(source: Source) -> Shape:
    """Return a cited address and what was seen there."""
    archived = source.archived
    # Nobody asked, so there is no moment; the run's own would differ from run to run.
    checked = None if source.status is Status.UNCHECKED else iso(source.checked_at)
    return {
        "url": source.url,
        "status": source.status.value,
        "http_status": source.http_status,
        "final_url": source.final_url,
        "redirects": [{"url": hop.url, "http_status": hop.http_status} for hop in source.redirects],
        "reason": source.reason,
        "checked_at": checked,
        "published": source.published,
        "archived": None if archived is None else {"url": archived.url, "at": iso(archived.at)},
        "trouble": None if source.trouble is None else source.trouble.value,
        "withdrawn": source.withdrawn,
        "snapshot": source.snapshot,
    }


def finding_shape(finding: Finding) -> Shape:
    """Return what a rule has to say."""
    return {
        "rule": finding.rule,
        "name": finding.name,
        "severity": finding.severity.value,
        "message": finding.message,
        "document": finding.document,
        "claim": finding.claim,
        "note": finding.note,
        "url": finding.url,
        "location": None if finding.location is None else location_shape(finding.location),
        "waived": finding.waived,
        "hint": finding.hint,
    }


def unread_shape(unread: Unread) -> Shape:
    """Return an input that could not be audited."""
    return {"path": unread.path, "rule": unread.rule, "reason": unread.reason, "remedy": unread.remedy}


def summary_shape(documents: Iterable[AuditedDocument]) -> Shape:
    """Return how many claims there are, and how many of each verdict."""
    verdicts = Counter(judgement.verdict for audited in documents for judgement in audited.judgements)
    order = (Verdict.SUPPORTED, Verdict.UNSUPPORTED, Verdict.STALE, Verdict.UNVERIFIED)
    return {"claims": verdicts.total(), **{verdict.value: verdicts[verdict] for verdict in order}}


def plain_number(value: float) -> int | float | None:
    """Return a JSON number: whole ones as integers, without a double's noise; None for what is no number."""
    if not math.isfinite(value):
        return None
    # 15 digits are what a double surely keeps: 2.3 million is not 2299999.9999999995.
    rounded = float(f"{value:.15g}")
    if rounded.is_integer() and abs(rounded) < 2**53:
        return int(rounded)
    return rounded if math.isfinite(rounded) else value


def iso(moment: date | datetime) -> str:
    """Return `2026-11-21`, or for a moment `2026-11-21T10:00:00Z`; one without a zone counts as UTC."""
    if not isinstance(moment, datetime):
        return moment.isoformat()
    aware = moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
    return aware.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"
