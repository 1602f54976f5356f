"""Figures in table rows: what the bare number in a cell counts is said around it.

The head of its column says it, the head of its row, or the caption of the table.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from evidence_audit.evidence.tables import Row
from evidence_audit.model import Kind, Quantity
from evidence_audit.quantities import find

_PERCENT = re.compile(r"%|\bper ?cent\b|\bpercentage\b", re.IGNORECASE)
_MAGNITUDE = r"(millions?|billions?|thousands?|[mk]\b|bn\b|0{3}s?\b)"
_MONEY = re.compile(rf"([£$€¥]|\b(?:GBP|USD|EUR)\b)\s*{_MAGNITUDE}?", re.IGNORECASE)
_IN_WORDS = re.compile(
    r"\b(?:(millions?|billions?|thousands?) (?:of )?|in )(pounds|dollars|euros)\b", re.IGNORECASE
)
_SCALE = re.compile(r"(?<![\w,.])(millions?|billions?|thousands?|0{3}s?)\b", re.IGNORECASE)
_PLURAL = re.compile(r"\b(thousand|million|billion)s\b")
_THOUSANDS = re.compile(r"0{3}s?")
_UNIT = re.compile(r"\(([^()\d]{1,20})\)|,\s*(?:in )?([^,()\d]{1,20})$")
"""Where a head names the unit of its column: `Distance (km)`, `Wait, in weeks`."""
_RANK = re.compile(r"\b(?:rank(?:ing|ed)?|position|place|placing)\b", re.IGNORECASE)
_ORDINAL = re.compile(r"(?<![\w.,])(\d{1,4})(?:st|nd|rd|th)(?!\w)")


def in_units(row: Row, figures: Sequence[Quantity]) -> Iterator[Quantity]:
    """Yield the bare figures of a row once more, as what is written around them says they are meant."""
    for figure in figures:
        if figure.kind is Kind.COUNT:
            yield from _first_said(figure, (row.head(figure), row.label, row.corner, row.caption))
    # An ordinal that fills a cell is a rank, although in a sentence it might only order.
    for cell in _ORDINAL.finditer(row.text):
        yield Quantity(start=cell.start(), end=cell.end(), text=cell[0], value=float(cell[1]), kind=Kind.RANK)


def _first_said(figure: Quantity, places: Sequence[str]) -> Iterator[Quantity]:
    """Yield the figure as the first of the places says that says anything."""
    for place in places:
        meant = list(_in_unit(figure, place))
        if meant:
            yield from meant
            return


def _in_unit(figure: Quantity, head: str) -> Iterator[Quantity]:
    if _PERCENT.search(head):
        yield replace(figure, kind=Kind.PERCENT, unit="%")
    if _RANK.search(head):
        yield replace(figure, kind=Kind.RANK)
    named = _UNIT.search(head)
    if named is not None:
        yield from _measured(figure, named[1] or named[2])
    words = _IN_WORDS.search(head)
    if words is not None:
        yield from _read_as(figure, "", f"{words[1] or ''} {words[2]}")
        return
    money, scale = _MONEY.search(head), _SCALE.search(head)
    if money is not None or scale is not None:
        sign = money[1] if money else ""
        yield from _read_as(figure, sign, (money and money[2]) or (scale and scale[1]) or "")


def _measured(figure: Quantity, unit: str) -> Iterator[Quantity]:
    """Yield the figure with a unit behind it, where the grammar knows the unit."""
    for read in find(f"{figure.text} {unit}"):
        if read.unit is not None and read.start == 0:
            yield replace(figure, value=read.value, value_to=read.value_to, unit=read.unit, kind=read.kind)


def _read_as(figure: Quantity, sign: str, magnitude: str) -> Iterator[Quantity]:
    """Yield the figure as it reads with the sign and the magnitude of its column around it."""
    magnitude = _PLURAL.sub(r"\1", _THOUSANDS.sub("thousand", magnitude.casefold()))
    for read in find(f"{sign}{figure.text} {magnitude}"):
        yield replace(figure, value=read.value, value_to=read.value_to, unit=read.unit, kind=read.kind)
