"""Passages: body text that belongs together, made readable, with the way back to the document.

A passage is a block, or the halves of a paragraph that a page break, a by-line or a
pull quote has torn apart. In its text line breaks are spaces, words hyphenated at a
line's end are whole and what is no body text is gone.
"""

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from evidence_audit.claims.lists import word_list
from evidence_audit.claims.rows import reads_as_row
from evidence_audit.model import AsideKind, Block, Document, Role, Span

_FURTHEST_JOIN = 4
"""Blocks between the halves of a torn paragraph, notes and running heads not counted."""
_LONGEST_INTERRUPTION = 400
"""Characters: more is a text of its own, after which nobody takes up the thread."""
_LAST_LINES = 300
"""Characters at the end of a block that show whether it ends as a table."""
_SHORTEST_HALF = 30
"""Characters: what is shorter and stops without a full stop is a heading."""

_VEIL = "\0"
"""Stands for each character of an aside: it separates words, but was no white space."""
# A single space is left in place as it is, which spares most of the work.
_GAP = re.compile(r"[\s\0\u00ad\u200b\u2060\ufeff]{2,}|[^\S ]|[\0\u00ad\u200b\u2060\ufeff]")
_INVISIBLE = re.compile(r"[\u00ad\u200b\u2060\ufeff]")
_INK = re.compile(r"[^\s\0]")
_SIGN = re.compile(r"\S")
_SPACE = re.compile(r"\s")
_BULLET = re.compile(r"[\s\0]*[•●▪■□◦‣⁃➢✓*·–-]\s")
_STOPPED = re.compile(r"[.!?…:;•|][\"'”’»)\]]*$")
_GOES_ON = re.compile(r"[\s\0]*[(‘“'\"]?[a-zà-öø-ÿ]")
_HYPHENATED = re.compile(r"[^\W\d_][-‐]\Z")
_LAST_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*[-‐]?\Z")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[a-zà-öø-ÿ]+(?:-[a-zà-öø-ÿ]+)*")
_CELL_EDGE = " | "
"""Between cells of a row, so that no figure is read across them."""
_BLANK = f" \t\r\n\f\v{_VEIL}"
_CLINGS = frozenset(",.;:!?)]}%”’")


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Readable text and, for each of its characters, the offset in `Document.text`."""

    text: str
    origins: Sequence[int]
    blocks: tuple[Block, ...]
    """More than one where an interruption was set aside."""


def passages(document: Document) -> Iterator[Passage]:
    """Yield the passages of a document in the order of the text; nothing for a text without ink.

    An interruption follows the passage that it interrupts.
    """
    body = _veiled(document)
    setting = _Setting(document, body)
    for blocks in _joined(body, _inked(document, body)):
        passage = setting.read(blocks)
        if passage.text:
            yield passage


def _veiled(document: Document) -> str:
    """Return the text with every aside behind a veil, character for character; its lines stay."""
    text, pieces, at = document.text, [], 0
    for aside in sorted(document.asides, key=lambda aside: (aside.start, aside.end)):
        if aside.end > at:
            start = max(aside.start, at)
            pieces += [text[at:start], _SIGN.sub(_VEIL, text[start : aside.end])]
            at = aside.end
    return "".join([*pieces, text[at:]])


def _inked(document: Document, body: str) -> list[Block]:
    """Return the blocks that hold body text; paragraphs by blank lines where a document has none."""
    blocks = document.blocks or _paragraphs(body)
    return [b for b in blocks if b.role is not Role.CODE and _INK.search(body, b.start, b.end)]


def _paragraphs(body: str) -> tuple[Block, ...]:
    """Return the stretches between blank lines."""
    edges = [0, *(gap.end() for gap in re.finditer(r"\n[ \t\f]*\n\s*|\f", body)), len(body)]
    return tuple(Block(start=a, end=b) for a, b in pairwise(edges) if a < b)


def _joined(body: str, blocks: list[Block]) -> Iterator[tuple[Block, ...]]:
    """Group blocks: each alone, but the halves of a torn paragraph together."""
    taken: set[int] = set()
    for first in range(len(blocks)):
        if first in taken:
            continue
        group, last = [first], first
        while (following := _continuation(body, blocks, last, taken)) is not None:
            group.append(following)
            taken.add(following)
            last = following
        yield tuple(blocks[i] for i in group)


def _continuation(body: str, blocks: list[Block], at: int, taken: set[int]) -> int | None:
    """Return the index of the block that goes on with the sentence left open in block `at`."""
    if not _is_open(body, blocks[at]) or (at and _lists_without_stops(body, blocks[at - 1], blocks[at])):
        return None
    for index in range(at + 1, min(at + 2 + _FURTHEST_JOIN, len(blocks))):
        block = blocks[index]
        if index not in taken and (_goes_on(body, block) or _is_cut(body, blocks[at], block)):
            return index
        if block.end - block.start > _LONGEST_INTERRUPTION or block.role in (Role.CELL, Role.ITEM):
            return None
    return None


def _is_open(body: str, block: Block) -> bool:
    """Tell whether a block stops in the middle of a sentence."""
    if block.role not in (Role.PARAGRAPH, Role.ITEM):
        return False
    text = body[block.start : block.end].strip(_BLANK)
    if len(text) < _SHORTEST_HALF or _STOPPED.search(text[-8:]):
        return False
    return not reads_as_row(text[-_LAST_LINES:], block.role)


def _lists_without_stops(body: str, above: Block, block: Block) -> bool:
    """Tell whether a list sets no full stops, so that their absence says nothing."""
    if above.role is not Role.ITEM or block.role is not Role.ITEM:
        return False
    return not _STOPPED.search(body[above.start : above.end].strip(_BLANK)[-8:])


def _goes_on(body: str, block: Block) -> bool:
    """Tell whether a block begins in the middle of a sentence."""
    if block.role is not Role.PARAGRAPH or _BULLET.match(body, block.start, block.end):
        return False
    return bool(_GOES_ON.match(body, block.start, block.end))


def _is_cut(body: str, above: Block, block: Block) -> bool:
    """Tell whether a block ends where only a line does: `until January 4 and` before `June 11`."""
    if block.role is not Role.PARAGRAPH or body.count("\n", above.end, block.start) > 1:
        return False
    last = body[above.start : above.end].rstrip(_BLANK)
    word = _LAST_WORD.search(last, max(len(last) - 20, 0))
    return last.endswith(",") or (word is not None and word.group() in word_list("leads_on"))


class _Setting:
    """How the document's lines are set: what stands where a line or an aside breaks the text."""

    def __init__(self, document: Document, body: str) -> None:
        self._body = body
        self._markup = sorted(
            (aside.start, aside.end) for aside in document.asides if aside.kind is AsideKind.MARKUP
        )
        self._words: frozenset[str] | None = None

    def read(self, blocks: Sequence[Block]) -> Passage:
        """Return the readable text of some blocks, one after the other."""
        pieces: list[str] = []
        origins = array("i")
        ended = -1
        for start, end in self._ink(blocks):
            if ended >= 0 and blocks[0].role is Role.CELL:
                pieces.append(_CELL_EDGE)
                origins.extend([ended] * len(_CELL_EDGE))
            elif ended >= 0:
                self._bridge(pieces, origins, ended, start)
            pieces.append(self._body[start:end])
            origins.extend(range(start, end))
            ended = end
        return Passage(text="".join(pieces), origins=origins, blocks=tuple(blocks))

    def _ink(self, blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
        """Yield the stretches without gaps; a single space is none."""
        for block in blocks:
            first = _INK.search(self._body, block.start, block.end)
            at = first.start() if first else block.end
            for gap in _GAP.finditer(self._body, at, block.end):
                if gap.start() > at:
                    yield at, gap.start()
                at = gap.end()
            if at < block.end and not self._body[at : block.end].isspace():
                yield at, block.end

    def _bridge(self, pieces: list[str], origins: "array[int]", left: int, right: int) -> None:
        """Put what a reader reads between the ink that ends at `left` and that which begins at `right`."""
        gap = _INVISIBLE.sub("", self._body[left:right])
        broken = "\n" in gap or "\f" in gap
        if broken and _HYPHENATED.search(self._body, max(left - 2, 0), left):
            if self._is_one_word(left, right):
                pieces[-1] = pieces[-1][:-1]
                origins.pop()
        elif not self._touch(gap, left, right):
            pieces.append(" ")
            origins.append(left)

    def _touch(self, gap: str, left: int, right: int) -> bool:
        """Tell whether nothing but an aside or an invisible sign keeps two stretches apart."""
        following = self._body[right]
        if not gap or (self._body[left - 1] in "-‐–" and "\n" in gap and following.isdigit()):
            return True
        if _VEIL not in gap:
            return False
        return following in _CLINGS or (not _SPACE.search(gap) and self._is_markup(left, right))

    def _is_markup(self, left: int, right: int) -> bool:
        """Tell whether a gap holds only signs of the format."""
        at, index = left, max(bisect_left(self._markup, (left, 0)) - 1, 0)
        while at < right and index < len(self._markup) and self._markup[index][0] <= at:
            at = max(at, self._markup[index][1])
            index += 1
        return at >= right

    def _is_one_word(self, left: int, right: int) -> bool:
        """Tell whether the hyphen at a line's end stands there only because the line ends."""
        first, second = self._halves(left, right)
        if not second or not second.islower() or first.isupper():
            return False
        whole, compound = (first + second).lower(), f"{first}-{second}".lower()
        if self._words is None:
            self._words = frozenset(_WORD.findall(self._body.lower()))
        if whole in self._words or compound in self._words:
            return whole in self._words
        return first.lower().rpartition("-")[2] not in word_list("hyphen_after")

    def _halves(self, left: int, right: int) -> tuple[str, str]:
        first = _LAST_WORD.search(self._body, max(left - 40, 0), left)
        second = _FIRST_WORD.match(self._body, right)
        return (first.group().rstrip("-‐") if first else "", second.group() if second else "")


def pieces_of(passage: Passage, start: int, end: int) -> tuple[Span, ...]:
    """Return where the characters from `start` to `end` of a passage's text stand in the document."""
    origins, spans = passage.origins, []
    for block in passage.blocks:
        first = bisect_left(origins, block.start, start, end)
        last = bisect_left(origins, block.end, start, end)
        if first < last:
            spans.append(Span(start=origins[first], end=origins[last - 1] + 1))
    return tuple(spans)
