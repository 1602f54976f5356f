"""Source lines and the tables and figures that they close."""

import pytest

from evidence_audit.citations import cite
from evidence_audit.documents import read

REACHED = [  # page, words that the link of the source line lies over
    (
        "<table><tr><td>2019<td>1,000</tr><tr><td>2020<td>1,200</tr>"
        "<tr><td colspan=2>Source: <a href='https://hall.example/a'>Hall</a></tr></table>",
        ["2019   1,000", "2020   1,200"],
    ),
    (
        "<p>Before.</p><table><tr><td>2019<td>1,000</tr></table>"
        "<p>Data source: <a href='https://hall.example/a'>Hall</a></p>",
        ["2019   1,000"],
    ),
    (
        "<figure><figcaption>Half of all beds. Source: <a href='https://hall.example/a'>Hall</a></figcaption></figure>",
        ["Half of all beds"],
    ),
    (
        "<table><tr><td>2019<td><a href='https://hall.example/b'>1,000</a></tr><tr><td>2020<td>1,200</tr></table>"
        "<p>Source: <a href='https://hall.example/a'>Hall</a></p>",
        ["2020   1,200"],
    ),
    ("<p>Half are tired.</p><p>Source: <a href='https://hall.example/a'>Hall</a></p>", []),
    (
        "<table><tr><td>2019<td>1,000</tr></table><p>The <a href='https://hall.example/a'>Hall</a> said.</p>",
        [],
    ),
    ("<table><tr><td>2019<td>1,000</tr></table><p>Source: the Hall</p>", []),
]


@pytest.mark.parametrize(("page", "words"), REACHED)
def test_link_of_a_source_line_lies_over_what_it_closes(page, words):
    """The rows above it and its own caption; prose and rows with a link of their own are left alone."""
    document = cite(read(page.encode(), "page.html"))
    reached = [link for link in document.links if link.url.endswith("/a")]
    covered = [document.text[link.start : link.end].rstrip(". ") for link in reached]
    assert [text for text in covered if text != "Hall"] == words


def test_source_line_with_a_printed_address_reaches_as_far():
    text = "Year    Beds\n2019    1,000\n2020    1,200\n\nSource: https://hall.example/a\n"
    links = cite(read(text.encode(), "a.txt")).links
    assert {text[link.start : link.end].split()[0] for link in links} == {
        "Year",
        "2019",
        "2020",
        "https://hall.example/a",
    }
    assert {link.url for link in links} == {"https://hall.example/a"}
