"""Raised calls and bracketed references in one document, and what its own jumps say of both."""

import re

import pytest

from evidence_audit import citations
from evidence_audit.model import Document, Jump, Span

_MARKED = re.compile(r"\^(\S+?)\^")

PAPER = """The survey reached 4,100 homes.^1^ Costs fell by 12 per cent [2], as others found [1, 3].

A second wave^2^ reached 900 more [3].

^1^ Field notes of the survey team, 2019.

^2^ Held in the spring of 2020.

References

[1] A. Weaver, Homes and Costs, 2011, https://example.org/homes

[2] B. Turner, Prices, 2015.

[3] C. Miller, Surveys at Sea, 2017.
"""
CODE = """Set the width with width[1] or width[2] and size{x}[3] as below.^1^
Then array[4], array[5] and array[6].

The list has 30 entries.^2^ See option[7], option[8] and option[9].

^1^ As in the manual, 2019.

^2^ Counted in 2020.
"""
HEADED = """1 Beginnings

The office opened in 1974.^1^

2 Growth

It had 40 staff by 1980.^2^

3 Today

It has 400.^3^

^1^ Annual report, 1974.

^2^ Annual report, 1980.

^3^ Annual report, 2021.
"""


def read(marked: str, jumps: tuple[tuple[str, str], ...] = ()) -> Document:
    """Return a text whose `^1^` are raised; `jumps` lead from the first such words to others."""
    text, raised, at = "", [], 0
    for match in _MARKED.finditer(marked):
        text += marked[at : match.start()]
        raised.append(Span(start=len(text), end=len(text) + len(match[1])))
        text, at = text + match[1], match.end()
    text += marked[at:]
    return Document(
        path="paper.pdf",
        format="pdf",
        sha256="",
        text=text,
        raised=tuple(raised),
        jumps=tuple(
            Jump(start=text.index(a), end=text.index(a) + len(a), page=1, goal=text.index(b))
            for a, b in jumps
        ),
    )


def led(document: Document) -> list[tuple[str, str]]:
    """Return each marker with the first words of its note."""
    texts = {note.id: note.text for note in document.notes}
    return [
        (one.marker, " ".join(texts[one.note].split()[:2]) if one.note else "") for one in document.markers
    ]


FAMILIES = [
    (
        "footnotes and references each lead to their own list",
        PAPER,
        [
            ("1", "Field notes"),
            ("2", "B. Turner,"),
            ("1", "A. Weaver,"),
            ("3", "C. Miller,"),
            ("2", "Held in"),
            ("3", "C. Miller,"),
        ],
    ),
    (
        "brackets of code outnumber the footnotes and are none",
        CODE,
        [("1", "As in"), ("2", "Counted in")],
    ),
    (
        "numbered headings are no notes where notes open with raised numbers",
        HEADED,
        [("1", "Annual report,"), ("2", "Annual report,"), ("3", "Annual report,")],
    ),
]


@pytest.mark.parametrize(
    ("marked", "expected"), [row[1:] for row in FAMILIES], ids=[row[0] for row in FAMILIES]
)
def test_each_family_has_its_own_notes(marked: str, expected: list[tuple[str, str]]) -> None:
    """Numbers of one style lead to notes of that style, whatever the others count."""
    assert led(citations.cite(read(marked))) == expected


def test_ids_are_unique_over_both_families() -> None:
    """Footnote 1 and reference [1] are two notes."""
    ids = [note.id for note in citations.cite(read(PAPER)).notes]
    assert len(ids) == len(set(ids)) == 5


MISNUMBERED = """The fleet has 30 ships.^4^ It had 18 in 1990.^9^ Crews number 600.^9^

^4^ Register, 1990.

^9^ Register, 2020.

7 The seventh ship is older than all others.
"""


def test_jumps_are_the_documents_own_word() -> None:
    """Numbers that count no sequence are markers where jumps lead from them to rows that begin with them."""
    jumps = (("4 It had", "4 Register"), ("9 Crews", "9 Register"))
    assert led(citations.cite(read(MISNUMBERED, jumps))) == [
        ("4", "Register, 1990."),
        ("9", "Register, 2020."),
        ("9", "Register, 2020."),
    ]


def test_a_jump_to_a_heading_makes_no_note() -> None:
    """`See section 2` jumps to a heading that begins with 2, and cites nothing."""
    text = "See section 2 and section 3 of this guide.\n\n2 Growth\n\nIt grew.\n\n3 Today\n\nIt grows.\n"
    document = citations.cite(read(text, (("2 and", "2 Growth"), ("3 of", "3 Today"))))
    assert document.markers == ()
