"""Fractions in words: two-thirds, a quarter, half, one twenty-fifth."""

from evidence_audit.quantities.reading import Form, Reading
from evidence_audit.quantities.spelled import Sum, counted_on
from evidence_audit.quantities.tokens import Tokens

_HYPHENS = frozenset("-–")
_QUARTERS = 4
_SURE = 8
"""From an eighth on nobody counts arguments: `a tenth` is a part."""


def fraction(tokens: Tokens, at: int) -> Reading | None:
    """Read `a third`, `two-thirds`, `one half` or `half` whose first word is token `at`."""
    word, lexicon = tokens.word, tokens.lexicon
    if word[at] in lexicon.fractions and lexicon.fractions[word[at]] == 2:
        return Reading(0.5, at, at + 1, form=Form.FRACTION)
    if tokens.at_word("article", at):
        found = denominator(tokens, at + 1, 1)
        return found and Reading(1 / found[0], at, found[1], form=Form.FRACTION)
    if word[at] in lexicon.numbers:
        top, end = counted_on(tokens, at, Sum())
        return over(tokens, top.value, at, end)
    return None


def over(tokens: Tokens, top: float, first: int, end: int) -> Reading | None:
    """Read the denominator that follows a numerator; None where there is none."""
    if not top or top != int(top):
        return None
    borrowed = _borrowed(tokens, top, first, end)
    if borrowed is not None:
        return borrowed
    found = denominator(tokens, end, top)
    if found is None or (found[0] == _QUARTERS and _are_periods(tokens, top, first, found[1])):
        return None
    return Reading(top / found[0], first, found[1], form=Form.FRACTION)


def _are_periods(tokens: Tokens, top: float, first: int, end: int) -> bool:
    """Say whether quarters are of a year: two quarters of growth, the last three quarters."""
    if top == 1 or tokens.word[end - 1] not in tokens.lexicon.context["quarter"]:
        return False
    whole = tokens.at_word("of", end) and tokens.word[end + 1] in tokens.lexicon.counted["determiner"]
    if top == _QUARTERS - 1:
        return first > 0 and tokens.word[first - 1] in tokens.lexicon.context["quarters_after"]
    return not whole


def _borrowed(tokens: Tokens, top: float, first: int, end: int) -> Reading | None:
    """Read one hundred thirty-fifths as 100/35: the tens go with the ordinal, as they are spoken."""
    word, lexicon = tokens.word, tokens.lexicon
    tens = lexicon.numbers.get(word[end - 1], 0.0)
    place = end + (word[end] in _HYPHENS)
    ones = lexicon.ordinals.get(word[place], 0)
    if not (tens >= 20 and top > 100 and 0 < ones < 10 and word[place] in lexicon.fraction_plurals):
        return None
    if tokens.at_word("and", end - 2) or end - 1 <= first:
        return None
    return Reading((top - tens) / (tens + ones), first, place + 1, form=Form.FRACTION)


def denominator(tokens: Tokens, at: int, top: float) -> tuple[float, int] | None:
    """Return the denominator at token `at`, past a hyphen, and the token after it."""
    word, lexicon = tokens.word, tokens.lexicon
    hyphen = word[at] in _HYPHENS
    at += hyphen
    table = lexicon.fractions if top == 1 else lexicon.fraction_plurals
    if word[at] in table:
        # `one third-party check`: the second hyphen joins the ordinal to its noun
        named = word[at + 1] in _HYPHENS and tokens.glued(at + 1) and not hyphen
        return None if named else (table[word[at]], at + 1)
    return _compound(tokens, at, top)


def _compound(tokens: Tokens, at: int, top: float) -> tuple[float, int] | None:
    """Return the denominator twenty-fifth(s); `seconds` after a space are a span of time."""
    word, lexicon = tokens.word, tokens.lexicon
    tens = lexicon.numbers.get(word[at], 0.0)
    hyphen = word[at + 1] in _HYPHENS
    last = at + 1 + hyphen
    if not 20 <= tens <= 90 or not (hyphen or top != 1):
        return None
    plural = word[last] in lexicon.fraction_plurals or (hyphen and tokens.at_word("compound_plural", last))
    ones = lexicon.ordinals.get(word[last], 0) if plural != (top == 1) else 0
    return (tens + ones, last + 1) if 0 < ones < 10 else None


def bare_fraction(tokens: Tokens, at: int) -> Reading | None:
    """Read half, a half, a third, from the fraction word."""
    if _is_compound(tokens, at + 1):
        return None
    before = at - 1 - (tokens.word[at - 1] in _HYPHENS)
    value = 1 / tokens.lexicon.fractions[tokens.word[at]]
    if tokens.at_word("article", before) and before >= 0:
        found = scaled(tokens, Reading(value, before, at + 1, form=Form.FRACTION))
        return found if found.form is not Form.FRACTION or _is_part(tokens, before, at) else None
    found = scaled(tokens, Reading(value, at, at + 1, form=Form.FRACTION))
    return found if value == 0.5 or found.form is not Form.FRACTION or _is_share(tokens, at) else None


def _is_compound(tokens: Tokens, at: int) -> bool:
    """Say whether a hyphen joins the fraction to a noun or adjective: half-brothers, half-empty."""
    if tokens.word[at] not in _HYPHENS or not (tokens.glued(at) and tokens.glued(at + 1)):
        return False
    lexicon, word = tokens.lexicon, tokens.word[at + 1]
    scale = word in lexicon.magnitudes or word in lexicon.collectives or tokens.at_word("article", at + 1)
    return word.isalpha() and not scale and lexicon.units.after(tokens.word, at + 1) is None


def _is_part(tokens: Tokens, article: int, at: int) -> bool:
    """Say whether `a third` is a part and not thirdly, `a quarter` not three months."""
    word, context = tokens.word, tokens.lexicon.context
    before, after = word[article - 1] if article else "", word[at + 1]
    if after in context["fraction_follows"] or before in tokens.lexicon.grammar["change"]:
        return True
    if tokens.lexicon.fractions[word[at]] >= _SURE and (
        after in tokens.lexicon.counted["stop"] or not after.isalpha()
    ):
        return True
    if tokens.at_word("fraction_always", at):
        return after not in context["no_fraction_follows"] and before not in context["no_fraction_before"]
    return before in context["fraction_before"] or (not after and not before)


def _is_share(tokens: Tokens, at: int) -> bool:
    """Say whether a bare `fifth` is one of five parts: the most deprived fifth of areas."""
    if not tokens.at_word("of", at + 1):
        return False
    before = tokens.word[at - 1]
    suffixes = tuple(tokens.lexicon.grammar["superlative_suffix"])
    ranked = tokens.word[at - 2] in tokens.lexicon.grammar["most"]
    return ranked or tokens.at_word("top", at - 1) or (before.endswith(suffixes) and len(before) > 5)


def scaled(tokens: Tokens, part: Reading) -> Reading:
    """Read half a million, two thirds of a million, quarter million, half-a-dozen."""
    lexicon, word, at = tokens.lexicon, tokens.word, part.end
    at += tokens.at_word("of", at)
    at += word[at] in _HYPHENS
    at += tokens.at_word("article", at)
    at += word[at] in _HYPHENS
    factor = lexicon.magnitudes.get(word[at]) or (
        lexicon.collectives.get(word[at]) if at > part.end else None
    )
    if not factor or factor == 2:
        return part
    return Reading(part.value * factor, part.first, at + 1, scale=factor, form=Form.WORDS)
