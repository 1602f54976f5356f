"""Markers that are labels in square brackets, `[Ebb18]`, and the list whose entries begin with them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evidence_audit.citations.rows import Cover, Row
from evidence_audit.documents.patterns import compiled
from evidence_audit.model import Span

_LABEL = r"(?=[^\[\]\s,;]*[^\W\d_])[^\W_][\w+&.:-]{1,14}"
_ENTRY = rf"\[({_LABEL})\]\s+(?=\S)"
_CALL = rf"\[({_LABEL}(?:[,;]\s*{_LABEL})*)(?:,\s*(?:pp?|ch|sec|§|S)\.?\s?[\d.–-]+)?\](?![(:\[])"
_FEWEST = 2
"""Entries that are called, from which brackets hold labels."""
_CALLED = 0.5
"""Share of the entries that must be called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Call(Span):
    """A label in the text."""

    label: str
    entry: int
    """Row of the entry that begins with it."""


def find(text: str, rows: Sequence[Row], hidden: Cover) -> tuple[list[Call], dict[int, str]]:
    """Return the labels that are markers, in order, and the label of each entry by its row; empty for none.

    A label is believed where a list of entries begins with labels and most of them are called
    before it.
    """
    entries = {at: match[1] for at, row in enumerate(rows) if (match := compiled(_ENTRY).match(row.text))}
    places = {label: at for at, label in entries.items()}
    if len(entries) < _FEWEST:
        return [], {}
    begin = rows[min(entries)].start
    calls = [call for call in _calls(text, places, begin) if not hidden.touches(call.start, call.end)]
    called = {call.label for call in calls}
    if len(called) < max(_FEWEST, _CALLED * len(entries)):
        return [], {}
    return calls, entries


def words_at(text: str) -> int:
    """Return where the words of an entry begin in its first row, behind its label."""
    entry = compiled(_ENTRY).match(text)
    return entry.end() if entry else 0


def _calls(text: str, places: dict[str, int], end: int) -> Iterator[Call]:
    for match in compiled(_CALL).finditer(text, 0, end):
        labels = re.split(r"[,;]\s*", match[1])
        if all(label in places for label in labels):
            for label in labels:
                yield Call(start=match.start(), end=match.end(), label=label, entry=places[label])
