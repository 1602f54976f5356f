"""Hyphens that addresses lost when a page tool joined rows, and the restraint not to invent any."""

import re

import pytest

from evidence_audit.citations import addresses, seams
from evidence_audit.citations.rows import rows_of
from evidence_audit.citations.witnesses import Witnesses
from evidence_audit.model import Document
from tests.citations.printing import page

BODY = [
    "The wells of the plain were counted for the first time in the autumn of that year, when the "
    "water-bailiffs of nine parishes walked from door to door with a list and a measuring-rod. "
    "Well-owners were asked how deep their wells were, how often they ran dry, and whether a neighbour "
    "drew from them as well. Half-yearly counts followed until the middle of the century, and they are "
    "the best-kept series of their kind in the country.",
    "Nobody knows who first thought of lining a well with brick, but by the end of the period most "
    "were, and the short-lived timber frames of earlier days had gone. The bailiffs noted what they saw "
    "in plain words, and the county printed their notes each winter in a thin grey book that few people "
    "read to the end.",
] * 3
URLS = [
    "https://www.plain.example.org/news/2019/05/counting-the-wells-of-the-plain-for-the-first-time-since-the-war",
    "https://wells.example.gov/government/publications/water-levels-in-the-nine-parishes-annual-report-2018",
    "https://daily.example.com/world/2020/mar/15/dry-summers-and-deep-wells-what-the-county-learned-from-its-count",
    "https://www.brick.example.net/articles/who-lined-the-first-well-and-why-it-still-matters-to-owners-134024",
    "https://county.example.org/council/documents/winter-book-of-the-water-bailiffs-third-edition-with-maps.pdf",
    "https://health.example.org/emergencies/clean-water-2019/advice-for-public/when-and-how-to-boil-water",
]
NOTES = [
    f"{number}. Office for Wells (2019) Report on the state of wells and pumps, part {number}. "
    f"Available at: {url}"
    for number, url in enumerate(URLS, 1)
]


def found_in(text):
    document = Document(path="a.txt", format="text", sha256="", text=text)
    lost = seams.lost_hyphens(rows_of(document))
    return lost, {one.url for one in addresses.find(text, 0, len(text), Witnesses(()), lost)}


@pytest.mark.parametrize("measure", [70, 74, 78, 94, 102])
def test_lost_hyphens_are_given_back(measure):
    """Wherever print happened to break them, nearly all addresses come out whole."""
    text = page([*BODY, *NOTES], measure)
    lost, found = found_in(text)
    assert len(found & set(URLS)) >= len(URLS) - 1
    assert all(text[at - 1].isalnum() and text[at].isalnum() for at in lost)


def test_without_them_some_would_be_lost():
    """The pages above do break addresses at their hyphens."""
    text = page([*BODY, *NOTES], 78)
    unmended = {one.url for one in addresses.find(text, 0, len(text), Witnesses(()))}
    assert len(unmended & set(URLS)) <= len(URLS) - 2


UNBROKEN = [
    ("no row was joined", "\n".join([*BODY, *NOTES])),
    ("one row for each paragraph", re.sub(r"-\n", "-", page([*BODY, *NOTES], 400))),
    ("addresses overhang their rows", page(BODY, 80) + "\n".join(URLS)),
]


@pytest.mark.parametrize("text", [row[1] for row in UNBROKEN], ids=[row[0] for row in UNBROKEN])
def test_no_hyphen_is_invented(text):
    """What no tool has joined has lost nothing, however wide its rows are."""
    lost, found = found_in(text)
    assert lost == []
    assert set(URLS) <= found
