"""Two numbers with a dash between them that are no range: scores, votes, years, days, opening hours."""

from evidence_audit.quantities.dates import is_month, is_opening_hours
from evidence_audit.quantities.labels import counts
from evidence_audit.quantities.reading import Amount
from evidence_audit.quantities.statistics import statistic
from evidence_audit.quantities.tokens import Tokens

_HYPHENS = frozenset("-–")


def is_score(tokens: Tokens, low: Amount, high: Amount) -> bool:
    """Say whether a-b is a score, a vote, a span of years or hours or a date, and no range."""
    if low.unit is not None:
        return False
    if high.value <= 31 and is_month(tokens, high.end):
        return True
    if tokens.word[low.end] not in _HYPHENS:
        return False
    if _are_years(tokens, low, high) or _is_telephone(tokens, low, high) or low.value >= high.value:
        return True
    if is_opening_hours(tokens, low, high) and statistic(tokens, low.first, high.end) is None:
        return True
    words = tokens.lexicon.context["score_word"]
    near = (*tokens.word[max(0, low.first - 3) : low.first], tokens.word[high.end])
    return high.value < 200 and any(word in words for word in near) and not counts(tokens, high)


def _are_years(tokens: Tokens, low: Amount, high: Amount) -> bool:
    """Say whether a span of years is written: 2009–2014, 2009–14."""
    both = tokens.word[low.number.first], tokens.word[high.number.first]
    if all(len(word) == 4 and word.isdecimal() and 1500 <= int(word) <= 2100 for word in both):
        return True
    return len(both[0]) == 4 and both[0].isdecimal() and low.value > 1500 and high.value < 100


def _is_telephone(tokens: Tokens, low: Amount, high: Amount) -> bool:
    lengths = len(tokens.word[low.number.first]), len(tokens.word[high.number.first])
    return lengths == (3, 4) and not counts(tokens, high)
