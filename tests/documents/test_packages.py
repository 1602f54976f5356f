"""Files made to do harm: nothing is fetched, blown up or followed without end, in any format of XML or zip."""

# ruff: noqa: E501  # markup reads better on the line that its maker writes

import io
import zipfile

import pytest

from evidence_audit.documents import packages, read
from evidence_audit.errors import DocumentError
from tests.documents import test_docx, test_epub, test_odt

SECRET = "the words of a file that lies beside it"
TEXT = {
    "docx": test_docx.packed(test_docx.paragraph(test_docx.run("Text"))),
    "odt": test_odt.packed(test_odt.paragraph("Text")),
    "epub": test_epub.packed({"one.xhtml": test_epub.chapter("<p>Text.</p>")}),
}
MAIN = {"docx": "word/document.xml", "odt": "content.xml", "epub": "OEBPS/book.opf"}
SHOWN = {  # where words of a part are shown to the reader
    "docx": (b"Text", b"&x;"),
    "odt": (b"Text", b"&x;"),
    "epub": (b"<metadata>", b"<metadata><dc:title>&x;</dc:title>"),
}


def with_part(content, name, change, *, method=zipfile.ZIP_STORED):
    """Return the archive with one part changed."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w", method) as new:
        for entry in old.namelist():
            part = old.read(entry)
            new.writestr(entry, change(part) if entry == name else part)
    return file.getvalue()


@pytest.fixture
def beside(tmp_path):
    """A file that nobody gave to be read."""
    file = tmp_path / "secret.txt"
    file.write_text(SECRET)
    return file.as_uri()


HARMFUL = {
    "multiplying": '<!DOCTYPE a [<!ENTITY y "ha"><!ENTITY x "&y;&y;&y;">]>',
    "multiplying in an attribute": '<!DOCTYPE a [<!ENTITY y "ha"><!ENTITY x "{many}">]>'.format(
        many="&y;" * 1000
    ),
    "external": '<!DOCTYPE a [<!ENTITY x SYSTEM "{beside}">]>',
    "of a parameter": '<!DOCTYPE a [<!ENTITY % p SYSTEM "{beside}"> %p; <!ENTITY x "y">]>',
}


@pytest.mark.parametrize("name", HARMFUL)
@pytest.mark.parametrize("format_", TEXT)
def test_file_that_declares_entities_is_refused(format_, name, beside):
    before, after = SHOWN[format_]
    declared = HARMFUL[name].replace("{beside}", beside).encode()
    content = with_part(TEXT[format_], MAIN[format_], lambda part: declared + part.replace(before, after))
    with pytest.raises(DocumentError) as caught:
        read(content, f"a.{format_}")
    assert caught.value.remedy
    assert SECRET not in str(caught.value)


@pytest.mark.parametrize("format_", TEXT)
def test_type_of_document_that_lies_elsewhere_is_not_fetched(format_, beside):
    declared = f'<!DOCTYPE a SYSTEM "{beside}">'.encode()
    content = with_part(TEXT[format_], MAIN[format_], lambda part: declared + part)
    assert SECRET not in read(content, f"a.{format_}").text


def test_pages_fetch_nothing(beside):
    source = (
        f'<!DOCTYPE html [<!ENTITY x SYSTEM "{beside}">]><link rel=import href="{beside}"><iframe src="{beside}"></iframe>'
        f'<object data="{beside}"></object><p>&x; Text</p>'
    )
    for name in ("a.html", "a.xhtml"):
        assert SECRET not in read(source.encode(), name).text
    chapter = test_epub.chapter("<p>&x; Text.</p>").replace(
        "<!DOCTYPE html>", f'<!DOCTYPE html [<!ENTITY x SYSTEM "{beside}">]>'
    )
    assert SECRET not in read(test_epub.packed({"one.xhtml": chapter}), "a.epub").text


@pytest.mark.parametrize("format_", TEXT)
def test_part_beyond_measure_is_refused_before_it_is_unpacked(format_, monkeypatch):
    monkeypatch.setattr(packages, "MAX_PART", 1_000_000)
    bomb = with_part(
        TEXT[format_], MAIN[format_], lambda part: part + b" " * 3_000_000, method=zipfile.ZIP_DEFLATED
    )
    assert len(bomb) < 50_000
    with pytest.raises(DocumentError, match="beyond measure"):
        read(bomb, f"a.{format_}")


@pytest.mark.parametrize("format_", TEXT)
def test_parts_beyond_measure_together_are_refused(format_, monkeypatch):
    monkeypatch.setattr(packages, "MAX_READ", 200)
    with pytest.raises(DocumentError, match="beyond measure"):
        read(TEXT[format_], f"a.{format_}")


def test_archive_that_lies_about_its_sizes_is_refused():
    bomb = with_part(
        TEXT["docx"], MAIN["docx"], lambda part: part + b" " * 90_000, method=zipfile.ZIP_DEFLATED
    )
    with zipfile.ZipFile(io.BytesIO(bomb)) as package:
        size = package.getinfo(MAIN["docx"]).file_size
    lie = bomb.replace(size.to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert lie != bomb
    with pytest.raises(DocumentError):
        read(lie, "a.docx")


def test_archive_of_parts_without_end_is_refused(monkeypatch):
    monkeypatch.setattr(packages, "MAX_PARTS", 3)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        for number in range(5):
            package.writestr(f"word/document{number}.xml", "<a/>")
    with pytest.raises(DocumentError, match="parts"):
        read(file.getvalue(), "a.docx")


def test_archive_with_a_password_is_refused():
    marked = bytearray(TEXT["docx"])
    at = 0
    while (at := marked.find(b"PK\x01\x02", at)) >= 0:  # the flag of each entry in the directory
        marked[at + 8] |= 1
        at += 4
    with pytest.raises(DocumentError, match="encrypted"):
        read(bytes(marked), "a.docx")


NESTED = 10_000


def nested(tag, inner):
    return f"<{tag}>" * NESTED + inner + f"</{tag}>" * NESTED


DEEP = {
    "docx": test_docx.packed(nested("w:sdt", test_docx.paragraph(test_docx.run("deep")))),
    "odt": test_odt.packed(nested("text:section", test_odt.paragraph("deep"))),
    "fodt": test_odt.content(nested("text:section", test_odt.paragraph("deep")), kind="document").encode(),
    "epub": test_epub.packed({"one.xhtml": test_epub.chapter(nested("blockquote", "deep"))}),
    "html": f"<p>first</p>{nested('blockquote', 'deep')}".encode(),
}


@pytest.mark.parametrize("format_", DEEP)
def test_ten_thousand_levels_are_refused_with_a_remedy(format_):
    with pytest.raises(DocumentError) as caught:
        read(DEEP[format_], f"a.{format_}")
    assert caught.value.remedy


@pytest.mark.parametrize("tag", ["div", "span", "font", "b"])
def test_page_of_ten_thousand_groups_keeps_all_its_text(tag):
    source = f"<p>first</p>{nested(tag, 'deep')}<p>last</p>"
    assert read(source.encode(), "a.html").text.split() == ["first", "deep", "last"]


MARKDOWN = [
    "> ",
    "- ",
    "[",
    "![",
    "*",
    "_",
    "**a ",
    "`",
    "[^1]",
    "^[",
    "<div>",
    "<a href=",
    "[a](",
    "&lt;",
    "[@",
    "{{< ",
    "\\[",
]


CONFUSING = {  # text in which patterns could go astray
    "label over lines": "[a\n" * 400 + "]: b",
    "label of brackets": "[" + "[a] b\n" * 200,
    "stars behind an anchor": "A.[1](#n1)\n\n<a id=n1></a>" + "*" * 400,
    "head of works": "---\nreferences:\n" + "  a b c d e f\n" * 200 + "---\nHalf.[@a]",
    "head without a full stop": "<header><h1>A</h1><p>" + "word " * 5000 + "</p></header><p>Text.</p>",
    "tag without an end": "<p " + "a='b' " * 2000,
}


@pytest.mark.parametrize("name", CONFUSING)
def test_no_pattern_goes_astray(name):
    """Each takes no time, or this test never ends."""
    for suffix in ("md", "html"):
        assert read((CONFUSING[name] + "\n\n<p>deep").encode(), f"a.{suffix}").text
    chapter = test_epub.chapter(CONFUSING[name] + "\n\n<p>deep</p>")
    assert read(test_epub.packed({"one.xhtml": chapter}), "a.epub").text


@pytest.mark.parametrize("sign", MARKDOWN)
def test_markdown_of_ten_thousand_signs_is_read(sign):
    assert read((sign * NESTED + " deep").encode(), "a.md").text.endswith("deep")


CYCLES = {
    "styles based on each other": test_docx.packed(
        test_docx.paragraph(test_docx.run("Text"), style="A"),
        styles=test_docx.styles(
            test_docx.style("A", based="B", kind="paragraph"),
            test_docx.style("B", based="A", kind="paragraph"),
        ),
    ),
    "notes that call each other": test_docx.packed(
        test_docx.paragraph(test_docx.run("Text"), test_docx.call("footnote", 1)),
        footnotes=(
            f"<w:footnotes {test_docx.SPACES}>"
            + "".join(
                f'<w:footnote w:id="{own}">{test_docx.paragraph(test_docx.run("Note"), test_docx.call("footnote", other))}'
                "</w:footnote>"
                for own, other in ((1, 2), (2, 1))
            )
            + "</w:footnotes>"
        ),
    ),
    "relation to itself": test_docx.packed(
        test_docx.paragraph(test_docx.run("Text"), test_docx.call("footnote", 1)),
        footnotes=test_docx.notes("footnote", {1: "Note"}),
        footnote_links=test_docx.related("footnotes", "footnotes.xml"),
    ),
    "chapter listed without end": test_epub.packed(
        {"one.xhtml": test_epub.chapter("<p>Text</p>")}, spine=["one.xhtml"] * 1000
    ),
    "links in a circle": (
        b"<p>Text<sup><a id=a href='#b'>1</a></sup></p><p><a id=b href='#a'>1</a> Note words "
        b"<sup><a id=c href='#b'>2</a></sup></p>"
    ),
}


@pytest.mark.parametrize("name", CYCLES)
def test_what_leads_back_to_itself_is_followed_once(name):
    assert read(CYCLES[name], "a.html" if name.startswith("links") else "a").text.count("Text") == 1


LOOKING_LIKE = [  # bytes, name, what is said
    (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "a.docx", "password"),
    (b"PK\x03\x04" + b"x" * 100, "a.epub", "damaged"),
    (b"PK\x03\x04" + b"x" * 100, "a.odt", "damaged"),
    (b"plain words", "a.epub", "damaged"),
]


@pytest.mark.parametrize(
    ("content", "name", "said"), LOOKING_LIKE, ids=[row[1] + row[2] for row in LOOKING_LIKE]
)
def test_what_only_looks_like_a_document_is_refused(content, name, said):
    with pytest.raises(DocumentError, match=said) as caught:
        read(content, name)
    assert caught.value.remedy
