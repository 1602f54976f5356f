"""Markdown: the raw file, with every sign of the format set aside."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_audit.documents import read
from evidence_audit.model import AsideKind, Role


def document_of(text):
    return read(text.encode(), "a.md")


def body_of(text):
    """Return the words of the body, white space collapsed."""
    return " ".join(document_of(text).body().split())


CLEAN = [  # Markdown, the words of its body
    ("# A title\n\nSome text.", "A title Some text."),
    ("A title\n=======\n\nSome text.", "A title Some text."),
    ("## A title ##\n", "A title"),
    ("**80 per cent** of *nurses* and ~~no~~ __more__", "80 per cent of nurses and no more"),
    ("***one in four*** nurses", "one in four nurses"),
    ("England.* A star that stands alone", "England.* A star that stands alone"),
    ("5 * 3 * 2 and snake_case_words", "5 * 3 * 2 and snake_case_words"),
    ("a [report](https://example.org/a_b_(c)?x=1 'Title') says", "a report says"),
    ("see [*the* report][r] or [r].\n\n[r]: https://example.org/r\n", "see the report or r ."),
    ("see <https://example.org/r>.", "see https://example.org/r ."),
    ("![a chart of 5 bars](chart.png) below", "a chart of 5 bars below"),
    ("text<!-- TODO: 90,000? -->goes on", "text goes on"),
    ("text<br>goes <em>on</em>", "text goes on"),
    ("```\n90,000\n```\n\nText.", "Text."),
    ("~~~ python\nx = 90_000\n~~~\nText.", "Text."),
    ("```\nnever closed 90,000", ""),
    ("`90,000` people", "90,000 people"),
    ("``a ` b`` and `[^1]`", "a ` b and [^1]"),
    ("---\ntitle: T\ndate: 2018-09-14\n---\n\nText.", "Text."),
    ("> quoted **words**\n> go on", "quoted words go on"),
    ("- one\n* two\n1. three\n2) four", "one two three four"),
    ("| Year | Cost |\n|---|---:|\n| 2018 | £5m |", "Year Cost 2018 £5m"),
    ("one\n\n---\n\ntwo", "one two"),
    (r"5 \* 3 and \[no link\]", "5 * 3 and [no link ]"),
    ("of vacancies.[^1] They\n\n[^1]: A note.", "of vacancies. They"),
    ("of vacancies^[A note with 90,000.] They", "of vacancies They"),
    ("# Title {#anchor .class}\n\n[small]{.smallcaps} words", "Title [small] words"),
    ("::: {.box}\nText.\n:::", "Text."),
    ("a < b and c > d", "a < b and c > d"),
    ("10&nbsp;million", "10 million"),
    ("H~2~O and x^2^", "H~2~O and x 2"),
]


@pytest.mark.parametrize(("text", "words"), CLEAN, ids=[row[0][:30] for row in CLEAN])
def test_body_is_clean_prose(text, words):
    assert body_of(text) == words


@settings(max_examples=60)
@given(st.text(alphabet="ab1 *_`[]()^:#>|-<!\\\n~{}", max_size=80))
def test_text_is_verbatim_and_offsets_are_the_files(text):
    document = document_of("word " + text)
    assert document.text == "word " + text
    assert len(document.body()) == len(document.text)
    spans = [*document.blocks, *document.links, *document.markers, *document.notes, *document.asides]
    assert all(0 <= span.start <= span.end <= len(document.text) for span in spans)
    ends = [block.end for block in document.blocks]
    assert all(end <= block.start for end, block in zip(ends, document.blocks[1:], strict=False))


def test_footnotes_lead_to_their_notes():
    document = document_of(
        "Of vacancies.[^gap] They grew.[^1] And again.[^gap]\n\n"
        "[^1]: *King's Fund* (2018), [A report](https://example.org/a),\n"
        "    pp. 12-13.\n\n    Second paragraph.\n"
        "[^gap]:\n    Another one.\n\nText after the notes.\n"
    )
    assert [(marker.marker, marker.note) for marker in document.markers] == [
        ("gap", "n-gap"),
        ("1", "n-1"),
        ("gap", "n-gap"),
    ]
    assert [(note.id, note.text) for note in document.notes] == [
        ("n-1", "King's Fund (2018), A report, pp. 12-13. Second paragraph."),
        ("n-gap", "Another one."),
    ]
    assert document.states_notes
    assert "Text after the notes." in document.body()
    assert "King" not in document.body()


def test_note_runs_on_in_lazy_lines_until_a_blank_one():
    document = document_of("A.[^1]\n\n[^1]: The note\ngoes on.\n\nThe text goes on.")
    assert [note.text for note in document.notes] == ["The note goes on."]
    assert "The text goes on." in document.body()


def test_inline_note_is_marker_and_note():
    document = document_of("Of vacancies^[See [the report](https://example.org).] they say.")
    (marker,), (note,) = document.markers, document.notes
    assert (marker.note, note.text) == (note.id, "See the report.")
    assert [link.url for link in document.links] == ["https://example.org"]


@pytest.mark.parametrize("sign", ["a^[", "^[", "a[^", "[", "`a", "*a "])
def test_signs_that_nobody_closes_open_nothing(sign):
    assert document_of(sign * 20_000).markers == ()


def test_a_bracket_closes_within_its_paragraph():
    """An inline note may hold brackets of its own; one that is open at a blank line is none."""
    document = document_of("One^[See [sic] there] and two^[See\n\nThe end] of it.")
    assert [note.text for note in document.notes] == ["See [sic] there"]


def test_marker_without_definition_leads_nowhere():
    document = document_of("A.[^1] B.[^2]\n\n[^1]: Note.")
    assert [marker.note for marker in document.markers] == ["n-1", None]


def test_label_defined_twice_means_the_first():
    document = document_of("A.[^1]\n\n[^1]: First.\n[^1]: Second.")
    assert [marker.note for marker in document.markers] == ["n-1"]
    assert [(note.id, note.text) for note in document.notes] == [("n-1", "First."), ("n-1-2", "Second.")]


def test_without_footnotes_nothing_is_stated():
    document = document_of("Of vacancies.<sup>1</sup> They\n\n1. A note.")
    assert not document.states_notes
    assert not document.markers
    assert [document.text[span.start : span.end] for span in document.raised] == ["1"]


LINKS = [  # Markdown, text under the link, address
    ("a [report](https://example.org/r) says", "report", "https://example.org/r"),
    ("a [report](<https://example.org/a b>) says", "report", "https://example.org/a b"),
    ("a [report](https://example.org/r_(1).pdf) says", "report", "https://example.org/r_(1).pdf"),
    ("a [[1]](https://example.org/r) says", "[1]", "https://example.org/r"),
    ("a [report][R] says\n\n[r]: <https://example.org/r> 'T'", "report", "https://example.org/r"),
    ("a [report][] says\n\n[Report]: https://example.org/r", "report", "https://example.org/r"),
    ("see <https://example.org/r>", "https://example.org/r", "https://example.org/r"),
    (
        'a <a class=x href="https://example.org/?a=1&amp;b=2">report</a>',
        "report",
        "https://example.org/?a=1&b=2",
    ),
]


@pytest.mark.parametrize(("text", "shown", "url"), LINKS)
def test_links_lie_over_their_words(text, shown, url):
    document = document_of(text)
    assert [(document.text[link.start : link.end], link.url) for link in document.links] == [(shown, url)]


@pytest.mark.parametrize(
    "text", ["[a](#part)", "[a](other.md)", "![a](https://example.org/a.png)", "`[a](https://b.c)`"]
)
def test_what_is_no_link_to_the_web(text):
    assert document_of(text).links == ()


def test_blocks_have_the_roles_that_the_signs_say():
    document = document_of(
        "# Title\n\nText\ngoes on.\n\n- one\n  goes on\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"
    )
    assert [
        (block.role, " ".join(document.body()[block.start : block.end].split())) for block in document.blocks
    ] == [
        (Role.HEADING, "Title"),
        (Role.PARAGRAPH, "Text goes on."),
        (Role.ITEM, "one goes on"),
        (Role.ITEM, "two"),
        (Role.CELL, "a b"),
        (Role.CELL, "1 2"),
    ]


FACTS = [
    ("---\ntitle: 'A report'\ndate: 2018-09-14\n---\n# Other", "A report", "2018-09-14"),
    ("---\ntitle: A report\ndate: 14 September 2018\n---\n", "A report", "2018-09-14"),
    ('+++\ntitle = "A report"\ndate = 2018-09\n+++\n', "A report", "2018-09"),
    ("# A **report**\n\nText.", "A report", None),
    ("Text only.", None, None),
]


@pytest.mark.parametrize(("text", "title", "published"), FACTS)
def test_title_and_date_are_those_of_the_head(text, title, published):
    document = document_of(text + "\nWords.")
    assert (document.title, document.published) == (title, published)


def test_places_are_lines_and_columns_of_the_file():
    document = document_of("# T\r\n\r\nIt costs **£5**.\r\n")
    at = document.text.index("£5")
    place = document.locate(at, at + 2)
    assert (place.line, place.column) == (3, 12)


def test_asides_say_why():
    document = document_of("A **b**.[^1]\n\n[^1]: Note.")
    kinds = {document.text[aside.start : aside.end]: aside.kind for aside in document.asides}
    assert kinds["**"] is AsideKind.MARKUP
    assert kinds["[^1]"] is AsideKind.MARKER
    assert kinds["Note."] is AsideKind.NOTE
