"""Years, days of access and pages that notes state."""

from datetime import date

import pytest

from evidence_audit.citations import particulars

YEARS = [  # note                                                          year
    ("Smith, A. (2020) Title. The Paper, 25 March 2019.", 2020),
    ("He X et al. 2020 Temporal things. Nature", 2020),
    ("Frank R, Lee B. 2020 Under it all. Press", 2020),
    ("‘Hard Times’, The Group, 2015.", 2015),
    ("The Paper, 3 May 2018", 2018),
    ("Hall A, Night B. Rest and work. Sleep Lett 2016;8:44-59.", 2016),
    ("Hall Board. Rest from 2015 to 2025. 2026. Tables.", 2026),
    ("Hall Board, Annual Report 2024.", 2024),
    ("Rest Act of 2018, Pub. L. 9", 2018),
    ("Hall Board, Index 2024, table 6", 2024),
    ("The board met in 2019.", None),
    ("From Autumn 2017 to Spring 2019, all rose.", None),
    ("More at the site", None),
    ("Since 1977, bills passed on time four times: 1977, 1989, 1995, 1997.", None),
    ("Web page [Accessed on: 1 July 2020]", None),
    ("Landesamt, Bericht 2019, Hannover 2020, S. 12", 2020),
    ("Péniche, Le trafic, Lyon, Halage, 2016, p. 40", 2016),
    ("A. Ford, “A gauge,” J. Gauges, vol. 3, pp. 10–20, 2018, doi", 2018),
    ("E. Dam, “Pressure,” 2016. [Online]", 2016),
    ("Water Board. Limits [Internet]. 2017 [cited 2020 Jun 1].", 2017),
    ("Landesamt, Zahlen (abgerufen am 3. Mai 2021)", None),
    ("Institut, Atlas (consulté le 3 mai 2021)", None),
]


@pytest.mark.parametrize(("text", "year"), YEARS, ids=[row[0][:30] for row in YEARS])
def test_year_of_publication(text, year):
    """In brackets, behind the authors, in a date or the imprint; never that of access."""
    assert particulars.of(text).year == year


DAYS = [  # note                              accessed
    ("[Accessed on: 1 July 2020]", date(2020, 7, 1)),
    ("accessed 3/4/2021", date(2021, 4, 3)),
    ("accessed 4/13/2021", date(2021, 4, 13)),
    ("Retrieved July 4, 2019", date(2019, 7, 4)),
    ("(last accessed 2020-02-03)", date(2020, 2, 3)),
    ("last accessed July 2019", None),
    ("[cited 2020 Jun 1]", date(2020, 6, 1)),
    ("[Accessed: 02-Mar-2019]", date(2019, 3, 2)),
    ("abgerufen am 3. Mai 2021", date(2021, 5, 3)),
    ("letzter Zugriff: 3.5.2021", date(2021, 5, 3)),
    ("consulté le 1er août 2021", date(2021, 8, 1)),
    ("consultado el 3 de mayo de 2021", date(2021, 5, 3)),
    ("consultato il 3 maggio 2021", date(2021, 5, 3)),
    ("geraadpleegd op 3 mei 2021", date(2021, 5, 3)),
    ("accessed 31/2/2020", None),
    ("Published 1 July 2020", None),
]


@pytest.mark.parametrize(("text", "accessed"), DAYS, ids=[row[0] for row in DAYS])
def test_day_of_access(text, accessed):
    """A day is needed; of two numbers the day is first, unless it can only be the month."""
    assert particulars.of(text).accessed == accessed


PAGES = [
    ("pp. 12-13", "12-13"),
    ("p.4", "4"),
    ("pages 10 and 11", "10 and 11"),
    ("S. 33–41", "33–41"),
    ("pág. 12", "12"),
    ("pp. 10–20, 2018", "10–20"),
    ("para 4.2", "para 4.2"),
    ("p. 7, para 4.2", "7"),
    ("410 U.S. 113", None),
    ("at 18", None),
    ("p.4.5", None),
]


@pytest.mark.parametrize(("text", "pages"), PAGES, ids=[row[0] for row in PAGES])
def test_cited_pages(text, pages):
    """As printed."""
    assert particulars.of(text).pages == pages
