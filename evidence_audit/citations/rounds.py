"""Markers in round brackets: `as others found (3, 5–7).`

Round brackets number the parts of a sentence as often as they lead to notes. So they are
looked for only where nothing else is a marker, and believed only where a list of sources
answers to them, number by number and in the order in which they first come up.
"""

from collections.abc import Sequence
from itertools import pairwise

from evidence_audit.citations.candidates import Candidate, Manner, listed
from evidence_audit.citations.rows import Cover
from evidence_audit.documents.patterns import compiled
from evidence_audit.model import Marker, Note

_BRACKETS = r"\(\s?(\d{1,3}(?:\s?[,;–—-]\s?\d{1,3})*)\s?\)(?![\w(])"
_BEHIND = r"[\w%)\]”’\"'.,;:!?]\s?$"
"""What stands before a marker; looked at last, for brackets are found faster by themselves."""
_PLACED = r"[.,;:!?)”’\"']|\s*\n\s*\n|\s+(?=[^\W\d_a-z])|\s*$"
"""What follows a marker at the end of a clause or sentence."""
_ENUMERATES = r"(?:[:;,—–.!?]|\b(?:and|or|are|is|by|to))\s*$"
"""What stands before the number of a part, which a small letter follows: `things: (1) more`."""
_WELL_PLACED, _ELSEWHERE = 1.5, 0.3
"""Weights: at the end of a clause it supports a note by itself, elsewhere but faintly."""
_FEWEST = 3
"""Notes that are called from which a list is believed to answer."""
_ANSWERED = 0.9
"""Share of the numbers in brackets that must have a note, and of steps that must ascend."""
_UNCALLED = 0.3
"""Share of the notes that must be called by nothing else, for round brackets among other markers."""
_CALLED = 0.6
"""Share of the notes that must be called."""
_SOURCED = 0.6
"""Share of the notes that must state a year or an address, as sources do."""


def find(text: str, hidden: Cover) -> list[Candidate]:
    """Return the numbers in round brackets outside `hidden`, in order; `[]` for none."""
    found = []
    for match in compiled(_BRACKETS).finditer(text):
        start = match.start()
        if not compiled(_BEHIND).search(text, max(start - 2, 0), start):
            continue
        is_placed = compiled(_PLACED).match(text, match.end()) is not None
        enumerates = not is_placed and compiled(_ENUMERATES).search(text, max(start - 12, 0), start)
        if enumerates or hidden.touches(*match.span(1)):
            continue
        weight = _WELL_PLACED if is_placed else _ELSEWHERE
        found += [
            Candidate(
                start=start,
                end=match.end(),
                first=one.first,
                last=one.last,
                weight=weight,
                manner=Manner.BRACKETED,
            )
            for one in listed(match[1], match.start(1), weight, Manner.BRACKETED)
        ]
    return found


def calling(candidates: Sequence[Candidate], calls: Sequence[Marker], notes: Sequence[Note]) -> list[Marker]:
    """Return the markers among `candidates` for notes that `calls` leave out, if all of these have one.

    Some writers mix styles: `rents privately (1). A third owns [2].` A single note that
    nothing calls proves nothing.
    """
    called = {call.note for call in calls}
    numbered = [note for note in notes if note.marker.isdecimal()]
    missing = {int(note.marker): note for note in numbered if note.id not in called}
    if len(numbered) < _FEWEST or len(missing) < _UNCALLED * len(numbered):
        return []
    found: dict[int, Candidate] = {}
    for one in candidates:
        note = missing.get(one.first)
        if note and one.first == one.last and one.start < note.start and one.weight >= _WELL_PLACED:
            found.setdefault(one.first, one)
    if len(found) < len(missing):
        return []
    return [
        Marker(start=one.start, end=one.end, marker=str(number), note=missing[number].id)
        for number, one in found.items()
    ]


def are_markers(calls: Sequence[Marker], notes: Sequence[Note]) -> bool:
    """Say whether the numbers among `calls` are markers: a list of sources answers to them in order."""
    calls = [call for call in calls if call.marker.isdecimal()]
    notes = [note for note in notes if note.marker.isdecimal()]
    places = {note.id: note.start for note in notes}
    answered = [call for call in calls if call.note in places and call.start < places[call.note]]
    sourced = sum(note.year is not None or bool(note.urls) for note in notes)
    called = {call.note for call in answered}
    if len(called) < max(_FEWEST, _CALLED * len(notes)) or sourced < _SOURCED * len(notes):
        return False
    if len(answered) < _ANSWERED * len(calls):
        return False
    first_calls = list(dict.fromkeys(int(call.marker) for call in answered))
    ascending = sum(earlier < later for earlier, later in pairwise(first_calls))
    return ascending >= _ANSWERED * (len(first_calls) - 1)
