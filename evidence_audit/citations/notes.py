"""Notes put together: their rows, readable text, particulars and addresses."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from evidence_audit.citations import addresses, identifiers, particulars
from evidence_audit.citations.addresses import Address
from evidence_audit.citations.rows import Row
from evidence_audit.citations.witnesses import Witnesses, bare
from evidence_audit.citations.wording import Vocabulary, readable, without_addresses
from evidence_audit.model import AsideKind, Document, Link, Note, blanked

_MOST = 0.8
"""Share of a printed address from which a link over a part of it is one over the whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A note's marker and rows, before its text is read."""

    marker: str
    rows: range
    text_at: int
    """Offset in the first row's text where the note's own words begin."""
    more: range = range(0)
    """Rows where the note goes on, on a later page."""


class Page(Protocol):
    """What notes are read off."""

    @property
    def text(self) -> str:
        """The document's text."""

    @property
    def rows(self) -> Sequence[Row]:
        """Its rows."""

    @property
    def witnesses(self) -> Witnesses:
        """The links that the format states."""

    @property
    def seams(self) -> Sequence[int]:
        """Where addresses lost a hyphen."""


class Reader:
    """Reads notes off a document's text; knows its links and words."""

    def __init__(self, page: "Page", document: Document) -> None:
        self._page = page
        signs = (aside for aside in document.asides if aside.kind is AsideKind.MARKUP)
        self._text = blanked(document.text, signs)
        self._links = sorted(document.links, key=lambda link: link.start)
        self._link_starts = [link.start for link in self._links]
        self._vocabulary = Vocabulary(page.text)

    def read(self, found: Iterable[Found]) -> list[Note]:
        """Return the notes in order of place; a marker that recurs is numbered in its id."""
        seen: Counter[str] = Counter()
        notes = []
        for note in sorted(found, key=lambda note: note.rows.start):
            seen[note.marker] += 1
            again = f"-{seen[note.marker]}" if seen[note.marker] > 1 else ""
            notes.append(self._read(note, f"n-{'-'.join(note.marker.split())}{again}"))
        return notes

    def _read(self, found: Found, id_: str) -> Note:
        rows = self._page.rows
        first = rows[found.rows.start]
        end = rows[found.rows.stop - 1].end
        spans = [(min(first.start + found.text_at, end), end)]
        if found.more:
            spans.append((rows[found.more.start].start, rows[found.more.stop - 1].end))
        text = "\n".join(self._page.text[start:stop] for start, stop in spans)
        seams = self._seams_among(spans)
        printed = list(addresses.find(text, 0, len(text), self._page.witnesses, seams))
        words = without_addresses(text, printed, self._vocabulary)
        note = Note(
            start=first.start,
            end=end,
            id=id_,
            marker=found.marker,
            text=readable(text, printed, self._vocabulary),
        )
        found_urls = urls(printed, self._links_among(spans))
        doubtful = {one.url for one in printed if one.is_doubtful}
        note = replace(note, doubtful=tuple(url for url in found_urls if url in doubtful))
        return _completed(note, words, found_urls)

    def _seams_among(self, spans: Sequence[tuple[int, int]]) -> list[int]:
        """Return the lost hyphens in `spans`, with places in the text that joins them."""
        found, offset = [], 0
        for start, end in spans:
            found += [seam - start + offset for seam in self._page.seams if start < seam < end]
            offset += end - start + 1
        return found

    def _links_among(self, spans: Sequence[tuple[int, int]]) -> list[Link]:
        """Return the links over `spans`, with places in the text that joins them."""
        found, offset = [], 0
        for start, end in spans:
            shift = offset - start
            found += [
                replace(link, start=link.start + shift, end=link.end + shift)
                for link in self._links_in(start, end)
            ]
            offset += end - start + 1
        return found

    def _links_in(self, start: int, end: int) -> list[Link]:
        low, high = bisect_left(self._link_starts, start), bisect_left(self._link_starts, end)
        return self._links[low:high]

    def complete(self, note: Note) -> Note:
        """Return a note that the format states with its particulars and addresses."""
        printed = list(addresses.find(note.text, 0, len(note.text), self._page.witnesses))
        words = without_addresses(note.text, printed, self._vocabulary)
        links = self._links_in(note.start, note.end)
        shown = ["".join(self._text[link.start : link.end].split()) for link in links]
        bare_ones = [one.url for one in printed if not any(_is_shown(one, words) for words in shown)]
        return _completed(note, words, _distinct([*note.urls, *(link.url for link in links), *bare_ones]))


def _completed(note: Note, words: str, found: tuple[str, ...]) -> Note:
    stated = particulars.of(words)
    identified = None if found else identifiers.address(words)
    return replace(
        note,
        year=note.year if note.year is not None else stated.year,
        accessed=note.accessed or stated.accessed,
        pages=note.pages or stated.pages,
        urls=found if identified is None else (identified,),
    )


def urls(printed: Sequence[Address], links: Sequence[Link]) -> tuple[str, ...]:
    """Return the addresses of a note in order: printed ones as linked, and links under other words."""
    entries = [(one.start, _better(one, [link for link in links if _is_over(link, one)])) for one in printed]
    entries += [(link.start, link.url) for link in links if not any(_is_over(link, one) for one in printed)]
    return _distinct(url for _, url in sorted(entries, key=lambda entry: entry[0]))


def _is_shown(address: Address, linked: str) -> bool:
    """Say whether a link lies over an address, or all of it but a sign or two: then it leads elsewhere."""
    printed = address.url.removeprefix("https://doi.org/") if "doi" in address.url else address.printed
    return printed in linked or (linked in printed and len(linked) >= _MOST * len(printed))


def _is_over(link: Link, address: Address) -> bool:
    return link.start < address.end and address.start < max(link.end, link.start + 1)


def _better(address: Address, over: Sequence[Link]) -> str:
    """Return what a printed address links to; a link cut off at a line end yields to print."""
    if not over:
        return address.url
    longest = max((link.url for link in over), key=len)
    printed = bare(address.url)
    cut_off = printed.startswith(bare(longest)) and len(bare(longest)) < len(printed)
    return address.url if cut_off and all(link.end < address.end for link in over) else longest


def _distinct(urls_: Iterable[str]) -> tuple[str, ...]:
    first: dict[str, str] = {}
    for url in urls_:
        first.setdefault(bare(url), url)
    return tuple(first.values())
