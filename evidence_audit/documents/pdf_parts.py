"""A long PDF in parts, each drawn and laid out by itself, wherever an executor runs it."""

from array import array
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from evidence_audit.documents.pdf_engines import opened
from evidence_audit.documents.pdf_frame import Frame
from evidence_audit.errors import DocumentError

if TYPE_CHECKING:
    from evidence_audit.documents.pdf_facts import StatedFacts
    from evidence_audit.documents.pdf_layout import LaidPage

_WORTH = 30
"""Pages of a part, at least: to start a process and open the file anew costs as much as a few pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Pages of a PDF that are still to be drawn."""

    name: str
    """As the user named the file."""
    content: bytes = field(repr=False)
    """Of the whole file."""
    engine: str | None = None
    first: int = 1
    """1-based; `last` is the last page of the part, None for the last of the file."""
    last: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnPart:
    """Pages of a PDF, drawn and laid out as far as no other page matters."""

    pages: "tuple[LaidPage, ...]"
    frames: tuple[Frame, ...]
    """What is shown of each page."""
    facts: "StatedFacts"
    """What the file says of itself; only the part with its first page knows."""
    is_damaged: bool
    """Whether the file's table of contents had to be guessed."""


def parts(content: bytes, name: str, *, jobs: int, engine: str | None = None) -> tuple[Part, ...]:
    """Return the parts in which `jobs` processes draw a PDF; `()` where that is not worth it.

    A file that cannot be opened has no parts. Raises PolicyError for an unknown engine.
    """
    try:
        with opened(content, name, engine) as file:
            count = file.count
    except DocumentError:
        return ()
    wanted = min(jobs, count // _WORTH)
    if wanted < 2:
        return ()
    # The last part is open at its end: the count is what the file says, not what it holds.
    starts = [1 + count * part // wanted for part in range(wanted)]
    lasts = [*(start - 1 for start in starts[1:]), None]
    return tuple(
        Part(name=name, content=content, engine=engine, first=first, last=last)
        for first, last in zip(starts, lasts, strict=True)
    )


def draw(part: Part) -> DrawnPart:
    """Return the pages of `part`, drawn and laid out.

    Raises DocumentError where the file cannot be opened or its list of pages is broken, and
    PolicyError for an engine that is not installed.
    """
    from evidence_audit.documents.pdf_facts import StatedFacts, stated  # late: only the process
    from evidence_audit.documents.pdf_layout import laid  # that draws needs them

    with opened(part.content, part.name, part.engine) as file:
        facts = stated(file, part.content) if part.first == 1 else StatedFacts()
        pages: list[LaidPage] = []
        frames: list[Frame] = []
        for page in file.pages(part.first, part.last):
            pages.append(_packed(laid(page)))  # the glyphs of one page at a time are in memory
            frames.append(page.frame)
        return DrawnPart(pages=tuple(pages), frames=tuple(frames), facts=facts, is_damaged=file.is_damaged)


def _packed(page: "LaidPage") -> "LaidPage":
    """Pack the places of all characters: a long file has millions, and they travel between processes."""
    for rows in (*page.regions, *page.notes, *page.sideways, page.heads):
        for row in rows:
            row.edges = array("d", row.edges)
    return page
