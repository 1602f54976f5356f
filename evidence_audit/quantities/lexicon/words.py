"""How text falls into tokens; the lexicon's own phrases are split by the same rule."""

import re

# Letters by range, not by category: the look-up of a category costs the first pass half its speed.
# Raised digits and one-sign fractions lie outside these ranges.
_LETTER = "[a-zªµºß-öø-\u1fff\u2c00-\u2dff\u3040-\ud7ff\uf900-\ufaff\U00010000-\U0001efff]"

_NUMBER = (
    r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?",  # 1,234.5
    r"[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?![0-9])(?:\.[0-9]+)?",  # 12,34,567
    r"[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+",  # 1.234,5
    r"(?<![0-9],)[0-9]+,[0-9]+(?![0-9]|,[0-9])",  # 1,3
    r"[0-9]+(?:\.[0-9]+)*(?:e[+\-−]?[0-9]{1,3}(?![a-z0-9]))?",
)

TOKEN = re.compile(
    r"(?:https?://|www\.)\S+"
    rf"|{_LETTER}+(?:'{_LETTER}+)*"
    rf"|(?=[0-9])(?:{'|'.join(_NUMBER)})"
    r"|[²³¹⁰⁴-⁹⁻]+"
    r"|\S"
)
"""An address, a word, a number in digits, raised digits, or one sign. White space is no token."""

_PLAIN = (("’", "'"), ("‘", "'"), ("‑", "-"), ("‐", "-"))


def plain(text: str) -> str:
    """Return `text` in lower case with plain apostrophes and hyphens, character for character."""
    lowered = text.lower()
    if len(lowered) != len(text):  # a few capitals have small letters of two characters
        lowered = "".join(low if len(low := sign.lower()) == 1 else sign for sign in text)
    for sign, plainer in _PLAIN:
        lowered = lowered.replace(sign, plainer)
    return lowered


def split(text: str) -> tuple[str, ...]:
    """Return the tokens of a phrase of the lexicon."""
    return tuple(TOKEN.findall(plain(text)))
