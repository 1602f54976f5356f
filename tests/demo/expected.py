"""The table of what the audit must say of the sample report, and how a claim meets its row."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from evidence_audit.model import Claim
from tests.demo.manuscript import load

HERE = Path(__file__).parent
CLOSE = 1e-3
"""How far apart two values may be, relative: `two-thirds` is 0.6667 in the table."""
FORMS = ("pdf", "markdown", "text")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One claim as it should be found and judged."""

    figure: str
    value: float
    kind: str
    level: str
    markers: tuple[str, ...]
    verdict: str
    rule: str | None = None
    value_to: float | None = None
    unit: str | None = None
    repeats: bool = False

    @property
    def name(self) -> str:
        """Its figure, and where that is not enough, that it is a repeat."""
        return f"{self.figure} (repeat)" if self.repeats else self.figure

    def meets(self, claim: Claim) -> bool:
        """Whether `claim` is about this row's figure; a claim of another value may still be."""
        whole = rf"(?<!\w){re.escape(self.figure)}(?![\d,.]*\d)"
        return bool(re.search(whole, readable(claim.quantity.text), re.IGNORECASE))


def rows() -> tuple[Row, ...]:
    """Return the table, in the order of the text."""
    content = tomllib.loads((HERE / "expected.toml").read_text(encoding="utf-8"))
    return tuple(Row(**entry | {"markers": tuple(entry["markers"])}) for entry in content["claims"])


def findings() -> dict[str, int]:
    """Return how many findings each rule should have; a rule that is not named has none."""
    return dict(tomllib.loads((HERE / "expected.toml").read_text(encoding="utf-8"))["findings"])


def readable(text: str) -> str:
    """Return `text` on one line."""
    return " ".join(text.split())


def matched(claims: Iterable[Claim]) -> tuple[dict[str, Claim], list[Claim]]:
    """Give each row, by its name, the first claim that meets it; return the claims left over as well.

    Cells of the sample's table are not left over: an editor may want them or not.
    """
    found: dict[str, Claim] = {}
    over = []
    for claim in claims:
        row = next((row for row in ROWS if row.name not in found and row.meets(claim)), None)
        if row is not None:
            found[row.name] = claim
        elif not is_cell(claim):
            over.append(claim)
    return found, over


def is_cell(claim: Claim) -> bool:
    """Whether `claim` stands in the sample's Table 1."""
    return readable(claim.quantity.text) in _CELLS


def _cells() -> frozenset[str]:
    blocks = (block for page in load(HERE / "report.toml").pages for block in page)
    return frozenset(cell for block in blocks for row in block.rows[1:] for cell in row[1:])


_CELLS = _cells()
ROWS = rows()
