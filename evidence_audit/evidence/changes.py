"""Figures read a second way: `rose by 100 per cent` is `doubled`, the 16 of `16 out of 28` a count."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from math import isclose

from evidence_audit.evidence.directions import direction
from evidence_audit.evidence.lexicon import word_set
from evidence_audit.model import Kind, Quantity

_PART = re.compile(r"(\d[\d,]*)\s+(?:out )?of\b")
_NONE = re.compile(r"\b(?:no|nil|none)\b(?!\s+(?:more|less|fewer|longer|later|one)\b)", re.IGNORECASE)
_BY = re.compile(r"\bby\s+(?:\w+\s+){0,2}\Z|\b(?:an?|the)\s+\Z", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s*\Z", re.IGNORECASE)
_TO = re.compile(r"[^.;!?]{0,60}\bto\s*\Z")
_WHOLE = (0.25, 0.5, 2.0, 3.0, 4.0, 5.0, 10.0)
"""Multiples that have a word of their own."""
_NEAR = 0.05
"""How far off, as a share, a change still goes by such a word."""


def second_readings(text: str, figures: Sequence[Quantity]) -> Iterator[Quantity]:
    """Yield the figures of a text that it states in other words."""
    for figure in figures:
        yield from _part(figure)
        yield from _as_multiple(text, figure)
        yield from _as_share(figure)
    for first, last in pairwise(figures):
        yield from _between(text, first, last)
    for word in _NONE.finditer(text):
        yield Quantity(start=word.start(), end=word.end(), text=word[0], value=0.0, kind=Kind.COUNT)


def _part(figure: Quantity) -> Iterator[Quantity]:
    """Yield the 16 of `16 out of 28`, which supports `16 of them` as well as the share."""
    part = _PART.match(figure.text) if figure.kind is Kind.PROPORTION else None
    if part is not None:
        value = float(part[1].replace(",", ""))
        end = figure.start + part.end(1)
        yield replace(figure, end=end, text=part[1], value=value, kind=Kind.COUNT)


def _as_multiple(text: str, figure: Quantity) -> Iterator[Quantity]:
    """Yield the double of `rose by 100 per cent`, the half of `a 50 per cent cut`."""
    if figure.kind is Kind.PERCENT and _BY.search(text, max(figure.start - 30, 0), figure.start):
        way = direction(text, figure.start, figure.end)
        yield from _multiple(figure, 1 + way * figure.value / 100 if way else 1.0)


def _as_share(figure: Quantity) -> Iterator[Quantity]:
    """Yield the 50 per cent of `halved`, the 100 per cent of `doubled`."""
    if figure.kind is Kind.RATIO and figure.text.casefold() in word_set("up") | word_set("down"):
        yield replace(figure, value=abs(figure.value - 1) * 100, unit="%", kind=Kind.PERCENT)


def _between(text: str, first: Quantity, last: Quantity) -> Iterator[Quantity]:
    """Yield the double of `from £1 billion to £2 billion`."""
    opens = _FROM.search(text, max(first.start - 12, 0), first.start)
    if opens and _TO.fullmatch(text, first.end, max(last.start, first.end)):
        alike = (first.kind, first.unit) == (last.kind, last.unit)
        yield from _multiple(
            replace(last, modifier=None), last.value / first.value if alike and first.value else 1.0
        )


def _multiple(figure: Quantity, times: float) -> Iterator[Quantity]:
    """Yield the figure as the multiple that a change goes by, where there is a word for it."""
    for whole in _WHOLE:
        if isclose(times, whole, rel_tol=_NEAR):
            yield replace(figure, value=whole, value_to=None, unit=None, kind=Kind.RATIO)
