"""`--debug-pdf`: what the reader saw of a PDF, drawn over its pages, for a person who wonders."""

from concurrent.futures import Executor
from dataclasses import replace
from pathlib import Path

from evidence_audit import papers, tasks
from evidence_audit.delivery import refuse_unwritable, write
from evidence_audit.errors import PolicyError
from evidence_audit.intake import Reading
from evidence_audit.mishaps import mishap
from evidence_audit.model import Document, Policy, Unread
from evidence_audit.progress import Progress

_OPTION = "--debug-pdf"


def target(written: str | None, paths: tuple[str, ...]) -> Path | None:
    """Return the file to draw into; None where nothing is to be drawn. Raises PolicyError."""
    if written is None:
        return None
    named = [name for name in papers.named(paths) if isinstance(name, str)]
    if len(named) > 1 or papers.STDIN in named:
        raise PolicyError(f"{_OPTION} {written}: one PDF can be drawn; name one file as DOCUMENT")
    path = Path(written)
    refuse_unwritable(path, f"{_OPTION} {written}")
    if path.exists() and any(Path(name).exists() and path.samefile(name) for name in named):
        raise PolicyError(f"{_OPTION} {written}: that is DOCUMENT itself; name another file")
    return path


def drawn(reading: Reading, policy: Policy, executor: Executor, path: Path) -> Reading:
    """Draw the document that was read into `path`, and return the reading; with what went wrong, if so.

    Raises PolicyError for a document that is no PDF.
    """
    for document in reading.documents:
        if document.format != "pdf":
            raise PolicyError(f"{_OPTION} {path}: {document.path} is {document.format}; name a PDF")
        undrawn = _undrawn(document, policy, executor, path)
        if undrawn is not None:
            reading = replace(reading, unread=(*reading.unread, undrawn))
    return reading


def _undrawn(document: Document, policy: Policy, executor: Executor, path: Path) -> Unread | None:
    """Draw one document; return what came in between, None where nothing did."""
    paper = papers.paper(document.path, policy, papers.fetched([document.path], policy))
    future = executor.submit(tasks.draw_seen, document, paper)
    error = future.exception()
    if error is None:
        write(path, future.result())
        return None
    seen = mishap(error, Progress())
    return Unread(path=document.path, reason=f"not drawn: {seen.reason}", remedy=seen.remedy, rule=seen.rule)
