"""Passages: body text that belongs together, made readable, with the way back to the document.

A passage is a block, or the halves of a paragraph that a page break, a by-line or a
pull quote has torn apart. In its text line breaks are spaces, words hyphenated at a
line's end are whole and what is no body text is gone.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from evidence_audit.claims.setting import Setting
from evidence_audit.claims.torn import mended
from evidence_audit.claims.veil import veiled
from evidence_audit.model import Block, Document, Role, Span

_INK = re.compile(r"[^\s\0]")
_PARAGRAPH_EDGE = re.compile(r"\n[ \t\f]*\n\s*|\f")


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Readable text and, for each of its characters, the offset in `Document.text`."""

    text: str
    origins: Sequence[int]
    blocks: tuple[Block, ...]
    """More than one where an interruption was set aside."""


def passages(document: Document) -> Iterator[Passage]:
    """Yield the passages of a document in the order of the text; nothing for a text without ink.

    An interruption follows the passage that it interrupts.
    """
    body = veiled(document)
    setting = Setting(document, body)
    for blocks in mended(body, _inked(document, body)):
        text, origins = setting.read(blocks)
        if text:
            yield Passage(text=text, origins=origins, blocks=blocks)


def _inked(document: Document, body: str) -> list[Block]:
    """Return the blocks that hold body text; paragraphs by blank lines where a document has none."""
    blocks = document.blocks or _paragraphs(body)
    return [b for b in blocks if b.role is not Role.CODE and _INK.search(body, b.start, b.end)]


def _paragraphs(body: str) -> tuple[Block, ...]:
    """Return the stretches between blank lines."""
    edges = [0, *(gap.end() for gap in _PARAGRAPH_EDGE.finditer(body)), len(body)]
    return tuple(Block(start=a, end=b) for a, b in pairwise(edges) if a < b)


def pieces_of(passage: Passage, start: int, end: int) -> tuple[Span, ...]:
    """Return where the characters from `start` to `end` of a passage's text stand in the document."""
    origins, spans = passage.origins, []
    for block in passage.blocks:
        first = bisect_left(origins, block.start, start, end)
        last = bisect_left(origins, block.end, start, end)
        if first < last:
            spans.append(Span(start=origins[first], end=origins[last - 1] + 1))
    return tuple(spans)
