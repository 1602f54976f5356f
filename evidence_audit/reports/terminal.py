"""An audit for a person at a terminal, or in the log of a build.

Per document: what could not be read, what concerns the whole, the claims worst first, the
findings that belong to no claim; at the end the counts and what to type next.
"""

from collections.abc import Iterable
from itertools import groupby

from evidence_audit.model import Finding, Report, Severity, Unread, Verdict
from evidence_audit.reports import arrangement, terminal_finding, wording
from evidence_audit.reports.arrangement import Chapter, Entry, worst_first
from evidence_audit.reports.terminal_entry import Entries
from evidence_audit.reports.terminal_sheet import Sheet
from evidence_audit.reports.terminal_summary import write_summary
from evidence_audit.reports.view import View

FOLD = 3
"""So many findings of one rule are shown one by one; more remarks of the kind `note` become a line."""


def render(report: Report, view: View) -> str:
    """Return an audit as text."""
    sheet = Sheet(view)
    entries = Entries(sheet, report.sources)
    write_unread(sheet, report.unread)
    write_findings(sheet, arrangement.elsewhere(report))
    for chapter in arrangement.chapters(report):
        _write_chapter(sheet, entries, chapter)
    write_summary(sheet, report)
    return sheet.text()


def write_unread(sheet: Sheet, unread: Iterable[Unread]) -> None:
    """Write which inputs could not be read, why, and what helps."""
    unread = tuple(unread)
    if not unread:
        return
    sheet.ruled(sheet.words("COULD NOT BE READ", Severity.ERROR))
    for one in unread:
        sheet.line(sheet.words(one.path, "strong"), indent=1, hang=2)
        sheet.line(sheet.words(one.rule, Severity.ERROR), f" {one.reason}", indent=3, hang=2)
        sheet.line(sheet.sign("→", ">"), f" {one.remedy}", indent=3, hang=2)
    sheet.blank()


def write_title(sheet: Sheet, chapter: Chapter) -> None:
    """Write which document follows, and how much it holds."""
    document = chapter.audited.document
    sheet.line(sheet.words(document.path, "strong"))
    facts = wording.listed(
        [
            document.title or "",
            f"published {document.published}" if document.published else "",
            wording.pages(document),
            wording.counted(len(chapter.audited.judgements), "claim"),
            wording.counted(len(document.notes), "note"),
        ]
    )
    sheet.line(sheet.words(facts, "faint"))


def _write_chapter(sheet: Sheet, entries: Entries, chapter: Chapter) -> None:
    write_title(sheet, chapter)
    for finding in chapter.general:
        terminal_finding.write_alone(sheet, finding, indent=1)
    sheet.blank()
    for verdict in Verdict:
        _write_verdict(sheet, entries, verdict, chapter.of(verdict))
    _write_accepted(sheet, entries, chapter.accepted())
    write_findings(sheet, chapter.loose)


def _write_verdict(sheet: Sheet, entries: Entries, verdict: Verdict, group: tuple[Entry, ...]) -> None:
    if not group:
        return
    sheet.ruled(sheet.words(f"{verdict.value.upper()} {_claims(group)}", verdict))
    minor = [entry for entry in group if entry.is_minor and not sheet.view.verbose]
    for entry in worst_first(entry for entry in group if not entry.is_minor or sheet.view.verbose):
        entries.write(entry)
    _write_minor(sheet, entries, verdict, minor)
    sheet.blank()


def _write_minor(sheet: Sheet, entries: Entries, verdict: Verdict, minor: list[Entry]) -> None:
    """Write what needs no entry of its own: supported claims a line each, others a paragraph per reason."""
    if verdict is Verdict.SUPPORTED:
        for entry in minor:
            entries.write_short(entry)
        return
    groups: dict[str, list[Entry]] = {}
    for entry in sorted(minor, key=lambda entry: entry.is_optional):
        optional = ", and an editor could let it pass" if entry.is_optional else ""
        groups.setdefault(f"{entries.why(entry)}{optional}", []).append(entry)
    for why, group in groups.items():
        places = groupby(group, key=lambda entry: wording.place(entry.claim.location))
        told = "; ".join(wording.listed([place, _figures(alike)], ": ") for place, alike in places)
        sheet.line(sheet.words(f"{why} ({_claims(group)}): ", "faint"), told, indent=1, hang=2)


def _figures(group: Iterable[Entry]) -> str:
    return ", ".join(wording.figure(one.claim.quantity) for entry in group for one in entry.judgements)


def _claims(group: Iterable[Entry]) -> int:
    """Return how many claims, repeats included, the entries hold."""
    return sum(len(entry.judgements) + len(entry.repeats) for entry in group)


def _write_accepted(sheet: Sheet, entries: Entries, accepted: tuple[Entry, ...]) -> None:
    if not accepted:
        return
    sheet.ruled(sheet.words(f"ACCEPTED BY A PERSON {_claims(accepted)}", "strong"))
    for entry in accepted:
        entries.write_short(entry)
        for finding in entry.findings:
            terminal_finding.write_beneath(sheet, finding, indent=3)
    sheet.blank()


def write_findings(sheet: Sheet, findings: Iterable[Finding]) -> None:
    """Write the findings that belong to no claim, rule by rule, the worst first and the accepted last."""
    ordered = sorted(findings, key=_urgency)
    if not ordered:
        return
    sheet.ruled(sheet.words(f"NOTES AND LINKS {len(ordered)}", "strong"))
    for _, group in groupby(ordered, key=_urgency):
        _write_rule(sheet, tuple(group))
    sheet.blank()


def _urgency(finding: Finding) -> tuple[bool, int, str]:
    return (finding.waived is not None, -finding.severity.rank, finding.rule)


def _write_rule(sheet: Sheet, group: tuple[Finding, ...]) -> None:
    """Write the findings of one rule: a line for many mere remarks, else each, and each advice once."""
    first = group[0]
    if len(group) == 1 or first.waived is not None:
        for finding in group:
            terminal_finding.write_alone(sheet, finding, indent=1)
        return
    title = sheet.words(f"{first.severity.value} {first.rule} {first.name}", first.severity)
    if first.severity is Severity.NOTE and len(group) > FOLD and not sheet.view.verbose:
        places = ", ".join(dict.fromkeys(_where(finding) for finding in group))
        sheet.line(title, f" {len(group)} times: {places}", indent=1, hang=2)
        sheet.line(sheet.words(f"for example: {first.message}", "faint"), indent=3, hang=2)
        return
    sheet.line(title, f" {len(group)} times", indent=1)
    terminal_finding.write_together(sheet, group, indent=3)


def _where(finding: Finding) -> str:
    """Return the shortest words for where a finding stands."""
    if finding.note is not None:
        return f"note {finding.note.removeprefix('n-')}"
    return wording.place(finding.location) or finding.url or "the document"
