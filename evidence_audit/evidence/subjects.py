"""What a figure counts: the carers of `half of carers`, the posts of `36,000 nursing posts`."""

import re
from functools import lru_cache

from evidence_audit.evidence.lexicon import representatives, word_set
from evidence_audit.model import Quantity

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_OF = re.compile(
    r"\s*of\s+(?:(?:all|the|its|their|our|these|those)\s+)*"
    r"((?:[^\W\d_]+[ -])*?[^\W\d_]+)"
    r"(\s+(?:is|are|was|were|has|have|had|do|did|does|can|could|will|would|who|that|in|at|on|of|to|and|said|say)\b"
    r"|[.,;:!?]|\Z)"
)
_LONGEST = 4
"""Words: a longer phrase goes on with what is said of its noun."""


def subjects(text: str, figure: Quantity) -> frozenset[str]:
    """Return the noun that a figure counts, in the singular; the empty set where it names none.

    Where a verb follows that is not told from a noun, the first word stands for it.
    """
    if figure.of:
        return _without_general(singulars(figure.of)[-1:])
    phrase = _OF.match(text, figure.end)
    named = singulars(phrase[1]) if phrase else ()
    if phrase is None or len(named) > _LONGEST:
        return frozenset()
    return _without_general(named[-1:] if phrase[2].strip().isalpha() else named[:1])


@lru_cache(maxsize=1024)  # the figures of one sentence ask the same
def singulars(text: str) -> tuple[str, ...]:
    """Return the words of a text in the singular, the same for synonyms, in order."""
    return tuple(_singular(word[0].casefold()) for word in _WORD.finditer(text))


def _without_general(nouns: tuple[str, ...]) -> frozenset[str]:
    """Return no noun at all where one of them can stand for any other."""
    return frozenset() if word_set("general") & set(nouns) else frozenset(nouns)


def _singular(word: str) -> str:
    word = word.removesuffix("'s").removesuffix("’s")
    word = representatives().get(word, word)
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
