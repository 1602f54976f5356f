"""A page as people read it: its rows in order, its heads and feet, and the notes at its foot."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from evidence_audit.documents.pdf_columns import regions
from evidence_audit.documents.pdf_file import DrawnPage
from evidence_audit.documents.pdf_links import Annotation
from evidence_audit.documents.pdf_rows import Row, rows_of
from evidence_audit.documents.pdf_words import Word, words_of

_ZONE = 0.15
"""Share of the page's height in which heads, and in which feet, are looked for."""
_MARGIN = 0.06
"""Share of the page's height that a browser prints its own rows in."""
_OUTERMOST = 4
"""Rows from an edge of the page that may be heads or feet."""
_SAME_PLACE = 6.0
"""Points by which a head may stand higher or lower on another page."""
SMALL = 0.93
"""Share of the body's size up to which text is set small, as footnotes are: 10 beside 11 points."""

_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(
    r"^\W*(?:page|p\.|seite)?\s*(\d{1,4}|[ivxlc]{1,6})(?:\s*(?:of|/|\|)\s*\d{1,4})?\W*$", re.IGNORECASE
)
_BROWSERS_HEAD = re.compile(
    r"^\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},?\s\d{1,2}[:.]\d\d(?:\s?[AaPp]\.?[Mm]\b\.?)?(?:\s{2}|$)"
)
_BROWSERS_FOOT = re.compile(r"^(?:\w+://\S+|about:\S+|data:\S+)\s+\d{1,4}\s?/\s?\d{1,4}$")
_NOTE_START = re.compile(r"^\s*(?:[\[(]?\d{1,3}[\]).]?(?:\s|(?=[A-Z\"“‘h(]))|[*†‡§¶]|[a-z][.)]?\s)")


@dataclass(slots=True)
class LaidPage:
    """A page in reading order."""

    number: int
    width: float
    height: float
    regions: list[list[Row]]
    """Body text; each region has rows from the top, and no columns."""
    annotations: tuple[Annotation, ...]
    heads: list[Row] = field(default_factory=list)
    """Running heads, feet and page numbers, taken out of the regions."""
    notes: list[list[Row]] = field(default_factory=list)
    """Rows of small type at the foot of a region, taken out of it."""
    sideways: list[list[Row]] = field(default_factory=list)
    """Rows that run up, down or upside down; their places are those of the turned page."""

    def rows(self) -> list[Row]:
        """Return the rows of all regions, from the top of the page."""
        return sorted((row for region in self.regions for row in region), key=lambda row: (row.base, row.x0))


def lay_out(drawn: Iterable[DrawnPage]) -> list[LaidPage]:
    """Return the pages laid out, with heads and notes apart. `[]` for none."""
    pages = [_laid(page) for page in drawn]
    _take_heads_out(pages)
    size = body_size(pages)
    for page in pages:
        _take_notes_out(page, size)
    return pages


def body_size(pages: Iterable[LaidPage]) -> float:
    """Return the size in which most of the text is set, in points; 0.0 for none."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for region in page.regions:
            for row in region:
                sizes[round(row.size, 1)] += len(row.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _laid(page: DrawnPage) -> LaidPage:
    words = words_of(page.glyphs, page.width, page.height)
    printed = _browsers_rows(words, page.height)
    bases = {row.base for row in printed}
    words = [word for word in words if word.root.base not in bases]
    longest = max(page.width, page.height)
    return LaidPage(
        number=page.number,
        width=page.width,
        height=page.height,
        regions=[rows_of(region) for region in regions(words)],
        annotations=page.annotations,
        heads=printed,
        sideways=[rows_of(words_of(glyphs, longest, longest)) for glyphs in page.sideways],
    )


def _browsers_rows(words: Sequence[Word], height: float) -> list[Row]:
    """Return what a browser prints: time and title above the page, address and page number below it.

    These rows run across all columns, so they are looked for before columns are.
    """
    margin = _MARGIN * height
    top = rows_of(word for word in words if word.root.base < margin)[:1]
    foot = rows_of(word for word in words if word.root.base > height - margin)[-1:]
    return [
        *(row for row in top if _BROWSERS_HEAD.search(row.text)),
        *(row for row in foot if _BROWSERS_FOOT.search(row.text)),
    ]


def _take_heads_out(pages: Sequence[LaidPage]) -> None:
    """Move what recurs at one place of several pages from `regions` to `heads`."""
    outer = {page.number: _outermost(page) for page in pages}
    sightings = [
        _Sighting(page.number, row, _key(row))
        for page in pages
        for row in {id(row): row for inwards in outer[page.number] for row in inwards}.values()
        if _is_in_zone(row, page)
    ]
    heads = _recurring(sightings)
    for page in pages:
        found: dict[int, Row] = {}
        for inwards in outer[page.number]:
            for row in inwards:
                # Heads stand outside the text: past the first row that is none, all is text.
                if id(row) not in heads and not _is_own_number(row, page):
                    break
                found[id(row)] = row
        page.heads += found.values()
        regions = ([row for row in region if id(row) not in found] for region in page.regions)
        page.regions = [region for region in regions if region]


@dataclass(frozen=True, slots=True)
class _Sighting:
    """A row near the edge of a page."""

    page: int
    row: Row
    key: str
    """Its words; the same for heads that differ in their numbers alone."""


def _outermost(page: LaidPage) -> tuple[list[Row], list[Row]]:
    """Return the rows nearest to the top and to the foot, from the edge inwards."""
    rows = page.rows()
    return rows[:_OUTERMOST], rows[: -_OUTERMOST - 1 : -1]


def _recurring(sightings: Sequence[_Sighting]) -> frozenset[int]:
    """Return the ids of the rows that recur and stand where mostly such rows stand."""
    by_key: dict[str, list[_Sighting]] = defaultdict(list)
    for sighting in sightings:
        by_key[sighting.key].append(sighting)
    recurring = {id(one.row) for group in by_key.values() for one in group if _recurs(one, group)}
    # A heading of the text that happens to open two pages stands where text stands.
    places = [(sighting.row.base, id(sighting.row) in recurring) for sighting in sightings]
    kept = set()
    for sighting in sightings:
        if id(sighting.row) in recurring:
            there = [recurs for base, recurs in places if abs(base - sighting.row.base) <= _SAME_PLACE / 2]
            if sum(there) >= len(there) / 2:
                kept.add(id(sighting.row))
    return frozenset(kept)


def _recurs(sighting: _Sighting, group: Sequence[_Sighting]) -> bool:
    row = sighting.row
    others = [
        other
        for other in group
        if other.page != sighting.page and abs(other.row.base - row.base) <= _SAME_PLACE
    ]
    own = _NUMBER.match(row.text)
    if not own or not own[1].isdigit():
        return bool(others)
    # A number alone counts with the pages; a figure at the foot of a table does not.
    shift = int(own[1]) - sighting.page
    return any(int(_DIGITS.findall(other.row.text)[0]) - other.page == shift for other in others)


def _is_own_number(row: Row, page: LaidPage) -> bool:
    match = _NUMBER.match(row.text)
    return match is not None and match[1] == str(page.number) and row.base > (1 - _ZONE) * page.height


def _is_in_zone(row: Row, page: LaidPage) -> bool:
    return row.base < _ZONE * page.height or row.base > (1 - _ZONE) * page.height


def _key(row: Row) -> str:
    if _NUMBER.match(row.text):
        return "#" if re.search(r"\d", row.text) else "roman"
    return _DIGITS.sub("#", " ".join(row.text.split())).casefold()


def _take_notes_out(page: LaidPage, size: float) -> None:
    """Move the rows of small type at the foot of each region to `notes`."""
    kept: list[list[Row]] = []
    for region in page.regions:
        at = len(region)
        while at and region[at - 1].size <= SMALL * size:
            at -= 1
        tail = region[at:]
        # A region all in small type is a table, a box or the continuation of notes.
        is_notes = (
            bool(tail) and any(_NOTE_START.match(row.text) for row in tail) and (at > 0 or bool(page.notes))
        )
        if is_notes:
            page.notes.append(tail)
        if body := region[:at] if is_notes else region:
            kept.append(body)
    page.regions = kept
