"""The date that a claim is about, as written."""

import re
from functools import cache, lru_cache

from evidence_audit.model import Quantity

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?"
)
_YEAR = r"(?:1[5-9]|20)\d\d"
_YEARS = rf"(?:FY ?)?{_YEAR}(?:\s?[–/-]\s?(?:{_YEAR}|\d\d))?(?!\d)"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_PART = r"(?:the\s+)?(?:first|second|third|fourth)\s+(?:quarter|half)"
_BEFORE_YEAR = (
    rf"(?:(?:{_DAY}\s+(?:of\s+)?)?{_MONTH}(?:\s+{_DAY})?,?|{_PART}(?:\s+of)?|Q[1-4]"
    rf"|(?:spring|summer|autumn|fall|winter)(?:\s+of)?|early|mid|late)[\s-]+"
)
_DATE = rf"(?:(?:{_BEFORE_YEAR})?{_YEARS}|{_DAY}\s+(?:of\s+)?{_MONTH}|{_PART})"
_WHEN = (
    rf"\b(?:(?:between|by|at|as of|as at|since|until|in|during|to|from|for|of|on|before|after|through)\s+)?"
    rf"(?:(?:the\s+)?(?:end|start|beginning|middle|turn) of\s+)?(?<![\d.,£$€#-]){_DATE}(?![\d,]*\d|%)"
    rf"|\b(?:in|since|by|until|from|to|during)\s+(?:early |mid-|late )?{_MONTH}(?!\w)"
    r"|\b(?:last|this|next) (?:year|month|week|quarter|decade|summer|winter|spring|autumn|fall)\b"
    r"|\bthe (?:past|last|previous) (?:year|decade|month|week|quarter)\b"
    r"|\b(?:yesterday|today|currently)\b"
)
_BETWEEN = re.compile(r"\s+(?:(?:and|to|until|through)\s+)?")
"""What parts the two dates of a span: the `to` of `from 2010 to 2015` may belong to the second."""
_PREPOSITION = re.compile(r"(?:in|of|on|for|during|to|from|at)\s+", re.IGNORECASE)
_NEAR = 40
"""Characters: a date that close behind a figure is its own."""


def date_of(text: str, quantity: Quantity) -> str | None:
    """Return the date that the figure is about, as its sentence writes it; None for none.

    The nearest one behind the figure, as long as no other sentence part intervenes;
    else the nearest one before it.
    """
    found = [hit for hit in _dates(text) if not _overlaps(hit, quantity)]
    behind = [hit for hit in found if hit[0] >= quantity.end]
    ahead = [hit for hit in found if hit[1] <= quantity.start]
    if behind and (not ahead or behind[0][0] - quantity.end <= _NEAR):
        return _plain(text[slice(*behind[0])])
    return _plain(text[slice(*ahead[-1])]) if ahead else None


@cache
def _when() -> re.Pattern[str]:
    """Return the pattern of all dates; compiling it takes longer than reading a short text."""
    return re.compile(_WHEN, re.IGNORECASE)


@lru_cache(maxsize=16)
def _dates(text: str) -> tuple[tuple[int, int], ...]:
    """Return the places of a sentence's dates; its figures are asked about one after the other."""
    found: list[tuple[int, int]] = []
    for hit in _when().finditer(text):
        if found and _is_span(text, found[-1], hit):
            found[-1] = (found[-1][0], hit.end())
        else:
            found.append(hit.span())
    return tuple(found)


def _is_span(text: str, first: tuple[int, int], second: "re.Match[str]") -> bool:
    """Say whether two dates are the ends of one span: from 2010 to 2015, between May and June 2020."""
    opens = text[first[0] : first[1]].casefold().startswith(("from ", "between "))
    joined = (
        second.group().casefold().startswith(("to ", "until ", "through "))
        or text[first[1] : second.start()].strip()
    )
    return opens and bool(joined) and bool(_BETWEEN.fullmatch(text, first[1], second.start()))


def _overlaps(hit: tuple[int, int], quantity: Quantity) -> bool:
    return hit[0] < quantity.end and hit[1] > quantity.start


def _plain(date: str) -> str:
    """Return a date without a preposition that says nothing (`in`), but with one that does (`by`)."""
    date = date.rstrip(".")
    if date.lower().startswith(("from ", "between ")) and re.search(r"\s(?:to|and|until|through)\s", date):
        return date
    return _PREPOSITION.sub("", date, count=1) if _PREPOSITION.match(date) else date
