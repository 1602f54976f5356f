"""Notes whose numbers stand in a column of their own, above the notes instead of beside them.

Text extraction reads hanging numbers first where it takes them for a column, or last. The
notes below or above them are in the same order. They are parted at the rows where a note most likely
begins, as many as there are numbers, and only where these rows stand out from all others:
notes shifted by one would give every figure behind them a wrong source.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from evidence_audit.citations.notelists import HEADING, Start
from evidence_audit.citations.rows import Row
from evidence_audit.documents.patterns import compiled

_FEWEST = 3
"""Numbers below one another from which they are a column."""
_OPENING = r"(?:[^\W\da-z_]|[‘“\"'(\[])[^\s_/%=]*(?:\s|$)|https?:|www\."
_SOURCE_END = r"(?i)(?:\S/\S*|\.\w{3,4}|\d{4,}\)?|\]|accessed.{0,30}\d{4})\.?$"
"""An address, a file, a year or number, the day of access: what the last row of a note ends in."""
_YEAR = r"\((?:19|20)\d\d[a-z]?\)"
_SHORT = 0.9
"""Share of the usual width up to which a row was ended by its writer; letters are not all of one width."""
_LIKELY = 1.5
"""Least likelihood of a row where a note begins: signs of a beginning count 1 each, a gap above
2, a mere full stop above 0.5. Shown on the one report at hand: beginnings had 2 to 3, others 0.5."""
_STANDING_OUT = 1.0
"""By how much each beginning is likelier than all other rows."""


def set_apart(rows: Sequence[Row], starts: Sequence[Start]) -> dict[int, range]:
    """Return the rows of the notes of a list whose numbers are set apart, by the row of the number.

    Empty where no numbers are, or where their notes cannot be told from one another.
    """
    found: dict[int, range] = {}
    for first, last in _columns(rows, starts):
        column = starts[first : last + 1]
        following = starts[last + 1].row if last + 1 < len(starts) else len(rows)
        start = column[-1].row + 1
        below = range(start, _end(rows, start, following))
        above = range(_beginning(rows, column[0].row), column[0].row)
        parts = parted(rows, below, len(column)) or parted(rows, above, len(column))
        found.update((number.row, part) for number, part in zip(column, parts, strict=False))
    return found


def _beginning(rows: Sequence[Row], limit: int) -> int:
    """Return where the notes above a column begin: below the heading or at the top of the page."""
    for at in range(limit, 0, -1):
        if rows[at].new_page or HEADING.match(rows[at - 1].text):
            return at
    return 0


def _columns(rows: Sequence[Row], starts: Sequence[Start]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last of each run of numbers without words in neighbouring rows."""
    first = 0
    for at, start in enumerate(starts):
        if start.text_at < len(rows[start.row].text):
            first = at + 1
        elif at > first and start.row != starts[at - 1].row + 1:
            first = at
        ends = at + 1 == len(starts) or starts[at + 1].row != start.row + 1
        if ends and at - first + 1 >= _FEWEST:
            yield first, at


def _end(rows: Sequence[Row], start: int, limit: int) -> int:
    """Return where the notes below a column end: at the next number, page or heading."""
    for at in range(start, limit):
        if (at > start and rows[at].new_page) or HEADING.match(rows[at].text):
            return at
    return limit


def parted(rows: Sequence[Row], body: range, count: int) -> list[range]:
    """Return `body` cut into `count` notes; `[]` where their beginnings do not stand out."""
    if len(body) < count:
        return []
    width = sorted(len(rows[at].text) for at in body)[len(body) * 3 // 4]
    ranked = sorted(((_likelihood(rows, at, width), at) for at in body[1:]), reverse=True)
    chosen, rest = ranked[: count - 1], ranked[count - 1 :]
    next_best = rest[0][0] if rest else 0.0
    if chosen[-1][0] < max(_LIKELY, next_best + _STANDING_OUT):
        return []
    cuts = [body.start, *sorted(at for _, at in chosen), body.stop]
    return [range(start, stop) for start, stop in pairwise(cuts)]


def _likelihood(rows: Sequence[Row], at: int, width: int) -> float:
    """Return how much speaks for a note's beginning in a row, 0.0 to 5.0."""
    above, row = rows[at - 1].text, rows[at]
    if not compiled(_OPENING).match(row.text):
        return 0.0
    likelihood = 2.0 if row.gap else 0.0
    likelihood += len(above) + 1 + len(row.text.split(maxsplit=1)[0]) <= _SHORT * width
    likelihood += 1.0 if compiled(_SOURCE_END).search(above) else 0.5 if above.endswith(".") else 0.0
    return likelihood + (compiled(_YEAR).search(row.text) is not None)
