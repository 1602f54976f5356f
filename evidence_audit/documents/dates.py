"""The date of publication that a document prints on its first pages."""

import re

from evidence_audit.documents.patterns import compiled

_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_MONTH = "(" + "|".join(f"{name}|{name[:3]}\\.?" for name in _MONTHS) + "|sept\\.?)"
_DAY_FIRST = rf"(?:(\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?)?{_MONTH},?\s+((?:19|20)\d\d)"
_MONTH_FIRST = rf"{_MONTH}\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+((?:19|20)\d\d)"
_ISO = r"((?:19|20)\d\d-\d\d(?:-\d\d)?)"
# `figures published in May 2020` are somebody else's: the word opens its line, or a part of one.
_OPENS = r"(?:(?m:^)|[|·•–—>(/:]\s?|[.;]\s|(?<=\s\s)|(?-i:(?<=[a-z]\s)(?=P)))[*_#> \t]{0,6}"
_PUBLISHED = r"(?:(?:first\s+)?published(?:\s+online)?|(?:publication|issue|release)\s+date|issued|released?)"
_BEFORE_DATE = r"\s*(?:on|in|:)?\s*"
# The date of a review, of birth or of an update is another date.
_SAYS = rf"(?:{_OPENS}{_PUBLISHED}|(?<!\w)(?<![\w,]\s)date|©|copyright){_BEFORE_DATE}"
_YEAR = r"((?:19|20)\d\d)"

_ALONE = tuple(rf"(?im)^[^\w\n]{{0,40}}{date}[^\w\n]*$" for date in (_DAY_FIRST, _MONTH_FIRST, _ISO))
_NO_PARTICIPLE = r"(?!\d|,?[ \n](?-i:(?!(?:by|in|at|and|for|to)\b)[a-z]))"
"""`Published in 2019, the survey found` tells of something else."""
_SAID = tuple(rf"(?i){_SAYS}{date}\b{_NO_PARTICIPLE}" for date in (_DAY_FIRST, _MONTH_FIRST, _ISO))
_SAID_YEAR = rf"(?i){_SAYS}{_YEAR}\b{_NO_PARTICIPLE}"
_SAID_OUTRIGHT = tuple(
    rf"(?i){_OPENS}{_PUBLISHED}{_BEFORE_DATE}{date}\b{_NO_PARTICIPLE}"
    for date in (_DAY_FIRST, _MONTH_FIRST, _ISO, _YEAR)
)
# The imprint of a title page: `The Trust, March 2024`, `Working paper | 12 May 2021`.
_IMPRINT = tuple(rf"(?im)^[^\n.]{{2,60}}[,|·–—]\s*{date}\s*$" for date in (_DAY_FIRST, _MONTH_FIRST))
_ANY_YEAR = re.compile(r"(?:19|20)\d\d")
_SAYING = r"(?i)publi|issue|release|date|©|copyright"
"""What every text has that says when it was published: most have none, and need no more patterns."""
FIRST_PAGES = 4000
"""Characters at the beginning of a document in which it may say when it was published."""
_TITLE_PAGE = 500
"""Characters that an imprint is looked for in."""
_MID_SENTENCE = re.compile(
    r"(?:[,;:]|\b(?:accessed|retrieved|viewed|visited|cited|on|at|of|in|by|to|from|since|until|and|the))\s*$"
)
"""What stands before a date that only happens to begin a line: `accessed`, `on`, a comma."""


def printed_date(text: str) -> str | None:
    """Return the ISO date, to the precision printed, that `text` states as its own.

    `Published September 2018` counts, and so do a date alone on its line and the
    imprint of a title page; a date in a sentence does not. None where there is none.
    """
    if not _ANY_YEAR.search(text):
        return None
    text = _closed_up(text)
    said = _SAID if compiled(_SAYING).search(text) else ()
    for pattern in map(compiled, said):
        if match := pattern.search(text):
            return _iso(*match.groups())
    for pattern in map(compiled, _IMPRINT):
        if match := pattern.search(text[:_TITLE_PAGE]):
            return _iso(*match.groups())
    for pattern in map(compiled, _ALONE):
        for match in pattern.finditer(text):
            if not _MID_SENTENCE.search(text, max(0, match.start() - 40), match.start()):
                return _iso(*match.groups())
    match = compiled(_SAID_YEAR).search(text) if said else None
    return _iso(*match.groups()) if match else None


def said_date(text: str) -> str | None:
    """Return the ISO date behind `published`, `issued` or `release date`; None where there is none."""
    for pattern in map(compiled, _SAID_OUTRIGHT):
        if match := pattern.search(_closed_up(text)):
            return _iso(*match.groups())
    return None


def _closed_up(text: str) -> str:
    """Return `text` without wide gaps: what was blanked out leaves long ones."""
    return compiled(r"\s*\n\s*\n\s*").sub("\n\n", compiled(r"[^\S\n]{3,}").sub("  ", text))


def _iso(*parts: str | None) -> str | None:
    """Put year, month and day into order, whatever the order they were printed in."""
    if len(parts) == 1:
        return parts[0]
    year = parts[2]
    named = next(part for part in parts[:2] if part and part[0].isalpha())
    day = next((part for part in parts[:2] if part and part.isdigit()), None)
    month = next(at for at, name in enumerate(_MONTHS, 1) if name[:3] == named[:3].lower())
    return f"{year}-{month:02}" + (f"-{int(day):02}" if day and 1 <= int(day) <= 31 else "")
