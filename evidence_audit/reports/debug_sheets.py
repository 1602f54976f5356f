"""The marks of a document, sorted by the pages that they stand on."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from evidence_audit.model import Box, Document, Page
from evidence_audit.reports.debug_marks import Mark, Seen, marks_of
from evidence_audit.reports.debug_ties import Tie, citing, leaps


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A box to be drawn."""

    seen: Seen
    bbox: Box
    label: str
    """Empty for none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A page and what is to be drawn on it. Boxes are points from the page's top left."""

    number: int
    """1-based."""
    width: float
    """Points, as the page is seen."""
    height: float
    lines: tuple[Box, ...]
    """Where its text stands."""
    drawn: tuple[Drawn, ...]
    """The largest things first."""
    cites: tuple[tuple[Box, Box], ...] = ()
    """Figures and the markers that they are tied to."""
    leaps: tuple[tuple[Box, Box], ...] = ()
    """Boxes of which the second is read next and does not stand below the first."""
    remark: str = ""
    """What cannot be shown."""
    legend: tuple[tuple[Seen, int], ...] = ()
    """What there is in the document, and how many of it; empty on all pages but the first."""


def sheets_of(document: Document) -> list[Sheet]:
    """Return a sheet for each page of `document`; `[]` for a document without pages."""
    marks = marks_of(document)
    counts = Counter(mark.seen for mark in marks)
    whole = tuple((seen, counts[seen]) for seen in Seen if counts[seen])
    drawn = _drawn(marks)
    cites, order = _ends(citing(document)), _ends(leaps(marks))
    lines, lost = _lines(document), Counter(line.page for line in document.lines if line.bbox is None)
    return [
        Sheet(
            number=page.number,
            width=page.width,
            height=page.height,
            lines=tuple(box for line in lines[page.number] if (box := _on(page, line))),
            drawn=tuple(replace(one, bbox=box) for one in drawn[page.number] if (box := _on(page, one.bbox))),
            cites=tuple(cites[page.number]),
            leaps=tuple(order[page.number]),
            remark=_remark(page, lost[page.number]),
            legend=whole if at == 0 else (),
        )
        for at, page in enumerate(document.pages)
    ]


def _drawn(marks: Iterable[Mark]) -> dict[int, list[Drawn]]:
    """Return the boxes of each page, with their labels."""
    found: dict[int, list[Drawn]] = defaultdict(list)
    for mark in marks:
        for number, place in enumerate(mark.places, 1):
            label = mark.label if number == 1 else mark.further.replace("#", str(number))
            found[place.page].append(Drawn(seen=mark.seen, bbox=place.bbox, label=label))
    return found


def _ends(ties: Iterable[Tie]) -> dict[int, list[tuple[Box, Box]]]:
    """Return the boxes that are tied together on each page."""
    found: dict[int, list[tuple[Box, Box]]] = defaultdict(list)
    for tie in ties:
        found[tie.start.page].append((tie.start.bbox, tie.end.bbox))
    return found


def _lines(document: Document) -> dict[int, list[Box]]:
    found: dict[int, list[Box]] = defaultdict(list)
    for line in document.lines:
        if line.page is not None and line.bbox is not None:
            found[line.page].append(line.bbox)
    return found


def _on(page: Page, box: Box) -> Box | None:
    """Return the part of a box that lies on its page; None where nothing does."""
    left, top, right, bottom = box
    if not (left < page.width and right > 0 and top < page.height and bottom > 0):
        return None  # text is drawn beside the page, too, and read
    return (max(left, 0.0), max(top, 0.0), min(right, page.width), min(bottom, page.height))


def _remark(page: Page, lost: int) -> str:
    if not page.has_text:
        return "no text on this page: is it a picture?"
    return f"lines read here whose place is not known (they run up or down): {lost}" if lost else ""
