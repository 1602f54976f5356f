"""Reading a document opens nothing but that document: no other file, no address that it names."""

from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from evidence_audit import tasks
from evidence_audit.errors import DocumentError
from tests.robustness import monsters_pdf, monsters_zip
from tests.robustness.samples import archive, epub, members

SECRET = "The 45,000 secret words of a file beside."


@contextmanager
def listening():
    """Yield an address on this machine and the list of all that was asked of it."""
    asked = []

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(SECRET.encode())

        do_HEAD = do_GET

        def log_message(self, *_):
            """Keep quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def head(element, address):
    """Return a declaration that calls an address in three ways: as rules, as a word, as a rule in rules."""
    return (
        f'<!DOCTYPE {element} SYSTEM "{address}/rules.dtd" [<!ENTITY a SYSTEM "{address}">'
        f'<!ENTITY % b SYSTEM "{address}/more.dtd">%b;]>'
    )


def included(address):
    return f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{address}" parse="text"/>'


def web(address):
    return (
        f"{head('html', address)}<html><head><base href='{address}/'>"
        f"<link rel=stylesheet href='{address}/a.css'>"
        f"<meta http-equiv=refresh content='0;url={address}'><script src='{address}/a.js'></script></head>"
        f"<body><p>It cost £5. &a;</p>{included(address)}<img src='{address}/a.png'>"
        f"<iframe src='{address}'></iframe><object data='{address}'></object>"
        f"<svg><image href='{address}'/><use href='{address}#a'/></svg></body></html>"
    )


def in_docx(address):
    body = monsters_zip.P.replace("45,000", "£5 &a;") + included(address)
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r"'
        f' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"'
        f' Target="{address}" TargetMode="External"/></Relationships>'
    )
    return archive(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": monsters_zip.document(body, head("w:document", address)),
            "word/_rels/document.xml.rels": relations,
            "word/footnotes.xml": head("w:footnotes", address)
            + f"<w:footnotes {monsters_zip.W}>&a;</w:footnotes>",
        }
    )


def in_epub(address):
    whole = members(epub())
    chapter = web(address).encode()
    book = whole["book.opf"].replace(b"<metadata/>", b"<metadata>&a;</metadata>")
    return archive({**whole, "one.xhtml": chapter, "book.opf": head("package", address).encode() + book})


def in_pdf(address):
    outside = b"/Length 0 /F << /Type /Filespec /FS /URL /F (%s) >> /FFilter [] " % address.encode()
    return monsters_pdf.page(
        more={6: monsters_pdf.stream(b"", outside)},
        facts=b"/AA << /O << /S /URI /URI (%s) >> >>" % address.encode(),
    ).replace(b"/Contents 4 0 R", b"/Contents [4 0 R 6 0 R]")


CARRIERS = {
    "carrier.html": lambda address: web(address).encode(),
    "carrier.md": lambda address: f"It cost £5.\n\n![a]({address}/a.png)\n\n{web(address)}".encode(),
    "carrier.docx": in_docx,
    "carrier.odt": lambda address: monsters_zip.odt(
        monsters_zip.T.replace("45,000", "£5 &a;") + included(address),
        head("office:document-content", address),
    ),
    "carrier.epub": in_epub,
    "carrier.pdf": in_pdf,
    "carrier.txt": lambda address: f"It cost £5 ({address}).".encode(),
}


def text_of(name, content):
    """Return what was read, or why nothing was."""
    try:
        return tasks.read(tasks.Paper(path=name, content=content)).text
    except DocumentError as error:
        return str(error)


@pytest.mark.parametrize("name", CARRIERS)
def test_no_address_in_a_document_is_asked(name):
    with listening() as (address, asked):
        text = text_of(name, CARRIERS[name](address))
    assert asked == []
    assert "secret" not in text


@pytest.mark.parametrize("name", CARRIERS)
def test_no_file_that_a_document_names_is_opened(name, tmp_path):
    beside = tmp_path / "beside"
    beside.write_text(SECRET, encoding="utf-8")
    assert "secret" not in text_of(name, CARRIERS[name](beside.as_uri()))


def test_the_listener_hears():
    """Or else the tests above would prove nothing."""
    from urllib.request import urlopen

    with listening() as (address, asked):
        with urlopen(f"{address}/heard", timeout=5) as answer:
            assert b"secret" in answer.read()
        assert asked == ["/heard"]
