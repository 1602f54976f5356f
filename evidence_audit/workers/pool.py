"""As many worker processes as are wanted, as an executor."""

import os
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from types import TracebackType
from typing import Any, Self, TypeVar

from evidence_audit.workers.errors import CrashedError
from evidence_audit.workers.frames import packed, unpacked
from evidence_audit.workers.process import Process
from evidence_audit.workers.replies import Reply

_T = TypeVar("_T")


class Workers(Executor):
    """An executor whose calls run in processes of their own and are killed at a deadline.

    A thread attends to each process. A process is started when a call waits for it, and
    another in its place when it was lost. Functions and arguments must be picklable.
    """

    def __init__(
        self,
        at_once: int,
        *,
        deadline: float | None = None,
        preload: Sequence[str] = (),
        spare: Process | None = None,
    ) -> None:
        """Do `at_once` calls at a time, each for `deadline` seconds at most.

        `preload` names modules that a process imports before its first call; `spare` is one that
        was started before there was an executor.
        """
        self.at_once = at_once
        self._deadline = deadline
        self._preload = tuple(preload)
        self._threads = ThreadPoolExecutor(self.at_once, thread_name_prefix="workers")
        self._own = threading.local()
        self._lock = threading.Lock()
        self._spare = spare
        self._all = {spare} if spare is not None else set()
        self._is_stopped = False

    def submit(self, fn: Callable[..., _T], /, *args: Any, **kwargs: Any) -> "Future[_T]":
        """Do `fn(*args, **kwargs)` in a process; the future raises a LostError where that ended it."""
        return self._threads.submit(self._attend, fn, args, kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002
        """Take no more calls; end the processes when those taken are done."""
        self._threads.shutdown(wait=wait, cancel_futures=cancel_futures)
        if wait:
            self._let_all_go()

    def close(self) -> None:
        """End every process at once; calls under way are lost, those that wait are cancelled.

        With `contextlib.closing` no process outlives a block, however that ends.
        """
        with self._lock:
            self._is_stopped = True
            for process in self._all:
                process.kill()
        self.shutdown(cancel_futures=True)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Wait for the calls; where the block broke off, for none."""
        self.shutdown() if kind is None else self.close()

    def __enter__(self) -> Self:
        return self

    def _attend(self, fn: Callable[..., _T], args: Any, kwargs: Any) -> _T:
        frame = packed((fn, args, kwargs))
        process = self._process()
        try:
            reply: Reply = unpacked(process.ask(frame, self._deadline))
        finally:
            if not process.is_fit:
                self._let_go(process)
        if reply.is_last:
            self._let_go(process)
        result: _T = reply.result()
        return result

    def _process(self) -> Process:
        """Return the process that this thread attends to."""
        process: Process | None = getattr(self._own, "process", None)
        if process is None:
            with self._lock:
                process, self._spare = self._spare, None
            process = self._own.process = process or self._started()
        return process

    def _started(self) -> Process:
        with self._lock:
            if self._is_stopped:
                raise CrashedError(None)
            process = Process(self._preload)
            self._all.add(process)
        return process

    def _let_go(self, process: Process) -> None:
        self._own.process = None
        with self._lock:
            self._all.discard(process)
        process.close()

    def _let_all_go(self) -> None:
        with self._lock:
            for process in self._all:
                process.close()
            self._all.clear()


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
