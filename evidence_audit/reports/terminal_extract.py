"""What was found in documents, for a person: claims in the order of the text, then notes and addresses."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby

from rich.cells import cell_len

from evidence_audit.model import Claim, Document, LeftOut, Level, Note, Report, Verdict
from evidence_audit.reports import wording
from evidence_audit.reports.terminal import write_unread
from evidence_audit.reports.terminal_entry import write_sentence
from evidence_audit.reports.terminal_sheet import Sheet
from evidence_audit.reports.view import View

NOTE = 200
"""Characters of a note that are shown."""


def render(report: Report, view: View) -> str:
    """Return what was found as text; `view.left_out` adds the quantities that are no claims."""
    sheet = Sheet(view)
    write_unread(sheet, report.unread)
    for audited in report.documents:
        _write_document(sheet, audited.document)
    return sheet.text()


def _write_document(sheet: Sheet, document: Document) -> None:
    sheet.line(sheet.words(document.path, "strong"))
    sheet.line(sheet.words(wording.listed(_counts(document)), "faint"))
    sheet.blank()
    sheet.ruled(sheet.words(f"CLAIMS {len(document.claims)}", "strong"))
    for page, on_page in groupby(document.claims, key=lambda claim: claim.location.page):
        if page is not None:
            sheet.line(sheet.words(f"page {page}", "strong"), indent=1)
        for _, group in groupby(on_page, key=lambda claim: claim.sentence):
            _write_claims(sheet, tuple(group))
    sheet.blank()
    if sheet.view.left_out:
        _write_left_out(sheet, document.left_out)
    _write_notes(sheet, document)
    _write_links(sheet, document)


def _counts(document: Document) -> Iterator[str]:
    levels = Counter(claim.level for claim in document.claims)
    yield document.title or ""
    yield wording.pages(document)
    claims = wording.counted(len(document.claims), "claim")
    yield f"{claims} ({levels[Level.MUST]} must, {levels[Level.MAY]} may)"
    yield wording.counted(len(document.markers), "marker")
    yield wording.counted(len(document.notes), "note")
    addresses = {url for note in document.notes for url in note.urls} | {link.url for link in document.links}
    yield wording.counted(len(addresses), "URL")


def _write_claims(sheet: Sheet, claims: tuple[Claim, ...]) -> None:
    line = claims[0].location.line
    if line is not None:
        sheet.line(sheet.words(f"line {line}", "strong"), indent=1)
    write_sentence(sheet, claims, Verdict.SUPPORTED)
    rows = [_row(claim) for claim in claims]
    widths = [max(cell_len(sheet.clean(row[column])) for row in rows) for column in range(len(rows[0]) - 1)]
    for row in rows:
        cells = [
            cell + " " * (width - cell_len(sheet.clean(cell)) + 2)
            for cell, width in zip(row, widths, strict=False)
            if width
        ]
        sheet.line(*cells, row[-1], indent=5, hang=2)
    sheet.blank()


def _row(claim: Claim) -> tuple[str, ...]:
    """Return the cells of a claim: figure, value where it is not obvious, level, citation and the rest."""
    quantity = claim.quantity
    value = "" if wording.is_obvious(quantity) else f"= {wording.amount(quantity)}"
    repeats = f"repeats {claim.repeats}" if claim.repeats else ""
    return (quantity.text, value, claim.level.value, wording.listed([wording.cited(claim), repeats], ", "))


def _write_left_out(sheet: Sheet, left_out: Iterable[LeftOut]) -> None:
    ordered = sorted(left_out, key=lambda one: one.reason)
    sheet.ruled(sheet.words(f"NO CLAIMS {len(ordered)}", "strong"))
    for reason, group in groupby(ordered, key=lambda one: one.reason):
        members = tuple(group)
        sheet.line(sheet.words(f"{reason} ({len(members)})", "strong"), indent=1, hang=2)
        for one in members:
            _write_one_left_out(sheet, one)
    sheet.blank()


def _write_one_left_out(sheet: Sheet, left_out: LeftOut) -> None:
    """Write a quantity within the words around it, in a line."""
    figure, sentence = left_out.quantity.text, left_out.sentence
    at = sentence.find(figure)
    place = wording.place(left_out.location)
    lead = sheet.words(f"{place}  " if place else "", "faint")
    if at < 0:
        sheet.line(lead, figure, indent=3, hang=2)
        return
    room = max(20, sheet.view.width - len(place) - len(figure) - 16)
    shown, figures = wording.cropped(sentence, [(at, at + len(figure))], room)
    sheet.line(lead, sheet.marked(shown, figures, "strong"), indent=3, hang=2)


def _write_notes(sheet: Sheet, document: Document) -> None:
    if not document.notes and not document.markers:
        return
    sheet.ruled(sheet.words(f"NOTES {len(document.notes)}", "strong"))
    for note in document.notes:
        _write_note(sheet, document, note)
    used = {marker.note for marker in document.markers}
    _write_list(
        sheet, "markers without a note", (marker.marker for marker in document.markers if marker.note is None)
    )
    _write_list(
        sheet, "notes without a marker", (note.marker for note in document.notes if note.id not in used)
    )
    _write_list(sheet, "notes without an address", (note.marker for note in document.notes if not note.urls))
    sheet.blank()


def _write_note(sheet: Sheet, document: Document, note: Note) -> None:
    place = wording.place(document.place_of(note))
    text = note.text if sheet.view.verbose else _shortened(note)
    sheet.line(
        sheet.words(note.marker, "strong"),
        f"  {text}",
        sheet.words(f"  ({place})" if place else "", "faint"),
        indent=1,
        hang=4,
    )
    for url in note.urls:
        sheet.line(sheet.words(url, "address", url), indent=5)


def _shortened(note: Note) -> str:
    """Return the beginning of a note, an ellipsis for each address: they follow in lines of their own."""
    text = note.text
    for url in sorted(note.urls, key=len, reverse=True):
        text = text.replace(url, "…")
    return wording.cropped(text, [], NOTE)[0]


def _write_list(sheet: Sheet, title: str, markers: Iterable[str]) -> None:
    found = ", ".join(markers)
    if found:
        sheet.line(sheet.words(title, Verdict.UNVERIFIED), f": {found}", indent=1, hang=2)


def _write_links(sheet: Sheet, document: Document) -> None:
    noted = {url for note in document.notes for url in note.urls}
    rest = {link.url: link for link in document.links if link.url not in noted}
    if not rest:
        return
    sheet.ruled(sheet.words(f"LINKS IN THE TEXT {len(rest)}", "strong"))
    for url, link in rest.items():
        place = wording.place(document.locate(link.start, link.end))
        sheet.line(
            sheet.words(f"{place}  " if place else "", "faint"), sheet.words(url, "address", url), indent=1
        )
    sheet.blank()
