"""The audit of the sample report over real HTTP says of each claim what its source deserves."""

import pytest

from evidence_audit.auditor import audit
from evidence_audit.demo import sample, serving
from evidence_audit.model import Policy
from tests.demo.expected import CLOSE, ROWS, matched


@pytest.fixture(scope="module")
def judgements(tmp_path_factory):
    """Return the judgements of the PDF sample, in the order of the text."""
    with serving() as site:
        policy = Policy(
            connect_to=site.connect_to, timeout=2.0, cache_dir=str(tmp_path_factory.mktemp("store"))
        )
        report = audit([str(sample("pdf"))], policy=policy)
    return report.documents[0].judgements


@pytest.fixture(scope="module")
def found(judgements):
    """Return the judgement of each row that was found, by the row's name."""
    by_claim = {id(judgement.claim): judgement for judgement in judgements}
    claims, _ = matched(judgement.claim for judgement in judgements)
    return {name: by_claim[id(claim)] for name, claim in claims.items()}


def judged(found, row):
    """Return the judgement of `row`; a claim that an editor may pass over may be missing."""
    if row.name not in found and row.level == "may":
        pytest.skip("an editor may pass this figure over")
    return found[row.name]


ROW = pytest.mark.parametrize("row", ROWS, ids=[row.name for row in ROWS])


@ROW
def test_a_figure_is_found_with_its_value(found, row):
    quantity = judged(found, row).claim.quantity
    assert quantity.value == pytest.approx(row.value, rel=CLOSE)
    assert quantity.value_to == pytest.approx(row.value_to, rel=CLOSE)
    assert (quantity.unit, quantity.kind) == (row.unit, row.kind)


@ROW
def test_a_claim_has_its_level_and_markers(found, row):
    claim = judged(found, row).claim
    assert (claim.level, claim.markers) == (row.level, row.markers)


@ROW
def test_a_claim_gets_the_verdict_that_its_source_deserves(found, row):
    judgement = judged(found, row)
    assert (judgement.verdict, judgement.reason) == (row.verdict, row.rule)


def test_nothing_else_is_a_claim(judgements):
    """Years, names with numbers, table, section and telephone numbers are none."""
    _, over = matched(judgement.claim for judgement in judgements)
    assert [claim.quantity.text for claim in over] == []


def test_claims_come_in_the_order_of_the_text(judgements):
    starts = [judgement.claim.location.start for judgement in judgements]
    assert starts == sorted(starts)


def test_the_pull_quote_repeats_the_claim_of_page_one(found):
    repeat = found.get("One in five (repeat)")
    if repeat is None:
        pytest.skip("an editor may pass a pull quote over")
    assert repeat.claim.repeats == found["One in five"].claim.id
