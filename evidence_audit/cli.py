"""The command line: options in, a report out, one line on stderr where something is wrong.

Results go to stdout, progress and messages to stderr. Rooms are imported when a
command needs them, so that `--help` and `--version` answer at once.
"""

import dataclasses
import os
import signal
import sys
from contextlib import closing
from typing import TYPE_CHECKING, Any, NoReturn

import click

from evidence_audit import options
from evidence_audit.errors import EvidenceAuditError, PolicyError
from evidence_audit.options import added
from evidence_audit.reports import EXTRACT_RENDERERS, RENDERERS
from evidence_audit.version import __version__

INTERRUPTED = 130

if TYPE_CHECKING:
    from evidence_audit.model import Policy
    from evidence_audit.progress import Progress
    from evidence_audit.register import Register
    from evidence_audit.workers.pool import Workers
    from evidence_audit.workers.process import Process


def main(spare: "Process | None" = None) -> NoReturn:
    """Run the command line and leave with the exit status that the README lists.

    `spare` is a worker process that was started ahead, for a command that reads.
    """
    _write_utf8()
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # a cancelled CI job keeps what is done, too
    try:
        status = cli.main(prog_name="evidence-audit", standalone_mode=False, obj=spare)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        status = 2
    except click.UsageError as error:
        status = _complain(_usage_line(error), 2)
    except click.ClickException as error:
        status = _complain(error.format_message(), 2)
    except EvidenceAuditError as error:
        status = _complain(str(error), error.exit_status)
    except (click.Abort, KeyboardInterrupt):
        status = _complain("interrupted", INTERRUPTED)
    except BrokenPipeError:
        # The reader (head, less) has gone: whatever it wanted it has.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 0
    sys.exit(status or 0)


def _write_utf8() -> None:
    """Let a console or pipe of another encoding (Windows) take `£` and `’`, if need be as `?`."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace") if stream.isatty() else reconfigure(encoding="utf-8", newline="\n")


def _complain(text: str, status: int) -> int:
    click.echo(f"evidence-audit: {text}", err=True)
    return status


def _usage_line(error: click.UsageError) -> str:
    path = error.ctx.command_path if error.ctx else "evidence-audit"
    return f"{error.format_message().rstrip('.')}; see {path} --help"


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "-V", "--version", prog_name="evidence-audit")
def cli() -> None:
    """Find every figure in a document, the note behind it, and whether its source still says so.

    \b
    evidence-audit demo                  see it at work, on a sample report
    evidence-audit audit report.pdf      every figure, its note, its source, a verdict
    evidence-audit extract report.pdf    figures, notes and addresses; nothing is asked
    """


@cli.command(short_help="Every figure, its note, its source, a verdict.")
@click.argument("documents", nargs=-1, metavar="[DOCUMENT]...")
@added(
    options.format_of(*RENDERERS),
    options.REPORT,
    options.CONFIG,
    options.READING,
    options.NETWORK,
    options.JUDGEMENT,
    options.LOUDNESS,
)
def audit(documents: tuple[str, ...], format_: str, reports_: tuple[str, ...], **given: Any) -> int:
    """Read, extract, match, check, judge, report.

    DOCUMENT is a file (PDF, DOCX, ODT, EPUB, HTML, Markdown, text), a folder, a pattern, an
    http(s) URL, or - for standard input. Without one: those that claims.yaml lists.

    \b
    evidence-audit audit report.pdf
    evidence-audit audit reports/ --offline --fail-on warning
    evidence-audit audit report.pdf --report json:audit.json
    """
    from evidence_audit import auditor, delivery

    register = _register(given["config"])
    paths = documents or tuple(register.listed_paths() if register else ())
    if not paths:
        raise PolicyError("no documents: name some, or list them in claims.yaml")
    policy = _policy(given, register, paths)
    files = delivery.targets(reports_)
    with _workers(policy) as workers, _progress(given) as progress:
        report = auditor.audit(
            paths, policy=policy, listener=progress, stdin_format=given["stdin_format"], executor=workers
        )
    return delivery.deliver(report, policy, format_=format_, files=files, given=given)


@cli.command(short_help="Figures, markers, notes, addresses; no verdicts.")
@click.argument("documents", nargs=-1, required=True, metavar="DOCUMENT...")
@added(options.format_of(*EXTRACT_RENDERERS), options.READING, options.NETWORK, options.LOUDNESS)
@click.option("--all", "all_", is_flag=True, help="Also every quantity that is no claim, and why.")
@click.option("--debug-pdf", metavar="FILE", help="Draw what was seen of a PDF into this PDF.")
def extract(documents: tuple[str, ...], format_: str, debug_pdf: str | None, **given: Any) -> int:
    """Show claims, markers, notes and addresses; nothing is asked or judged.

    DOCUMENT is a file, a folder, a pattern, an http(s) URL, or - for standard input.

    \b
    evidence-audit extract report.pdf
    evidence-audit extract report.md --all
    evidence-audit extract report.pdf --format json > claims.json
    """
    from evidence_audit import auditor, debugging, delivery
    from evidence_audit.model import AuditedDocument, Report

    policy = _policy(given, None, documents)
    drawing = debugging.target(debug_pdf, documents)
    with _workers(policy) as workers, _progress(given) as progress:
        reading = auditor.read_all(
            documents, policy, listener=progress, stdin_format=given["stdin_format"], executor=workers
        )
        if drawing is not None:
            reading = debugging.drawn(reading, policy, workers, drawing)
    report = Report(
        audited_on=policy.today,
        documents=tuple(AuditedDocument(document=document) for document in reading.documents),
        unread=reading.unread,
        interrupted=reading.interrupted,
    )
    status = delivery.exit_status(report, policy)
    delivery.print_report(EXTRACT_RENDERERS[format_], report, policy, status=status, given=given)
    delivery.say_unread(report)
    return status


@cli.command(short_help="List the rules.")
def rules() -> None:
    """List the rules: code, name, severity, and what each says."""
    from evidence_audit.rules import RULES

    for code, rule in RULES.items():
        click.echo(f"{code}  {rule.severity.value:8} {rule.name:26} {rule.summary()}")


@cli.command(short_help="One rule at length: why it matters, how to mend it.")
@click.argument("rule")
def explain(rule: str) -> None:
    """Show what RULE (EA301, figure-not-in-source) looks for, why it matters and how to mend it."""
    from evidence_audit import rules

    click.echo(rules.explain(rule), nl=False)


@cli.command(short_help="The whole tour, on a sample report and this machine.")
@added(options.format_of(*RENDERERS), options.LOUDNESS)
def demo(format_: str, **given: Any) -> int:
    """Take the whole tour: a sample report, audited over HTTP against a site on this machine.

    Nothing leaves this machine, and nothing is kept.
    """
    from evidence_audit import delivery
    from evidence_audit.demo.touring import audited_sample

    with _progress(given) as progress:
        report, policy = audited_sample(listener=progress)
    return delivery.deliver(report, policy, format_=format_, files=(), given={**given, "is_tour": True})


def _register(named: str | None) -> "Register | None":
    from evidence_audit import config

    path = config.find_register(named or os.environ.get(config.PREFIX + "CONFIG"))
    if path is None:
        return None
    from evidence_audit import register

    return register.read(path)


def _policy(given: dict[str, Any], register: "Register | None", paths: tuple[str, ...]) -> "Policy":
    """Return the Policy: flags, environment, register, defaults."""
    from evidence_audit import config

    flags = {name.replace("_", "-"): value for name, value in given.items() if value not in (None, ())}
    known = {setting.name for setting in config.SETTINGS}
    flags = {name: flags[name] for name in flags.keys() & known}
    if flags.get("offline") and flags.get("refresh"):
        raise PolicyError("--offline and --refresh: nothing can be asked again offline; leave one out")
    notes = _notes(given.get("notes"), paths)
    if register is None:
        return dataclasses.replace(config.merge(flags, os.environ, {}), notes=notes)
    return dataclasses.replace(
        config.merge(flags, os.environ, register.policy),
        replacements=register.replacements,
        decisions=register.decisions,
        published=register.published(),
        notes=notes or register.notes(),
    )


def _notes(file: str | None, paths: tuple[str, ...]) -> dict[str, str]:
    """Return which document has its notes in `file`. Raises PolicyError where that is not plain."""
    if file is None:
        return {}
    from evidence_audit import papers

    named = [name for name in papers.named(paths) if isinstance(name, str)]
    if len(named) > 1:
        raise PolicyError(
            f"--notes {file}: holds the notes of one document, and {len(named)} are named; "
            "list them in claims.yaml, each with its `notes:`"
        )
    return dict.fromkeys(named, file)


def _workers(policy: "Policy") -> "closing[Workers]":
    """Return the processes that documents and sources are read in; none is left when the block ends."""
    from evidence_audit import spare
    from evidence_audit.workers.pool import Workers, cores

    return closing(
        Workers(
            min(policy.jobs, cores()),
            deadline=policy.document_timeout,
            preload=spare.PRELOAD,
            spare=click.get_current_context().obj,
        )
    )


def _progress(given: dict[str, Any]) -> "Progress":
    from evidence_audit.progress import open_progress

    return open_progress(sys.stderr, quiet=given["quiet"], verbose=given["verbose"])
