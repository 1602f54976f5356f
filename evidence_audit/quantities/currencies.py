"""Money names that several currencies share, and their parts: 50p, 3.5 cents, 2,000 shillings."""

from dataclasses import replace

from evidence_audit.quantities.reading import Amount, Reading
from evidence_audit.quantities.tokens import Tokens

_REACH = 60
"""Tokens to either side in which a sign, a name or a country tells the currency."""


def settled(tokens: Tokens, read: Amount) -> Amount:
    """Return an amount of pence, cents or shillings in the currency that the text tells of.

    Any other amount comes back as it is. Ten cents are 0.1 USD, or 0.1 EUR beside a euro sign.
    """
    unit = read.unit
    if unit is None or not unit.codes:
        return read
    currency = tokens.lexicon.by_symbol[_told(tokens, read, unit.codes)]
    return replace(read, number=_divided(read.number, round(1 / unit.factor)), unit=currency)


def _divided(number: Reading, parts: int) -> Reading:
    high = None if number.high is None else number.high / parts
    return replace(number, value=number.value / parts, high=high)


def _told(tokens: Tokens, read: Amount, codes: tuple[str, ...]) -> str:
    """Return the currency of which the nearest telling word speaks, else the first."""
    if len(codes) == 1:
        return codes[0]
    for step in range(_REACH):  # 31 Canadian cents tell it themselves
        for at in (read.end - 1 - step, read.end + step):
            code = _spoken_of(tokens, at) if 0 <= at < len(tokens) else None
            if code in codes:
                return code
    return codes[0]


def _spoken_of(tokens: Tokens, at: int) -> str | None:
    """Return the currency that token `at` tells of, a sign of several letters read as one: A$."""
    if tokens.glued(at):
        sign = tokens.word[at - 1] + tokens.word[at]
        if sign in tokens.lexicon.homes:
            return tokens.lexicon.homes[sign]
    return tokens.lexicon.homes.get(tokens.word[at])
