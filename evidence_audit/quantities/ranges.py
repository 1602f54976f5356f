"""Two amounts that belong together: 15–20 years, between 3m and 5m, $5-10 million, from 5 to 10."""

from dataclasses import replace

from evidence_audit.quantities.amounts import starting
from evidence_audit.quantities.lexicon import Unit
from evidence_audit.quantities.reading import Amount, Form
from evidence_audit.quantities.tokens import Tokens

_DASHES = frozenset("-–—~−")
_CHANGE_REACH = 9
"""Words before `from A to B` in which `rose` makes it a change."""


def pair(tokens: Tokens, low: Amount) -> tuple[Amount, Amount, bool] | None:
    """Return the two amounts that start with `low`, and whether they are the ends of one range.

    Currency, unit and magnitude are carried from the end that has them to the other. A change
    (`rose from 5 to 10 million`) is two amounts.
    """
    between = _preceded(tokens, low, "between")
    at = _connector(tokens, low, between=between)
    if at is None:
        return None
    high = starting(tokens, _past_modifier(tokens, at), joined=not between)
    if high is None or high.number.form is Form.VAGUE:
        return None
    if _is_step(tokens, low, high):
        return low, high, False
    spoken = tokens.word[low.end] not in _DASHES or tokens.at_word("to", low.end + 1)
    trailing = low.end > low.number.end and low.unit is not None and high.unit is None
    both = None if spoken and trailing else _carried(low, high)
    if both is None:
        return None
    whole = low.unit is not None and high.unit is not None and _preceded(tokens, low, "from")
    change = spoken and not between and (whole or _is_change(tokens, low))
    return *both, not change and _is_range(*both)


def _is_step(tokens: Tokens, low: Amount, high: Amount) -> bool:
    """Say whether `fell by 5,000 to 20,000` gives a step and where it led."""
    at = low.first - 1
    if low.unit is not None or high.unit is not None or not tokens.at_word("by", at) or at < 1:
        return False
    return tokens.word[at - 1] in tokens.lexicon.grammar["change"] and tokens.at_word("to", low.end)


def _connector(tokens: Tokens, low: Amount, *, between: bool) -> int | None:
    """Return the token after what joins two ends, or None."""
    word, at = tokens.word, low.end
    if between:
        return at + 1 if tokens.at_word("and", at) or tokens.at_word("to", at) else None
    if word[at] in _DASHES:
        at += 1
        at += word[at] == "-" and word[at - 1] == "-" and tokens.glued(at) and tokens.is_digits(at + 1)
        if tokens.at_word("to", at):
            return at + 1 + (word[at + 1] in _DASHES)
        return at + (word[at] == "-" and tokens.glued(at))
    if tokens.at_word("to", at):
        return at + 1
    if tokens.at_word("or", at) and low.unit is None and low.number.scale == 1:
        after = word[at + 1]
        following = tokens.lexicon.numbers.get(after) or (
            float(after) if after.isdecimal() and len(after) < 3 else None
        )
        return at + 1 if following == low.value + 1 else None
    return None


def _past_modifier(tokens: Tokens, at: int) -> int:
    found = tokens.lexicon.before.before(tokens.word, at + 1)
    return at + 1 if found is not None and found[1] == at and tokens.word[at].isalpha() else at


def _preceded(tokens: Tokens, low: Amount, name: str) -> bool:
    """Say whether `between` or `from` stands before, a modifier apart."""
    return any(tokens.at_word(name, low.first - step) for step in (1, 2) if low.first >= step)


def _carried(low: Amount, high: Amount) -> tuple[Amount, Amount] | None:
    """Return both ends with unit and magnitude of either; None where their units clash."""
    if low.unit is None and high.unit is not None:
        low = replace(low, unit=high.unit)
    elif high.unit is None and low.unit is not None:
        high = replace(high, unit=low.unit)
    elif low.unit is not None and high.unit is not None and low.unit.symbol != high.unit.symbol:
        return None
    first, last = low.number, high.number
    bare = first.scale == 1 and last.scale > 1 and first.form is not Form.VAGUE
    if bare and 0 < first.value < 1000 and first.value < last.value / last.scale:
        low = replace(low, number=replace(first, value=first.value * last.scale, scale=last.scale))
    return low, high


def _is_range(low: Amount, high: Amount) -> bool:
    return low.value < high.value


def _is_change(tokens: Tokens, low: Amount) -> bool:
    """Say whether a verb or noun of change leads to the two ends."""
    start = low.first - 1
    change = tokens.lexicon.grammar["change"]
    if not _preceded(tokens, low, "from"):
        near = tokens.word[max(0, start - 2) : start + 1]
        whole = low.unit is not None or low.number.scale > 1
        return whole and any(word in change for word in near)
    for at in range(start, max(-1, start - _CHANGE_REACH), -1):
        if tokens.word[at] in change:
            return True
        if tokens.word[at] in tokens.lexicon.context["sentence_end"]:
            return False
    return False


def _to_partner(tokens: Tokens, first: Amount) -> int:
    """Return how many tokens lead to the other figure of 14 ± 1 cm, of `to 0.8 from 1.1 percent`; else 0."""
    at = first.end
    if tokens.word[at] == "±":
        return 1
    if tokens.word[at : at + 3] == ("+", "/", "-"):
        return 3
    return int(tokens.at_word("from", at) and first.first > 0 and tokens.at_word("to", first.first - 1))


def shared_unit(tokens: Tokens, first: Amount) -> Unit | None:
    """Return the unit that a bare number takes from the next: 45 and 50 mg; 5, 10 and 15 %; 14 ± 1 cm."""
    at = first.end
    step = _to_partner(tokens, first)
    if step:
        partner = starting(tokens, at + step)
        return partner.unit if partner is not None and first.number.form is Form.DIGITS else None
    for _ in range(3):
        comma = tokens.word[at] == ","
        if not (comma or tokens.at_word("and", at) or tokens.at_word("or", at)):
            return None
        following = starting(tokens, at + 1)
        if following is None or following.number.scale != first.number.scale:
            return None
        if following.unit is not None:
            named = following.end > following.number.end and not comma
            return following.unit if named else None
        at = following.end
    return None
