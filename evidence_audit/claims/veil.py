"""The veil: the text with what is no body text hidden, character for character.

`Document.body()` turns asides into spaces; here a sign of its own stands for them,
because what parts two words may be white space, an aside, or both.
"""

import re

from evidence_audit.model import Document

VEIL = "\0"
"""Stands for each character of an aside: it separates words, but was no white space."""
BLANK = f" \t\r\n\f\v{VEIL}"
"""All that no reader sees."""
_SIGN = re.compile(r"\S")


def veiled(document: Document) -> str:
    """Return the text with every aside behind a veil, character for character; its lines stay."""
    text, pieces, at = document.text, [], 0
    for aside in sorted(document.asides, key=lambda aside: (aside.start, aside.end)):
        if aside.end > at:
            start = max(aside.start, at)
            pieces += [text[at:start], _SIGN.sub(VEIL, text[start : aside.end])]
            at = aside.end
    return "".join([*pieces, text[at:]])
