"""Bare text as a source: each line a block, but for lines that were wrapped."""

import hashlib
import re
from collections.abc import Iterator, Sequence

from evidence_audit.model import Block, Document

_TITLE = 200
"""Characters."""
_BREAK = re.compile(r"\s*\n\s*(?=[^\sa-zà-öø-ÿ])|\n\s*\n\s*")
"""A line end, unless the next line goes on in lower case."""


def document_of(text: str) -> Document:
    """Return a bare text as a document of blocks."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    blocks = tuple(_blocks(text))
    return Document(
        path="", format="text", sha256=digest, text=text, title=_title(text, blocks), blocks=blocks
    )


def _title(text: str, blocks: Sequence[Block]) -> str | None:
    """Return the first line, where it is short and others follow."""
    first = text[blocks[0].start : blocks[0].end] if len(blocks) > 1 else ""
    return first if 0 < len(first) <= _TITLE else None


def _blocks(text: str) -> Iterator[Block]:
    start = 0
    for gap in _BREAK.finditer(text):
        if text[start : gap.start()].strip():
            yield Block(start=start, end=gap.start())
        start = gap.end()
    if text[start:].strip():
        yield Block(start=start, end=len(text))
