"""Rows of tables that nothing but white space marks: cells set off by two spaces or a tab.

What is printed beside the margin of a page looks alike at first sight: two columns of prose,
a list of contents. A table has several rows below one another, with short cells, and
either figures in most of them or the same three columns in all.
"""

import re
from collections.abc import Iterator, Sequence

CELL_GAP = "   "
"""What readers of formats with tables of their own set between two cells of a row."""
SHORT_CELL = 200
"""Characters up to which a cell stands on one line with its row; longer ones are layout or prose."""
_BETWEEN_CELLS = re.compile(r"\s*\t\s*|\s{2,}")
_FIGURE = re.compile(r"\W*\d[\d.,:/\s–-]*(?:\s?[^\W\d]{1,8}\.?){0,2}\W*")
_LONGEST_CELL = 60
"""Characters of a cell behind the first; columns of prose are wider or end in the middle of a sentence."""
_WITHOUT_FIGURES = 3
"""Rows, and cells of each, from which a table needs no figures."""


def table_rows(lines: Sequence[str]) -> frozenset[int]:
    """Return the indexes of the lines that are rows of tables, their head rows among them."""
    found: set[int] = set()
    for run in _runs([_cells(line) for line in lines]):
        rows = [cells for _, cells in run]
        if len(rows) > 1 and (_holds_figures(rows) or _is_regular(rows)):
            found.update(at for at, _ in run)
    return frozenset(found)


def is_row_of_figures(line: str) -> bool:
    """Say whether several figures and nothing else stand behind the first cell, as in no line of prose."""
    cells = _cells(line)
    return len(cells) >= _WITHOUT_FIGURES and all(_FIGURE.fullmatch(cell) for cell in cells[1:])


def _cells(line: str) -> list[str]:
    """Return the cells of a line; one for a line of prose, none for a blank one."""
    stripped = line.strip()
    if "  " not in stripped and "\t" not in stripped:
        return [stripped] if stripped else []
    return _BETWEEN_CELLS.split(stripped)


_Run = list[tuple[int, list[str]]]


def _runs(lines: Sequence[list[str]]) -> Iterator[_Run]:
    """Yield neighbouring lines of several short cells; single blank lines part no rows."""
    run: _Run = []
    for at, cells in enumerate(lines):
        is_row = len(cells) > 1 and all(0 < len(cell) <= _LONGEST_CELL for cell in cells[1:])
        if run and (at - run[-1][0] > 2 or (cells and not is_row)):
            yield run
            run = []
        if is_row:
            run.append((at, cells))
    if run:
        yield run


def _holds_figures(rows: Sequence[Sequence[str]]) -> bool:
    return sum(map(_is_row_of_figures, rows)) >= 0.5 * len(rows)


def _is_row_of_figures(cells: Sequence[str]) -> bool:
    """Say whether half of what stands behind the first cell is figures; of spaced-out prose it is not."""
    figures = sum(_FIGURE.fullmatch(cell) is not None for cell in cells[1:])
    return figures >= 0.5 * (len(cells) - 1)


def _is_regular(rows: Sequence[Sequence[str]]) -> bool:
    counts = {len(cells) for cells in rows}
    return len(counts) == 1 and counts.pop() >= _WITHOUT_FIGURES and len(rows) >= _WITHOUT_FIGURES
