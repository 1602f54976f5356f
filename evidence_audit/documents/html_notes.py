"""Footnotes that a page states itself: a link to a place further down, which holds the note.

pandoc, Word, Wikipedia and most content systems differ in names and classes; what they
share is a short marker that links forward to an element of the page, and usually a
link back from there.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from evidence_audit.documents.html_text import Anchor, PageText
from evidence_audit.model import Marker, Note, Span

_MARKER = re.compile(
    r"^[\[(]?\s*((?:[a-z]+\s)?\d{1,4}|[a-z]{1,2}|[ivxl]{1,6}|[*†‡§¶#]{1,4})\s*[\])]?$", re.IGNORECASE
)
_NOTE_NAME = re.compile(r"fn|ftn|foot|note|cite|ref|edn|bib|anm|source", re.IGNORECASE)
_STATED = re.compile(r"noteref|footnote|endnote|reference|citation|biblioref", re.IGNORECASE)
_BLOCKS = frozenset(["li", "p", "div", "dd", "aside", "section", "td", "tr", "blockquote", "article"])
_BACK = re.compile(r"^[\s^↑↩︎⏎\[\]()|,.:]*|[\s↩︎↑⏎]+$")
_MAX_NOTE = 8000
"""Characters. A target that holds more is a chapter, not a note."""


@dataclass(frozen=True, slots=True)
class StatedNotes:
    """The notes that a page states."""

    markers: tuple[Marker, ...] = ()
    notes: tuple[Note, ...] = ()
    spans: tuple[Span, ...] = ()
    """What the notes take up of the text."""


def notes_of(page: PageText) -> StatedNotes:
    """Return the markers and notes that links of the page state; empty for none."""
    if not page.anchors:
        return StatedNotes()
    targets = _targets(page)
    notes: dict[etree._Element, Note] = {}
    markers: list[Marker] = []
    ids: dict[str, int] = {}
    for anchor in page.anchors:
        home = _home(page, anchor, targets)
        if home is None:
            continue
        marker = _printed(page, anchor)
        if home not in notes:
            ids[marker] = ids.get(marker, 0) + 1
            id_ = f"n-{marker}" if ids[marker] == 1 else f"n-{marker}-{ids[marker]}"
            notes[home] = _note(page, home, id_, marker)
        markers.append(Marker(start=anchor.start, end=anchor.end, marker=marker, note=notes[home].id))
    ordered = sorted(notes.values(), key=lambda note: note.start)
    return StatedNotes(
        markers=tuple(markers),
        notes=tuple(ordered),
        spans=tuple(Span(start=note.start, end=note.end) for note in ordered),
    )


def _targets(page: PageText) -> Mapping[str, etree._Element]:
    found: dict[str, etree._Element] = {}
    for element in page.spans:
        for name in (element.get("id"), element.get("name")):
            if name:
                found.setdefault(name, element)
    return found


def _home(page: PageText, anchor: Anchor, targets: Mapping[str, etree._Element]) -> etree._Element | None:
    """Return the element that holds the note of a marker; None where the link is no marker."""
    target = targets.get(anchor.target[1:])
    if target is None or not _is_marker(page, anchor):
        return None
    block: etree._Element | None = target
    while block is not None and block.tag not in _BLOCKS:
        block = block.getparent()
    if block is not None and block.tag == "td":
        block = block.getparent()  # the number is in a cell of its own
    if block is None or block.tag in ("section", "article"):
        return None
    start, end = page.spans.get(block, (0, 0))
    # A note stands after its marker and says more than the marker; a link back does neither.
    if start <= anchor.end or not 0 < end - start <= _MAX_NOTE or not _has_words(page.text[start:end]):
        return None
    return block


def _is_marker(page: PageText, anchor: Anchor) -> bool:
    printed = page.text[anchor.start : anchor.end].strip()
    if not _MARKER.match(printed):
        return False
    element = anchor.element
    near = (element, element.getparent(), *list(element)[:1])
    stated = " ".join(
        str(part.get(key) or "") for part in near if part is not None for key in ("class", "role")
    )
    raised = any(part is not None and part.tag == "sup" for part in near)
    return raised or bool(_STATED.search(stated)) or bool(_NOTE_NAME.search(anchor.target))


def _printed(page: PageText, anchor: Anchor) -> str:
    return page.text[anchor.start : anchor.end].strip().strip("[]() ")


def _has_words(text: str) -> bool:
    return len(text.strip()) > 3 and bool(re.search(r"[^\W\d_]{2}|https?:", text))


def _note(page: PageText, home: etree._Element, id_: str, marker: str) -> Note:
    start, end = page.spans[home]
    return Note(start=start, end=end, id=id_, marker=marker, text=_readable(page, start, end, marker))


def _readable(page: PageText, start: int, end: int, marker: str) -> str:
    """Return the note on one line, without its own number and its links back."""
    pieces, at = [], start
    for anchor in page.anchors:
        if start <= anchor.start and anchor.end <= end and anchor.start >= at:
            pieces.append(page.text[at : anchor.start])
            at = anchor.end
    pieces.append(page.text[at:end])
    text = " ".join(_BACK.sub("", "".join(pieces)).split())
    return re.sub(rf"^[\[(]?{re.escape(marker)}[\])]?[.:]?\s+", "", text)
