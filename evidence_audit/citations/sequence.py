"""The best ascending sequence through candidates that each carry a number and a weight.

Markers and notes count 1, 2, 3 …, may lose one, and may begin again with a chapter
or a page. The best path through all candidates, found in one pass, says which of
them count: a number that fits the sequence is believed on less evidence than one
that does not.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


class Numbered(Protocol):
    """What a sequence is made of: one number, or an unbroken run of them."""

    @property
    def first(self) -> int:
        """The (first) number."""

    @property
    def last(self) -> int:
        """The last number; `first` for a single one."""

    @property
    def weight(self) -> float:
        """Evidence for it; negative for evidence against."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Costs:
    """What a sequence pays for its irregularities, in the weights of its members."""

    step: float = 1.0
    """Gained by each number that follows on its predecessor."""
    gap: float = 0.8
    """Per number left out, up to `REACH`."""
    restart: float = 3.5
    """For beginning again at 1."""
    jump: float = 7.0
    """For leaving out more than `REACH` numbers in one place."""
    late: float = 0.15
    """Per number by which the first one is beyond 1, up to 3.0 in all."""


REACH = 12
"""Numbers that may be missing in one place."""


def best(members: Sequence[Numbered], costs: Costs, known: frozenset[int] = frozenset()) -> list[list[int]]:
    """Return the segments of the best sequence, as indexes into `members`; `[]` for none.

    Each segment ascends; a later one begins again. Leaving out a number that is
    `known` to exist costs three times as much, also at the beginning and the end.
    """
    return _Search(members, costs, known).segments()


class _Search:
    def __init__(self, members: Sequence[Numbered], costs: Costs, known: frozenset[int]) -> None:
        self._members = members
        self._costs = costs
        self._known = known
        self._in_order = sorted(known)
        self._scores = [0.0] * len(members)
        self._came_from = [-1] * len(members)
        self._begins = [True] * len(members)
        self._ends: dict[int, int] = {}
        """By number: the best path that ends there."""
        self._top = -1
        """The best path so far, wherever it ends."""

    def segments(self) -> list[list[int]]:
        for at, member in enumerate(self._members):
            self._extend(at, member)
        path, at = [], max(self._ends.values(), key=self._ended, default=-1)
        while at >= 0:
            path.append(at)
            at = self._came_from[at]
        segments: list[list[int]] = []
        for at in reversed(path):
            if self._begins[at]:
                segments.append([])
            segments[-1].append(at)
        return segments

    def _ended(self, at: int) -> float:
        """Return the score of a sequence that ends at `at`, known numbers beyond it held against it."""
        missing = len(self._in_order) - bisect_right(self._in_order, self._members[at].last)
        return self._scores[at] - min(missing, REACH) * 3 * self._costs.gap

    def _extend(self, at: int, member: Numbered) -> None:
        score, came_from, begins = self._beginning(member)
        gap_cost = 0.0
        for number in range(member.first - 1, max(member.first - REACH - 2, 0), -1):
            before = self._ends.get(number)
            if before is not None:
                step = self._costs.step if number == member.first - 1 else 0.0
                reached = self._scores[before] + step - gap_cost
                if reached > score:
                    score, came_from, begins = reached, before, False
            gap_cost += self._costs.gap * (3.0 if number in self._known else 1.0)
        if self._top >= 0 and self._members[self._top].last < member.first:
            reached = self._scores[self._top] - self._costs.jump
            if reached > score:
                score, came_from, begins = reached, self._top, False
        score += member.weight + (member.last - member.first) * self._costs.step
        self._scores[at], self._came_from[at], self._begins[at] = score, came_from, begins
        rival = self._ends.get(member.last)
        if rival is None or score > self._scores[rival]:
            self._ends[member.last] = at
        if self._top < 0 or score > self._scores[self._top]:
            self._top = at

    def _beginning(self, member: Numbered) -> tuple[float, int, bool]:
        """Return the score, predecessor and `True` of a sequence that begins (again) with `member`."""
        missing = bisect_left(self._in_order, member.first)
        late = -min(self._costs.late * (member.first - 1), 3.0) - min(missing, REACH) * self._costs.gap
        if self._top >= 0 and member.first <= 2:
            again = self._scores[self._top] - self._costs.restart - (member.first - 1)
            if again > late:
                return again, self._top, True
        return late, -1, True
