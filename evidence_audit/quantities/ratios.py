"""Proportions and ratios: one in four, nine out of ten, 20 times as many, doubled, 3:1."""

from dataclasses import dataclass

from evidence_audit.model import Kind
from evidence_audit.quantities.amounts import starting
from evidence_audit.quantities.counted import is_plural
from evidence_audit.quantities.reading import Amount, Form
from evidence_audit.quantities.tokens import Tokens

_HYPHENS = frozenset("-–")


_COVER_REACH = 3
"""Words before `1.8 times` in which `cover` makes it a ratio."""


@dataclass(frozen=True, slots=True)
class Share:
    """A proportion, ratio or number of times, from tokens `first` up to `end`."""

    value: float
    kind: Kind
    first: int
    end: int
    of: str | None = None


def share(tokens: Tokens, top: Amount) -> Share | None:
    """Read `in four`, `out of ten`, `in every 20` after a whole number: a proportion below one."""
    word, at = tokens.word, top.end
    money = top.unit is not None and top.unit.kind == "money"
    if not (money or top.unit is None) or abs(top.value) < 1 or top.value != int(top.value):
        return None
    at += word[at] in _HYPHENS
    end = _in(tokens, at)
    if end is None and top.unit is None:
        end = _for_every(tokens, at) or _in_past_noun(tokens, top, at)
    if end is None:
        return None
    end += word[end] in _HYPHENS
    bottom = starting(tokens, end)
    if bottom is None or bottom.value < 2 or bottom.value < top.value or bottom.value != int(bottom.value):
        return None
    spell = bottom.unit is not None and bottom.unit.kind == "duration" and word[at - 1] == "-"
    chance = spell and top.unit is None  # a 1-in-100-year flood
    if (bottom.unit != top.unit and not chance) or not _may_divide(tokens, bottom):
        return None
    return Share(top.value / bottom.value, Kind.PROPORTION, top.first, bottom.number.end)


def _in(tokens: Tokens, at: int) -> int | None:
    """Return the token after `in`, `in every`, `out of`, `out of every`."""
    if tokens.at_word("in", at) or tokens.at_word("over", at):
        end = at + 1
    elif tokens.at_word("out", at) and tokens.at_word("of", at + 1):
        end = at + 2
    else:
        return None
    return end + (tokens.at_word("each", end))


def _for_every(tokens: Tokens, at: int) -> int | None:
    """Return the token after `for every`: one for every 370 tests."""
    every = tokens.word[at] in tokens.lexicon.grammar["for"] and tokens.at_word("each", at + 1)
    return at + 2 if every else None


def _in_past_noun(tokens: Tokens, top: Amount, at: int) -> int | None:
    """Return the token after `flight in`: one flight in ten, where no noun follows the whole."""
    word = tokens.word[at]
    if top.value != 1 or not tokens.at_word("in", at + 1) or word in tokens.lexicon.counted["stop"]:
        return None
    end = at + 2 + tokens.at_word("each", at + 2)
    bottom = starting(tokens, end) if word.isalpha() else None
    return end if bottom is not None and not is_plural(tokens, bottom.end) else None


def _may_divide(tokens: Tokens, bottom: Amount) -> bool:
    """Say whether a number may be the whole: no year, no span of time, no sum."""
    year = 1900 <= bottom.value <= 2100 and "," not in tokens.word[bottom.number.first]
    plain = bottom.number.form in (Form.DIGITS, Form.WORDS)
    return plain and not year and bottom.number.high is None


def times(tokens: Tokens, number: Amount) -> Share | None:
    """Read `20 times as much`, `4x`, `10-fold`, `three times a day` after a number."""
    word, at = tokens.word, number.end
    if number.unit is not None or number.number.form is Form.VAGUE:
        return None
    at += word[at] in _HYPHENS and tokens.glued(at)
    if tokens.at_word("fold", at):
        return Share(number.value, Kind.RATIO, number.first, at + 1)
    apart = not (tokens.is_digits(at + 1) and tokens.glued(at + 1))  # `17.5x 2025 earnings`, but not `2x4`
    if tokens.at_word("times_symbol", at) and tokens.glued(at) and apart:
        return Share(number.value, Kind.RATIO, number.first, at + 1)
    if not tokens.at_word("times", at) or number.value <= 0:
        return None
    suffixes = tuple(tokens.lexicon.grammar["comparative_suffix"])
    spell = tokens.at_word("pointing", at + 1) and tokens.word[at + 2] in tokens.lexicon.grammar["season"]
    compared = tokens.at_word("comparison", at + 1) or word[at + 1].endswith(suffixes)
    if compared and not spell:
        return Share(number.value, Kind.RATIO, number.first, at + 1)
    nearby = tokens.word[max(0, number.first - _COVER_REACH) : number.first]
    multiple = (
        number.value != int(number.value) and word[number.first - 1] in tokens.lexicon.grammar["against"]
    )
    if multiple or any(near in tokens.lexicon.grammar["covered"] for near in nearby):
        return Share(number.value, Kind.RATIO, number.first, at + 1)
    return Share(number.value, Kind.COUNT, number.first, at + 1, of=tokens.raw(at, at + 1))


def multiplier(tokens: Tokens, at: int) -> Share | None:
    """Read a word that multiplies at token `at`: doubled, tenfold, twice, as much again, cut in half."""
    lexicon, word = tokens.lexicon, tokens.word[at]
    if word in lexicon.folds:
        return Share(lexicon.folds[word], Kind.RATIO, at, at + 1)
    if word not in lexicon.ratios:
        return None
    if word in lexicon.grammar["twice"] and not _compares(tokens, at + 1):
        return Share(lexicon.ratios[word], Kind.COUNT, at, at + 1)
    if word in lexicon.grammar["bare_multiplier"] and not _multiplies(tokens, at):
        return None
    return Share(lexicon.ratios[word], Kind.RATIO, at, at + 1)


def _compares(tokens: Tokens, at: int) -> bool:
    return tokens.word[at] in tokens.lexicon.grammar["comparison"]


def _multiplies(tokens: Tokens, at: int) -> bool:
    """Say whether `double` is a verb or a measure here and not an adjective (double room)."""
    before, after = tokens.word[at - 1], tokens.word[at + 1]
    grammar = tokens.lexicon.grammar
    return (
        after in grammar["comparison"]
        or before in grammar["multiplies_after"]
        or (after in grammar["multiplies_before"] and before[-1:] == "s")
        or (after in tokens.lexicon.context["ended"] and before not in tokens.lexicon.grammar["article"])
    )


def colon(tokens: Tokens, top: Amount) -> Share | None:
    """Read 3:1 and `two-to-one`; a clock time is neither."""
    word, at = tokens.word, top.end
    if top.unit is not None:
        return None
    if word[at] == ":" and tokens.glued(at) and word[at + 1] == "1" and tokens.glued(at + 1):
        return (
            None
            if tokens.glued(at + 2) and word[at + 2] == ":"
            else Share(top.value, Kind.RATIO, top.first, at + 2)
        )
    at += word[at] in _HYPHENS
    if not tokens.at_word("to", at):
        return None
    at += 1
    at += word[at] in _HYPHENS
    one = tokens.word[at] in tokens.lexicon.grammar["one"] and word[at + 1] not in tokens.lexicon.magnitudes
    if one and top.value > 1 and not tokens.at_word("and", at + 1):
        return Share(top.value, Kind.RATIO, top.first, at + 1)
    return None


def again(tokens: Tokens, at: int) -> Share | None:
    """Read `as much again`: the same amount once more."""
    if (
        at >= 2
        and tokens.at_word("again", at)
        and tokens.at_word("as", at - 2)
        and tokens.at_word("much", at - 1)
    ):
        return Share(1.0, Kind.RATIO, at - 2, at + 1)
    return None
