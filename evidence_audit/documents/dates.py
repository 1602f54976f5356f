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
_SAYS = r"(?:(?:first\s+)?published|publication date|issued|released?|date|©|copyright)\s*(?:on|in|:)?\s*"
_YEAR = r"((?:19|20)\d\d)"

_ALONE = tuple(rf"(?im)^\W*{date}\W*$" for date in (_DAY_FIRST, _MONTH_FIRST, _ISO))
_SAID = tuple(rf"(?i){_SAYS}{date}\b" for date in (_DAY_FIRST, _MONTH_FIRST, _ISO))
_SAID_YEAR = rf"(?i){_SAYS}{_YEAR}\b"
# The imprint of a title page: `The Trust, March 2024`, `Working paper | 12 May 2021`.
_IMPRINT = tuple(rf"(?im)^[^\n.]{{2,60}}[,|·–—]\s*{date}\s*$" for date in (_DAY_FIRST, _MONTH_FIRST))
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
    for pattern in map(compiled, _SAID):
        if match := pattern.search(text):
            return _iso(*match.groups())
    for pattern in map(compiled, _IMPRINT):
        if match := pattern.search(text[:_TITLE_PAGE]):
            return _iso(*match.groups())
    for pattern in map(compiled, _ALONE):
        for match in pattern.finditer(text):
            if not _MID_SENTENCE.search(text, max(0, match.start() - 40), match.start()):
                return _iso(*match.groups())
    match = compiled(_SAID_YEAR).search(text)
    return _iso(*match.groups()) if match else None


def _iso(*parts: str | None) -> str | None:
    """Put year, month and day into order, whatever the order they were printed in."""
    if len(parts) == 1:
        return parts[0]
    year = parts[2]
    named = next(part for part in parts[:2] if part and part[0].isalpha())
    day = next((part for part in parts[:2] if part and part.isdigit()), None)
    month = next(at for at, name in enumerate(_MONTHS, 1) if name[:3] == named[:3].lower())
    return f"{year}-{month:02}" + (f"-{int(day):02}" if day and 1 <= int(day) <= 31 else "")
