"""Identifiers that lead to a source."""

import pytest

from evidence_audit.citations import cite
from evidence_audit.citations.identifiers import address
from evidence_audit.model import Document

IDENTIFIERS = [  # text of a note, the address it stands for
    ("Dale M. A trial. Ann Sport. 2020;1:1-9. PMID: 31234567", "https://pubmed.ncbi.nlm.nih.gov/31234567/"),
    ("PubMed PMID 31234567; PMCID: PMC7654321.", "https://pmc.ncbi.nlm.nih.gov/articles/PMC7654321/"),
    ("F. Reach, Radar, arXiv:1701.01234v2, 2017.", "https://arxiv.org/abs/1701.01234v2"),
    ("arXiv: math.GT/0309136", "https://arxiv.org/abs/math.GT/0309136"),
    ("Report 12, hdl:10419/98765.", "https://hdl.handle.net/10419/98765"),
    ("Diss., urn:nbn:de:101:1-201011152.", "https://nbn-resolving.org/urn:nbn:de:101:1-201011152"),
    ("Mills. Mill Press, 2014. ISBN 978-0-00-000000-2.", None),
    ("Section 1701.01234 of the code.", None),
]


@pytest.mark.parametrize(("text", "url"), IDENTIFIERS, ids=[row[0][:30] for row in IDENTIFIERS])
def test_identifiers_stand_for_addresses(text, url):
    """A book's number leads nowhere."""
    assert address(text) == url


def test_an_address_of_its_own_is_enough():
    """Who gives both means one work; its address comes first."""
    text = (
        "It fell by 3 per cent.1 It rose.2\n\nNotes\n"
        "1 Dale, Sport (2020) doi:10.5555/s.1 PMID: 31234567\n2 Beck, Sport (2019) PMID: 31234568\n"
    )
    notes = cite(Document(path="a.txt", format="text", sha256="", text=text)).notes
    assert [note.urls for note in notes] == [
        ("https://doi.org/10.5555/s.1",),
        ("https://pubmed.ncbi.nlm.nih.gov/31234568/",),
    ]
