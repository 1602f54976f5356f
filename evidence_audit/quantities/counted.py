"""What is counted: the head noun phrase after a figure."""

from collections.abc import Mapping

from evidence_audit.quantities.reading import Form, Reading
from evidence_audit.quantities.tokens import Tokens

_REACH = 6
_HYPHENS = frozenset("-–")


def counted(tokens: Tokens, number: Reading, at: int) -> tuple[str, int] | None:
    """Return the noun phrase after a figure, as written, and the token after it.

    `at` is the token after the figure and its modifier. Words that only qualify (`new`, `other`)
    are passed over; nothing is counted where a verb or preposition follows.
    """
    lists, word = tokens.lexicon.counted, tokens.word
    hyphen = word[at] in _HYPHENS and tokens.glued(at) and tokens.glued(at + 1)
    if hyphen:
        named = word[at + 1].isalpha() and word[at + 1] not in lists["stop"]
        return (tokens.raw(at + 1, at + 2), at + 2) if named else None
    at = _past_of(tokens, number, at)
    found = _head(tokens, at)
    if found is None:
        return None
    at, end = found
    while at < end - 1 and _qualifies(word[at], lists):
        at += 1
        at += word[at] in _HYPHENS and at < end - 1
    return " ".join(tokens.raw(at, end).split()), end


def _past_of(tokens: Tokens, number: Reading, at: int) -> int:
    """Step over `of (the)` after a vague magnitude, a plain `of the` after any figure."""
    if tokens.at_word("of", at):
        if number.form is Form.VAGUE or tokens.word[at - 1] in tokens.lexicon.collectives:
            at += 1
            return at + (tokens.word[at] in tokens.lexicon.counted["determiner"])
        if tokens.word[at + 1] in tokens.lexicon.counted["determiner"]:
            return at + 2
    return at


def _head(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """Return the noun phrase at `at` up to its head noun; None where none stands there.

    The head is the first plural noun, or a later one that follows it at once (`sports cars`); one
    word alone may be in the singular. A name with a number before it is left out (`COVID-19 tests`).
    """
    first, last, best = at, at, None
    for place in range(at, at + _REACH):
        if _is_inner_hyphen(tokens, place) and place > at:
            continue
        if tokens.is_digits(place) and place > at and tokens.word[place - 1] in _HYPHENS:
            first = last = place + 1
            continue
        if not _is_noun_like(tokens, place) or _is_far(tokens, place, at):
            break
        last = place + 1
        if is_plural(tokens, place):
            best = place + 1
        elif best is not None:
            break
    if best is not None:
        return first, best
    word = tokens.word[first]
    lists = tokens.lexicon.counted
    lone = (
        last == first + 1 and word not in lists["skip"] and not word.endswith(tuple(lists["no_noun_suffix"]))
    )
    return (first, last) if lone else None


def _is_inner_hyphen(tokens: Tokens, at: int) -> bool:
    return tokens.word[at] in _HYPHENS and tokens.glued(at) and tokens.glued(at + 1)


def _is_far(tokens: Tokens, place: int, at: int) -> bool:
    """Say whether a blank wider than a line break parts the word from the one before: another cell."""
    apart = tokens.start[place] - tokens.end(place - 1) > 3
    return place > at and apart and tokens.word[place - 1] not in _HYPHENS


def _is_noun_like(tokens: Tokens, at: int) -> bool:
    word = tokens.word[at]
    if word in tokens.lexicon.numbers:
        return False
    return (word[:1].isalpha() and word not in tokens.lexicon.counted["stop"]) or word == "&"


def is_plural(tokens: Tokens, at: int) -> bool:
    """Say whether token `at` reads like a plural noun."""
    word, lists = tokens.word[at], tokens.lexicon.counted
    if word in lists["people_word"]:
        return True
    plural = len(word) > 2 and word.endswith(tuple(lists["plural_suffix"]))
    other = word.endswith(tuple(lists["no_plural_suffix"])) or word in lists["verb_s"]
    return plural and not other and word not in lists["stop"]


def _qualifies(word: str, lists: Mapping[str, frozenset[str]]) -> bool:
    """Say whether a word before the head noun only qualifies it."""
    return word in lists["skip"] or (
        word.endswith(tuple(lists["adjective_suffix"])) and word not in lists["noun"]
    )
