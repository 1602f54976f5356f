"""From bytes to text."""

import codecs
from encodings import aliases

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_audit.documents.decoding import decode, is_binary

TEXT = "Café: £5 – “about” 20 °C"

ENCODED = [
    (TEXT.encode(), None, TEXT),
    (codecs.BOM_UTF8 + TEXT.encode(), None, TEXT),
    (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), None, TEXT),
    (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-8", TEXT),
    (TEXT.encode("utf-16-le"), None, TEXT),
    (TEXT.encode("utf-16-be"), None, TEXT),
    (TEXT.encode("cp1252"), None, TEXT),
    (TEXT.encode("cp1252"), "iso-8859-1", TEXT),
    (TEXT.encode("cp1252"), "US-ASCII", TEXT),
    ("£5 zł".encode("iso-8859-2", "replace"), "iso-8859-2", "?5 zł"),
    (TEXT.encode(), "no-such-charset", TEXT),
    (TEXT.encode(), '"utf-8"', TEXT),
    (TEXT.encode(), "base64", TEXT),
    (TEXT.encode(), "rot13", TEXT),
    (TEXT.encode(), "unicode_escape", TEXT),
    (TEXT.encode(), "idna", TEXT),
    (TEXT.encode("utf-16"), "utf-16", TEXT),
    (TEXT.encode("utf-16-le"), "utf-16-le", TEXT),
    (b"a\r\nb\rc\n", None, "a\nb\nc\n"),
    (b"", None, ""),
]


@pytest.mark.parametrize(("content", "charset", "text"), ENCODED)
def test_text_is_read_in_the_encoding_it_was_written_in(content, charset, text):
    assert decode(content, charset) == text


WRONGLY = [  # bytes, what was declared, the text
    (TEXT.encode(), ("iso-8859-1",), TEXT),
    (TEXT.encode(), ("windows-1251",), TEXT),
    (TEXT.encode(), ("utf-16",), TEXT),
    (TEXT.encode(), ("iso-8859-1", "utf-8"), TEXT),
    (TEXT.encode("cp1252"), ("utf-8", "windows-1252"), TEXT),
    ("zł – ő".encode("cp1250"), ("utf-8", "windows-1250"), "zł – ő"),
    (TEXT.encode("utf-16-le"), ("iso-8859-1",), TEXT),
    ("日本 5".encode("cp932"), ("x-sjis",), "日本 5"),
    ("中文 5".encode("gb18030"), ("gb2312",), "中文 5"),
    ("한국 5".encode("cp949"), ("euc-kr",), "한국 5"),
    ("ไทย 5".encode("cp874"), ("tis-620",), "ไทย 5"),
    ("ağ 5".encode("cp1254"), ("iso-8859-9",), "ağ 5"),
    ("联通".encode("gb18030"), ("gb2312",), "联通"),
    (b"plain", ("utf-16",), "plain"),
]


@pytest.mark.parametrize(("content", "declared", "text"), WRONGLY, ids=range(len(WRONGLY)))
def test_what_the_bytes_show_counts_more_than_what_was_declared(content, declared, text):
    """Servers and pages declare what their templates say; bytes that are UTF-8 seldom are by chance."""
    assert decode(content, *declared) == text


def test_one_bad_byte_does_not_spoil_the_rest():
    content = ("“quoted” – " * 20).encode() + b"\xff" + " £5".encode()
    assert decode(content).endswith("\ufffd £5")


@pytest.mark.parametrize(
    "content", [b"\x00\x01\x02" * 100, bytes(range(256)) * 3, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0"]
)
def test_bytes_that_are_no_text(content):
    assert is_binary(content)


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        TEXT.encode("cp1252"),
        TEXT.encode("utf-16"),
        TEXT.encode("utf-16-le"),
        b"a bell \x07 in the text\f",
    ],
)
def test_text_in_any_encoding_is_no_binary(content):
    assert not is_binary(content * 10)


@settings(max_examples=60)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_utf8_comes_back_as_it_was(text):
    assert decode(text.encode()) in (text, text.removeprefix("\ufeff"))


@settings(max_examples=60)
@given(st.binary(max_size=200))
def test_any_bytes_decode(content):
    assert isinstance(decode(content), str)


@pytest.mark.parametrize("charset", sorted({*aliases.aliases, *aliases.aliases.values()}))
def test_any_charset_may_be_declared(charset):
    """A page may declare whatever Python knows, an encoding of text or none: it is read, never refused."""
    assert decode("<p>£5 – é</p>".encode(), charset)
