"""Where a redirect led, told from two addresses."""

import pytest

from evidence_audit.model import Redirect
from evidence_audit.sources.landing import at_a_door, at_missing, fell_home, moved_to, same_page

PAGES = [  # one                                other                                     same
    ("http://a.org/x", "https://a.org/x", True),
    ("http://a.org/x", "https://www.a.org/x/", True),
    ("http://a.org/x", "https://a.org/X", True),
    ("http://a.org/x", "http://a.org/x?utm_source=y&fbclid=1", True),
    ("http://a.org/x/", "http://a.org/x/index.html", True),
    ("http://a.org/x;jsessionid=1", "http://a.org/x", True),
    ("http://a.org/x", "http://a.org/y", False),
    ("http://a.org/x", "http://b.org/x", False),
    ("http://a.org/x?id=1", "http://a.org/x?id=2", False),
    ("http://a.org/x", "http://a.org/#/y", False),
]


@pytest.mark.parametrize(("one", "other", "same"), PAGES)
def test_same_page(one, other, same):
    """Scheme, www, case, a slash and tracking make no other page."""
    assert same_page(one, other) is same_page(other, one) is same


HOMES = [  # cited                                 landed                              fell
    ("http://a.org/r/2018.pdf", "https://www.a.org/", True),
    ("http://a.org/r", "https://a.org/index.php", True),
    ("http://a.org/r", "https://a.org/en-gb/home", True),
    ("http://a.org/r", "https://b.org/", True),
    ("http://a.org/r", "https://a.org/?redirected_from=/r", True),
    ("http://a.org/?p=12", "http://a.org/", True),
    ("http://a.org/news/2018/r", "http://a.org/en/news", True),
    ("http://a.org/a/b/c", "http://a.org/search", True),
    ("http://a.org/", "https://a.org/en/", False),
    ("http://a.org/en/", "https://a.org/", False),
    ("http://a.org/?utm_source=x", "https://a.org/", False),
    ("http://a.org/census", "https://census.a.org/", False),
    ("https://bit.ly/2xyz", "https://a.org/", False),
    ("http://a.org/r", "https://a.org/?p=12", False),
    ("http://a.org/r", "https://a.org/#/r", False),
    ("http://a.org/ok", "http://a.org/it-department", False),
    ("http://a.org/r", "http://a.org/qz", False),
    ("http://a.org/news/2018/r", "http://a.org/news/r", False),
    ("http://a.org/2018/r/amp", "http://a.org/2018/r", False),
    ("http://a.org/data", "http://a.org/statistics", False),
]


@pytest.mark.parametrize(("cited", "landed", "fell"), HOMES)
def test_fell_home(cited, landed, fell):
    """A deep address that ends at a front page has lost what it cited; a moved one has not."""
    assert fell_home(cited, landed) is fell


DOORS = [
    ("http://a.org/r", "http://a.org/login?next=/r", True),
    ("http://a.org/r", "http://a.org/wp-login.php", True),
    ("http://a.org/r", "https://login.a.org/", True),
    ("http://a.org/r", "https://accounts.a.org/v3/signin", True),
    ("http://login.gov/r", "https://www.login.gov/s", False),
    ("http://a.org/login", "http://a.org/login/", False),
    ("http://a.org/r", "http://a.org/login-rates-2018", False),
    ("http://wikipedia.org/r", "http://id.wikipedia.org/r", False),
]


@pytest.mark.parametrize(("cited", "landed", "is_door"), DOORS)
def test_at_a_door(cited, landed, is_door):
    """A page that asks who you are is not the page, unless it was what was cited."""
    assert at_a_door(cited, landed) is is_door


@pytest.mark.parametrize(
    ("landed", "missing"),
    [
        ("http://a.org/404", True),
        ("http://a.org/errors/404.aspx", True),
        ("http://a.org/page-not-found/", True),
        ("https://www.hugedomains.com/domain_profile.cfm?d=a.org", True),
        ("http://a.org/area-404/report", False),
        ("http://a.org/report-404", False),
    ],
)
def test_at_missing(landed, missing):
    """Sites have addresses for what is not there."""
    assert at_missing("http://a.org/r", landed) is missing


MOVES = [  # cited, answers on the way, addresses     replaced by
    ("http://a.org/x", [301], ["https://b.org/x"], "https://b.org/x"),
    ("http://a.org/x", [301, 302], ["http://a.org/y", "http://a.org/z"], "http://a.org/y"),
    ("http://a.org/x", [302, 301], ["https://a.org/x", "https://a.org/y"], "https://a.org/y"),
    ("http://a.org/x", [302, 301], ["http://a.org/y", "http://a.org/z"], None),
    ("http://a.org/x", [301], ["https://www.a.org/x/"], None),
    ("https://doi.org/10.1/x", [301], ["https://b.org/x"], None),
    ("http://a.org/x", [], [], None),
]


@pytest.mark.parametrize(("cited", "answers", "addresses", "expected"), MOVES)
def test_moved_to(cited, answers, addresses, expected):
    """Only what is permanent from the start on replaces an address; aliases are made to redirect."""
    passed = [cited, *addresses]
    hops = [Redirect(url=url, http_status=status) for url, status in zip(passed, answers, strict=False)]
    assert moved_to(cited, hops, passed[-1]) == expected
