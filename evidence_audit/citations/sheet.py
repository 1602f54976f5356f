"""What all steps look at: the text with earlier asides blanked, its rows, addresses and links."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from evidence_audit.citations import addresses
from evidence_audit.citations.addresses import Address
from evidence_audit.citations.extents import is_finished
from evidence_audit.citations.notes import Reader
from evidence_audit.citations.rows import Cover, Row, rows_of
from evidence_audit.citations.witnesses import Witnesses
from evidence_audit.model import Document, Span

_LINK_ROW = re.compile(r"(?:https?|ftp)://[^\s<>\"]+$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A document's text as the search for notes and markers sees it."""

    text: str
    rows: list[Row]
    link_rows: dict[int, str]
    """Rows that hold nothing but a link target, as text extraction lists them at a page's end."""
    witnesses: Witnesses
    printed: list[Address]
    """The addresses printed in all other rows."""

    @classmethod
    def of(cls, document: Document) -> "Sheet":
        """Return the sheet of a document as it was read."""
        text = document.body()
        rows = rows_of(document)
        link_rows = _link_rows(rows)
        witnesses = Witnesses([*(link.url for link in document.links), *link_rows.values()])
        listed = Cover(rows[at] for at in link_rows)
        printed = [
            address
            for address in addresses.find(text, 0, len(text), witnesses)
            if not listed.touches(address.start, address.end)
        ]
        return cls(text=text, rows=rows, link_rows=link_rows, witnesses=witnesses, printed=printed)

    def reader(self, document: Document) -> Reader:
        """Return a reader of the notes of `document`, which this is the sheet of."""
        return Reader(self.text, self.rows, document.links, self.witnesses)

    def span(self, rows: range) -> Span:
        """Return the stretch of text from the first of `rows` to the last, which are not empty."""
        return Span(start=self.rows[rows.start].start, end=self.rows[rows.stop - 1].end)

    def link_spans(self) -> list[Row]:
        """Return the rows that hold nothing but a link target."""
        return [self.rows[at] for at in self.link_rows]


def _link_rows(rows: Sequence[Row]) -> dict[int, str]:
    found: dict[int, str] = {}
    for at, row in enumerate(rows):
        if not _LINK_ROW.match(row.text):
            continue
        above = rows[at - 1].text if at else ""
        if at - 1 in found or row.new_page or (row.gap and (not above or is_finished(above))):
            found[at] = row.text
    return found
