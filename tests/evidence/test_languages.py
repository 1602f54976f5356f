"""In which language a source is."""

import pytest

from evidence_audit.evidence.languages import figures, language, numerals
from evidence_audit.model import Document

TEXTS = [  # text, as stated, found
    ("The mill and the bridge that they built are from the time of the war.", None, "en"),
    ("The mill and the bridge that they built are from the time of the war.", "de", "en"),
    ("Die Mühle und die Brücke sind aus der Zeit, in der das Dorf mit dem Fluss wuchs.", "en", "de"),
    ("Le moulin et les ponts sont dans le village qui est sur la rivière du nord.", None, "fr"),
    ("Mill 1932", "sv", "sv"),
    ("Mill 1932", None, "en"),
    ("", None, "en"),
]


@pytest.mark.parametrize(("text", "stated", "found"), TEXTS)
def test_language(text, stated, found):
    """Small words tell it; what the format states counts where there are too few."""
    document = Document(path="a", format="text", sha256="0", text=text, language=stated)
    assert language(document) == found


def test_figures_with_decimal_commas():
    """A unit in the source's own word is read; the bare number stays."""
    found = {(each.text, each.value, each.unit) for each in figures("Das sind 4,6 Prozent.")}
    assert found == {("4,6", 4.6, None), ("4,6 Prozent", 4.6, "%")}


def test_numerals_with_decimal_commas():
    """Points and spaces part thousands."""
    assert list(numerals("2.316.000 und 4,6 und 1 250.")) == ["2316000", "4.6", "1", "250"]
