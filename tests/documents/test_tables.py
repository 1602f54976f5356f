"""Rows of tables that nothing but white space marks."""

import pytest

from evidence_audit.documents.tables import table_rows

TABLES = [  # lines, indexes of the rows
    (["Table 1. Services", "District   2010   2023", "The Fells   175   75", "It fell."], {1, 2}),
    (["Cost item  £m", "Buses  3.5", "Trains  12", "", "They rose."], {0, 1, 2}),
    (["    2010   2023", "North   12%   14%", "", "South   n/a   9%"], {0, 1, 3}),
    (["Name\tRole\tPlace", "Ann\tEditor\tYork", "Bob\tWriter\tLeeds"], {0, 1, 2}),
    (["Area   Net cost   Winners", "Wales   £222bn   89%", "Kent   £1.5 million   (12)"], {0, 1, 2}),
]


@pytest.mark.parametrize(("lines", "rows"), TABLES, ids=[row[0][1] for row in TABLES])
def test_rows_have_cells_set_off_by_spaces(lines, rows):
    assert table_rows(lines) == rows


PROSE = [
    ["One row alone   12   14"],
    ["A sentence.  Then another.", "Two spaces.  Between sentences.", "And again.  As typists did."],
    ["Ministry   of   Health   and   Welfare   (2020)", "COVID-19   -   current   cases.   Available:"],
    [f"left column of prose {at}          right column of prose, which ends in 4{at}" for at in range(4)],
    ["12   The first note, as printed", "13   The second note, as printed"],
    ["", "", ""],
    [],
]


@pytest.mark.parametrize("lines", PROSE, ids=[" ".join(lines)[:20] for lines in PROSE])
def test_prose_in_wide_lines_is_no_table(lines):
    assert table_rows(lines) == frozenset()
