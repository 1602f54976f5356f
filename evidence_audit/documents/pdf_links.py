"""Links that are laid over a page of a PDF: to the web, and to other places in the file."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from pdfminer.pdftypes import dict_value, list_value, resolve1
from pdfminer.psparser import PSLiteral, literal_name

from evidence_audit.documents.pdf_document import Document
from evidence_audit.documents.pdf_drawn import Annotation, Goal
from evidence_audit.documents.pdf_fonts import BROKEN
from evidence_audit.documents.pdf_frame import Frame
from evidence_audit.documents.pdf_pages import Page, Pages
from evidence_audit.documents.pdf_targets import web_address
from evidence_audit.model import Box

_MOST_NAMES = 1_000_000
_TOPS = {"FitH": 0, "FitBH": 0, "FitR": 3, "XYZ": 1}
"""Which of the numbers behind its kind says how high on the page a goal is."""
_LEFTS = {"FitV": 0, "FitBV": 0, "FitR": 0, "XYZ": 0}


class Links:
    """The links of a file."""

    def __init__(self, document: Document, pages: Pages) -> None:
        self._document, self._pages = document, pages

    def on(self, page: Page, frame: Frame) -> Iterator[Annotation]:
        """Yield the links on a page in the order of the file; those that are broken are left out."""
        try:
            for reference in list_value(page.about.get("Annots")):
                if found := self._annotation(dict_value(reference), frame):
                    yield found
        except BROKEN:
            return

    def _annotation(self, about: Mapping[str, Any], frame: Frame) -> Annotation | None:
        try:
            action = dict_value(about.get("A"))
            stated = resolve1(action.get("URI"))
            url = web_address(stated) if isinstance(stated, bytes) else None
            goal = None if url else self._goal(resolve1(about.get("Dest")) or _inside(action))
            return Annotation(url, goal, tuple(_boxes(about, frame))) if url or goal else None
        except BROKEN:
            return None

    def _goal(self, stated: object) -> Goal | None:
        """Return the place that a destination states, by its name or outright."""
        if isinstance(stated, PSLiteral | bytes):
            key = literal_name(stated).encode() if isinstance(stated, PSLiteral) else stated
            stated = resolve1(self._named.get(key))
        if isinstance(stated, dict):
            stated = resolve1(stated.get("D"))
        if not isinstance(stated, list) or not stated:
            return None
        number = self._pages.number_of(stated[0])
        if number is None:
            return None
        kind = literal_name(resolve1(stated[1])) if len(stated) > 1 else ""
        return Goal(number, _number(stated, _LEFTS.get(kind)), _number(stated, _TOPS.get(kind)))

    @cached_property
    def _named(self) -> dict[bytes, Any]:
        """Places that have names: from the table of old files and the tree of new ones."""
        catalog = self._document.catalog
        found = {key.encode(): place for key, place in dict_value(catalog.get("Dests")).items()}
        waiting: list[Any] = [dict_value(catalog.get("Names")).get("Dests")]
        seen: set[int] = set()
        while waiting and len(found) < _MOST_NAMES:
            stated = waiting.pop()
            node = dict_value(stated)
            if id(node) in seen:
                continue
            seen.add(id(node))
            waiting += list_value(node.get("Kids"))
            names = list_value(node.get("Names"))
            pairs = zip(names[::2], names[1::2], strict=False)
            found |= {key: place for name, place in pairs if isinstance(key := resolve1(name), bytes)}
        return found


def _inside(action: Mapping[str, Any]) -> object:
    """Return the place that an action goes to, where it stays in the file."""
    kind = resolve1(action.get("S"))
    return resolve1(action.get("D")) if isinstance(kind, PSLiteral) and kind.name == "GoTo" else None


def _number(stated: list[Any], at: int | None) -> float | None:
    """Return a number behind the kind of a destination; None where it leaves it open."""
    if at is None or len(stated) <= at + 2:
        return None
    number = resolve1(stated[at + 2])
    return float(number) if isinstance(number, int | float) else None


def _boxes(about: Mapping[str, Any], frame: Frame) -> Iterator[Box]:
    corners = [float(resolve1(number)) for number in list_value(about.get("QuadPoints"))]
    if not corners or len(corners) % 8:
        corners = [float(resolve1(number)) for number in list_value(about.get("Rect"))]
    step = 8 if len(corners) % 8 == 0 else 4
    for at in range(0, len(corners), step):
        quad = corners[at : at + step]
        if len(quad) == step:
            yield frame.box(quad)
