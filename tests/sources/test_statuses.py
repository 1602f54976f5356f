"""What a server does, and what is said of the link."""

import gzip
import time
import zlib

import pytest

from evidence_audit.model import Status, Trouble
from evidence_audit.sources import answers

from .conftest import ask_all
from .site import Reply, drip, in_turn, page, raw, redirect, reset

ARTICLE = page("Figures of 2018", "Figures of 2018", "<p>" + "A figure and what it means. " * 40 + "</p>")
OK = Reply(200, ARTICLE)
MISSING = Reply(200, page("Page not found | Site", "Oops! That page can’t be found."))
HINTS = b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\nContent-Length: 7\r\n\r\n"
OK_BYTES = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 11\r\n\r\n90 per cent"
LIVE, MOVED, DEAD = Status.LIVE, Status.MOVED, Status.DEAD
BLOCKED, UNREACHABLE = Status.BLOCKED, Status.UNREACHABLE

ONE_PAGE = [  # what the server does                   status        trouble
    ("200", OK, LIVE, None),
    ("200 without a body", Reply(200), LIVE, None),
    ("202 with a page", Reply(202, ARTICLE), LIVE, None),
    ("202 with a few words", Reply(202, page("x", "Accepted")), UNREACHABLE, Trouble.SERVER),
    ("202 without a body", Reply(202), UNREACHABLE, Trouble.SERVER),
    ("203", Reply(203, ARTICLE), LIVE, None),
    ("204", Reply(204), UNREACHABLE, Trouble.SERVER),
    ("205", Reply(205), UNREACHABLE, Trouble.SERVER),
    ("early hints", raw(HINTS + HINTS + OK_BYTES), LIVE, None),
    (
        "early hints, then 404",
        raw(HINTS + b"HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n"),
        DEAD,
        Trouble.GONE,
    ),
    ("processing, then a page", raw(b"HTTP/1.1 102 Processing\r\n\r\n" + OK_BYTES), LIVE, None),
    ("hints without end", raw(HINTS * 999), UNREACHABLE, Trouble.SERVER),
    ("hints and no more", raw(HINTS), UNREACHABLE, Trouble.CONNECTION),
    (
        "a body without length",
        raw(b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n<p>90 per cent"),
        LIVE,
        None,
    ),
    ("an unknown reason", raw(b"HTTP/1.1 200\r\nContent-Length: 2\r\n\r\nhi"), LIVE, None),
    ("404", Reply(404), DEAD, Trouble.GONE),
    ("410", Reply(410), DEAD, Trouble.GONE),
    ("401", Reply(401, headers={"WWW-Authenticate": "Basic"}), BLOCKED, Trouble.REFUSED),
    ("402", Reply(402), BLOCKED, Trouble.REFUSED),
    ("403", Reply(403), BLOCKED, Trouble.REFUSED),
    ("405", Reply(405), BLOCKED, Trouble.REFUSED),
    ("407", Reply(407), BLOCKED, Trouble.REFUSED),
    ("429", Reply(429), BLOCKED, Trouble.REFUSED),
    ("429, much later", Reply(429, headers={"Retry-After": "3600"}), BLOCKED, Trouble.REFUSED),
    ("451", Reply(451), BLOCKED, Trouble.REFUSED),
    ("999", Reply(999), BLOCKED, Trouble.REFUSED),
    ("408", Reply(408), UNREACHABLE, Trouble.TIMEOUT),
    ("500", Reply(500), UNREACHABLE, Trouble.SERVER),
    ("503", Reply(503), UNREACHABLE, Trouble.SERVER),
    ("503, much later", Reply(503, headers={"Retry-After": "3600"}), UNREACHABLE, Trouble.SERVER),
    ("520", Reply(520), UNREACHABLE, Trouble.SERVER),
    ("302 to nowhere", Reply(302), UNREACHABLE, Trouble.SERVER),
    ("reset", reset, UNREACHABLE, Trouble.CONNECTION),
    ("hung up", raw(b""), UNREACHABLE, Trouble.CONNECTION),
    ("no HTTP", raw(b"220 mail.example.org ESMTP\r\n"), UNREACHABLE, Trouble.CONNECTION),
    (
        "broken off",
        raw(b"HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\nhalf"),
        UNREACHABLE,
        Trouble.CONNECTION,
    ),
    (
        "a broken chunk",
        raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nhalf"),
        UNREACHABLE,
        Trouble.CONNECTION,
    ),
    ("a soft 404", MISSING, DEAD, Trouble.SOFT_404),
    ("a loop", redirect("/x"), UNREACHABLE, Trouble.LOOP),
    (
        "a challenge by header",
        Reply(403, page("Site"), headers={"cf-mitigated": "challenge"}),
        BLOCKED,
        Trouble.REFUSED,
    ),
    ("a challenge with 503", Reply(503, page("Just a moment...")), BLOCKED, Trouble.REFUSED),
    ("a login in place", Reply(200, page("Sign in | Journal")), BLOCKED, Trouble.REFUSED),
    ("a server that fails with 200", Reply(200, page("Site under maintenance")), UNREACHABLE, Trouble.SERVER),
    ("a challenge with 200", Reply(200, page("Robot or human?")), BLOCKED, Trouble.REFUSED),
]


@pytest.mark.parametrize(
    ("act", "status", "trouble"), [row[1:] for row in ONE_PAGE], ids=[r[0] for r in ONE_PAGE]
)
def test_one_answer(check, act, status, trouble):
    """Each answer has one status; only what says so itself is dead."""
    source = check({"/x": act}, timeout=1.0)
    assert (source.status, source.trouble) == (status, trouble), source.reason


REASONS = [  # what the server does, what the reason says
    (Reply(401), "answered 401 Unauthorized: it asks for a login"),
    (Reply(403), "answered 403 Forbidden: visitors or robots are turned away"),
    (Reply(407), "answered 407 Proxy Authentication Required: a proxy on the way asks for a login"),
    (Reply(429), "answered 429 Too Many Requests: it asks its visitors to come back later"),
    (Reply(451), "answered 451 Unavailable For Legal Reasons: it is withheld for legal reasons"),
    (Reply(204), "answered 204 No Content without a page to read"),
    (Reply(200, page("Sign in | Journal")), "answered 200 OK with a page that asks for a login"),
    (
        Reply(200, page("Robot or human?")),
        "answered 200 OK with a page that asks whether the visitor is human",
    ),
    (Reply(403, page("Access denied")), "answered 403 Forbidden with a page that turns the visitor away"),
    (MISSING, "answered 200 OK, but the page says: “Oops! That page can’t be found.”"),
]


@pytest.mark.parametrize(("act", "reason"), REASONS, ids=[row[1] for row in REASONS])
def test_reasons(check, act, reason):
    """A reason says what was seen, and no more than that."""
    assert check({"/x": act}, timeout=1.0).reason == reason


SITES = [  # what is cited, and the site                  status  trouble
    ("moved", {"/a/b": redirect("/c/d"), "/c/d": OK}, MOVED, None),
    ("moved by 308", {"/a/b": redirect("/c/d", 308), "/c/d": OK}, MOVED, None),
    ("moved, then temporarily", {"/a": redirect("/b"), "/b": redirect("/c", 302), "/c": OK}, MOVED, None),
    ("temporarily", {"/a/b": redirect("/c/d", 302), "/c/d": OK}, LIVE, None),
    ("temporarily by 307", {"/a/b": redirect("/c/d", 307), "/c/d": OK}, LIVE, None),
    ("see other", {"/a/b": redirect("/c/d", 303), "/c/d": OK}, LIVE, None),
    ("temporarily, then moved", {"/a": redirect("/b", 302), "/b": redirect("/c"), "/c": OK}, LIVE, None),
    ("a slash", {"/a/b": redirect("/a/b/"), "/a/b/": OK}, LIVE, None),
    ("www", {"/a": redirect("http://www.site.example/a?utm_source=x"), "/a?utm_source=x": OK}, LIVE, None),
    ("to the home page", {"/a/b": redirect("/", 302), "/": OK}, DEAD, Trouble.HOME),
    ("to the home page for good", {"/a/b": redirect("/"), "/": OK}, DEAD, Trouble.HOME),
    ("to the home page of a language", {"/a/b": redirect("/en/"), "/en/": OK}, DEAD, Trouble.HOME),
    ("to an index", {"/news/2018/a": redirect("/news/"), "/news/": OK}, DEAD, Trouble.HOME),
    ("to a folder", {"/a/b/c": redirect("/a/b"), "/a/b": OK}, MOVED, None),
    ("home of a language", {"/": redirect("/en/", 302), "/en/": OK}, LIVE, None),
    ("to a page of errors", {"/a/b": redirect("/404.html", 302), "/404.html": OK}, DEAD, Trouble.SOFT_404),
    ("to a page that is missing", {"/a/b": redirect("/c/d"), "/c/d": Reply(404)}, DEAD, Trouble.GONE),
    ("to a page that says so", {"/a/b": redirect("/c"), "/c": MISSING}, DEAD, Trouble.SOFT_404),
    (
        "to a login",
        {"/a/b": redirect("/login?next=/a/b", 302), "/login?next=/a/b": OK},
        BLOCKED,
        Trouble.REFUSED,
    ),
    ("a circle", {"/a": redirect("/b"), "/b": redirect("/a")}, UNREACHABLE, Trouble.LOOP),
    ("to private", {"/a": redirect("http://10.0.0.1/")}, Status.UNCHECKED, Trouble.PRIVATE),
    ("to metadata", {"/a": redirect("http://169.254.169.254/latest")}, Status.UNCHECKED, Trouble.PRIVATE),
    ("to no web address", {"/a": redirect("itms://x")}, UNREACHABLE, Trouble.CONNECTION),
    (
        "sent on by the page",
        {"/a/b": Reply(200, '<meta http-equiv="refresh" content="0; url=/">'), "/": OK},
        DEAD,
        Trouble.HOME,
    ),
    (
        "sent on for want of scripts",
        {"/a/b": Reply(200, f'<noscript><meta http-equiv=refresh content="0;url=/"></noscript>{ARTICLE}')},
        LIVE,
        None,
    ),
]


@pytest.mark.parametrize(
    ("pages", "status", "trouble"), [row[1:] for row in SITES], ids=[row[0] for row in SITES]
)
def test_where_redirects_lead(serve, policy, pages, status, trouble):
    """Permanent is moved, temporary is live; home, login and error pages are told apart."""
    site = serve(pages)
    url = "http://site.example" + next(iter(pages))
    routes = (site.route(), site.route("www.site.example"))
    checked = ask_all([url], policy(connect_to=routes, timeout=1.0))
    source = checked.sources[url]
    assert (source.status, source.trouble) == (status, trouble), source.reason


def test_the_way_is_recorded(check):
    """Every hop is kept with its answer, live or not."""
    source = check({"/a": redirect("/a/"), "/a/": redirect("/b", 302), "/b": OK})
    assert [(hop.url.removeprefix("http://site.example"), hop.http_status) for hop in source.redirects] == [
        ("/a", 301),
        ("/a/", 302),
    ]
    assert (source.final_url, source.http_status) == ("http://site.example/b", 200)


def test_cookies_open_the_page(check):
    """A site that sets a cookie and sends back to the same address is no loop."""

    def wall(handler):
        if "seen=1" in handler.headers.get("Cookie", ""):
            return OK
        return Reply(302, headers={"Location": "/a", "Set-Cookie": "seen=1"})

    assert check({"/a": wall}).status is LIVE


def test_trouble_of_the_moment_is_asked_again(check):
    """A page that comes at the second try is live."""
    source = check({"/a": in_turn(Reply(503), OK)})
    assert (source.status, source.http_status) == (LIVE, 200)


def test_retry_after_is_honoured(serve, policy):
    """A server that asks for a pause gets it, and answers then."""
    site = serve({"/a": in_turn(Reply(429, headers={"Retry-After": "1"}), OK)})
    url = "http://site.example/a"
    assert ask_all([url], policy(connect_to=(site.route(),))).sources[url].status is LIVE
    assert site.asked["/a"] == 2


def test_fuller_headers_after_403(check):
    """A server that wants a browser's headers gets them once; the name stays the tool's."""

    def guard(handler):
        assert "evidence-audit/" in handler.headers["User-Agent"]
        return OK if "Sec-Fetch-Mode" in handler.headers else Reply(403)

    assert check({"/a": guard}).status is LIVE


VAGUE = page("Agency", "Agency", "<p>We cannot find that page. Try the search.</p>")
ABOUT = page(
    "Agency", "Agency", "<p>We cannot find that page: so say one in ten sites. " + "It costs time. " * 70
)


def test_any_page_for_any_address(check):
    """A suspicious page is dead where the site gives it for an address that cannot exist, too."""
    assert check({"/a/b": Reply(200, VAGUE), "*": Reply(200, VAGUE)}).trouble is Trouble.SOFT_404


def test_an_article_about_missing_pages(check):
    """The same words on a page of its own, with more to say, are an article."""
    assert check({"/a/b": Reply(200, ABOUT)}).status is LIVE


def test_a_page_with_nothing_else_to_say(check):
    """The same words alone, on a site that says 404 elsewhere, leave it open: neither live nor dead."""
    source = check({"/a/b": Reply(200, VAGUE)})
    assert (source.status, source.trouble) == (UNREACHABLE, Trouble.SERVER)
    assert "“We cannot find that page.”" in source.reason


def test_a_paper_that_became_the_home_page(check):
    """A PDF's address that gives the page that every address gives has no PDF."""
    assert check({"/a/report.pdf": OK, "*": OK}).trouble is Trouble.SOFT_404


def test_a_paper_behind_a_page_of_its_own(check):
    """A PDF's address may well give a page about the PDF."""
    assert check({"/a/report.pdf": OK}).status is LIVE


PACKED = [
    ("gzip", gzip.compress(ARTICLE.encode())),
    ("deflate", zlib.compress(ARTICLE.encode())),
    ("deflate", zlib.compress(ARTICLE.encode())[2:-4]),
    ("gzip", ARTICLE.encode()),
]


@pytest.mark.parametrize(("encoding", "body"), PACKED)
def test_packed_pages(serve, policy, encoding, body):
    """A page is kept as it was before packing, also where the server only says that it packed."""
    site = serve({"/a": Reply(200, body, {"Content-Encoding": encoding})})
    url = "http://site.example/a"
    snapshot = ask_all([url], policy(connect_to=(site.route(),))).snapshot(url)
    assert snapshot.content == ARTICLE.encode()


WHOLE = [
    ("a page that ends", b"", ARTICLE.encode()),
    ("a packed page that ends", b"Content-Encoding: gzip\r\n", gzip.compress(ARTICLE.encode())),
]


@pytest.mark.parametrize(("header", "body"), [row[1:] for row in WHOLE], ids=[row[0] for row in WHOLE])
def test_a_wrong_length_around_a_whole_page(check, header, body):
    """A length that is too large does not matter where the page ends as pages end."""
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 9999999\r\n" + header
    assert check({"/a": raw(head + b"\r\n" + body)}).status is LIVE


def test_a_packed_page_that_breaks_off(check):
    """Half of a packed page is no page."""
    head = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 9999999\r\n\r\n"
    assert check({"/a": raw(head + gzip.compress(ARTICLE.encode())[:-20])}).trouble is Trouble.CONNECTION


@pytest.mark.parametrize("stated", [True, False], ids=["length stated", "length not stated"])
def test_large_files_are_not_read(check, monkeypatch, stated):
    """A file beyond the limit is live, and nothing of it is kept."""
    monkeypatch.setattr(answers, "MAX_BYTES", 100_000)
    body = b"x" * 300_000
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/csv\r\n" + (
        b"Content-Length: 300000\r\n" if stated else b""
    )
    source = check({"/a": raw(head + b"\r\n" + body)})
    assert (source.status, source.trouble, source.snapshot) == (LIVE, Trouble.TOO_LARGE, None)


JUNK = [
    raw(b"HTTP/1.1 302 Found\r\nLocation: //[::1\r\n\r\n"),
    raw(b"HTTP/1.1 302 Found\r\nLocation: http://\xff\xfe:0x/\r\n\r\n"),
    raw(b"HTTP/1.1 302 Found\r\nLocation: \r\n\r\n"),
    raw(b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nxx"),
    raw(b"HTTP/1.1 200 OK\r\nContent-Length: 5, 7\r\n\r\nxx"),
    raw(b"HTTP/1.1 200 OK\r\nContent-Length: \xb2\r\n\r\nxx"),
    raw(b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=x-\x00\r\n\r\n<meta charset=nope>hello"),
    raw(b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=base64\r\n\r\nhello"),
    raw(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nRefresh: 0;url=http://[bad\r\n\r\nhello"),
    raw(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<title>&#xD800;&#99999999;</title><p"),
    raw(b"HTTP/1.1 200 OK\r\nSet-Cookie: \xff=\xff; expires=foo\r\nContent-Length: 2\r\n\r\nhi"),
    raw(b"HTTP/1.1 429 x\r\nRetry-After: Wed, 99 Foo 2099\r\nContent-Length: 0\r\n\r\n"),
    raw(b"HTTP/1.1 429 x\r\nRetry-After: \xb2\r\nContent-Length: 0\r\n\r\n"),
    raw(b"HTTP/1.1 99999 Odd\r\n\r\n"),
    raw(b"\x15\x03\x01\x00\x02\x02\x16" * 99),
]


def test_junk_is_never_dead(serve, policy):
    """Whatever a server sends, something is said of each link, and nothing that cannot be known."""
    site = serve({f"/{number}": act for number, act in enumerate(JUNK)})
    urls = [f"http://host{number}.example/{number}" for number in range(len(JUNK))]
    checked = ask_all(urls, policy(connect_to=(f"::127.0.0.1:{site.port}",), timeout=1.0))
    assert list(checked.sources) == urls
    assert {source.status for source in checked.sources.values()} == {LIVE, UNREACHABLE, BLOCKED}


SLOW = [
    ("head", drip(b"", b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n" * 9)),
    ("body", drip(b"HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n", b"x" * 999)),
    ("body without length", drip(b"HTTP/1.1 200 OK\r\n\r\n", b"x" * 999)),
    ("silence", drip(b"", b"x", 60)),
    ("redirect", drip(b"HTTP/1.1 302 Found\r\nLocation: /b\r\nX: ", b"x" * 999)),
    ("error page", drip(b"HTTP/1.1 404 Not Found\r\nContent-Length: 999\r\n\r\n", b"x" * 999)),
]


def test_the_deadline_holds(serve, policy):
    """However a server stalls, its time is the policy's and not a byte's; and slow is not dead."""
    site = serve({f"/{number}": act for number, (_, act) in enumerate(SLOW)})
    urls = {f"http://host{number}.example/{number}": name for number, (name, _) in enumerate(SLOW)}
    begin = time.monotonic()
    checked = ask_all(list(urls), policy(connect_to=(f"::127.0.0.1:{site.port}",), timeout=0.5))
    seen = {urls[url]: (source.status, source.trouble) for url, source in checked.sources.items()}
    assert seen == {name: (UNREACHABLE, Trouble.TIMEOUT) for name, _ in SLOW}
    assert time.monotonic() - begin < 20
