"""Which markers and links stand behind a claim."""

import pytest

from tests.claims.building import claim_of

COVER = [  # as written, figure, markers
    ("Almost half of costs are wages,{2} yet up to 70 per cent of gains are rent.{3}", "half", ("2",)),
    (
        "Almost half of costs are wages,{2} yet up to 70 per cent of gains are rent.{3}",
        "70 per cent",
        ("3",),
    ),
    ("Some 850,000 people live here.{28} They are poor.", "850,000", ("28",)),
    ("Costs rose.{1} Nearly 40 per cent of them are wages.", "40 per cent", ()),
    ("About 40 per cent of costs are wages. They rose.{1}", "40 per cent", ()),
    ("The Centre for Trade{64} noted that 4.6 million people fish.", "4.6 million", ("64",)),
    ("Records{10}, {11} are kept by 40 per cent of teams.", "40 per cent", ("10", "11")),
    ("Records are kept by 40 per cent of teams.{10}, {11} Others keep none.", "40 per cent", ("10", "11")),
    (
        "Records are kept by 40 per cent of teams.{14}{15}{16} Others keep none.",
        "40 per cent",
        ("14", "15", "16"),
    ),
    ("By 40 per cent of teams [{3}]. By 30 per cent of us [{4}].", "30 per cent", ("4",)),
    (
        "Smith found 40 per cent {1}. {2} found 30 per cent.. Lee saw it {3}. Ann saw it {4}.",
        "30 per cent",
        ("2",),
    ),
    ("“It was 40 per cent of us.”{9} They left.", "40 per cent", ("9",)),
    (
        "As many as 36,000 lamps are broken and the old ones are not\n\nAnn Bell on behalf of the Trust\n\n"
        "being mended in time.{53} New text.",
        "36,000",
        ("53",),
    ),
]


@pytest.mark.parametrize(("written", "figure", "markers"), COVER, ids=[row[0][:40] for row in COVER])
def test_the_nearest_marker_of_the_sentence_covers_a_claim(written, figure, markers):
    """At or after the figure, else the last before it; runs whole; never from another sentence."""
    claim = claim_of(written, figure)
    assert claim.markers == markers
    assert claim.notes == tuple(f"n-{marker}" for marker in markers)
    assert claim.urls == tuple(f"https://notes.example.org/{marker}" for marker in markers)


LINKS = [  # as written, figure, url
    (
        "We found that [40 per cent](https://a.example.org/1) do as [others](https://b.example.org/2) do.",
        "40 per cent",
        "https://a.example.org/1",
    ),
    (
        "Some 40 per cent do so, as [Lee](https://a.example.org/1) and [Cole](https://b.example.org/2) say.",
        "40 per cent",
        "https://a.example.org/1",
    ),
    (
        "As [Lee](https://a.example.org/1) and [Cole](https://b.example.org/2) say, 40 per cent do so.",
        "40 per cent",
        "https://b.example.org/2",
    ),
    ("[Lee](https://a.example.org/1) says so. It is 40 per cent.", "40 per cent", None),
    ("It is 40 per cent. [Lee](https://a.example.org/1) says so.", "40 per cent", None),
]


@pytest.mark.parametrize(("written", "figure", "url"), LINKS, ids=[row[0][:40] for row in LINKS])
def test_an_inline_link_covers_what_is_in_or_near_its_words(written, figure, url):
    """In the anchor; else the nearest after, else before, in the sentence."""
    assert claim_of(written, figure).urls == (() if url is None else (url,))


def test_a_note_and_a_link_both_count():
    """The addresses of the notes come first, each address once."""
    written = "Some 40 per cent{7} do so, [Lee says](https://a.example.org/1)."
    assert claim_of(written, "40 per cent").urls == ("https://notes.example.org/7", "https://a.example.org/1")
