"""docs/reading.md and its picture say what the reader does today."""

import re
from pathlib import Path

import pytest

from evidence_audit.auditor import extract
from evidence_audit.demo import sample
from evidence_audit.documents.formats import FORMATS
from evidence_audit.reports.debug_marks import Seen
from tests import reading_picture

DOCS = Path(__file__).parent.parent / "docs"
PAGE = (DOCS / "reading.md").read_text(encoding="utf-8")


def test_the_picture_shows_what_is_drawn_today():
    """To mend: `python -m tests.reading_picture`."""
    shown = reading_picture.shown(reading_picture.PICTURE.read_bytes())
    assert shown == reading_picture.boxes(extract(str(sample("pdf"))))
    assert f"]({reading_picture.PICTURE.name})" in PAGE


def test_the_picture_is_small():
    assert reading_picture.PICTURE.stat().st_size < 200_000


@pytest.mark.parametrize("seen", Seen)
def test_each_colour_of_the_legend_is_explained(seen):
    explained = re.findall(r"^\| ([^|]+) \|", PAGE, re.MULTILINE)
    assert seen.value in ", ".join(explained).split(", ")


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_is_on_the_page(name):
    assert re.search(rf"^(?:\| |## ){name}\b", PAGE, re.MULTILINE | re.IGNORECASE)


def test_the_readme_leads_here():
    assert "docs/reading.md" in (DOCS.parent / "README.md").read_text(encoding="utf-8")
