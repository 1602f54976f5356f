"""The lines of a text file, as the map back from an offset to line, column and page."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from evidence_audit.model import Line, Page, Span

_LINE_END = re.compile(r"\n")
_SUPERSCRIPT = re.compile(r"[⁰¹²³⁴-⁹]+(?:[,⁻–\-˒ ][⁰¹²³⁴-⁹]+)*")


def lines_of(text: str) -> tuple[Line, ...]:
    r"""Return the lines of `text` without their `\n`, numbered from 1; form feeds count pages."""
    paged = "\f" in text
    page, start, lines = 1, 0, []
    for number, content in enumerate(text.split("\n"), 1):
        # A form feed opens the line that follows it on the same line: that line is the new page's.
        page += content.count("\f")
        end = start + len(content)
        lines.append(Line(start=start, end=end, number=number, page=page if paged else None))
        start = end + 1
    return tuple(lines)


def arranged(text: str, pages: Sequence[Sequence[Span]]) -> tuple[str, tuple[Line, ...]]:
    """Return a text made of parts of `text`, page by page, and its lines as they stand in `text`.

    Each part becomes a line, with the number and the column that it has there.
    """
    begins = [0, *(match.end() for match in _LINE_END.finditer(text))]
    pieces: list[str] = []
    lines: list[Line] = []
    at = 0
    for number, page in enumerate(pages, 1):
        for place, part in enumerate(page):
            content = ("\f" if number > 1 and place == 0 else "") + text[part.start : part.end]
            row = bisect_right(begins, part.start)
            column = part.start - begins[row - 1] + 1 - (content[:1] == "\f")
            end = at + len(content)
            lines.append(Line(start=at, end=end, number=row, column=column, page=number))
            pieces.append(content)
            at = end + 1
    return "\n".join(pieces), tuple(lines)


def pages_of(text: str) -> tuple[Page, ...]:
    """Return the pages between form feeds; `()` where there is none."""
    if "\f" not in text:
        return ()
    pages, start = [], 0
    for number, content in enumerate(text.rstrip("\f\n ").split("\f"), 1):
        end = start + len(content)
        pages.append(Page(start=start, end=end, number=number, has_text=bool(content.strip())))
        start = end + 1
    return tuple(pages)


def superscripts(text: str) -> tuple[Span, ...]:
    """Return the runs of superscript digits (`¹²`) that `text` itself holds."""
    return tuple(Span(start=match.start(), end=match.end()) for match in _SUPERSCRIPT.finditer(text))
