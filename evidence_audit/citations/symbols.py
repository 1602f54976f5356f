"""Markers that are signs: `*`, `†`, `‡` and their like, which begin again on each page.

A sign is a marker when a note with the same sign follows. A digit set beside it is
left over from layout and no marker of its own.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from evidence_audit.citations.rows import Cover, Row
from evidence_audit.model import Span

_SIGN = r"(?:\*{1,4}|†{1,3}|‡{1,3}|§{1,3}|¶{1,3}|‖{1,2}|◊)"
_SIGNS = re.compile(r"[*†‡§¶‖◊]+")
_CALL = re.compile(
    rf"(?<=[^\s*†‡§¶‖(\[/=<>+])({_SIGN})(?:\d(?=\s)|\s?\d(?=[A-Z]))?(?=[\s.,;:!?)\]”’\"'–—A-Z]|$)"
)
_NOTE = re.compile(rf"({_SIGN})\s*(?=[^\s*†‡§¶‖])")
_REACH = 20_000
"""Characters from a sign to its note, at most: a few pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Call(Span):
    """A sign in the text; the span takes in a digit left over beside it."""

    sign: str
    note: int | None
    """Row of the note that it leads to; None where no note follows."""


def find(text: str, rows: Sequence[Row], hidden: Cover) -> list[Call]:
    """Return the signs that are markers, in order; `[]` for none."""
    notes: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for at, row in enumerate(rows):
        if match := _NOTE.match(row.text):
            notes[match[1]].append((row.start, at))
    calls = []
    for signs in _SIGNS.finditer(text):
        match = _CALL.match(text, signs.start())
        if match is None or hidden.touches(*match.span()):
            continue
        note = _following(notes.get(match[1], []), match.end())
        if note is not None or _stands_alone(text, match):
            calls.append(Call(start=match.start(), end=match.end(), sign=match[1], note=note))
    return calls


def note_text_at(text: str) -> int:
    """Return where a sign's note begins in the text of its row."""
    match = _NOTE.match(text)
    return match.end() if match else 0


def _following(notes: Sequence[tuple[int, int]], at: int) -> int | None:
    index = bisect_left(notes, (at, 0))
    if index == len(notes) or notes[index][0] - at > _REACH:
        return None
    return notes[index][1]


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """Without a note, only a dagger behind the end of a sentence is surely a marker."""
    before = text[match.start() - 2 : match.start()]
    return match[1][0] in "†‡" and len(before) == 2 and before[0].isalpha() and before[1] in ".,;!?"
