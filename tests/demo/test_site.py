"""The loopback site answers as its data says, and leaves nothing running."""

import http.client
import threading
import time

import pytest

from evidence_audit.demo import serving
from evidence_audit.demo.site import Site
from tests.demo.build_sample import HERE
from tests.demo.manuscript import load, pieces

ANSWERS = [  # host                       path                                    status  words of the answer
    ("statistics.tarnshire.example", "/population/2022", 200, b"612,000 people"),
    ("sources.example", "/observatory/household-travel-survey.pdf", 200, b"%PDF-"),
    ("council.tarnshire.example", "/finance/budget-book-2023", 404, b"Page not found"),
    ("transport-office.example", "/bulletins/2022/08", 200, b"does not exist"),
    ("transport-office.example", "/", 200, b"We plan and oversee"),
    ("council.tarnshire.example", "/docs/appraisal.html", 301, b""),
    ("chamber.aldport.example", "/reports/2019/price-of-congestion", 302, b""),
    ("hospitals.tarnshire.example", "/returns/missed-appointments", 403, b"Access denied"),
    ("sources.example", "/upper-tarn/travel-to-learn", 200, b"was withdrawn on"),
    ("farewatch.example", "/tickets/weekly", 503, b"Service Unavailable"),
    ("sources.example", "/nothing/here", 404, b""),
    ("elsewhere.example", "/", 404, b""),
]


@pytest.fixture(scope="module")
def site():
    with serving() as running:
        yield running


def ask(site: Site, host: str, path: str, method: str = "GET", timeout: float = 5.0):
    """Return the answer and its content."""
    connection = http.client.HTTPConnection("127.0.0.1", site.port, timeout=timeout)
    try:
        connection.request(method, path, headers={"Host": host})
        answer = connection.getresponse()
        return answer, answer.read()
    finally:
        connection.close()


@pytest.mark.parametrize(("host", "path", "status", "words"), ANSWERS)
def test_an_address_answers_as_the_data_says(site, host, path, status, words):
    answer, content = ask(site, host, path)
    assert answer.status == status
    assert words in content


def test_a_moved_address_says_where_to(site):
    answer, _ = ask(site, "council.tarnshire.example", "/docs/appraisal.html")
    assert answer.headers["Location"].endswith("/transport/publications/appraisal-of-supported-routes")


def test_head_answers_without_content(site):
    answer, content = ask(site, "statistics.tarnshire.example", "/population/2022", "HEAD")
    assert (answer.status, content) == (200, b"")
    assert int(answer.headers["Content-Length"]) > 0


def test_a_query_does_not_change_the_route(site):
    assert ask(site, "statistics.tarnshire.example", "/population/2022?from=report")[0].status == 200


def test_every_cited_address_has_a_route(site):
    """A source that nobody serves would be a 404 by oversight; only the budget book is one on purpose."""
    notes = load(HERE / "report.toml").notes.values()
    addresses = [piece.text for note in notes for piece in pieces(note) if piece.style == "url"]
    assert len(addresses) == len(notes) - 1  # a book has none
    hosts = {address.split("/")[2] for address in addresses}
    assert hosts == set(site.hosts)


def test_every_host_is_reached_through_connect_to(site):
    assert site.connect_to == tuple(f"{host}:80:127.0.0.1:{site.port}" for host in site.hosts)


def test_leaving_does_not_wait_for_the_answer_that_is_late():
    """One source answers after a minute; the tour is over before."""
    before = set(threading.enumerate())
    with serving() as running:
        with pytest.raises(TimeoutError):
            ask(running, "patients-voice.example", "/surveys/getting-there", timeout=0.2)
        begun = time.monotonic()
    assert time.monotonic() - begun < 20
    assert set(threading.enumerate()) == before


def test_the_site_is_gone_after_the_block():
    with serving() as running:
        pass
    with pytest.raises(ConnectionError):
        ask(running, "sources.example", "/")
