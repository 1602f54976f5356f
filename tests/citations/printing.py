"""Print as page tools see it: paragraphs set to a measure, rows joined where they end in a hyphen."""

import re

from evidence_audit.documents.measure import width

_PIECE = re.compile(r"\s+|[^\s-]*-|[^\s-]+")
_LEAST = 3
"""Letters of a word that stay before and behind a hyphen of print."""


def rows_of(paragraph, measure):
    """Return the rows of a paragraph: print breaks at spaces, behind hyphens, and within long words."""
    rows, row = [], ""
    for piece in _PIECE.findall(paragraph):
        if width((row + piece).rstrip()) > measure:
            head = _head(row, piece, measure)
            if row.strip():
                rows.append((row + head).rstrip() + ("-" if head else ""))
            row, piece = "", piece[len(head) :]
        row += piece if row or not piece.isspace() else ""
    return [*rows, row.rstrip()] if row.strip() else rows


def _head(row, word, measure):
    """Return as much of a word as fits into a row before a hyphen; the empty string for none."""
    if not word.isalpha():
        return ""
    fitting = [at for at in range(_LEAST, len(word) - _LEAST) if width(row + word[:at] + "-") <= measure]
    return word[: max(fitting, default=0)]


def joined(rows):
    """Return rows as a tool writes them that takes every hyphen at a row's end for one of print."""
    return re.sub(r"(?<=\S)-\n(?=\S)", "", "\n".join(rows))


def page(paragraphs, measure):
    """Return the text that such a tool makes of paragraphs."""
    return "\n".join(joined(rows_of(paragraph, measure)) for paragraph in paragraphs) + "\n"
