"""What a note says of its source: year of publication, day of access, cited pages."""

import re
from dataclasses import dataclass
from datetime import date

from evidence_audit.documents.patterns import compiled

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}
_MONTH = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?"
_DATES = (
    rf"(?i)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH},?\s+(?P<year>\d{{4}})",
    rf"(?i){_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})",
    r"(?P<year>\d{4})-(?P<number>\d{1,2})-(?P<day>\d{1,2})",
    r"(?P<year>\d{4})/(?P<number>\d{1,2})/(?P<day>\d{1,2})",
    r"(?P<day>\d{1,2})[./-](?P<number>\d{1,2})[./-](?P<year>\d{4}|\d{2})(?!\d)",
)
_ACCESSED = (
    r"(?i)\b(?:accessed|retrieved|viewed|visited|consulted|checked|downloaded|access date|date of access)\b"
    r"(?:\s+(?:on|at|online))?\s*:?\s*(?:on\s+)?(?=[\d\w])"
)
_YEAR = r"(?P<year>(?:1[6-9]|20)\d\d)"
_YEARS = (
    rf"\((?:[^()]{{0,20}}[\s,])?{_YEAR}[a-z]?(?:[,/\s–-][^()]{{0,24}})?\)",
    rf"\[{_YEAR}[a-z]?\]",
    rf"\bet\.? al\.?,?\s+{_YEAR}\b",
    rf"^[^.]{{2,80}}\.\s*{_YEAR}[a-z]?[.,:]?\s+(?=[A-Z‘“\"])",
    rf"(?<=[.!?]\s){_YEAR}[a-z]?\.(?=\s|$)",
    rf"(?:^|\s){_YEAR}[a-z]?(?:\s[A-Z][a-z]{{2}}(?:\s\d{{1,2}})?)?;\s?\d{{1,4}}(?:\(|:|,)",
    rf"(?i)\b(?:{'|'.join(_MONTHS)})\.?,?\s+{_YEAR}\b",
)
"""Where the year of publication stands, the surest place first."""
_IMPRINT_YEAR = rf"[,.;:]\s*{_YEAR}[a-z]?(?=\s*(?:[.,;:)\]]|$))"
_TITLE_YEAR = rf"[^\W\d_a-z][\w’'-]*\s+(?:of\s+)?{_YEAR}[a-z]?(?=\s*(?:[.,;:)\]](?!\d)|$))"
"""A year that ends a title: `Annual Report 2024`, `Tenancies Act of 2018`."""
_BARE_YEAR = r"(?<![\d/.-])(?:1[89]|20)\d\d(?![\d/-])"
_PAGES = (
    r"(?i)\b(?:pp?\.?|pages?|pgs?\.)\s*(?P<pages>\d+[a-z]?(?:\s*[-–—]\s*\d+)?"
    r"(?:\s*(?:,|and|&)\s*\d+(?:\s*[-–—]\s*\d+)?)*)(?!\w|\s*\.\d)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Particulars:
    """What a note states beside its words."""

    year: int | None
    accessed: date | None
    pages: str | None


def of(text: str) -> Particulars:
    """Return the particulars of a note's text without its addresses; None for what it does not state.

    An access date without its day is None. Of `3/4/2021` the day is first, unless it
    can only be the month; a year of two digits is one of this century.
    """
    access = compiled(_ACCESSED).search(text)
    rest = text[: access.start()] + text[_date_end(text, access.end()) :] if access else text
    return Particulars(
        year=_year(rest),
        accessed=_date(text, access.end()) if access else None,
        pages=_pages(rest),
    )


def _date_end(text: str, at: int) -> int:
    for pattern in _DATES:
        if match := compiled(pattern).match(text, at):
            return match.end()
    loose = re.match(rf"(?:{_MONTH}\s+)?\d{{4}}", text[at : at + 30], re.IGNORECASE)
    return at + loose.end() if loose else at


def _date(text: str, at: int) -> date | None:
    for pattern in _DATES:
        if match := compiled(pattern).match(text, at):
            return _day(match)
    return None


def _day(match: re.Match[str]) -> date | None:
    """Return the day of a matched date; None where the calendar has no such day."""
    parts = match.groupdict()
    year, day = int(parts["year"]), int(parts["day"])
    year += 2000 if year < 100 else 0
    month = _MONTHS[parts["month"].lower()] if parts.get("month") else int(parts["number"])
    if month > 12 >= day:
        day, month = month, day
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _year(text: str) -> int | None:
    """Return the year of publication: in brackets, behind authors, in a date, or among the imprint."""
    for pattern in _YEARS:
        if match := compiled(pattern).search(text):
            return int(match["year"])
    # Several bare years are what the note talks about, not when its source came out.
    bare = set(compiled(_BARE_YEAR).findall(text))
    for pattern, most in ((_IMPRINT_YEAR, 2), (_TITLE_YEAR, 1)):
        found = {match["year"] for match in compiled(pattern).finditer(text)}
        if len(found) == 1 and len(bare) <= most:
            return int(found.pop())
    return None


def _pages(text: str) -> str | None:
    match = compiled(_PAGES).search(text)
    return re.sub(r"\s*([-–—])\s*", r"\1", match["pages"]) if match else None
