"""How the lines of a document are set: what a reader reads where a line or an aside breaks the text."""

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from evidence_audit.claims.lists import word_list
from evidence_audit.claims.veil import VEIL
from evidence_audit.model import AsideKind, Block, Document, Role

# A single space is left in place as it is, which spares most of the work.
_GAP = re.compile(r"[\s\0\u00ad\u200b\u2060\ufeff]{2,}|[^\S ]|[\0\u00ad\u200b\u2060\ufeff]")
_INVISIBLE = re.compile(r"[\u00ad\u200b\u2060\ufeff]")
_INK = re.compile(r"[^\s\0]")
_SPACE = re.compile(r"\s")
_CELL_GAP = re.compile(r"[\0\t]|\s{2}")
_WIDE = re.compile(r"[\d%)?](?: *\t[ \t]*| {2,})[\d£$€¥(+−-]")
_HYPHENATED = re.compile(r"[^\W\d_][-‐]\Z")
_LAST_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*[-‐]?\Z")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[a-zà-öø-ÿ]+(?:-[a-zà-öø-ÿ]+)*")
_JOINS_DIGITS = re.compile(r"\w[-‐–]\Z")
_CELL_EDGE = " | "
"""Between cells of a row, so that no figure is read across them."""
_CLINGS = frozenset(",.;:!?)]}%”’")


class Setting:
    """Reads the blocks of one document as if each were set in one line."""

    def __init__(self, document: Document, body: str) -> None:
        self._body = body
        self._markup = sorted(
            (aside.start, aside.end) for aside in document.asides if aside.kind is AsideKind.MARKUP
        )
        self._words: frozenset[str] | None = None
        self._offsets = array("i", range(len(body)))

    def read(self, blocks: Sequence[Block]) -> tuple[str, Sequence[int]]:
        """Return the readable text of some blocks, and for each character its offset in the document."""
        pieces: list[str] = []
        origins = array("i")
        ended = -1
        for start, end in self._ink(blocks):
            if ended >= 0 and self._parts_cells(blocks[0].role, ended, start):
                pieces.append(_CELL_EDGE)
                origins.extend([ended] * len(_CELL_EDGE))
            elif ended >= 0:
                self._bridge(pieces, origins, ended, start)
            pieces.append(self._body[start:end])
            origins.extend(self._offsets[start:end])
            ended = end
        return "".join(pieces), origins

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

    def _parts_cells(self, role: Role, left: int, right: int) -> bool:
        """Tell whether a gap is that between two cells: in a row, or wide and between two figures."""
        if role is Role.CELL:
            return _CELL_GAP.search(self._body, left, right) is not None
        around = self._body[left - 1 : right + 1]
        return _WIDE.fullmatch(around) is not None

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
        if not gap or (
            "\n" in gap and following.isdigit() and _JOINS_DIGITS.search(self._body, max(left - 2, 0), left)
        ):
            return True
        if VEIL not in gap:
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
