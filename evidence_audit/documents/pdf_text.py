"""Pages become one text: rows joined, words put together again, and the way back kept."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from evidence_audit.documents.paragraphs import ENDED
from evidence_audit.documents.pdf_blocks import RowBlock, blocks_of
from evidence_audit.documents.pdf_layout import SMALL, LaidPage, body_size
from evidence_audit.documents.pdf_overlays import Laid, Overlay
from evidence_audit.documents.pdf_rows import Row
from evidence_audit.model import Aside, AsideKind, Block, Edges, Line, Link, Page, Role, Span

_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BROKEN_WORD = re.compile(r"(?:^|\s)[\"“‘'(\[]?([^\W\d_]{2,})([-‐\xad])$")
_REST = re.compile(r"^([^\W\d_]+)(?:[^\w\s]{0,3}(?:\s|$)|[-–—'’][^\W\d_])")
_SOFT = "‐\xad"
_ONE_SIZE = 0.08
"""Share of the size by which rows of one paragraph may differ."""
_TINY = 0.75
"""Share of the body's size up to which a number alone on its row is a raised one."""
_NEAR = 500
"""Characters between two parts of one link, at most: the head and foot of a page."""


@dataclass(slots=True)
class Assembly:
    """The text so far, and everything that points into it."""

    size: float
    """Of the body text, in points."""
    words: frozenset[str]
    """All words of the document, lower case: witnesses for broken words."""
    parts: list[str] = field(default_factory=list)
    length: int = 0
    lines: list[Line] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    raised: list[Span] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    asides: list[Aside] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)
    jumps: list[Laid] = field(default_factory=list)
    ends: dict[int, tuple[str, float]] = field(default_factory=dict)
    """The last characters of each line and its size in points, by its start."""
    sealed: int = 0
    """Blocks, from the first, with which nothing goes on: those before the notes of a page, and these."""

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self.parts)

    def since(self, start: int) -> str:
        """Return the text from `start` on, without going through what is before."""
        found: list[str] = []
        at = self.length
        for part in reversed(self.parts):
            if at <= start:
                break
            found.append(part)
            at -= len(part)
        return "".join(reversed(found))[start - at :]

    def take_back(self, text: str) -> None:
        """Take `text` away from the end of the part that was put last."""
        self.parts[-1] = self.parts[-1].removesuffix(text)
        self.length -= len(text)

    def put(self, text: str) -> None:
        """Append `text`, which belongs to no row."""
        self.parts.append(text)
        self.length += len(text)


def assemble(pages: Sequence[LaidPage]) -> Assembly:
    """Return the text of all pages: per page its heads, its body, its notes."""
    size = body_size(pages)
    assembly = Assembly(size, _vocabulary(pages))
    for page in pages:
        _add_page(assembly, page)
    return assembly


def _vocabulary(pages: Iterable[LaidPage]) -> frozenset[str]:
    return frozenset(
        word.lower()
        for page in pages
        for region in (*page.regions, *page.notes)
        for row in region
        for word in _WORDS.findall(row.text)
    )


def _add_page(assembly: Assembly, page: LaidPage) -> None:
    start, first = assembly.length, len(assembly.lines)
    for row in page.heads:
        at = assembly.length
        _add_row(assembly, page, row, row.text, turned=False)
        assembly.asides.append(Aside(start=at, end=assembly.length, kind=AsideKind.RUNNING_HEAD))
        assembly.put("\n\n")
    for texts in (page.regions, page.notes):
        for rows in texts:
            for index, block in enumerate(blocks_of(rows, assembly.size)):
                _add_block(assembly, page, block, opens=not index)
        if page.notes:
            assembly.sealed = len(assembly.blocks)
    _lay_over(assembly, page, start, assembly.lines[first:])
    for rows in page.sideways:
        for block in blocks_of(rows, assembly.size):
            _add_block(assembly, page, block, turned=True)
    assembly.pages.append(
        Page(
            start=start,
            end=assembly.length,
            number=page.number,
            width=page.width,
            height=page.height,
            has_text=len(assembly.lines) > first,
        )
    )


def _lay_over(assembly: Assembly, page: LaidPage, start: int, lines: Sequence[Line]) -> None:
    """Find the text under the links of a page, whose text begins at `start`."""
    if not page.annotations:
        return
    last = assembly.links[-1] if assembly.links else None
    if last and start - last.end <= _NEAR:
        start = last.end  # a link may go on from the page before
    overlay = Overlay(lines, assembly.since(start), start)
    assembly.jumps += overlay.jumps(page.annotations)
    found = overlay.links(page.annotations, assembly.length)
    assembly.links[-1:] = overlay.joined([*assembly.links[-1:], *found])


def _add_block(
    assembly: Assembly, page: LaidPage, block: RowBlock, *, opens: bool = False, turned: bool = False
) -> None:
    """Append a block; one that opens a column or page may go on with the block before it."""
    last = assembly.blocks[-1] if len(assembly.blocks) > assembly.sealed else None
    goes_on = last is not None and opens and _goes_on(assembly, last, block, assembly.length)
    if goes_on and last is not None and assembly.length == last.end + 2:
        assembly.take_back("\n")  # nothing stands between the columns: it is one paragraph
    start = assembly.length
    rows = block.rows
    for index, row in enumerate(rows):
        below = rows[index + 1] if index + 1 < len(rows) else None
        text, end = _joined(assembly, row, below)
        _add_row(assembly, page, row, text, turned=turned)
        assembly.put(end)
    stop = assembly.length
    assembly.put("\n\n")
    if goes_on and last is not None:
        assembly.blocks[-1] = Block(start=last.start, end=stop, role=last.role)
    else:
        assembly.blocks.append(Block(start=start, end=stop, role=block.role))


def _goes_on(assembly: Assembly, last: Block, block: RowBlock, start: int) -> bool:
    """Say whether the sentence of the last block goes on at `start`, in the next column or page."""
    if not block.rows[0].text[:1].islower() or block.role is not Role.PARAGRAPH:
        return False
    line = next(line for line in reversed(assembly.lines) if line.start < last.end)
    before, size = assembly.ends[line.start]
    if abs(block.rows[0].size - size) > _ONE_SIZE * size:
        return False
    if last.role in (Role.HEADING, Role.CELL) or ENDED.search(before):
        return False
    between = [line for line in assembly.lines[-12:] if last.end <= line.start < start]
    heads = {aside.start for aside in assembly.asides[-12:]}
    return all(line.start in heads for line in between)


def _joined(assembly: Assembly, row: Row, below: Row | None) -> tuple[str, str]:
    """Return the text of `row` and what stands between it and the row below.

    A word broken at the end of the row is put together only where the document itself
    shows how it is spelled, or where the hyphen is one that only line ends have; an
    address keeps its hyphens and its line ends.
    """
    if below is None:
        return row.text, ""
    broken, rest = _BROKEN_WORD.search(row.text), _REST.match(below.text)
    if not broken or not rest or rest[1][0].isupper():
        return row.text, "\n"
    if row.size <= SMALL * assembly.size and broken[2] not in _SOFT:
        return row.text, "\n"  # notes are full of addresses and titles
    whole = (broken[1] + rest[1]).lower()
    if whole in assembly.words or (
        broken[2] in _SOFT and f"{broken[1]}-{rest[1]}".lower() not in assembly.words
    ):
        return row.text[:-1], ""
    if f"{broken[1]}-{rest[1]}".lower() in assembly.words:
        return row.text, ""
    return row.text, "\n"


def _add_row(assembly: Assembly, page: LaidPage, row: Row, text: str, *, turned: bool) -> None:
    start = assembly.length
    assembly.put(text)
    assembly.ends[start] = text[-20:], row.size
    edges = None if turned else Edges(row.edges[: len(text) + 1])
    assembly.lines.append(
        Line(
            start=start,
            end=start + len(text),
            page=page.number,
            bbox=None if turned else row.bbox,
            edges=edges,
        )
    )
    if not row.raised and row.size < _TINY * assembly.size and re.fullmatch(r"[\d\s,;–-]{1,40}", text):
        # a run of note numbers that the end of a line has pushed onto a row of its own
        assembly.raised.append(Span(start=start, end=start + len(text)))
    for first, last in row.raised:
        if first < len(text):
            assembly.raised.append(Span(start=start + first, end=start + min(last, len(text))))
