"""One number, however it is written, from the candidate token where it may begin."""

from dataclasses import replace

from evidence_audit.quantities.counted import is_plural
from evidence_audit.quantities.digits import digits
from evidence_audit.quantities.fractions import bare_fraction, fraction, over, scaled
from evidence_audit.quantities.reading import Form, Reading
from evidence_audit.quantities.spelled import Sum, counted_on
from evidence_audit.quantities.tokens import Tokens

_HYPHENS = frozenset("-–")
_APART = frozenset("kM")
_MINUS = frozenset("-−–")


def numeral(tokens: Tokens, at: int, *, money: bool = False, joined: bool = True) -> Reading | None:
    """Read the number of which token `at` is the first figure or number word.

    `money`: a currency stands before it, so `m`, `b` and `t` are magnitudes. `joined`: `and` may
    stand inside. An article or a minus sign before it belongs to it.
    """
    word = tokens.word[at]
    if word[:1].isdigit() and tokens.is_digits(at):
        found = _from_digits(tokens, at, money=money, joined=joined)
    elif word in tokens.lexicon.glyphs:
        found = Reading(tokens.lexicon.glyphs[word], at, at + 1, form=Form.FRACTION)
        found = scaled(tokens, found)
    else:
        found = _from_words(tokens, at, joined=joined)
    return found and _signed(tokens, found)


def _from_digits(tokens: Tokens, at: int, *, money: bool, joined: bool) -> Reading | None:
    read = digits(tokens, at)
    if read is None:
        return None
    value, end = read
    first = at
    if _is_bare_decimal(tokens, at):
        value, first = float(f"0.{tokens.word[at]}"), at - 1
    if tokens.word[at + 1 : at + 2] == ("/",) and end > at + 1 and value < 1:
        return scaled(tokens, Reading(value, first, end, form=Form.FRACTION))
    part = over(tokens, value, first, end) if tokens.word[end] in tokens.lexicon.fraction_plurals else None
    return (
        part
        or _letters(tokens, Reading(value, first, end), money=money)
        or _magnitudes(tokens, Reading(value, first, end), joined=joined)
    )


def _is_bare_decimal(tokens: Tokens, at: int) -> bool:
    """Say whether a point without a digit before it opens the number: .08."""
    if at == 0 or tokens.word[at - 1] != "." or not tokens.glued(at):
        return False
    if tokens.glued(at - 1) and tokens.word[at - 2][-1:] not in "<>=≤≥([~":
        return False
    return tokens.word[at].isdecimal() and len(tokens.word[at]) < 12


def _letters(tokens: Tokens, number: Reading, *, money: bool) -> Reading | None:
    """Read 35m, 3bn, 0.5k; after a currency also with a space."""
    word, at = tokens.word, number.end
    factor = tokens.lexicon.letters.get(word[at])
    if factor is None or not (tokens.glued(at) or money or _stands_apart(tokens, at)):
        return None
    if not money and _is_unit_letter(tokens, number, at):
        return None
    return replace(number, value=number.value * factor, end=at + 1, scale=factor)


def _stands_apart(tokens: Tokens, at: int) -> bool:
    """Say whether the letters are a magnitude even after a space: 5 bn, 2.33 k, 200.5 M."""
    return (len(tokens.word[at]) > 1 and tokens.word[at] != "mm") or tokens.raw(at, at + 1) in _APART


def _is_unit_letter(tokens: Tokens, number: Reading, at: int) -> bool:
    """Say whether the letters are a unit: metres beside a word of size, tonnes, millimetres, K."""
    word, context = tokens.word, tokens.lexicon.context
    if tokens.raw(at, at + 1) == "M":
        return False
    if word[at] in ("mm", "t") or (not tokens.glued(at) and word[at] in ("mil", "b")):
        return word[at] != "mil"
    if word[at] == "m" and _is_run(tokens, at):
        return True
    first = number.first
    measured = tokens.at_word("of", first - 1) and word[first - 2] in context["size_of"]
    beside = word[at + 1] in context["size"] or word[first - 1] in context["size_before"]
    return word[at] == "m" and (beside or measured)


def _is_run(tokens: Tokens, at: int) -> bool:
    """Say whether a time follows the distance that ends with token `at`: 400m in 52.8 seconds."""
    if not (tokens.at_word("in", at + 1) and tokens.is_digits(at + 2)):
        return False
    unit = tokens.lexicon.units.after(tokens.word, at + 3)
    return tokens.word[at + 3] == ":" or (
        unit is not None and unit[0].symbol in tokens.lexicon.grammar["race_time"]
    )


def _magnitudes(tokens: Tokens, number: Reading, *, joined: bool) -> Reading:
    """Read the magnitude words after digits, and `and a half` after those."""
    lexicon, at = tokens.lexicon, number.end
    at += tokens.word[at] in _HYPHENS and tokens.word[at + 1] in lexicon.magnitudes
    if tokens.word[at] in lexicon.magnitudes or tokens.word[at] in lexicon.collectives:
        begun, end = counted_on(tokens, number.end, Sum(group=number.value), joined=joined)
        number = replace(number, value=begun.value, end=end, scale=begun.value / (number.value or 1.0))
    return _and_a_part(tokens, number, joined=joined)


def _from_words(tokens: Tokens, at: int, *, joined: bool) -> Reading | None:
    lexicon, word = tokens.lexicon, tokens.word[at]
    if word in lexicon.vague:
        return _vague(tokens, at)
    if word in lexicon.fractions:
        return bare_fraction(tokens, at)
    if word in lexicon.numbers:
        article = at - 1 if at and tokens.at_word("article", at - 1) else at
        part = fraction(tokens, at) or (fraction(tokens, article) if article < at else None)
        if part is not None and not (article < at and _is_noun(tokens, part.end)):
            return scaled(tokens, part)
        return _whole(tokens, at, at, Sum(), joined=joined)
    if word in lexicon.magnitudes or word in lexicon.collectives:
        return _after_article(tokens, at, joined=joined)
    return None


def _is_noun(tokens: Tokens, at: int) -> bool:
    """Say whether a noun may stand at token `at`: a twenty-first century school."""
    return tokens.word[at][:1].isalpha() and tokens.word[at] not in tokens.lexicon.counted["stop"]


def _whole(tokens: Tokens, first: int, at: int, begun: Sum, *, joined: bool) -> Reading | None:
    """Read whole numbers in words, then decimals (`point five`) or `and a half`."""
    begun, end = counted_on(tokens, at, begun, joined=joined)
    if end == at:
        return None
    number = Reading(begun.value, first, end, scale=begun.scale, form=Form.WORDS)
    return _decimals(tokens, number) or _and_a_part(tokens, number, joined=joined)


def _decimals(tokens: Tokens, number: Reading) -> Reading | None:
    """Read `zero point five`, then a magnitude."""
    lexicon, at = tokens.lexicon, number.end + 1
    places = ""
    while tokens.at_word("point", number.end) and tokens.word[at] in lexicon.numbers and len(places) < 12:
        begun, at = counted_on(tokens, at, Sum(), joined=False)
        places += f"{begun.value:.0f}"
    if not places:
        return None
    begun, end = counted_on(tokens, at, Sum(group=number.value + float(f"0.{places}")), joined=False)
    return replace(number, value=begun.value, end=end, scale=begun.scale)


def _and_a_part(tokens: Tokens, number: Reading, *, joined: bool) -> Reading:
    """Read `and a half`, `and three quarters`, and a magnitude after them."""
    at = number.end + (tokens.word[number.end] in _HYPHENS)
    if not joined or not tokens.at_word("and", at):
        return number
    at += 1 + (tokens.word[at + 1] in _HYPHENS)
    part = fraction(tokens, at)
    if part is None or tokens.word[at] in tokens.lexicon.fractions or part.value >= 1:
        return number
    if tokens.at_word("of", part.end):  # five and a quarter of the rest
        return number
    factor = tokens.lexicon.magnitudes.get(tokens.word[part.end], 0.0)
    if factor and number.scale > factor:
        return replace(number, value=number.value + part.value * factor, end=part.end + 1)
    if factor:
        return replace(number, value=(number.value + part.value) * factor, end=part.end + 1, scale=factor)
    return replace(number, value=number.value + part.value * number.scale, end=part.end)


def _after_article(tokens: Tokens, at: int, *, joined: bool) -> Reading | None:
    """Read a million, several hundred, a dozen; a bare magnitude is none unless another follows."""
    lexicon, word = tokens.lexicon, tokens.word
    before = at - 1 - (word[at - 1] in _HYPHENS)
    factor = float(lexicon.magnitudes.get(word[at]) or lexicon.collectives[word[at]])
    if tokens.at_word("pair", at) and not _pairs(tokens, at + 1):
        return None
    begun = Sum(group=factor) if factor < 1000 else Sum(total=factor, scale=factor)
    if tokens.at_word("several", before) and factor != 2:
        first = before - tokens.at_word("article", before - 1)
        return Reading(factor, first, at + 1, form=Form.VAGUE, high=factor * 10, scale=factor)
    if tokens.at_word("article", before) or word[at - 1] in lexicon.grammar["whole_before"]:
        first = before if tokens.at_word("article", before) else at
        return _continued(tokens, first, at + 1, begun, joined=joined)
    bare = word[at + 1] in lexicon.magnitudes and word[at - 1] not in _HYPHENS
    return _continued(tokens, at, at + 1, begun, joined=joined) if bare else None


def _pairs(tokens: Tokens, at: int) -> bool:
    """Say whether `a couple` counts two of something and is no pair of people."""
    return tokens.at_word("of", at) or is_plural(tokens, at) or tokens.word[at] in tokens.lexicon.magnitudes


def _continued(tokens: Tokens, first: int, at: int, begun: Sum, *, joined: bool) -> Reading:
    begun, end = counted_on(tokens, at, begun, joined=joined)
    number = Reading(begun.value, first, end, scale=begun.scale, form=Form.WORDS)
    decimals = _decimals(tokens, number)
    return over(tokens, number.value, first, end) or decimals or _and_a_part(tokens, number, joined=joined)


def _vague(tokens: Tokens, at: int) -> Reading | None:
    """Read hundreds of, tens of thousands, hundreds of thousands of; `tens` only before those."""
    lexicon, word = tokens.lexicon, tokens.word
    low, high = lexicon.vague[word[at]]
    end, factor = at + 1, 1.0
    while tokens.at_word("of", end) and word[end + 1] in lexicon.vague:
        factor *= lexicon.vague[word[end + 1]][0]
        end += 2
        if factor > 1e15:
            return None
    if word[at] in lexicon.grammar["vague_with_of"] and not tokens.at_word("of", end) and factor == 1:
        return None
    return Reading(low * factor, at, end, form=Form.VAGUE, high=high * factor, scale=low * factor)


def _signed(tokens: Tokens, number: Reading) -> Reading:
    """Take in a minus sign or word before the number."""
    at = number.first - 1
    if at < 0:
        return number
    word = tokens.word[at]
    spelled = tokens.at_word("minus", at) and not (at and tokens.at_word("or", at - 1))
    sign = word in _MINUS and not tokens.glued(at) and (tokens.glued(at + 1) or (word != "–" and at == 0))
    if at > 0 and tokens.word[at - 1] in ("(", "<", "=", ">") and word in _MINUS:
        sign = tokens.glued(at + 1)
    if not (spelled or sign):
        return number
    return replace(number, value=-number.value, first=at)
