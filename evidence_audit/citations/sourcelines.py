"""Lines such as `Source: the Hall`, which name the source of the table or figure that they close."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from evidence_audit.documents.patterns import compiled
from evidence_audit.model import Block, Document, Link, Role

_SOURCE = r"(?im)(?:^\W{0,4}|[.;|]\s+|\s{2,})(?:data\s+)?sources?\W{0,4}:\W{0,4}"


def reaching(document: Document) -> list[Link]:
    """Return the links of source lines, laid over what the lines close; `[]` for none.

    That is the block itself up to the line, and the rows of the table right above it, but
    for rows with a link of their own.
    """
    if not document.links:
        return []
    links = sorted(document.links, key=lambda link: link.start)
    starts = [link.start for link in links]
    found: list[Link] = []
    for at in sorted({bisect_right(document.blocks, link.start, key=_start) - 1 for link in links}):
        if at < 0:
            continue
        block = document.blocks[at]
        line = compiled(_SOURCE).search(document.text, block.start, block.end)
        named = bisect_left(starts, line.end() - 1) if line else len(links)
        if line is None or named == len(links) or links[named].start >= block.end:
            continue
        url = links[named].url
        for start, end in _closed(document, at, line.start()):
            if bisect_left(starts, start) == bisect_left(starts, end):
                found.append(Link(start=start, end=end, url=url))
    return found


def _start(block: Block) -> int:
    return block.start


def _closed(document: Document, at: int, line: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches that the source line at `line`, in block `at`, closes."""
    blocks: Sequence[Block] = document.blocks
    block = blocks[at]
    if document.text[block.start : line].strip():
        yield block.start, line
        if block.role is not Role.CELL:
            return
    above = at - 1
    while above >= 0 and blocks[above].role is Role.CELL:
        if compiled(_SOURCE).search(document.text, blocks[above].start, blocks[above].end):
            return  # another table ends here
        yield blocks[above].start, blocks[above].end
        above -= 1
