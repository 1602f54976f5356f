"""Numbers that are parts of codes: Covid-19, 06F6, 1-222-2222, 2×2, addresses."""

from evidence_audit.quantities.reading import Amount, Form
from evidence_audit.quantities.tokens import Tokens

_HYPHENS = frozenset("-–")
_GLUED_MARKS = frozenset(".:)]”’*,;")
"""After these a number glued on is a note's marker, or part of an address."""
_JOINS = frozenset(("_", "^", "/", "#", "=", "@", "%", "\\"))


def code_end(tokens: Tokens, found: Amount) -> int | None:
    """Return the token after a code of which the number is a part (Covid-19, 06F6, 1-222-2222), or None."""
    number = found.number
    if number.form is not Form.DIGITS:
        return None
    first, end = found.first, found.end
    if tokens.is_digits(first) and _leading_zero(tokens, first):
        return _past_digits(tokens, _past_glued(tokens, end))
    if tokens.is_digits(first) and _glued_before(tokens, first):
        return _past_glued(tokens, end)
    return _past_glued(tokens, end) if _glued_after(tokens, found) else None


def stands_free(tokens: Tokens, at: int) -> bool:
    """Say whether token `at` is a number in digits with white space before it and no word glued on."""
    if tokens.glued(at) or not tokens.is_digits(at):
        return False
    after = tokens.word[at + 1]
    return not (after and tokens.glued(at + 1)) or not (tokens.glued(at + 2) or after[:1].isalpha())


def _leading_zero(tokens: Tokens, at: int) -> bool:
    word = tokens.word[at]
    return len(word) > 1 and word[0] == "0" and word.isdecimal()


def is_hour(tokens: Tokens, found: Amount) -> bool:
    """Say whether a code is an hour in four digits (0600), so that `to 1400` after it is one too."""
    return (
        tokens.is_digits(found.first)
        and len(tokens.word[found.first]) == 4
        and _leading_zero(tokens, found.first)
    )


def _glued_before(tokens: Tokens, first: int) -> bool:
    """Say whether a letter, a sign of addresses or a hyphenated name stands right before."""
    if not tokens.glued(first):
        return False
    before = tokens.word[first - 1]
    if before[-1:].isalpha() or before in _JOINS:
        return tokens.capital(first - 1) or before not in tokens.lexicon.grammar["glued_before"]
    if before in _GLUED_MARKS and tokens.glued(first - 1):
        return before in ".:)]”’*" or tokens.word[first - 2][-1:].isalpha() or tokens.word[first - 2] == ")"
    if before == "(" and tokens.glued(first - 1):
        return True  # F(2, 45), regulation 12(3)
    if before not in _HYPHENS or not tokens.glued(first - 1):
        return False
    name = tokens.word[first - 2]
    return name.isalpha() and name not in tokens.lexicon.grammar["hyphen_before"]


def _glued_after(tokens: Tokens, found: Amount) -> bool:
    """Say whether unknown letters, a slash with digits, a colon with digits or a chain follow."""
    word, at = tokens.word, found.end
    if not tokens.glued(at):
        return False
    if word[at] in tokens.lexicon.grammar["times_symbol"]:
        return tokens.glued(at + 1) and tokens.is_digits(at + 1)
    if word[at][:1].isalpha():
        return word[at] not in tokens.lexicon.grammar["glued_after"] and not tokens.is_digits(at)
    closed = tokens.glued(at + 1)
    if found.unit is None and word[at] in ("/", ":", ".") and closed and tokens.is_digits(at + 1):
        return (word[at], word[at + 1]) != (":", "1")  # 3:1 is a ratio
    if word[at] == "(" and closed:  # 401(k)
        return len(word[at + 1]) == 1 and word[at + 1].isalpha() and word[at + 2] == ")"
    if word[at] in _HYPHENS and closed:
        if tokens.is_digits(at + 1):
            return _chain(tokens, at)
        if tokens.at_word("split", at + 1) and word[at + 2] in _HYPHENS:
            return True  # a 5-for-1 split
        named = word[at + 1].isalpha() and (tokens.capital(at + 1) or len(word[at + 1]) == 1)
        return named and not tokens.at_word("article", at + 1)  # 7-Eleven, 10-K; but £5-a-day
    return word[at] == "_"


def _chain(tokens: Tokens, at: int) -> bool:
    """Say whether 1-222-2222 or 555-0123 follows: three parts, or a second part no number has."""
    three = tokens.word[at + 2] in ("-", "/") and tokens.glued(at + 2) and tokens.is_digits(at + 3)
    return (three and tokens.glued(at + 3)) or _leading_zero(tokens, at + 1)


def _past_glued(tokens: Tokens, at: int) -> int:
    """Step over everything glued on, so that no part of a code is read by itself."""
    while tokens.word[at] and tokens.glued(at) and (tokens.word[at][:1].isalnum() or tokens.glued(at + 1)):
        at += 1
    return at


def _past_digits(tokens: Tokens, at: int) -> int:
    """Step over the further groups of a telephone number."""
    while tokens.is_digits(at) and tokens.word[at].isdecimal() and len(tokens.word[at]) > 2:
        at += 1
    return at
