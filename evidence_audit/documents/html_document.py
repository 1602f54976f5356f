"""A page, or a book of pages, as a Document."""

from collections.abc import Iterable
from dataclasses import dataclass

from evidence_audit.documents.formats import File
from evidence_audit.documents.html_notes import StatedNotes
from evidence_audit.documents.html_page import PageText
from evidence_audit.documents.lines import superscripts
from evidence_audit.documents.numbered_links import numbered_links
from evidence_audit.model import Aside, AsideKind, Document, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is stated about the whole; None for what is not."""

    title: str | None
    published: str | None
    """ISO, to the precision stated."""
    language: str | None


def document_of(file: File, format_: str, page: PageText, notes: StatedNotes, facts: Facts) -> Document:
    """Return the Document that a page amounts to."""
    raised = _apart((*page.raised, *superscripts(page.text)))
    numbers = () if notes.notes else numbered_links(page.text, page.links, raised, page.blocks)
    return Document(
        path=file.path,
        format=format_,
        sha256=file.sha256,
        text=page.text,
        title=facts.title,
        published=facts.published,
        language=facts.language,
        lines=tuple(page.lines),
        blocks=tuple(page.blocks),
        # a number that is a link itself leads to no note
        raised=tuple(span for span in raised if not any(_overlap(span, one) for one in numbers)),
        links=tuple(page.links),
        asides=_asides(page, notes, numbers),
        states_notes=bool(notes.notes),
        markers=notes.markers,
        notes=notes.notes,
    )


def _asides(page: PageText, notes: StatedNotes, numbers: Iterable[Span]) -> tuple[Aside, ...]:
    kinds = (
        (AsideKind.RUNNING_HEAD, page.around),
        (AsideKind.MARKUP, page.struck),
        (AsideKind.MARKER, (*notes.markers, *notes.trimmings, *numbers)),
        (AsideKind.NOTE, notes.spans),
    )
    return tuple(Aside(start=span.start, end=span.end, kind=kind) for kind, spans in kinds for span in spans)


def _apart(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return spans in order and without overlap; of two that overlap, the longer."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if span.end > span.start and (not kept or span.start >= kept[-1].end):
            kept.append(span)
    return tuple(kept)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
