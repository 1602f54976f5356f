"""Ranks (11th most deprived, third-largest), `percent of 10`, and a decade without a number."""

from evidence_audit.model import Kind
from evidence_audit.quantities.amounts import starting
from evidence_audit.quantities.counted import is_plural
from evidence_audit.quantities.ratios import Share
from evidence_audit.quantities.reading import Amount, Form, Reading
from evidence_audit.quantities.tokens import Tokens

_HYPHENS = frozenset("-–")


def _ordinal(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """Return the number of an ordinal at token `at`, and the token after it."""
    lexicon, word = tokens.lexicon, tokens.word
    if tokens.is_digits(at) and "." not in word[at] and len(word[at]) < 8:
        if tokens.at_word("ordinal_suffix", at + 1) and tokens.glued(at + 1) and not word[at].endswith(","):
            return int("".join(sign for sign in word[at] if sign.isdecimal())), at + 2
        return None
    if word[at] in lexicon.ordinals:
        return lexicon.ordinals[word[at]], at + 1
    tens = int(lexicon.numbers.get(word[at], 0))
    if (
        20 <= tens <= 90
        and word[at + 1] in _HYPHENS
        and lexicon.ordinals.get(word[at + 2], 0) in range(1, 10)
    ):
        return tens + lexicon.ordinals[word[at + 2]], at + 3
    return None


def is_ordinal(tokens: Tokens, at: int) -> bool:
    """Say whether token `at` is an ordinal in digits (`5th`) or one that is never a fraction."""
    found = _ordinal(tokens, at)
    if found is None:
        return False
    if found[1] == at + 3:  # `a twenty-fifth of` is a part
        part = tokens.at_word("article", at - 1) and tokens.at_word("of", found[1])
        return not part and tokens.word[at + 2] not in tokens.lexicon.fraction_plurals
    return tokens.is_digits(at) or tokens.word[at] not in tokens.lexicon.fractions


def rank(tokens: Tokens, at: int) -> Share | None:
    """Read an ordinal with a superlative after it or `ranked` before it."""
    found = _ordinal(tokens, at)
    if found is None:
        return None
    value, end = found
    place = end + (tokens.word[end] in _HYPHENS)
    placed = value > 1 and _is_placed(tokens, at, end)
    if placed or _is_superlative(tokens, place) or _is_ranked(tokens, at):
        return Share(float(value), Kind.RANK, at, end)
    return None


def _is_superlative(tokens: Tokens, at: int) -> bool:
    word, grammar = tokens.word[at], tokens.lexicon.grammar
    if tokens.at_word("most", at):
        return True
    ending = tuple(grammar["superlative_suffix"])
    return len(word) > 4 and word.endswith(ending) and word not in grammar["not_superlative"]


def _is_ranked(tokens: Tokens, at: int) -> bool:
    return any(tokens.at_word("ranks", place) for place in range(max(0, at - 2), at))


def _is_placed(tokens: Tokens, at: int, end: int) -> bool:
    """Say whether a place in an order is meant: lift them to fourth in, slipped to 11th, came second in."""
    context = tokens.lexicon.context
    if at == 0 or tokens.word[at - 1] not in context["place_before"]:
        return False
    after = tokens.word[end]
    if after in context["place_name"] or (
        tokens.at_word("in", end) and tokens.word[at - 1] not in context["place_only"]
    ):
        return True
    moved = tokens.word[at - 1] == "to" and tokens.word[at - 2] in tokens.lexicon.grammar["change"]
    return moved and (after in context["ended"] or after in context["place_after"])


def charted(tokens: Tokens, at: int) -> Share | None:
    """Read the place in a list that `number` names: at number two, reached number 13."""
    word = tokens.word
    first = at - 1 - (at > 1 and word[at - 1] == "#")
    if first < 1 or not tokens.at_word("number", first) or tokens.capital(first):
        return None
    value = (
        float(word[at])
        if word[at].isdecimal() and len(word[at]) < 4
        else tokens.lexicon.numbers.get(word[at])
    )
    placed = word[first - 1] in tokens.lexicon.context["charted"] and not is_plural(tokens, at + 1)
    return Share(float(value), Kind.RANK, first, at + 1) if value and placed else None


def percent_of(tokens: Tokens, at: int) -> Amount | None:
    """Read `percent of 10`, as spreadsheets and questions put it; no number stands before."""
    found = tokens.lexicon.units.after(tokens.word, at)
    if found is None or found[0].kind != "percent" or not tokens.at_word("of", found[1]):
        return None
    if at > 0 and (
        tokens.is_digits(at - 1)
        or tokens.word[at - 1] in tokens.lexicon.seeds
        or tokens.word[at - 1] in _HYPHENS
    ):
        return None
    whole = starting(tokens, found[1] + 1)
    if whole is None or whole.unit is not None or whole.number.form not in (Form.DIGITS, Form.WORDS):
        return None
    return Amount(whole.number, at, whole.end, found[0])


def lone(tokens: Tokens, at: int) -> Amount | None:
    """Read a span of time counted by itself: `the next decade` is ten years, `over a year` one."""
    known = tokens.lexicon.lone.get(tokens.word[at])
    if known is None or at == 0:
        return None
    value, symbol = known
    first = at
    if tokens.word[at] in tokens.lexicon.grammar["lone_bounded"]:
        first = at - 1
        bounded = tokens.at_word("article", first) and tokens.lexicon.before.before(tokens.word, first)
        if not bounded or tokens.word[first - 1] in tokens.lexicon.grammar["spread_over"]:
            return None
    elif tokens.word[at - 1] not in tokens.lexicon.context["lone_before"]:
        return None
    return Amount(
        Reading(value, first, at + 1, form=Form.WORDS), first, at + 1, tokens.lexicon.by_symbol[symbol]
    )
