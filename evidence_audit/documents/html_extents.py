"""How far a note reaches: from the place that its call leads to, over the element that holds it.

A target may be the note, a number in it, an empty anchor before it, the term of a list, a
cell of a table, or one of several in a paragraph whose lines are notes.
"""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from lxml import etree

from evidence_audit.documents.html_marks import says_note
from evidence_audit.documents.html_page import PageText
from evidence_audit.documents.printed_marks import marker_in
from evidence_audit.model import Span

MAX_NOTE = 8000
"""Characters. A target that holds more is a chapter, not a note."""
_BLOCKS = frozenset(
    "li p div dd dt aside section td th tr blockquote article table details figcaption body main".split()  # noqa: SIM905
)
_CONTAINERS = frozenset(("body", "main", "article", "section", "ol", "ul", "dl", "table", "tbody"))
_NO_NOTES = frozenset("h1 h2 h3 h4 h5 h6 figure img svg math caption".split())  # noqa: SIM905
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())  # noqa: SIM905
_LONGEST_CLIMB = 3000
"""Characters of what a note may grow to beyond its first paragraph."""
_WORDS = re.compile(r"[^\W\d_]{2}|https?:")


@dataclass(frozen=True, slots=True)
class Extent(Span):
    """Where a note stands."""

    home: etree._Element | None
    """The element that holds it and nothing else; None where it shares one with others."""


class Extents:
    """Finds the extents of the notes of a page."""

    def __init__(self, page: PageText, targets: Collection[etree._Element]) -> None:
        self._page = page
        self._targets = targets
        self._starts = sorted({page.spans[target][0] for target in targets})
        self._holding: dict[etree._Element, int] = {}
        for target in targets:
            for around in (target, *target.iterancestors()):
                self._holding[around] = self._holding.get(around, 0) + 1

    def of(self, target: etree._Element, call: Span) -> Extent | None:
        """Return the note at `target`, which is called at `call`; None where none stands there."""
        found = self._found(target, call)
        if found is None:
            return None
        text = self._page.text[found.start : found.end]
        if not 0 < len(text) <= MAX_NOTE or not is_said(text):
            return None
        return found

    def _found(self, target: etree._Element, call: Span) -> Extent | None:
        block = _block(target)
        if block is None or target.tag in _NO_NOTES:
            return None
        if block.tag == "dt":
            return self._described(block)
        if block.tag in ("td", "th"):
            block = next(block.iterancestors("tr"), block)
        if self._holds(block, call):
            return self._beside(target, block, call)
        if self._holding.get(block, 0) > self._holding[target]:
            part = self._slice(target, block)
            if is_said(self._page.text[part.start : part.end]):
                return part
        if block.tag in _CONTAINERS and not self._is_note(block, target):
            return None if block is target else self._slice(target, block)
        return self._whole(self._grown(block, call))

    def _is_note(self, block: etree._Element, target: etree._Element) -> bool:
        """Say whether a section, or a table around one note, is that note."""
        if block.tag not in ("section", "table", "article") or _has_heading(block):
            return False
        return says_note(block, around=0) and self._holding.get(block, 0) == self._holding[target]

    def _whole(self, element: etree._Element) -> Extent:
        start, end = self._page.spans.get(element, (0, 0))
        return Extent(start=start, end=end, home=element)

    def _described(self, term: etree._Element) -> Extent | None:
        """Return a term of a list with all that describes it."""
        end = self._page.spans[term][1]
        for following in term.itersiblings():
            if following.tag == "dt":
                break
            end = max(end, self._page.spans.get(following, (0, end))[1])
        return Extent(start=self._page.spans[term][0], end=end, home=None)

    def _beside(self, target: etree._Element, block: etree._Element, call: Span) -> Extent | None:
        """Return a note that shares its paragraph with its call."""
        start, end = self._page.spans[target]
        own = self._page.text[start:end]
        if marker_in(own) is None and is_said(own) and not start <= call.start < end:
            return Extent(start=start, end=end, home=target)
        return self._slice(target, block) if start > call.end else None

    def _slice(self, target: etree._Element, block: etree._Element) -> Extent:
        """Return what stands between a target and the next, or the end of its paragraph."""
        start = self._page.spans[target][0]
        following = bisect_right(self._starts, start)
        stop = self._page.spans[block][1]
        if following < len(self._starts) and self._starts[following] < stop:
            stop = self._starts[following]
        else:
            stop = min(stop, self._paragraph_end(start))
        text = self._page.text[start:stop]
        return Extent(start=start, end=start + len(text.rstrip()), home=None)

    def _paragraph_end(self, start: int) -> int:
        """Return where the paragraph ends in which, or before which, a place lies."""
        blocks = self._page.blocks
        at = max(bisect_right(blocks, start, key=lambda block: block.start) - 1, 0)
        if at < len(blocks) and blocks[at].end <= start:
            at += 1
        return blocks[at].end if at < len(blocks) else len(self._page.text)

    def _grown(self, block: etree._Element, call: Span) -> etree._Element:
        """Return the largest element around a note's first paragraph that holds this note alone."""
        while (parent := block.getparent()) is not None:
            if self._holding.get(parent, 0) > self._holding.get(block, 0) or self._holds(parent, call):
                break
            if parent.tag not in ("li", "dd") and not self._may_grow(block, parent):
                break
            start, end = self._page.spans.get(parent, (0, 0))
            if end - start > _LONGEST_CLIMB:
                break
            block = parent
        return block

    def _may_grow(self, block: etree._Element, parent: etree._Element) -> bool:
        if parent.tag not in ("div", "aside", "blockquote", "tr", "td") or _has_heading(parent):
            return False
        first = next((child for child in _elements(parent) if self._has_text(child)), None)
        if first is not block and not (first is not None and marker_in(self._text(first)) is not None):
            return False
        return says_note(parent, around=0) or any(
            self._holding.get(beside, 0) > 0 for beside in _beside(parent)
        )

    def _holds(self, block: etree._Element, call: Span) -> bool:
        start, end = self._page.spans.get(block, (0, 0))
        return start <= call.start and call.end <= end and end > start

    def _has_text(self, element: etree._Element) -> bool:
        return bool(self._text(element).strip())

    def _text(self, element: etree._Element) -> str:
        start, end = self._page.spans.get(element, (0, 0))
        return self._page.text[start:end]


def is_said(text: str) -> bool:
    """Say whether a text says something: a word or an address."""
    return len(text.strip()) > 3 and _WORDS.search(text) is not None


def _block(target: etree._Element) -> etree._Element | None:
    block: etree._Element | None = target
    while block is not None and block.tag not in _BLOCKS:
        if block.tag in _NO_NOTES:
            return None
        block = block.getparent()
    return block


def _has_heading(element: etree._Element) -> bool:
    return next(element.iter(*_HEADINGS), None) is not None


def _beside(element: etree._Element) -> Iterator[etree._Element]:
    for neighbour in (element.getprevious(), element.getnext()):
        if neighbour is not None and neighbour.tag == element.tag:
            yield neighbour


def _elements(parent: etree._Element) -> Iterator[etree._Element]:
    return (child for child in parent if isinstance(child.tag, str))
