"""Addresses as printed, and what they amount to."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_audit.citations import addresses
from evidence_audit.citations.witnesses import Witnesses, bare


def find(text, *linked):
    return [address.url for address in addresses.find(text, 0, len(text), Witnesses(linked))]


PRINTED = [  # text                                               address
    ("see https://example.org/a, and", "https://example.org/a"),
    ("(http://example.org/y).", "http://example.org/y"),
    ("https://example.org/wiki/A_(b)", "https://example.org/wiki/A_(b)"),
    ("at www.example.co.uk/x-y.", "https://www.example.co.uk/x-y"),
    ("here.example.org.uk/about-us is", "https://here.example.org.uk/about-us"),
    ("at: coop.example.co.uk/", "https://coop.example.co.uk/"),
    ("and example.net.", "https://example.net"),
    ("doi:10.1000/xyz.12", "https://doi.org/10.1000/xyz.12"),
    ("(doi: 10.1000/s1-02)", "https://doi.org/10.1000/s1-02"),
    ("https://doi.org/10.1000/x", "https://doi.org/10.1000/x"),
    ("www.example.org/some-\nname/2020", "https://www.example.org/some-name/2020"),
    ("https://exam-\nple.org/p", "https://example.org/p"),
    ("at: info.\nexample.com/covid", "https://info.example.com/covid"),
    ("at: www.\nexample.org/x", "https://www.example.org/x"),
    ("https:\n//www.example.org/x", "https://www.example.org/x"),
    ("ht‐\ntps://www.example.org/x", "https://www.example.org/x"),
    ("https://example.c\nom/2020/03/a-b-c/", "https://example.com/2020/03/a-b-c/"),
    ("https://example.org/test-isol‐\nation/x", "https://example.org/test-isolation/x"),
    ("www.example.org/a/\nSmith, B. wrote", "https://www.example.org/a/"),
    ("https://example.org/#\n11\nNext", "https://example.org/#"),
    ("https://example.org/a\nand then", "https://example.org/a"),
]


@pytest.mark.parametrize(("text", "url"), PRINTED, ids=[row[0] for row in PRINTED])
def test_addresses_are_put_together(text, url):
    """Line ends, hyphens of print and end punctuation are no part of an address."""
    assert find(text) == [url]


@pytest.mark.parametrize(
    "text",
    [
        "e.g.something",
        "file.pdf",
        "2.5bn.The end",
        "a@b.com",
        "do.it now",
        "U.S.A.",
        "Booking.com",
        "3.5 m",
        "No.So",
    ],
)
def test_what_only_looks_like_an_address(text):
    """Missing spaces, files, mail and names of firms are no addresses."""
    assert find(text) == []


def test_two_addresses_without_a_space():
    """A new scheme behind a semicolon begins a new address."""
    assert find("https://a.org/1;https://b.org/2") == ["https://a.org/1", "https://b.org/2"]


def test_a_link_witnesses_what_is_printed():
    """The linked form is given, and tells whether a hyphen or a line belongs to the address."""
    assert find("www.example.org/x", "http://www.example.org/x") == ["http://www.example.org/x"]
    assert find("https://example.org/co-\nop", "https://example.org/coop") == ["https://example.org/coop"]
    assert find("https://example.org/a\nb-c-d", "https://example.org/a") == ["https://example.org/a"]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="abc.-/:?#wWhtps ", max_size=40))
def test_compared_twice_is_compared_once(text):
    """The form for comparison is stable, and what is found lies in the text."""
    for address in addresses.find(text, 0, len(text), Witnesses(())):
        assert 0 <= address.start < address.end <= len(text)
        (again,) = find(address.url) or [address.url]
        assert bare(again) == bare(address.url)


HYPHENS = [  # as printed, the address
    (
        "https://example.org/government/face-\nmasks-for-all",
        "https://example.org/government/face-masks-for-all",
    ),
    ("https://example.org/surveil-\nlance-report", "https://example.org/surveillance-report"),
    ("https://example.org/2020-\n04-report", "https://example.org/2020-04-report"),
    ("https://business-\ninside.example.org/x", "https://businessinside.example.org/x"),
    ("https://health-\nin-europe.example.org/x", "https://health-in-europe.example.org/x"),
    ("doi:10.5555/NEJ-\nMc2001", "https://doi.org/10.5555/NEJMc2001"),
    ("doi:10.5555/s41-\n020-09", "https://doi.org/10.5555/s41-020-09"),
    ("https://example.org/wells- of- the-plain", "https://example.org/wells-of-the-plain"),
]


@pytest.mark.parametrize(("text", "url"), HYPHENS, ids=[row[1] for row in HYPHENS])
def test_a_hyphen_at_a_line_end_is_kept_where_words_meet(text, url):
    """Print breaks slugs at their own hyphens and words at its own; hosts are words written together."""
    assert find(text) == [url]


def test_another_mention_tells_whose_a_hyphen_is():
    """What is printed in one piece elsewhere needs no guess."""
    printed, elsewhere = "https://example.org/co-\nop-shop", "https://example.org/coop-shop"
    (address,) = addresses.find(printed, 0, len(printed), Witnesses((), [elsewhere]))
    assert (address.url, address.is_doubtful) == (elsewhere, False)


@pytest.mark.parametrize(
    ("text", "is_doubtful"),
    [
        ("https://example.org/face-masks", False),
        ("https://example.org/face_\nmasks", False),
        ("https://example.org/face-\nmasks", True),
    ],
)
def test_a_break_at_a_hyphen_leaves_a_doubt(text, is_doubtful):
    """Unless a link or another mention settles it."""
    (address,) = addresses.find(text, 0, len(text), Witnesses(()))
    assert address.is_doubtful == is_doubtful
    (linked,) = addresses.find(text, 0, len(text), Witnesses([address.url]))
    assert not linked.is_doubtful
