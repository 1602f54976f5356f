"""Markers that are signs (`*`, `†`, `‡` and their like) or raised letters, as below tables.

They begin again on each page. A sign is a marker when a note with the same sign follows; a
digit set beside it is left over from layout and no marker of its own. A raised letter is
one only where its note follows and the letters before it have theirs.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from evidence_audit.citations.rows import Cover, Row
from evidence_audit.documents.patterns import compiled
from evidence_audit.model import Span

_SIGN = r"(?:\*{1,4}|†{1,3}|‡{1,3}|§{1,3}|¶{1,3}|‖{1,2}|\|\||◊)"
_SIGNS = re.compile(r"[*†‡§¶‖◊]+|\|\|")
_CALL = re.compile(
    rf"(?<=[^\s*†‡§¶‖(\[/=<>+])({_SIGN})(?:\d(?=\s)|\s?\d(?=[A-Z]))?(?=[\s.,;:!?)\]”’\"'–—A-Z]|$)"
)
_NOTE = re.compile(rf"({_SIGN})\s*(?=[^\s*†‡§¶‖])")
_LETTERS = r"[a-z](?:\s?,\s?[a-z])*"
_LETTER = "[a-z]"
_LETTER_NOTE = r"([a-z])(?:[.)]\s*|\s+)(?=[^\Wa-z_]|[‘“\"'(])"
_RAISED_NOTE = r"([a-z])[.)]?\s*(?=\S)"
_BRACKET_CALL = r"(?<=[^\W\d_]{2}|.[.,;:!?)\]”’\"'])\[([a-z])\](?!\w|\()"
_BRACKET_NOTE = r"(?:\[([a-z])\]|([a-z])\.?\s*(?:\^|↑))\s*(?=\S)"
"""`[a] Not in 2020.` or, with the way back that wikis print, `a. ^ Not in 2020.`"""
_BACK = r"(?:\^|↑)\s*(?:[a-z]{1,2}\s+)*"
_BEFORE_LETTER = r"(?:[^\W\d_]{3}|\d|[%.,;:!?)\]”’\"'])$"
"""A word, a figure or punctuation: behind a single letter (`x`), a raised one is mathematics."""
_REACH = 20_000
"""Characters from a sign to its note, at most: a few pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Call(Span):
    """A sign in the text; the span takes in a digit left over beside it."""

    sign: str
    """As printed; a letter without the full stop behind it."""
    note: int | None
    """Row of the note that it leads to; None where no note follows."""


_Notes = dict[str, list[tuple[int, int]]]
"""By sign: the places and the rows at which notes with it begin."""


def find(text: str, rows: Sequence[Row], raised: Sequence[Span], hidden: Cover) -> list[Call]:
    """Return the signs and letters that are markers, in order; `[]` for none.

    `raised` are the superscripts that the format knows.
    """
    letters = [*_letters(text, rows, raised, hidden), *_bracketed(text, rows, hidden)]
    return sorted([*_signs(text, rows, hidden), *letters], key=lambda call: call.start)


def _signs(text: str, rows: Sequence[Row], hidden: Cover) -> list[Call]:
    notes: _Notes = defaultdict(list)
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


def _letters(text: str, rows: Sequence[Row], raised: Sequence[Span], hidden: Cover) -> list[Call]:
    """Return the raised letters whose notes follow; `[]` unless `a` is among them."""
    spans = [span for span in raised if compiled(_LETTERS).fullmatch(text, span.start, span.end)]
    if not spans:
        return []
    raised_at = {span.start for span in spans}
    notes: _Notes = defaultdict(list)
    for at, row in enumerate(rows):
        pattern = _RAISED_NOTE if row.start in raised_at else _LETTER_NOTE
        if match := compiled(pattern).match(row.text):
            notes[match[1]].append((row.start, at))
    opening = {row.start for row in rows}
    calls = [
        Call(start=found.start(), end=found.end(), sign=found[0], note=note)
        for span in spans
        if span.start not in opening
        and not hidden.touches(span.start, span.end)
        and compiled(_BEFORE_LETTER).search(text, max(span.start - 3, 0), span.start)
        for found in compiled(_LETTER).finditer(text, span.start, span.end)
        if (note := _following(notes.get(found[0], []), found.end())) is not None
    ]
    return _counted(calls)


def _bracketed(text: str, rows: Sequence[Row], hidden: Cover) -> list[Call]:
    """Return the letters in square brackets, as wikis set them, whose notes follow."""
    notes: _Notes = defaultdict(list)
    for at, row in enumerate(rows):
        if match := compiled(_BRACKET_NOTE).match(row.text):
            notes[match[1] or match[2]].append((row.start, at))
    if not notes:
        return []
    return _counted(
        Call(start=match.start(), end=match.end(), sign=match[1], note=note)
        for match in compiled(_BRACKET_CALL).finditer(text)
        if not hidden.touches(*match.span())
        and (note := _following(notes.get(match[1], []), match.end())) is not None
    )


def _counted(calls: Iterable[Call]) -> list[Call]:
    """Return the letters that count from `a` without a gap."""
    found = list(calls)
    called = {call.sign for call in found}
    return [call for call in found if all(chr(code) in called for code in range(ord("a"), ord(call.sign)))]


def words_at(text: str, sign: str) -> int:
    """Return where the words of a note begin in its first row, behind its sign."""
    behind = re.match(rf"\[?{re.escape(sign)}(?:\]|(?<=[a-z])[.)]+)?\s*(?:{_BACK})?", text)
    return behind.end() if behind else 0


def _following(notes: Sequence[tuple[int, int]], at: int) -> int | None:
    index = bisect_left(notes, (at, 0))
    if index == len(notes) or notes[index][0] - at > _REACH:
        return None
    return notes[index][1]


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """Without a note, only a dagger behind the end of a sentence is surely a marker."""
    before = text[match.start() - 2 : match.start()]
    return match[1][0] in "†‡" and len(before) == 2 and before[0].isalpha() and before[1] in ".,;!?"
