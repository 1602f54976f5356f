"""One worker process, seen from outside: started, asked, killed."""

import contextlib
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Timer
from typing import BinaryIO, cast

from evidence_audit.workers.errors import CrashedError, OverrunError
from evidence_audit.workers.frames import receive, send

_START = 60.0
"""Seconds that a busy machine may take until a worker is ready."""
_INSIDE = (
    "import sys; sys.path[:] = {path!r}; from evidence_audit.workers.inside import main; main({preload!r})"
)


class Process:
    """A process that does one call at a time; once it was killed or has ended it stays so."""

    def __init__(self, preload: Sequence[str] = ()) -> None:
        """Start it, to import the modules `preload` while it waits for its first call."""
        # Not `multiprocessing`: its children run the script of the user again, and its
        # start takes a second process that tracks resources. `-P`: a `re.py` that lies
        # beside the documents is none of ours.
        code = _INSIDE.format(path=_import_path(), preload=tuple(preload))
        with _interruptions_held():
            self._popen = subprocess.Popen(
                [sys.executable, "-P", "-c", code],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
            )
        self._is_ready = False
        self._is_overdue = False
        self.is_fit = True
        """Whether it can be asked again."""

    def ask(self, frame: bytes, deadline: float | None) -> bytes:
        """Return the reply to a call, which may take `deadline` seconds once the process is ready.

        Raises OverrunError or CrashedError; the process is gone then.
        """
        tasks, replies = cast(BinaryIO, self._popen.stdin), cast(BinaryIO, self._popen.stdout)
        try:
            if not self._is_ready:
                with self._limited(_START):
                    receive(replies)
                self._is_ready = True
            with self._limited(deadline):
                send(tasks, frame)
                return receive(replies)
        except (OSError, EOFError) as error:
            status = self._own_end()
            raise OverrunError(deadline) if self._is_overdue else CrashedError(status) from error

    def kill(self) -> None:
        """End it at once, whatever it is doing. May be called twice, and from another thread."""
        self.is_fit = False
        self._popen.kill()
        self._popen.wait()

    def close(self) -> None:
        """End it and let go of its pipes."""
        self.kill()
        for pipe in (self._popen.stdin, self._popen.stdout):
            with contextlib.suppress(OSError):  # what was not yet written, nobody will read
                cast(BinaryIO, pipe).close()

    def _own_end(self) -> int:
        """Return how it ended; it has closed its pipe and is about to."""
        self.is_fit = False
        with contextlib.suppress(subprocess.TimeoutExpired):
            return self._popen.wait(timeout=1)
        self.kill()
        return self._popen.returncode

    @contextlib.contextmanager
    def _limited(self, seconds: float | None) -> Iterator[None]:
        """Kill the process if the block takes longer: whoever reads its pipe then sees it end."""
        if seconds is None:
            yield
            return
        timer = Timer(seconds, self._overdue)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def _overdue(self) -> None:
        self._is_overdue = True
        self.kill()


def _import_path() -> list[str]:
    """Return where modules are found here, and at last where this package is found, whoever finds it."""
    return [*sys.path, str(Path(__file__).parents[2])]


@contextlib.contextmanager
def _interruptions_held() -> Iterator[None]:
    """Hold Ctrl-C and SIGTERM back: a process that is started meanwhile holds them back for ever.

    A terminal sends Ctrl-C to all processes of a command; what it means for a worker is
    for its parent to say.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    held = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, held)
