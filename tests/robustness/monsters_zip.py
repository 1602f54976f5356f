"""Office files and books that unpack without end, or whose few words stand for very many."""

# ruff: noqa: E501 - a monster is told in a line

import struct
import zlib
from collections.abc import Callable, Mapping

from tests.robustness import samples
from tests.robustness.samples import archive, members

HUGE = 1_000_000_000
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OASIS = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "text", "table", "style")
)
SAID = "The fund paid 45,000 households."
P = f"<w:p><w:r><w:t>{SAID}</w:t></w:r></w:p>"
T = f"<text:p>{SAID}</text:p>"
X = f"<p>{SAID}</p>"


def docx(body: str, **more: str) -> bytes:
    """Return a DOCX with this body; other parts by name, with `_` for `.`."""
    parts = {f"word/{name}.xml": content for name, content in more.items()}
    whole = {"[Content_Types].xml": "<Types/>", "word/document.xml": document(body)}
    return archive({**whole, **parts})


def document(body: str, before: str = "") -> str:
    return f"{before}<w:document {W}><w:body>{body}</w:body></w:document>"


def odt(body: str, before: str = "") -> bytes:
    content = f"{before}<office:document-content {OASIS}><office:body><office:text>{body}</office:text>"
    return archive(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": content + "</office:body></office:document-content>",
        }
    )


def epub(body: str, *, before: str = "", spine: str = "", manifest: str = "", **more: str) -> bytes:
    whole = dict(members(samples.epub()))
    whole["one.xhtml"] = (
        f'{before}<html xmlns="http://www.w3.org/1999/xhtml"><body>{body}</body></html>'.encode()
    )
    book = whole["book.opf"].decode()
    book = book.replace("</spine>", f"{spine}</spine>").replace("</manifest>", f"{manifest}</manifest>")
    return archive({**whole, "book.opf": book, **more})


def with_part(whole: bytes, name: str, content: bytes) -> bytes:
    return archive({**members(whole), name: content})


def swollen(head: str, middle: bytes, tail: str, size: int) -> bytes:
    """Return `size` bytes of `middle` between a head and a tail."""
    return head.encode() + middle * (size // len(middle)) + tail.encode()


def lying(whole: bytes, name: str, size: int) -> bytes:
    """Return an archive that says of a file that it is `size` bytes long when unpacked."""
    spoilt = bytearray(whole)
    at = 0
    while (at := spoilt.find(b"PK\1\2", at)) >= 0:
        length = struct.unpack_from("<H", spoilt, at + 28)[0]
        if bytes(spoilt[at + 46 : at + 46 + length]) == name.encode():
            struct.pack_into("<I", spoilt, at + 24, size)
        at += 4
    return bytes(spoilt)


def of_method(whole: bytes, method: int, flags: int = 0) -> bytes:
    """Return an archive that says that all is packed by another method, or encrypted."""
    spoilt = bytearray(whole)
    for sign, place in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        at = 0
        while (at := spoilt.find(sign, at)) >= 0:
            struct.pack_into("<HH", spoilt, at + place, flags, method)
            at += 4
    return bytes(spoilt)


def laughs(element: str) -> str:
    """Return a head that declares an entity of a billion words, `&j;`."""
    declared = "".join(f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(9))
    return f"<!DOCTYPE {element} [<!ENTITY a '5 lol '>{declared}]>"


def blow_up(element: str) -> str:
    """Return a head that declares one long entity, to be called very often: `&a;`."""
    return f"<!DOCTYPE {element} [<!ENTITY a '{'5 lol ' * 20_000}'>]>"


def deep(opening: str, inner: str, closing: str, count: int = 10_000) -> str:
    return opening * count + inner + closing * count


ALL: Mapping[str, Callable[[], bytes]] = {
    "300 MB of paragraphs.docx": lambda: with_part(
        docx(P),
        "word/document.xml",
        swollen(f"<w:document {W}><w:body>", P.encode() * 1000, "</w:body></w:document>", 300_000_000),
    ),
    "300 MB of white space.docx": lambda: with_part(
        docx(P),
        "word/document.xml",
        swollen(f"<w:document {W}><w:body>{P}", b" " * 100_000, "</w:body></w:document>", 300_000_000),
    ),
    "300 MB of one word.docx": lambda: with_part(
        docx(P),
        "word/document.xml",
        swollen(
            f"<w:document {W}><w:body><w:p><w:r><w:t>",
            b"a" * 100_000,
            "</w:t></w:r></w:p></w:body></w:document>",
            300_000_000,
        ),
    ),
    "300 MB of notes.docx": lambda: with_part(
        samples.docx(),
        "word/footnotes.xml",
        swollen(f"<w:footnotes {W}>", b" " * 100_000, "</w:footnotes>", 300_000_000),
    ),
    "300 MB beside the text.docx": lambda: with_part(docx(P), "word/media/noise.bin", b"\0" * 300_000_000),
    "300 MB of paragraphs.odt": lambda: with_part(
        odt(T),
        "content.xml",
        swollen(
            f"<office:document-content {OASIS}><office:body><office:text>",
            T.encode() * 1000,
            "</office:text></office:body></office:document-content>",
            300_000_000,
        ),
    ),
    "300 MB of a chapter.epub": lambda: with_part(
        samples.epub(), "one.xhtml", swollen("<html><body>", X.encode() * 1000, "</body></html>", 300_000_000)
    ),
    "a size of ten bytes, it says.docx": lambda: lying(docx(P * 1000), "word/document.xml", 10),
    "a size of four gigabytes, it says.docx": lambda: lying(docx(P), "word/document.xml", 0xFFFFFFF0),
    "a size of ten bytes, it says.odt": lambda: lying(odt(T * 1000), "content.xml", 10),
    "a size of four gigabytes, it says.epub": lambda: lying(epub(X), "one.xhtml", 0xFFFFFFF0),
    "packed by a method that nobody knows.docx": lambda: of_method(docx(P), 99),
    "packed by a method that nobody knows.odt": lambda: of_method(odt(T), 99),
    "packed by a method that nobody knows.epub": lambda: of_method(epub(X), 99),
    "packed by another method, it says.docx": lambda: of_method(docx(P), 12),
    "packed by yet another method, it says.odt": lambda: of_method(odt(T), 14),
    "locked.docx": lambda: of_method(docx(P), 8, 1),
    "locked.epub": lambda: of_method(epub(X), 8, 1),
    "10,000 files.docx": lambda: archive(
        {"word/document.xml": document(P), **{f"word/{n}.xml": "" for n in range(10_000)}}
    ),
    "the same name again and again.docx": lambda: _twice(docx(P), docx("")),
    "a billion laughs.docx": lambda: with_part(
        docx(P), "word/document.xml", document(P.replace("45,000", "&j;"), laughs("w:document")).encode()
    ),
    "a billion laughs.odt": lambda: odt(T.replace("45,000", "&j;"), laughs("office:document-content")),
    "a billion laughs.epub": lambda: epub(X.replace("45,000", "&j;"), before=laughs("html")),
    "a billion laughs in the spine.epub": lambda: with_part(
        epub(X),
        "book.opf",
        laughs("package").encode()
        + members(epub(X))["book.opf"].replace(b"<metadata/>", b"<metadata>&j;</metadata>"),
    ),
    "a long laugh, often.docx": lambda: with_part(
        docx(P),
        "word/document.xml",
        document(P.replace("45,000", "&a;" * 20_000), blow_up("w:document")).encode(),
    ),
    "a long laugh, often.odt": lambda: odt(
        T.replace("45,000", "&a;" * 20_000), blow_up("office:document-content")
    ),
    "a long laugh, often.epub": lambda: epub(X.replace("45,000", "&a;" * 20_000), before=blow_up("html")),
    "an entity that is itself.docx": lambda: with_part(
        docx(P),
        "word/document.xml",
        document(
            P.replace("45,000", "&a;"), "<!DOCTYPE w:document [<!ENTITY a '&b;'><!ENTITY b '&a;'>]>"
        ).encode(),
    ),
    "10,000 runs, one in the other.docx": lambda: docx(
        deep("<w:p><w:ins><w:r>", f"<w:t>{SAID}</w:t>", "</w:r></w:ins></w:p>")
    ),
    "10,000 tables, one in the other.docx": lambda: docx(
        deep("<w:tbl><w:tr><w:tc>", P, "</w:tc></w:tr></w:tbl>")
    ),
    "60 tables, one in the other.docx": lambda: docx(
        deep("<w:tbl><w:tr><w:tc>", P, "</w:tc></w:tr></w:tbl>", 60)
    ),
    "10,000 boxes, one in the other.docx": lambda: docx(
        deep("<w:sdt><w:sdtContent>", P, "</w:sdtContent></w:sdt>")
    ),
    "10,000 spans, one in the other.odt": lambda: odt(
        f"<text:p>{deep('<text:span>', SAID, '</text:span>')}</text:p>"
    ),
    "10,000 lists, one in the other.odt": lambda: odt(
        deep("<text:list><text:list-item>", T, "</text:list-item></text:list>")
    ),
    "60 lists, one in the other.odt": lambda: odt(
        deep("<text:list><text:list-item>", T, "</text:list-item></text:list>", 60)
    ),
    "10,000 sections, one in the other.odt": lambda: odt(deep("<text:section>", T, "</text:section>")),
    "10,000 divisions, one in the other.epub": lambda: epub(deep("<div>", X, "</div>")),
    "10,000 notes, one in the other.odt": lambda: odt(
        deep("<text:p>5<text:note><text:note-body>", "5", "</text:note-body></text:note></text:p>")
    ),
    "a cell over a billion columns.docx": lambda: docx(
        f'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="{HUGE}"/></w:tcPr>{P}</w:tc></w:tr><w:tr><w:tc>{P}</w:tc></w:tr></w:tbl>'
    ),
    "a billion columns, repeated.odt": lambda: odt(
        f'<table:table><table:table-column table:number-columns-repeated="{HUGE}"/><table:table-row'
        f' table:number-rows-repeated="{HUGE}"><table:table-cell table:number-columns-repeated="{HUGE}"'
        f' table:number-columns-spanned="{HUGE}">{T}</table:table-cell></table:table-row></table:table>'
    ),
    "a billion spaces.odt": lambda: odt(f'<text:p>5<text:s text:c="{HUGE}"/>homes</text:p>{T}'),
    "a list that begins at a billion.odt": lambda: odt(
        f'<text:list text:start-value="{HUGE}"><text:list-item text:start-value="{HUGE}">{T}</text:list-item></text:list>'
    ),
    "a list that counts a billion in roman numerals.docx": lambda: docx(
        P
        + f'<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>{SAID}</w:t></w:r></w:p>',
        numbering=f'<w:numbering {W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="{HUGE}"/>'
        '<w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
    ),
    "a list that counts a billion in letters.docx": lambda: docx(
        P
        + f'<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>{SAID}</w:t></w:r></w:p>',
        numbering=f'<w:numbering {W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="{HUGE}"/>'
        '<w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
    ),
    "styles in a circle.docx": lambda: docx(
        f'<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr><w:r><w:rPr><w:rStyle w:val="a"/></w:rPr><w:t>{SAID}</w:t></w:r></w:p>',
        styles=f'<w:styles {W}><w:style w:styleId="a"><w:basedOn w:val="b"/></w:style>'
        '<w:style w:styleId="b"><w:basedOn w:val="a"/></w:style></w:styles>',
    ),
    "styles in a circle.odt": lambda: odt(
        '<office:automatic-styles><style:style style:name="a" style:family="text" style:parent-style-name="a"/>'
        f'</office:automatic-styles><text:p><text:span text:style-name="a">{SAID}</text:span></text:p>'
    ),
    "2,000 notes.docx": lambda: docx(
        "".join(f'<w:p><w:r><w:t>5</w:t><w:footnoteReference w:id="{n}"/></w:r></w:p>' for n in range(2_000)),
        footnotes=f"<w:footnotes {W}>"
        + "".join(f'<w:footnote w:id="{n}">{P}</w:footnote>' for n in range(2_000))
        + "</w:footnotes>",
    ),
    "one note, called often.docx": lambda: docx(
        '<w:p><w:r><w:t>5</w:t><w:footnoteReference w:id="1"/></w:r></w:p>' * 3_000,
        footnotes=f'<w:footnotes {W}><w:footnote w:id="1">{P * 100}</w:footnote></w:footnotes>',
    ),
    "a note that calls itself.docx": lambda: docx(
        f'<w:p><w:r><w:t>{SAID}</w:t><w:footnoteReference w:id="1"/></w:r></w:p>',
        footnotes=f'<w:footnotes {W}><w:footnote w:id="1"><w:p><w:r><w:t>Smith</w:t>'
        '<w:footnoteReference w:id="1"/></w:r></w:p></w:footnote></w:footnotes>',
    ),
    "a note that calls itself.odt": lambda: odt(
        f'<text:p>{SAID}<text:note-ref text:ref-name="a">1</text:note-ref></text:p>'
    ),
    "a chapter 100,000 times.epub": lambda: epub(X, spine='<itemref idref="one"/>' * 100_000),
    "10,000 chapters of one file.epub": lambda: epub(
        X,
        manifest="".join(
            f'<item id="i{n}" href="one.xhtml?{n}" media-type="application/xhtml+xml"/>'
            f'<item id="j{n}" href="./././one.xhtml#{n}" media-type="application/xhtml+xml"/>'
            for n in range(5_000)
        ),
        spine="".join(f'<itemref idref="i{n}"/><itemref idref="j{n}"/>' for n in range(5_000)),
    ),
    "chapters outside of the book.epub": lambda: epub(
        X,
        manifest='<item id="a" href="../../../../etc/passwd" media-type="application/xhtml+xml"/>'
        '<item id="b" href="file:///etc/passwd" media-type="application/xhtml+xml"/>',
        spine='<itemref idref="a"/><itemref idref="b"/>',
    ),
    "a book that is its own chapter.epub": lambda: epub(
        X,
        manifest='<item id="a" href="book.opf" media-type="application/xhtml+xml"/>',
        spine='<itemref idref="a"/>',
    ),
    "a book of contents in a circle.epub": lambda: with_part(
        epub(X),
        "META-INF/container.xml",
        members(epub(X))["META-INF/container.xml"].replace(b"book.opf", b"META-INF/container.xml"),
    ),
    "an archive in an archive.docx": lambda: archive({"word/document.xml": docx(P)}),
    "nothing in it.docx": lambda: archive({"word/document.xml": ""}),
    "nothing at all.epub": lambda: archive({"mimetype": "application/epub+zip"}),
    "only an end.odt": lambda: b"PK\5\6" + bytes(18),
    "noise behind a head.docx": lambda: b"PK\3\4word/document.xml" + zlib.compress(b"a") * 1_000,
}
"""By what each is, with the suffix of its kind."""


def _twice(first: bytes, second: bytes) -> bytes:
    """Return one archive behind another: which of them is it?"""
    return first + second
