"""What was found, in the order of the text."""

import re
from dataclasses import replace

from evidence_audit.model import AuditedDocument
from evidence_audit.reports import EXTRACT_RENDERERS, View
from tests.reports.sample import CLAIMS, EMPTY, REPORT

RENDER = EXTRACT_RENDERERS["terminal"]
PLAIN = View()


def test_extract_goes_in_the_order_of_the_text():
    shown = RENDER(REPORT, PLAIN)
    pages = [int(number) for number in re.findall(r"^ page (\d+)$", shown, re.MULTILINE)]
    assert pages == [3, 4, 5, 6, 7, 8, 9]


def test_extract_shows_values_that_are_not_obvious():
    shown = RENDER(REPORT, PLAIN)
    assert "£2.5 billion  = 2 500 000 000 GBP  must  note 3" in shown
    assert "8,207  must  note 2" in shown


def test_extract_shows_what_was_left_out_when_asked():
    assert "NO CLAIMS" not in RENDER(REPORT, PLAIN)
    shown = RENDER(REPORT, replace(PLAIN, left_out=True))
    assert "a name (1)\n   page 9  It stands on Route **75**." in shown


def test_extract_tells_which_notes_lack_something():
    shown = RENDER(REPORT, PLAIN)
    assert "markers without a note: †" in shown
    assert "notes without a marker: 3, 4, 5" in shown
    assert "notes without an address: 5" in shown


def test_extract_judges_nothing():
    shown = RENDER(REPORT, PLAIN)
    assert not re.search(r"unsupported|stale|unverified|EA[1-8]", shown)


TEXT_CLAIM = replace(CLAIMS[4], location=replace(CLAIMS[4].location, page=None, line=12, column=3))
TEXT_DOCUMENT = replace(REPORT.documents[0].document, pages=(), lines=(), links=(), claims=(TEXT_CLAIM,))
TEXT_REPORT = replace(EMPTY, documents=(AuditedDocument(document=TEXT_DOCUMENT),))


def test_extract_gives_lines_where_there_are_no_pages():
    shown = RENDER(TEXT_REPORT, PLAIN)
    assert " line 12\n   The bill for temporary staff" in shown
    assert "page" not in shown


def test_extract_of_a_text_without_figures_or_notes_is_short():
    bare = replace(TEXT_DOCUMENT, claims=(), notes=(), markers=())
    shown = RENDER(replace(EMPTY, documents=(AuditedDocument(document=bare),)), PLAIN)
    assert "0 claims (0 must, 0 may) · 0 markers · 0 notes · 0 URLs" in " ".join(shown.split())
    assert "NOTES" not in shown
    assert "LINKS" not in shown


def test_a_long_note_is_cut_unless_verbose():
    note = replace(TEXT_DOCUMENT.notes[0], text="A book. " * 50 + "The end.")
    report = replace(EMPTY, documents=(AuditedDocument(document=replace(TEXT_DOCUMENT, notes=(note,))),))
    assert "The end." not in RENDER(report, PLAIN)
    assert "The end." in RENDER(report, replace(PLAIN, verbose=True))


def test_an_address_in_a_note_is_shown_once():
    """Also where one address begins with another."""
    urls = ("https://example.org/a", "https://example.org/a/b")
    note = replace(TEXT_DOCUMENT.notes[0], text=f"See {urls[0]}, {urls[1]}, accessed 1 May.", urls=urls)
    report = replace(EMPTY, documents=(AuditedDocument(document=replace(TEXT_DOCUMENT, notes=(note,))),))
    shown = RENDER(report, PLAIN)
    assert (
        " 1  See …, …, accessed 1 May.\n     https://example.org/a\n     https://example.org/a/b\n" in shown
    )
    assert f"See {urls[0]}, {urls[1]}" in RENDER(report, replace(PLAIN, verbose=True))


def test_a_quantity_that_its_sentence_spells_otherwise_is_shown_bare():
    """Soft hyphens and line breaks are undone in the sentence, not in the figure."""
    left_out = replace(
        TEXT_DOCUMENT.left_out[0], quantity=replace(TEXT_DOCUMENT.left_out[0].quantity, text="20-\n08")
    )
    document = replace(TEXT_DOCUMENT, left_out=(left_out,))
    report = replace(EMPTY, documents=(AuditedDocument(document=document),))
    assert "page 4  20- 08" in RENDER(report, replace(PLAIN, left_out=True))
