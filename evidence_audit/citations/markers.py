"""Which of the candidate numbers are footnote markers.

The sequence decides, and then each stretch of it must prove itself: prose full of
figures yields no markers, because a false marker costs more trust than a missed one.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from evidence_audit.citations import sequence
from evidence_audit.citations.candidates import HIGHEST, STRONG, Candidate, Manner
from evidence_audit.citations.rows import Cover
from evidence_audit.model import Span

_COSTS, _RECURRING = sequence.Costs(), sequence.Costs(restart=1.5)
"""What counting costs, and where the notes are known to begin again."""
_RAISED_AGAIN = 0.5
"""Weight that is left of a clear raised number where its note stands pages before it."""
_PLACED, _BEHIND_KNOWN = 1.5, 0.5
"""Weights of a number that stands as a marker does: behind a word at least, or a figure that is known."""
_NEXT = 2
"""Characters between a marker and the next of its run, at most."""
_PAGE = 5000
"""Characters: text extraction may set a note that far before its marker, in columns."""


def choose(
    candidates: Sequence[Candidate], notes: dict[int, int], hidden: Iterable[Span], *, recur: bool = False
) -> list[list[Candidate]]:
    """Return the markers of a document, in order, one list per run of the numbering.

    `notes` holds the numbers of its notes and where the last of each begins, and `recur`
    says that they begin to count again; markers stand outside `hidden`. `[]` for a document
    without markers.
    """
    costs = _RECURRING if recur else _COSTS
    cover = Cover(hidden)
    free = [one for one in candidates if one.manner is Manner.ALONE or not cover.touches(one.start, one.end)]
    buried = [candidate for candidate in free if candidate.manner is Manner.BURIED]
    free = [candidate for candidate in free if candidate.manner is not Manner.BURIED]
    bracketed = [candidate for candidate in free if candidate.manner is Manner.BRACKETED]
    others = _without_false_runs([one for one in free if one.manner is not Manner.BRACKETED], notes)
    informed = [_informed(candidate, notes) for candidate in others]
    chains = _chains(informed, frozenset(notes), costs)
    brackets = _brackets(bracketed, frozenset(notes))
    if len(brackets) > sum(map(len, chains)):
        return [brackets]
    if len(brackets) * 5 < sum(map(len, chains)):
        brackets = []
    runs = _with_repeats(chains, informed + brackets, frozenset(notes))
    runs = [_with_buried(run, buried, frozenset(notes)) for run in runs]
    return [_with_displaced(runs[0], others, frozenset(notes))] if len(runs) == 1 else runs


def _without_false_runs(candidates: Sequence[Candidate], notes: dict[int, int]) -> list[Candidate]:
    """Leave out `12` read as 1 and 2 where 1 is called by itself later and note 12 is called nowhere else.

    The latter does not matter where nothing else is 2: then 2 is not called at all.
    """
    singles = [one for one in candidates if one.first == one.last]
    last_call = {one.first: one.start for one in singles if one.weight >= STRONG}
    first_call = {one.first: one.start for one in reversed(singles) if one.weight >= STRONG}
    numbers = {(one.start, one.end): one.first for one in singles}

    def is_false(one: Candidate) -> bool:
        whole = numbers.get((one.start, one.end))
        if one.first == one.last or whole not in notes or last_call.get(one.first, -1) < one.start:
            return False
        return one.last not in last_call or first_call.get(whole) == last_call.get(whole)

    return [one for one in candidates if not is_false(one)]


def _informed(candidate: Candidate, notes: dict[int, int]) -> Candidate:
    """Return a candidate weighed against the notes: they exist, and stand behind their markers."""
    if not notes:
        return candidate
    place = notes.get(candidate.first)
    if place is None:
        change = 0.0 if candidate.weight >= 3.0 else -1.0
    else:
        change = 0.5 if candidate.start < place else -1.0 if candidate.start < place + _PAGE else -2.5
    return replace(candidate, weight=candidate.weight + change)


def _chains(
    candidates: Sequence[Candidate], notes: frozenset[int], costs: sequence.Costs
) -> list[list[Candidate]]:
    ordered = sorted(candidates, key=lambda candidate: (candidate.start, candidate.end, candidate.first))
    segments = sequence.best(ordered, costs, notes)
    chains = [[ordered[at] for at in segment] for segment in segments]
    return [chain for chain in (_without_overlap(chain) for chain in chains) if _is_proven(chain, notes)]


def _without_overlap(chain: Sequence[Candidate]) -> list[Candidate]:
    kept: list[Candidate] = []
    for candidate in chain:
        if kept and candidate.start < kept[-1].end:
            continue
        kept.append(candidate)
    return kept


def _is_proven(chain: Sequence[Candidate], notes: frozenset[int]) -> bool:
    """Say whether a run of markers carries its proof: strong places, raised digits, or notes that answer."""
    heads = [candidate for candidate in chain if candidate.manner is not Manner.FOLLOWING]
    strong = sum(candidate.weight >= STRONG for candidate in heads)
    answered = sum(candidate.first in notes for candidate in chain)
    if notes and answered >= 0.5 * len(chain):
        return any(candidate.weight > 0.5 for candidate in chain)
    if len(chain) == 1:
        return chain[0].weight >= 3.0 and (chain[0].manner is Manner.RAISED or chain[0].first < 100)
    return strong >= 2 and strong >= 0.4 * len(heads)


def _brackets(bracketed: Sequence[Candidate], notes: frozenset[int]) -> list[Candidate]:
    """Numbers in square brackets are markers where notes answer, or where they cover 1 to n."""
    numbers = {number for one in bracketed for number in range(one.first, one.last + 1)}
    if not numbers:
        return []
    answered = len(numbers & notes) >= 0.5 * len(numbers)
    is_dense = max(numbers) <= 2 * len(numbers) + 1 and (len(numbers) > 1 or bracketed[0].weight >= STRONG)
    return list(bracketed) if answered or is_dense else []


def _with_repeats(
    chains: list[list[Candidate]], candidates: Sequence[Candidate], notes: frozenset[int]
) -> list[list[Candidate]]:
    """Add calls of a note that was called before, and sure markers beyond a gap too wide for the sequence."""
    if not chains:
        return []
    taken = Cover(candidate for chain in chains for candidate in chain)
    called = {number for chain in chains for number in _numbers(chain)}
    in_use, uncalled = notes | called, notes - called
    ends = [chain[-1].start for chain in chains[:-1]]
    added: list[list[Candidate]] = [[] for _ in chains]
    places: set[int] = set()
    # a single number before the same digits read as a run: `12` calls 12 again, not 1 and 2
    for candidate in sorted(candidates, key=lambda one: (one.last - one.first, one.start)):
        bar = 1.5 if candidate.first in uncalled else 2.5 if notes else 3.0
        if _is_sure(candidate, bar) and not taken.touches(candidate.start, candidate.end):
            run = bisect_left(ends, candidate.start)
            known = candidate.first in in_use or _fits(candidate, chains[run])
            if known and candidate.start not in places:
                added[run].append(candidate)
                places.add(candidate.start)
    return [
        sorted([*chain, *more], key=lambda candidate: candidate.start)
        for chain, more in zip(chains, added, strict=True)
    ]


def _with_buried(run: list[Candidate], buried: Sequence[Candidate], notes: frozenset[int]) -> list[Candidate]:
    """Add the one call of a note that stands between those of its neighbours, at the end of a figure."""
    called = _numbers(run)
    found = []
    for before, after in pairwise(run):
        number = before.last + 1
        if number in notes and number not in called and after.first == number + 1:
            places = [one for one in buried if before.end <= one.start < after.start and one.first == number]
            found += places if len(places) == 1 else []
    return sorted([*run, *found], key=lambda one: one.start)


def _with_displaced(
    run: list[Candidate], candidates: Sequence[Candidate], notes: frozenset[int]
) -> list[Candidate]:
    """Add the one call of each note that nothing else calls, where text of two columns puts it out of order.

    A number is believed there if it stands as markers do, digits run together if they are
    nothing but such notes: `1213` where notes 12 and 13 are called nowhere else.
    """
    uncalled = notes - _numbers(run)
    taken = Cover(run)
    called = {one.last: one for one in run}
    places: dict[int, list[Candidate]] = {}
    for one in candidates:
        numbers = _numbers([one])
        if numbers <= uncalled and not taken.touches(one.start, one.end) and _is_displaced(one, called):
            called |= {one.last: one} if one.manner is Manner.FOLLOWING else {}
            for number in numbers:
                places.setdefault(number, []).append(one)
    found = {one.start: one for only in places.values() if len(only) == 1 for one in only}
    return sorted([*run, *found.values()], key=lambda one: one.start)


def _is_displaced(one: Candidate, called: Mapping[int, Candidate]) -> bool:
    """Say whether a number that is out of order stands as a marker does, or between its neighbours."""
    before, after = called.get(one.first - 1), called.get(one.last + 1)
    if one.first < one.last:
        return _has_no_separator(one)
    if one.manner is Manner.FOLLOWING:
        return before is not None and 0 <= one.start - before.end <= _NEXT
    if one.manner is Manner.HIDDEN and one.weight < 0:
        return before is not None and after is not None and before.end <= one.start < after.start
    return one.weight >= (_BEHIND_KNOWN if one.manner is Manner.HIDDEN else _PLACED)


def _numbers(run: Iterable[Candidate]) -> frozenset[int]:
    return frozenset(number for one in run for number in range(one.first, one.last + 1))


def _fits(candidate: Candidate, chain: Sequence[Candidate]) -> bool:
    """Say whether a number stands in its order, however far from its neighbours."""
    at = bisect_left(chain, candidate.start, key=lambda one: one.start)
    before = chain[at - 1].last if at else 0
    after = chain[at].first if at < len(chain) else HIGHEST
    return before < candidate.first < after


def _is_sure(candidate: Candidate, bar: float) -> bool:
    if candidate.manner is Manner.RAISED:
        return candidate.weight >= _RAISED_AGAIN
    if candidate.manner is Manner.BRACKETED:
        return candidate.weight >= 1.0
    # Digits run together are read as several numbers only where the sequence wants these.
    is_run = candidate.first < candidate.last and _has_no_separator(candidate)
    return candidate.manner is Manner.GLUED and candidate.weight >= bar and not is_run


def _has_no_separator(candidate: Candidate) -> bool:
    digits = sum(len(str(number)) for number in range(candidate.first, candidate.last + 1))
    return candidate.end - candidate.start == digits
