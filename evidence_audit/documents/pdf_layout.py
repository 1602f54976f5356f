"""A page as people read it: its rows in order, its heads and feet, and the notes at its foot."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from evidence_audit.documents.pdf_columns import regions
from evidence_audit.documents.pdf_drawn import Annotation, DrawnPage, String
from evidence_audit.documents.pdf_drops import set_back
from evidence_audit.documents.pdf_hanging import hang
from evidence_audit.documents.pdf_heads import Edges, heads
from evidence_audit.documents.pdf_rows import Row, rows_of
from evidence_audit.documents.pdf_spaced import closed_up
from evidence_audit.documents.pdf_superiors import set_up
from evidence_audit.documents.pdf_words import Word, words_of

_MARGIN = 0.06
"""Share of the page's height that a browser prints its own rows in."""
_TEXT = 0.35
"""Share of the letters in the commonest size that a larger one must have to be that of the text."""
SMALL = 0.93
"""Share of the body's size up to which text is set small, as footnotes are: 10 beside 11 points."""

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


def lay_out(pages: Sequence[LaidPage]) -> Sequence[LaidPage]:
    """Take heads and notes apart on `pages`, which are all of the file's, and return them."""
    _take_heads_out(pages)
    size = body_size(pages)
    for page in pages:
        _take_notes_out(page, size)
    return pages


def body_size(pages: Iterable[LaidPage]) -> float:
    """Return the size in which the text is set, in points; 0.0 for none.

    Notes may hold more words than the text does, but they are never set larger.
    """
    sizes: Counter[float] = Counter()
    for page in pages:
        for region in page.regions:
            for row in region[: _first_note(region)]:
                sizes[round(row.size, 1)] += len(row.text)
    most = max(sizes.values(), default=0)
    return max((size for size, letters in sizes.items() if letters >= _TEXT * most), default=0.0)


def _first_note(region: Sequence[Row]) -> int:
    """Return the index of the first row that begins with a raised number, below larger rows; else the end."""
    largest = 0.0
    for at, row in enumerate(region):
        if _opens_raised(row) and row.size <= SMALL * largest:
            return at
        largest = max(largest, row.size)
    return len(region)


def laid(page: DrawnPage) -> LaidPage:
    """Return a page laid out by itself, as far as no other page matters."""
    words = _words(page.upright, page.width, page.height)
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
        sideways=[rows_of(_words(strings, longest, longest)) for strings in page.turned],
    )


def _words(strings: Iterable[String], width: float, height: float) -> list[Word]:
    words = set_back(set_up(closed_up(words_of(strings, width, height))))
    hang(words)
    return words


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
    found = heads(Edges(page.number, page.height, page.rows()) for page in pages)
    for page in pages:
        taken = {id(row) for row in found[page.number]}
        page.heads += found[page.number]
        regions = ([row for row in region if id(row) not in taken] for region in page.regions)
        page.regions = [region for region in regions if region]


def _take_notes_out(page: LaidPage, size: float) -> None:
    """Move the rows of small type at the foot of each region to `notes`, and notes in the margin."""
    kept: list[list[Row]] = []
    has_body = any(row.size > SMALL * size for region in page.regions for row in region)
    for region in page.regions:
        at = len(region)
        while at and region[at - 1].size <= SMALL * size:
            at -= 1
        # A region all in small type is a table, a box or the continuation of notes.
        beside = bool(page.notes) or (has_body and any(map(_opens_raised, region)))
        tail = region[at:] if at or beside else []
        is_notes = any(_NOTE_START.match(row.text) for row in tail)
        if is_notes:
            page.notes.append(tail)
        if body := region[:at] if is_notes else region:
            kept.append(body)
    page.regions = kept


def _opens_raised(row: Row) -> bool:
    return bool(row.raised) and row.raised[0][0] == 0
