"""Whole outputs, once per format."""

import pytest

from evidence_audit.reports import shape
from tests.reports.expected_files import CASES, FOLDER, VERSION, rendered


@pytest.mark.parametrize("name", CASES)
def test_output_is_as_stored(name, monkeypatch):
    """The same report gives the same bytes, in every format."""
    monkeypatch.setattr(shape, "__version__", VERSION)
    assert rendered(name) == (FOLDER / name).read_bytes()


def test_every_stored_file_has_its_case():
    assert {path.name for path in FOLDER.iterdir()} == set(CASES)
