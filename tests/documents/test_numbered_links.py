"""Raised and bracketed numbers that lead straight to a source are citations without a note."""

# markup reads better on the line that its maker writes

import pytest

from evidence_audit.citations import cite
from evidence_audit.documents import read

A = "https://a.example.org"

INLINE = [  # file, source, words of the body, text under the link
    (
        "a.html",
        f"<p>Half are tired.<sup><a href='{A}'>1</a></sup> All ring.</p>",
        "Half are tired. All ring.",
        "1",
    ),
    ("a.html", f"<p>Half are tired [<a href='{A}'>1</a>].</p>", "Half are tired .", "1"),
    ("a.html", f"<p>Half are tired <a href='{A}'>[1]</a>.</p>", "Half are tired .", "[1]"),
    ("a.html", f"<p>They ring <a href='{A}'>90</a> bells.</p>", "They ring 90 bells.", "90"),
    ("a.md", f"Half are tired.<sup>[1]({A})</sup> All ring.", "Half are tired. All ring.", "1"),
    ("a.md", f"Half are tired [[1]]({A}).", "Half are tired .", "[1]"),
    ("a.md", f"Half are tired.[1]({A}) All ring.", "Half are tired. All ring.", "1"),
    ("a.md", f"They ring [90]({A}) bells.", "They ring 90 bells.", "90"),
]


@pytest.mark.parametrize(("name", "source", "words", "shown"), INLINE, ids=[row[1][:44] for row in INLINE])
def test_number_that_is_a_link_is_no_marker_without_note(name, source, words, shown):
    document = cite(read(source.encode(), name))
    assert " ".join(document.body().split()) == words
    assert [(document.text[link.start : link.end], link.url) for link in document.links] == [(shown, A)]
    assert document.markers == ()


def test_numbers_with_a_list_behind_them_lead_to_the_list():
    calls = "".join(f"<p>Half are tired.<sup><a href='{A}/{n}'>{n}</a></sup></p>" for n in (1, 2))
    entries = "".join(f"<p>[{n}] Work of {name}, 2020.</p>" for n, name in ((1, "Reed"), (2, "Quill")))
    document = cite(read(f"{calls}<h2>Sources</h2>{entries}".encode(), "a.html"))
    assert [marker.note for marker in document.markers] == ["n-1", "n-2"]
