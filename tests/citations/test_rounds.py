"""Markers in round brackets."""

import pytest

from evidence_audit.citations import cite
from evidence_audit.model import Document

SOURCES = """
References

1. Smith J. The bus. Press; 2019. https://example.org/1
2. Jones K. On cases. Bus J. 2020;3:45.
3. Brown A. Other. Press; 2021.
4. De Vries A. Tale. Bus J. 2018;12:3.
"""
STEPS = """
What to do

1. Buy more buses, see below.
2. Train more drivers.
3. Pay them.
4. Ask again.
"""


def markers(text):
    cited = cite(Document(path="a.txt", format="text", sha256="", text=text))
    return [marker.marker for marker in cited.markers if marker.note]


def test_a_list_of_sources_answers_to_them():
    text = (
        f"Fares rose by 45 per cent (1). Cases (2, 3) fell to 3,400. Some found 12% (4) in 2010.\n{SOURCES}"
    )
    assert markers(text) == ["1", "2", "3", "4"]


def test_parts_of_a_sentence_are_no_markers():
    """Not even where true markers stand beside them."""
    text = (
        f"Three things: (1) more, (2) less and (3) time. They rose (1). They fell (2,3). So (4).\n{SOURCES}"
    )
    assert markers(text) == ["1", "2", "3", "4"]


NO_MARKERS = [
    f"They rose (1). They fell (2, 3). So it is (4).\n{STEPS}",
    f"They rose by (4). They fell by (3). So it is (2). And (1).\n{SOURCES}",
    f"They rose.1 They fell.2 So it is.3 The rest (4) is known.4\n{SOURCES}".replace(" (4)", " (1)"),
    f"They rose (12). They fell (45). So it is (99).\n{SOURCES}",
]


@pytest.mark.parametrize("text", NO_MARKERS, ids=["no sources", "out of order", "others are", "no note"])
def test_other_numbers_in_round_brackets_are_none(text):
    assert not {"(1)", "(2)", "(3)", "(4)", "(12)"} & {
        text[marker.start : marker.end]
        for marker in cite(Document(path="a.txt", format="text", sha256="", text=text)).markers
    }
