"""What a call may take of memory, and how long it outlives the parent: not at all.

Linux alone keeps both promises whatever the call is doing. Elsewhere a call has no ceiling
(macOS heeds none, on Windows a program cannot set its own), and the process of a parent that
was killed ends as soon as the call lets another thread run.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

CEILING = 1_000_000_000
"""Bytes that a call may take beyond what the process took when it was ready."""
_GROWN = 300_000_000
"""Bytes that a process may keep after a call; with more it is replaced, so that each call has its due."""
_DATA_PAGES = 5
"""The field of /proc/self/statm that counts pages of data and stacks."""


class Memory:
    """The memory of this process, counted from when this was made."""

    def __init__(self) -> None:
        self._base = _taken()

    @contextmanager
    def limited(self) -> Iterator[None]:
        """Let what takes more than the ceiling fail with MemoryError."""
        if sys.platform != "linux":
            yield
            return
        import resource

        # Not RLIMIT_AS: libraries reserve gigabytes of addresses that they never fill.
        soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
        ceiling = self._base + CEILING
        if hard != resource.RLIM_INFINITY:
            ceiling = min(ceiling, hard)
        resource.setrlimit(resource.RLIMIT_DATA, (ceiling, hard))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_DATA, (soft, hard))

    def has_grown(self) -> bool:
        """Tell whether much memory was not given back; always False where it cannot be known."""
        return _taken() > self._base + _GROWN


@contextmanager
def ended_with_the_pipe(calls: BinaryIO) -> Iterator[None]:
    """End this process in the middle of the block when the other end of the pipe is closed.

    The system does that itself, by a signal that nothing handles: a pattern that goes astray
    would let neither a thread nor a handler run. While a call is under way nothing else comes
    in by the pipe that could raise the signal.
    """
    if sys.platform != "linux":
        yield
        return
    import fcntl
    import select
    import signal

    signal.signal(signal.SIGIO, signal.SIG_DFL)
    flags = fcntl.fcntl(calls, fcntl.F_GETFL)
    fcntl.fcntl(calls, fcntl.F_SETOWN, os.getpid())
    fcntl.fcntl(calls, fcntl.F_SETFL, flags | os.O_ASYNC)
    try:
        pipe = select.poll()
        pipe.register(calls, 0)
        if pipe.poll(0):  # closed before the system was told to watch it
            os._exit(1)
        yield
    finally:
        fcntl.fcntl(calls, fcntl.F_SETFL, flags)


def _taken() -> int:
    """Return the bytes of data of this process; 0 where the system does not tell."""
    if sys.platform != "linux":
        return 0
    with open("/proc/self/statm", encoding="ascii") as pages:
        return int(pages.read().split()[_DATA_PAGES]) * os.sysconf("SC_PAGESIZE")
