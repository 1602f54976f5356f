"""The street from end to end, over real HTTP on the loopback interface."""

import os
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

import evidence_audit as ea
from evidence_audit import tasks
from evidence_audit.workers.pool import Workers

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


def lose(snapshot, *rest):
    """Stand in for the reader of a hostile page: its process ends, and nothing is heard of it."""
    return tasks.weigh(snapshot, *rest) if snapshot.url.endswith("/english") else os._exit(1)


def break_down(snapshot, *rest):
    """Stand in for a reader with a bug."""
    return tasks.weigh(snapshot, *rest) if snapshot.url.endswith("/english") else 1 / 0


@pytest.mark.parametrize(
    ("weigh", "said"), [(lose, "broke off with a crash"), (break_down, "defect of this program")]
)
def test_a_source_that_nobody_could_read_says_why_and_the_others_are_heard(
    tmp_path, monkeypatch, weigh, said
):
    (tmp_path / "a.md").write_text(REPORT.format(path="/english"), encoding="utf-8")
    (tmp_path / "b.md").write_text(REPORT.format(path="/silent"), encoding="utf-8")
    monkeypatch.setattr(tasks, "weigh", weigh)
    with serving() as route, closing(Workers(2)) as workers:
        policy = ea.Policy(connect_to=(route,), timeout=5, cache_dir=str(tmp_path / "store"))
        told = ea.audit([str(tmp_path)], policy=policy, executor=workers)
    verdicts = [document.judgements[0] for document in told.documents]
    assert [(one.verdict, one.reason) for one in verdicts] == [("supported", None), ("unverified", "EA303")]
    (finding,) = told.findings
    assert (finding.rule, finding.url) == ("EA303", "http://register.example/silent")
    assert said in finding.message


def test_any_executor_will_do(tmp_path):
    """A cluster hands in its own; the report is the same, byte for byte."""
    for name in ("a.md", "b.md", "c.md"):
        (tmp_path / name).write_text(REPORT.format(path=f"/{name}"), encoding="utf-8")
    policy = ea.Policy(offline=True, cache_dir=str(tmp_path / "store"))
    here = ea.audit([str(tmp_path)], policy=policy)
    with ThreadPoolExecutor(3) as threads:
        elsewhere = ea.audit([str(tmp_path)], policy=policy, executor=threads)
    assert (here.documents, here.findings) == (elsewhere.documents, elsewhere.findings)
    assert len(here.documents) == 3


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
