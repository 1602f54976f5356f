"""EA1xx: markers and notes, and figures that have neither."""

import pytest

from evidence_audit.model import Level
from tests.rules.nouns import URL, claim, document, facts, findings, markers, note

UNCITED = [  # claims, ids that fire
    ("nothing cited", [claim()], ["c-1"]),
    ("level may", [claim(level=Level.MAY)], []),
    ("a marker, even one that leads nowhere", [claim(markers=("4",))], []),
    ("an inline link", [claim(urls=(URL,))], []),
    ("a repeat of a cited claim", [claim(markers=("1",)), claim("c-2", at=50, repeats="c-1")], []),
    ("a repeat of an uncited claim", [claim(level=Level.MAY), claim("c-2", at=50, repeats="c-1")], ["c-2"]),
    ("a repeat of a claim that is not there", [claim(repeats="c-9")], ["c-1"]),
    (
        "claims that repeat each other",
        [claim(repeats="c-2"), claim("c-2", at=9, repeats="c-1")],
        ["c-2", "c-1"],
    ),
]


@pytest.mark.parametrize(("claims", "ids"), [row[1:] for row in UNCITED], ids=[row[0] for row in UNCITED])
def test_uncited_claim(claims, ids):
    """Only what an editor must have a source for, unless what it repeats is cited."""
    found = findings(facts(document(claims=tuple(claims))), "EA101")
    assert [finding.claim for finding in found] == ids


DANGLING = [  # markers, notes, labels in EA102
    ("each marker has its note", markers("1", "2"), ("1", "2"), []),
    ("one note is gone", markers("1", "2!", "3"), ("1", "3"), ["2"]),
    ("a marker in three places is said once", markers("1", "2!", "2!", "2!"), ("1",), ["2"]),
    ("no numbered note at all: EA903 says it", markers("1!", "2!"), (), []),
    ("notes of other numbers are notes", markers("1!", "2!"), ("7",), ["1", "2"]),
    ("a star without a note beside numbered ones", markers("1", "*!"), ("1",), ["*"]),
]


@pytest.mark.parametrize(
    ("marks", "labels", "said"), [row[1:] for row in DANGLING], ids=[row[0] for row in DANGLING]
)
def test_marker_without_note(marks, labels, said):
    """A marker that leads nowhere is said once, where it first stands."""
    seen = facts(document(markers=marks, notes=tuple(note(label) for label in labels)))
    found = findings(seen, "EA102")
    assert [finding.message.split("marker ")[1].split()[0] for finding in found] == said


def test_marker_without_note_counts_its_places():
    """The reader learns that it is not one slip; the claim that it covers is named."""
    marks = markers("1", "2!", "2!")
    seen = facts(document(markers=marks, notes=(note("1"),), claims=(claim("c-7", markers=("2",)),)))
    (finding,) = findings(seen, "EA102")
    assert "2 places" in finding.message
    assert (finding.claim, finding.location.start) == ("c-7", marks[1].start)


MISSING = [  # markers, notes, is EA903 said
    ("numbered markers, no notes", markers("1!", "2!"), (), True),
    ("numbered markers, only a star's note", (*markers("1!", "2!"), *markers("*", at=90)), ("*",), True),
    ("a star without a note, nothing else", markers("*!"), (), True),
    ("a star without a note, numbered ones with", markers("1", "*!"), ("1",), False),
    ("notes of other numbers", markers("1!"), ("7",), False),
    ("all there", markers("1"), ("1",), False),
    ("no markers", (), (), False),
]


@pytest.mark.parametrize(
    ("marks", "labels", "said"), [row[1:] for row in MISSING], ids=[row[0] for row in MISSING]
)
def test_notes_missing(marks, labels, said):
    """Once per document, and then EA102 is silent."""
    seen = facts(document(markers=marks, notes=tuple(note(label) for label in labels)))
    assert len(findings(seen, "EA903")) == said
    assert not (said and findings(seen, "EA102"))


def test_note_without_marker():
    """Only the note that nothing leads to."""
    seen = facts(document(markers=markers("1"), notes=(note("1"), note("2", at=600))))
    assert [finding.note for finding in findings(seen, "EA103")] == ["n-2"]


BARE = [
    ("a numbered note without an address", note("1"), True),
    ("one with a year", note("1", year=2018), True),
    ("one with an address", note("1", URL), False),
    ("a star that explains", note("*"), False),
    ("a star that cites a work", note("*", year=2018), True),
    ("a label", note("smith-2019"), True),
]


@pytest.mark.parametrize(("bare", "said"), [row[1:] for row in BARE], ids=[row[0] for row in BARE])
def test_note_without_source(bare, said):
    """A note without an address, unless it is a symbol's explanation."""
    assert len(findings(facts(document(notes=(bare,))), "EA104")) == said


ORDER = [  # labels in text order, messages
    ("1 2 3 4", []),
    ("1 2 4 3 5 6", ["marker 3 stands after marker 4"]),
    ("1 9 2 3 4 5 9", ["marker 9 stands before marker 2"]),
    ("2 1", ["marker 1 stands after marker 2"]),
    ("1 2 1 3 2 4", []),  # cited again
    ("1 2 5 6", []),  # a gap is no disorder
    ("12 3 40 7 1 22 5", []),  # numbered by the alphabet
    ("1 2 9! 3 4", []),  # leads nowhere, which EA102 says
    ("1 † 2 *", []),
    ("7", []),
]


@pytest.mark.parametrize(("labels", "messages"), ORDER, ids=[row[0] for row in ORDER])
def test_marker_out_of_order(labels, messages):
    """First places of numbers rise; what breaks the rise is named with its neighbour."""
    found = findings(facts(document(markers=markers(*labels.split()))), "EA105")
    assert [finding.message for finding in found] == messages


def test_markers_may_start_anew_in_each_chapter():
    """A number that leads to another note than before begins a new run."""
    first, second = markers("1", "2", "3"), markers("1-b", "2-b", at=300)
    second = tuple(
        type(each)(marker=each.marker[0], note=each.note, start=each.start, end=each.end) for each in second
    )
    assert findings(facts(document(markers=first + second)), "EA105") == ()
