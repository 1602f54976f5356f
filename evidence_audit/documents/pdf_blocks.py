"""Rows become blocks: paragraphs, list entries, headings, captions and rows of tables."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from evidence_audit.documents.paragraphs import CAPTION, ENDED, ITEM, SIGN, breaks_off, is_heading
from evidence_audit.documents.pdf_layout import SMALL
from evidence_audit.documents.pdf_rows import Row
from evidence_audit.documents.tables import is_row_of_figures, table_rows
from evidence_audit.model import Role

_APART = 1.28
"""Share of the usual distance of rows from which a new paragraph starts."""
_INDENT = 0.7
"""Share of the size from which an indent counts."""
_SHORT = 0.8
"""Share of the width up to which a row that ends a sentence ends a paragraph; ragged rows are longer."""
_FULL = 0.85
"""Share of the width from which a row is a full one."""
_LARGER = 1.1
_COUNTED = re.compile(r"^\W?(\d{1,3})(?:[.)\]]|\s|(?=[^\W\d_]))")
_CITED = re.compile(r"^\s*(?:[pnsvclt]|pp|ch|no|vol|para)\.\s*\d")
"""How the rest of a source begins: `p. 41`; no entry of a list does."""
_NUMBERED = re.compile(r"^\s*[\[(]?\d{1,3}[\]).]?\s")


@dataclass(frozen=True, slots=True)
class RowBlock:
    """Rows that belong together."""

    rows: tuple[Row, ...]
    role: Role


@dataclass(frozen=True, slots=True)
class _Measure:
    """How a region is set, in points."""

    leading: float
    """The usual distance between baselines; 0.0 for fewer than two rows."""
    right: float
    """Where its widest row ends."""
    small: float
    """Size up to which type is that of notes."""


def blocks_of(rows: Sequence[Row], body_size: float) -> list[RowBlock]:
    """Return the blocks of a region, from the top; `[]` for no rows. `body_size` is in points."""
    right = max((row.x1 for row in rows), default=0.0)
    measure = _Measure(_leading(rows), right, SMALL * body_size)
    cells = table_rows([row.text for row in rows])
    if rows and is_row_of_figures(rows[0].text):
        cells |= {0}  # the last row of a table that a page or column has cut
    groups: list[list[Row]] = []
    for index, row in enumerate(rows):
        below = rows[index + 1] if index + 1 < len(rows) else None
        apart = index in cells or index - 1 in cells
        if groups and not apart and not _starts(groups[-1], row, below, measure):
            groups[-1].append(row)
        else:
            groups.append([row])
    in_tables = {id(rows[index]) for index in cells}
    return [
        RowBlock(tuple(group), Role.CELL if id(group[0]) in in_tables else _role(group, body_size))
        for group in groups
    ]


def _leading(rows: Sequence[Row]) -> float:
    """Return the usual distance between baselines, in points; 0.0 for fewer than two rows."""
    steps: Counter[float] = Counter()
    for above, below in pairwise(rows):
        if 0 < below.base - above.base < 3 * below.size:
            steps[round(below.base - above.base, 0)] += 1
    return steps.most_common(1)[0][0] if steps else 0.0


def _starts(group: Sequence[Row], row: Row, below: Row | None, measure: _Measure) -> bool:
    """Say whether `row` starts a block instead of going on with `group`."""
    above = group[-1]
    leading = measure.leading * row.size / above.size if above.size else measure.leading
    usual = max(leading, 1.15 * row.size)
    if row.base - above.base > _APART * usual or row.base < above.base:
        return True
    if abs(row.size - above.size) > 0.08 * above.size or (row.bold != above.bold and is_heading(above.text)):
        return True
    if SIGN.match(row.text) or _is_next_note(group[0], row):
        return True
    return _starts_by_indent(group, row, below, measure) or _starts_after_end(group, row, measure)


def _is_next_note(first: Row, row: Row) -> bool:
    """Say whether `row` begins with the number after that which `first` begins with, in one line with it."""
    one, other = _COUNTED.match(first.text), _COUNTED.match(row.text)
    if one is None or other is None or abs(row.x0 - first.x0) > _INDENT * row.size:
        return False
    return int(other[1]) == int(one[1]) + 1


def _starts_by_indent(group: Sequence[Row], row: Row, below: Row | None, measure: _Measure) -> bool:
    above, step = group[-1], _INDENT * row.size
    hangs = len(group) > 1 and group[0].x0 < group[1].x0 - step and not group[0].dropped
    if hangs and abs(row.x0 - group[0].x0) < step:
        return True
    if _opens_item(row) and (ENDED.search(above.text) or ITEM.match(group[0].text)):
        # `12. Then` at the left edge of a paragraph is the end of its sentence
        return row.x0 <= above.x0 + step or bool(_NUMBERED.match(group[0].text))
    if _opens_raised(row) and _opens_raised(group[0]) and abs(row.x0 - group[0].x0) < step:
        return True
    if _opens_raised(row) and row.x0 >= above.x0 - step and ENDED.search(above.text):
        # some tools let a marker of the text begin a row
        return _opens_raised(group[0]) or row.size <= measure.small
    indented = row.x0 > above.x0 + step and (below is None or below.x0 < row.x0 - step)
    if not indented or ITEM.match(group[0].text) or group[0].dropped or _hangs_under_number(group, row):
        return False
    is_full = above.x1 > row.x0 + _FULL * (measure.right - row.x0)
    if is_full and not ENDED.search(above.text) and not _COUNTED.match(row.text):
        return False  # the second row of an entry whose first one hangs
    return not (row.text[:1].islower() or breaks_off(above.text))


def _opens_item(row: Row) -> bool:
    return bool(ITEM.match(row.text)) and not _CITED.match(row.text)


def _opens_raised(row: Row) -> bool:
    """Say whether a row begins with a raised number, as footnotes do."""
    return bool(row.raised) and row.raised[0][0] == 0


def _starts_after_end(group: Sequence[Row], row: Row, measure: _Measure) -> bool:
    """The row above ends a sentence well before its end, where the next word had fitted."""
    above = group[-1]
    is_note = row.size <= measure.small and bool(_COUNTED.match(group[0].text))
    if _opens_raised(group[0]) or is_note or _hangs_under_number(group, row):
        return False  # a footnote goes on until the next; its rows are ragged
    if not ENDED.search(above.text) or row.text[:1].islower():
        return False
    word = row.text.split(maxsplit=1)[0]
    needed = row.edges[len(word)] - row.x0 if len(word) < len(row.edges) else 0.0
    return above.x1 + needed < row.x0 + _SHORT * (measure.right - row.x0)


def _hangs_under_number(group: Sequence[Row], row: Row) -> bool:
    """Say whether `row` stands in under the words of an entry whose number hangs."""
    return bool(_COUNTED.match(group[0].text)) and row.x0 > group[0].x0 + _INDENT * row.size


def _role(group: Sequence[Row], body_size: float) -> Role:
    text = "\n".join(row.text for row in group)
    if CAPTION.match(text) and len(text) < 300:
        return Role.CAPTION
    large = group[0].size >= _LARGER * body_size
    if large and not ENDED.search(text.rstrip("?!")) and len(text) < 300 and re.search(r"[^\W\d_]{2}", text):
        return Role.HEADING
    if ITEM.match(text):
        return Role.ITEM
    if len(group) <= 2 and all(row.bold for row in group) and is_heading(text):
        return Role.HEADING
    return Role.PARAGRAPH
