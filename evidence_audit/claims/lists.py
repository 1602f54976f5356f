"""The word lists of this room, read once from `words.toml`."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any


def load(name: str) -> dict[str, Any]:
    """Return the contents of a data file of this room."""
    return tomllib.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))


@cache
def _words() -> Mapping[str, tuple[str, ...]]:
    return {key: tuple(str(value).split()) for key, value in load("words.toml").items()}


@cache
def word_list(name: str) -> frozenset[str]:
    """Return the words under `name`, in lower case."""
    return frozenset(_words()[name])
