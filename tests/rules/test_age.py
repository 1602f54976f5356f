"""EA4xx: sources and decisions that time has overtaken."""

from datetime import date, timedelta

import pytest

from evidence_audit.model import Decision, Status, Trouble
from evidence_audit.rules.standing import last_day
from tests.rules.nouns import TODAY, URL, cited, claim, document, facts, findings, note, source

FIVE_YEARS = timedelta(days=5 * 365)

AGES = [  # year in the note, date of the page, is it too old
    (2015, None, True),
    (None, "2015", True),
    (None, "2015-03-02", True),
    (2025, "2015-03", True),
    (2015, "2025-03", True),
    (2021, None, False),
    (None, "2021-11-30", False),
    (None, "2021-11", False),
    (None, "2021-10", True),
    (None, None, False),
]


@pytest.mark.parametrize(("year", "published", "said"), AGES)
def test_source_too_old(year, published, said):
    """The oldest date that note or page states counts, to the last day that it can mean."""
    seen = facts(cited(year=year), sources=[source(published=published)])
    assert len(findings(seen, "EA401", max_source_age=FIVE_YEARS)) == said


def test_age_is_judged_only_where_the_policy_sets_a_limit():
    """By default no source is too old."""
    assert findings(facts(cited(year=1801), sources=[source()]), "EA401") == ()


def test_a_note_without_address_has_an_age_too():
    """The message says whose date it is."""
    (finding,) = findings(facts(document(notes=(note("3", year=1999),))), "EA401", max_source_age=FIVE_YEARS)
    assert "1999, as note 3 says" in finding.message


@pytest.mark.parametrize(
    ("stated", "day"),
    [
        ("2018", date(2018, 12, 31)),
        ("2020-02", date(2020, 2, 29)),
        ("2018-09-14", date(2018, 9, 14)),
        ("2018-09-14T10:00:00Z", date(2018, 9, 14)),
    ],
)
def test_last_day(stated, day):
    """A date known only to the year is in its favour the last day of it."""
    assert last_day(stated) == day


WITHDRAWN = [
    (Status.LIVE, None, "This report has been withdrawn.", True),
    (Status.MOVED, None, "This report has been withdrawn.", True),
    (Status.LIVE, None, None, False),
    (Status.DEAD, Trouble.SOFT_404, "Withdrawn", False),
]


@pytest.mark.parametrize(("status", "trouble", "words", "said"), WITHDRAWN)
def test_source_withdrawn(status, trouble, words, said):
    """The page's own words are quoted; a page that is gone says nothing of itself."""
    found = findings(
        facts(cited(), sources=[source(status=status, trouble=trouble, withdrawn=words)]), "EA403"
    )
    assert [words in finding.message for finding in found] == ([True] if said else [])


UNTIL = [(None, 0), (TODAY + timedelta(days=1), 0), (TODAY, 0), (TODAY - timedelta(days=1), 1)]


@pytest.mark.parametrize(("until", "said"), UNTIL)
def test_review_expired(until, said):
    """A decision holds on its last day, and is said to have run out on the next."""
    decision = Decision(id="c-1", decision="accepted", reason="seen", by="AB", until=until)
    found = findings(facts(document(claims=(claim(urls=(URL,)),))), "EA405", decisions=(decision,))
    assert [finding.claim for finding in found] == ["c-1"] * said
