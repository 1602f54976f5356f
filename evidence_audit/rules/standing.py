"""How a cited source stands: the code of the rule that its link is a case of, its age, its notes.

Verdicts and rules ask the same questions here, so that they never disagree.
"""

import calendar
from collections.abc import Iterable
from datetime import date

from evidence_audit.model import Document, Marker, Note, Policy, Source, Status, Trouble

GONE = frozenset({"EA201", "EA203", "EA204"})
"""Rules of links whose page is not at its address."""

_BY_TROUBLE = {
    Trouble.MALFORMED: "EA207",
    Trouble.SOFT_404: "EA204",
    Trouble.HOME: "EA203",
    Trouble.CERTIFICATE: "EA208",
    Trouble.PRIVATE: "EA206",
}
_BY_STATUS = {
    Status.DEAD: "EA201",
    Status.BLOCKED: "EA205",
    Status.UNREACHABLE: "EA206",
    Status.MOVED: "EA202",
}


def link_rule(source: Source | None) -> str | None:
    """Return the code of the rule that a link is a case of.

    None: nothing to say of it, because it is live or because nobody asked
    (offline, interrupted, one's own network down). What was seen comes before the
    status: a redirect to the home page may be filed as moved or as dead.
    """
    if source is None:
        return None
    if source.trouble in _BY_TROUBLE:
        return _BY_TROUBLE[source.trouble]
    if source.trouble in (Trouble.OFFLINE, Trouble.NETWORK_DOWN):
        return None
    return _BY_STATUS.get(source.status)


def is_at_its_address(source: Source | None) -> bool:
    """Tell whether the page was there, at its address or where that redirects."""
    if source is None or source.status not in (Status.LIVE, Status.MOVED):
        return False
    return link_rule(source) not in GONE | {"EA207"}


def is_withdrawn(source: Source | None) -> bool:
    """Tell whether the page was there and says of itself that it is withdrawn."""
    return source is not None and is_at_its_address(source) and source.withdrawn is not None


def over_age(notes: Iterable[Note], source: Source | None, policy: Policy) -> tuple[str, str] | None:
    """Return the oldest date beyond the policy's limit and who states it; None when nothing is too old.

    A date known only to the year or month counts as its last day, in the source's favour.
    """
    if policy.max_source_age is None:
        return None
    dated = [(str(note.year), f"note {note.marker}") for note in notes if note.year is not None]
    if source is not None and source.published is not None:
        dated.append((source.published, "the page itself"))
    limit = policy.today.toordinal() - policy.max_source_age.days
    days = [(last_day(stated).toordinal(), stated, by) for stated, by in dated]
    ordinal, stated, by = min(days, default=(limit, "", ""))
    return (stated, by) if ordinal < limit else None


def last_day(stated: str) -> date:
    """Return the last day of an ISO date of any precision: `2018`, `2018-09`, `2018-09-14`."""
    year, month, day = ([int(part) for part in stated[:10].split("-")] + [0, 0])[:3]
    month = month or 12
    return date(year, month, day or calendar.monthrange(year, month)[1])


def notes_are_missing(document: Document) -> bool:
    """Tell whether the text has markers whose notes are not in the file at all.

    Judged by the numbered markers, where there are any: a lone `*` under a table
    does not make up for a list of forty notes that was left out.
    """
    numbered = [marker for marker in document.markers if marker.marker.isdecimal()]
    if not numbered:
        return bool(document.markers) and not document.notes
    return not any(note.marker.isdecimal() for note in document.notes) and not any(map(_leads, numbered))


def _leads(marker: Marker) -> bool:
    return marker.note is not None
