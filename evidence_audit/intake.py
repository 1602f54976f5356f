"""Documents by the armful, read on an executor and kept in the order in which they were named."""

from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Executor, Future
from dataclasses import dataclass, replace

from evidence_audit import executing, papers, tasks
from evidence_audit.errors import DocumentError
from evidence_audit.mishaps import mishap
from evidence_audit.model import Document, Policy, Unread
from evidence_audit.progress import Listener
from evidence_audit.tasks import Parts


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The documents that could be read, those that could not, and whether the user broke in."""

    documents: tuple[Document, ...] = ()
    unread: tuple[Unread, ...] = ()
    interrupted: bool = False


class Intake:
    """Documents on their way in. Use one for one list of arguments."""

    def __init__(self, policy: Policy, listener: Listener, executor: Executor) -> None:
        self._policy = policy
        self._listener = listener
        self._executor = executor
        self._at_once = executing.at_once(executor, policy)
        self._read: dict[int, Document] = {}
        self._unread: dict[int, Unread] = {}
        self._notes: dict[str, Document] = {}
        self._in_parts: dict[int, Parts] = {}

    def reading(self, paths: Iterable[str], *, stdin_format: str | None) -> Reading:
        """Read all that `paths` name; an interruption keeps what is read by then."""
        interrupted = False
        try:
            self._read_all(paths, stdin_format)
        except KeyboardInterrupt:
            interrupted = True
        return Reading(
            documents=tuple(self._read[place] for place in sorted(self._read)),
            unread=tuple(self._unread[place] for place in sorted(self._unread)),
            interrupted=interrupted,
        )

    def _read_all(self, paths: Iterable[str], stdin_format: str | None) -> None:
        found = dict(enumerate(papers.named(paths)))
        self._unread = {place: name for place, name in found.items() if isinstance(name, Unread)}
        named = {place: name for place, name in found.items() if isinstance(name, str)}
        pages = papers.fetched(named.values(), self._policy)
        self._read_notes(named.values())
        self._listener.stage("reading", len(named))
        for place, future in executing.as_done(self._submitted(named, pages, stdin_format), self._at_once):
            self._keep(place, named[place], future)
        for place, parts in sorted(self._in_parts.items()):
            self._read_in_parts(place, parts)

    def _read_notes(self, paths: Iterable[str]) -> None:
        """Read each file of notes, once; a document is read without notes that cannot be."""
        files = dict.fromkeys(papers.stated(self._policy.notes, path) for path in paths)
        submitted = (
            (file, self._executor.submit(tasks.read_bare, papers.paper(file, self._policy, papers.nothing)))
            for file in files
            if file is not None
        )
        for file, future in executing.as_done(submitted, self._at_once):
            error = future.exception()
            if error is None:
                self._notes[file] = future.result()
            else:
                self._unread[-1 - len(self._unread)] = self._why(file, error)

    def _notes_of(self, path: str) -> Document | None:
        return self._notes.get(papers.stated(self._policy.notes, path) or "")

    def _submitted(
        self, named: Mapping[int, str], pages: papers.Pages, stdin_format: str | None
    ) -> Iterator[tuple[int, Future[Document | Parts]]]:
        """Yield the task of each document as it is handed over; one that cannot be had is unread."""
        cores_each = self._at_once // max(len(named), 1)
        for place, path in named.items():
            self._listener.step(path)
            try:
                paper = papers.paper(path, self._policy, pages, stdin_format=stdin_format)
                paper = replace(paper, notes=self._notes_of(path))
            except DocumentError as error:
                self._unread[place] = self._why(path, error)
            else:
                yield place, self._executor.submit(tasks.read_or_part, paper, cores_each)

    def _keep(self, place: int, path: str, future: Future[Document] | Future[Document | Parts]) -> None:
        error = future.exception()
        if error is not None:
            self._unread[place] = self._why(path, error)
            return
        outcome = future.result()
        if isinstance(outcome, Parts):
            self._in_parts[place] = outcome
        else:
            self._read[place] = outcome

    def _read_in_parts(self, place: int, whole: Parts) -> None:
        """Have a long document drawn by several processes, then read by one; each has its time."""
        drawing = enumerate(self._executor.submit(tasks.draw, part) for part in whole.parts)
        drawn: dict[int, bytes] = {}
        for number, part in executing.as_done(drawing, len(whole.parts) + 1):
            if (error := part.exception()) is not None:
                self._unread[place] = self._why(whole.paper.path, error)
                return
            drawn[number] = part.result()
        reading = self._executor.submit(
            tasks.read, whole.paper, tuple(drawn[number] for number in sorted(drawn))
        )
        for _, future in executing.as_done([(place, reading)], 1):
            self._keep(place, whole.paper.path, future)

    def _why(self, path: str, error: BaseException) -> Unread:
        seen = mishap(error, self._listener)
        return Unread(path=path, reason=seen.reason, remedy=seen.remedy, rule=seen.rule)
