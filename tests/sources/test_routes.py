"""`--connect-to`, as curl reads it."""

import pytest

from evidence_audit.errors import PolicyError
from evidence_audit.sources.routes import Routes

FOUND = [  # entry                        asked                  connects to
    ("a.org:80:127.0.0.1:8080", ("a.org", 80), ("127.0.0.1", 8080)),
    ("A.org:80:127.0.0.1:8080", ("a.ORG", 80), ("127.0.0.1", 8080)),
    ("a.org:80:127.0.0.1:8080", ("a.org", 443), None),
    ("a.org:80:127.0.0.1:8080", ("b.org", 80), None),
    ("::127.0.0.1:8080", ("b.org", 443), ("127.0.0.1", 8080)),
    (":80:127.0.0.1:8080", ("b.org", 80), ("127.0.0.1", 8080)),
    ("a.org::127.0.0.1:", ("a.org", 81), ("127.0.0.1", 81)),
    ("a.org:80::8080", ("a.org", 80), ("a.org", 8080)),
    ("[::1]:80:[::1]:8080", ("::1", 80), ("::1", 8080)),
]


@pytest.mark.parametrize(("entry", "asked", "expected"), FOUND)
def test_routes(entry, asked, expected):
    """An empty host or port fits any, an empty target keeps what was asked."""
    assert Routes.parse([entry]).find(*asked) == expected


def test_the_first_that_fits_counts():
    """The order is the user's."""
    routes = Routes.parse(["a.org:80:127.0.0.1:1", "::127.0.0.1:2"])
    assert [routes.find("a.org", 80), routes.find("b.org", 80)] == [("127.0.0.1", 1), ("127.0.0.1", 2)]


@pytest.mark.parametrize(
    "entry", ["", "a.org", "a.org:80", "a.org:80:127.0.0.1", "a:x:b:1", "a:1:::1:2", "a:70000:b:1"]
)
def test_what_is_no_route(entry):
    """A route that cannot be read is a wrong option, named as it was written."""
    with pytest.raises(PolicyError, match="HOST:PORT:ADDRESS:PORT"):
        Routes.parse([entry])
