"""The time that one check may take, and the handle by which another thread ends it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from threading import Event, Lock
from time import monotonic
from types import TracebackType


class Leash:
    """What is left of a check's time; used as a context, it lets go of what it held.

    Socket timeouts count from one byte to the next, so a server that drips could
    hold a check for ever. The leash ends it from outside instead: whoever waits
    hands in how to wake it, and `cut` wakes them all.
    """

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._ends = monotonic() + seconds
        self._cut = Event()
        self._lock = Lock()
        self._wakers: dict[object, Callable[[], None]] = {}

    def __enter__(self) -> "Leash":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._lock:
            self._wakers.clear()

    @property
    def remaining(self) -> float:
        """Seconds left, never below 0.001: a timeout of 0 would mean not to wait at all."""
        return max(self._ends - monotonic(), 0.001)

    @property
    def is_over(self) -> bool:
        """Whether the time has run out or the check was ended from outside."""
        return self._cut.is_set() or monotonic() >= self._ends

    def hold(self, wake: Callable[[], None]) -> Callable[[], None]:
        """Have `wake` called when the check is ended, at once if it already is; return how to let go."""
        with self._lock:
            if not self._cut.is_set():
                hold = object()
                self._wakers[hold] = wake
                return partial(self._let_go, hold)
        wake()
        return _nothing

    def cut(self) -> None:
        """End the check: everything it waits for returns or fails at once."""
        with self._lock:
            self._cut.set()
            wakers, self._wakers = self._wakers, {}
        for wake in wakers.values():
            wake()

    def _let_go(self, hold: object) -> None:
        with self._lock:
            self._wakers.pop(hold, None)

    def pause(self, seconds: float) -> bool:
        """Wait, and return True; return False at once where so much time is not left."""
        return seconds < self.remaining and not self._cut.wait(seconds)


def _nothing() -> None:
    """Let go of what is not held."""


class Leashes:
    """All leashes of a run, in the hands of the thread that watches the time."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._open: set[Leash] = set()
        self._is_stopped = False

    @contextmanager
    def leash(self, seconds: float) -> Iterator[Leash]:
        """Put one check on a leash; it is over at once where the run was stopped."""
        with Leash(seconds) as leash:
            with self._lock:
                self._open.add(leash)
            if self._is_stopped:
                leash.cut()
            try:
                yield leash
            finally:
                with self._lock:
                    self._open.discard(leash)

    @property
    def is_stopped(self) -> bool:
        """Whether the run was ended."""
        return self._is_stopped

    def cut_overdue(self) -> None:
        """End the checks whose time has run out."""
        for leash in self._now_open():
            if leash.is_over:
                leash.cut()

    def stop(self) -> None:
        """End every check, and each that begins from now on."""
        self._is_stopped = True
        for leash in self._now_open():
            leash.cut()

    def _now_open(self) -> tuple[Leash, ...]:
        with self._lock:
            return tuple(self._open)
