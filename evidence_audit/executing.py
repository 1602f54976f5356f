"""Tasks on any executor: in this very thread, in worker processes, on a cluster."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from typing import Any, TypeVar

from evidence_audit.model import Policy

_T = TypeVar("_T")
_K = TypeVar("_K")
_TICK = 0.2
"""Seconds after which a waiting thread looks up: on Windows it does not hear Ctrl-C before."""


class Here(Executor):
    """Does each call at once, in the thread that asks for it, without a deadline.

    A library should start no processes that its caller did not ask for.
    """

    at_once = 1

    def submit(self, fn: Callable[..., _T], /, *args: Any, **kwargs: Any) -> "Future[_T]":
        """Return a future that is done."""
        future: Future[_T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - whatever it is, it is the caller's, as in any executor
            future.set_exception(error)
        return future


def at_once(executor: Executor, policy: Policy) -> int:
    """Return how many tasks an executor is given at a time; `Policy.jobs` for one that does not say."""
    return int(getattr(executor, "at_once", policy.jobs))


def as_done(tasks: Iterable[tuple[_K, "Future[_T]"]], at_once: int) -> Iterator[tuple[_K, "Future[_T]"]]:
    """Yield each task when it is done, with its key; no more than `at_once` are drawn and not done.

    When the user breaks in, those that happen to be done are yielded before KeyboardInterrupt
    is raised again, and those that have not begun are cancelled.
    """
    waiting: dict[Future[_T], _K] = {}
    try:
        for key, future in tasks:
            waiting[future] = key
            while len(waiting) >= at_once:
                yield from _taken(waiting)
        while waiting:
            yield from _taken(waiting)
    except KeyboardInterrupt:
        yield from [(key, future) for future, key in waiting.items() if future.done()]
        raise
    finally:
        for future in waiting:
            future.cancel()


def _taken(waiting: dict["Future[_T]", _K]) -> Iterator[tuple[_K, "Future[_T]"]]:
    """Wait until one or more are done, take them out and yield them."""
    done, _ = wait(waiting, timeout=_TICK, return_when=FIRST_COMPLETED)
    for future in done:
        yield waiting.pop(future), future
