"""How far a note goes: its rows, up to the next note, the end of its paragraph or its page."""

import re
from collections.abc import Sequence

from evidence_audit.citations.notelists import HEADING, Start
from evidence_audit.citations.rows import Row

_FINISHED = re.compile(r"(?:[.!?…][\"'”’)\]]*|\]|\d{4}\)?)$")
_CLOSED = re.compile(r"[.!?:…][\"'”’)\]]*$")
"""What a row of the body ends in, right above a row that can only be the rest of a note."""
_ENDS_IN_ADDRESS = re.compile(
    r"(?:https?://|www\.|10\.\d{4}|[\w-]+\.[a-z]{2,}/)\S*$|\b[\w-]+\.(?:com|org|net|gov|uk|eu)$"
)
_ADDRESS = re.compile(r"https?://|www\.")
_ENDS_OPEN = re.compile(r"(?:https?://|www\.)(?:[\w.-]*\.|\S*[-_=&%])$")
"""The dot of a host and the hyphen of a path end no address."""
_ENDS_IN_PATH = re.compile(r"(?:https?://|www\.)\S*/$")
_SCHEME = re.compile(r"//|www\.|https?:$")
_ADDRESS_REST = re.compile(r"\S+[./]\S+")
"""The rest of an address that a page's end has cut: `privacy/index.html`."""
_WORK = re.compile(r"[^\W\d_a-z][\w’'-]+,\s(?:[A-Z]\.[\s-]?)+[^()]{0,80}\((?:19|20)\d\d[a-z]?\)")
"""How an entry without a number begins in a list of works: `Smith, J. (2021)`."""
_NUMBERED = re.compile(r"[\[(](\d{1,3})[\])]\.?\s+(?=[^\W\d_a-z]|[‘“\"'])")
_LONGEST = 400
"""Rows: no note is longer."""


def extents(
    rows: Sequence[Row], starts: Sequence[Start], fences: frozenset[int], *, called_before: bool = False
) -> list[range]:
    """Return the rows of each note of a list; `fences` are rows that no note goes past.

    `called_before` says that the markers stand before the whole list, as those of
    endnotes do; then paragraphs between two notes belong to the former.
    """
    limits = [start.row for start in starts[1:]] + [len(rows)]
    narrow = [_extent(rows, start, limit, fences) for start, limit in zip(starts, limits, strict=True)]
    if not (called_before and _is_one_list(starts, narrow)):
        return narrow
    # Nothing but notes stands between the first and the last: all between two of them is the former's.
    wide = [
        range(found.start, _fenced(found, limit, fences, rows))
        for found, limit in zip(narrow[:-1], limits[:-1], strict=True)
    ]
    return [*wide, narrow[-1]]


def continuation(rows: Sequence[Row], found: range, following: int | None) -> range:
    """Return the rows at the foot of the next page or column where a note goes on; empty for most notes.

    Such a note breaks off at its page's end, and its rest stands right above the next
    page's first note, the row `following`, or ends that page. An address that opens a
    page's notes belongs to the note before it, however that ends.
    """
    if not found or found.stop >= len(rows):
        return range(0)
    breaks_off = _breaks_off(rows[found.stop - 1].text)
    if not breaks_off and following is None:
        return range(0)
    page = next((at for at in range(found.stop, _reach(rows, found)) if rows[at].new_page), None)
    if page is None and breaks_off and following is not None and rows[found.stop].gap:
        page = found.stop  # the next column of the same page
    if page is None:
        return range(0)
    end = next(
        (at for at in range(page + 1, min(page + _LONGEST, len(rows))) if rows[at].new_page), len(rows)
    )
    end = min(end, following) if following is not None else end
    start = end - 1
    while start > page and not (rows[start].gap or _CLOSED.search(rows[start - 1].text)):
        start -= 1
    rest = range(start, end)
    is_path = _ENDS_IN_PATH.search(rows[found.stop - 1].text) and _is_address_rest(rows[start].text)
    if not breaks_off and not is_path and not _ADDRESS.match(rows[start].text):
        return range(0)
    return rest if page < start and _goes_on_from(rows, rest) else range(0)


def _breaks_off(text: str) -> bool:
    """Say whether a note may go on behind `text`."""
    return not is_finished(text) or bool(_ENDS_OPEN.search(text[-300:]))


def _is_address_rest(text: str) -> bool:
    return bool(_ADDRESS_REST.fullmatch(text)) or (text.count("-") > 1 and " " not in text)


def _reach(rows: Sequence[Row], found: range) -> int:
    """A note breaks off at the end of its page, or but a few stray rows before it."""
    return min(found.stop + 3, len(rows))


def _goes_on_from(rows: Sequence[Row], rest: range) -> bool:
    text = rows[rest.start].text
    starts_low = text[0].islower() or bool(re.match(r"https?:|www\.|//", text)) or _is_address_rest(text)
    last = rows[rest.stop - 1].text
    if _ADDRESS.match(text) and not any(" " in rows[at].text for at in rest):
        return True
    return starts_low and len(rest) <= 8 and (is_finished(last) or bool(_ADDRESS_REST.fullmatch(last)))


def is_finished(text: str) -> bool:
    """Say whether a note may end with `text`."""
    end = text[-300:]
    return bool(_FINISHED.search(end) or _ENDS_IN_ADDRESS.search(end))


def _extent(rows: Sequence[Row], start: Start, limit: int, fences: frozenset[int]) -> range:
    first = start.row
    at = first + 1
    if start.text_at >= len(rows[first].text):
        at = min(at + 1, limit)
    while at < min(limit, first + _LONGEST) and at not in fences and _goes_on(rows, first, at, start.number):
        at += 1
    return range(first, at)


def _begins_next(text: str, number: int) -> bool:
    """Say whether a row begins the note after that of `number`, in whatever style lists are numbered."""
    match = _NUMBERED.match(text)
    return match is not None and int(match[1]) == number + 1


def _goes_on(rows: Sequence[Row], first: int, at: int, number: int) -> bool:
    """Say whether the note that began in row `first` goes on in row `at`."""
    above, row = rows[at - 1], rows[at]
    if HEADING.match(row.text) or _begins_next(row.text, number):
        return False
    finished = is_finished(above.text)
    if row.new_page or (finished and row.text.isdecimal() and len(row.text) < 4):
        return False
    if row.gap:
        finished = finished or _ends_in_address(rows[first:at])
        return not finished and _fills_line(rows, first, at - 1) and not _opens(row.text)
    if finished and row.indent == rows[first].indent and _WORK.match(row.text):
        return False
    opens = at - 1 <= first + rows[first].text.strip("[].() ").isdecimal()
    if finished and row.indent != above.indent and not opens:
        return False
    return not (finished and row.indent == 1 and above.indent == 0)


def _ends_in_address(rows: Sequence[Row]) -> bool:
    """Say whether the last of `rows` is the rest of an address that begins in one above."""
    for row in reversed(rows):
        last = row.text.rsplit(maxsplit=1)[-1]
        if last != row.text or _SCHEME.search(last):
            return _SCHEME.search(last) is not None
    return False


def _fills_line(rows: Sequence[Row], first: int, last: int) -> bool:
    """A row broken off by a blank line goes on only if it is as long as its neighbours."""
    width = max(len(row.text) for row in rows[max(first - 2, 0) : last + 4])
    return len(rows[last].text) > 0.7 * width


def _opens(text: str) -> bool:
    """Say whether a row opens something of its own: a box, a list entry, a numbered heading."""
    return bool(re.match(r"[•‣▪●○■□–—*†‡]|\(?\d+[.)]\s|(?:Box|Figure|Table|Chapter|Part)\s+\w+[:.]", text))


def _is_one_list(starts: Sequence[Start], found: Sequence[range]) -> bool:
    if len(starts) < 3:
        return False
    between = starts[-1].row - starts[0].row
    covered = sum(len(rows) for rows in found[:-1])
    return covered >= 0.8 * between


def _fenced(found: range, limit: int, fences: frozenset[int], rows: Sequence[Row]) -> int:
    for at in range(found.stop, limit):
        if at in fences or HEADING.match(rows[at].text):
            return at
    return max(limit, found.stop)
