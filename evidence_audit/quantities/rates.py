"""Rates: per day, every minute, a share, per 100,000, annually."""

from evidence_audit.quantities.digits import digits
from evidence_audit.quantities.numerals import numeral
from evidence_audit.quantities.tokens import Tokens

_HYPHENS = frozenset("-–")


def rate(tokens: Tokens, at: int) -> tuple[str, int] | None:
    """Return what the figure ending before token `at` is per, as in `/day`, and the token after."""
    word, lexicon = tokens.word, tokens.lexicon
    at += word[at] in _HYPHENS
    if word[at] in lexicon.period_adverbs and _ends_phrase(tokens, at + 1):
        return f"/{lexicon.period_adverbs[word[at]]}", at + 1
    at += word[at] in lexicon.grammar["for"] and tokens.at_word("each", at + 1)  # for every 1,000
    slash = word[at] == "/"
    if not slash and not tokens.at_word("every", at):
        return None
    article = tokens.at_word("article", at)
    at += 1
    at += word[at] in _HYPHENS
    found = _period(tokens, at, article=article)
    if found is not None or article:
        return found
    return _per_number(tokens, at) or (_per_noun(tokens, at) if tokens.at_word("per", at - 1) else None)


def _per_noun(tokens: Tokens, at: int) -> tuple[str, int] | None:
    """Return `/ml` for `per millilitre`, `/officer` for `per officer`: what no list of periods holds."""
    for unit, end in tokens.lexicon.units.all_after(tokens.word, at):
        if unit.kind == "measure" and unit.exact is None:
            return f"/{unit.symbol}", end
    word = tokens.word[at]
    if not (word.isalpha() and len(word) > 1) or word in tokens.lexicon.counted["stop"]:
        return None
    following, lists = tokens.word[at + 1], tokens.lexicon.counted
    no_noun = (*lists["no_noun_suffix"], *lists["plural_suffix"], *lists["verb_suffix"])
    if following.isalpha() and following not in lists["stop"] and not following.endswith(no_noun):
        return f"/{following}", at + 2  # per serious violation
    return f"/{word}", at + 1


def _ends_phrase(tokens: Tokens, at: int) -> bool:
    """Say whether no noun follows: `paid monthly`, not `monthly active users`."""
    return not tokens.word[at][:1].isalpha() or tokens.word[at] in tokens.lexicon.counted["stop"]


def _period(tokens: Tokens, at: int, *, article: bool) -> tuple[str, int] | None:
    found = tokens.lexicon.periods.after(tokens.word, at)
    if found is None:
        return None
    period, end = found
    spell = tokens.lexicon.spans.get(period) in tokens.lexicon.grammar["spell"]
    shared = tokens.at_word("of", end) and not spell  # a share of the profits
    if article and (period not in tokens.lexicon.grammar["article_period"] or shared):
        return None
    if article and spell and tokens.word[end] in tokens.lexicon.grammar["not_period_before"]:
        return None
    return f"/{period}", end


def _per_number(tokens: Tokens, at: int) -> tuple[str, int] | None:
    """Return `/100000` for `per 100,000` and `per thousand`."""
    if tokens.is_digits(at):
        read = digits(tokens, at)
        found = numeral(tokens, at) if read is not None else None
        base, end = (found.value, found.end) if found else (0.0, at)
    elif tokens.word[at] in tokens.lexicon.magnitudes:
        base, end = tokens.lexicon.magnitudes[tokens.word[at]], at + 1
    elif tokens.word[at] in tokens.lexicon.numbers:
        found = numeral(tokens, at)
        base, end = (found.value, found.end) if found else (0.0, at)
    else:
        return None
    if base < 10 or base != int(base):
        return None
    unit = tokens.lexicon.units.after(tokens.word, end)
    if unit is not None and unit[0].kind == "measure":  # litres per 100 km
        return f"/{base:.0f} {unit[0].symbol}", unit[1]
    return f"/{base:.0f}", end
