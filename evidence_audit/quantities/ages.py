"""Ages: aged 85+, under 65, over-65s, turned 70, before the age of 75. They are years."""

from dataclasses import replace

from evidence_audit.quantities.reading import Amount
from evidence_audit.quantities.tokens import Tokens

_OLDEST = 120


def age(tokens: Tokens, found: Amount) -> Amount | None:
    """Return the amount in years where a bare number is somebody's age."""
    if found.unit is not None or not 0 <= found.value <= _OLDEST or found.value != int(found.value):
        return None
    if not (_said(tokens, found) or _bounded(tokens, found) or _opens_upwards(tokens, found)):
        return None
    end = found.end + (tokens.glued(found.end) and tokens.at_word("years_suffix", found.end))
    return replace(found, unit=tokens.lexicon.by_symbol[tokens.lexicon.age_unit], end=end)


def _said(tokens: Tokens, found: Amount) -> bool:
    """aged 85, the age of 75, turned 70."""
    at = found.first - 1
    if at < 0:
        return False
    context = tokens.lexicon.context
    at -= tokens.word[at] in context["age_bound"]
    at -= tokens.word[at] in tokens.lexicon.grammar["between"]
    if tokens.word[at] in context["age_before"]:
        return tokens.word[found.end] in context["age_after"] or not tokens.word[found.end].isalpha()
    return tokens.at_word("of", at) and tokens.word[at - 1] in context["age_before"] and at > 0


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
    return tokens.word[at - 1] in context["people"] or (
        tokens.word[at - 1] in context["being"] and tokens.word[found.end] in context["ended"]
    )
