"""From what was read to a `Quantity`: its kind, modifier, rate, and what it counts."""

from evidence_audit.model import Kind, Quantity
from evidence_audit.quantities import modifiers, statistics
from evidence_audit.quantities.counted import counted
from evidence_audit.quantities.currencies import settled
from evidence_audit.quantities.rates import rate
from evidence_audit.quantities.ratios import Share
from evidence_audit.quantities.reading import Amount, Form
from evidence_audit.quantities.tokens import Tokens

_RATED = (Kind.MONEY, Kind.COUNT, Kind.MEASURE)
"""Kinds whose unit names the period of a rate."""


def of_share(tokens: Tokens, share: Share) -> Quantity:
    """Return the quantity of a proportion, ratio, rank or number of times."""
    end = share.end
    if share.of is not None:
        found = rate(tokens, end)
        end = found[1] if found else end
    start, stop = tokens.start[share.first], tokens.end(end - 1)
    found_modifier = modifiers.before(tokens, share.first) or modifiers.after(tokens, share.end)[0]
    return Quantity(
        start=start,
        end=stop,
        text=tokens.text[start:stop],
        value=float(share.value),
        kind=share.kind,
        modifier=found_modifier,
        of=share.of,
    )


def of_amount(tokens: Tokens, read: Amount, *, low: Amount | None = None) -> tuple[Quantity, int]:
    """Return the quantity of an amount, and the token at which reading goes on.

    `low` is the other end where `read` is the upper end of a range.
    """
    first = low.first if low else read.first
    read, low = settled(tokens, read), low and settled(tokens, low)
    kind = _kind(tokens, read, first)
    behind, beside = modifiers.after(tokens, read.end)
    named = counted(tokens, read.number, beside) if kind is Kind.COUNT else None
    per, end, resume = _rate(tokens, read, kind, named[1] if named else beside)
    start, stop = tokens.start[first], tokens.end(end - 1)
    quantity = Quantity(
        start=start,
        end=stop,
        text=tokens.text[start:stop],
        value=low.value if low else read.value,
        value_to=read.value if low else read.number.high,
        unit=f"{read.unit.symbol if read.unit else ''}{per}" or None,
        kind=kind,
        modifier=modifiers.before(tokens, first) or behind,
        of=statistics.statistic(tokens, first, read.end) or (named[0] if named else None),
    )
    return quantity, resume


def _kind(tokens: Tokens, read: Amount, first: int) -> Kind:
    if read.unit is not None:
        return Kind(read.unit.kind)
    if read.number.form is Form.DIGITS and statistics.is_ratio(tokens, first):
        return Kind.RATIO
    if read.number.form is not Form.FRACTION or not 0 < abs(read.value) < 1:
        return Kind.COUNT
    compared = tokens.at_word("as", read.end) and tokens.at_word("much", read.end + 1)
    return Kind.RATIO if compared else Kind.PROPORTION  # half as many


def _rate(tokens: Tokens, read: Amount, kind: Kind, after_noun: int) -> tuple[str, int, int]:
    """Return the period of a rate, the token after the quotation, and where reading goes on.

    A period right after the figure is quoted with it; one after the noun is not.
    """
    if kind not in _RATED:
        return "", read.end, read.end
    near = rate(tokens, read.end)
    if near is not None:
        return near[0], near[1], near[1]
    far = rate(tokens, after_noun) if after_noun > read.end else None
    return (far[0], read.end, far[1]) if far else ("", read.end, read.end)
