"""A number with its currency, percentage, duration or unit of measure."""

from dataclasses import replace

from evidence_audit.quantities.lexicon import Unit
from evidence_audit.quantities.numerals import numeral
from evidence_audit.quantities.reading import Amount, Form, Reading
from evidence_audit.quantities.tokens import Tokens

_HYPHENS = frozenset("-–")
_WEIGHT_REACH = 5
"""Words before `pounds` in which `weighs` makes it a mass."""


def amount(tokens: Tokens, at: int, *, joined: bool = True) -> Amount | None:
    """Read the number of which token `at` is the first figure or number word, with its unit."""
    sign = _sign_before(tokens, at)
    number = numeral(tokens, at, money=sign is not None, joined=joined)
    if number is None:
        return None
    if sign is not None:
        if number.first == at and tokens.word[at - 1] == "-" and tokens.glued(at) and tokens.glued(at - 1):
            number = replace(number, value=-number.value)  # $-99.99
        return Amount(_minus(tokens, number, sign[1]), min(sign[1], number.first), number.end, sign[0])
    found = unit_after(tokens, number)
    if found is None:
        return _one_and_a_half(tokens, number) or Amount(number, number.first, number.end)
    unit, end = found
    return _and_a_half(tokens, Amount(number, number.first, end, _mass(tokens, number, unit)))


def starting(tokens: Tokens, at: int, *, joined: bool = True) -> Amount | None:
    """Read the amount whose very first token is `at`: a sign, an article or the number itself."""
    for place in range(at, at + 4):
        if tokens.is_digits(place) or tokens.word[place] in tokens.lexicon.seeds:
            found = amount(tokens, place, joined=joined)
            return found if found is not None and found.first == at else None
    return None


def _one_and_a_half(tokens: Tokens, part: Reading) -> Amount | None:
    """Read `an hour and a half` from its half."""
    first = part.first - 3
    if part.form is not Form.FRACTION or first < 0 or not tokens.at_word("and", first + 2):
        return None
    if not (tokens.at_word("article", first) and tokens.at_word("article", part.first)):
        return None
    for unit, end in tokens.lexicon.units.all_after(tokens.word, first + 1):
        if end == first + 2 and unit.exact is None:
            return Amount(replace(part, value=1 + part.value, form=Form.WORDS), first, part.end, unit)
    return None


def _sign_before(tokens: Tokens, at: int) -> tuple[Unit, int] | None:
    """Return the currency whose sign or code stands before token `at`, and its first token."""
    if not tokens.is_digits(at) or at == 0:
        return None
    end = at - 1 if tokens.word[at - 1] == "-" and tokens.glued(at) else at
    end -= (
        tokens.word[end - 1] == "."
        and tokens.is_digits(at)
        and tokens.glued(at)
        and not tokens.glued(end - 1)
    )
    for unit, first in tokens.lexicon.signs.all_before(tokens.word, end):
        written = tokens.raw(first, end)
        known = "".join(written.split()) == unit.exact or _is_lower_case(written, unit.exact or "")
        article = tokens.at_word("article", first) and not tokens.glued(end - 1)  # A $10,000 investment
        if known and not article and not (written[:1].isalpha() and _continues(tokens, first)):
            return unit, first
    return None


def _is_lower_case(written: str, sign: str) -> bool:
    """Say whether a sign with letters stands in small letters: us$ (but `a $5 note` is no A$)."""
    return not sign.isalpha() and written == sign.lower()


def _continues(tokens: Tokens, at: int) -> bool:
    """Say whether token `at` is glued to a word or number before it."""
    return tokens.glued(at) and tokens.word[at - 1][-1:].isalnum()


def _minus(tokens: Tokens, number: Reading, first: int) -> Reading:
    """Take in a minus sign before the currency: -£5."""
    before = tokens.word[first - 1]
    if first > 0 and before in ("-", "−") and tokens.glued(first) and not tokens.glued(first - 1):
        return replace(number, value=-number.value, first=first - 1)
    return number


def unit_after(tokens: Tokens, number: Reading) -> tuple[Unit, int] | None:
    """Return the unit that follows a number, past a hyphen, and the token after it."""
    at = number.end
    if number.form is Form.FRACTION or number.form is Form.VAGUE:
        at = _past_article(tokens, at)
    hyphen = tokens.word[at] in _HYPHENS and tokens.glued(at)
    at += hyphen
    for unit, end in tokens.lexicon.units.all_after(tokens.word, at):
        if _fits(tokens, number, unit, (at, end)):
            return unit, end
    return _past_filler(tokens, number, at)


def _past_filler(tokens: Tokens, number: Reading, at: int) -> tuple[Unit, int] | None:
    """Return the unit after a word that only qualifies it: 19 straight days, two more weeks."""
    filler = (
        tokens.word[at] in tokens.lexicon.context["unit_filler"] or tokens.word[at] in tokens.lexicon.homes
    )
    if not filler or number.form is Form.FRACTION:
        return None
    for unit, end in tokens.lexicon.units.all_after(tokens.word, at + 1):
        if unit.exact is None and unit.kind != "percent" and _fits(tokens, number, unit, (at + 1, end)):
            return unit, end
    return None


def _past_article(tokens: Tokens, at: int) -> int:
    """Step over `an` in half an hour, `of a` in a quarter of a mile, `of` in millions of pounds."""
    after = at + tokens.at_word("of", at)
    after += tokens.at_word("article", after)
    return after


def _fits(tokens: Tokens, number: Reading, unit: Unit, place: tuple[int, int]) -> bool:
    """Say whether a unit's name is one here: its case, its distance, and names that are words too."""
    at, end = place
    if tokens.is_digits(end - 1) and not tokens.glued(end - 1):
        return False  # `6ft 2in` holds no `ft2`
    if unit.exact is not None:
        return _fits_exactly(tokens, number, unit, place)
    if tokens.word[at] in tokens.lexicon.context["shy_unit"] and number.form is not Form.FRACTION:
        noun = tokens.word[end] in _HYPHENS and tokens.glued(end)
        noun |= tokens.word[end][:1].isalpha() and tokens.word[end] not in tokens.lexicon.counted["stop"]
        return number.value == 1 or at > number.end or number.value >= 1000 or not noun
    if tokens.word[at] in tokens.lexicon.context["fraction_unit"]:
        return number.form is Form.FRACTION
    return tokens.word[end][:1] != "s" or not tokens.glued(end)


def _fits_exactly(tokens: Tokens, number: Reading, unit: Unit, place: tuple[int, int]) -> bool:
    at, end = place
    if tokens.raw(at, end) != unit.exact or number.form in (Form.WORDS, Form.VAGUE):
        return False
    if tokens.word[end] == "." and tokens.glued(end) and tokens.glued(end + 1) and tokens.is_digits(end + 1):
        return False  # the Act of 2010 s.149
    if unit.kind == "money" and unit.exact[:1].isalpha() and unit.exact != "p":
        return not tokens.is_digits(end)
    glued = tokens.glued(at)
    if (unit.kind == "duration" and len(unit.exact) == 1 and glued) or (unit.exact == "p" and not glued):
        return False  # the 10s, 10h; 7 p.m.
    if unit.exact in tokens.lexicon.context["warm_unit"] and not _is_warm(tokens, number, at):
        return False  # run by 18F
    joined = tokens.glued(end) and tokens.word[end][:1].isalnum()
    return tokens.start[at] - tokens.end(number.end - 1) <= 1 and not joined


def _is_warm(tokens: Tokens, number: Reading, at: int) -> bool:
    """Say whether a letter glued on is a temperature's: after `above`, `of`, `hit` (110F)."""
    before = tokens.word[number.first - 1] if number.first else ""
    signed = number.value < 0 or before in tokens.lexicon.context["warm_before"]
    return tokens.glued(at) and (
        signed or tokens.lexicon.before.before(tokens.word, number.first) is not None
    )


def _mass(tokens: Tokens, number: Reading, unit: Unit) -> Unit:
    """Return the mass of the same name (pounds) where the words before speak of weight."""
    mass = tokens.lexicon.masses.get(unit.symbol)
    if mass is None or unit.exact is not None:
        return unit
    nearby = tokens.word[max(0, number.first - _WEIGHT_REACH) : number.first]
    if any(word in tokens.lexicon.context["weight"] for word in nearby):
        return tokens.lexicon.by_symbol[mass]
    return unit


def _and_a_half(tokens: Tokens, found: Amount) -> Amount:
    """Take in the parts after the unit: `a mile and a half`, `5ft 10in`, `6-foot-3`."""
    word, at = tokens.word, found.end
    if found.unit is None or found.number.form is Form.FRACTION:
        return found
    if found.unit.symbol not in tokens.lexicon.parts:
        return found
    part, inches = tokens.lexicon.by_symbol[tokens.lexicon.parts[found.unit.symbol]], at
    inches += word[at] in _HYPHENS
    if not tokens.is_digits(inches) or not word[inches].isdecimal() or int(word[inches][:4]) >= 12:
        return found
    named = word[inches + 1] in tokens.lexicon.context["part_names"]
    if not named and inches == at:
        return found
    value = found.value + int(word[inches]) * part.factor / found.unit.factor
    return replace(found, number=replace(found.number, value=value), end=inches + 1 + named)
