"""Ages: aged 85+, under 65, over-65s, turned 70, before the age of 75. They are years."""

from dataclasses import replace

from evidence_audit.quantities.reading import Amount, Form
from evidence_audit.quantities.tokens import Tokens

_OLDEST = 120
_LIST_REACH = 8
"""Tokens of a list of ages: aged 19, 23 and 31."""
_TOLL_REACH = 8
"""Words before `was over 60` in which `death toll` makes it no age."""


def age(tokens: Tokens, found: Amount) -> Amount | None:
    """Return the amount in years where a bare number is somebody's age."""
    if found.unit is not None or not 0 <= found.value <= _OLDEST or found.value != int(found.value):
        return None
    if not any(says(tokens, found) for says in (_said, _beside_name, _bounded, _opens_upwards)):
        return None
    end = found.end + (tokens.glued(found.end) and tokens.at_word("years_suffix", found.end))
    return replace(found, unit=tokens.lexicon.by_symbol[tokens.lexicon.age_unit], end=end)


def _said(tokens: Tokens, found: Amount) -> bool:
    """aged 85, aged 19, 23 and 31, the age of 75, turned 70."""
    at = found.first - 1
    if tokens.word[at] == "," or tokens.at_word("and", at):
        at = _list_start(tokens, found.first) - 1
    if at < 0:
        return False
    context = tokens.lexicon.context
    if at > 0 and tokens.word[at] in context["age_at"]:
        return tokens.word[at - 1] in context["age_ends"] and not tokens.word[found.end].isalpha()
    at -= tokens.word[at] in context["age_bound"]
    at -= tokens.word[at] in tokens.lexicon.grammar["between"]
    if tokens.word[at] in context["age_before"]:
        return tokens.word[found.end] in context["age_after"] or not tokens.word[found.end].isalpha()
    return tokens.at_word("of", at) and tokens.word[at - 1] in context["age_before"] and at > 0


def _list_start(tokens: Tokens, at: int) -> int:
    """Return the first token of a list of bare numbers that reaches up to token `at`."""
    for first in range(at, max(0, at - _LIST_REACH), -1):
        between = tokens.word[first - 1]
        if not (tokens.is_digits(first - 1) or between == "," or tokens.at_word("and", first - 1)):
            return first if tokens.is_digits(first) else at
    return at


def _beside_name(tokens: Tokens, found: Amount) -> bool:
    """Amal, 34, who; the gunman, 22, fired."""
    first = found.first
    if first < 2 or not 1 <= found.value < _OLDEST or found.number.form is not Form.DIGITS:
        return False
    if tokens.word[first - 1] != "," or tokens.word[found.end] != "," or tokens.is_digits(found.end + 1):
        return False
    person = tokens.word[first - 2] in tokens.lexicon.context["person"]
    name = tokens.word[first - 2].isalpha() and tokens.capital(first - 2)
    return person or (name and tokens.word[first - 2] not in tokens.lexicon.context["month"])


def _opens_upwards(tokens: Tokens, found: Amount) -> bool:
    """65 and over, 12 or younger."""
    modifier = tokens.lexicon.after.after(tokens.word, found.end)
    return modifier is not None and modifier[0].words in tokens.lexicon.context["age_modifier"]


def _bounded(tokens: Tokens, found: Amount) -> bool:
    """are under 65, people over 60, the over-65s, under-5s."""
    context = tokens.lexicon.context
    at = found.first - 1
    hyphen = at > 0 and tokens.word[at] == "-"
    at -= hyphen
    if at < 0 or tokens.word[at] not in context["age_bound"]:
        return False
    plural = tokens.glued(found.end) and tokens.at_word("years_suffix", found.end)
    if hyphen or plural:
        return plural
    if tokens.word[at - 1] in context["people"]:
        return True
    toll = any(word in context["not_aged"] for word in tokens.word[max(0, at - _TOLL_REACH) : at])
    return not toll and tokens.word[at - 1] in context["being"] and tokens.word[found.end] in context["ended"]
