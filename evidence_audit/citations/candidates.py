"""Numbers that might be footnote markers, with the evidence of where they stand.

Nothing is decided here: each candidate carries a weight, and only the sequence
(`sequence.py`) says which of them count through the document. A weight of `STRONG`
or more is evidence by itself; a negative one only ever fills a hole.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from evidence_audit.citations.places import FAINT, left_weight, may_end, word_before
from evidence_audit.citations.rows import Cover
from evidence_audit.model import Span

STRONG = 2.0
HIGHEST = 1999
"""No document counts its notes further."""
_LONGEST_RUN = 40
"""Markers that follow one another in one place; a column of numbers goes on for ever."""
_LONGEST_RANGE = 60
"""Notes from the first to the last of a range, at most."""


class Manner(StrEnum):
    """How a marker is set."""

    RAISED = "raised"
    BRACKETED = "bracketed"
    GLUED = "glued"
    """Behind punctuation or a word, without a space."""
    FOLLOWING = "following"
    """A further number of a run."""
    HIDDEN = "hidden"
    """Run together with a figure, or behind a space."""
    BURIED = "buried"
    """The last digits of what may as well be a figure by itself."""
    ALONE = "alone"
    """Several numbers, run together in a row of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate(Span):
    """A number, or an unbroken run of them, that might be a marker."""

    first: int
    last: int
    """`first` for a single number; more for `345` read as 3, 4, 5 and for `3–5`."""
    weight: float
    manner: Manner


_DIGITS = re.compile(r"\d+")
_RANGE = re.compile(r"\s?[–—-]\s?(\d{1,3})(?![\w%]|[.,]\d)")
_SEPARATED = re.compile(r"(?:[,;]\s?|\s{1,2}|(?<=\d),\s?)(\d{1,3})(?![\w%°]|[.,:]\d|\s?[-–]\s?\w)")
_BRACKETS = re.compile(r"\[\^?\s?(\d{1,3}(?:\s?[,;–—-]\s?\d{1,3})*)\s?\]")
_BRACKET_RANGE = re.compile(r"\[(\d{1,3})\]\s?[–—-]\s?\[(\d{1,3})\]")
_BRACKET_PLACE = re.compile(r"\[(\d{1,3}),\s?(?:pp?\.|para|ch|[Ss]ec|[Ff]ig|[Tt]ab|S\.)[^\[\]]{1,24}\]")
"""`[3]–[5]`, and a place in a source: `[5, p. 7]`."""
_ARGUMENT = re.compile(r"\{|\[\]|\]")
_COMMAND = re.compile(r"\}$|\\[A-Za-z@]+\*?\s?$")
_YEAR_AND = re.compile(r"((?:19|20)\d\d)(\d{1,3})$")
_GROUP_AND = re.compile(r"\d{1,3}(?:,\d{3})*,(\d{3})(\d{1,3})$")
_BEHIND_FIGURE = re.compile(r"\s?[.,;:!?)\]”’\"](?!\d)|\s*$")
_FIGURE = 3
"""Digits that, in a row of their own, may as well be a page number."""
_ROW_START, _ROW_END = re.compile(r"[\n\f]"), re.compile(r"[ \t]*(?:[\n\f]|$)")
_YEAR = re.compile(r"1[89]\d\d|20\d\d")
_KNOWN_AND = re.compile(r"COVID[-‐–]19$", re.IGNORECASE)
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_RAISED_TEXT = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_UNIT = re.compile(r"(?<![^\W\d_])(?:[kcmd]?m|ft|in|mi|yd|R|r|χ|s|x|y|n|p|σ|e|E|CO)$")
_BASE = re.compile(r"(?:(?<!\d)(?:10|\d)|[⁻^])$")
_NUMBER_LIST = re.compile(r"\d+(?:\s*[,;–—\s-]\s*\d+)*")


def find(text: str, spans: Iterable[Span], hidden: Cover) -> list[Candidate]:
    """Return every candidate of `text` that touches nothing `hidden`, by place.

    `spans` are the superscripts that the format knows.
    """
    raised = sorted(spans, key=lambda span: span.start)
    raised_cover = Cover(raised)
    found = [*_raised(text, raised), *_bracketed(text), *_superscripts(text, raised_cover)]
    taken = Cover(found)
    for match in _DIGITS.finditer(text):
        start, end = match.span()
        if not taken.touches(start, end) and not raised_cover.touches(start, end):
            found += _plain(text, match)
    kept = [candidate for candidate in found if not hidden.touches(candidate.start, candidate.end)]
    kept = [candidate for candidate in kept if 0 < candidate.first <= candidate.last <= HIGHEST]
    return sorted(kept, key=lambda candidate: (candidate.start, candidate.end, candidate.first))


def _raised(text: str, spans: Iterable[Span]) -> Iterator[Candidate]:
    for span in spans:
        yield from _superscript(text, span.start, span.end)


def _superscripts(text: str, known: Cover) -> Iterator[Candidate]:
    for match in _RAISED_TEXT.finditer(text):
        if not known.touches(*match.span()):
            yield from _superscript(text, *match.span())


def _superscript(text: str, start: int, end: int) -> Iterator[Candidate]:
    """Yield the readings of what is set above the line; none for `st`, `m²` and other words."""
    content = text[start:end].translate(_SUPERSCRIPTS)
    if not _NUMBER_LIST.fullmatch(content.strip(" \n,;[]().")):
        return
    weight = _raised_weight(text, start, content)
    yield from listed(content, start, weight, Manner.RAISED)
    digits = content.strip()
    if digits.isdecimal() and (run := _ascending(digits)):
        yield Candidate(
            start=start, end=end, first=run[0], last=run[1], weight=weight - 0.5, manner=Manner.RAISED
        )


def _raised_weight(text: str, start: int, content: str) -> float:
    """`m²` and `10⁶` are no markers; behind a year or a longer figure, a raised number may be one."""
    ahead = text[max(start - 6, 0) : start]
    if content.strip() in ("2", "3", "-1", "-2") and _UNIT.search(ahead):
        return FAINT
    if _BASE.search(ahead):
        return FAINT
    return 1.0 if ahead[-1:].isdigit() else 3.0


def _bracketed(text: str) -> Iterator[Candidate]:
    ranges = list(_bracket_ranges(text))
    yield from ranges
    taken = Cover(ranges)
    for pattern in (_BRACKETS, _BRACKET_PLACE):
        for match in pattern.finditer(text):
            weight = _bracket_weight(text, match.start())
            if weight is None or taken.touches(*match.span()) or _is_code(text, *match.span()):
                continue
            for one in listed(match[1], match.start(1), weight, Manner.BRACKETED):
                yield replace(one, start=match.start(), end=match.end())


def _is_code(text: str, start: int, end: int) -> bool:
    """Say whether a number in brackets is an argument in code: `\\name[2]{`, `}[1]`."""
    return bool(_ARGUMENT.match(text, end) or _COMMAND.search(text, max(start - 40, 0), start))


def _bracket_ranges(text: str) -> Iterator[Candidate]:
    """Yield the ranges between brackets: `[3]–[5]`."""
    for match in _BRACKET_RANGE.finditer(text):
        first, last = int(match[1]), int(match[2])
        weight = _bracket_weight(text, match.start())
        if weight is not None and 0 < last - first <= _LONGEST_RANGE:
            start, end = match.span()
            yield Candidate(
                start=start, end=end, first=first, last=last, weight=weight, manner=Manner.BRACKETED
            )


def _bracket_weight(text: str, start: int) -> float | None:
    """Return the weight of a number in brackets by what stands before it; None for code as `a[1]`."""
    word = word_before(text, start)
    if len(word) == 1 or (len(word) == 2 and not word.islower()):
        return None
    return 2.5 if not word else 1.5 if len(word) > 2 else 1.0


def listed(content: str, at: int, weight: float, manner: Manner) -> Iterator[Candidate]:
    """Yield the numbers of `3, 5–7`, which begins at `at`: 3, and 5 to 7 as one."""
    place = 0
    numbers = list(_DIGITS.finditer(content))
    while place < len(numbers):
        low = high = numbers[place]
        following = numbers[place + 1] if place + 1 < len(numbers) else None
        between = content[low.end() : following.start()] if following else ""
        if (
            following
            and between.strip() in ("-", "–", "—")
            and int(low[0]) < int(following[0]) <= int(low[0]) + _LONGEST_RANGE
        ):
            high = following
            place += 1
        place += 1
        first, last = int(low[0][:5]), int(high[0][:5])
        yield Candidate(
            start=at + low.start(), end=at + high.end(), first=first, last=last, weight=weight, manner=manner
        )


def _plain(text: str, match: re.Match[str]) -> list[Candidate]:
    """Return the readings of a run of digits on the line; `[]` where it cannot be a marker."""
    start, end = match.span()
    if start == 0 or not may_end(text, start, end):
        return []
    if alone := list(_alone(text, start, end)):
        return alone
    weight = left_weight(text, start, end)
    whole = [] if weight is None else _readings(text, start, end, weight)
    return [*whole, *_run_into_figure(text, start, end), *_buried(text, start, end)]


def _alone(text: str, start: int, end: int) -> Iterator[Candidate]:
    """Yield the markers of a row such as `313233`, which two columns side by side put apart."""
    is_long = end - start > _FIGURE and _ROW_START.search(text, start - 1, start)
    run = _ascending(text[start:end]) if is_long else None
    if run and _ROW_END.match(text, end) and not _YEAR.fullmatch(text, start, end):
        yield Candidate(start=start, end=end, first=run[0], last=run[1], weight=0.5, manner=Manner.ALONE)


def _readings(text: str, start: int, end: int, weight: float) -> list[Candidate]:
    digits = text[start:end]
    manner = Manner.HIDDEN if weight < 0 else Manner.GLUED
    readings = []
    if len(digits) <= 3 and digits[0] != "0":
        reach = _RANGE.match(text, end)
        last = int(reach[1]) if reach and 0 < int(reach[1]) - int(digits) <= _LONGEST_RANGE else int(digits)
        stop = reach.end() if reach and last > int(digits) else end
        readings.append(
            Candidate(start=start, end=stop, first=int(digits), last=last, weight=weight, manner=manner)
        )
        readings += _further(text, stop, last, weight)
    if run := _ascending(digits):
        year_like = len(digits) == 4 and digits[:2] in ("19", "20", "18")
        readings.append(
            Candidate(
                start=start,
                end=end,
                first=run[0],
                last=run[1],
                weight=weight - 1.0 - year_like,
                manner=manner,
            )
        )
    return readings


def _further(text: str, at: int, last: int, weight: float) -> list[Candidate]:
    """Return the numbers that follow in a run: `10, 11`, `5 6 7`, each beyond the one before."""
    found: list[Candidate] = []
    while len(found) < _LONGEST_RUN and (match := _SEPARATED.match(text, at)):
        if not last < int(match[1]) <= last + 40:
            break
        reach = _RANGE.match(text, match.end())
        last = first = int(match[1])
        at = match.end()
        if reach and 0 < int(reach[1]) - first <= _LONGEST_RANGE:
            last, at = int(reach[1]), reach.end()
        spaced = text[match.start()].isspace()
        own = (0.5 if spaced else 1.0) if weight > 0 else weight
        found.append(
            Candidate(
                start=match.start(1), end=at, first=first, last=last, weight=own, manner=Manner.FOLLOWING
            )
        )
    return found


def _ascending(digits: str) -> tuple[int, int] | None:
    """Read `345` as 3 to 5 and `91011` as 9 to 11; None where digits do not count up."""
    for length in range(1, min(3, len(digits) // 2) + 1):
        first = number = int(digits[:length])
        at = length
        while at < len(digits) and digits.startswith(str(number + 1), at):
            number += 1
            at += len(str(number))
        if at == len(digits) and number > first > 0:
            return first, number
    return None


def _run_into_figure(text: str, start: int, end: int) -> list[Candidate]:
    """Return markers set behind a figure: `202019` is 2020 and 19, `14,05523` is 14,055 and 23."""
    digits = text[start:end]
    tail, weight = "", -0.5
    if len(digits) > 4 and (year := _YEAR_AND.match(digits)):
        tail = year[2]
    elif text[start - 1] == "," and (group := _GROUP_AND.search(text[max(start - 12, 0) : end])):
        tail = group[2]
    elif (
        len(digits) in (3, 4)
        and digits.startswith("19")
        and _KNOWN_AND.search(text[max(start - 6, 0) : start + 2])
    ):
        tail, weight = digits[2:], 0.5
    if not tail or tail[0] == "0":
        return []
    found = [
        Candidate(
            start=end - len(tail),
            end=end,
            first=int(tail),
            last=int(tail),
            weight=weight,
            manner=Manner.HIDDEN,
        )
    ]
    return found + _further(text, end, int(tail), weight)


def _buried(text: str, start: int, end: int) -> Iterator[Candidate]:
    """Yield what the last digits of a figure may be if a clause ends there: `(parts 1 and 431)` holds 31."""
    if not 1 < end - start < 7 or not _BEHIND_FIGURE.match(text, end):
        return
    for at in range(max(start + 1, end - 3), end):
        if text[at] != "0":
            number = int(text[at:end])
            yield Candidate(
                start=at, end=end, first=number, last=number, weight=2 * FAINT, manner=Manner.BURIED
            )
