"""The best ascending path through numbered candidates."""

from dataclasses import dataclass
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_audit.citations import sequence


@dataclass(frozen=True)
class Candidate:
    first: int
    weight: float = 1.0

    @property
    def last(self):
        return self.first


def numbers(members, known=()):
    segments = sequence.best(members, sequence.Costs(), frozenset(known))
    return [[members[at].first for at in segment] for segment in segments]


def test_a_number_out_of_order_is_left_out():
    """The longest ascending path wins over a stray figure."""
    assert numbers([Candidate(1), Candidate(9), Candidate(2), Candidate(3)]) == [[1, 2, 3]]


def test_weak_evidence_fills_a_hole_only():
    """A negative weight pays where its number is missing, and only there."""
    assert numbers([Candidate(1), Candidate(2, -1.0), Candidate(3)]) == [[1, 2, 3]]
    assert numbers([Candidate(1), Candidate(2), Candidate(3, -2.0)]) == [[1, 2]]


def test_known_numbers_are_missed_more():
    """A note in the file asks for its marker, at the end as well."""
    assert numbers([Candidate(1), Candidate(2), Candidate(3, -2.0)], known=[1, 2, 3]) == [[1, 2, 3]]


def test_numbering_begins_again():
    """A new run at 1 that is long enough is a new segment."""
    again = [Candidate(n, 3.0) for n in (1, 2, 3, 1, 2, 3)]
    assert numbers(again) == [[1, 2, 3], [1, 2, 3]]


def test_nothing_gives_nothing():
    assert numbers([]) == []


@settings(max_examples=60, deadline=None)
@given(st.lists(st.builds(Candidate, st.integers(1, 40), st.floats(-3, 3)), max_size=60))
def test_each_segment_ascends(members):
    """Whatever comes, numbers ascend within a segment and places throughout."""
    segments = sequence.best(members, sequence.Costs())
    places = [at for segment in segments for at in segment]
    assert places == sorted(set(places))
    for segment in segments:
        found = [members[at].first for at in segment]
        assert all(a < b for a, b in pairwise(found))
