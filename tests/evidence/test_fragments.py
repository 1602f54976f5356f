"""Links that open a source at a passage."""

import pytest

from evidence_audit.evidence.fragments import page_fragment, text_fragment

FRAGMENTS = [  # url, passage, link
    ("https://e.org/a", "Two cats.", "https://e.org/a#:~:text=Two%20cats."),
    ("https://e.org/a#top", "Two cats.", "https://e.org/a#:~:text=Two%20cats."),
    ("https://e.org/a?b=1&c=2", "x", "https://e.org/a?b=1&c=2#:~:text=x"),
    ("https://e.org/a", "well-known, R&D", "https://e.org/a#:~:text=well%2Dknown%2C%20R%26D"),
    ("https://e.org/a", "", "https://e.org/a"),
    ("https://e.org/a", "North West | 48 | 37.5", "https://e.org/a#:~:text=North%20West,37.5"),
    (
        "https://e.org/a",
        f"one two three four five {'x ' * 50} v w x y z",
        "https://e.org/a#:~:text=one%20two%20three%20four%20five,v%20w%20x%20y%20z",
    ),
]


@pytest.mark.parametrize(("url", "passage", "link"), FRAGMENTS)
def test_text_fragment(url, passage, link):
    """Signs with a meaning in fragments are encoded; a long passage is named by its ends."""
    assert text_fragment(url, passage) == link


def test_page_fragment():
    """A page of a PDF, in place of any fragment that was cited."""
    assert page_fragment("https://e.org/a.pdf#page=2", 12) == "https://e.org/a.pdf#page=12"
