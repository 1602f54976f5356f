"""Markers in small Roman numerals, as word processors number endnotes: `in 2018.ii`.

Small numerals are few letters that words end in as well, so they are believed only glued to
the end of a clause, or raised, and where notes count from `i` without a gap.
"""

from collections.abc import Iterator, Sequence

from evidence_audit.citations.rows import Cover, Row
from evidence_audit.citations.symbols import Call
from evidence_audit.documents.patterns import compiled
from evidence_audit.model import Span

_NUMERAL = r"(?:x{0,3}(?:ix|iv|v?i{0,3}))"
_GLUED = rf"(?<=[.,;:!?)”’\"%])(?=[ivx])({_NUMERAL})(?=[\s.,;:!?)]|$)"
_NOTE = rf"(?=[ivx])\[?({_NUMERAL})(?:[.)\]]+\s*|\s+)(?=[^\W\d_a-z]|[‘“\"'(]|https?:|www\.|ibid)"
_FEWEST = 2
_HIGHEST = 39
_VALUES = {"i": 1, "v": 5, "x": 10}


def find(text: str, rows: Sequence[Row], raised: Sequence[Span], hidden: Cover) -> list[Call]:
    """Return the numerals that are markers, in order; `[]` unless notes answer to them from `i` on."""
    notes: dict[str, tuple[int, int]] = {}
    for at, row in enumerate(rows):
        if match := compiled(_NOTE).match(row.text):
            notes[match[1]] = (row.start, at)
    listed = _counted(notes)
    if len(listed) < _FEWEST:
        return []
    opening = {row.start for row in rows}
    calls: dict[str, Call] = {}
    for span in sorted(_spans(text, raised), key=lambda span: span.start):
        numeral = text[span.start : span.end]
        if numeral not in listed or span.start in opening or hidden.touches(span.start, span.end):
            continue
        if span.start < notes[numeral][0]:
            calls.setdefault(
                numeral, Call(start=span.start, end=span.end, sign=numeral, note=notes[numeral][1])
            )
    return list(calls.values()) if len(calls) >= max(_FEWEST, len(listed) // 2) else []


def _spans(text: str, raised: Sequence[Span]) -> Iterator[Span]:
    yield from (span for span in raised if compiled(_NUMERAL).fullmatch(text, span.start, span.end))
    for match in compiled(_GLUED).finditer(text):
        yield Span(start=match.start(), end=match.end())


def _counted(notes: dict[str, tuple[int, int]]) -> frozenset[str]:
    """Return the numerals that count from `i` without a gap, their notes one behind the other."""
    by_value = {_value(numeral): numeral for numeral in notes}
    counted: list[str] = []
    at = -1
    for value in range(1, _HIGHEST + 1):
        numeral = by_value.get(value)
        if numeral is None or notes[numeral][0] < at:
            break
        counted.append(numeral)
        at = notes[numeral][0]
    return frozenset(counted)


def _value(numeral: str) -> int:
    values = [_VALUES[letter] for letter in numeral]
    return sum(
        -value if value < max(values[at + 1 :], default=0) else value for at, value in enumerate(values)
    )
