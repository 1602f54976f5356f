"""Calls of notes: the elements of a page that read as markers, and what each of them leads to.

Makers differ in names and classes. What they share is a short marker that leads to a place
further down, by a link, by the name of that place in an attribute, or by a link back from
there; and some witness that a note is meant and not a chapter, a figure or a page.
"""

from dataclasses import dataclass

from lxml import etree

from evidence_audit.documents.html_extents import Extent, Extents
from evidence_audit.documents.html_leads import Lead, leads_of
from evidence_audit.documents.html_marks import is_raised, says_call, says_note
from evidence_audit.documents.html_page import PageText, names_of
from evidence_audit.documents.printed_marks import hints
from evidence_audit.model import Span


@dataclass(frozen=True, slots=True)
class Call(Span):
    """A place on the page that calls a note."""

    element: etree._Element
    marker: str
    """Without brackets; the empty string where a style sheet prints it."""
    target: etree._Element
    """What it leads to."""
    extent: Extent


def calls_of(page: PageText) -> list[Call]:
    """Return the calls of notes, in order; `[]` for none."""
    leads = leads_of(page)
    extents = Extents(page, {lead.target for lead in leads})
    found: list[Call] = []
    for lead in leads:
        extent = extents.of(lead.target, lead)
        if extent is None or extent.start < lead.start or not _is_witnessed(page, lead, extent):
            continue
        found.append(
            Call(
                start=lead.start,
                end=lead.end,
                element=lead.element,
                marker=lead.marker,
                target=lead.target,
                extent=extent,
            )
        )
    return found


def _is_witnessed(page: PageText, lead: Lead, extent: Extent) -> bool:
    """Say whether something tells that a note is meant."""
    if lead.works or says_call(lead.element) or is_raised(lead.element):
        return True
    if hints(lead.fragment.rpartition("#")[2], lead.marker) or says_note(lead.target):
        return True
    return _is_answered(page, lead, extent)


def _is_answered(page: PageText, lead: Lead, extent: Extent) -> bool:
    """Say whether a link in the note leads back to its call."""
    own = calling_names(lead.element)
    return any(anchor.target in own for anchor in page.anchors_within(extent.start, extent.end))


def calling_names(element: etree._Element) -> frozenset[str]:
    """Return the names by which links lead back to a call: its own and those beside it."""
    near = [element, *element.iterancestors("sup", "span", "a", "b", "em", "i"), *element.iterdescendants()]
    before = element.getprevious()
    if before is not None and not (before.text or len(before)):
        near.append(before)
    return frozenset(name for part in near for name in names_of(part))
