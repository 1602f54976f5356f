"""Real documents with known notes: their words and their calls are all there."""

import json
import os
import re
from collections import Counter
from pathlib import Path

import pytest

from evidence_audit.documents import load, read

_ROOT = os.environ.get("EVIDENCE_AUDIT_TEST_DATA")
pytestmark = pytest.mark.skipif(
    not _ROOT, reason="EVIDENCE_AUDIT_TEST_DATA names no folder of real documents"
)
CORPUS = Path(_ROOT or "/nowhere") / "corpus"
PRINTED = sorted(CORPUS.glob("*/*.pdf"))
MARKED = sorted(CORPUS.glob("*/*.html")) + sorted(CORPUS.glob("*/*.md"))


def names(paths):
    return [f"{path.parent.name}/{path.name}" for path in paths]


def truth(path):
    return json.loads((path.parent / "truth.json").read_text(encoding="utf-8"))


def words(text):
    text = re.sub(r"(?:https?://|<)\S+|\{[^}]*\}", " ", text)
    return Counter(re.findall(r"[^\W\d_]{4,}", text.lower()))


@pytest.mark.parametrize("path", PRINTED, ids=names(PRINTED))
def test_calls_of_notes_are_raised(path):
    document = read(load(str(path)), str(path))
    wanted = Counter(
        str(call["marker"])
        for call in truth(path)["footnotes"]
        if call["marker"] and call.get("call_found", True)
    )
    raised = Counter(
        number
        for span in document.raised
        for number in re.findall(r"\d+", document.text[span.start : span.end])
    )
    assert sum((wanted - raised).values()) <= max(1, 0.02 * sum(wanted.values()))


@pytest.mark.parametrize("path", PRINTED, ids=names(PRINTED))
def test_words_of_the_manuscript_are_read(path):
    manuscript = path.parent / "clean.md"
    if not manuscript.exists():
        pytest.skip("no manuscript beside it")
    wanted = words(manuscript.read_text(encoding="utf-8"))
    missing = wanted - words(read(load(str(path)), str(path)).text)
    assert sum(missing.values()) <= 0.04 * sum(wanted.values()), missing.most_common(20)


@pytest.mark.parametrize("path", MARKED, ids=names(MARKED))
def test_stated_notes_are_all_found(path):
    document = read(load(str(path)), str(path))
    assert document.states_notes
    assert len(document.markers) == len(truth(path)["footnotes"])
    assert all(marker.note for marker in document.markers)
