"""Figures in table rows: what the bare number in a cell counts stands at the head of its column."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from evidence_audit.claims.sentences import Sentence
from evidence_audit.model import Kind, Quantity, Role
from evidence_audit.quantities import find

_BETWEEN = "|"
"""Parts the cells of a row in its readable text."""
_PERCENT = re.compile(r"%|\bper ?cent\b|\bpercentage\b", re.IGNORECASE)
_MAGNITUDE = r"(millions?|billions?|thousands?|[mk]\b|bn\b|0{3}s?\b)"
_MONEY = re.compile(rf"([£$€¥]|\b(?:GBP|USD|EUR)\b)\s*{_MAGNITUDE}?", re.IGNORECASE)
_SCALE = re.compile(r"(?<![\w,.])(millions?|billions?|thousands?|0{3}s?)\b", re.IGNORECASE)
_THOUSANDS = re.compile(r"0{3}s?")
_UNIT = re.compile(r"\(([^()\d]{1,20})\)|,\s*(?:in )?([^,()\d]{1,20})$")
"""Where a head names the unit of its column: `Distance (km)`, `Wait, in weeks`."""
_RANK = re.compile(r"\b(?:rank(?:ing|ed)?|position|place|placing)\b", re.IGNORECASE)
_ORDINAL = re.compile(r"(?<![\w.,])(\d{1,4})(?:st|nd|rd|th)(?!\w)")


def top_rows(sentences: Sequence[Sentence]) -> list[str]:
    """Return for each table row the text of its table's top row; empty for what is no row."""
    tops, top = [], ""
    for sentence in sentences:
        top = (top or sentence.text) if sentence.role is Role.CELL else ""
        tops.append(top)
    return tops


def in_units(row: str, top: str, figures: Sequence[Quantity]) -> Iterator[Quantity]:
    """Yield the bare figures of a row once more, as the heads of their columns say they are meant."""
    for figure in figures:
        if figure.kind is Kind.COUNT:
            yield from _in_unit(figure, column_head(row, top, figure))
    # An ordinal that fills a cell is a rank, although in a sentence it might only order.
    for cell in _ORDINAL.finditer(row):
        yield Quantity(
            start=cell.start(), end=cell.end(), text=cell[0], value=float(cell[1]), kind=Kind.RANK
        )


def column_head(row: str, top: str, figure: Quantity) -> str:
    """Return the head of the column that a figure of a row stands in; empty where there is none."""
    column = row.count(_BETWEEN, 0, figure.start)
    heads = top.split(_BETWEEN)
    return heads[column] if column < len(heads) else ""


def _in_unit(figure: Quantity, head: str) -> Iterator[Quantity]:
    if _PERCENT.search(head):
        yield replace(figure, kind=Kind.PERCENT, unit="%")
    if _RANK.search(head):
        yield replace(figure, kind=Kind.RANK)
    named = _UNIT.search(head)
    if named is not None:
        yield from _measured(figure, named[1] or named[2])
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
    magnitude = _THOUSANDS.sub("thousand", magnitude.casefold()).removesuffix("s")
    for read in find(f"{sign}{figure.text} {magnitude}"):
        yield replace(figure, value=read.value, value_to=read.value_to, unit=read.unit, kind=read.kind)
