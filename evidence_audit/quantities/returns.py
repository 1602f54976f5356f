"""What a sum brings in, as one ratio: £1.44 for every £1, every £1 spent returns £3.80."""

from evidence_audit.model import Kind
from evidence_audit.quantities.amounts import starting
from evidence_audit.quantities.ratios import Share
from evidence_audit.quantities.reading import Amount
from evidence_audit.quantities.tokens import Tokens

_REACH = 9
"""Words between the two sums: spent on repairs in the first year returns."""
_NEAR = 3
"""Words between `returns` and the sum: an estimated."""


def return_on(tokens: Tokens, paid: Amount) -> Share | None:
    """Read `£1.44 for every £1`, `£2.67 … respectively for every £1`: one ratio of the two sums."""
    if paid.unit is None or paid.unit.kind != "money":
        return None
    at = paid.end
    for _ in range(_REACH):
        base = _base(tokens, at)
        if base is not None:
            if base.value <= 0 or base.unit is None or base.unit.dimension != paid.unit.dimension:
                return None
            direct = at - paid.end <= 1
            return Share(_per_base(paid, base), Kind.RATIO, paid.first, base.end if direct else paid.end)
        if tokens.word[at] not in tokens.lexicon.grammar["return_between"] and not _is_sum(tokens, at):
            return None
        at += 1
    return None


def _is_sum(tokens: Tokens, at: int) -> bool:
    return tokens.is_digits(at) or tokens.is_digits(at + 1)


def _base(tokens: Tokens, at: int) -> Amount | None:
    """Return the sum after `for every`, `for each`, `per`."""
    word = tokens.word
    if not (word[at] in tokens.lexicon.grammar["for"] and tokens.at_word("each", at + 1)):
        return None
    found = starting(tokens, at + 2)
    return found if found and found.unit and found.unit.kind == "money" else None


def returned(tokens: Tokens, base: Amount) -> Share | None:
    """Read `every £1 spent returns £3.80`, `every 1 crown returns 1.38` from the base, itself no sum."""
    if base.first == 0 or not tokens.at_word("each", base.first - 1) or base.value <= 0:
        return None
    for at in range(base.end, base.end + _REACH):
        if tokens.word[at] in tokens.lexicon.context["sentence_end"]:
            return None
        if tokens.at_word("returns", at):
            paid = _sum_after(tokens, at + 1)
            if paid is not None and _same_money(paid, base):
                return Share(_per_base(paid, base), Kind.RATIO, paid.first, paid.end)
    return None


def saved(tokens: Tokens, paid: Amount) -> Share | None:
    """Read `every dollar spent saves $4` from the sum that comes back."""
    if paid.unit is None or paid.unit.kind != "money":
        return None
    verb = next(
        (
            at
            for at in range(paid.first - 1, max(0, paid.first - 1 - _NEAR), -1)
            if tokens.at_word("returns", at)
        ),
        0,
    )
    for at in range(verb - 1, max(0, verb - _REACH), -1):
        if tokens.at_word("each", at - 1):
            named = tokens.lexicon.units.after(tokens.word, at)
            same = named is not None and named[0].dimension == paid.unit.dimension
            return Share(paid.value, Kind.RATIO, paid.first, paid.end) if same else None
    return None


def _sum_after(tokens: Tokens, at: int) -> Amount | None:
    """Return the first amount at token `at` or within a few words."""
    return next((found for place in range(at, at + _NEAR) if (found := starting(tokens, place))), None)


def _same_money(paid: Amount, base: Amount) -> bool:
    """Say whether both are sums in one currency, or both bare where the base is a single coin."""
    if paid.unit is None or base.unit is None:
        return paid.unit is base.unit and base.value == 1
    return paid.unit.kind == base.unit.kind == "money" and paid.unit.dimension == base.unit.dimension


def _per_base(paid: Amount, base: Amount) -> float:
    if paid.unit is None or base.unit is None:
        return paid.value / base.value
    return paid.value * paid.unit.factor / (base.value * base.unit.factor)
