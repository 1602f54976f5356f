"""The audit of the sample report over real HTTP says of each claim what its source deserves."""

from collections import Counter

import pytest

from evidence_audit.auditor import audit
from evidence_audit.demo import sample, serving
from evidence_audit.model import Policy
from tests.demo.expected import CLOSE, ROWS, findings, matched


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    """Return the report on the PDF sample, its sources asked over HTTP."""
    with serving() as site:
        policy = Policy(
            connect_to=site.connect_to, timeout=2.0, cache_dir=str(tmp_path_factory.mktemp("store"))
        )
        return audit([str(sample("pdf"))], policy=policy)


@pytest.fixture(scope="module")
def judgements(report):
    """Return the judgements of the PDF sample, in the order of the text."""
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
    assert (quantity.unit, quantity.kind) == (row.unit, row.kind)
    assert quantity.value == pytest.approx(row.value, rel=CLOSE)
    if row.value_to is None:
        assert quantity.value_to is None
    else:
        assert quantity.value_to == pytest.approx(row.value_to, rel=CLOSE)


@ROW
def test_a_claim_has_its_level_and_markers(found, row):
    claim = judged(found, row).claim
    assert (claim.level, claim.markers) == (row.level, row.markers)


@ROW
def test_a_claim_gets_the_verdict_that_its_source_deserves(found, row):
    judgement = judged(found, row)
    assert (judgement.verdict, judgement.reason) == (row.verdict, row.rule)


def test_nothing_else_must_have_a_source(judgements):
    """Years, names with numbers, table, section and telephone numbers are no claims."""
    _, over = matched(judgement.claim for judgement in judgements)
    assert [claim.quantity.text for claim in over if claim.level == "must"] == []


def test_claims_come_in_the_order_of_the_text(judgements):
    starts = [judgement.claim.location.start for judgement in judgements]
    assert starts == sorted(starts)


def test_the_pull_quote_repeats_the_claim_of_page_one(found):
    repeat = found.get("One in five (repeat)")
    if repeat is None:
        pytest.skip("an editor may pass a pull quote over")
    assert repeat.claim.repeats == found["One in five"].claim.id


def test_each_rule_speaks_as_often_as_the_sample_gives_cause(report):
    assert Counter(finding.rule for finding in report.findings) == findings()
