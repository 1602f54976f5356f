"""How wide rows are in print, and the measures that a document's rows are set to.

Text from a page tool holds no widths, but they can be told well enough from the characters:
rows of one measure then agree within a few per cent, whatever the typeface.
"""

import tomllib
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from itertools import accumulate

_SHORTEST = 30.0
"""Width from which a row tells of its measure."""
_RAGGED = 0.92
"""Share of its measure from which a row counts as filling it."""
_STRAY = 1.015
"""By how much a row may seem wider than its measure."""
_FEWEST, _LEAST_SHARE = 8, 0.12
"""Rows, and share of all long rows, that fill one measure; fewer are chance."""
_SECOND_SHARE = 0.06
"""Share of all long rows that fill a further measure, as small print does."""
_WIDEST_APART = 1.6
"""From which what seems a further measure is two rows joined."""
_SHORTER, _SHORTER_SHARE = 0.84, 0.5
"""Share of a measure that rows which end early keep, and how many as many as the full ones they are."""
_MOST = 4
_OTHER = 1.05
"""Width of a character that no list holds, in widths of an `n`."""


def width(text: str) -> float:
    """Return how wide print sets `text`, in widths of an `n`."""
    return sum(map(_widths().__getitem__, text))


def edges(text: str) -> list[float]:
    """Return the width of `text` up to each character, and of the whole: `len(text) + 1` values."""
    return list(accumulate(map(_widths().__getitem__, text), initial=0.0))


def measures(rows: Iterable[str]) -> list[float]:
    """Return the measures that rows are set to, the commonest first; `[]` where each paragraph is one row."""
    return measures_of(map(width, rows))


def measures_of(widths: Iterable[float]) -> list[float]:
    """Return the measures of rows by their widths."""
    left = sorted(wide for wide in widths if wide >= _SHORTEST)
    total = len(left)
    found: dict[float, int] = {}
    for _ in range(_MOST):
        count, low, high = max((_filling(left, at) for at in range(len(left))), default=(0, 0, 0))
        if count < max(_FEWEST, (_SECOND_SHARE if found else _LEAST_SHARE) * total):
            break
        measure = left[high - 1 - (high - low) // 20]
        if not any(_is_of(measure, count, other, rows_) for other, rows_ in found.items()):
            found[measure] = count
        left[low:high] = []
    return list(found)


def _is_of(measure: float, count: int, other: float, rows: int) -> bool:
    """Say whether what seems a measure is but the shorter rows of another one, or its rows joined."""
    if _SHORTER < measure / other < 1:
        return count < _SHORTER_SHARE * rows
    return measure / other > _WIDEST_APART


def _filling(widths: Sequence[float], at: int) -> tuple[int, int, int]:
    """Return how many rows fill a measure as wide as row `at`, and which these are in order of width."""
    low = bisect_left(widths, widths[at] * _RAGGED)
    high = bisect_right(widths, widths[at] * _STRAY)
    return high - low, low, high


class _Widths(dict[str, float]):
    """Width by character; that of all others is a letter's."""

    def __missing__(self, character: str) -> float:
        return _OTHER


@cache
def _widths() -> _Widths:
    table = tomllib.loads(files(__package__).joinpath("widths.toml").read_text(encoding="utf-8"))
    return _Widths(
        {character: float(value) for value, characters in table.items() for character in characters}
    )
