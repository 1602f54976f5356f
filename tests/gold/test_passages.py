"""Every quantity of the gold passages is found, and nothing else; genre by genre."""

import pytest

from evidence_audit.quantities import find
from tests.gold.passages import FOLDER, answer, passages

FILES = sorted(path.name for path in FOLDER.glob("passages*.yaml"))
GENRES = [(name, genre) for name in FILES for genre in sorted({passage.genre for passage in passages(name)})]

STANDING = {  # faults that stand, each a figure that only its story tells from a name or a number
    "c-news-09": ("a year",),
    "c-news-30": ("11.2", "11.3"),
    "c-fin-02": ("2025",),
    "c-ngo-04": ("70444",),
}


@pytest.mark.parametrize(("name", "genre"), GENRES)
def test_a_genre_is_read_without_fault(name, genre):
    """Value, end of a range, unit and kind of each quantity; F1 is 1.0 where no fault is left."""
    given = [(passage.id, answer(passage)) for passage in passages(name) if passage.genre == genre]
    faults = {id: (*found.missed, *found.false) for id, found in given if found.missed or found.false}
    for id, lines in faults.items():
        assert tuple(line.split(" = ")[0] for line in lines) == STANDING.get(id), lines
    assert sum(found.right for _, found in given) > 0


def test_there_are_enough_passages():
    """Reports, news, science, finance and government, by more than one annotator."""
    assert sum(len(passages(name)) for name in FILES) >= 150
    assert {genre for _, genre in GENRES} >= {"ngo", "news", "science", "finance", "government"}


COUNTED = [
    (passage, row)
    for passage in passages("passages_wire.yaml")
    for row in passage.quantities
    if row["kind"] == "count" and row.get("of")
]


@pytest.mark.parametrize(("passage", "row"), COUNTED, ids=[f"{p.id} {row['of']}" for p, row in COUNTED])
def test_what_is_counted_in_news(passage, row):
    """The noun after the figure, which stands for the unit of a count."""
    found = [quantity.of for quantity in find(passage.text) if quantity.start == row["start"]]
    assert found == [row["of"]]
