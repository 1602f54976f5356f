"""Words as they count when two passages are compared: stemmed, without empty words and numbers."""

import re
from dataclasses import dataclass
from functools import lru_cache

from evidence_audit.evidence.lexicon import representatives, word_set

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SUFFIX = re.compile(
    r"(?<=...)(?:i[sz](?:ations?|ed|ing|es?)|ations?|ments?|ings?|ied|ies|[eo]rs?|ions?|ed|es|ly|s|e|y)\Z"
)
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
    return tuple(
        Word(stem, match.start(), match.start() > 0 and match.group()[0].isupper())
        for match in _WORD.finditer(text)
        if (stem := stem_of(match.group()))
    )


def stems(text: str) -> frozenset[str]:
    """Return the stems of `text`, whatever their order; the empty set for none."""
    return frozenset(map(stem_of, set(_WORD.findall(text)))) - {""}


@lru_cache(maxsize=65536)
def stem_of(word: str) -> str:
    """Return what inflected forms of a word share, the same for synonyms; empty for an empty word."""
    folded = word.casefold().replace("’", "'").removesuffix("'s")
    if len(folded) < 2 or folded in word_set("empty"):
        return ""
    folded = representatives().get(folded, folded)
    stem = _SUFFIX.sub("", folded)
    return stem[:-1] if len(stem) > _SHORTEST_STEM and stem[-1] == stem[-2] else stem
