"""How alike two pieces of wording are: the one room that knows rapidfuzz."""

import re
from functools import lru_cache

from rapidfuzz import fuzz

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[str, ...]:
    """Return the words of `text`, case-folded, in order; `()` for none."""
    return tuple(word.casefold() for word in _WORD.findall(text))


def alike(left: str, right: str) -> float:
    """Return 0.0 to 1.0: how alike two texts read, whatever their case and spacing."""
    return fuzz.ratio(" ".join(words(left)), " ".join(words(right))) / 100


def contains(whole: str, part: str) -> float:
    """Return 0.0 to 1.0: how nearly `part` occurs somewhere inside `whole`."""
    return fuzz.partial_ratio(" ".join(words(part)), " ".join(words(whole))) / 100


def shared(left: str, right: str) -> float:
    """Return 0.0 to 1.0: the share of the words of `left` that `right` has too."""
    have = set(words(left))
    return len(have & set(words(right))) / len(have) if have else 0.0
