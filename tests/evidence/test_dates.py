"""Years and dates of two sentences, and whether they can be of the same time."""

import pytest

from evidence_audit.evidence import dates
from evidence_audit.model import Span

FOUND = [  # text, first and last day
    ("on 5 March 2020", "2020-03-05", "2020-03-05"),
    ("on March 5th, 2020", "2020-03-05", "2020-03-05"),
    ("on 2020-03-05", "2020-03-05", "2020-03-05"),
    ("in Feb. 2020", "2020-02-01", "2020-02-29"),
    ("in 2014–15", "2014-01-01", "2015-12-31"),
    ("the 2014 edition", "2014-01-01", "2014-12-31"),
    ("on 29 February", "0004-02-29", "0004-02-29"),
]
NOT_FOUND = ["£2015", "1,999 lamps", "2015%", "31 February 2019", "a march of 5 days", "version 2.2019"]

AGREE = [  # claimed, stated, can they be of the same time
    ("on 5 March 2020", "in 2020", True),
    ("in 2020", "on 5 March 2020", True),
    ("in 2016", "in 2017", False),
    ("before 20 April", "as of 19 April 2020", True),
    ("before 20 April", "as of 20 April 2020", False),
    ("by 20 April", "as of 20 April 2020", True),
    ("after 29 March", "as of 29 March", False),
    ("after 2017", "in 2019", True),
    ("since 2017", "in 2017", True),
    ("on 5 March", "on 6 March 2020", False),
    ("on 5 March", "in 2020", True),
]


@pytest.mark.parametrize(("text", "first", "last"), FOUND)
def test_find(text, first, last):
    """A date is a span of days; without a year, one of a year that stands for any."""
    (found,) = dates.find(text)
    assert (found.first.isoformat(), found.last.isoformat()) == (first, last)


@pytest.mark.parametrize("text", NOT_FOUND)
def test_not_a_date(text):
    """Amounts, verbs and days that do not exist."""
    assert dates.find(text) == ()


def test_a_figure_is_no_date():
    """What was read as a figure is not read again as a year."""
    assert dates.find("of 1703 orders", [Span(start=3, end=7)]) == ()


@pytest.mark.parametrize(("claimed", "stated", "agrees"), AGREE)
def test_agree(claimed, stated, agrees):
    """As far as both are known."""
    (one,), (other,) = dates.find(claimed), dates.find(stated)
    assert dates.agree(one, other) is agrees
    assert dates.all_agree([one], [other]) is agrees


def test_nothing_said_of_the_time_speaks_against_nothing():
    """A passage without a date can be of any time."""
    assert dates.all_agree(dates.find("in 2016"), ())


def test_the_same_date_meets_itself_whatever_stands_before_it():
    """`after 2 March` and `following 2 March` name the same day."""
    (one,), (other,) = dates.find("after 2 March 2020"), dates.find("2 March 2020")
    assert dates.meet(one, other)
    assert not dates.agree(one, other)
