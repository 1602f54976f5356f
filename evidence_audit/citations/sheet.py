"""What all steps look at: the text with earlier asides blanked, its rows, addresses and links."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from evidence_audit.citations import addresses
from evidence_audit.citations.addresses import Address
from evidence_audit.citations.extents import is_finished
from evidence_audit.citations.notes import Reader
from evidence_audit.citations.rows import PLAIN, Cover, Row, rows_of
from evidence_audit.citations.seams import lost_hyphens
from evidence_audit.citations.slugwords import SlugWords
from evidence_audit.citations.witnesses import Witnesses
from evidence_audit.model import Document, Span

_HYPHENS = ("-", "\u2010", "\u00ad")
_LINK_ROW = re.compile(r"(?:https?|ftp)://[^\s<>\"]+$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A document's text as the search for notes and markers sees it."""

    text: str
    rows: list[Row]
    link_rows: dict[int, str]
    """Rows that hold nothing but a link target, as text extraction lists them at a page's end."""
    witnesses: Witnesses
    seams: list[int]
    """Where addresses lost a hyphen as the text was taken from a page."""
    printed: list[Address]
    """The addresses printed in all other rows."""

    @classmethod
    def of(cls, document: Document) -> "Sheet":
        """Return the sheet of a document as it was read."""
        text = document.body()
        rows = rows_of(document)
        # what lists link targets by themselves is the extraction of text, not the printed page
        link_rows = _link_rows(rows) if document.format == PLAIN else {}
        links = [*(link.url for link in document.links), *link_rows.values()]
        words = SlugWords(_spelt(rows))
        listed = Cover(rows[at] for at in link_rows)
        seams = lost_hyphens(rows) if document.format == PLAIN else []
        printed = [
            address
            for address in addresses.find(text, 0, len(text), Witnesses(links, words=words), seams)
            if not listed.touches(address.start, address.end)
        ]
        whole = [address.printed for address in printed if address.is_whole and address.has_path]
        witnesses = Witnesses(links, whole, words)
        return cls(
            text=text,
            rows=rows,
            link_rows=link_rows,
            witnesses=witnesses,
            seams=seams,
            printed=[_confirmed(address, witnesses) for address in printed],
        )

    def reader(self, document: Document) -> Reader:
        """Return a reader of the notes of `document`, which this is the sheet of."""
        return Reader(self, document)

    def span(self, rows: range) -> Span:
        """Return the stretch of text from the first of `rows` to the last, which are not empty."""
        return Span(start=self.rows[rows.start].start, end=self.rows[rows.stop - 1].end)

    def link_spans(self) -> list[Row]:
        """Return the rows that hold nothing but a link target."""
        return [self.rows[at] for at in self.link_rows]


def _spelt(rows: Sequence[Row]) -> Iterator[str]:
    """Yield what rows spell, without the words that a hyphen at their end breaks."""
    broken = False
    for row in rows:
        text = row.text.split(maxsplit=1)[-1] if broken and " " in row.text else row.text
        broken = row.text.endswith(_HYPHENS)
        yield text.rsplit(maxsplit=1)[0] if broken and " " in text else text


def _confirmed(address: Address, witnesses: Witnesses) -> Address:
    """Return an address as another mention has it."""
    mention = None if address.is_whole else witnesses.mention(address.printed)
    if mention is None:
        return address
    scheme = address.printed.partition("://")[0] if "://" in address.printed else ""
    printed = f"{scheme}://{mention}" if scheme else mention
    url = witnesses.of(mention) or f"{scheme or 'https'}://{mention}"
    return replace(address, url=url, printed=printed, is_doubtful=False)


def _link_rows(rows: Sequence[Row]) -> dict[int, str]:
    found: dict[int, str] = {}
    for at, row in enumerate(rows):
        if not _LINK_ROW.match(row.text):
            continue
        above = rows[at - 1].text if at else ""
        if at - 1 in found or row.new_page or (row.gap and (not above or is_finished(above))):
            found[at] = row.text
    return found
