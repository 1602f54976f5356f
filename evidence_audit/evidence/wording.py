"""Words as they count when two passages are compared: stemmed, without empty words and numbers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from evidence_audit.evidence.lexicon import representatives, word_set

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SUFFIXES = (
    ("ization", "is"), ("isation", "is"), ("ations", ""), ("ation", ""), ("ments", ""), ("ment", ""), ("ings", ""),
    ("ing", ""), ("ised", "is"), ("ized", "is"), ("ies", ""), ("ied", ""), ("ers", ""), ("ors", ""), ("ions", ""),
    ("ion", ""), ("ed", ""), ("er", ""), ("or", ""), ("es", ""), ("ly", ""), ("s", ""), ("e", ""), ("y", ""),
)  # fmt: skip
_SHORTEST_STEM = 3


@dataclass(frozen=True, slots=True)
class Word:
    """A word that carries meaning, and where it stands in its text."""

    stem: str
    start: int
    is_name: bool
    """Capitalised, though not at the start of the text."""


def content_words(text: str) -> tuple[Word, ...]:
    """Return the words of `text` that carry meaning, in order; `()` for none."""
    return tuple(_content(text))


def _content(text: str) -> Iterator[Word]:
    for match in _WORD.finditer(text):
        stem = stem_of(match.group())
        if stem:
            yield Word(stem, match.start(), match.start() > 0 and match.group()[0].isupper())


@lru_cache(maxsize=65536)
def stem_of(word: str) -> str:
    """Return what inflected forms of a word share, the same for synonyms; empty for an empty word."""
    folded = word.casefold().replace("’", "'").removesuffix("'s").removesuffix("'")
    if len(folded) < 2 or folded in word_set("empty"):
        return ""
    folded = representatives().get(folded, folded)
    for suffix, instead in _SUFFIXES:
        if folded.endswith(suffix) and len(folded) - len(suffix) >= _SHORTEST_STEM:
            return _undoubled(folded.removesuffix(suffix) + instead)
    return folded


def _undoubled(stem: str) -> str:
    """Return `stopp` as `stop`."""
    return stem[:-1] if len(stem) > _SHORTEST_STEM and stem[-1] == stem[-2] else stem
