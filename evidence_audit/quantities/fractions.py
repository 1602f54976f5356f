"""Fractions in words: two-thirds, a quarter, half, one twenty-fifth."""

from evidence_audit.quantities.reading import Form, Reading
from evidence_audit.quantities.spelled import Sum, counted_on
from evidence_audit.quantities.tokens import Tokens

_HYPHENS = frozenset("-–")


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
    found = denominator(tokens, end, top)
    return found and Reading(top / found[0], first, found[1], form=Form.FRACTION)


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
    """Return twenty-fifth(s), hundred and fifth(s)."""
    word, lexicon = tokens.word, tokens.lexicon
    tens = lexicon.numbers.get(word[at], 0)
    if not (20 <= tens <= 90 and word[at + 1] in _HYPHENS):
        return None
    if top == 1:
        ones = lexicon.ordinals.get(word[at + 2], 0)
    else:
        ones = lexicon.ordinals.get(word[at + 2], 0) if word[at + 2] in lexicon.fraction_plurals else 0
    if word[at + 2] in lexicon.grammar["compound_plural"] and top != 1:
        ones = lexicon.ordinals[word[at + 2]]
    return (tens + ones, at + 3) if 0 < ones < 10 else None
