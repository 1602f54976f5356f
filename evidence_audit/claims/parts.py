"""`11 of the 12 sites`: two counts that state one proportion, which is the claim."""

import re
from collections.abc import Iterable
from dataclasses import replace

from evidence_audit.model import Kind, Quantity

_OF = re.compile(
    r"\s+(?:out\s+)?of\s+(?:(?:the|its|their|our|all|these|those|some|a total of)\s+)?", re.IGNORECASE
)


def joined(text: str, found: Iterable[Quantity]) -> list[Quantity]:
    """Return the quantities of `text` in order, each count out of a larger count made one proportion."""
    whole: list[Quantity] = []
    for quantity in found:
        if whole and _is_part(text, whole[-1], quantity):
            whole[-1] = _proportion(text, whole[-1], quantity)
        else:
            whole.append(quantity)
    return whole


def _is_part(text: str, part: Quantity, total: Quantity) -> bool:
    if not (_is_count(part) and _is_count(total)) or not 0 < part.value < total.value:
        return False
    return _OF.fullmatch(text, part.end, max(total.start, part.end)) is not None


def _is_count(quantity: Quantity) -> bool:
    return quantity.kind is Kind.COUNT and quantity.unit is None and quantity.value_to is None


def _proportion(text: str, part: Quantity, total: Quantity) -> Quantity:
    return replace(
        part,
        end=total.end,
        text=text[part.start : total.end],
        value=part.value / total.value,
        kind=Kind.PROPORTION,
        of=total.of,
    )
