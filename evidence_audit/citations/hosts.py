"""Hosts that are printed bare, `example.org`: what is one, and what is two sentences without a space."""

import re
import tomllib
from functools import cache
from importlib.resources import files


def is_host(match: re.Match[str]) -> bool:
    """Say whether `one.two` is a host: a known suffix in small letters, no missing space, no file."""
    suffixes, words = _suffixes()
    suffix, name = match.group("suffix"), match.group()
    if suffix not in suffixes:
        return False
    if match.group("path"):
        return "\n" not in name or name.split("\n")[0].count(".") > 0
    labels = re.sub(r"\s", "", name).split(".")
    if "\n" in name:
        return len(labels) > 2 and labels[-2] in ("co", "org", "gov", "ac", "com", "net")
    if labels[0].isdigit() or (len(labels[0]) < 2 and len(labels) == 2):
        return False
    if not "".join(labels).islower():
        return False  # `Booking.com` is a name
    return not (suffix in words and len(labels) == 2) and not any(map(str.isdigit, labels))


@cache
def _suffixes() -> tuple[frozenset[str], frozenset[str]]:
    """Return the known last labels of hosts, and those that are words too."""
    table = tomllib.loads(files(__package__).joinpath("suffixes.toml").read_text(encoding="utf-8"))
    return frozenset(table["generic"]) | frozenset(table["countries"].split()), frozenset(table["words"])
