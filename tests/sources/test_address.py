"""What can be asked for, and which spellings are one address."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_audit.model import Status
from evidence_audit.sources.address import Address, NoAddress, parse

ASKED = [  # as cited                                   as asked
    ("https://example.org", "https://example.org/"),
    ("HTTPS://Example.ORG/A", "https://example.org/A"),
    ("https://example.org/a#part", "https://example.org/a"),
    ("https://example.org:443/a", "https://example.org/a"),
    ("http://example.org:8080/a", "http://example.org:8080/a"),
    ("https://example.org/a b.pdf", "https://example.org/a%20b.pdf"),
    ("https://example.org/é?q=ü", "https://example.org/%C3%A9?q=%C3%BC"),
    ("https://example.org/a%2Fb%20c", "https://example.org/a%2Fb%20c"),
    ("https://bücher.example/a", "https://xn--bcher-kva.example/a"),
    (" https://example.org/a\n/b ", "https://example.org/a/b"),
    ("www.example.org/a", "http://www.example.org/a"),
    ("example.org:8080/a", "http://example.org:8080/a"),
    ("https://example.org/a?b=c&d=%26", "https://example.org/a?b=c&d=%26"),
    ("http://[2606:2800:220:1::1]/a", "http://[2606:2800:220:1::1]/a"),
    ("https://en.wikipedia.org/wiki/A_(b)", "https://en.wikipedia.org/wiki/A_(b)"),
    ("http://under_score.example.org/", "http://under_score.example.org/"),
]


@pytest.mark.parametrize(("cited", "asked"), ASKED, ids=[row[0] for row in ASKED])
def test_how_an_address_is_asked(cited, asked):
    """An address is asked as a browser would; nothing is guessed beyond its scheme."""
    address = parse(cited)
    assert isinstance(address, Address)
    assert address.url == asked


NONE = [
    "",
    "see above",
    "http//example.org/a",
    "htttp://example.org/a",
    "https:///a",
    "https:/example.org/a",
    "http://http://example.org",
    "http://exa mple.org/",
    "http://example..org/",
    "http://-example.org/",
    f"http://{'a' * 64}.org/",
    "http://[::1/",
    "http://example.org:99999/",
    "http://example.org:port/",
]


@pytest.mark.parametrize("cited", NONE)
def test_what_is_no_address(cited):
    """What can lead nowhere is dead, and the reason says why."""
    address = parse(cited)
    assert isinstance(address, NoAddress)
    assert address.status is Status.DEAD
    assert address.reason.startswith("no address that could be asked for: ")


@pytest.mark.parametrize(
    "cited", ["mailto:a@example.org", "ftp://example.org/a", "tel:+441234", "doi:10.1/a", "urn:x"]
)
def test_what_is_not_asked(cited):
    """Addresses of other kinds are not called dead."""
    address = parse(cited)
    assert isinstance(address, NoAddress)
    assert address.status is Status.UNCHECKED


SAME = [
    ("https://example.org", "https://EXAMPLE.org:443/#top"),
    ("http://example.org/%7Ea", "http://example.org/~a"),
    ("http://example.org/a%2fb", "http://example.org/a%2Fb"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_one_address(one, other):
    """Spellings that every server takes for the same share a key."""
    assert parse(one).key == parse(other).key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://example.org/a", "https://example.org/a"),
        ("http://example.org/a", "http://example.org/A"),
        ("http://example.org/a/", "http://example.org/a"),
        ("http://example.org/a%2Fb", "http://example.org/a/b"),
        ("http://example.org/?a=1", "http://example.org/?a=2"),
    ],
)
def test_addresses_that_may_differ(one, other):
    """What a server may tell apart is asked for each."""
    assert parse(one).key != parse(other).key


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=40))
def test_asking_settles_an_address(tail):
    """An address as asked is asked the same way when cited so."""
    once = parse("https://example.org/" + tail)
    if isinstance(once, Address):
        assert parse(once.url) == once
