"""Numbers that date: 5 October, in 2016, 44 BC, 10 a.m., half past six, the 8.15, twenty twenty."""

from evidence_audit.quantities.labels import counts
from evidence_audit.quantities.reading import Amount, Form
from evidence_audit.quantities.tokens import Tokens

_DAY_REACH = 14
"""Words between two times of one sentence: open at 7.30pm … on stage by 9."""


def is_date(tokens: Tokens, found: Amount) -> bool:
    """Say whether a day, a month's year, or a time of day is meant."""
    day = found.value <= 31 and found.value == int(found.value)
    if day and is_month(tokens, found.end):
        return True
    at = found.first - 1
    at -= at > 0 and tokens.word[at] == "."
    if at >= 0 and is_month(tokens, at) and (day or 1000 <= found.value <= 2100):
        # `In May 10 people died`: the number counts
        return not (
            at and tokens.at_word("in", at - 1) and found.end == found.first + 1 and counts(tokens, found)
        )
    era = tokens.lexicon.context["era"]
    if tokens.word[found.end] in era and tokens.capital(found.end) and found.number.form is Form.DIGITS:
        return True
    return found.value < 25 and found.number.scale == 1 and is_time(tokens, found)


def is_month(tokens: Tokens, at: int) -> bool:
    """Say whether token `at` names a month; `may` and `march` only with a capital letter."""
    context = tokens.lexicon.context
    if tokens.word[at] not in context["month"]:
        return False
    dated = tokens.word[at - 1] in context["date_before"]
    return dated or tokens.word[at] not in context["shy_month"] or tokens.capital(at)


def is_time(tokens: Tokens, found: Amount) -> bool:
    """Say whether the number is an hour: 10 a.m., half past six, the 8.15, on stage by 9."""
    context, before = tokens.lexicon.context, found.first - 1
    if _is_hour(tokens, found.end) or _past_the_hour(tokens, before):
        return True
    after = tokens.word[found.end]
    if before < 0 or not (after in context["ended"] or after in context["time_follows"]):
        return False
    if is_clock(tokens.word[found.number.first]):
        if tokens.word[before] == "the":
            return True
        cues = tokens.word[max(0, before - 6) : before]
        written = tokens.word[found.number.first]
        if written[0] == "0" and written[1] != "." and tokens.at_word("clock_after", before):
            return True  # 09.12: no other number has a nought before its hours
        return tokens.word[before] in context["time_before"] and any(
            word in context["time_cue"] for word in cues
        )
    whole = found.value == int(found.value) and after in context["ended"]
    return whole and tokens.word[before] in context["time_before"] and _is_among_times(tokens, before)


def is_clock(written: str) -> bool:
    """Say whether digits may be hours and minutes: 8.15, 17.00."""
    hour, _, minute = written.partition(".")
    return len(minute) == 2 and minute.isdecimal() and len(hour) < 3 and int(hour) < 25 and int(minute) < 60


def _past_the_hour(tokens: Tokens, before: int) -> bool:
    """Say whether `half past`, `quarter to` stands before the hour."""
    if before < 1:
        return False
    if tokens.word[before] == "past":
        return tokens.word[before - 1] in tokens.lexicon.seeds
    return tokens.at_word("to", before) and tokens.word[before - 1] == "quarter"


def _is_hour(tokens: Tokens, at: int) -> bool:
    word = tokens.word
    letters = "".join(word[at : at + 3]) if word[at + 1] == "." else word[at]
    return letters in tokens.lexicon.context["time_of_day"]


def _is_among_times(tokens: Tokens, before: int) -> bool:
    """Say whether another time of day was given shortly before."""
    for at in range(before, max(0, before - _DAY_REACH), -1):
        if tokens.is_digits(at) and _is_hour(tokens, at + 1):
            return True
    return False


def is_opening_hours(tokens: Tokens, low: Amount, high: Amount) -> bool:
    """Say whether both ends of a range are times on the quarter of an hour: 9.30–17.00."""
    both = tokens.word[low.number.first], tokens.word[high.number.first]
    return all(is_clock(word) and word[-2:] in ("00", "15", "30", "45") for word in both)


def is_year(tokens: Tokens, found: Amount) -> bool:
    """Say whether a number of four digits dates something."""
    word = tokens.word[found.number.first]
    if not (len(word) == 4 and word.isdecimal() and found.first == found.number.first):
        return False
    if not 1500 <= found.value <= 2100:
        return found.value < 1500 and tokens.word[found.first - 1] in tokens.lexicon.grammar["since"]
    before, context = tokens.word[found.first - 1], tokens.lexicon.context
    if before in context["year_count_before"]:
        return before in ("to", "over") and not counts(tokens, found)
    if found.value >= 1900:
        return before in context["year_before"] or not counts(tokens, found) or tokens.glued(found.first)
    return before in context["year_before"] and not counts(tokens, found)


def is_spelled_year(tokens: Tokens, found: Amount) -> bool:
    """Say whether two number words make a year: nineteen ninety-nine, twenty twenty."""
    if found.number.form is not Form.WORDS or not 10 <= found.value < 100:
        return False
    numbers = tokens.lexicon.numbers
    before, after = numbers.get(tokens.word[found.first - 1], 0), numbers.get(tokens.word[found.end], 0)
    return before in (19, 20) or (found.value in (19, 20) and after >= 10)
