"""Labels stand where they hide least: on the page, off the text, off one another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase.pdfmetrics import stringWidth

from evidence_audit.reports.debug_labels import Room, around, beside, width_of

WIDTH, HEIGHT = 400.0, 300.0

boxes = st.builds(
    lambda x, y, width, height: (x, y, x + width, y + height),
    st.floats(-50, WIDTH),
    st.floats(-50, HEIGHT),
    st.floats(0, 200),
    st.floats(0, 60),
)


def is_on_page(box):
    return box[0] >= 0 and box[1] >= 0 and box[2] <= WIDTH and box[3] <= HEIGHT


def overlap(one, other):
    return min(one[2], other[2]) > max(one[0], other[0]) and min(one[3], other[3]) > max(one[1], other[1])


@given(st.lists(boxes, max_size=20), boxes)
def test_a_label_leaves_the_page_only_where_every_place_for_it_does(lines, box):
    """However crowded the page is."""
    places = list(around(box, 30, 8))
    chosen = Room(WIDTH, HEIGHT, lines).best(places)
    assert chosen in places
    assert is_on_page(chosen) or not any(map(is_on_page, places))


@given(st.lists(boxes, max_size=12), boxes)
def test_a_label_hides_nothing_where_there_is_a_free_place(lines, box):
    room = Room(WIDTH, HEIGHT, lines)
    places = list(beside(box, 20, 6))
    free = [
        place for place in places if is_on_page(place) and not any(overlap(place, line) for line in lines)
    ]
    chosen = room.best(places)
    assert not free or chosen in free


def test_a_label_hides_text_rather_than_another_label():
    room = Room(WIDTH, HEIGHT, [(0, 0, 100, 10)])
    assert room.best([(200, 0, 210, 10)]) == (200, 0, 210, 10)
    assert room.best([(200, 0, 210, 10), (50, 0, 60, 10)]) == (50, 0, 60, 10)


def test_the_first_of_equal_places_is_taken():
    assert Room(WIDTH, HEIGHT, []).best([(10, 0, 20, 10), (30, 0, 40, 10)]) == (10, 0, 20, 10)


@pytest.mark.parametrize(
    "label",
    [
        "n-27",
        "n-10, n-11",
        "12 goes on",
        "URL, line 1",
        "no source",
        "n-MARSH-2019",
        "n-†",
        "n-Office-for-C…",
    ],
)
def test_labels_take_the_room_that_they_are_given(label):
    """The paper behind a label is no shorter than it, and little longer."""
    real = stringWidth(label, "Helvetica-Bold", 10)
    assert 0.95 * real <= width_of(label, 10) <= 1.25 * real


def test_on_a_page_with_more_labels_than_anyone_reads_they_take_the_first_place():
    """Whoever made such a page meant to keep us busy."""
    room = Room(WIDTH, HEIGHT, [(0, 0, 10, 10)])
    chosen = [room.best([(0, 0, 10, 10), (50, 50, 51, 51)]) for _ in range(2000)]
    assert (chosen[0], chosen[-1]) == ((50, 50, 51, 51), (0, 0, 10, 10))
