"""How wide rows are in print, and what they are set to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence_audit.documents.measure import edges, measures, width
from tests.citations.printing import rows_of

PROSE = (
    "The harbour of the old town was dredged twice in the last century, first by hand and then by a steam "
    "dredger that the council had bought second hand from its neighbours up the coast, who never wanted it "
    "back although they asked after it every spring and sent a man to look at it now and then. "
) * 6


@pytest.mark.parametrize(
    ("narrow", "wide"), [("illi", "mmmm"), ("till", "WARM"), ("i.e.", "1234"), ("—", "mm")]
)
def test_characters_are_not_of_one_width(narrow, wide):
    assert width(narrow) < width(wide)


@given(st.text(max_size=60))
def test_a_width_is_that_of_its_characters(text):
    """Edges go up from 0 to the width of the whole."""
    along = edges(text)
    assert along[0] == 0
    assert along == sorted(along)
    assert along[-1] == pytest.approx(width(text))


@pytest.mark.parametrize("measure", [50, 70, 95])
def test_rows_of_prose_tell_their_measure(measure):
    """Within a few per cent, for the widest rows seldom fill it."""
    (found,) = measures(rows_of(PROSE, measure))
    assert found == pytest.approx(measure, rel=0.04)


def test_small_print_has_a_measure_of_its_own():
    """Notes of smaller type hold more to a row."""
    found = measures([*rows_of(PROSE * 2, 70), *rows_of(PROSE, 84)])
    assert sorted(found) == pytest.approx([70, 84], rel=0.04)


def test_joined_rows_are_no_measure():
    rows = rows_of(PROSE, 60)
    joined = [f"{first}{second}" for first, second in zip(rows[:20:2], rows[1:20:2], strict=True)]
    assert max(measures([*rows, *joined])) < 63


@pytest.mark.parametrize("rows", [[], ["A heading"], [PROSE, PROSE[:300], PROSE[50:700], PROSE[:90]] * 2])
def test_paragraphs_in_one_row_have_no_measure(rows):
    assert measures(rows) == []
