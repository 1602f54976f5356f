"""PDFs that are made to hang, to fill the memory, or to lead in circles."""

# ruff: noqa: E501 - a monster is told in a line

import zlib
from collections.abc import Callable, Mapping

TEXT = b"BT /F1 11 Tf 72 700 Td (The fund paid 45,000 households.) Tj ET"
HELVETICA = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def written(objects: Mapping[int, bytes], *, root: int = 1, trailer: bytes = b"") -> bytes:
    """Return a PDF of numbered objects with a true table of contents."""
    file = bytearray(b"%PDF-1.7\n")
    places = {}
    for number, content in objects.items():
        places[number] = len(file)
        file += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = len(file)
    file += b"xref\n"
    for number, place in places.items():
        file += b"%d 1\n%010d 00000 n \n" % (number, place)
    size = max(objects) + 1
    file += b"trailer\n<< /Size %d /Root %d 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (
        size,
        root,
        trailer,
        table,
    )
    return bytes(file)


def stream(content: bytes, facts: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), facts, content)


def page(
    content: bytes = TEXT,
    *,
    facts: bytes = b"",
    stream_facts: bytes = b"",
    font: bytes = HELVETICA,
    more: Mapping[int, bytes] | None = None,
    resources: bytes = b"",
    box: bytes = b"[0 0 595 842]",
) -> bytes:
    """Return a PDF of one page; objects 1 to 5 are catalogue, pages, page, content and font."""
    return written(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: b"<< /Type /Page /Parent 2 0 R /MediaBox %s /Contents 4 0 R" % box
            + b" /Resources << /Font << /F1 5 0 R >> %s >> %s >>" % (resources, facts),
            4: stream(content, stream_facts),
            5: font,
            **(more or {}),
        }
    )


def tree(kids: bytes, more: Mapping[int, bytes], facts: bytes = b"/Count 1") -> bytes:
    """Return a PDF whose pages are `kids`."""
    return written(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [%s] %s >>" % (kids, facts),
            4: stream(TEXT),
            5: HELVETICA,
            **more,
        }
    )


LEAF = (
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
    b" /Resources << /Font << /F1 5 0 R >> >> >>"
)


def packed(content: bytes, times: int = 1) -> bytes:
    for _ in range(times):
        content = zlib.compress(content, 9)
    return content


def bomb(size: int, times: int) -> bytes:
    """Return what unpacks, `times` over, to `size` spaces and a text at their end."""
    packer = zlib.compressobj(9)
    pieces = [packer.compress(b" " * 10_000_000) for _ in range(size // 10_000_000)]
    once = b"".join([*pieces, packer.compress(TEXT), packer.flush()])
    return packed(once, times - 1)


def forms(depth: int, each: int) -> dict[int, bytes]:
    """Return forms of which each draws the next one `each` times."""
    drawn = {
        number: stream(
            b"/N Do " * each,
            b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /N %d 0 R >> >>"
            % (number + 1),
        )
        for number in range(10, 10 + depth)
    }
    last = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /Font << /F1 5 0 R >> >>"
    return {**drawn, 10 + depth: stream(TEXT, last)}


def composite(descendant: bytes, encoding: bytes = b"/Identity-H", facts: bytes = b"") -> bytes:
    return b"<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding %s /DescendantFonts [%s] %s >>" % (
        encoding, descendant, facts,
    )  # fmt: skip


CID = b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /CIDSystemInfo << /Registry (Adobe)"
CID += b" /Ordering (Identity) /Supplement 0 >> %s >>"
MAP = (
    b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
)

ALL: Mapping[str, Callable[[], bytes]] = {
    "a page tree that is its own child.pdf": lambda: tree(b"2 0 R 3 0 R", {3: LEAF}),
    "page trees that are each other's children.pdf": lambda: tree(
        b"6 0 R 3 0 R", {3: LEAF, 6: b"<< /Type /Pages /Parent 2 0 R /Kids [2 0 R] /Count 1 >>"}
    ),
    "a page tree 10,000 deep.pdf": lambda: tree(
        b"10 0 R",
        {
            **{
                number: b"<< /Type /Pages /Parent %d 0 R /Kids [%d 0 R] /Count 1 >>"
                % (number - 1, number + 1)
                for number in range(10, 10_010)
            },
            10_010: LEAF,
        },
    ),
    "a hundred thousand pages that are one.pdf": lambda: tree(b"3 0 R " * 100_000, {3: LEAF}),
    "page trees that double thirty times.pdf": lambda: tree(
        b"10 0 R",
        {
            **{
                number: b"<< /Type /Pages /Kids [%d 0 R %d 0 R] /Count 1 >>" % (number + 1, number + 1)
                for number in range(10, 40)
            },
            40: LEAF,
        },
    ),
    "two billion pages, it says.pdf": lambda: tree(b"3 0 R", {3: LEAF}, b"/Count 2000000000"),
    "fewer than no pages, it says.pdf": lambda: tree(b"3 0 R", {3: LEAF}, b"/Count -5"),
    "a page that is no page.pdf": lambda: tree(b"3 0 R", {3: b"(text)"}),
    "kids that are no list.pdf": lambda: tree(b"", {3: LEAF}, b"/Kids 3 0 R /Count (one)"),
    "a table of contents that follows itself.pdf": lambda: (
        page().replace(b"/Size", b"/Prev 9 /Size", 1)[:-20] + b"\nstartxref\n9\n%%EOF"
    ),
    "a trailer that leads to its own table.pdf": lambda: _led_back(page()),
    "an object that is a reference to itself.pdf": lambda: page(more={6: b"6 0 R"}, facts=b"/Annots 6 0 R"),
    "a length that is its own stream.pdf": lambda: page(
        more={4: b"<< /Length 4 0 R >>\nstream\n" + TEXT + b"\nendstream"}
    ),
    "contents that are two objects in a circle.pdf": lambda: page(more={4: b"[6 0 R]", 6: b"[4 0 R]"}),
    "a parent that is its own parent.pdf": lambda: page(
        more={2: b"<< /Type /Pages /Parent 2 0 R /Kids [3 0 R] /Count 1 >>"}
    ),
    "facts that are themselves.pdf": lambda: page(more={6: b"<< /Title 6 0 R >>"}).replace(
        b"/Root", b"/Info 6 0 R /Root"
    ),
    "links in a circle.pdf": lambda: page(
        more={6: b"<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A 6 0 R /Parent 6 0 R >>"},
        facts=b"/Annots [6 0 R 6 0 R]",
    ),
    "20,000 links.pdf": lambda: page(
        facts=b"/Annots [%s]"
        % (b"<< /Subtype /Link /Rect [72 690 200 710] /A << /S /URI /URI (http://a.example) >> >> " * 20_000)
    ),
    "a length of a gigabyte, it says.pdf": lambda: page(stream_facts=b"/Length 1000000000"),
    "a length below nothing.pdf": lambda: page(stream_facts=b"/Length -5"),
    "40 MB of content in 40 kB.pdf": lambda: page(bomb(40_000_000, 1), stream_facts=b"/Filter /FlateDecode"),
    "a gigabyte of content, packed twice.pdf": lambda: page(
        bomb(1_100_000_000, 2), stream_facts=b"/Filter [/FlateDecode /FlateDecode]"
    ),
    "a thousand filters.pdf": lambda: page(
        packed(TEXT), stream_facts=b"/Filter [%s /FlateDecode]" % (b"/ASCIIHexDecode " * 1_000)
    ),
    "a row of a billion bytes, it says.pdf": lambda: page(
        packed(TEXT),
        stream_facts=b"/Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 1000000000 /Colors 99 >>",
    ),
    "lzw from noise.pdf": lambda: page(bytes(range(256)) * 400, stream_facts=b"/Filter /LZWDecode"),
    "runs without end.pdf": lambda: page(b"\x81 " * 200_000, stream_facts=b"/Filter /RunLengthDecode"),
    "a filter that nobody knows.pdf": lambda: page(stream_facts=b"/Filter /Ghost"),
    "a form that draws itself.pdf": lambda: page(
        b"/N Do " + TEXT,
        resources=b"/XObject << /N 6 0 R >>",
        more={
            6: stream(b"/N Do", b"/Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /N 6 0 R >> >>")
        },
    ),
    "ten forms that draw ten forms each.pdf": lambda: page(
        b"/N Do " + TEXT, resources=b"/XObject << /N 10 0 R >>", more=forms(10, 10)
    ),
    "5,000 forms, one in the other.pdf": lambda: page(
        b"/N Do " + TEXT, resources=b"/XObject << /N 10 0 R >>", more=forms(5_000, 1)
    ),
    "a million letters on a page.pdf": lambda: page(
        b"BT /F1 11 Tf 72 700 Td " + b"(households) Tj " * 100_000 + b"ET"
    ),
    "20,000 lines on a page.pdf": lambda: page(
        b"BT /F1 11 Tf 72 700 Td " + b"0 -1 Td (45,000 households) Tj " * 20_000 + b"ET"
    ),
    "letters all in one place.pdf": lambda: page(
        b"BT /F1 11 Tf 72 700 Td " + b"1 0 0 1 72 700 Tm (5) Tj " * 20_000 + b"ET"
    ),
    "letters strewn over the page.pdf": lambda: page(
        b"BT /F1 11 Tf "
        + b"".join(b"1 0 0 1 %d %d Tm (5) Tj " % (n * 7919 % 595, n * 104729 % 842) for n in range(5_000))
        + b"ET"
    ),
    "words of every size.pdf": lambda: page(
        b"BT "
        + b"".join(
            b"/F1 %d Tf 1 0 0 1 %d %d Tm (5 kg) Tj " % (n % 40, n * 7919 % 595, n * 104729 % 842)
            for n in range(3_000)
        )
        + b"ET"
    ),
    "100,000 states saved.pdf": lambda: page(b"q " * 100_000 + TEXT),
    "100,000 states restored.pdf": lambda: page(b"Q " * 100_000 + TEXT),
    "100,000 lists opened.pdf": lambda: page(b"[ " * 100_000 + TEXT),
    "100,000 dictionaries opened.pdf": lambda: page(b"<< /A " * 100_000 + TEXT),
    "100,000 lists in a page's facts.pdf": lambda: page(facts=b"/A " + b"[" * 100_000 + b"]" * 100_000),
    "100,000 brackets in a string.pdf": lambda: page(
        b"BT /F1 11 Tf " + b"(" * 100_000 + b")" * 100_000 + b" Tj ET " + TEXT
    ),
    "a string that never ends.pdf": lambda: page(TEXT + b" (" + b"a" * 1_000_000),
    "inline pictures that never end.pdf": lambda: page(TEXT + b" BI /W 9 ID " * 50_000),
    "numbers that are none.pdf": lambda: page(b"BT /F1 --5..5 Tf +-1 1e9 Td (5) Tj " * 10_000 + TEXT),
    "a number of a megabyte.pdf": lambda: page(b"9" * 1_000_000 + b" 0 Td " + TEXT),
    "letters as large as a continent.pdf": lambda: page(
        b"BT /F1 2147483648 Tf 72 700 Td (45,000) Tj ET " + TEXT
    ),
    "letters without a size.pdf": lambda: page(b"BT /F1 0 Tf 72 700 Td (45,000 homes) Tj ET"),
    "letters below any size.pdf": lambda: page(b"BT /F1 0.0000001 Tf 72 700 Td (45,000 homes) Tj ET " + TEXT),
    "letters far out.pdf": lambda: page(
        b"BT /F1 11 Tf 1e30 -1e30 Td (45,000) Tj 99999999999999999999 0 Td (5) Tj ET " + TEXT
    ),
    "a page of no size.pdf": lambda: page(box=b"[0 0 0 0]"),
    "a page turned inside out.pdf": lambda: page(box=b"[595 842 0 0]"),
    "a page of a light year.pdf": lambda: page(box=b"[0 0 1e300 99999999999999999999]"),
    "a page of words.pdf": lambda: page(box=b"[(a) /b null]"),
    "a page half turned.pdf": lambda: page(facts=b"/Rotate 45 /UserUnit 1000000"),
    "a font that is none.pdf": lambda: page(font=b"(font)"),
    "a font without a map.pdf": lambda: page(font=composite(CID % b"")),
    "a font without descendants.pdf": lambda: page(font=composite(b"")),
    "a font that descends from itself.pdf": lambda: page(font=composite(b"5 0 R")),
    "a font drawn with itself.pdf": lambda: page(
        font=b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [1 0 0 1 0 0]"
        b" /CharProcs << /a 4 0 R >> /Encoding << /Differences [0 /a] >> /FirstChar 0 /LastChar 255"
        b" /Widths [9] /Resources << /Font << /F1 5 0 R >> >> >>"
    ),
    "widths of a billion letters.pdf": lambda: page(font=composite(CID % b"/W [0 1000000000 500]")),
    "widths in lists of lists.pdf": lambda: page(font=composite(CID % (b"/W [0 [%s]]" % (b"[5] " * 50_000)))),
    "widths of words.pdf": lambda: page(font=composite(CID % b"/W [(a) /b [null]] /DW (c)")),
    "a first letter beyond the last.pdf": lambda: page(
        font=b"<< /Type /Font /Subtype /TrueType /BaseFont /A /FirstChar 1000000000 /LastChar -1 /Widths [5] >>"
    ),
    "differences without end.pdf": lambda: page(
        font=b"<< /Type /Font /Subtype /Type1 /BaseFont /A /Encoding << /Differences [%s] >> >>"
        % (b"999999999 /a " * 50_000)
    ),
    "a map of four billion letters.pdf": lambda: page(
        font=composite(CID % b"", facts=b"/ToUnicode 6 0 R"),
        more={6: stream(MAP + b"1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange endcmap")},
    ),
    "a map of a million ranges.pdf": lambda: page(
        font=composite(CID % b"", facts=b"/ToUnicode 6 0 R"),
        more={6: stream(MAP + b"100 beginbfrange " + b"<0000> <FFFF> <0041> " * 30 + b"endbfrange endcmap")},
    ),
    "a map of long words.pdf": lambda: page(
        font=composite(CID % b"", facts=b"/ToUnicode 6 0 R"),
        more={6: stream(MAP + b"1 beginbfchar <0054> <" + b"0041" * 100_000 + b"> endbfchar endcmap")},
    ),
    "a map that uses itself.pdf": lambda: page(
        font=composite(CID % b"", facts=b"/ToUnicode 6 0 R"), more={6: stream(MAP, b"/UseCMap 6 0 R")}
    ),
    "an encoding of four billion letters.pdf": lambda: page(
        font=composite(CID % b"", encoding=b"6 0 R"),
        more={6: stream(MAP + b"1 begincidrange <00000000> <FFFFFFFF> 0 endcidrange endcmap")},
    ),
    "an encoding that is a path.pdf": lambda: page(
        font=composite(CID % b"", encoding=b"/..#2f..#2fetc#2fpasswd")
    ),
    "a font file of noise.pdf": lambda: page(
        font=b"<< /Type /Font /Subtype /TrueType /BaseFont /A /FontDescriptor << /FontFile2 6 0 R /Flags 4 >> >>",
        more={6: stream(b"\0\1\0\0\xff\xff" + b"cmap\xff\xff\xff\xff" * 20_000)},
    ),
    "a type 1 font file without end.pdf": lambda: page(
        font=b"<< /Type /Font /Subtype /Type1 /BaseFont /A /FontDescriptor << /FontFile 6 0 R /Flags 4 >> >>",
        more={
            6: stream(b"%!FontType1 /Encoding 256 array " + b"dup 1 /a put " * 50_000, b"/Length1 9999999")
        },
    ),
    "encrypted by nobody.pdf": lambda: page().replace(
        b"/Root", b"/Encrypt << /Filter /Standard /V 99 /R 99 /O () /U () /P 0 >> /Root"
    ),
    "encrypted with a key of a gigabyte.pdf": lambda: page().replace(
        b"/Root",
        b"/Encrypt << /Filter /Standard /V 2 /R 3 /Length 8000000000 /O (a) /U (b) /P -1 >> /ID [(a) (b)] /Root",
    ),
    "objects in a stream in itself.pdf": lambda: page(
        more={6: stream(b"6 0 << >>", b"/Type /ObjStm /N 1000000000 /First 4 /Extends 6 0 R")}
    ),
    "a stream of contents without end.pdf": lambda: _by_stream(
        b"/Type /XRef /Size 2000000000 /W [1 2 1] /Index [0 2000000000] /Root 1 0 R"
    ),
    "a stream of contents of huge entries.pdf": lambda: _by_stream(
        b"/Type /XRef /Size 9 /W [1000000000 1000000000 1] /Root 1 0 R"
    ),
    "a table of contents of two billion entries.pdf": lambda: page().replace(
        b"xref\n1 1\n", b"xref\n0 2000000000\n"
    ),
    "only a head.pdf": lambda: b"%PDF-1.7\n",
    "a head and a megabyte of objects.pdf": lambda: b"%PDF-1.7\n" + b"1 0 obj\n<<\n" * 100_000,
    "a megabyte of endobj.pdf": lambda: b"%PDF-1.7\n" + b"endobj endstream " * 60_000,
    "20,000 objects without a table.pdf": lambda: (
        b"%PDF-1.7\n"
        + b"".join(b"%d 0 obj\n<< /A %d 0 R >>\nendobj\n" % (n, n + 1) for n in range(1, 20_000))
    ),
    "marked contents without end.pdf": lambda: page(b"/Span << /ActualText (5) >> BDC " * 30_000 + TEXT),
    "clipped and shaded.pdf": lambda: page(b"0 0 9 9 re W n /P sh " * 50_000 + TEXT),
}
"""By what each is, with the suffix of its kind."""


def _led_back(whole: bytes) -> bytes:
    table = whole.rindex(b"xref\n", 0, whole.rindex(b"startxref"))
    return whole.replace(b"/Size", b"/Prev %d /Size" % table, 1)


def _by_stream(facts: bytes) -> bytes:
    """Return a PDF whose table of contents is a stream, which says what nobody can keep."""
    head = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
    return head + b"9 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (
        stream(b"\1\0\0\0" * 9, facts),
        len(head),
    )
