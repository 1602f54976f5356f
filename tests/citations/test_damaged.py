"""Markers and notes whose numbers were misread, misprinted or lost: one of them does not shift the others."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_audit.citations import cite
from evidence_audit.model import Document

TOPICS = "milk wool salt corn iron rope glass paper stone cloth bread cider honey timber"
TOPICS = TOPICS.split(" ")


def text_of(markers, notes):
    """Return a report in which the n-th sentence ends in the n-th of `markers`, and its list of `notes`."""
    sentences = [
        f"The trade in {topic} grew by a tenth when the new road was opened.{marker}"
        for topic, marker in zip(TOPICS, markers, strict=False)
    ]
    body = "\n\n".join(" ".join(sentences[at : at + 3]) for at in range(0, len(sentences), 3))
    listed = "\n".join(
        f"{number} Office for {topic}, Yearbook of {topic} (2019), https://{topic}.example.org/yearbook"
        for topic, number in zip(TOPICS, notes, strict=False)
    )
    return f"Trades of the town\n\n{body}\n\nNotes\n\n{listed}\n"


def led(text):
    """Return what each marker of a text leads to, in order: its number, and the topic of its note."""
    document = cite(Document(path="a.txt", format="text", sha256="", text=text))
    topics = {note.id: note.text.split(",")[0].removeprefix("Office for ") for note in document.notes}
    return [(marker.marker, topics.get(marker.note)) for marker in document.markers]


def right(numbers):
    return [(str(number), TOPICS[number - 1]) for number in numbers]


TWELVE = list(range(1, 13))

DAMAGED = [  # what happened, markers, notes, what they lead to
    ("nothing", TWELVE, TWELVE, right(TWELVE)),
    ("a marker was lost", [*TWELVE[:6], "", *TWELVE[7:]], TWELVE, right([*TWELVE[:6], *TWELVE[7:]])),
    ("a marker is called twice", [*TWELVE[:5], 5, *TWELVE[6:]], TWELVE, right([*TWELVE[:5], 5, *TWELVE[6:]])),
    ("two were swapped", [1, 2, 3, 5, 4, *TWELVE[5:]], TWELVE, right([1, 2, 3, 5, 4, *TWELVE[5:]])),
    (
        "one was read as a higher one",
        [*TWELVE[:6], 11, *TWELVE[7:]],
        TWELVE,
        right([*TWELVE[:6], 11, *TWELVE[7:]]),
    ),
    ("one was read as 1", [*TWELVE[:6], 1, *TWELVE[7:]], TWELVE, right([*TWELVE[:6], 1, *TWELVE[7:]])),
    (
        "a note was printed with its neighbour's number: the first of that number counts",
        TWELVE,
        [*TWELVE[:7], 7, *TWELVE[8:]],
        [*right(TWELVE[:7]), ("8", None), *right(TWELVE[8:])],
    ),
    (
        "a note was printed with a number that none has",
        TWELVE,
        [*TWELVE[:7], 88, *TWELVE[8:]],
        [*right(TWELVE[:7]), ("8", None), *right(TWELVE[8:])],
    ),
    (
        "the list has more notes than the text markers",
        TWELVE[:10],
        TWELVE,
        right(TWELVE[:10]),
    ),
    (
        "the list is numbered from 2: the printed number counts",
        TWELVE[1:],
        TWELVE[1:],
        [(str(number), TOPICS[number - 2]) for number in TWELVE[1:]],
    ),
]


@pytest.mark.parametrize(
    ("markers", "notes", "expected"), [row[1:] for row in DAMAGED], ids=[row[0] for row in DAMAGED]
)
def test_damage_stays_where_it_is(markers, notes, expected):
    """The printed number is what a marker leads by; the sequence only says which numbers are markers."""
    assert led(text_of(markers, notes)) == expected


def is_among(wanted, found):
    """Say whether all of `wanted` come in `found`, in order."""
    left = iter(found)
    return all(any(one == other for other in left) for one in wanted)


@settings(max_examples=60, deadline=None)
@given(at=st.integers(1, 11), wrong=st.integers(1, 99))
def test_one_misread_marker_leaves_the_others_alone(at, wrong):
    found = led(text_of([*TWELVE[:at], wrong, *TWELVE[at + 1 :]], TWELVE))
    assert is_among(right([*TWELVE[:at], *TWELVE[at + 1 :]]), found)
    assert len(found) <= len(TWELVE) + 1  # `12` behind 1 may as well be 1 and 2


@settings(max_examples=60, deadline=None)
@given(at=st.integers(1, 11), wrong=st.integers(13, 99))
def test_one_misprinted_note_leaves_the_others_alone(at, wrong):
    notes = [*TWELVE[:at], wrong, *TWELVE[at + 1 :]]
    found = [pair for pair in led(text_of(TWELVE, notes)) if pair[0] != str(at + 1)]
    assert found == right([number for number in TWELVE if number != at + 1])


def test_damage_in_one_chapter_leaves_the_next_alone():
    """Numbers that begin again lead to the notes of their own chapter, in order."""
    first, second = text_of([1, 2, 7, 4, 5], TWELVE[:5]), text_of(TWELVE[:6], TWELVE[:6])
    body = [text.partition("\n\nNotes\n\n") for text in (first, second)]
    text = "\n\n".join([body[0][0], body[1][0], "Notes", body[0][2], body[1][2].replace("2019", "2020")])
    document = cite(Document(path="a.txt", format="text", sha256="", text=text))
    years = {note.id: note.year for note in document.notes}
    found = [(marker.marker, years.get(marker.note)) for marker in document.markers if marker.marker != "7"]
    assert found == [(str(n), 2019) for n in (1, 2, 4, 5)] + [(str(n), 2020) for n in range(1, 7)]


@settings(max_examples=40, deadline=None)
@given(lost=st.sets(st.integers(2, 11), max_size=3))
def test_lost_markers_leave_the_others_alone(lost):
    markers = ["" if number in lost else number for number in TWELVE]
    assert led(text_of(markers, TWELVE)) == right([number for number in TWELVE if number not in lost])
