"""A document completed with its markers, notes and addresses, step by step."""

from dataclasses import replace

from evidence_audit.citations import (
    bibliography,
    candidates,
    elsewhere,
    families,
    jumps,
    labels,
    pagecites,
    romans,
    rounds,
    sourcelines,
    symbols,
    works,
)
from evidence_audit.citations.counting import asides, between, count
from evidence_audit.citations.echoes import resolved
from evidence_audit.citations.extents import extents
from evidence_audit.citations.notelists import Start
from evidence_audit.citations.notes import Found
from evidence_audit.citations.rows import Cover
from evidence_audit.citations.sheet import Sheet
from evidence_audit.citations.witnesses import bare
from evidence_audit.documents.patterns import compiled
from evidence_audit.model import Aside, AsideKind, Document, Link, Marker

_LABEL = r"\[\^([^\]\s]+)\]"


def cite(document: Document, notes: Document | None = None) -> Document:
    """Return `document` with its markers, notes, links and the asides that they are.

    Afterwards `document.body()` holds body prose only. A format that states its notes is
    believed: then years, access dates, pages and addresses are added to them, and only
    citations by author and year are searched. A marker without a note in the file has
    `note=None`. `notes` is the file that holds the notes of a document that has none itself;
    their `place` says where in it they stand. Never raises.
    """
    page = Sheet.of(document)
    if document.states_notes:
        noted = _completed(document, page)
    elif labelled := _labelled(document):
        noted = replace(document, markers=labelled)
    else:
        noted = _searched(document, page, notes)
    if notes and any(marker.note is None for marker in noted.markers):
        noted = elsewhere.answering(noted, notes)
    worked = _with_works(noted, page, notes)
    cited = _with_addresses(replace(worked, notes=tuple(resolved(worked.notes))), page)
    cited = cited.with_asides(between(cited.text, cited.markers))
    links = [*cited.links, *sourcelines.reaching(cited)]
    return replace(cited, links=tuple(sorted(links, key=lambda link: (link.start, link.end))))


def _labelled(document: Document) -> tuple[Marker, ...]:
    """Return the markers that the format tells by their signs, `[^label]`, and states no notes of."""
    signs = (aside for aside in document.asides if aside.kind is AsideKind.MARKER)
    return tuple(
        Marker(start=sign.start, end=sign.end, marker=label[1])
        for sign in sorted(signs, key=lambda sign: sign.start)
        if (label := compiled(_LABEL).fullmatch(document.text, sign.start, sign.end))
    )


def _completed(document: Document, page: Sheet) -> Document:
    """Complete the notes that the format states."""
    reader = page.reader(document)
    notes = tuple(reader.complete(note) for note in document.notes)
    return replace(document, notes=notes).with_asides(asides(document.markers, notes))


def _searched(document: Document, page: Sheet, notes: Document | None) -> Document:
    """Search markers and notes by how they count through the document."""
    hidden = Cover([*page.printed, *page.link_spans(), *document.asides])
    found = candidates.find(page.text, document.raised, hidden)
    signs = [
        *symbols.find(page.text, page.rows, document.raised, hidden),
        *romans.find(page.text, page.rows, document.raised, hidden),
    ]
    away = elsewhere.read(notes, found, len(document.text)) if notes else []
    stated = None if away else jumps.told(document, page, found)
    if stated is not None:
        rest = [one for one in found if one.manner not in stated.manners]
        others = families.beside(document, jumps.untold(page, stated), rest, signs)
        return families.joined(document, stated.document, others)
    counted = families.count_all(document, page, found, signs, away)
    if not any(marker.marker.isdecimal() for marker in counted.markers):
        bracketed = count(document, page, rounds.find(page.text, hidden), signs, away)
        if rounds.are_markers(bracketed.markers, bracketed.notes):
            counted = bracketed
    return _with_labels(_with_rounds(counted, page, hidden), page, hidden)


def _with_labels(document: Document, page: Sheet, hidden: Cover) -> Document:
    """Add markers that are labels in brackets, and the entries that begin with them."""
    calls, entries = labels.find(page.text, page.rows, hidden)
    if not calls:
        return document
    starts = [
        Start(
            row=at,
            number=0,
            style="label",
            text_at=labels.words_at(page.rows[at].text),
            weight=0.0,
            supported=True,
        )
        for at in sorted(entries)
    ]
    spans = extents(page.rows, starts, frozenset(page.link_rows), called_before=True)
    notes = page.reader(document).read(
        Found(marker=entries[start.row], rows=rows, text_at=start.text_at)
        for start, rows in zip(starts, spans, strict=True)
    )
    ids = {note.marker: note.id for note in notes}
    markers = [
        Marker(start=call.start, end=call.end, marker=call.label, note=ids[call.label]) for call in calls
    ]
    return replace(
        document,
        markers=tuple(sorted([*document.markers, *markers], key=lambda marker: (marker.start, marker.end))),
        notes=tuple(sorted([*document.notes, *notes], key=lambda note: note.start)),
    ).with_asides(asides(markers, notes))


def _with_rounds(document: Document, page: Sheet, hidden: Cover) -> Document:
    """Add markers in round brackets where the notes that nothing else calls all have one."""
    notes = Cover(document.notes)
    found = [one for one in rounds.find(page.text, hidden) if not notes.touches(one.start, one.end)]
    extra = rounds.calling(found, document.markers, document.notes)
    markers = sorted([*document.markers, *extra], key=lambda marker: (marker.start, marker.end))
    return replace(document, markers=tuple(markers)).with_asides(asides(extra, ()))


def _with_works(document: Document, page: Sheet, notes: Document | None) -> Document:
    """Add the works of reference lists that the text cites by author and year, or author and page."""
    lists = list(bibliography.lists(page.rows, Cover(document.notes)))
    listed = [page.span(rows) for rows in lists]
    shelf = elsewhere.shelf(notes) if notes and not lists else None
    known = shelf.entries if shelf else works.entries(page.rows, lists)
    hidden = Cover([*page.printed, *document.asides, *listed])
    calls = works.find(page.text, known, hidden)
    calls = calls or pagecites.find(page.text, pagecites.entries(page.rows, lists), hidden)
    cited = {call.entry.rows.start: call.entry for call in calls}
    found = [Found(marker=entry.marker, rows=entry.rows, text_at=entry.text_at) for entry in cited.values()]
    read = shelf.read(found, len(document.text)) if shelf else page.reader(document).read(found)
    ids = {row: note.id for row, note in zip(sorted(cited), read, strict=True)}
    markers = [
        Marker(start=call.start, end=call.end, marker=call.entry.marker, note=ids[call.entry.rows.start])
        for call in calls
    ]
    return replace(
        document,
        markers=tuple(sorted([*document.markers, *markers], key=lambda marker: (marker.start, marker.end))),
        notes=tuple(sorted([*document.notes, *read], key=lambda note: note.start)),
    ).with_asides([*asides(markers, read), *bibliography.asides(page.rows, lists)])


def _with_addresses(document: Document, page: Sheet) -> Document:
    """Add the addresses printed in the body as links, and take them out of the prose."""
    notes = Cover(document.notes)
    stated = Cover(document.links)
    body = [address for address in page.printed if not notes.touches(address.start, address.end)]
    body = [
        address for address in body if not address.is_bare or address.has_path or address.printed.islower()
    ]
    links = [
        Link(start=address.start, end=address.end, url=address.url)
        for address in body
        if not stated.touches(address.start, address.end)
    ]
    known = {bare(url) for note in document.notes for url in note.urls} | {
        bare(address.url) for address in body
    }
    for at, url in page.link_rows.items():
        row = page.rows[at]
        if not notes.touches(row.start, row.end) and bare(url) not in known:
            links.append(Link(start=row.start, end=row.end, url=url))
            known.add(bare(url))
    spans = [*body, *page.link_spans()]
    taken_out = [Aside(start=span.start, end=span.end, kind=AsideKind.URL) for span in spans]
    ordered = sorted([*document.links, *links], key=lambda link: (link.start, link.end))
    return replace(document, links=tuple(ordered)).with_asides(taken_out)
