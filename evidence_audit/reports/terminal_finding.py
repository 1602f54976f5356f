"""Findings as lines: beneath a claim, or on their own."""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from rich.text import Text

from evidence_audit.model import Finding
from evidence_audit.reports import wording
from evidence_audit.reports.terminal_sheet import Sheet

_ADDRESS = re.compile(r"https?://\S+")


def write_beneath(sheet: Sheet, finding: Finding, *, indent: int) -> None:
    """Write a finding beneath its claim: the place, the whole address and the hint are written there."""
    if not _write_waived(sheet, finding, indent):
        sheet.line(_code(sheet, finding), f" {_without_address(finding)}", indent=indent, hang=2)


def write_alone(sheet: Sheet, finding: Finding, *, indent: int) -> None:
    """Write a finding with its place, its address and its hint."""
    if _write_waived(sheet, finding, indent, wording.place(finding.location)):
        return
    sheet.line(_code(sheet, finding), f" {_placed(finding)}", indent=indent, hang=2)
    _write_address(sheet, finding, indent + 2)
    if finding.hint:
        write_hint(sheet, finding.hint, indent=indent + 2)


def write_together(sheet: Sheet, group: Iterable[Finding], *, indent: int) -> None:
    """Write findings of one rule, whose code stands above: each with its place, the same advice once."""
    hinted: set[str] = set()
    for finding in group:
        sheet.line(_placed(finding), indent=indent, hang=2)
        _write_address(sheet, finding, indent + 2)
        if finding.hint and finding.hint not in hinted and not _is_said(finding.hint, finding.message):
            hinted.add(finding.hint)
            write_hint(sheet, finding.hint, indent=indent + 2)


def write_hint(sheet: Sheet, hint: str, *, indent: int) -> None:
    """Write what to do."""
    sheet.line(sheet.sign("→", ">"), f" {hint}", indent=indent, hang=2)


def _write_waived(sheet: Sheet, finding: Finding, indent: int, place: str = "") -> bool:
    """Write a waived finding in a line, with the reason for which it was accepted; tell whether it is one."""
    if finding.waived is None:
        return False
    what = wording.listed([f"accepted {finding.rule} {finding.name}", place], ", ")
    words = f"{what}: {finding.waived}"
    sheet.line(sheet.words(words, "faint"), indent=indent, hang=2)
    return True


def _placed(finding: Finding) -> str:
    place = wording.place(finding.location)
    return f"{place}: {finding.message}" if place else finding.message


def _write_address(sheet: Sheet, finding: Finding, indent: int) -> None:
    if finding.url and finding.url not in finding.message:
        sheet.line(sheet.words(finding.url, "address", finding.url), indent=indent)


def _is_said(hint: str, message: str) -> bool:
    """Tell whether all that a hint names is an address that the message has named."""
    addresses = _ADDRESS.findall(hint)
    return bool(addresses) and all(address in message for address in addresses)


def _code(sheet: Sheet, finding: Finding) -> Text:
    return sheet.words(f"{finding.severity.value} {finding.rule}", finding.severity)


def _without_address(finding: Finding) -> str:
    """Return a message with its address cut down to the host."""
    if not finding.url or not (host := urlsplit(finding.url).hostname):
        return finding.message
    return finding.message.replace(finding.url, host.removeprefix("www."))
