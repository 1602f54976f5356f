"""The README says what the tool does: help texts and the picture are the real ones."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from evidence_audit.cli import cli
from tests import picture

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", ["audit", "extract"])
def test_the_help_texts_are_the_real_ones(command):
    """To mend: paste the output of `evidence-audit COMMAND --help` (80 columns)."""
    shown = CliRunner().invoke(cli, [command, "--help"], prog_name="evidence-audit", terminal_width=80).output
    assert f"```text\n$ evidence-audit {command} --help\n{shown}```" in README


def test_every_command_is_in_the_table():
    for command in cli.commands:
        assert f"`evidence-audit {command}" in README


def test_two_commands_do_all_the_set_up():
    commands = [line for line in re.findall(r"```sh\n(.*?)```", README, re.DOTALL) if "venv" in line]
    assert [command.split()[-1] for command in commands] == ["demo", "auto"]


def test_the_picture_shows_what_the_demo_says():
    """To mend: `python -m tests.picture`."""
    drawn = picture.drawn(picture.PICTURE.read_text(encoding="utf-8"))
    said = [picture.ink(line) for line in picture.first_screen()]
    assert [line for line in drawn if line] == [line for line in said if line]
    assert "docs/demo.svg" in README
