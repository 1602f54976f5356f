"""Rows of tables and the heads of their columns."""

import pytest

from evidence_audit.claims.sentences import sentences
from evidence_audit.evidence.tables import rows
from evidence_audit.model import Block, Document, Role
from evidence_audit.quantities import find

TABLES = [  # rows, the figure's head in the last of them
    (["Town | 2018 | 2019", "Ashby | 214 | 256"], "2019"),
    (["2018 | 2019", "Ashby | 214 | 256"], "2019"),
    (["Schools", "Town | 2018 | 2019", "Ashby | 214 | 256"], "2019"),
    (["Schools", "Ashby | 214 | 256"], "256"),
]


@pytest.mark.parametrize(("lines", "head"), TABLES)
def test_the_head_of_a_column(lines, head):
    """An empty corner is allowed for, heads of groups of columns are passed over; without heads, the cell."""
    text, blocks = "", []
    for line in lines:
        blocks.append(Block(start=len(text), end=len(text) + len(line), role=Role.CELL))
        text += line + "\n"
    document = Document(path="a", format="html", sha256="0", text=text, blocks=tuple(blocks))
    row = rows(sentences(document))[-1]
    assert row.head(find(row.text)[-1]) == head
