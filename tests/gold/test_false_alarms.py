"""Sentences with numbers and without a single figure."""

import pytest
import yaml

from evidence_audit.quantities import find
from tests.gold.passages import FOLDER

CLASSES = yaml.safe_load((FOLDER / "false_alarms.yaml").read_text(encoding="utf-8"))
CASES = [(sort, text) for sort, texts in CLASSES.items() for text in texts]


@pytest.mark.parametrize(("sort", "text"), CASES, ids=[text for _, text in CASES])
def test_no_alarm(sort, text):
    """Dates, times, names, references, versions, laws, identifiers, scores, ordinals, idioms."""
    assert [quantity.text for quantity in find(text)] == [], sort


def test_ten_cases_of_each_class():
    """Ten classes of ten."""
    assert [len(texts) for texts in CLASSES.values()] == [10] * 10
