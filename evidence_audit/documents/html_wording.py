"""The words of a note on a page, without its own number, the links back and the calls in it."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from evidence_audit.documents.html_extents import Extent, is_said
from evidence_audit.documents.html_marks import goes_back
from evidence_audit.documents.html_page import Anchor, PageText
from evidence_audit.documents.printed_marks import ARROWS, marker_in
from evidence_audit.model import Span

_ARROWS = f"{ARROWS} \t\n\u00a0"
_EMPTY = re.compile(r"\s*(?:\[[\s,;|]*\]|\([\s,;|]*\))\s*")
_JUMP = re.compile(r"(?:jump (?:up|back)(?: to)?|back to (?:text|top|content)):?\s*", re.IGNORECASE)
_BEHIND_NUMBER = ".:) \u00a0"
_LABEL = re.compile(r"\[\s*([^\[\]]{1,12}?)\s*\][.:]?\s*|\(?\s*([^\s().:]{1,12})\s*(?:\)[.:]?|[.:](?!\d))\s*")
_FAR = 12
"""Characters from a note's beginning within which its number stands."""
_LABELLED = 0.5
"""Share of the notes that open with their own number, beyond which a bare number is taken for one."""


@dataclass(frozen=True, slots=True)
class Called:
    """A note and the marker of its first call."""

    extent: Extent
    marker: str


class Wording:
    """Reads the notes of a page."""

    def __init__(self, page: PageText, calls: Iterable[Span], back: frozenset[str]) -> None:
        self._page = page
        self._calls = sorted((call.start, call.end) for call in calls)
        self._back = back
        """The names of the calls, which links lead back to."""

    def of(self, notes: Sequence[Called]) -> list[str]:
        """Return the notes, each on one line."""
        texts = [_without_label(self._readable(note), note.marker) for note in notes]
        bare = [_opens_with(text, note.marker) for text, note in zip(texts, notes, strict=True)]
        if sum(bare) > _LABELLED * len(notes):
            opening = zip(texts, notes, bare, strict=True)
            texts = [text[len(note.marker) :] if opens else text for text, note, opens in opening]
        return [text.strip() for text in texts]

    def _readable(self, note: Called) -> str:
        extent = note.extent
        pieces, at = [], extent.start
        for start, end in sorted(self._away(note)):
            if start >= at:
                pieces.append(self._page.text[at:start])
            at = max(at, end)
        pieces.append(self._page.text[at : extent.end])
        text = _EMPTY.sub(" ", "".join(pieces)).strip(_ARROWS)
        if len(pieces) > 1 and not pieces[0].strip():
            text = text.lstrip(_BEHIND_NUMBER)
        return " ".join(_JUMP.sub("", text).strip(_ARROWS).split())

    def _away(self, note: Called) -> Iterator[tuple[int, int]]:
        """Yield what is no part of a note's words."""
        extent = note.extent
        yield from self._number(note)
        for anchor in self._page.anchors_within(extent.start, extent.end):
            if self._leads_back(anchor):
                yield anchor.start, anchor.end
        low = bisect_left(self._calls, (extent.start, extent.start))
        for start, end in self._calls[low:]:
            if start >= extent.end:
                break
            if end <= extent.end and marker_in(self._page.text[start:end]) is not None:
                yield start, end

    def _number(self, note: Called) -> Iterator[tuple[int, int]]:
        """Yield the note's own number, where it stands in an element of its own."""
        extent = note.extent
        at = extent.start
        for element in () if extent.home is None else extent.home.iter():
            start, end = self._page.spans.get(element, (0, 0))
            if not at <= start < end <= extent.end:
                continue
            if self._page.text[at:start].strip(" \t\n\u00a0[]().^↑") or start > extent.start + _FAR:
                return
            if marker_in(self._page.text[start:end]) == note.marker:
                yield start, end
                at = end

    def _leads_back(self, anchor: Anchor) -> bool:
        if anchor.target in self._back or goes_back(anchor.element):
            return True
        printed = self._page.text[anchor.start : anchor.end].strip(_ARROWS)
        target = self._page.named(anchor.target)
        leads_up = target is not None and self._page.spans[target][0] < anchor.start
        return not printed or (leads_up and not is_said(printed))


def _without_label(text: str, marker: str) -> str:
    """Return a note without its number, where that stands in brackets or before a full stop."""
    label = _LABEL.match(text)
    return text[label.end() :] if label and marker in label.groups() else text


def _opens_with(text: str, marker: str) -> bool:
    """Say whether a note opens with its number and a space, as it may with a figure."""
    return text.startswith(marker) and text[len(marker) : len(marker) + 1].isspace()
