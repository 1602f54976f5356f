"""Words that the paths of addresses are made of, and how odd a token is beside them."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache, cached_property
from importlib.resources import files

_PART = re.compile(r"[^\W\d_]+|\d+")
_NUMBERED = re.compile(r"([^\W\d_]{4,})\d{3,}")
_SHORT = 2
"""Letters up to which a word tells little: the ends of longer words look like it."""
_ODD_PAIR = 5.0
"""Oddness of a known word with a long number right behind it: `report134024`."""


class SlugWords:
    """The words of a document, with those that are common everywhere."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = texts

    @cached_property
    def _known(self) -> frozenset[str]:
        own = set(_PART.findall("\n".join(self._texts).casefold()))
        return _common().union(part for part in own if len(part) > _SHORT)

    def __contains__(self, word: str) -> bool:
        """Say whether a word in small letters, but for its ending, is known."""
        return word in self._known or (len(word) > 2 * _SHORT and word.removesuffix("s") in self._known)

    def oddness(self, token: str) -> float:
        """Return 0 for nothing, 1 for a number or a known word, more the longer an unknown word is."""
        if not token:
            return 0.0
        if token.isdigit():
            return 1.0
        folded = token.casefold()
        if not token.isalpha():
            numbered = _NUMBERED.fullmatch(folded)
            return _ODD_PAIR if numbered and numbered[1] in self else 2.0 + 0.8 * len(_PART.findall(token))
        if folded in self:
            return 1.0 if len(token) > 1 else 1.8
        return 3.0 + 0.35 * len(token) if len(token) > _SHORT else 4.5


@cache
def _common() -> frozenset[str]:
    table = tomllib.loads(files(__package__).joinpath("common.toml").read_text(encoding="utf-8"))
    return frozenset(word for words in table.values() for word in words.split())
