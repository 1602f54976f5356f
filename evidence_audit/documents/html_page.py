"""A page as text, with everything that points into it."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from lxml import etree

from evidence_audit.model import Block, Line, Link, Span

PLACE = "data-place"
"""The attribute with the name of a place among several files that are read as one page."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A link as the source has it."""

    start: int
    end: int
    target: str
    """The name of a place on the same page."""
    element: etree._Element


@dataclass(slots=True)
class PageText:
    """The text and everything that points into it."""

    text: str = ""
    lines: list[Line] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)
    """Links inside the page (`#fn1`)."""
    raised: list[Span] = field(default_factory=list)
    around: list[Span] = field(default_factory=list)
    """What stands around the page's own text: navigation, head and foot."""
    struck: list[Span] = field(default_factory=list)
    """What is no text of the page: deleted, hidden, an editor's comment."""
    spans: dict[etree._Element, tuple[int, int]] = field(default_factory=dict)
    """Where each element's text stands."""
    names: dict[str, etree._Element] = field(default_factory=dict)
    """Elements by the names that links may lead to."""

    def named(self, name: str) -> etree._Element | None:
        """Return the element that a link to `#name` leads to; None where there is none."""
        return self.names.get(name)

    def links_within(self, start: int, end: int) -> Sequence[Link]:
        """Return the links to other pages that begin in a stretch of the text."""
        low = bisect_left(self.links, start, key=lambda link: link.start)
        return self.links[low : bisect_left(self.links, end, lo=low, key=lambda link: link.start)]

    def anchors_within(self, start: int, end: int) -> Sequence[Anchor]:
        """Return the links inside the page that stand in a stretch of its text."""
        low = bisect_left(self.anchors, start, key=lambda anchor: anchor.start)
        high = bisect_left(self.anchors, end, lo=low, key=lambda anchor: anchor.start)
        return [anchor for anchor in self.anchors[low:high] if anchor.end <= end]


def names_of(element: etree._Element) -> list[str]:
    """Return the names by which links may lead to an element."""
    return [name for key in ("id", "name", PLACE) if (name := element.get(key))]
