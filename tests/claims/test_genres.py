"""Short texts of many genres: what in them must have a source, what may, and what is no claim.

In `genres.md` «…» holds a figure that must have a source and ‹…› one that an editor could go either
way on; a figure without signs is no claim of level `must`.
"""

import re
from pathlib import Path

import pytest

from evidence_audit import citations, documents
from evidence_audit.claims import find
from evidence_audit.model import Level

_SIGNED = re.compile(r"«([^»]+)»|‹([^›]+)›")
TEXTS = re.split(r"\n(?=# )", Path(__file__).with_name("genres.md").read_text(encoding="utf-8"))


@pytest.mark.parametrize("written", TEXTS, ids=[text.splitlines()[0][2:] for text in TEXTS])
def test_an_editor_would_ask_for_these_sources(written):
    """Each signed figure has a claim of its level, and no other is a must."""
    text, must, may = _read(written)
    document = find(citations.cite(documents.read(text.encode(), "text.md")))
    found = [claim.quantity for claim in document.claims if claim.level is Level.MUST]
    missed = [text[a:b] for a, b in must if not any(q.start < b and q.end > a for q in found)]
    made_up = [q.text for q in found if not any(q.start < b and q.end > a for a, b in (*must, *may))]
    assert (missed, made_up) == ([], [])


def _read(written: str) -> tuple[str, list[tuple[int, int]], list[tuple[int, int]]]:
    """Return a text without its signs, and where its figures of both levels stand."""
    must, may, at = [], [], 0
    for sign in _SIGNED.finditer(written):
        figures = must if sign[1] else may
        start = sign.start() - at
        figures.append((start, start + len(sign[1] or sign[2])))
        at += 2
    return _SIGNED.sub(lambda sign: sign[1] or sign[2], written), must, may
