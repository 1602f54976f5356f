"""The data files of this room, each read once: the rules of `levels.toml`, the words of `words.toml`."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any


@cache
def stated(name: str) -> Mapping[str, Any]:
    """Return the contents of a data file of this room."""
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    return MappingProxyType(tomllib.loads(text))


@cache
def word_list(name: str) -> frozenset[str]:
    """Return the words under `name` of `words.toml`, in lower case."""
    return frozenset(str(stated("words.toml")[name]).split())
