"""All rules by code, and the page of each for people to read."""

from collections.abc import Mapping
from types import MappingProxyType

from evidence_audit.errors import PolicyError
from evidence_audit.rules import age, documents, figures, links, markers
from evidence_audit.rules.rule import Rule

RULES: Mapping[str, Rule] = MappingProxyType(
    {
        rule.code: rule
        for rule in (
            markers.UncitedClaim(),
            markers.MarkerWithoutNote(),
            markers.NoteWithoutMarker(),
            markers.NoteWithoutSource(),
            markers.MarkerOutOfOrder(),
            links.DeadLink(),
            links.MovedLink(),
            links.RedirectedToHome(),
            links.SoftNotFound(),
            links.BlockedLink(),
            links.UnreachableLink(),
            links.MalformedUrl(),
            links.BadCertificate(),
            figures.FigureNotInSource(),
            figures.FigureDiffers(),
            figures.SourceUnreadable(),
            age.SourceTooOld(),
            age.SourceWithdrawn(),
            age.ReviewExpired(),
            documents.UnreadableDocument(),
            documents.NoTextLayer(),
            documents.NotesMissing(),
        )
    }
)
"""In the order of their codes."""


RESERVED = ("EA209", "EA402", "EA404", "EA501", "EA502", "EA503", "EA601", "EA602", "EA603")
"""Codes whose meaning is settled, for rules still to come: a policy may already ignore or rate them."""


def explain(code_or_name: str) -> str:
    """Return a rule at length: its code, name and severity, what it says, why, and how to mend it.

    Raises PolicyError for a name that no rule has.
    """
    asked = code_or_name.strip().casefold()
    for rule in RULES.values():
        if asked in (rule.code.casefold(), rule.name):
            return f"{rule.code} {rule.name} ({rule.severity})\n\n{rule.page()}\n"
    raise PolicyError(f"no rule is called {code_or_name!r}; `evidence-audit rules` lists them all")
