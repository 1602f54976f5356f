"""Bare text as a source: each line a block, but for lines that were wrapped."""

import hashlib
import re
from collections.abc import Iterator

from evidence_audit.model import Block, Document

_BREAK = re.compile(r"\s*\n\s*(?=[^\sa-zà-öø-ÿ])|\n\s*\n\s*")
"""A line end, unless the next line goes on in lower case."""


def document_of(text: str) -> Document:
    """Return a bare text as a document of blocks."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Document(path="", format="text", sha256=digest, text=text, blocks=tuple(_blocks(text)))


def _blocks(text: str) -> Iterator[Block]:
    start = 0
    for gap in _BREAK.finditer(text):
        if text[start : gap.start()].strip():
            yield Block(start=start, end=gap.start())
        start = gap.end()
    if text[start:].strip():
        yield Block(start=start, end=len(text))
