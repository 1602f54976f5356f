"""What the cited sources say: each is read once and weighed against all claims that cite it."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass

from evidence_audit import executing, tasks
from evidence_audit.mishaps import mishap
from evidence_audit.model import Claim, Document, Evidence, Policy, Snapshot
from evidence_audit.progress import Listener
from evidence_audit.tasks import ClaimKey

SnapshotOf = Callable[[str], Snapshot | None]
"""The page behind an address as cited; None where there is none to read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What was said, and what was not."""

    evidence: Mapping[ClaimKey, tuple[Evidence, ...]]
    """Of each claim, in the order in which it cites its sources."""
    lost: Mapping[str, str]
    """Pages whose reader was lost, by address, and why."""
    unheard: frozenset[str] = frozenset()
    """Pages that are there and were left unread when the user broke in: of them nothing can be said."""
    interrupted: bool = False


class Hearing:
    """The sources of some documents, heard on an executor. Few of them are in memory at a time."""

    def __init__(self, read: Sequence[Document], policy: Policy, executor: Executor) -> None:
        self._read = read
        self._policy = policy
        self._executor = executor
        self._citing: dict[str, list[tuple[ClaimKey, Claim]]] = defaultdict(list)
        for document in read:
            for claim in document.claims:
                for url in claim.urls:
                    self._citing[url].append(((document.path, claim.id), claim))
        self._heard: dict[str, Mapping[ClaimKey, Evidence]] = {}
        self._lost: dict[str, str] = {}

    def hear(self, urls: Sequence[str], snapshot_of: SnapshotOf, listener: Listener) -> Heard:
        """Weigh each source against the claims that cite it; an interruption keeps what is heard by then."""
        listener.stage("weighing", len(urls))
        at_once = executing.at_once(self._executor, self._policy)
        interrupted = False
        try:
            for url, future in executing.as_done(self._submitted(urls, snapshot_of, listener), at_once):
                self._keep(url, future, listener)
        except KeyboardInterrupt:
            interrupted = True
        left = (url for url in urls if url not in self._heard) if interrupted else ()
        return Heard(
            evidence=dict(self._by_claim()),
            lost=self._lost,
            unheard=frozenset(url for url in left if snapshot_of(url) is not None),
            interrupted=interrupted,
        )

    def _submitted(
        self, urls: Sequence[str], snapshot_of: SnapshotOf, listener: Listener
    ) -> Iterator[tuple[str, Future[dict[ClaimKey, Evidence]]]]:
        """Yield the task of each source as it is handed over; what no claim cites, nobody need read."""
        for url in urls:
            listener.step(url)
            snapshot = snapshot_of(url) if url in self._citing else None
            if snapshot is None:
                self._heard[url] = {}
            else:
                engine = self._policy.pdf_engine
                yield url, self._executor.submit(tasks.weigh, snapshot, tuple(self._citing[url]), engine)

    def _keep(self, url: str, future: Future[dict[ClaimKey, Evidence]], listener: Listener) -> None:
        error = future.exception()
        if error is not None:
            self._lost[url] = mishap(error, listener).reason
        self._heard[url] = {} if error is not None else future.result()

    def _by_claim(self) -> Iterator[tuple[ClaimKey, tuple[Evidence, ...]]]:
        for document in self._read:
            for claim in document.claims:
                key = (document.path, claim.id)
                said = [self._heard[url][key] for url in claim.urls if key in self._heard.get(url, {})]
                if said:
                    yield key, tuple(said)
