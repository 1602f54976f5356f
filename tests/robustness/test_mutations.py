"""Hundreds of spoilt documents: each is read, or refused in one line. None takes the program down."""

from contextlib import closing

import pytest

from evidence_audit.workers.pool import Workers
from tests.robustness.mutations import mutant
from tests.robustness.outcomes import faults
from tests.robustness.samples import samples

EACH = 64
"""Mutants of each sample: over 500 in all. `benchmarks/fuzz_documents.py` makes as many as one likes."""
SECONDS = 150
"""For one document; on an idle machine each takes a small part of one."""


@pytest.fixture(scope="module")
def workers():
    with closing(Workers(2, deadline=SECONDS)) as pool:
        yield pool


def test_whole_samples_are_read(workers):
    """The mutations would find nothing in what is refused from the start."""
    from evidence_audit import tasks

    for name, content in samples().items():
        document = workers.submit(tasks.read, tasks.Paper(path=name, content=content)).result()
        assert len(document.claims) >= 5, name
        assert document.markers, name


@pytest.mark.parametrize("name", samples())
def test_a_spoilt_document_is_read_or_refused(workers, name):
    content = samples()[name]
    mutants = ((f"{name} {number}", mutant(name, content, number)) for number in range(EACH))
    assert faults(mutants, workers) == []


def test_the_same_number_spoils_in_the_same_way():
    for name, content in samples().items():
        assert mutant(name, content, 7) == mutant(name, content, 7)
        assert len({mutant(name, content, number) for number in range(20)}) > 10
