"""The shared development sets, where they are at hand."""

import json
import os
from pathlib import Path

import pytest

from evidence_audit.quantities import find

FOLDER = os.environ.get("EVIDENCE_AUDIT_TEST_DATA")
pytestmark = pytest.mark.skipif(not FOLDER, reason="EVIDENCE_AUDIT_TEST_DATA names no folder of test data")


def ends(values):
    """Return single values and both ends of ranges, flat."""
    return [
        end for value in values for end in (value if isinstance(value, list) else [value]) if end is not None
    ]


def matches(name: str) -> tuple[int, int, int]:
    """Return how many values are right, found and wanted in a set."""
    right = found = wanted = 0
    for line in (Path(FOLDER) / "quantity" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        have = ends([[q.value, q.value_to] for q in find(row["text"])])
        want = ends(gold["value"] for gold in row["gold"] if gold["value"] is not None)
        found, wanted = found + len(have), wanted + len(want)
        for value in want:
            near = next((other for other in have if other == pytest.approx(value, rel=1e-6)), None)
            if near is not None:
                have.remove(near)
                right += 1
    return right, found, wanted


@pytest.mark.parametrize(("name", "least"), [("recog-number", 0.87), ("recog-percent", 0.99)])
def test_recall(name, least):
    """Of the values that are numbers at all; other numbers are not annotated."""
    right, _, wanted = matches(name)
    assert right / wanted >= least


@pytest.mark.parametrize("name", ["quantulum", "recog-range"])
def test_value_f1(name):
    """Both ends of a range count."""
    right, found, wanted = matches(name)
    assert 2 * right / (found + wanted) >= 0.88
