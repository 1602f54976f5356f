"""Documents that are made to hang, to fill the memory, or to take more than they were given."""

from contextlib import closing

import pytest

from evidence_audit.spare import PRELOAD
from evidence_audit.workers.pool import Workers
from tests.robustness import monsters_pdf, monsters_zip
from tests.robustness.monsters_text import HTML, MARKDOWN, TEXTS
from tests.robustness.outcomes import faults

SECONDS = 150
"""For one document. What grows with the square of its length takes longer; nothing here needs a tenth."""
WRITTEN = {"txt": TEXTS, "md": MARKDOWN, "html": HTML}
BUILT = {**monsters_pdf.ALL, **monsters_zip.ALL}


@pytest.fixture(scope="module")
def workers():
    """Each with a ceiling of memory: what takes more than that is a fault, too."""
    with closing(Workers(2, deadline=SECONDS, preload=PRELOAD)) as pool:
        yield pool


@pytest.mark.parametrize(("form", "what"), [(form, what) for form, made in WRITTEN.items() for what in made])
def test_a_text_that_is_made_to_take_for_ever_is_read_or_refused(workers, form, what):
    content = WRITTEN[form][what]().encode()
    assert faults([(f"monster.{form} ({what})", content)], workers) == []


@pytest.mark.parametrize("what", BUILT)
def test_a_file_that_is_made_to_break_its_reader_is_read_or_refused(workers, what):
    form = what.rpartition(".")[2]
    assert faults([(f"monster.{form} ({what})", BUILT[what]())], workers) == []
