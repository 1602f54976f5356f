"""The same notes from every way to write them in Markdown."""

# ruff: noqa: E501  # markup reads better on the line that its maker writes

import re

import pytest

from evidence_audit.citations import cite
from evidence_audit.documents import read
from tests.documents.dialects import NOTES, called, prose, shown, urls
from tests.documents.markups import MARKUPS


def document_of(text):
    return cite(read(text.encode(), "a.md"))


def squeezed(text):
    return "".join(text.split()).removesuffix("above")


@pytest.mark.parametrize("name", MARKUPS)
def test_markers_lead_to_the_same_notes_and_addresses(name):
    document = document_of(MARKUPS[name])
    notes = {note.id: note for note in document.notes}
    found = [notes.get(marker.note) for marker in document.markers]
    wanted = [NOTES[number - 1] for number in called()]
    assert [squeezed(note.text) if note else None for note in found] == [
        squeezed(shown(one)) for one in wanted
    ]
    assert [list(note.urls) for note in found] == [urls(one) for one in wanted]


@pytest.mark.parametrize("name", MARKUPS)
def test_body_is_the_prose_alone(name):
    body = re.sub(r"[^\w£%.,]+", " ", document_of(MARKUPS[name]).body())
    words = body.partition("Halls at night")[2].split()
    assert [word for word in words if word not in ("Notes", "Sources", "References")] == (
        re.sub(r"[^\w£%.,]+", " ", prose()).split()
    )


@pytest.mark.parametrize("name", MARKUPS)
def test_places_are_those_of_the_file(name):
    document = document_of(MARKUPS[name])
    lines = document.text.split("\n")
    for figure in ("4,210", "220 lamps", "£3,000"):
        place = document.locate(document.text.index(figure), 0)
        assert lines[place.line - 1][place.column - 1 :].startswith(figure)


KEYED = [  # text, markers and their notes
    ("Half.[@a; @b, p. 4]\n\n::: {#ref-a}\nA.\n:::\n\n::: {#ref-b}\nB.\n:::\n", [("a", "n-a"), ("b", "n-b")]),
    ("As @a [p. 3] says.\n\n::: {#ref-a .csl-entry}\nA.\n:::\n", [("a", "n-a")]),
    ("Half.[@nowhere]", [("nowhere", None)]),
    ("Half.[@nowhere] A third.[^1]\n\n[^1]: A.", [("1", "n-1")]),
    ("See [@fig-halls] and write to ann@halls.example.org or @ann.", []),
    ("---\nreferences:\n- id: a\n  title: A\n  URL: https://a.example.org\n---\n\nHalf.[@a]", [("a", "n-a")]),
]


@pytest.mark.parametrize(("text", "markers"), KEYED, ids=[row[0][:24] for row in KEYED])
def test_keys_are_markers_where_works_are_listed_or_nothing_else_is(text, markers):
    document = document_of(text)
    assert [(marker.marker, marker.note) for marker in document.markers] == markers


def test_work_in_the_head_of_the_file_is_read_as_lists_print_it():
    text = (
        "---\nreferences:\n- id: a\n  author:\n  - {family: Reed, given: Ann}\n  issued: {date-parts: [[2020]]}\n"
        "  title: Bells\n  DOI: 10.5555/b\n---\n\nHalf ring.[@a]"
    )
    (note,) = document_of(text).notes
    assert (note.text, note.urls) == ("Reed. 2020. Bells", ("https://doi.org/10.5555/b",))


def test_works_by_label_are_notes_too():
    document = document_of(
        "Half.[p. 23][#reed] More.[#reed]\n\n[#reed]: Ann Reed. *Bells*. 2020.\n\n[#7]: https://b.org"
    )
    assert [marker.note for marker in document.markers] == ["n-reed", "n-reed"]
    assert [note.text for note in document.notes] == ["Ann Reed. Bells. 2020."]


CODES = [  # Markdown, the words of its body
    ('{{< figure src="a.png" title="90" >}}\n\nText.', "Text."),
    ("{% include 90.html %}\n\nText.\n{: .note}", "Text."),
    ('!!! note "Of 90 bells"\n    Text.', '"Of 90 bells" Text.'),
    ("> [!WARNING]\n> Text.", "Text."),
    ("[[Halls|The halls]] and [[bells]].", "The halls and bells ."),
    ("[TOC]\n\nText\\\ngoes on.", "Text goes on."),
    ("&lt;https://a.example.org&gt; says", "https://a.example.org says"),
    ("import prices from abroad is dear.", "import prices from abroad is dear."),
]


@pytest.mark.parametrize(("text", "words"), CODES, ids=[row[0][:20] for row in CODES])
def test_codes_of_generators_are_no_body(text, words):
    assert " ".join(read(text.encode(), "a.md").body().split()) == words


LINKED = [  # Markdown, text under the link, address
    ("[`code`][] says\n\n[`code`]: https://a.example.org", "`code`", "https://a.example.org"),
    ("[#42][] says\n\n[#42]: https://a.example.org", "#42", "https://a.example.org"),
    ("[two\nlines][] say\n\n[two\nlines]: https://a.example.org", "two\nlines", "https://a.example.org"),
    ("[a](https://a.example.org/?b=1&amp;c=2)", "a", "https://a.example.org/?b=1&c=2"),
    ("[`f()`](https://a.example.org/#f)", "`f()`", "https://a.example.org/#f"),
]


@pytest.mark.parametrize(("text", "shown_", "url"), LINKED)
def test_labels_of_links_are_compared_as_the_source_has_them(text, shown_, url):
    document = read(text.encode(), "a.md")
    assert [(document.text[link.start : link.end], link.url) for link in document.links] == [(shown_, url)]


NO_NOTES = [
    "[1](#part-2) and\n\n## 2 Part {#part-2}\n\nText",
    "See [2](other.md#a).",
    "[Up](#top)",
    "[^a-z] and [^\\s]",
]


@pytest.mark.parametrize("text", NO_NOTES)
def test_what_states_no_note(text):
    assert not read(text.encode(), "a.md").notes
