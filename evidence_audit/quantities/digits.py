"""Numbers written in digits: grouping, decimals, powers of ten, written fractions."""

import math

from evidence_audit.quantities.tokens import Tokens

_LONGEST = 25
"""Digits and signs; anything longer is a code, and float() need not be asked."""
_LARGEST = 1e100
"""Far beyond anything counted, and far enough below infinity for a magnitude to follow."""
_LARGEST_POWER = 100
_MOST_GROUPS = 5
_SPACES = " \u00a0\u2009\u202f"
_TIMES = frozenset("x×*·")
_MINUS = frozenset("-−–")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_COMMON_DENOMINATORS = frozenset((2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 20, 32, 40, 50, 64, 100, 1000))


def digits(tokens: Tokens, at: int) -> tuple[float, int] | None:
    """Return the value of the number at token `at` and the token after it; None for a code.

    Groups of three parted by spaces, powers of ten and written fractions belong to it.
    """
    value, end = _spaced_groups(tokens, at)
    if value is None:
        return None
    return _fraction(tokens, value, end) or _power(tokens, value, end) or (value, end)


def literal(word: str, decimal: str | None) -> float | None:
    """Return what one token of digits and separators amounts to; None for a version or a code."""
    if len(word) > _LONGEST:
        return None
    if "," in word:
        word = _without_commas(word, decimal)
    elif word.count(".") > 1 or (decimal == "," and "." in word):
        groups = word.split(".")
        if len(groups[0]) > 3 or any(len(group) != 3 for group in groups[1:]):
            return None
        word = "".join(groups)
    value = float(word.replace("−", "-"))
    return value if abs(value) <= _LARGEST else None


def _without_commas(word: str, decimal: str | None) -> str:
    """Return `word` as Python writes numbers: 1,234.5 and 1.234,5 and 1,3."""
    whole, _, last = word.rpartition(",")
    if "." in whole or (decimal == "," and "," not in whole) or (len(last.split(".")[0]) != 3):
        return whole.replace(".", "").replace(",", "") + "." + last
    return word.replace(",", "")


def _spaced_groups(tokens: Tokens, at: int) -> tuple[float | None, int]:
    """Return the value of 816 000, 1 234 567.8 or of a single token."""
    word = tokens.word
    end = at + 1
    if not tokens.is_digits(end):
        return literal(word[at], tokens.decimal), end
    if len(word[at]) <= 3 and word[at].isdigit() and word[at][0] != "0":
        while end - at < _MOST_GROUPS and _is_group(tokens, end):
            end += 1
    return literal("".join(word[at:end]), tokens.decimal), end


def _is_group(tokens: Tokens, at: int) -> bool:
    """Say whether token `at` is three digits after a single space; the last may have decimals."""
    whole = tokens.word[at].split(".")[0]
    return (
        len(whole) == 3
        and whole.isdigit()
        and tokens.start[at] - tokens.end(at - 1) == 1
        and tokens.text[tokens.start[at] - 1] in _SPACES
        and "." not in tokens.word[at - 1]
        and not (tokens.word[at + 1][:1].isalpha() and tokens.glued(at + 1))
    )


def _fraction(tokens: Tokens, value: float, end: int) -> tuple[float, int] | None:
    """Return 3/4, 1 1/2, 2½ from the number before it."""
    word = tokens.word
    if word[end] in tokens.lexicon.glyphs and value == int(value):
        return value + tokens.lexicon.glyphs[word[end]], end + 1
    if word[end] == "/" and tokens.glued(end):
        part = _quotient(tokens, end - 1)
        return (part, end + 2) if part is not None else None
    at = end + (word[end] == "-" and tokens.glued(end))  # 2-1/2, as wire services write it
    if word[at + 1] == "/" and word[at][:1].isdigit() and value == int(value):
        part = _quotient(tokens, at)
        return (value + part, at + 3) if part is not None else None
    return None


def _quotient(tokens: Tokens, at: int) -> float | None:
    """Return a/b with a below a common b; dates, years and scores are none."""
    top, bottom = tokens.word[at], tokens.word[at + 2]
    closed = tokens.glued(at + 1) and tokens.glued(at + 2) and tokens.word[at + 3] != "/"
    if not (closed and top.isdecimal() and bottom.isdecimal() and len(top) <= 4 and len(bottom) <= 4):
        return None
    if int(bottom) not in _COMMON_DENOMINATORS or int(top) >= int(bottom) or top[0] == "0":
        return None
    return int(top) / int(bottom)


def _power(tokens: Tokens, value: float, end: int) -> tuple[float, int] | None:
    """Return 4.2 x 10^6, 2.48×10−5, 10⁶, 8x2^10 and 1.1^23."""
    word = tokens.word
    if word[end] in _TIMES and tokens.is_digits(end + 1):
        base = literal(word[end + 1], None)
        exponent = _exponent(tokens, end + 2, bare=base == 10)
        if base and exponent:
            return _raised(value, base, exponent)
    exponent = _exponent(tokens, end, bare=False)
    return _raised(1.0, value, exponent) if exponent else None


def _exponent(tokens: Tokens, at: int, *, bare: bool) -> tuple[int, int] | None:
    """Return the exponent at token `at` and the token after it; `bare` allows 10-5 and 10 6."""
    word = tokens.word
    raised = word[at].translate(_RAISED)
    if tokens.glued(at) and raised != word[at] and raised.lstrip("-").isdecimal() and bare:
        return int(raised), at + 1
    if word[at] == "^":
        at += 1
    elif not (bare and word[at] in _MINUS and tokens.glued(at)):
        return None
    sign = 1
    while word[at] in _MINUS or word[at] == "+":
        sign, at = (sign if word[at] == "+" else -sign), at + 1
    return (sign * int(word[at]), at + 1) if word[at].isdecimal() and len(word[at]) <= 3 else None


def _raised(value: float, base: float, exponent: tuple[int, int]) -> tuple[float, int] | None:
    power, end = exponent
    if not base or abs(power) * abs(math.log10(abs(base))) > _LARGEST_POWER:
        return None
    result = value * base**power
    return (result, end) if abs(result) <= _LARGEST else None
