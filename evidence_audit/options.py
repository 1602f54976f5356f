"""The options that several commands share, in groups, each said once."""

from collections.abc import Callable
from typing import Any

import click

STDIN_FORMATS = ("text", "markdown", "html", "pdf", "docx", "odt", "epub")

Command = Callable[..., Any]


def added(*decorators: Command) -> Callable[[Command], Command]:
    """Return one decorator that adds several options, in the order in which help lists them."""

    def add(command: Command) -> Command:
        for decorator in reversed(decorators):
            command = decorator(command)
        return command

    return add


CONFIG = click.option("--config", metavar="FILE", help="The register. [default: claims.yaml, if any]")
LOUDNESS = added(
    click.option("-q", "--quiet", is_flag=True, help="No progress, no remarks; errors and the report only."),
    click.option("-v", "--verbose", is_flag=True, help="Show every claim in full, and each step on stderr."),
)
NETWORK = added(
    click.option("--offline/--online", default=None, help="Ask nothing; judge by what is stored."),
    click.option("--refresh", is_flag=True, default=None, help="Ask again, whatever is stored."),
    click.option("--max-age", metavar="AGE", help="How long a stored check holds: 12h, 7d. [default: 1d]"),
    click.option("--timeout", metavar="SECONDS", help="For one URL, all in all. [default: 30]"),
    click.option("--jobs", metavar="N", help="URLs checked at a time; cores used, at most. [default: 16]"),
    click.option("--allow-private", is_flag=True, default=None, help="Ask private and local addresses too."),
    click.option(
        "--connect-to",
        multiple=True,
        metavar="HOST:PORT:ADDRESS:PORT",
        help="Ask ADDRESS for HOST, as with curl.",
    ),
)
READING = added(
    click.option(
        "--stdin-format",
        type=click.Choice(STDIN_FORMATS),
        help="What `-` holds. [default: guessed]",
    ),
    click.option(
        "--notes",
        metavar="FILE",
        envvar="EVIDENCE_AUDIT_NOTES",
        help="The notes of DOCUMENT, where they are in a file of their own.",
    ),
    click.option(
        "--pdf-engine", metavar="ENGINE", help="pdfminer or pdfium (faster, an extra). [default: pdfminer]"
    ),
    click.option(
        "--document-timeout",
        metavar="SECONDS",
        help="For reading one document, or source. [default: 300]",
    ),
)
JUDGEMENT = added(
    click.option("--select", metavar="CODES", help="Only these rules: EA2,EA301. [default: all]"),
    click.option("--ignore", metavar="CODES", help="Not these rules."),
    click.option("--max-source-age", metavar="AGE", help="Older sources are stale: 18m, 5y."),
    click.option(
        "--fail-on",
        metavar="SEVERITY",
        help="Exit 1 from: error, warning, note, never. [default: error]",
    ),
)


def format_of(*formats: str) -> Command:
    """Return the `--format` option for a command that has these formats."""
    return click.option(
        "--format", "format_", type=click.Choice(formats), default="terminal", show_default=True,
        help="What goes to standard output.",
    )  # fmt: skip


REPORT = click.option(
    "--report",
    "reports_",
    multiple=True,
    metavar="FORMAT:FILE",
    help="Write a file too; any number of times.",
)
