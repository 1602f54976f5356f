"""What may come of reading a document, whatever it holds: a Document, or one line of refusal."""

import traceback
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor, Future

from evidence_audit import tasks
from evidence_audit.errors import DocumentError
from evidence_audit.executing import as_done
from evidence_audit.model import Document
from evidence_audit.tasks import Paper
from evidence_audit.workers.errors import TooMuchMemoryError


def faults(papers: Iterable[tuple[str, bytes]], executor: Executor, *, at_once: int = 2) -> list[str]:
    """Read all documents, by name and content, and tell what came of those that nobody may expect."""
    submitted = (
        (name, executor.submit(tasks.read, Paper(path=name.partition(" ")[0], content=content)))
        for name, content in papers
    )
    return [f"{name}: {told}" for name, future in as_done(submitted, at_once) for told in _faults(future)]


def _faults(future: "Future[Document]") -> Iterator[str]:
    error = future.exception()
    if error is None:
        yield from faults_of(future.result())
    elif isinstance(error, DocumentError):
        if not (str(error).isprintable() and error.reason and error.remedy):
            yield f"is refused in other than one line: {str(error)!r}"
        if error.rule not in ("EA901", "EA902"):
            yield f"is refused as {error.rule}"
    elif not isinstance(error, TooMuchMemoryError):  # what was stopped at the ceiling is named, too
        yield "".join(traceback.format_exception(error))


def faults_of(document: Document) -> Iterator[str]:
    """Tell what contradicts itself in a document."""
    if not document.text.strip():
        yield "has no text, and was not refused"
    for claim in document.claims:
        quantity = claim.quantity
        if document.text[quantity.start : quantity.end] != quantity.text:
            yield f"has a quantity that it does not hold: {quantity}"
    ids = {note.id for note in document.notes}
    for marker in document.markers:
        if marker.note is not None and marker.note not in ids:
            yield f"has a marker whose note is missing: {marker}"
    if any(line.end < line.start or line.end > len(document.text) for line in document.lines):
        yield "has lines outside of its text"
