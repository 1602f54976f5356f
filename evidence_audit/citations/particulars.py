"""What a note says of its source: year of publication, day of access, cited pages."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from evidence_audit.documents.patterns import compiled

_YEAR = r"(?P<year>(?:1[6-9]|20)\d\d)"
_YEARS = (
    rf"\((?:[^()]{{0,20}}[\s,])?{_YEAR}[a-z]?(?:[,/\s–-][^()]{{0,24}})?\)",
    rf"\[{_YEAR}[a-z]?\]",
    rf"\bet\.? al\.?,?\s+{_YEAR}\b",
    rf"{_YEAR}[a-z]?,\s+(?:S|pp?)\.\s?\d",
    rf"\bpp?\.\s?\d+(?:[–-]\d+)?,\s+{_YEAR}(?=\s*[.,;])",
    rf"^[^.]{{2,80}}\.\s*{_YEAR}[a-z]?[.,:]?\s+(?=[A-Z‘“\"])",
    rf"(?<=[.!?]\s){_YEAR}[a-z]?(?:\.(?=\s|$)|\s*\[)",
    rf"(?:^|\s){_YEAR}[a-z]?(?:\s[A-Z][a-z]{{2}}(?:\s\d{{1,2}})?)?;\s?\d{{1,4}}(?:\(|:|,)",
    rf"(?i)\b(?:MONTHS)\.?,?\s+(?:de\s+)?{_YEAR}\b",
)
"""Where the year of publication stands, the surest place first."""
_IMPRINT_YEAR = rf"[,.;:][”\"’»]?\s*{_YEAR}[a-z]?(?=\s*(?:[.,;:)\]](?!\d)|$))"
_TITLE_YEAR = rf"[^\W\d_a-z][\w’'-]*\s+(?:of\s+)?{_YEAR}[a-z]?(?=\s*(?:[.,;:)\]](?!\d)|$))"
"""A year that ends a title: `Annual Report 2024`, `Tenancies Act of 2018`."""
_BARE_YEAR = r"(?<![\d/.-])(?:1[89]|20)\d\d(?![\d/-])"


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
    words = _words()
    access = words.accessed.search(text)
    rest = text[: access.start()] + text[_date_end(text, access.end()) :] if access else text
    return Particulars(
        year=_year(rest),
        accessed=_date(text, access.end()) if access else None,
        pages=_pages(rest),
    )


def _date_end(text: str, at: int) -> int:
    for pattern in _words().dates:
        if match := pattern.match(text, at):
            return match.end()
    loose = _words().loose_date.match(text, at)
    return loose.end() if loose else at


def _date(text: str, at: int) -> date | None:
    for pattern in _words().dates:
        if match := pattern.match(text, at):
            return _day(match)
    return None


def _day(match: re.Match[str]) -> date | None:
    """Return the day of a matched date; None where the calendar has no such day."""
    parts = match.groupdict()
    year, day = int(parts["year"]), int(parts["day"])
    year += 2000 if year < 100 else 0
    month = _words().months[parts["month"].lower()] if parts.get("month") else int(parts["number"])
    if month > 12 >= day:
        day, month = month, day
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _year(text: str) -> int | None:
    """Return the year of publication: in brackets, behind authors, in a date, or among the imprint."""
    for pattern in _YEARS:
        if match := compiled(pattern.replace("MONTHS", _words().month_names)).search(text):
            return int(match["year"])
    # Several bare years are what the note talks about, not when its source came out.
    bare = set(compiled(_BARE_YEAR).findall(text))
    for pattern, most in ((_IMPRINT_YEAR, 2), (_TITLE_YEAR, 1)):
        found = {match["year"] for match in compiled(pattern).finditer(text)}
        if len(found) == 1 and len(bare) <= most:
            return int(found.pop())
    return None


def _pages(text: str) -> str | None:
    if match := _words().pages.search(text):
        return re.sub(r"\s*([-–—])\s*", r"\1", match["pages"])
    paragraph = _words().paragraphs.search(text)
    return paragraph[0] if paragraph else None


def is_rest_of_date(text: str) -> bool:
    """Say whether `text` begins with a month and a year, as behind the day that ends in `16 January 2024`."""
    found = _words().loose_date.match(text)
    return found is not None and not found[0].isdecimal()


@dataclass(frozen=True, slots=True)
class _Words:
    """Patterns made of the words of several languages."""

    months: dict[str, int]
    month_names: str
    accessed: re.Pattern[str]
    dates: tuple[re.Pattern[str], ...]
    loose_date: re.Pattern[str]
    pages: re.Pattern[str]
    paragraphs: re.Pattern[str]


@cache
def _words() -> _Words:
    table = tomllib.loads(files(__package__).joinpath("particulars.toml").read_text(encoding="utf-8"))
    months = {name: number for number, names in enumerate(table["months"], 1) for name in names.split()}
    month_names = _any(months)
    month = rf"(?P<month>{month_names})\.?"
    dates = (
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?\s+(?:of\s+|de\s+|di\s+)?{month},?\s+(?:de\s+)?(?P<year>\d{{4}})",
        rf"{month}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})",
        rf"(?P<year>\d{{4}})\s+{month}\s+(?P<day>\d{{1,2}})",
        rf"(?P<day>\d{{1,2}})-{month}-(?P<year>\d{{4}})",
        r"(?P<year>\d{4})-(?P<number>\d{1,2})-(?P<day>\d{1,2})",
        r"(?P<year>\d{4})/(?P<number>\d{1,2})/(?P<day>\d{1,2})",
        r"(?P<day>\d{1,2})[./-]\s?(?P<number>\d{1,2})[./-]\s?(?P<year>\d{4}|\d{2})(?!\d)",
    )
    number = r"\d+[a-z]?(?:\s*[-–—]\s*\d+)?"
    further = r"(?:\s*(?:,|and|&|und|et)\s*(?!(?:1[6-9]|20)\d\d\b)\d+(?:\s*[-–—]\s*\d+)?)*"
    return _Words(
        months=months,
        month_names=month_names,
        accessed=re.compile(
            rf"\b(?:{_any(table['accessed'])})\b(?:\s+(?:{_any(table['on'])}))?\s*:?\s*(?:on\s+)?(?=[\d\w])",
            re.IGNORECASE,
        ),
        dates=tuple(re.compile(pattern, re.IGNORECASE) for pattern in dates),
        loose_date=re.compile(rf"(?:(?:{month_names})\.?\s+)?\d{{4}}", re.IGNORECASE),
        pages=re.compile(
            rf"(?<![\w.])(?:{_any(table['pages'])})\s*(?P<pages>{number}{further})(?!\w|\s*\.\d)",
            re.IGNORECASE,
        ),
        paragraphs=re.compile(
            rf"\b(?:{_any(table['paragraphs'])})\s*\d+(?:\.\d+)*(?:[-–]\d+)?", re.IGNORECASE
        ),
    )


def _any(words: Sequence[str] | dict[str, int]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))
