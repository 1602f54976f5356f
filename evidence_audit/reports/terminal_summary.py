"""The end of an audit: how many of each, what the exit status means, what to type next."""

import shlex
from collections import Counter
from collections.abc import Iterator

from rich.text import Text

from evidence_audit.model import Finding, Report, Severity, Status, Trouble, Verdict
from evidence_audit.reports import wording
from evidence_audit.reports.terminal_sheet import Sheet


def write_summary(sheet: Sheet, report: Report) -> None:
    """Write the summary of an audit."""
    sheet.ruled(sheet.words("SUMMARY", "strong"))
    _write_limits(sheet, report)
    sheet.line(*_claims(sheet, report), indent=1, hang=2)
    if report.sources:
        sheet.line(_sources(report), indent=1, hang=2)
    if report.findings:
        sheet.line(_findings(report), indent=1, hang=2)
    if report.unread:
        sheet.line(f"{wording.counted(len(report.unread), 'input')} could not be read", indent=1, hang=2)
    if sheet.view.exit_status is not None:
        sheet.line(_exit(sheet.view.exit_status, sheet.view.fail_on), indent=1, hang=2)
    for command, purpose in _next(sheet, report):
        sheet.line(sheet.words(command, "strong"), sheet.words(f"  {purpose}", "faint"), indent=1, hang=4)


def _write_limits(sheet: Sheet, report: Report) -> None:
    """Write what this run could not do, so that nobody takes its silence for an answer."""
    if report.interrupted:
        words = "Interrupted: this is what was done before. The same command goes on from here."
        sheet.line(sheet.words(words, Severity.WARNING), indent=1, hang=2)
    if report.network_down:
        words = "There was no network: no source could be asked, and that says nothing of any link."
        sheet.line(sheet.words(words, Severity.WARNING), indent=1, hang=2)


def _claims(sheet: Sheet, report: Report) -> Iterator[Text]:
    verdicts = Counter(judgement.verdict for audited in report.documents for judgement in audited.judgements)
    documents = wording.counted(len(report.documents), "document")
    yield sheet.words(f"{wording.counted(verdicts.total(), 'claim')} in {documents}")
    separator = ": "
    for verdict in Verdict:
        if verdicts[verdict]:
            yield sheet.words(separator)
            yield sheet.words(f"{verdicts[verdict]} {verdict.value}", verdict)
            separator = ", "


def _sources(report: Report) -> str:
    statuses = Counter(source.status for source in report.sources)
    told = (f"{statuses[status]} {status.value}" for status in Status if statuses[status])
    return f"{wording.counted(len(report.sources), 'source')}: {', '.join(told)}"


def _findings(report: Report) -> str:
    standing = [finding for finding in report.findings if finding.waived is None]
    severities = Counter(finding.severity for finding in standing)
    told = [
        wording.counted(severities[severity], severity.value) for severity in Severity if severities[severity]
    ]
    waived = len(report.findings) - len(standing)
    if waived:
        told.append(f"{waived} accepted")
    return f"{wording.counted(len(report.findings), 'finding')}: {', '.join(told)}"


def _exit(status: int, fail_on: Severity | None) -> str:
    bar = "" if fail_on is None else f" of severity {fail_on.value} or worse"
    meaning = {
        0: f"no finding{bar}" if bar else "findings do not fail this run",
        1: f"there are findings{bar}",
        3: "some input could not be audited",
        130: "interrupted",
    }
    return f"Exit status {status}: {meaning[status]}" if status in meaning else f"Exit status {status}"


def _next(sheet: Sheet, report: Report) -> Iterator[tuple[str, str]]:
    """Yield what is worth typing now, and what for; at most three commands."""
    worst = _worst([finding for finding in report.findings if finding.waived is None])
    paths = shlex.join(audited.document.path for audited in report.documents[:3])
    if len(report.documents) > len(report.documents[:3]):
        paths += " " + sheet.sign("…", "...")
    if sheet.view.is_tour:
        yield "evidence-audit audit report.pdf", "does the same for a report of yours"
    elif any(source.trouble is Trouble.OFFLINE for source in report.sources) and not report.interrupted:
        yield f"evidence-audit audit {paths}", "asks the sources (without --offline)"
    elif report.network_down or any(source.status is Status.UNREACHABLE for source in report.sources):
        yield f"evidence-audit audit --refresh {paths}", "asks again"
    if worst is not None:
        yield f"evidence-audit explain {worst.rule}", f"tells what {worst.name} means and how to mend it"
    if report.documents and not sheet.view.verbose:
        again = "demo -v" if sheet.view.is_tour else f"audit -v {paths}"
        yield f"evidence-audit {again}", "shows every claim in full"


def _worst(findings: list[Finding]) -> Finding | None:
    """Return the finding to read about first: of the worst severity, of the rule that is met most often."""
    met = Counter(finding.rule for finding in findings)
    return max(findings, key=lambda finding: (finding.severity.rank, met[finding.rule]), default=None)
