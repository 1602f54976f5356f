"""How a report is to be shown: the little that a renderer may know of its reader."""

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:  # the nouns take their time, and `--help` asks for the formats only
    from evidence_audit.model import Severity

PLAIN_WIDTH = 80
"""Columns of a stream that is no terminal."""

WIDEST = 110
"""Columns that a line of prose takes at most: longer ones are hard to follow."""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What a renderer is asked for beside the report itself."""

    width: int = PLAIN_WIDTH
    """Columns."""
    colour: bool = False
    hyperlinks: bool = False
    """Whether the terminal may be told (OSC 8) where a text leads."""
    encoding: str = "utf-8"
    """Of the stream; characters that it has not are written with others."""
    verbose: bool = False
    """Nothing is folded."""
    left_out: bool = False
    """For `extract`: the quantities that are no claims too, each with its reason."""
    is_tour: bool = False
    """The documents are the demo's: what to type next is a run on one's own."""
    exit_status: int | None = None
    """What the run will end with; None where nobody needs to be told."""
    fail_on: "Severity | None" = None
    """From which severity on a finding fails the run; None: never."""


def suited(stream: TextIO, environ: Mapping[str, str] = os.environ) -> View:
    """Return the view that suits a stream: colour and its width for a terminal, else plain text.

    `NO_COLOR` (not empty) and `TERM=dumb` forbid colour; `COLUMNS` sets the width of either.
    """
    terminal = is_terminal(stream)
    coloured = terminal and allows_colour(environ)
    return View(
        width=_width(environ, shutil.get_terminal_size().columns if terminal else PLAIN_WIDTH),
        colour=coloured,
        hyperlinks=coloured,
        encoding=getattr(stream, "encoding", None) or "utf-8",
    )


def is_terminal(stream: TextIO) -> bool:
    """Tell whether a person watches the stream; a closed one is no terminal."""
    try:
        return stream.isatty()
    except (AttributeError, ValueError):
        return False


def allows_colour(environ: Mapping[str, str]) -> bool:
    """Tell whether neither `NO_COLOR` nor a dumb terminal forbids colour and movement."""
    return not environ.get("NO_COLOR") and environ.get("TERM") != "dumb"


def _width(environ: Mapping[str, str], unstated: int) -> int:
    """Return the columns to fill, `unstated` where `COLUMNS` says nothing: at least 40, at most `WIDEST`."""
    stated = environ.get("COLUMNS", "")
    columns = int(stated) if stated.isdecimal() and int(stated) > 0 else unstated
    return max(40, min(columns, WIDEST))
