"""Notes of pages, whoever made them: the same notes from every maker's markup, and what is no note."""

# ruff: noqa: E501  # markup reads better on the line that its maker writes

import re

import pytest

from evidence_audit.citations import cite
from evidence_audit.documents import read
from tests.documents.dialects import DIALECTS, NOTES, called, document, plain, prose, shown, urls

SEARCHED = ("plain superscripts and paragraphs", "plain superscripts and a list")
"""These state no notes: they are searched as in any text."""
HIDDEN = ("title of the superscript",)
"""Here an address is text, for attributes hold no links."""


def cited(source):
    return cite(read(source.encode(), "a.html", format="html"))


def words(text):
    return re.sub(r"[^\w£%.]+", " ", text).split()


@pytest.mark.parametrize("name", DIALECTS)
def test_markers_lead_to_the_same_notes_and_addresses(name):
    dialect = DIALECTS[name]
    found = cited(document(dialect))
    notes = {note.id: note for note in found.notes}
    assert [marker.marker for marker in found.markers] == [dialect.marker(number) for number in called()]
    texts = [" ".join((plain if name in HIDDEN else shown)(NOTES[number - 1]).split()) for number in called()]
    assert [notes[marker.note].text for marker in found.markers] == texts
    assert [list(notes[marker.note].urls) for marker in found.markers] == [
        urls(NOTES[number - 1]) for number in called()
    ]
    assert found.states_notes == (name not in SEARCHED)


@pytest.mark.parametrize("name", DIALECTS)
def test_body_is_the_prose_alone(name):
    body = words(cited(document(DIALECTS[name])).body())
    left = body[body.index("night") + 1 :]
    assert [word for word in left if word not in ("Notes", "References", "Footnotes")] == words(prose())


def test_named_reference_is_one_note_called_twice():
    found = cited(
        "<p>Half.<sup id='cite_ref-h_1-0' class=reference><a href='#cite_note-h-1'>[1]</a></sup> A third."
        "<sup id='cite_ref-h_1-1' class=reference><a href='#cite_note-h-1'>[1]</a></sup><sup class='reference nowrap'>"
        "<span title='Page: 12'>: 12 </span></sup></p><ol class=references><li id='cite_note-h-1'><span "
        "class=mw-cite-backlink>^ <a href='#cite_ref-h_1-0'><span class=cite-accessibility-label>Jump up to: </span>"
        "<sup><i><b>a</b></i></sup></a> <a href='#cite_ref-h_1-1'><sup><i><b>b</b></i></sup></a></span> <span "
        "class=reference-text>Reed, A. (2020).</span></li></ol>"
    )
    assert [(marker.marker, marker.note) for marker in found.markers] == [("1", "n-1"), ("1", "n-1")]
    assert [note.text for note in found.notes] == ["Reed, A. (2020)."]
    assert " ".join(found.body().split()) == "Half. A third."


PAGES = {  # source, then markers, notes by id, and addresses
    "group of its own": (
        "<p>Half.<sup class=reference><a href='#cite_note-1'>[1]</a></sup> In all.<sup class=reference>"
        "<a href='#cite_note-2'>[note 1]</a></sup></p><ol><li id=cite_note-1>Reed 2020.</li></ol>"
        "<ol><li id=cite_note-2>Without inns.</li></ol>",
        [("1", "n-1"), ("note 1", "n-note-1")],
        {"n-1": "Reed 2020.", "n-note-1": "Without inns."},
    ),
    "name in another script": (
        "<p>Half.<a href='#cite_note-M%C3%BChle'><sup>1</sup></a></p><ol><li id='cite_note-Mühle'>Reed 2020.</li></ol>",
        [("1", "n-1")],
        {"n-1": "Reed 2020."},
    ),
    "called again with a number of its own": (
        "<p>Half.<sup class=footnote-ref><a href='#fn1'>[1]</a></sup> A third.<sup class=footnote-ref>"
        "<a href='#fn1'>[1:1]</a></sup></p><ol><li id=fn1 class=footnote-item>Reed 2020.</li></ol>",
        [("1", "n-1"), ("1", "n-1")],
        {"n-1": "Reed 2020."},
    ),
    "range": (
        "<p>Half.<sup><a href='#B1'>1</a>–<a href='#B4'>4</a></sup></p><ol>"
        + "".join(f"<li id=B{n}>Work {'abcd'[n - 1]}.</li>" for n in (1, 2, 3, 4))
        + "</ol>",
        [("1", "n-1"), ("2", "n-2"), ("3", "n-3"), ("4", "n-4")],
        {f"n-{n}": f"Work {'abcd'[n - 1]}." for n in (1, 2, 3, 4)},
    ),
    "never called": (
        "<p>Half.<a href='#n1'><sup>1</sup></a> A third.<a href='#n3'><sup>3</sup></a></p><ol><li id=n1>Work a.</li>"
        "<li>Work b.</li><li id=n3>Work c.</li></ol>",
        [("1", "n-1"), ("3", "n-3")],
        {"n-1": "Work a.", "n-2": "Work b.", "n-3": "Work c."},
    ),
    "several paragraphs and a list": (
        "<p>Half.<a href='#n1' class=footnote-ref>1</a></p><section><ol><li id=n1><p>First.</p><ul><li>Second.</li></ul>"
        "<p>Third. <a href='#r'>↩</a></p></li></ol></section>",
        [("1", "n-1")],
        {"n-1": "First. Second. Third."},
    ),
    "in a cell of a table": (
        "<table><tr><td>Halls</td><td>31<sup><a href='#t1'>a</a></sup></td></tr></table><p id=t1><sup>a</sup> Shut ones "
        "are left out.</p>",
        [("a", "n-a")],
        {"n-a": "Shut ones are left out."},
    ),
    "author and year": (
        "<p>Half (<a href='#ref-reed2020' role=doc-biblioref>Reed 2020</a>).</p><div class='references csl-bib-body'>"
        "<div id=ref-reed2020 class=csl-entry>Reed, A. 2020. <em>Bells</em>.</div></div>",
        [("Reed 2020", "n-Reed-2020")],
        {"n-Reed-2020": "Reed, A. 2020. Bells."},
    ),
    "author and year, by key": (
        "<p>Half <span class=citation data-cites='reed quill'>(Reed 2020, 4; Quill 1999)</span>. So says Quill "
        "<span class=citation data-cites=quill>(1999)</span>.</p><div id=refs><div id=ref-reed class=csl-entry>Reed, A. "
        "2020. Bells.</div><div id=ref-quill class=csl-entry>Quill, Bo. 1999. Lamps.</div></div>",
        [("Reed 2020", "n-Reed-2020"), ("Quill 1999", "n-Quill-1999"), ("Quill 1999", "n-Quill-1999")],
        {"n-Reed-2020": "Reed, A. 2020. Bells.", "n-Quill-1999": "Quill, Bo. 1999. Lamps."},
    ),
    "work cited by name in a note": (
        "<p>Half.<sup class=reference><a href='#cite_note-1'>[1]</a></sup></p><ol><li id=cite_note-1><a href='#CITEREFReed'>"
        "Reed 2020</a>, p. 5.</li></ol><ul><li><cite id=CITEREFReed class=citation>Reed, A. <a href='https://b.example.org'>"
        "Bells</a>.</cite></li></ul>",
        [("1", "n-1"), ("Reed 2020", "n-Reed-2020")],
        {"n-1": "Reed 2020, p. 5.", "n-Reed-2020": "Reed, A. Bells."},
    ),
    "work within a note that others cite": (
        "<p>Half.<sup class=reference><a href='#cite_note-1'>[1]</a></sup> All.<sup class=reference><a href='#cite_note-2'>"
        "[2]</a></sup></p><ol><li id=cite_note-1><span class=reference-text><cite id=CITEREFReed class=citation>Reed, A. "
        "(2020). Bells.</cite></span></li><li id=cite_note-2><a href='#CITEREFReed'>Reed 2020</a>, p. 5.</li></ol>",
        [("1", "n-1"), ("2", "n-2")],
        {"n-1": "Reed, A. (2020). Bells.", "n-2": "Reed 2020, p. 5."},
    ),
    "bracketed list of works": (
        "<p>Half <cite class=ltx_cite>[<a href='#bib.bib7' class=ltx_ref>7</a>]</cite>.</p><ul class=ltx_biblist>"
        "<li id=bib.bib7 class=ltx_bibitem><span class='ltx_tag ltx_tag_bibitem'>[7]</span><span class=ltx_bibblock>Reed, "
        "<em>Bells</em>, 2020.</span></li></ul>",
        [("7", "n-7")],
        {"n-7": "Reed, Bells, 2020."},
    ),
    "anchor before the note": (
        "<p>Half.<sup><a href='#n1'>1</a></sup></p><hr><a name=n1></a><p>1. Work a.</p><p>Imprint</p>",
        [("1", "n-1")],
        {"n-1": "Work a."},
    ),
    "tables that are notes": (
        "<p>Half.<a href='#id1' class=footnote-reference>[1]</a></p><table class='docutils footnote' id=id1><tr><td>[1]</td>"
        "<td>Work a.</td></tr></table>",
        [("1", "n-1")],
        {"n-1": "Work a."},
    ),
    "one note on the page": (
        "<p>Half.<sup><a href='#_ftn1'>*</a></sup></p><div id=ftn1><p><a name=_ftn1></a>* Work a.</p><p>Work b.</p></div>",
        [("*", "n-*")],
        {"n-*": "Work a. Work b."},
    ),
    "a figure opens the note": (
        "<p>Half.<a href='#n1'><sup>1</sup></a> A third.<a href='#n2'><sup>2</sup></a></p><ol><li id=n1>14 halls.</li>"
        "<li id=n2>2 inns.</li></ol>",
        [("1", "n-1"), ("2", "n-2")],
        {"n-1": "14 halls.", "n-2": "2 inns."},
    ),
    "signs": (
        "<p>Half.<a href='#na' class=fn>†</a></p><p id=na>† Work a.</p>",
        [("†", "n-†")],
        {"n-†": "Work a."},
    ),
}


@pytest.mark.parametrize("name", PAGES)
def test_what_a_page_states(name):
    source, markers, notes = PAGES[name]
    found = cited(source)
    assert [(marker.marker, marker.note) for marker in found.markers] == markers
    assert {note.id: note.text for note in found.notes} == notes


def test_note_that_cites_a_work_has_its_address():
    found = cited(PAGES["work cited by name in a note"][0])
    assert [note.urls for note in found.notes] == [("https://b.example.org",)] * 2


def test_brackets_and_commas_of_markers_are_no_body():
    found = cited(
        "<p>Half [<a href='#r1'>1</a>, <a href='#r2'>2</a>] of (<a href='#r1'>1</a>) them.</p>"
        "<ol class=references><li id=r1>Work a.</li><li id=r2>Work b.</li></ol>"
    )
    assert " ".join(found.body().split()) == "Half of them."


NO_NOTES = {
    "figure": "<p>See Figure <a href='#fig1'>1</a>.</p><figure id=fig1><figcaption>Some halls</figcaption></figure>",
    "table": "<p>See <a class='reference internal' href='#t1'>Table 1</a>.</p><table id=t1><tr><td>Hall</td></tr></table>",
    "section": "<p>See <a class='reference internal' href='#s2'>2</a>.</p><section id=s2><h2>Part</h2><p>Words.</p></section>",
    "contents": "<nav><a href='#ref1'>1</a></nav><p id=ref1>Words of the text.</p>",
    "pages": "<p><a href='#p2'>2</a> <a href='#p3'>3</a></p><div id=p2>Words here.</div><div id=p3>And there.</div>",
    "heading": "<p>Half.<sup><a href='#h'>1</a></sup></p><h2 id=h>A heading here</h2><p>Words.</p>",
    "link upwards": "<p id=fn1>Words of the text.</p><p><a href='#fn1'><sup>1</sup></a></p>",
    "other page": "<p>Half.<sup><a href='https://a.example.org/b#c1'>1</a></sup></p><p>Words of the text.</p>",
    "power": "<p>9 m<sup title='squared'>2</sup></p>",
    "abbreviation": "<p><abbr title='Gross hall product'>GHP</abbr> of 5.</p>",
    "tooltip of a button": "<p>Half <button title='Share this page'>S</button></p>",
}


@pytest.mark.parametrize("name", NO_NOTES)
def test_what_states_no_note(name):
    document_ = read(NO_NOTES[name].encode(), "a.html", format="html")
    assert (document_.markers, document_.notes) == ((), ())


SHOWN = [  # note, its addresses
    ("<a href='https://a.example.org/b'>https://a.example.org/b#</a>", ["https://a.example.org/b"]),
    ("doi: 1<a href='https://j.example.org/abc'>0.5555/abc.123</a>", ["https://j.example.org/abc"]),
    (
        "<a href='https://a.example.org'>Here</a>, https://b.example.org/c",
        ["https://a.example.org", "https://b.example.org/c"],
    ),
]


@pytest.mark.parametrize(("note", "addresses"), SHOWN, ids=[row[1][0] for row in SHOWN])
def test_address_printed_under_a_link_leads_where_the_link_leads(note, addresses):
    found = cited(f"<p>Half.<a href='#fn1'><sup>1</sup></a></p><ol><li id=fn1>Reed, {note}.</li></ol>")
    assert [list(note.urls) for note in found.notes] == [addresses]


WRAPPED = [  # as linked, where it leads
    ("https://www.google.com/url?q=https://a.example.org/b%3Fc%3D1&sa=D", "https://a.example.org/b?c=1"),
    (
        "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.example.org%2Fb&data=05",
        "https://a.example.org/b",
    ),
    (
        "https://www.google.com/search?q=https://a.example.org",
        "https://www.google.com/search?q=https://a.example.org",
    ),
    ("https://www.google.com/url?q=halls", "https://www.google.com/url?q=halls"),
    (
        "https://a.example.org/url?q=https://b.example.org",
        "https://a.example.org/url?q=https://b.example.org",
    ),
]


@pytest.mark.parametrize(("linked", "url"), WRAPPED)
def test_links_of_exporters_lead_where_they_lead(linked, url):
    found = cited(f"<p><a href='{linked.replace('&', '&amp;')}'>A</a>")
    assert [link.url for link in found.links] == [url]
