"""The street from end to end, over real HTTP on the loopback interface."""

import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

import evidence_audit as ea

REPORT = "There are 5,600 landlords in Northfield.[^1]\n\n[^1]: Register. http://register.example{path}\n"
PAGES = {  # path: media type, body
    "/english": ("text/html", "<html lang='en-GB'><p>Northfield has 5,600 landlords.</p></html>"),
    "/silent": ("text/html", "<html lang='en'><p>Northfield is a town of landlords and tenants.</p></html>"),
    "/german": ("text/html", "<html lang='de-DE'><p>In Northfield leben viele Vermieter.</p></html>"),
    "/picture": ("image/png", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
}
VERDICTS = [  # path, verdict, rule
    ("/english", "supported", None),
    ("/silent", "unsupported", "EA301"),
    ("/german", "unverified", "EA303"),
    ("/picture", "unverified", "EA303"),
    ("/missing", "stale", "EA201"),
]


class _Pages(BaseHTTPRequestHandler):
    def do_GET(self):
        media_type, body = PAGES.get(self.path, ("text/html", ""))
        content = body.encode("latin-1")
        self.send_response(200 if self.path in PAGES else 404)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_):
        """Keep quiet."""


@contextmanager
def serving():
    """Serve the pages; yield the route to them."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Pages)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"register.example:80:127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.mark.parametrize(("path", "verdict", "rule"), VERDICTS, ids=[row[0] for row in VERDICTS])
def test_the_verdict_says_no_more_than_can_be_known(tmp_path, path, verdict, rule):
    """A source in another language, or without text, is not accused of lacking the figure."""
    report = tmp_path / "report.md"
    report.write_text(REPORT.format(path=path), encoding="utf-8")
    with serving() as route:
        policy = ea.Policy(connect_to=(route,), timeout=5, cache_dir=str(tmp_path / "store"))
        (audited,) = ea.audit([str(report)], policy=policy).documents
    (judgement,) = audited.judgements
    assert (judgement.verdict, judgement.reason) == (verdict, rule)


def test_a_page_on_the_web_is_a_document(tmp_path):
    with serving() as route:
        policy = ea.Policy(connect_to=(route,), timeout=5, cache_dir=str(tmp_path / "store"))
        document = ea.extract("http://register.example/english", policy=policy)
    assert [claim.quantity.value for claim in document.claims] == [5600]


def test_a_page_that_is_not_there_is_an_unread_document(tmp_path):
    with serving() as route:
        policy = ea.Policy(connect_to=(route,), timeout=5, cache_dir=str(tmp_path / "store"))
        report = ea.audit(["http://register.example/missing"], policy=policy)
    assert report.documents == ()
    (unread,) = report.unread
    assert unread.path == "http://register.example/missing"


def test_documents_are_read_once_and_in_order(tmp_path):
    for name in ("b.md", "a.md"):
        (tmp_path / name).write_text("Some 45,000 households were paid.\n", encoding="utf-8")
    paths = [str(tmp_path / "b.md"), str(tmp_path), str(tmp_path / "*.md")]
    report = ea.audit(paths, policy=ea.Policy(offline=True, cache_dir=str(tmp_path / "store")))
    assert [audited.document.path for audited in report.documents] == [
        str(tmp_path / "b.md"),
        str(tmp_path / "a.md"),
    ]


class _Impatient:
    """Breaks in before the first source is weighed."""

    def __init__(self):
        self.name = ""

    def stage(self, name, total):
        self.name = name

    def step(self, label):
        if self.name == "weighing":
            raise KeyboardInterrupt

    def note(self, text):
        """Nothing to say."""


def test_a_page_that_nobody_had_time_to_weigh_is_not_called_unreadable(tmp_path):
    report = tmp_path / "report.md"
    report.write_text(REPORT.format(path="/silent"), encoding="utf-8")
    with serving() as route:
        policy = ea.Policy(connect_to=(route,), timeout=5, cache_dir=str(tmp_path / "store"))
        told = ea.audit([str(report)], policy=policy, listener=_Impatient())
    (judgement,) = told.documents[0].judgements
    assert told.interrupted
    assert (judgement.verdict, judgement.reason) == ("unverified", "EA206")
    assert [finding.rule for finding in told.findings] == []
    assert [source.status for source in told.sources] == ["live"]
