"""The shipped sample is what its manuscript makes, in every form."""

import io
from collections import Counter

import pytest
from pdfminer.high_level import extract_text
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import resolve1

from evidence_audit.demo import FORMATS, sample
from evidence_audit.demo.tour import shipped
from tests.demo.build_sample import HERE, files
from tests.demo.manuscript import load

MADE = files()
PLAIN = [name for name in MADE if not name.endswith(".pdf")]
PDFS = [name for name in MADE if name.endswith(".pdf")]


@pytest.mark.parametrize("name", PLAIN)
def test_a_text_file_is_byte_for_byte_what_the_manuscript_makes(name):
    assert shipped(name).read_bytes() == MADE[name]


@pytest.mark.parametrize("name", PDFS)
def test_a_pdf_reads_as_the_one_that_the_manuscript_makes(name):
    """Its bytes may follow the version of the library that wrote it; its words do not."""
    assert extract_text(shipped(name)) == extract_text(io.BytesIO(MADE[name]))


def test_the_same_manuscript_gives_the_same_bytes():
    assert files() == MADE


def test_every_note_has_its_marker_once_and_in_order():
    report = load(HERE / "report.toml")
    markers = [marker for page in report.pages for block in page for marker in block.markers]
    assert markers == list(report.notes) == [str(number) for number in range(1, len(markers) + 1)]


def test_one_address_is_printed_over_two_lines():
    text = sample("text").read_text(encoding="utf-8")
    addresses = [word for line in text.splitlines() for word in line.split() if word.startswith("http")]
    assert [address for address in addresses if address.endswith("/")] == [
        "http://council.tarnshire.example/meetings/"
    ]


def test_the_pdf_links_every_address_and_a_broken_one_twice():
    """Each part of an address on paper is a link to the whole of it."""
    linked = Counter(addresses_linked(sample("pdf")))
    (wrapped,) = (address for address, count in linked.items() if count == 2)
    assert wrapped.startswith("http://council.tarnshire.example/meetings/")
    assert len(linked) == len(load(HERE / "report.toml").notes) - 1  # a book has none


def addresses_linked(path):
    """Return the address of each link annotation, page by page."""
    with path.open("rb") as stream:
        for page in PDFPage.get_pages(stream):
            for annotation in resolve1(page.annots) or ():
                yield resolve1(resolve1(annotation)["A"])["URI"].decode()


def test_each_form_of_the_sample_is_shipped():
    assert all(sample(form).is_file() for form in FORMATS)


def test_a_form_that_is_not_shipped_is_a_key_error():
    with pytest.raises(KeyError):
        sample("docx")
