"""HTML: every text node of the page, in the order of its source."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_audit.citations import cite
from evidence_audit.documents import read
from evidence_audit.errors import DocumentError
from evidence_audit.model import AsideKind, Role

ADDRESS = "https://example.org/reports/one.html"


def document_of(source, **more):
    content = source if isinstance(source, bytes) else source.encode()
    return read(content, ADDRESS, format="html", **more)


TEXTS = [  # source, text
    ("<p>One <b>in</b> four</p><p>Two</p>", "One in four\n\nTwo"),
    ("<p>One\n   in\tfour", "One in four"),
    ("one<br>two", "one\ntwo"),
    ("<div>one<div>two</div>three</div>", "one\n\ntwo\n\nthree"),
    ("<ul><li>one<li>two</ul>", "one\n\ntwo"),
    ("<p>£5&nbsp;million &pound;3 &amp; &#8364;2", "£5\xa0million £3 & €2"),
    ("<p>a<sup>1</sup> b", "a1 b"),
    (
        "<script>x</script><style>p{}</style><noscript>no</noscript><template>t</template><p>Text",
        "Text",
    ),
    ("<p>Text <img src=a.png alt='A chart: 5 of 7'> goes on", "Text A chart: 5 of 7 goes on"),
    ("<pre>a\n  b</pre>", "a\n  b"),
    ("<html><body>one</body></html><p>two", "one\n\ntwo"),
    ("<p>one<p>two<b>three<i>four</b>five", "one\n\ntwothreefourfive"),
    ("text without any tag", "text without any tag"),
    ("<svg><text>90,000</text></svg>", "90,000"),
    ("<p>one<!-- a comment --> two", "one two"),
    ("<dl><dt>Cost</dt><dd>£5m</dd></dl>", "Cost\n\n£5m"),
    ("<details><summary>More</summary>90,000</details>", "More\n\n90,000"),
]


@pytest.mark.parametrize(("source", "text"), TEXTS, ids=[row[0][:40] for row in TEXTS])
def test_every_text_node_is_kept(source, text):
    assert document_of(source).text == text


def test_row_of_a_table_stands_on_one_line():
    document = document_of(
        "<table><tr><th>Year</th><th>Cost</th></tr>\n<tr><th>2018</th>\n<td><p>£5m</p></td></tr></table>"
    )
    rows = [(document.text[block.start : block.end].split(), block.role) for block in document.blocks]
    assert rows == [(["Year", "Cost"], Role.CELL), (["2018", "£5m"], Role.CELL)]


def test_table_that_only_lays_out_the_page_is_read_as_text():
    long = "A sentence that goes on for a while about 90,000 people. " * 5
    document = document_of(f"<table><tr><td>Menu</td><td><p>{long}</p><p>And more.</p></td></tr></table>")
    assert [document.text[block.start : block.end] for block in document.blocks] == [
        "Menu",
        long.strip(),
        "And more.",
    ]


def test_blocks_have_the_roles_of_their_elements():
    document = document_of(
        "<h1>T</h1><p>P</p><ol><li>I<p>J</p></ol><figure><figcaption>C</figcaption></figure><pre>x</pre>"
    )
    assert [(document.text[block.start : block.end], block.role) for block in document.blocks] == [
        ("T", Role.HEADING),
        ("P", Role.PARAGRAPH),
        ("I", Role.ITEM),
        ("J", Role.PARAGRAPH),
        ("C", Role.CAPTION),
        ("x", Role.CODE),
    ]


def test_place_is_line_and_column_of_the_source():
    source = "<html>\n<!-- a\ncomment -->\n<script>\n\n</script>\n<p class='x'\n id='y'>It\n"
    source += "costs <b>£5</b> and\n <i>then £6</i></p>"
    document = document_of(source)
    for figure, line, column in (("£5", 9, 10), ("£6", 10, 10)):
        at = document.text.index(figure)
        place = document.locate(at, at + 2)
        assert (place.line, place.column) == (line, column)


def test_place_on_a_page_of_one_line():
    source = "<p>one £5</p><p title='£5'>two £5</p><p>three £6</p>"
    document = document_of(source)
    at = document.text.rindex("£5")
    assert document.locate(at, at + 2).column == source.rindex("£5") + 1


LINKS = [
    ("<p><a href='/a?b=1&amp;c=2'>A</a>", [("A", "https://example.org/a?b=1&c=2")]),
    ("<p><a href='two.html'>A</a>", [("A", "https://example.org/reports/two.html")]),
    (
        "<base href='https://other.org/x/'><p><a href='two.html'>A</a>",
        [("A", "https://other.org/x/two.html")],
    ),
    ("<p><a href='//cdn.org/a'>A <b>b</b></a>.", [("A b", "https://cdn.org/a")]),
    ("<p>a<a href=' https://b.org '>B</a>", [("B", "https://b.org")]),
    ("<p><a href='mailto:a@b.c'>A</a><a href='javascript:x()'>B</a><a href='#c'>C</a><a>D</a>", []),
    ("<p>A<a href='https://b.org'><img src=x></a>", []),
    ("<p><a href='http://[bad'>A</a>", [("A", "http://[bad")]),
]


@pytest.mark.parametrize(("source", "links"), LINKS)
def test_links_are_whole_addresses_over_their_words(source, links):
    document = document_of(source)
    assert [(document.text[link.start : link.end], link.url) for link in document.links] == links


def test_links_of_a_file_are_those_that_name_a_host():
    document = read(b"<a href='two.html'>A</a> <a href='https://b.org/'>B</a>", "folder/one.html")
    assert [link.url for link in document.links] == ["https://b.org/"]


def test_what_stands_around_the_text_is_set_aside_but_kept():
    document = document_of(
        "<header>Site</header><nav>Menu</nav><div role=navigation>More</div>"
        "<article><header>Title</header><p>Text</p><footer>Notes</footer></article><footer>Imprint</footer>"
    )
    assert document.text.split() == ["Site", "Menu", "More", "Title", "Text", "Notes", "Imprint"]
    assert document.body().split() == ["Title", "Text", "Notes"]
    assert {aside.kind for aside in document.asides} == {AsideKind.RUNNING_HEAD}


NOTES = {
    "pandoc": (
        '<p>Gap.<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a> More</p>'
        '<section id="footnotes" class="footnotes"><hr><ol><li id="fn1"><p>See <a href="https://b.org">B</a>.'
        '<a href="#fnref1" class="footnote-back" role="doc-backlink">↩︎</a></p></li></ol></section>'
    ),
    "Wikipedia": (
        '<p>Gap.<sup id="cite_ref-1" class="reference"><a href="#cite_note-1">[1]</a></sup> More</p>'
        '<ol class="references"><li id="cite_note-1"><span class="mw-cite-backlink">'
        '<b><a href="#cite_ref-1">^</a></b>'
        '</span> <span class="reference-text">See <a href="https://b.org">B</a>.</span></li></ol>'
    ),
    "Word": (
        '<p>Gap.<a href="#_ftn1" name="_ftnref1">[1]</a> More</p><hr>'
        '<div id="ftn1"><p><a href="#_ftnref1" name="_ftn1">[1]</a> See <a href="https://b.org">B</a>.</p></div>'
    ),
    "table": (
        "<p>Gap.<sup><a href='#note1'>1</a></sup> More</p>"
        "<table><tr><td><a id='note1'></a>1</td><td>See <a href='https://b.org'>B</a>.</td></tr></table>"
    ),
}


@pytest.mark.parametrize("maker", NOTES)
def test_footnotes_lead_to_their_notes(maker):
    document = document_of(NOTES[maker])
    (marker,), (note,) = document.markers, document.notes
    assert (marker.marker, marker.note) == ("1", note.id)
    assert note.id == "n-1"
    assert note.text == "See B."
    assert document.states_notes
    body = document.body()
    assert "Gap." in body
    assert "More" in body
    assert "1" not in body
    assert "See" not in body


NO_NOTES = [
    '<p><a href="#part-2">2</a></p><h2 id="part-2">2 Part</h2><p>Text</p>',
    "<p>Text<sup>1</sup></p><ol><li>Note</li></ol>",
    '<p>Text<sup><a href="#fn9">9</a></sup></p>',
    '<h2 id="ref1">Above</h2><p>Back <a href="#ref1">1</a></p>',
]


@pytest.mark.parametrize("source", NO_NOTES)
def test_what_states_no_note(source):
    document = document_of(source)
    assert not document.notes
    assert not document.markers
    assert not document.states_notes


def test_superscripts_are_raised():
    document = document_of("<p>a<sup>1</sup> b<sup> 2,3 </sup> c²")
    assert [document.text[span.start : span.end].strip() for span in document.raised] == ["1", "2,3", "²"]


ENCODED = [
    ("<meta charset=utf-8><p>£5", "utf-8", None),
    ("<meta charset='windows-1252'><p>£5 “a”", "cp1252", None),
    (
        '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-2"><p>£5 zł'.replace("£", "L"),
        "iso-8859-2",
        None,
    ),
    ("<p>£5 “a”", "cp1252", "text/html; charset=windows-1252"),
    ("<p>£5", "utf-16", None),
    ("<p>日本 5", "shift_jis", "text/html;charset=Shift_JIS"),
    ("<meta charset=iso-8859-1><p>£5 “a”", "utf-8", None),
    ("<meta charset=utf-16><p>£5", "utf-8", None),
    ("<meta charset=windows-1252><p>£5 “a”", "cp1252", "text/html; charset=utf-8"),
    ("<!-- <meta charset=koi8-r> --><meta charset=windows-1252><p>£5 “a”", "cp1252", None),
    ("<?xml version='1.0' encoding='windows-1252'?><html><p>£5 “a”", "cp1252", None),
]


@pytest.mark.parametrize(("source", "encoding", "media_type"), ENCODED)
def test_encoding_is_what_mark_server_or_page_say(source, encoding, media_type):
    document = document_of(source.encode(encoding), media_type=media_type)
    assert document.text == source.rpartition("<p>")[2]


FACTS = [  # head, title, published
    ("<title>A\n report | Site</title>", "A report | Site", None),
    ("<meta property=og:title content='A report'><title>A report | Site</title>", "A report", None),
    ("<body><h1>A <b>report</b></h1>", "A report", None),
    ("<meta property='article:published_time' content='2018-09-14T08:00:00Z'>", None, "2018-09-14"),
    (
        "<meta name=citation_publication_date content='2018/9/4'><meta name=date content=2020-01-01>",
        None,
        "2018-09-04",
    ),
    ("<meta name='DCTERMS.issued' content='2018-09'>", None, "2018-09"),
    (
        '<script type="application/ld+json">{"@graph":[{"a":"A"},{"datePublished":"2018-09-14"}]}</script>',
        None,
        "2018-09-14",
    ),
    (
        '<script type="application/ld+json">{broken</script><body><time datetime="2018-09-14">then</time>',
        None,
        "2018-09-14",
    ),
    (
        "<body><time class=updated datetime=2020-01-01>x</time><time>14 September 2018</time>",
        None,
        "2018-09-14",
    ),
    ("<body><span itemprop=datePublished content=2018-09-14>x</span>", None, "2018-09-14"),
    ("<meta name=date content='soon'>", None, None),
    (
        '<script type="application/ld+json">{"@type":"WebPage","comment":[{"datePublished":"2023-01-01"}],'
        '"mainEntity":{"datePublished":"2018-09-14"}}</script>',
        None,
        "2018-09-14",
    ),
    (
        "<body><aside><time datetime=2023-01-01>new</time></aside><time datetime=2018-09-14>x</time>",
        None,
        "2018-09-14",
    ),
    (
        "<body><time>3 May 2024</time><time class=dt-published datetime=2018-09-14>x</time>",
        None,
        "2018-09-14",
    ),
]


@pytest.mark.parametrize(("head", "title", "published"), FACTS)
def test_title_and_date_as_the_page_states_them(head, title, published):
    document = document_of(f"<html><head>{head}<p>Text")
    assert (document.title, document.published) == (title, published)


@pytest.mark.parametrize("depth", [300, 5000])
def test_page_nested_beyond_measure_is_still_read(depth):
    assert "deep 5 million" in document_of("<div>" * depth + "deep 5 million" + "</div>" * 10).text


@settings(max_examples=60)
@given(st.text(alphabet="ab1 <>/\"'=&;!-#pdivtrsupa\n", max_size=120))
def test_broken_markup_is_read_in_order(source):
    try:
        document = document_of("<p>word " + source)
    except DocumentError:
        return
    assert document.text.startswith("word")
    spans = [*document.blocks, *document.links, *document.asides, *document.lines, *document.raised]
    assert all(0 <= span.start <= span.end <= len(document.text) for span in spans)
    for kind in (document.lines, document.blocks):
        assert all(one.end <= two.start for one, two in pairwise(kind))


def notes_of(source):
    return [(note.marker, note.text) for note in cite(document_of(source)).notes]


CALLS = "<p>Half are tired.<sup>1</sup> A third sleep badly.<sup>2</sup></p>"
ENTRIES = "<ol><li>Hall Survey, 2021.</li><li>Night Board, 2022.</li></ol>"


@pytest.mark.parametrize("calls", [CALLS, CALLS.replace("<sup>", "[").replace("</sup>", "]")])
@pytest.mark.parametrize("entries", [ENTRIES, ENTRIES.replace("<li>H", "<li id=fn1>H")])
def test_plain_list_at_the_end_holds_the_notes(calls, entries):
    """Browsers print its numbers, and those lead to it."""
    assert notes_of(calls + entries) == [("1", "Hall Survey, 2021."), ("2", "Night Board, 2022.")]


NO_NOTES = [
    ENTRIES + CALLS,
    "<p>A hall of 9 m<sup>2</sup> and 10<sup>6</sup> chairs.</p>" + ENTRIES,
    CALLS + ENTRIES.replace("<ol>", "<ol type=a>"),
    "<p>Do this:</p>" + ENTRIES,
]


@pytest.mark.parametrize("source", NO_NOTES)
def test_other_lists_keep_their_words_alone(source):
    document = document_of(source)
    assert "1. Hall" not in document.text
    assert notes_of(source) == []


DATED = [  # source, published
    ("<h1>Rest</h1><p>Published March 2024</p><p>Half are tired.</p>", "2024-03"),
    ("<header><p>Published 12 March 2024</p></header><main><p>Half are tired.</p></main>", "2024-03-12"),
    ("<h1>Rest</h1><p>12 March 2024</p><p>Half are tired.</p>", "2024-03-12"),
    ("<main><p>Half are tired.</p></main><footer><p>© 2024</p><p>3 May 2025</p></footer>", None),
    ("<p>A survey published in March 2024 says so.</p>", None),
]


@pytest.mark.parametrize(("source", "published"), DATED, ids=[row[0][:50] for row in DATED])
def test_page_without_a_stated_date_may_print_one(source, published):
    assert document_of(source).published == published


LANGUAGES = [  # source, language
    ("<html lang=en-GB><p>x", "en"),
    ("<html xml:lang=de_AT><p>x", "de"),
    ("<meta http-equiv=content-language content=fr><p>x", "fr"),
    ("<meta property=og:locale content=es_MX><p>x", "es"),
    ("<p>x", None),
]


@pytest.mark.parametrize(("source", "language"), LANGUAGES)
def test_language_is_what_the_page_states_without_region(source, language):
    assert document_of(source).language == language


def test_no_text_is_lost_behind_markup_nested_beyond_measure():
    """libxml2 ends at 2,048 levels without a word."""
    with pytest.raises(DocumentError, match="nested"):
        document_of("<p>first</p>" + "<ul>" * 3000 + "deep")
