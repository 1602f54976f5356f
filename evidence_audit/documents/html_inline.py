"""Notes that stand where they are called: sidenotes, tooltips, notes that only print moves to the foot.

Their class, role or tag says so. The marker, if there is one, stands right before them; where a
style sheet counts, it is counted here.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from evidence_audit.documents.html_extents import is_said
from evidence_audit.documents.html_marks import says_call
from evidence_audit.documents.html_page import PageText
from evidence_audit.documents.printed_marks import marker_in
from evidence_audit.model import Span

_TAGS = frozenset(("d-footnote", "dt-fn", "foot-note", "side-note", "inline-footnote", "fn"))
_IN_LINE = frozenset(("span", "small", "aside", "div", "em", "i", "cite", *_TAGS))
_CLASS = re.compile(
    r"(?:[a-z\d]+[-_]{1,2})*(?:side|margin|foot|end)[-_]?notes?"
    r"(?:[-_]{1,2}(?:content|text|body|note|inner|popup|popover|tooltip|definition))*"
    r"|ltx_note_outer|inline-note|fn-(?:content|text|body)",
    re.IGNORECASE,
)
_ROLES = ("doc-footnote", "tooltip", "note")
_BLOCKS = frozenset(
    """p li dd td th div blockquote figcaption h1 h2 h3 h4 h5 h6 section article main
    body""".split()  # noqa: SIM905  # a list of words reads better as words
)


@dataclass(frozen=True, slots=True)
class InlineNote(Span):
    """A note in the midst of the text."""

    element: etree._Element
    call: Span
    """Its marker; empty, at the note's beginning, where none is printed."""
    marker: str
    """The empty string where none is printed."""


def inline_notes(page: PageText, taken: Iterable[Span]) -> list[InlineNote]:
    """Return the notes that stand within lines of text and are none of those `taken`, in order."""
    known = sorted((span.start, span.end) for span in taken)
    found: list[InlineNote] = []
    for element in page.spans:
        if not _is_note(page, element):
            continue
        start, end = page.spans[element]
        if found and start < found[-1].end:
            continue  # within the one before
        if any(low <= start and end <= high for low, high in known):
            continue
        call, marker = _call_before(page, element, start)
        found.append(InlineNote(start=start, end=end, element=element, call=call, marker=marker))
    return found


def _is_note(page: PageText, element: etree._Element) -> bool:
    if element.tag not in _IN_LINE or not _is_called_note(element):
        return False
    start, end = page.spans[element]
    text = page.text[start:end]
    return is_said(text) and marker_in(text) is None and _stands_in_text(page, element)


def _is_called_note(element: etree._Element) -> bool:
    if element.tag in _TAGS or element.get("role") in _ROLES:
        return True
    return any(_CLASS.fullmatch(token) for token in (element.get("class") or "").split())


def _stands_in_text(page: PageText, element: etree._Element) -> bool:
    """Say whether a note has a word of its paragraph before it, apart from its marker."""
    around = next((one for one in element.iterancestors() if one.tag in _BLOCKS), None)
    if around is None or any(_is_called_note(one) for one in element.iterancestors()):
        return False
    start = page.spans[element][0]
    before = page.text[page.spans[around][0] : start]
    paragraph = before.rpartition("\n\n")[2]
    return re.search(r"[^\W\d_]{2}", paragraph) is not None


def _call_before(page: PageText, note: etree._Element, start: int) -> tuple[Span, str]:
    """Return the marker right before a note."""
    for element in _before(note):
        low, high = page.spans.get(element, (start, start))
        marker = marker_in(page.text[low:high])
        if marker is not None:
            return Span(start=low, end=high), marker
        if page.text[low:high].strip():
            if says_call(element) and len(page.text[low:high].strip()) < 3:
                return Span(start=low, end=high), page.text[low:high].strip()
            break
    return Span(start=start, end=start), ""


def _before(note: etree._Element) -> Iterator[etree._Element]:
    """Yield the elements before a note with no words between."""
    for element in note.itersiblings(preceding=True):
        if isinstance(element.tag, str):
            if (element.tail or "").strip():
                return
            yield element
