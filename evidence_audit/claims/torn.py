"""Torn paragraphs: the halves of a sentence that a page break, a by-line or a pull quote parted."""

import re
from collections.abc import Iterator, Sequence

from evidence_audit.claims.lists import word_list
from evidence_audit.claims.rows import reads_as_row
from evidence_audit.claims.veil import BLANK
from evidence_audit.model import Block, Role

_FURTHEST_JOIN = 4
"""Blocks between the halves of a torn paragraph, notes and running heads not counted."""
_LONGEST_INTERRUPTION = 400
"""Characters: more is a text of its own, after which nobody takes up the thread."""
_LAST_LINES = 300
"""Characters at the end of a block that show whether it ends as a table."""
_SHORTEST_HALF = 30
"""Characters: what is shorter and stops without a full stop is a heading."""

_BULLET = re.compile(r"[\s\0]*[•●▪■□◦‣⁃➢✓*·–-]\s")
_STOPPED = re.compile(r"[.!?…:;•|][\"'”’»)\]]*$")
_GOES_ON = re.compile(r"[\s\0]*[(‘“'\"]?[a-zà-öø-ÿ]")
_LAST_WORD = re.compile(r"[^\W\d_]+\Z")


def mended(body: str, blocks: Sequence[Block]) -> Iterator[tuple[Block, ...]]:
    """Group the blocks of a veiled text: each alone, but the halves of a torn paragraph together."""
    taken: set[int] = set()
    for first in range(len(blocks)):
        if first in taken:
            continue
        group, last = [first], first
        while (following := _continuation(body, blocks, last, taken)) is not None:
            group.append(following)
            taken.add(following)
            last = following
        yield tuple(blocks[i] for i in group)


def _continuation(body: str, blocks: Sequence[Block], at: int, taken: set[int]) -> int | None:
    """Return the index of the block that goes on with the sentence left open in block `at`."""
    if not _is_open(body, blocks[at]) or (at and _lists_without_stops(body, blocks[at - 1], blocks[at])):
        return None
    for index in range(at + 1, min(at + 2 + _FURTHEST_JOIN, len(blocks))):
        block = blocks[index]
        if index not in taken and (_goes_on(body, block) or _is_cut(body, blocks[at], block)):
            return index
        if block.end - block.start > _LONGEST_INTERRUPTION or block.role in (Role.CELL, Role.ITEM):
            return None
    return None


def _is_open(body: str, block: Block) -> bool:
    """Tell whether a block stops in the middle of a sentence."""
    if block.role not in (Role.PARAGRAPH, Role.ITEM):
        return False
    text = body[block.start : block.end].strip(BLANK)
    if len(text) < _SHORTEST_HALF or _STOPPED.search(text[-8:]):
        return False
    return not reads_as_row(text[-_LAST_LINES:], block.role)


def _lists_without_stops(body: str, above: Block, block: Block) -> bool:
    """Tell whether a list sets no full stops, so that their absence says nothing."""
    if above.role is not Role.ITEM or block.role is not Role.ITEM:
        return False
    return not _STOPPED.search(body[above.start : above.end].strip(BLANK)[-8:])


def _goes_on(body: str, block: Block) -> bool:
    """Tell whether a block begins in the middle of a sentence."""
    if block.role is not Role.PARAGRAPH or _BULLET.match(body, block.start, block.end):
        return False
    return bool(_GOES_ON.match(body, block.start, block.end))


def _is_cut(body: str, above: Block, block: Block) -> bool:
    """Tell whether a block ends where only a line does: `until January 4 and` before `June 11`."""
    if block.role is not Role.PARAGRAPH or body.count("\n", above.end, block.start) > 1:
        return False
    last = body[above.start : above.end].rstrip(BLANK)
    word = _LAST_WORD.search(last, max(len(last) - 20, 0))
    return last.endswith(",") or (word is not None and word.group() in word_list("leads_on"))
