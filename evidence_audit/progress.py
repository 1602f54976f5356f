"""What is happening now, how far it is and how long it takes, on standard error.

On a terminal one line moves and vanishes at the end, elsewhere nothing is said; `verbose`
asks for a plain line a step on either. rich is imported only where a line moves.
"""

import os
import time
from collections.abc import Callable, Mapping
from threading import Lock
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, Self, TextIO
from urllib.parse import urlsplit

from evidence_audit.reports.view import allows_colour, is_terminal

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

Clock = Callable[[], float]
"""Seconds from some moment on."""


class Listener(Protocol):
    """Who wants to know what is happening now. Called from any thread."""

    def stage(self, name: str, total: int) -> None:
        """Begin a stage of `total` steps; the one before it has ended."""

    def step(self, label: str) -> None:
        """Say what is being done (a path, an address); one step further."""

    def note(self, text: str) -> None:
        """Say something worth a line of the log."""


class Progress:
    """Nobody wants to know: says nothing. Its methods may be called from any thread."""

    def stage(self, name: str, total: int) -> None:
        """Begin a stage of `total` steps; the one before it has ended."""

    def step(self, label: str) -> None:
        """Say what is being done (a path, an address); one step further."""

    def note(self, text: str) -> None:
        """Say something worth a line of the log."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """End the last stage, whatever ended it."""


def open_progress(
    stream: TextIO, *, quiet: bool, verbose: bool, environ: Mapping[str, str] = os.environ
) -> Progress:
    """Return the progress that suits `stream`; `quiet` outweighs `verbose`.

    A line moves only on a terminal, and not under `NO_COLOR` or `TERM=dumb`.
    """
    if quiet:
        return Progress()
    if verbose:
        return PlainLines(stream)
    return MovingLine(stream) if is_terminal(stream) and allows_colour(environ) else Progress()


class PlainLines(Progress):
    """One line for each step and note, for a log file or a build's output."""

    def __init__(self, stream: TextIO, clock: Clock = time.monotonic) -> None:
        """Begin without a stage."""
        self._stream = stream
        self._clock = clock
        self._lock = Lock()
        self._name, self._total, self._done, self._began = "", 0, 0, 0.0

    def stage(self, name: str, total: int) -> None:
        """Begin a stage, after a line on how long the one before it took."""
        self._end()
        self._name, self._total, self._done, self._began = name, total, 0, self._clock()

    def step(self, label: str) -> None:
        """Write `reading 3/12: report.pdf`."""
        with self._lock:
            self._done += 1
            self.note(f"{self._name} {self._done}/{max(self._total, self._done)}: {label}")

    def note(self, text: str) -> None:
        """Write a line."""
        self._stream.write(f"{_printable(text)}\n")
        self._stream.flush()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Write how long the last stage took."""
        self._end()
        self._name = ""

    def _end(self) -> None:
        if self._name:
            self.note(f"{self._name}: {self._done} in {self._clock() - self._began:.1f} s")


class MovingLine(Progress):
    """One line that is drawn over and over: stage, steps done, seconds, what is done now."""

    def __init__(self, stream: TextIO) -> None:
        """Draw on `stream`, from the first stage on."""
        self._bar = _bar(stream)
        self._task: TaskID | None = None

    def stage(self, name: str, total: int) -> None:
        """Begin a stage with a fresh line."""
        if self._task is not None:
            self._bar.remove_task(self._task)
        # Without a total: the last step is said when it begins, and its seconds must go on counting.
        self._task = self._bar.add_task(name, total=None, steps=total, label="")

    def step(self, label: str) -> None:
        """Draw what is being done; of an address, whose it is."""
        if self._task is not None:
            self._bar.update(self._task, advance=1, label=_short(label))

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Take the line away."""
        self._bar.stop()


def _bar(stream: TextIO) -> "Bar":
    from rich.console import Console
    from rich.progress import Progress as Bar
    from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn
    from rich.table import Column

    return Bar(
        SpinnerColumn("line"),
        TextColumn("{task.description}", markup=False),
        TextColumn("{task.completed:.0f}/{task.fields[steps]}"),
        TimeElapsedColumn(),
        TextColumn(
            "{task.fields[label]}", markup=False, table_column=Column(no_wrap=True, overflow="ellipsis")
        ),
        console=Console(file=stream, force_terminal=True),
        transient=True,
        # The report on standard output is not this line's to redraw.
        redirect_stdout=False,
        redirect_stderr=False,
    )


def _short(label: str) -> str:
    """Return the host of an address, else the label."""
    return _printable(urlsplit(label).hostname or label) if "://" in label else _printable(label)


def _printable(text: str) -> str:
    """Return a text without the controls with which a name could move the cursor."""
    return "".join(character if character.isprintable() else "?" for character in text)
