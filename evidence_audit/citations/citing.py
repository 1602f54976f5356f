"""A document completed with its markers, notes and addresses, step by step."""

from dataclasses import replace

from evidence_audit.citations import bibliography, candidates, rounds, sourcelines, symbols, works
from evidence_audit.citations.counting import asides, count
from evidence_audit.citations.notes import Found
from evidence_audit.citations.rows import Cover
from evidence_audit.citations.sheet import Sheet
from evidence_audit.citations.witnesses import bare
from evidence_audit.model import Aside, AsideKind, Document, Link, Marker


def cite(document: Document) -> Document:
    """Return `document` with its markers, notes, links and the asides that they are.

    Afterwards `document.body()` holds body prose only. A format that states its notes is
    believed: then years, access dates, pages and addresses are added to them, and only
    citations by author and year are searched. A marker without a note in the file has
    `note=None`. Never raises.
    """
    page = Sheet.of(document)
    noted = _completed(document, page) if document.states_notes else _searched(document, page)
    cited = _with_addresses(_with_works(noted, page), page)
    links = [*cited.links, *sourcelines.reaching(cited)]
    return replace(cited, links=tuple(sorted(links, key=lambda link: (link.start, link.end))))


def _completed(document: Document, page: Sheet) -> Document:
    """Complete the notes that the format states."""
    reader = page.reader(document)
    notes = tuple(reader.complete(note) for note in document.notes)
    return replace(document, notes=notes).with_asides(asides(document.markers, notes))


def _searched(document: Document, page: Sheet) -> Document:
    """Search markers and notes by how they count through the document."""
    hidden = Cover([*page.printed, *page.link_spans(), *document.asides])
    found = candidates.find(page.text, document.raised, hidden)
    signs = symbols.find(page.text, page.rows, document.raised, hidden)
    counted = count(document, page, found, signs)
    if not any(marker.marker.isdecimal() for marker in counted.markers):
        bracketed = count(document, page, rounds.find(page.text, hidden), signs)
        if rounds.are_markers(bracketed.markers, bracketed.notes):
            counted = bracketed
    return _with_rounds(counted, page, hidden)


def _with_rounds(document: Document, page: Sheet, hidden: Cover) -> Document:
    """Add markers in round brackets where the notes that nothing else calls all have one."""
    notes = Cover(document.notes)
    found = [one for one in rounds.find(page.text, hidden) if not notes.touches(one.start, one.end)]
    extra = rounds.calling(found, document.markers, document.notes)
    markers = sorted([*document.markers, *extra], key=lambda marker: (marker.start, marker.end))
    return replace(document, markers=tuple(markers)).with_asides(asides(extra, ()))


def _with_works(document: Document, page: Sheet) -> Document:
    """Add the works of reference lists that the text cites by author and year."""
    lists = list(bibliography.lists(page.rows, Cover(document.notes)))
    known = works.entries(page.rows, lists)
    listed = [page.span(rows) for rows in lists]
    calls = works.find(page.text, known, Cover([*page.printed, *document.asides, *listed]))
    cited = {call.entry.rows.start: call.entry for call in calls}
    notes = page.reader(document).read(
        Found(marker=entry.marker, rows=entry.rows, text_at=entry.text_at) for entry in cited.values()
    )
    ids = {note.start: note.id for note in notes}
    markers = [
        Marker(
            start=call.start,
            end=call.end,
            marker=call.entry.marker,
            note=ids[page.span(call.entry.rows).start],
        )
        for call in calls
    ]
    return replace(
        document,
        markers=tuple(sorted([*document.markers, *markers], key=lambda marker: (marker.start, marker.end))),
        notes=tuple(sorted([*document.notes, *notes], key=lambda note: note.start)),
    ).with_asides([*asides(markers, notes), *bibliography.asides(page.rows, lists)])


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
