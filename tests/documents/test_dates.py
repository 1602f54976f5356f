"""Dates that a document states as its own."""

import pytest

from evidence_audit.documents.dates import printed_date

STATED = [
    ("Published 14 September 2018", "2018-09-14"),
    ("First published in September 2018 by the Trust", "2018-09"),
    ("Published: September 14, 2018", "2018-09-14"),
    ("A title\n\n3rd May 2019\n\nText", "2019-05-03"),
    ("A title\nSept 2018\nText", "2018-09"),
    ("Date: 2018-09-14", "2018-09-14"),
    ("© 2018 The Trust", "2018"),
    ("© 2016 The Trust\n\nJune 2018\n", "2018-06"),
    ("Slow trains\nA. Writer\nThe Trust, March 2024\n\nIt began", "2024-03"),
    ("Working paper 12 | 3 May 2021\n\nIt began", "2021-05-03"),
]


@pytest.mark.parametrize(("text", "date"), STATED)
def test_stated_date_is_iso_to_the_precision_printed(text, date):
    assert printed_date(text) == date


@pytest.mark.parametrize(
    "text",
    [
        "",
        "In March 2017 the rate fell.",
        "Room 2018",
        "The report of 14 September 2018 says more.",
        "1 See the budget book, http://council.example/budget, accessed\n9 January 2024.\n",
    ],
)
def test_date_in_a_sentence_is_not_the_documents(text):
    assert printed_date(text) is None
