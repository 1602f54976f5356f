"""How much a claim is worth checking: what costs or concerns many people first."""

import math
import re

from evidence_audit.model import Kind, Level, Quantity

_BASE = {
    Kind.MONEY: 0.70,
    Kind.PERCENT: 0.65,
    Kind.PROPORTION: 0.60,
    Kind.RATIO: 0.60,
    Kind.COUNT: 0.45,
    Kind.RANK: 0.50,
    Kind.DURATION: 0.40,
    Kind.MEASURE: 0.45,
}
_LARGEST = 12
"""Orders of magnitude at which a sum or a number of people can grow no weightier."""
_PEOPLE = re.compile(
    r"\b(?:people|adults|children|patients|deaths?|died|killed|nurses|doctors|GPs|jobs|workers|employees|women|men"
    r"|families|households|students|pupils|residents|citizens|voters|victims|cases|population|lives|homes)\b",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    r"\b(?:rose|risen|rise|fell|fallen|fall|increas\w+|decreas\w+|declin\w+|doubl\w+|halv\w+|more|less|fewer|higher|lower"
    r"|record|highest|lowest|cut|cuts|growth|grew)\b",
    re.IGNORECASE,
)


def worth_of(quote: str, quantity: Quantity, level: Level) -> float:
    """Return 0.0 to 1.0, to two decimals: how much the figure in `quote` is worth checking."""
    worth = _BASE[quantity.kind]
    if quantity.kind in (Kind.MONEY, Kind.COUNT) and abs(quantity.value) > 1:
        worth += 0.2 * min(math.log10(abs(quantity.value)) / _LARGEST, 1.0)
    worth += 0.1 if _PEOPLE.search(quote) else 0.0
    worth += 0.1 if _CHANGE.search(quote) else 0.0
    return round(min(worth, 1.0) * (0.4 if level is Level.MAY else 1.0), 2)
