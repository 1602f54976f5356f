"""Links that open a source at a passage."""

from urllib.parse import quote, urldefrag

_WHOLE = 80
"""Characters: a longer passage is named by its first and last words, which browsers find sooner."""
_CELLS = "|"
"""Parts the cells of a table row in a passage; the page itself has no such sign."""
_EDGE = 5
"""Words at each end of a long passage."""


def text_fragment(url: str, passage: str) -> str:
    """Return `url` with a text fragment that opens it at `passage`; the bare address for an empty one.

    Signs that mean something in a fragment (`-`, `,`, `&`) are percent-encoded.
    """
    words = passage.split()
    bare = urldefrag(url).url
    if not words:
        return bare
    cells = [cell.split() for cell in passage.split(_CELLS) if cell.strip()]
    if _CELLS in passage and len(cells) > 1:
        return f"{bare}#:~:text={_escaped(cells[0])},{_escaped(cells[-1])}"
    if len(passage) <= _WHOLE or len(words) <= 2 * _EDGE:
        return f"{bare}#:~:text={_escaped(words)}"
    return f"{bare}#:~:text={_escaped(words[:_EDGE])},{_escaped(words[-_EDGE:])}"


def page_fragment(url: str, page: int) -> str:
    """Return `url` with a fragment that opens a PDF at `page`, 1-based."""
    return f"{urldefrag(url).url}#page={page}"


def _escaped(words: list[str]) -> str:
    return quote(" ".join(words), safe="").replace("-", "%2D")
