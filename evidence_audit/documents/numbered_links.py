"""Links under a raised or bracketed number, `[1]`, that lead straight to the source.

They read as markers, but there is no note: the link itself is the citation. Where the text has
a list of notes with these numbers after all, they are left to the search for notes.
"""

import re
from collections.abc import Iterable, Sequence

from evidence_audit.model import Block, Link, Span

_NUMBER = re.compile(r"\\?\[?\s*(\d{1,3})\s*\\?\]?")
_BEHIND_SENTENCE = re.compile(r"[.,;:!?)\"”’\]]\[$")
"""What stands before a number in Markdown's own brackets that is no figure: `tired.[1](https://…)`."""
_LISTED = re.compile(r"\W{0,3}(\d{1,3})\W")
_MOST = 0.5
"""Share of the numbers that open a block of text, from which those blocks are taken for notes."""


def numbered_links(
    text: str, links: Iterable[Link], raised: Sequence[Span], blocks: Iterable[Block]
) -> tuple[Span, ...]:
    """Return what the numbers take up of the text, brackets included; empty where they lead to a list."""
    found: dict[Span, str] = {}
    for link in links:
        number = _NUMBER.fullmatch(text, link.start, link.end)
        if number and (span := _as_marker(text, link, raised)) is not None:
            found[span] = number[1]
    last = max((span.end for span in found), default=0)
    opening = {
        listed[1]
        for block in blocks
        if block.start >= last and (listed := _LISTED.match(text, _line_start(text, block), block.end))
    }
    listed_too = sum(number in opening for number in found.values())
    return () if listed_too >= _MOST * max(len(found), 1) else tuple(found)


def _line_start(text: str, block: Block) -> int:
    """Return where the line of a block begins, with the sign of its list."""
    return text.rfind("\n", 0, block.start) + 1


def _as_marker(text: str, link: Link, raised: Sequence[Span]) -> Span | None:
    """Return a link with the brackets around it; None where it is a plain number in the text."""
    start, end = link.start, link.end
    if text[start] in "[\\" or _BEHIND_SENTENCE.search(text, max(start - 2, 0), start):
        return Span(start=start, end=end)
    is_in_brackets = text[max(start - 1, 0) : start] + text[end : end + 1] == "[]"
    if is_in_brackets and text[end + 1 : end + 2] not in ("(", "["):
        return Span(start=start - 1, end=end + 1)
    is_raised = any(one.start < end and start < one.end for one in raised)
    return Span(start=start, end=end) if is_raised else None
