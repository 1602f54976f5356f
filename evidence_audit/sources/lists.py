"""The word lists of this room, read once."""

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def addresses() -> dict[str, frozenset[str]]:
    """Return the parts of addresses that mean something, by list name."""
    return {name: frozenset(words) for name, words in _table("addresses.toml").items()}


@cache
def wording() -> dict[str, Any]:
    """Return how pages say that they are missing, withdrawn or guarded."""
    return _table("wording.toml")


def _table(name: str) -> dict[str, Any]:
    text = resources.files("evidence_audit.sources").joinpath(name).read_text(encoding="utf-8")
    return tomllib.loads(text)
