"""Progress on standard error: a moving line on a terminal, plain lines when asked, else silence."""

import io
import subprocess
import sys
import time

import pytest

from evidence_audit.progress import PlainLines, open_progress


class Terminal(io.StringIO):
    def isatty(self):
        return True


def run(stream, *, quiet=False, verbose=False, environ=None):
    with open_progress(stream, quiet=quiet, verbose=verbose, environ=environ or {}) as progress:
        progress.stage("reading", 2)
        progress.step("a.pdf")
        progress.step("b.pdf")
        progress.note("b.pdf has no notes")
        progress.stage("checking sources", 1)
        progress.step("https://stats.example.org/a/very/long/address")
    return stream.getvalue()


SILENT = [
    ("a pipe", io.StringIO, {}),
    ("a pipe, -q", io.StringIO, {"quiet": True}),
    ("a pipe, -q and -v", io.StringIO, {"quiet": True, "verbose": True}),
    ("a terminal, -q", Terminal, {"quiet": True}),
    ("a terminal, NO_COLOR", Terminal, {"environ": {"NO_COLOR": "1"}}),
    ("a dumb terminal", Terminal, {"environ": {"TERM": "dumb"}}),
]


@pytest.mark.parametrize(("stream", "options"), [row[1:] for row in SILENT], ids=[row[0] for row in SILENT])
def test_nothing_is_said(stream, options):
    assert run(stream(), **options) == ""


@pytest.mark.parametrize("stream", [io.StringIO, Terminal])
def test_verbose_writes_a_plain_line_a_step(stream):
    lines = run(stream(), verbose=True).splitlines()
    assert lines[:3] == ["reading 1/2: a.pdf", "reading 2/2: b.pdf", "b.pdf has no notes"]
    assert lines[3].startswith("reading: 2 in ")
    assert lines[4] == "checking sources 1/1: https://stats.example.org/a/very/long/address"
    assert lines[5].startswith("checking sources: 1 in ")
    assert len(lines) == 6


def test_plain_lines_say_how_long_a_stage_took():
    times = iter([10.0, 12.5])
    stream = io.StringIO()
    with PlainLines(stream, clock=lambda: next(times)) as progress:
        progress.stage("reading", 1)
        progress.step("a.pdf")
    assert stream.getvalue().endswith("reading: 1 in 2.5 s\n")


def test_a_name_cannot_move_the_cursor():
    stream = io.StringIO()
    with PlainLines(stream) as progress:
        progress.note("a\x1b[2J\n.pdf")
    assert stream.getvalue() == "a?[2J?.pdf\n"


def test_a_terminal_shows_stage_steps_and_host_and_is_left_clean():
    drawn = run(Terminal())
    for part in ("reading", "checking sources", "1/1", "stats.example.org"):
        assert part in drawn
    assert "a/very/long" not in drawn
    assert drawn.endswith("\x1b[1A\x1b[2K")


def test_seconds_go_on_counting_during_the_last_step():
    """A step is said when it begins; one long document must not look finished."""
    stream = Terminal()
    with open_progress(stream, quiet=False, verbose=False, environ={}) as progress:
        progress.stage("reading", 1)
        progress.step("long.pdf")
        time.sleep(1.1)
    assert "0:00:01" in stream.getvalue()


def test_the_line_is_taken_away_when_the_run_breaks():
    stream = Terminal()

    def broken_run():
        with open_progress(stream, quiet=False, verbose=False, environ={}) as progress:
            progress.stage("reading", 2)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        broken_run()
    assert stream.getvalue().endswith("\x1b[1A\x1b[2K")


def test_rich_is_not_imported_where_no_line_moves():
    code = (
        "import sys; from evidence_audit.progress import open_progress\n"
        "open_progress(sys.stderr, quiet=False, verbose=True)\n"
        "import evidence_audit.reports\n"
        "sys.exit('rich' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], stderr=subprocess.PIPE, check=False).returncode == 0
