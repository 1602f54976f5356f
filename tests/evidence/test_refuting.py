"""Figures that a passage states only to deny them."""

import pytest

from evidence_audit.evidence.refuting import is_negated, is_refuted
from evidence_audit.quantities import find

REFUTED = [
    "It is a common myth that 30 per cent of wells are dry.",
    "The claim that 30 per cent of wells are dry is simply false.",
    "It is not true that 30 per cent of wells are dry.",
    "The minister denied that 30 per cent of wells are dry.",
    "Papers wrongly reported that 30 per cent of wells are dry.",
    "There is no evidence that 30 per cent of wells are dry.",
    "The share of dry wells is not 30 per cent but 9.",
]
STATED = [
    "30 per cent of wells are dry; it is a myth that all of them are.",
    "30 per cent said that the answer was wrong.",
    "The board denied 30 per cent of applications.",
    "30 per cent of people wrongly believe in luck.",
    "Some call it a hoax, but 30 per cent of wells are dry.",
]
NEGATED = [
    ("30 per cent did not agree.", True),
    ("30 per cent don't agree.", True),
    ("30 per cent agreed, the others did not.", False),
    ("30 per cent said that they did not know.", False),
    ("It did not rain for 30 per cent of the time.", False),
]


@pytest.mark.parametrize(
    ("text", "refuted"), [*((text, True) for text in REFUTED), *((text, False) for text in STATED)]
)
def test_is_refuted(text, refuted):
    """Only in the clause of the figure, and only where the figure itself is denied."""
    figure = find(text)[0]
    assert is_refuted(text, figure.start, figure.end) is refuted


@pytest.mark.parametrize(("text", "negated"), NEGATED)
def test_is_negated(text, negated):
    """What the clause says of the figure counts, not what others say or know."""
    assert is_negated(text, find(text)[0].end) is negated
