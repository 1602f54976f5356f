"""What a stream can show: a terminal, a pipe, a console of another encoding."""

import io
import os

import pytest

from evidence_audit.reports import View, suited


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_a_pipe_is_plain_and_eighty_columns_wide():
    assert suited(io.StringIO(), {}) == View(width=80)


@pytest.mark.parametrize(("environ", "coloured"), [
    ({}, True),
    ({"NO_COLOR": "1"}, False),
    ({"NO_COLOR": ""}, True),
    ({"TERM": "dumb"}, False),
    ({"TERM": "xterm-256color"}, True),
])  # fmt: skip
def test_a_terminal_is_coloured_unless_forbidden(environ, coloured):
    view = suited(Terminal(), environ)
    assert (view.colour, view.hyperlinks) == (coloured, coloured)


@pytest.mark.parametrize(
    ("columns", "width"), [("100", 100), ("20", 40), ("300", 110), ("0", 80), ("wide", 80)]
)
def test_columns_set_the_width_within_reason(columns, width):
    """Prose wider than 110 columns is hard to follow; narrower than 40 nothing fits."""
    assert suited(io.StringIO(), {"COLUMNS": columns}).width == width


def test_a_terminal_tells_its_own_width(monkeypatch):
    monkeypatch.setattr("shutil.get_terminal_size", lambda: os.terminal_size((95, 24)))
    assert suited(Terminal(), {}).width == 95


def test_the_encoding_is_the_streams():
    assert suited(io.TextIOWrapper(io.BytesIO(), encoding="cp1252"), {}).encoding == "cp1252"


def test_a_closed_stream_is_no_terminal():
    stream = io.TextIOWrapper(io.BytesIO())
    stream.close()
    assert not suited(stream, {}).colour
