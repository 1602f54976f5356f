"""The word lists of this room, read once from `words.toml`."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def word_set(name: str) -> frozenset[str]:
    """Return the words of a list: `empty`, `general`, `up` or `down`."""
    words: str = _tables()[name]
    return frozenset(words.split())


def phrases(name: str) -> Sequence[str]:
    """Return the patterns of a list: `refuting`."""
    return tuple(_tables()[name])


@cache
def representatives() -> Mapping[str, str]:
    """Return for each word that has synonyms the one that stands for all of them."""
    groups = [group.split() for group in _tables()["alike"]]
    return {word: group[0] for group in groups for word in group}


@cache
def _tables() -> dict[str, Any]:
    text = files(__package__).joinpath("words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
