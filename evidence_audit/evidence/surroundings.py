"""What stands around a sentence and says what it is about: neighbours, headings, heads of a table."""

from collections.abc import Iterator, Sequence

from evidence_audit.claims.sentences import Sentence
from evidence_audit.model import Role

Stems = frozenset[str]


class Surroundings:
    """The stems around each sentence of a source, put together when asked for."""

    def __init__(self, sentences: Sequence[Sentence], stems: Sequence[Stems]) -> None:
        self._stems = stems
        self._roles = [sentence.role for sentence in sentences]
        self._headings = list(_headings(sentences, stems))
        self._heads = list(_table_heads(sentences, stems))

    def of(self, at: int) -> Stems:
        """Return the stems of what stands around the sentence at an index."""
        return self._neighbours(at) | self._headings[at] | self._heads[at]

    def _neighbours(self, at: int) -> Stems:
        """Return the words of the sentence before and after; cells have heads instead of neighbours."""
        if self._roles[at] is Role.CELL:
            return frozenset()
        near = [each for each in (at - 1, at + 1) if 0 <= each < len(self._stems)]
        return frozenset().union(*(self._stems[each] for each in near))


def _headings(sentences: Sequence[Sentence], stems: Sequence[Stems]) -> Iterator[Stems]:
    """Yield for each sentence the words of the heading or caption above it."""
    heading: Stems = frozenset()
    for sentence, words in zip(sentences, stems, strict=True):
        yield heading
        if sentence.role in (Role.HEADING, Role.CAPTION):
            heading = words


def _table_heads(sentences: Sequence[Sentence], stems: Sequence[Stems]) -> Iterator[Stems]:
    """Yield for each cell the words of its table's first cells and of the last cell without a figure.

    The cells without figures at the top of a table name its columns; the one
    before a figure names its row. Nothing for what is no cell.
    """
    columns: Stems = frozenset()
    row: Stems = frozenset()
    is_top = True
    for sentence, words in zip(sentences, stems, strict=True):
        if sentence.role is not Role.CELL:
            columns, row, is_top = frozenset(), frozenset(), True
            yield frozenset()
            continue
        yield columns | row
        is_label = bool(words) and not any(character.isdigit() for character in sentence.text)
        is_top = is_top and is_label
        if is_top:
            columns |= words
        elif is_label:
            row = words
