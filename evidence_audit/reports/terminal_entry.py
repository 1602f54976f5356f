"""One claim, or the claims of one sentence, as a fact-checker wants to see them."""

from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from rich.text import Text

from evidence_audit.model import Claim, Evidence, Finding, Judgement, Outcome, Source, Status
from evidence_audit.reports import terminal_finding, wording
from evidence_audit.reports.arrangement import Entry
from evidence_audit.reports.terminal_sheet import Sheet

SENTENCE = 420
"""Characters of a sentence that are shown around its figure."""
PASSAGE = 260
"""Characters of a source's passage that are shown around its figure."""

STATES = {
    Status.LIVE: "supported",
    Status.MOVED: "unverified",
    Status.DEAD: "unsupported",
    Status.BLOCKED: "unverified",
    Status.UNREACHABLE: "unverified",
    Status.UNCHECKED: "faint",
}
"""The style of a link's status, by the verdict it most nearly means."""

OUTCOMES = {Outcome.SAME: "supported", Outcome.DIFFERS: "unsupported", Outcome.ABSENT: "unverified"}


class Entries:
    """Writes entries onto a sheet, each hint once."""

    def __init__(self, sheet: Sheet, sources: Iterable[Source]) -> None:
        """Begin with the sources that the entries cite."""
        self._sheet = sheet
        self._sources = {source.url: source for source in sources}
        self._hinted: set[str] = set()

    def write(self, entry: Entry) -> None:
        """Write an entry in full."""
        sheet = self._sheet
        self._write_head(entry)
        write_sentence(sheet, [judgement.claim for judgement in entry.judgements], entry.verdict)
        self._write_reasons(entry)
        said = " ".join(f"{finding.message} {finding.hint or ''}" for finding in entry.standing)
        for url in entry.claim.urls:
            self._write_source(url, said)
            self._write_evidence(entry, url)
        for claim in entry.repeats:
            place = wording.place(claim.location)
            again = wording.listed(["repeated" + (f" on {place}" if place else ""), claim.id], "  ")
            sheet.line(sheet.words(again, "faint"), indent=3, hang=2)
        self._write_hints(entry)
        sheet.blank()

    def write_short(self, entry: Entry) -> None:
        """Write an entry in a line: where, which figures, and what the source says where it holds them."""
        sheet = self._sheet
        figures = ", ".join(wording.figure(judgement.claim.quantity) for judgement in entry.judgements)
        parts = [sheet.words(f"{_where(entry)}  ", "faint"), sheet.words(figures, entry.verdict)]
        weighed = [evidence for judgement in entry.judgements for evidence in judgement.evidence]
        proofs = [evidence for evidence in weighed if evidence.outcome is Outcome.SAME]
        if proofs:
            parts.append(self._proof(proofs))
        codes = " ".join(dict.fromkeys(finding.rule for finding in entry.standing))
        if codes:
            parts.append(sheet.words(f"  {codes}", "faint"))
        sheet.line(*parts, indent=1, hang=4)

    def _proof(self, proofs: Sequence[Evidence]) -> Text:
        """Return the sources' own words for the figures, and where the first of them stands."""
        first = proofs[0]
        said = dict.fromkeys(proof.quantity.text for proof in proofs if proof.quantity is not None)
        host = urlsplit(first.url or "").hostname or ""
        words = wording.listed([", ".join(said), _page(first), host], "; ")
        return self._sheet.words(f"  = {words}", "faint", first.link or first.url)

    def _write_head(self, entry: Entry) -> None:
        sheet = self._sheet
        left = sheet.words(_where(entry), "strong")
        optional = "level may" if entry.is_optional else ""
        ids = " ".join(judgement.claim.id for judgement in entry.judgements)
        sheet.line(left, sheet.words("  " + wording.listed([optional, ids], " "), "faint"), indent=1, hang=2)

    def why(self, entry: Entry) -> str:
        """Return in plain words why an entry has its verdict, for where no finding says it."""
        statuses = {self._status(url) for url in entry.claim.urls}
        if statuses == {Status.UNCHECKED}:
            return "its source was not asked" if len(entry.claim.urls) == 1 else "its sources were not asked"
        return wording.REASONS.get(entry.reason or "", f"decided; see evidence-audit explain {entry.reason}")

    def _status(self, url: str) -> Status:
        source = self._sources.get(url)
        return Status.UNCHECKED if source is None else source.status

    def _write_reasons(self, entry: Entry) -> None:
        sheet = self._sheet
        decided = any(finding.rule == entry.reason for finding in entry.findings)
        if entry.reason is not None and not decided:
            sheet.line(sheet.words(entry.reason, entry.verdict), f" {self.why(entry)}", indent=3, hang=2)
        for finding in _distinct(entry.findings):
            terminal_finding.write_beneath(sheet, finding, indent=3)

    def _write_source(self, url: str, said: str) -> None:
        """Write an address and what was seen there, without what the findings have `said`."""
        sheet, source, status = self._sheet, self._sources.get(url), self._status(url)
        address = sheet.words(url, "address", url)
        sheet.line(sheet.words(status.value, STATES[status]), " ", address, indent=3)
        if source is None:
            return
        if source.status is not Status.LIVE and source.reason not in said:
            sheet.line(sheet.words(source.reason, "faint"), indent=5, hang=2)
        if source.withdrawn and source.withdrawn not in said:
            sheet.line(sheet.words(f"withdrawn: {source.withdrawn}", "unsupported"), indent=5, hang=2)
        if source.status is Status.MOVED and source.final_url and source.final_url not in said:
            sheet.line("now at ", sheet.words(source.final_url, "address", source.final_url), indent=5)
        if source.archived is not None and source.archived.url not in said:
            when, where = source.archived.at.date().isoformat(), source.archived.url
            sheet.line(f"archived {when} ", sheet.words(where, "address", where), indent=5)

    def _write_evidence(self, entry: Entry, url: str) -> None:
        for judgement in entry.judgements:
            for evidence in judgement.evidence:
                if evidence.url == url:
                    self._write_passage(judgement, evidence, several=len(entry.judgements) > 1)

    def _write_passage(self, judgement: Judgement, evidence: Evidence, *, several: bool) -> None:
        sheet = self._sheet
        figure = judgement.claim.quantity.text if several else ""
        said = wording.listed([figure, _outcome(evidence), _page(evidence)], ", ")
        parts = [sheet.words(said, OUTCOMES[evidence.outcome], evidence.link)]
        if evidence.passage:
            parts += [Text(": "), self._passage(evidence.passage, evidence)]
        sheet.line(*parts, indent=5, hang=2)

    def _passage(self, passage: str, evidence: Evidence) -> Text:
        figure = "" if evidence.quantity is None else evidence.quantity.text
        at = passage.find(figure) if figure else -1
        figures = [] if at < 0 else [(at, at + len(figure))]
        shown, figures = _fitted(self._sheet, passage, figures, PASSAGE)
        opening, closing = self._sheet.words("“"), self._sheet.words("”")
        return Text.assemble(opening, self._sheet.marked(shown, figures, "strong"), closing)

    def _write_hints(self, entry: Entry) -> None:
        for finding in entry.standing:
            if finding.hint and ("://" in finding.hint or finding.hint not in self._hinted):
                self._hinted.add(finding.hint)
                terminal_finding.write_hint(self._sheet, finding.hint, indent=3)


def write_sentence(sheet: Sheet, claims: Iterable[Claim], style: str) -> None:
    """Write the sentence that the claims share, their figures marked."""
    claims = tuple(claims)
    figures = [claim.figure for claim in claims]
    shown, figures = _fitted(sheet, claims[0].sentence, figures, SENTENCE)
    sheet.line(sheet.marked(shown, figures, style), indent=3)


def _distinct(findings: Iterable[Finding]) -> Iterable[Finding]:
    """Return findings without those that say the same again."""
    return {(finding.rule, finding.message, finding.waived): finding for finding in findings}.values()


def _where(entry: Entry) -> str:
    return wording.listed([wording.place(entry.claim.location), wording.cited(entry.claim)], ", ")


def _page(evidence: Evidence) -> str:
    return "" if evidence.page is None else f"page {evidence.page}"


def _outcome(evidence: Evidence) -> str:
    if evidence.outcome is Outcome.SAME:
        return "holds it"
    if evidence.outcome is Outcome.ABSENT:
        return "the nearest passage lacks it" if evidence.passage else "the figure is not there"
    return "differs" if evidence.difference is None else wording.DIFFERENCES[evidence.difference]


def _fitted(
    sheet: Sheet, text: str, figures: Iterable[tuple[int, int]], limit: int
) -> tuple[str, list[tuple[int, int]]]:
    """Return text and figures as they are to be shown: whole if nothing is to be folded."""
    return (text, sorted(figures)) if sheet.view.verbose else wording.cropped(text, figures, limit)
