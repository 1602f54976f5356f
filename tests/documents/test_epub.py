"""EPUB: the chapters of a book in its order, its notes found across its files."""

# ruff: noqa: E501  # markup reads better on the line that its maker writes

import io
import zipfile

import pytest

from evidence_audit.citations import cite
from evidence_audit.documents import read
from evidence_audit.errors import DocumentError

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)
OPF = 'xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"'


def chapter(body, head="<title>x</title>"):
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml" '
        f'xmlns:epub="http://www.idpf.org/2007/ops"><head>{head}</head><body>{body}</body></html>'
    )


def packed(files, *, spine=None, guide="", facts="", first="mimetype", more=()):
    """Return a book of `files`, whose names are read in the order of `spine`, else in their own."""
    parts = "".join(
        f'<item id="i{at}" href="{name}" media-type="application/xhtml+xml"{" properties=" + chr(34) + "nav" + chr(34) if name.startswith("nav") else ""}/>'
        for at, name in enumerate(files)
    )
    order = "".join(f'<itemref idref="i{list(files).index(name)}"/>' for name in spine or files)
    book = (
        f'<package {OPF} version="3.0"><metadata>{facts}</metadata><manifest>{parts}</manifest>'
        f"<spine>{order}</spine>{guide}</package>"
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr(first, "application/epub+zip")
        package.writestr("META-INF/container.xml", CONTAINER)
        package.writestr("OEBPS/book.opf", book)
        for name, content in files.items():
            package.writestr(f"OEBPS/{name}", content)
        for name, content in more:
            package.writestr(name, content)
    return file.getvalue()


def document_of(files, **more):
    return cite(read(packed(files, **more), "book.epub"))


def test_chapters_are_read_in_the_order_of_the_spine():
    files = {name: chapter(f"<h1>{name[0]}</h1><p>Text of {name[0]}.</p>") for name in ("b.xhtml", "a.xhtml")}
    document = document_of(files, spine=["a.xhtml", "b.xhtml"])
    assert document.text.split("\n\n") == ["a", "Text of a.", "b", "Text of b."]
    assert document.format == "epub"
    assert document.locate(0, 1).line is None


CALL = '<p>Half.<a epub:type="noteref" href="{href}" id="{id}">{number}</a></p>'
NOTES = {  # files of a book with two chapters, each with a note 1
    "in a file of their own": {
        "one.xhtml": chapter(CALL.format(href="notes.xhtml#n1", id="c1", number=1)),
        "two.xhtml": chapter(CALL.format(href="notes.xhtml#n2", id="c1", number=1)),
        "notes.xhtml": chapter(
            '<section epub:type="endnotes"><h2>Notes</h2><ol><li id="n1" epub:type="endnote">Reed. <a '
            'href="one.xhtml#c1" epub:type="backlink">back</a></li><li id="n2">Quill. <a href="two.xhtml#c1">↩</a>'
            "</li></ol></section>"
        ),
    },
    "at the end of each chapter": {
        "one.xhtml": chapter(
            CALL.format(href="#n1", id="c1", number=1)
            + '<aside epub:type="footnote" id="n1"><p>Reed.</p></aside>'
        ),
        "two.xhtml": chapter(
            CALL.format(href="#n1", id="c1", number=1)
            + '<section epub:type="footnote" id="n1"><p>1. Quill. <a href="#c1">1</a></p></section>'
        ),
    },
    "behind an anchor that XML closes at once": {
        "text/one.xhtml": chapter('<p>Half.<sup><a id="c1"/><a href="../notes.xhtml#n1">1</a></sup></p>'),
        "text/two.xhtml": chapter('<p>Half.<sup><a href="../notes.xhtml#n2">1</a></sup></p>'),
        "notes.xhtml": chapter(
            '<p><a id="n1"/><a href="text/one.xhtml#c1">1</a> Reed.</p><p><a id="n2"/>1. Quill.</p>'
        ),
    },
    "in text that is locked for no reader but fonts are": {
        "one.xhtml": chapter(CALL.format(href="notes%20all.xhtml#n1", id="c1", number=1)),
        "two.xhtml": chapter(CALL.format(href="notes%20all.xhtml#n2", id="c2", number=1)),
        "notes all.xhtml": chapter(
            '<div class="footnotes"><p id="n1">1. Reed.</p><p id="n2">1. Quill.</p></div>'
        ),
    },
}


@pytest.mark.parametrize("name", NOTES)
def test_markers_lead_to_notes_wherever_they_stand(name):
    document = document_of(NOTES[name])
    texts = {note.id: note.text for note in document.notes}
    assert [marker.marker for marker in document.markers] == ["1", "1"]
    assert [texts[marker.note] for marker in document.markers] == ["Reed.", "Quill."]
    assert [word for word in document.body().split() if word != "Notes"] == ["Half.", "Half."]


def test_links_out_of_the_book_are_links_and_those_within_are_none():
    document = document_of(
        {
            "one.xhtml": chapter(
                '<p><a href="https://a.example.org/b">A</a> <a href="two.xhtml">B</a> <a href="c.png">C</a></p>'
            ),
            "two.xhtml": chapter("<p>Text.</p>"),
        }
    )
    assert [(document.text[link.start : link.end], link.url) for link in document.links] == [
        ("A", "https://a.example.org/b")
    ]


def test_cover_and_contents_are_skipped():
    files = {
        "cover.xhtml": chapter('<section epub:type="cover"><p>Cover 90</p></section>'),
        "front.xhtml": chapter("<p>Front 91</p>"),
        "nav.xhtml": chapter('<nav epub:type="toc"><ol><li><a href="one.xhtml">Halls 92</a></li></ol></nav>'),
        "one.xhtml": chapter('<p>Text.</p><nav epub:type="landmarks"><p>93</p></nav>'),
    }
    guide = '<guide><reference type="cover" href="front.xhtml"/></guide>'
    assert document_of(files, guide=guide).text == "Text."


def test_facts_are_those_of_the_book():
    facts = (
        "<dc:title>Bells &amp; halls</dc:title><dc:language>en-GB</dc:language><dc:date>2018-09-14</dc:date>"
    )
    document = document_of({"one.xhtml": chapter("<p>Text.</p>")}, facts=facts)
    assert (document.title, document.language, document.published) == ("Bells & halls", "en", "2018-09-14")


def test_entities_of_html_are_read():
    document = document_of({"one.xhtml": chapter("<p>£5&#160;million&nbsp;&mdash; &amp; so on</p>")})
    assert document.text == "£5\xa0million\xa0— & so on"


@pytest.mark.parametrize(("name", "first"), [("a.epub", "mimetype"), ("a.zip", "mimetype"), ("-", "other")])
def test_format_is_known_by_its_content(name, first):
    assert read(packed({"one.xhtml": chapter("<p>Text.</p>")}, first=first), name).format == "epub"


LOCKED = (
    '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" xmlns:e="http://www.w3.org/2001/04/xmlenc#">'
    '<e:EncryptedData><e:EncryptionMethod Algorithm="{method}"/><e:CipherData><e:CipherReference URI="OEBPS/{file}"/>'
    "</e:CipherData></e:EncryptedData></encryption>"
)


def test_locked_book_is_refused_and_one_with_garbled_fonts_is_read():
    files = {"one.xhtml": chapter("<p>Text.</p>")}
    locks = LOCKED.format(method="http://www.w3.org/2001/04/xmlenc#aes128-cbc", file="one.xhtml")
    with pytest.raises(DocumentError, match="DRM") as caught:
        document_of(files, more=[("META-INF/encryption.xml", locks)])
    assert "without" in caught.value.remedy
    fonts = LOCKED.format(method="http://www.idpf.org/2008/embedding", file="one.xhtml")
    assert document_of(files, more=[("META-INF/encryption.xml", fonts)]).text == "Text."


REFUSED = [  # bytes, what is said
    (packed({}), "no chapter"),
    (packed({"one.xhtml": chapter("<p>Text.</p>")}).replace(b"</spine>", b"</spike>"), "damaged"),
    (packed({"one.xhtml": chapter("<p>Text.</p>")}).replace(b"book.opf", b"look.opf", 1), "no EPUB"),
    (packed({"one.xhtml": chapter("<div>" * 9000 + "<ul>" * 9000 + "deep")}), "nested"),
]


@pytest.mark.parametrize(("content", "said"), REFUSED, ids=[row[1] for row in REFUSED])
def test_what_cannot_be_read_is_refused_with_a_remedy(content, said):
    with pytest.raises(DocumentError, match=said) as caught:
        read(content, "a.epub")
    assert caught.value.remedy
