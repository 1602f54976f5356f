"""The clause around a figure: what a claim quotes of its sentence."""

import re

from evidence_audit.model import Quantity

_EDGE = re.compile(
    r"[;:!?](?=\s)|\s[–—]\s|—|,\s+(?=(?:and|but|yet|while|whilst|whereas|although|though|which|who|with|or|so"
    r"|because|compared)\b)"
)
_BRACKET = re.compile(r"[()\[\]]")
_COMMA = re.compile(r",\s")
_LONGEST = 180
"""Characters: a clause that is longer is cut at a comma, else at a space."""
_SHORTEST = 25
"""Characters: less is no statement, so the clause grows to the next edge."""
_REACH = 400
"""Characters looked at on either side."""
_EDGES = " ,;:–—()[]“”\"'‘"


def clause_around(text: str, quantity: Quantity) -> str:
    """Return the clause of `text` around a quantity with its words of approximation, verbatim."""
    first, last = _with_approximation(text, quantity)
    low, high = _bracketed(text, max(first - _REACH, 0), first, last)
    starts = [low, *(edge.end() for edge in _EDGE.finditer(text, low, high) if edge.end() <= first)]
    ends = [*(edge.start() for edge in _EDGE.finditer(text, low, high) if edge.start() >= last), high]
    start, end = _grown(text, starts, ends)
    if end - start > _LONGEST:
        start, end = _cut(text, (start, end), (first, last))
    return text[start:end].strip(_EDGES) or text[first:last]


def _bracketed(text: str, low: int, first: int, last: int) -> tuple[int, int]:
    """Return the inside of the brackets around the figure, or what is within reach of it."""
    opened = [low]
    for bracket in _BRACKET.finditer(text, low, first):
        if bracket.group() in "([":
            opened.append(bracket.end())
        elif len(opened) > 1:
            opened.pop()
    depth = 0
    for bracket in _BRACKET.finditer(text, last, last + _REACH):
        depth += 1 if bracket.group() in "([" else -1
        if depth < 0:
            return opened[-1], bracket.start()
    return opened[0], min(last + _REACH, len(text))


def _with_approximation(text: str, quantity: Quantity) -> tuple[int, int]:
    """Return where the figure stands together with its words of approximation."""
    start, end = quantity.start, quantity.end
    if not quantity.modifier:
        return start, end
    modifier = re.escape(quantity.modifier)
    low = max(start - len(quantity.modifier) - 20, 0)
    before = re.search(rf"{modifier}\W*\Z", text[low:start], re.IGNORECASE)
    after = re.match(rf"\W*{modifier}", text[end : end + len(quantity.modifier) + 20], re.IGNORECASE)
    if before:
        return low + before.start(), end
    return start, end + after.end() if after else end


def _grown(text: str, starts: list[int], ends: list[int]) -> tuple[int, int]:
    """Return the innermost edges between which there is a statement."""
    start, end = starts.pop(), ends.pop(0)
    while len(text[start:end].strip(_EDGES)) < _SHORTEST and (starts or ends):
        if ends:
            end = ends.pop(0)
        else:
            start = starts.pop()
    return start, end


def _cut(text: str, clause: tuple[int, int], figure: tuple[int, int]) -> tuple[int, int]:
    """Return a stretch of at most `_LONGEST` characters around the figure, whole words only."""
    start, end = clause
    room = max(_LONGEST - (figure[1] - figure[0]), 0)
    if figure[0] - start > room // 3:
        commas = [c.end() for c in _COMMA.finditer(text, start, figure[0])]
        near = [at for at in commas if figure[0] - at <= room // 2]
        start = near[0] if near else text.find(" ", figure[0] - room // 3, figure[0]) + 1 or figure[0]
    if end - start > _LONGEST:
        space = text.rfind(" ", figure[1], start + _LONGEST)
        end = space if space > 0 else figure[1]
    return start, end
