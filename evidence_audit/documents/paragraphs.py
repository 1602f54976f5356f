"""Blocks of plain text: paragraphs, list entries, headings, captions and rows of tables.

Blank lines part them; so do list signs, first-line indents, and line ends that the
writer forced, which is where the next word would still have fitted.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from evidence_audit.documents.tables import table_rows
from evidence_audit.model import Block, Line, Role

ITEM = re.compile(
    r"^\s*(?:[•‣◦▪●○■□➢✓❖·*+–—-]|\(?\d{1,3}[.)]|\(?[a-zA-Z][.)]|\(?[ivx]{1,4}[.)])(?:\s+\S|\s*$)"
)
SIGN = re.compile(r"^\s*[•‣◦▪●○■□➢✓❖·]")
CAPTION = re.compile(
    r"^\s*(?:figure|fig\.|table|chart|box|exhibit|source)s?\s*(?:\d[\d.]*)?\s*[:.|–—-]", re.IGNORECASE
)
ENDED = re.compile(r"[.!?:;…][\"'”’)\]]*[\d*†‡]*\s*$")
_END = 30
"""Characters at the end of a text that its last word is looked for in."""
HEADING_LENGTH = 90
_HEADING_WORDS = 14


def blocks_of(text: str, lines: Sequence[Line], skip: frozenset[int] = frozenset()) -> tuple[Block, ...]:
    """Return the blocks of `text`, in order and without overlap; `()` for a blank text.

    `skip` holds starts of lines that are running heads: they belong to no block, and a
    sentence that they interrupt goes on in the same block.
    """
    blocks: list[Block] = []
    cells = frozenset(lines[at].start for at in table_rows([text[line.start : line.end] for line in lines]))
    for group in _groups(text, lines, skip, cells):
        first, last = group[0], group[-1]
        start = first.start + len(text[first.start : first.end]) - len(text[first.start : first.end].lstrip())
        end = last.start + len(text[last.start : last.end].rstrip())
        if first.start in cells:
            blocks.append(Block(start=start, end=end, role=Role.CELL))
        elif blocks and _is_interrupted(text, blocks[-1], start, skip):
            blocks[-1] = Block(start=blocks[-1].start, end=end, role=blocks[-1].role)
        else:
            blocks.append(Block(start=start, end=end, role=_role(text[start:end], len(group))))
    return tuple(blocks)


def _groups(
    text: str, lines: Sequence[Line], skip: frozenset[int], cells: frozenset[int]
) -> Iterator[list[Line]]:
    """Yield the lines of each block, never empty; a row of a table, which starts in `cells`, is one."""
    group: list[Line] = []
    for index, line in enumerate(lines):
        if line.start in skip or not text[line.start : line.end].strip():
            if group:
                yield group
            group = []
            continue
        is_row = line.start in cells or (bool(group) and group[-1].start in cells)
        if group and (is_row or _parts(text, lines, index)):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _parts(text: str, lines: Sequence[Line], index: int) -> bool:
    """Say whether the line at `index` starts a block although no blank line is above it."""
    above, here = (text[line.start : line.end] for line in lines[index - 1 : index + 1])
    if "\f" in here or SIGN.match(here):
        return True
    if ITEM.match(here) and (ENDED.search(above) or ITEM.match(above) or len(above) < 0.6 * len(here)):
        return True
    starts_low = here.lstrip()[:1].islower()
    if _is_indented(text, lines, index) and not (starts_low and not ENDED.search(above)):
        return not breaks_off(above)
    return not starts_low and _is_forced(text, lines, index) and not breaks_off(above)


def _is_indented(text: str, lines: Sequence[Line], index: int) -> bool:
    """A first-line indent: deeper than the line above and the line below."""
    above, here = (_indent(text, line) for line in lines[index - 1 : index + 1])
    if here <= above:
        return False
    below = lines[index + 1] if index + 1 < len(lines) else None
    if below is None or not text[below.start : below.end].strip():
        return not ITEM.match(text[lines[index - 1].start : lines[index - 1].end])
    return _indent(text, below) < here


def _indent(text: str, line: Line) -> int:
    content = text[line.start : line.end]
    return len(content) - len(content.lstrip(" \t"))


def _is_forced(text: str, lines: Sequence[Line], index: int) -> bool:
    """Say whether the line above ends well before its neighbours do."""
    near = [text[line.start : line.end].rstrip() for line in lines[max(0, index - 4) : index + 4]]
    above = text[lines[index - 1].start : lines[index - 1].end].rstrip()
    word = text[lines[index].start : lines[index].end].split(maxsplit=1)[0]
    width = max(len(content) for content in near)
    return above[-1:] not in ",-–—" and len(above) + 1 + len(word) < 0.72 * width


def _is_interrupted(text: str, above: Block, start: int, skip: frozenset[int]) -> bool:
    """Say whether the sentence of the block above goes on at `start`, past a head or a page's end."""
    between, before = text[above.end : start], text[above.start : above.end]
    if ENDED.search(before) or above.role in (Role.HEADING, Role.CELL):
        return False
    if not (text[start].islower() or breaks_off(before)):
        return False
    return "\f" in between or any(above.end <= head < start for head in skip)


def breaks_off(content: str) -> bool:
    """Say whether a line or block ends in a comma or a word such as `and`, where no sentence ends."""
    words = content[-_END:].split()
    return bool(words) and (words[-1].endswith(",") or words[-1] in _open_words())


@cache
def _open_words() -> frozenset[str]:
    table = tomllib.loads(files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))
    return frozenset(table["open"].split())


def _role(content: str, lines: int) -> Role:
    if CAPTION.match(content) and len(content) < 300:
        return Role.CAPTION
    if ITEM.match(content):
        return Role.ITEM
    if lines <= 2 and is_heading(content):
        return Role.HEADING
    return Role.PARAGRAPH


def is_heading(content: str) -> bool:
    """Say whether a block reads as a heading: short, capitalised, without a full stop."""
    stripped = content.strip()
    if not stripped or len(stripped) > HEADING_LENGTH or len(stripped.split()) > _HEADING_WORDS:
        return False
    if stripped[-1] in '.,;:…”"' or not re.search(r"[^\W\d_]{2}", stripped):
        return False
    return stripped[0].isupper() or bool(re.match(r"(?:\d+[.)])*\d*\s+[^\W\d_]", stripped))
