"""Which format it is, and whether it can be read at all."""

import hashlib

import pytest

from evidence_audit.documents import FORMATS, read, reading
from evidence_audit.errors import DocumentError, NoTextLayerError
from tests.documents import test_epub, test_odt
from tests.documents.printing import PROSE, lines, printed
from tests.documents.test_docx import packed, paragraph, run

PDF = printed(lines(PROSE))
PAGE = b"<!DOCTYPE html><html><body><p>90,000 people</p></body></html>"
NOTED = b"Half are tired.[^a]\n\n[^a]: Hall Survey\n"

CHOICE = [  # bytes, name, format, media type -> format
    (b"# Title\n", "a.md", None, None, "markdown"),
    (b"# Title\n", "a.MD", None, None, "markdown"),
    (b"# Title\n", "a.txt", None, None, "text"),
    (b"# Title\n", "a.txt", "markdown", None, "markdown"),
    (NOTED, "a.txt", None, None, "markdown"),
    (NOTED, "-", None, None, "markdown"),
    (NOTED, "a.txt", "text", None, "text"),
    (b"# Title\n\nSee [this](https://a.example).", "-", None, "text/plain", "markdown"),
    (b"See [this](https://a.example).", "a.txt", None, None, "text"),
    (b"It rose [1], said he.\n\n[1]: the Hall\n# 3 of them", "a.txt", None, None, "text"),
    (b"Regex [^a]: no a", "a.txt", None, None, "text"),
    (PAGE, "page.html", None, None, "html"),
    (PAGE, "https://example.org/report", None, "text/html; charset=utf-8", "html"),
    (PAGE, "https://example.org/report.html?x=1.pdf", None, None, "html"),
    (PAGE, "no-suffix", None, None, "html"),
    (b"plain words", "no-suffix", None, None, "text"),
    (b"plain words", "https://example.org/README.md", None, "text/plain", "markdown"),
    (PDF, "a.pdf", None, None, "pdf"),
    (PDF, "no-suffix", None, None, "pdf"),
    (PDF, "https://example.org/download", None, "application/octet-stream", "pdf"),
    (PDF, "https://example.org/page.html", None, "text/html", "pdf"),
    (PAGE, "report.pdf", None, "application/pdf", "html"),
    (PAGE, "report.docx", None, None, "html"),
    (PAGE, "report.epub", None, None, "html"),
    (b"# Title\n", "a.mdx", None, None, "markdown"),
]


@pytest.mark.parametrize(("content", "name", "format_", "media_type", "expected"), CHOICE)
def test_format_is_what_was_asked_for_or_what_the_file_shows(content, name, format_, media_type, expected):
    document = read(content, name, format=format_, media_type=media_type)
    assert document.format == expected


BAD = [  # bytes, name, what is said
    (b"", "a.txt", "empty"),
    (b" \n\n", "a.md", "empty"),
    (b"", "a.pdf", "empty"),
    (bytes(range(256)) * 40, "a.txt", "binary"),
    (b"PK\x03\x04rest", "a.xlsx", "office file"),
    (b"\xd0\xcf\x11\xe0rest", "a.txt", "office file"),
    (b"{\\rtf1 text}", "a.txt", "Rich Text"),
    (b"no PDF at all", "a.pdf", "damaged"),
    (PDF[: len(PDF) // 8], "a.pdf", "damaged|no pages|holds text"),
    (b"<html><script>var x = 1;</script></html>", "a.html", "no text"),
]


@pytest.mark.parametrize(("content", "name", "said"), BAD, ids=[f"{row[1]}: {row[2]}" for row in BAD])
def test_what_cannot_be_read_is_said_in_a_line_with_a_remedy(content, name, said):
    with pytest.raises(DocumentError, match=said) as caught:
        read(content, name)
    assert caught.value.path == name
    assert caught.value.remedy
    assert "\n" not in str(caught.value)


def test_unknown_format_is_named_beside_the_known_ones():
    with pytest.raises(DocumentError, match="markdown"):
        read(b"words", "a.txt", format="wordperfect")


def test_text_without_end_is_refused(monkeypatch):
    monkeypatch.setattr(reading, "MAX_TEXT", 100)
    with pytest.raises(DocumentError, match="over the limit"):
        read(b"word " * 21, "a.txt")
    assert read(b"word " * 20, "a.txt").text


def test_a_page_without_words_has_no_text_layer():
    with pytest.raises(NoTextLayerError):
        read(b"<html><img src=scan.png></html>", "a.html")


PACKED = {
    "pdf": PDF,
    "docx": packed(paragraph(run("Text"))),
    "odt": test_odt.packed(test_odt.paragraph("Text")),
    "epub": test_epub.packed({"one.xhtml": test_epub.chapter("<p>Text</p>")}),
}


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_document_carries_name_format_and_checksum(name):
    content = PACKED.get(name, b"Over 90,000 people.")
    document = read(content, "somewhere/a", format=name)
    assert (document.path, document.format) == ("somewhere/a", name)
    assert document.sha256 == hashlib.sha256(content).hexdigest()


def test_suffixes_and_media_types_belong_to_one_format_each():
    for key in ("suffixes", "media_types"):
        listed = [entry for format_ in FORMATS.values() for entry in getattr(format_, key)]
        assert len(listed) == len(set(listed))
