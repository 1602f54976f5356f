"""What is handed to an executor: plain functions of plain values, wherever they run.

Rooms are imported late: whoever hands a task over needs none of them.
"""

import pickle
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from evidence_audit.errors import DocumentError
from evidence_audit.model import Claim, Document, Evidence, Outcome, Snapshot

if TYPE_CHECKING:
    from evidence_audit.documents import Part

ClaimKey = tuple[str, str]
"""Path of a document and id of one of its claims."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A document that is to be read, and all that is known of it."""

    path: str
    """As the user named it."""
    content: bytes | None = None
    """None: whoever reads the document loads the file."""
    format: str | None = None
    media_type: str | None = None
    published: str | None = None
    """As the register states it, which outweighs what the document says."""
    notes: Document | None = None
    """Another document, which holds the notes of this one."""
    engine: str | None = None
    """What reads PDFs; None for the usual one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """A long document that several processes draw."""

    paper: Paper
    """With its content."""
    parts: "tuple[Part, ...]"


def read(paper: Paper, drawn: Sequence[bytes] = ()) -> Document:
    """Return a document with its markers, notes and claims. Raises DocumentError.

    `drawn` is what `draw` gave for each of its parts, in order; empty where it has none.
    """
    from evidence_audit import citations, claims

    document = read_bare(paper, drawn)
    dated = replace(document, published=paper.published or document.published)
    return claims.find(citations.cite(dated, notes=paper.notes))


def read_or_part(paper: Paper, at_once: int) -> Document | Parts:
    """Return a document as `read` does, or a long one in parts to be drawn by `at_once` processes."""
    from evidence_audit import documents

    paper = replace(paper, content=_content(paper))
    found = documents.parts(
        paper.content or b"",
        paper.path,
        jobs=at_once,
        format=paper.format,
        media_type=paper.media_type,
        engine=paper.engine,
    )
    return Parts(paper=paper, parts=found) if found else read(paper)


def draw(part: "Part") -> bytes:
    """Return a part of a document as drawn, pickled: nobody looks into it until `read` does."""
    from evidence_audit import documents

    return pickle.dumps(documents.draw(part), protocol=pickle.HIGHEST_PROTOCOL)


def read_bare(paper: Paper, drawn: Sequence[bytes] = ()) -> Document:
    """Return a document as its format states it, without a search for notes or claims."""
    from evidence_audit import documents

    try:
        return documents.read(
            _content(paper),
            paper.path,
            format=paper.format,
            media_type=paper.media_type,
            engine=paper.engine,
            drawn=tuple(pickle.loads(part) for part in drawn),
        )
    except RecursionError as error:
        raise DocumentError(
            paper.path, "it is nested too deeply", "save it anew with another program"
        ) from error


def weigh(
    snapshot: Snapshot, citing: Sequence[tuple[ClaimKey, Claim]], engine: str | None = None
) -> dict[ClaimKey, Evidence]:
    """Return what a source says of each claim that cites it; nothing where it cannot be read."""
    from evidence_audit import evidence

    page = Paper(
        path=snapshot.final_url, content=snapshot.content, media_type=media_type(snapshot), engine=engine
    )
    try:
        indexed = evidence.index(read_bare(page))
    except DocumentError:
        return {}  # a fact: `rules/` says what it means that a live source has no evidence
    found = {}
    for key, claim in citing:
        weighed = evidence.weigh_claim(claim, indexed, url=snapshot.url, snapshot=f"sha256:{snapshot.sha256}")
        # Digits can be found in any language; that they are not there can be said only of one that is read.
        if weighed.outcome is Outcome.SAME or indexed.is_understood:
            found[key] = weighed
    return found


def draw_seen(document: Document, paper: Paper) -> bytes:
    """Return the PDF that `document` was read from, with what was seen drawn over it."""
    from evidence_audit.reports import debug_pdf

    return debug_pdf.render(document, _content(paper))


def media_type(snapshot: Snapshot) -> str | None:
    """Return the media type that a page was served with, and its charset where that was stated."""
    if snapshot.charset:
        return f"{snapshot.media_type}; charset={snapshot.charset}"
    return snapshot.media_type or None


def _content(paper: Paper) -> bytes:
    from evidence_audit import documents

    return documents.load(paper.path) if paper.content is None else paper.content
