"""Numbers that are no figures."""

import pytest

from evidence_audit.quantities import find

NO_FIGURES = {
    "years and dates": [
        "in 2016",
        "the 2012 Olympics",
        "2015/16",
        "FY2021-22",
        "the 1990s",
        "Q3 2022",
        "5 October",
        "5-7 May",
        "the 90s",
        "in his 60s",
        "below 1990 levels",
        "March 5",
        "on Dec. 31, 2015",
        "5/17/2018",
        "2018-05-12",
        "the 5th of October",
        "nineteen ninety-nine",
        "70th anniversary",
    ],
    "times": [
        "half past six",
        "It landed at 09.12; nobody was hurt.",
        "quarter to three",
        "The 8.15 from Crewe",
        "Kick-off is at 12.30 on Saturday",
        "at 7.30pm and on stage by 9.",
        "from 0600 to 1400",
        "in 44 BC",
        "10am",
        "10:30",
        "at 10 a.m.",
        "2.17pm",
        "at 10 o'clock",
    ],
    "names": [
        "Covid-19",
        "C3 Collaborating",
        "Windows 10",
        "Boeing 747",
        "Area 51",
        "H1N1",
        "A4",
        "the M25",
        "COP26",
        "the G7",
        "5G",
        "3D printing",
        "Formula 1",
        "World War 2",
        "the S&P 500",
        "F-150",
        "a 5-for-1 split",
        "world number two",
        "the Final Four",
        "SCP 06F6",
        "7-Eleven",
        "the Five Year Forward View",
        "iPhone 6",
        "Form 10-K",
        "a BMW X5",
        "on Ubuntu 22.04",
        "Service 64 runs",
        "Bus 12",
        "Box 12 in 10115",
        "run by 18F",
        "3M said so",
        "series 5",
        "Experiment 2",
        "for the Under-21s",
        "the single 24 Hours to Rye",
        "Agenda 2030 targets",
        "on day 3 after",
        "round 17 in Qatar",
        "world number three",
        "the blockrand 1.5 package",
    ],
    "addresses": [
        "at 14 Mill Lane",
        "1200 Canal Road, Dover, DE 19904",
        "Washington, D.C. 20036",
    ],
    "laws and documents": [
        "the Care Act 2014",
        "under 42 U.S.C. § 1395",
        "H.R. 1319",
        "the Equality Act 2010 s.149",
        "Regulation 12(3)",
        "a 401(k) plan",
        "HC 291",
        "S. 1260",
        "38 U.S.C. 1703B",
        "40 CFR 141.84",
        "88 FR 41020",
        "Article 50",
        "Section 4.2",
        "Directive 2004",
    ],
    "references": [
        "Figure 3",
        "Tables 4 and 5",
        "pages 28 and 29",
        "p. 12",
        "panel 3b",
        "Columns 2 and 3",
        "Notes 14 to 19",
        "Recommendations 3, 8 and 12",
        "[14, 22-25]",
        "others [14,15] say",
        "Clin Infect Dis, 26, 967-75",
        "no. 10",
        "see [14]",
        "Smith (2010)",
        "Chapter 11",
    ],
    "numbers that identify": [
        "020 7946 0958",
        "+1-222-2222-2222",
        "555-0123",
        "01632 960147",
        "ring 101",
        "0800 123 4567",
        "(555) 010-9999",
        "registered charity 1188204",
        "account number 31926819",
        "the winning draw was 4, 11, 19 and 45.",
        "ISBN 978-3-16-148410-0",
        "192.168.1.1",
        "SW1A 2AA",
        "https://example.org/2019/10/25",
        "version 1.2.3",
    ],
    "one": [
        "one of the lessons",
        "just one element",
        "no one",
        "one another",
        "the one",
        "that one is good",
        "one by one",
    ],
    "ordinals": [
        "A third, consequent on these",
        "A fourth is this",
        "a third party",
        "the first half",
        "the second quarter",
        "a second language",
        "a twenty-first century school",
    ],
    "idioms": [
        "one step forwards and two steps back",
        "two sides of the same coin",
        "24/7",
        "9/11",
        "net zero",
        "zero tolerance",
        "half-hearted",
        "50-50",
    ],
    "list numbers": ["What follows:\n1. Health\n2. Care"],
    "dimensions": ["a 2×2 table", "a 1920x1080 screen"],
}
CASES = [(text, kind) for kind, texts in NO_FIGURES.items() for text in texts]


@pytest.mark.parametrize(("text", "kind"), CASES, ids=[row[0] for row in CASES])
def test_no_figure(text, kind):
    """A number that dates, names, numbers or orders something is no quantity."""
    assert find(text) == []


FIGURES_ALL_THE_SAME = [
    ("about 2000 troops", 2000),
    ("2000 people came", 2000),
    ("over 2,012 homes", 2012),
    ("In 2015, 1,200 people", 1200),
    ("P<.001", 0.001),
    ("worth 16 years.6 From", 16),
    ("at least one vacancy", 1),
    ("Germany has 10 states", 10),
    ("In May 10 people died", 10),
    ("one hundred people", 100),
    ("one year", 1),
    ("the second 5 per cent", 5),
    ("Section 4 of the 28 states", 28),
    ("Turkish Airlines ( 66 ) flew", 66),
    ("12 March 2020 , 15 provinces", 15),
    ("the death toll was over 60.", 60),
    ("every day 40 people die", 40),
    ("that day 27 were shot", 27),
    ("the app scored 4.5", 4.5),
]


@pytest.mark.parametrize(
    ("text", "value"), FIGURES_ALL_THE_SAME, ids=[row[0] for row in FIGURES_ALL_THE_SAME]
)
def test_figures_that_look_like_something_else(text, value):
    """What counts is read, whatever it resembles."""
    assert [quantity.value for quantity in find(text)] == [value]


AGES = [
    ("Ann Smith, 45, said so.", 45),
    ("the gunman, 22, fired", 22),
    ("aged 85+", 85),
    ("at age 45", 45),
    ("before the age of 75", 75),
    ("people over 60 with", 60),
    ("are under 65.", 65),
    ("under-25s", 25),
    ("has turned 70", 70),
]


@pytest.mark.parametrize(("text", "value"), AGES, ids=[row[0] for row in AGES])
def test_ages_are_years(text, value):
    """An age is a duration, whether `years` is said or not."""
    (quantity,) = find(text)
    assert (quantity.value, quantity.unit, quantity.kind) == (value, "years", "duration")
