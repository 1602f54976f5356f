"""Hand a report over: print it, write the files asked for, say what could not be read, give the status."""

import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from evidence_audit.errors import EvidenceAuditError, PolicyError
from evidence_audit.reports import RENDERERS, Renderer, View, suited

if TYPE_CHECKING:
    from evidence_audit.model import Policy, Report


def exit_status(report: "Report", policy: "Policy") -> int:
    """Return the exit status of a run, the first that applies of 130, 3, 1, 0."""
    if report.interrupted:
        return 130
    if report.unread or report.network_down or not report.documents:
        return 3
    if policy.fail_on is None:
        return 0
    counted = [finding for finding in report.findings if finding.waived is None]
    return int(any(finding.severity.rank >= policy.fail_on.rank for finding in counted))


def targets(written: tuple[str, ...]) -> tuple[tuple[str, Path], ...]:
    """Return the files to write, with their formats. Raises PolicyError."""
    found = []
    for target in written:
        format_, colon, name = target.partition(":")
        if not colon or not name:
            raise PolicyError(f"--report {target}: FORMAT:FILE is expected, such as json:audit.json")
        if format_ not in RENDERERS:
            raise PolicyError(f"--report {target}: no format {format_!r}; one of {', '.join(RENDERERS)}")
        path = Path(name)
        refuse_unwritable(path, f"--report {target}")
        found.append((format_, path))
    return tuple(found)


def refuse_unwritable(path: Path, option: str) -> None:
    """Raise PolicyError, naming the option, where no file can be written: before the work, not after it."""
    if path.is_dir() or not os.access(path.parent, os.W_OK):
        raise PolicyError(f"{option}: {path} cannot be written; name another file")


def deliver(
    report: "Report",
    policy: "Policy",
    *,
    format_: str,
    files: tuple[tuple[str, Path], ...],
    given: dict[str, Any],
) -> int:
    """Print the report, write the files asked for, and return the exit status."""
    status = exit_status(report, policy)
    print_report(RENDERERS[format_], report, policy, status=status, given=given)
    for target_format, path in files:
        write(path, RENDERERS[target_format](report, _view(policy, status, given)))
    say_unread(report)
    if report.network_down:
        click.echo(
            "evidence-audit: no network: no source answered, so none is called dead; try again", err=True
        )
    return status


def _view(policy: "Policy", status: int, given: dict[str, Any]) -> View:
    return View(
        verbose=given["verbose"],
        left_out=given.get("all_", False),
        is_tour=given.get("is_tour", False),
        exit_status=status,
        fail_on=policy.fail_on,
    )


def print_report(
    renderer: Renderer, report: "Report", policy: "Policy", *, status: int, given: dict[str, Any]
) -> None:
    """Print the report as suits standard output: colour and width only for a terminal."""
    shown = suited(sys.stdout)
    view = replace(
        _view(policy, status, given),
        width=shown.width,
        colour=shown.colour,
        hyperlinks=shown.hyperlinks,
        encoding=shown.encoding,
    )
    click.echo(renderer(report, view), nl=False, color=shown.colour)
    sys.stdout.flush()


def write(path: Path, content: str | bytes) -> None:
    """Write a file whole or not at all. Raises EvidenceAuditError."""
    whole = content.encode("utf-8") if isinstance(content, str) else content
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        unfinished.write_bytes(whole)  # as any new file: readable by whom the user's umask lets
        unfinished.replace(path)
    except OSError as error:
        raise EvidenceAuditError(
            f"{path}: cannot be written ({error.strerror}); name another file"
        ) from error


def say_unread(report: "Report") -> None:
    """Say on stderr, one line each, which inputs could not be audited and what to do."""
    for unread in report.unread:
        click.echo(f"evidence-audit: {unread.path}: {unread.reason}; {unread.remedy}", err=True)
