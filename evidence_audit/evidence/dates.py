"""Years and dates in a sentence as spans of days, so that they can be compared.

A date without a year (`5 March`) is compared by month and day alone.
"""

import calendar
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import inf

from evidence_audit.model import Span

_MONTHS = {name.casefold(): number for number, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.casefold(): number for number, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
_MONTH = r"(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_DAY = r"(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)"
_RELATION = (
    r"(?:\b(?P<relation>before|prior to|until|till|by|after|since|from)\s+(?:the\s+|early\s+|mid-|late\s+)*)?"
)


def _form(pattern: str) -> "re.Pattern[str]":
    return re.compile(_RELATION + r"(?<![\w.,£$€])" + pattern + r"(?!\w|[.,]\d|\s?%)", re.IGNORECASE)


_FORMS = (
    _form(rf"{_YEAR}-(?P<month_number>0\d|1[0-2])-{_DAY}"),
    _form(rf"{_DAY}(?:\s+of)?\s+{_MONTH}(?:\s*,?\s+{_YEAR})?"),
    _form(rf"{_MONTH}\s+{_DAY}(?:\s*,?\s+{_YEAR})?"),
    _form(rf"{_MONTH}\s*,?\s+{_YEAR}"),
    _form(rf"{_YEAR}(?:\s?[–/-]\s?(?P<year_to>\d\d(?:\d\d)?))?"),
)
_HINT = re.compile(r"1[5-9]\d\d|20\d\d|\b(?:" + "|".join({name[:3] for name in _MONTHS}) + ")", re.IGNORECASE)


_ANY_YEAR = 4
"""Stands for the year that a date does not state; a leap year, so that it has every day."""


@dataclass(frozen=True, slots=True)
class Dating:
    """A date as a sentence states it."""

    first: date
    last: date
    relation: str
    """`before`, `by`, `after`, `since` and the like; empty for the date itself."""
    has_year: bool
    has_month: bool
    start: int
    """Where it stands in its sentence."""


def find(text: str, figures: Sequence[Span] = ()) -> tuple[Dating, ...]:
    """Return the dates of `text` that are no part of a figure, in order; `()` for none."""
    if not _HINT.search(text):
        return ()
    return tuple(sorted(_found(text, figures), key=lambda dating: dating.start))


def agree(claimed: Dating, stated: Dating) -> bool:
    """Tell whether two dates can be of the same time, as far as both are known."""
    if claimed.has_year != stated.has_year:
        if any(_is_whole_year(each) for each in (claimed, stated)):
            return True
        claimed, stated = _without_year(claimed), _without_year(stated)
    first, last = _bounds(claimed)
    from_, to = _bounds(stated)
    return first <= to and from_ <= last


def meet(claimed: Dating, stated: Dating) -> bool:
    """Tell whether two dates agree, or are the same day, month or year whatever is said before them."""
    is_same = (claimed.first, claimed.last, claimed.has_year) == (stated.first, stated.last, stated.has_year)
    return is_same or agree(claimed, stated)


def all_agree(claimed: Sequence[Dating], stated: Sequence[Dating]) -> bool:
    """Tell whether nothing that is said of the time speaks against it: one agreeing pair is enough."""
    return not claimed or not stated or any(agree(one, other) for one in claimed for other in stated)


def _found(text: str, figures: Sequence[Span]) -> Iterator[Dating]:
    taken = [(span.start, span.end) for span in figures]
    for form in _FORMS:
        for match in form.finditer(text):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            taken.append(match.span())
            dating = _dating(match)
            if dating is not None:
                yield dating


def _dating(match: "re.Match[str]") -> Dating | None:
    parts = {name: value for name, value in match.groupdict().items() if value}
    year = int(parts.get("year", _ANY_YEAR))
    month = (
        int(parts["month_number"])
        if "month_number" in parts
        else _MONTHS.get(parts.get("month", "").casefold())
    )
    day = int(parts["day"]) if "day" in parts else None
    until = int(str(year)[: -len(parts["year_to"])] + parts["year_to"]) if "year_to" in parts else year
    final = month or 12
    if until < year or (day or 1) > calendar.monthrange(until, final)[1]:
        return None
    return Dating(
        first=date(year, month or 1, day or 1),
        last=date(until, final, day or calendar.monthrange(until, final)[1]),
        relation=parts.get("relation", "").casefold(),
        has_year="year" in parts,
        has_month=month is not None,
        start=match.start(),
    )


def _bounds(dating: Dating) -> tuple[float, float]:
    first, last = dating.first.toordinal(), dating.last.toordinal()
    if dating.relation in ("before", "prior to"):
        return -inf, first - 1
    if dating.relation in ("by", "until", "till"):
        return -inf, last
    if dating.relation == "after":
        return last + 1, inf
    return (first, inf) if dating.relation in ("since", "from") else (first, last)


def _is_whole_year(dating: Dating) -> bool:
    return (dating.last - dating.first).days >= 364


def _without_year(dating: Dating) -> Dating:
    return replace(
        dating, first=dating.first.replace(year=_ANY_YEAR), last=dating.last.replace(year=_ANY_YEAR)
    )
