"""Small whole documents of every format, made here and the same each time, for the mutations to spoil."""

import io
import zipfile
from functools import cache

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from tests.documents.printing import lines, linked, together, with_superscript

BODY = (
    "Fares rose by 12 per cent in 2019, and the county lost 340 services.",
    "The fund paid £3.2 million to 45,000 households; one in four villages has no bus at all.",
    "Between 15 and 20 routes, about a third of the network, cost less than £500 a day.",
)
NOTES = (
    "Transport Office (2020) Fares. Available at: https://fares.example/2020 [Accessed on: 3 May 2021]",
    "Fund (2021) Accounts, pp. 12-13. https://fund.example/accounts.pdf",
    "Board (2018) Routes. https://board.example/routes",
)


@cache
def samples() -> dict[str, bytes]:
    """Return the documents by file name; two PDFs, for what is compressed is spoilt in another way."""
    return {
        "plain.pdf": pdf(is_compressed=False),
        "packed.pdf": pdf(is_compressed=True),
        "report.docx": docx(),
        "report.odt": odt(),
        "report.epub": epub(),
        "report.html": html().encode(),
        "report.md": markdown().encode(),
        "report.txt": text().encode(),
    }


def text() -> str:
    body = "\n\n".join(f"{line[:-1]}.{number}" for number, line in enumerate(BODY, 1))
    notes = "\n".join(f"{number}. {note}" for number, note in enumerate(NOTES, 1))
    return f"Rural buses\n\n{body}\n\nReferences\n\n{notes}\n"


def markdown() -> str:
    body = "\n\n".join(f"{line}[^{number}]" for number, line in enumerate(BODY, 1))
    notes = "\n".join(f"[^{number}]: {note}" for number, note in enumerate(NOTES, 1))
    table = "| routes | cost |\n|---|---|\n| 15 | £500 |\n"
    return f"# Rural *buses*\n\n- one\n- two\n\n> quoted\n\n{body}\n\n{table}\n{notes}\n"


def html() -> str:
    return f"<!doctype html><html lang='en'><head><title>Rural buses</title></head>{_body()}</html>"


def _body() -> str:
    body = "".join(
        f"<p>{line}<sup><a href='#n{number}' id='r{number}'>{number}</a></sup></p>"
        for number, line in enumerate(BODY, 1)
    )
    notes = "".join(f"<li id='n{number}'>{note}</li>" for number, note in enumerate(NOTES, 1))
    table = "<table><tr><th>routes</th><td>15</td></tr><tr><th>cost</th><td>£500</td></tr></table>"
    return f"<body><h1>Rural buses</h1>{body}{table}<ol class='footnotes'>{notes}</ol></body>"


def pdf(*, is_compressed: bool) -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4, pageCompression=int(is_compressed), invariant=1)
    canvas.setTitle("Rural buses")
    for draw in (
        together(
            lines(["Rural buses", "", BODY[0]]),
            with_superscript(BODY[1][:60], "1", " and so on.", top=200),
            linked("fund.example/accounts.pdf", "https://fund.example/accounts.pdf", top=300),
        ),
        lines([BODY[2], "", *(f"{number} {note[:90]}" for number, note in enumerate(NOTES, 1))]),
    ):
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def docx() -> bytes:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    mark = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{}"/></w:r>'
    paragraphs = "".join(
        f"<w:p><w:r><w:t>{line}</w:t></w:r>{mark.format(number)}</w:p>" for number, line in enumerate(BODY, 1)
    )
    notes = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:t>{note}</w:t></w:r></w:p></w:footnote>'
        for number, note in enumerate(NOTES, 1)
    )
    cells = "".join(f"<w:tc><w:p><w:r><w:t>{cell}</w:t></w:r></w:p></w:tc>" for cell in ("15", "£500"))
    return archive(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": f"<w:document {space}><w:body>{paragraphs}"
            f"<w:tbl><w:tr>{cells}</w:tr></w:tbl></w:body></w:document>",
            "word/footnotes.xml": f"<w:footnotes {space}>{notes}</w:footnotes>",
        }
    )


def odt() -> bytes:
    oasis = "urn:oasis:names:tc:opendocument:xmlns"
    spaces = " ".join(f'xmlns:{name}="{oasis}:{name}:1.0"' for name in ("office", "text", "table", "style"))
    note = (
        '<text:note text:id="ftn{0}" text:note-class="footnote"><text:note-citation>{0}</text:note-citation>'
        "<text:note-body><text:p>{1}</text:p></text:note-body></text:note>"
    )
    paragraphs = "".join(
        f"<text:p>{line}{note.format(number, noted)}</text:p>"
        for number, (line, noted) in enumerate(zip(BODY, NOTES, strict=True), 1)
    )
    table = (
        "<table:table><table:table-row><table:table-cell><text:p>15</text:p></table:table-cell>"
        "<table:table-cell><text:p>£500</text:p></table:table-cell></table:table-row></table:table>"
    )
    return archive(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {spaces}><office:body><office:text>{paragraphs}{table}"
            "</office:text></office:body></office:document-content>",
            "META-INF/manifest.xml": "<manifest/>",
        }
    )


def epub() -> bytes:
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="book.opf"/></rootfiles></container>'
    )
    book = (
        '<package xmlns="http://www.idpf.org/2007/opf"><metadata/><manifest>'
        '<item id="one" href="one.xhtml" media-type="application/xhtml+xml"/></manifest>'
        '<spine><itemref idref="one"/></spine></package>'
    )
    chapter = f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Buses</title></head>{_body()}</html>'
    return archive(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": container,
            "book.opf": book,
            "one.xhtml": chapter,
        }
    )


def archive(members: dict[str, str | bytes]) -> bytes:
    """Return a ZIP file that is the same each time; the first member is stored, as EPUB and ODT want it."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        for place, (name, content) in enumerate(members.items()):
            entry = zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0))
            packed.writestr(
                entry, content, compress_type=zipfile.ZIP_DEFLATED if place else zipfile.ZIP_STORED
            )
    return file.getvalue()


def members(content: bytes) -> dict[str, bytes]:
    """Return what is in a ZIP file."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}
