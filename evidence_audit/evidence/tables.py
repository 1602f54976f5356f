"""Tables of a source: for each row the heads of its columns and what stands above the table."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evidence_audit.claims.sentences import Sentence
from evidence_audit.model import Role, Span

_BETWEEN = "|"
"""Parts the cells of a row in its readable text."""
_TITLES = (Role.CAPTION, Role.HEADING)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table, and what says how its cells are meant."""

    text: str
    heads: tuple[str, ...]
    """Of the columns, in order; its own cells where no row above has as many."""
    caption: str
    """What stands above the table; empty for nothing."""

    def head(self, figure: Span) -> str:
        """Return the head of the column that a figure stands in; empty where there is none."""
        column = self.text.count(_BETWEEN, 0, figure.start) - self._lead
        return self.heads[column] if 0 <= column < len(self.heads) else ""

    @property
    def label(self) -> str:
        """The first cell, which names the row."""
        return self.text.partition(_BETWEEN)[0]

    @property
    def corner(self) -> str:
        """The head of the column of labels; empty where it has none."""
        return "" if self._lead or not self.heads else self.heads[0]

    @property
    def _lead(self) -> int:
        """How many columns stand before the first that has a head: one, where the corner is empty."""
        return 1 if self.text.count(_BETWEEN) == len(self.heads) else 0


def rows(sentences: Sequence[Sentence]) -> list[Row | None]:
    """Return for each sentence the table row that it is; None for what is no row."""
    return list(_rows(sentences))


def _rows(sentences: Sequence[Sentence]) -> Iterator[Row | None]:
    tops: dict[int, tuple[str, ...]] = {}
    caption = ""
    for sentence in sentences:
        if sentence.role is not Role.CELL:
            tops, caption = {}, sentence.text if sentence.role in _TITLES else ""
            yield None
            continue
        cells = tuple(cell.strip() for cell in sentence.text.split(_BETWEEN))
        # Above the heads of columns there may be those of groups of columns, which are fewer.
        heads = tops.get(len(cells)) or tops.get(len(cells) - 1 or -1) or cells
        tops.setdefault(len(cells), cells)
        yield Row(sentence.text, heads if len(cells) > 1 else (), caption)
