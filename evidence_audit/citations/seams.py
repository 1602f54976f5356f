"""Hyphens that a page tool took out of an address when it joined two printed rows.

Such tools take a hyphen at the end of a row for one of print: `…/wells-of-` and `the-north`
become `…/wells-ofthe-north`. That a row was joined is seen from its being wider than the
page is set; where, from the measure; and just where, from the words on both sides.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from evidence_audit.citations.rows import Row
from evidence_audit.citations.slugwords import SlugWords
from evidence_audit.documents.measure import edges, measures_of, width

_RUN = re.compile(r"\S+")
_ADDRESS = re.compile(r"//|www\.|\w/\w|\w/$|[%=&#]\w|\w-\w+-\w")
_SIGNS = "/-%=&#."
"""One of these stands in every address."""
_HOST = re.compile(r"(?:.*?//|(?=www\.))[^/]*")
_SET_AS_PROSE = re.compile(r"\W*(?:doi:?\W*)?10\.\d", re.IGNORECASE)
"""A DOI is broken as words are: print may have added the hyphen."""
_ESCAPED, _MASK = re.compile(r"%[\dA-Fa-f]{2}"), "%%%"
_DASH = re.compile(r"-%E2%80%9[34]$", re.IGNORECASE)
"""A dash with spaces around it, as slugs spell it; one more hyphen belongs behind it."""
_AHEAD = re.compile(r"[^\W_]*")
_BEHIND = re.compile(r"[^\W_]*$")
_BROKEN_OFF = re.compile(r"[^\W\d_]-$")
_ALMOST, _FULL = 0.97, 1.02
"""Shares of its measure between which a row seems to fill it: widths are estimates."""
_OVER, _JOINED = 1.05, 1.15
"""Shares of its measure above which a row is too wide, and above which no estimate is to blame."""
_FEWEST_JOINED = 3
"""Rows that were surely joined, from which a tool is known to join."""
_LABEL = 2
"""Words that may stand before one that is too long for any row: a number, a sign."""
_EARLY, _LATE = 0.75, 1.04
"""Shares of the measure between which a joined row's first part ends."""
_SPREAD, _UNJOINED_SPREAD = 0.02, 0.03
"""Standard error of a row's width, as a share of its measure; larger for a row that was not joined."""
_SURE, _MOSTLY = 1.5, 0.6
"""Score from which a seam needs no other proof, and share of rows that overhang which must have one."""
_LEAST, _NONE = -6.0, -12.0
"""Scores below which no place is a seam, and a row cannot have stood unjoined."""
_PRIOR = 2.0
"""By how much a seam must be likelier than a row that is a little too wide."""
_PROSE = -0.5
"""Score of a seam within a known word of prose: most hyphens there are those of print."""
_SPACED = -2.0
_IN_HOST, _IN_NUMBER = -4.0, -3.0
"""Score that a seam loses in a host, for hosts are often words written together, and among digits."""
_ALONE = -6.0
"""Score that a seam without reason loses in a row that is one address: it may overhang its measure."""
_BEHIND_DASH = 3.0
_BESIDE = 3
_NEAR = 12
"""Rows before and behind that are looked at for the measure of a row."""


def lost_hyphens(rows: Sequence[Row]) -> list[int]:
    """Return the offsets in the text at which an address lost a hyphen, in order; `[]` for none."""
    widths = [width(row.text) for row in rows]
    set_to = measures_of(widths)
    left = sum(_BROKEN_OFF.search(row.text, max(len(row.text) - 2, 0)) is not None for row in rows)
    if not set_to or sum(wide > _OVER * min(set_to) for wide in widths) <= max(left, 1):
        return []
    # In a row that may have been joined, addresses spell words that are none.
    whole = min(set_to)
    words = SlugWords(
        row.text if wide < whole else _without_addresses(row.text)
        for row, wide in zip(rows, widths, strict=True)
    )
    seams: list[_Seam] = []
    for at, row in enumerate(rows):
        runs = _addresses(rows, at) if widths[at] > _ALMOST * whole else []
        near = _near(set_to, widths, at) if runs else []
        if near and widths[at] > _ALMOST * max(near):
            is_over = widths[at] > _OVER * max(near)
            seams += [
                _Seam(at=row.start + place.at, is_sure=place.score > _SURE, is_over=is_over)
                for place in _seams(row.text, runs, near, words)
            ]
    if _joined_rows(rows, widths, max(set_to)) > max(left, _FEWEST_JOINED - 1):
        return [seam.at for seam in seams]
    # Addresses alone are too wide: they overhang, unless two words meet just where most of them cross.
    over = [seam for seam in seams if seam.is_over]
    sure = [seam.at for seam in over if seam.is_sure]
    return sure if len(sure) > max(left, 1) and len(sure) >= _MOSTLY * len(over) else []


def _joined_rows(rows: Sequence[Row], widths: Sequence[float], measure: float) -> int:
    """Return how many rows are so wide that a tool must have joined them."""
    return sum(
        _overruns(row.text, measure)
        for at, row in enumerate(rows)
        if widths[at] > _JOINED * measure and not (row.gap and (at + 1 == len(rows) or rows[at + 1].gap))
    )


def _overruns(text: str, measure: float) -> bool:
    """Say whether the word that crosses the measure is not the first: print would have set it below."""
    at = edges(text)
    crossing = next((run for run in _RUN.finditer(text) if at[run.end()] > _FULL * measure), None)
    return crossing is not None and len(text[: crossing.start()].split()) >= _LABEL


def _without_addresses(text: str) -> str:
    if not any(sign in text for sign in _SIGNS):
        return text
    return _RUN.sub(lambda run: " " if _ADDRESS.search(run[0]) else run[0], text)


def _addresses(rows: Sequence[Row], at: int) -> list[tuple[int, int]]:
    """Return the stretches of a row that may be addresses or parts of one."""
    text = rows[at].text
    signed = any(sign in text for sign in _SIGNS)
    found = [run.span() for run in _RUN.finditer(text) if _ADDRESS.search(run[0])] if signed else []
    above = rows[at - 1].text.rsplit(maxsplit=1)[-1] if at else ""
    first = _RUN.match(text)
    if first and _ADDRESS.search(above) and first.span() not in found:
        found.insert(0, first.span())
    return found


def _near(set_to: Sequence[float], widths: Sequence[float], at: int) -> list[float]:
    """Return the measures that rows nearby are set to."""
    near = widths[max(at - _NEAR, 0) : at + _NEAR + 1]
    filling = {one: sum(0.9 * one < wide <= _FULL * one for wide in near) for one in set_to}
    found = [one for one in set_to if filling[one] >= max(2, 0.3 * max(filling.values()))]
    beside = widths[max(at - _BESIDE, 0) : at + _BESIDE + 1]
    for measure in sorted(set_to, reverse=True):
        narrower = max((one for one in found if one < measure), default=measure)
        if any(_OVER * narrower < wide <= _FULL * measure for wide in beside):
            return [measure]
    return found + [one for one in set_to if one > max(found, default=0.0) and widths[at] > _JOINED * one]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """A place in a row where it may have been joined, and how likely."""

    at: int
    score: float
    is_address: bool
    """An address lost a hyphen there; else a word did, or an address that print had hyphenated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seam:
    """A place in the text where an address may have lost a hyphen."""

    at: int
    is_sure: bool
    """Two words meet there, right at the measure."""
    is_over: bool
    """Its row is wider than print would have set it."""


def _seams(
    text: str, runs: Sequence[tuple[int, int]], set_to: Sequence[float], words: SlugWords
) -> list[_Place]:
    """Return the places in `runs` where a row was joined, by the measure that fits best."""
    along = edges(text)
    first = bisect_left(along, _EARLY * min(set_to))
    places = list(_places(text, runs, words, first))
    readings = [_joined(text, along, places, measure) for measure in set_to]
    best = max(readings, key=lambda found: sum(place.score for place in found) / max(len(found), 1))
    return [place for place in best if place.is_address]


def _joined(text: str, at: Sequence[float], places: Sequence[_Place], measure: float) -> list[_Place]:
    """Return the places where a row that is set to `measure` was joined, each behind a full row.

    `at` are the edges of its characters.
    """
    start, found = 0, []
    while (rest := at[-1] - at[start]) > _ALMOST * measure:
        fitted = [
            replace(place, score=place.score + _fit(text, at, (start, place.at), measure))
            for place in places
            if place.at > start and _EARLY * measure < at[place.at] - at[start] < _LATE * measure
        ]
        best = max(fitted, key=lambda place: place.score, default=None)
        unjoined = -0.5 * (max(rest / measure - 1, 0) / _UNJOINED_SPREAD) ** 2
        if best is None or best.score - _PRIOR < max(unjoined, _LEAST):
            if unjoined < _NONE:
                found.append(_Place(at=start, score=_NONE, is_address=False))
            break
        found.append(best)
        start = best.at
    return found


def _fit(text: str, at: Sequence[float], part: tuple[int, int], measure: float) -> float:
    """Return how well a part of a row fills its measure: what follows must not have fitted any more."""
    start, end = part
    room = measure - (at[end] - at[start])
    ahead = _AHEAD.match(text, end)
    following = at[ahead.end()] - at[end] if ahead else 0.0
    excess = -room if room < 0 else max(room - following, 0.0)
    spread = _SPREAD * measure
    return -0.5 * (excess / spread) ** 2 - 0.1 * abs(room) / spread


def _places(text: str, runs: Sequence[tuple[int, int]], words: SlugWords, first: int) -> Iterator[_Place]:
    """Yield the places from `first` on within words of a row, scored by what a hyphen there would part."""
    masked = _ESCAPED.sub(_MASK, text)
    for run in _RUN.finditer(text):
        if run.start() > first:
            yield _Place(at=run.start(), score=_SPACED, is_address=False)
        host = _HOST.match(text, run.start(), run.end())
        for at in range(max(run.start() + 1, first), run.end()):
            if not (masked[at - 1].isalnum() or masked[at - 1] == _MASK[-1]) or not masked[at].isalnum():
                continue
            parts = _parts(masked, run, at)
            if run.span() in runs:
                gain = words.oddness("".join(parts)) - sum(map(words.oddness, parts))
                gain += _BEHIND_DASH if _DASH.search(text, run.start(), at) else 0.0
                gain += _IN_HOST if host and at < host.end() else 0.0
                gain += _ALONE if gain <= 0 and len(run[0]) == len(text) else 0.0
                gain += _IN_NUMBER if text[at - 1].isdigit() and text[at].isdigit() else 0.0
                yield _Place(at=at, score=gain, is_address=not _SET_AS_PROSE.match(run[0]))
            elif min(map(len, parts)) > 1:
                is_likely = "".join(parts) in words or (text[at - 1].islower() and text[at].isupper())
                yield _Place(at=at, score=_PROSE if is_likely else 2 * _PROSE, is_address=False)


def _parts(masked: str, run: re.Match[str], at: int) -> tuple[str, str]:
    """Return what stands of a word before and behind a place."""
    left, right = _BEHIND.search(masked, run.start(), at), _AHEAD.match(masked, at, run.end())
    return left[0] if left else "", right[0] if right else ""
