"""Blocks of Markdown, and the signs that make them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from evidence_audit.model import Block, Note, Role, Span, blanked

_FRONT = re.compile(r"\A(---|\+\+\+)[ \t]*\n(.*?)\n(?:\1|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FACT = re.compile(r"^(\w+)\s*[:=]\s*(.+?)\s*$", re.MULTILINE)
_FENCE = re.compile(
    r"^[ >]{0,6}(`{3,}|~{3,})[^`\n]*\n(?:.*?\n)??[ >]{0,6}\1[`~]*[ \t]*$|^[ ]{0,3}(`{3,}|~{3,})[^`\n]*\n.*\Z",
    re.DOTALL | re.MULTILINE,
)
_COMMENT = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?</\1\s*>"
    r"|^[ \t>]*:{3,}[^\n]*$|(?<=[.)*+-]\s):{3,}[ \t]*\{[^{}\n]*\}[ \t]*$",
    re.DOTALL | re.MULTILINE | re.IGNORECASE,
)
# What a generator of pages reads and no reader sees: short codes, imports of components, the kind
# of a box, classes of the paragraph above.
_CODES = re.compile(
    r"\{\{[<%][^{}]{0,1000}?[>%]\}\}|\{%[^{}]{0,1000}?%\}|\{/\*[^{}]{0,1000}?\*/\}"
    r"|^import\s[^\n]*?\sfrom\s+[\"'][^\"'\n]+[\"'];?[ \t]*$|^import\s+[\"'][^\"'\n]+[\"'];?[ \t]*$"
    r"|^export\s+(?:const|let|default|function)\b[^\n]*$"
    r"|^[ >]*\[![A-Za-z]+\][+-]?|^(?:!!!|\?\?\?\+?)[ \t]+[\w-]+(?=[ \t]|$)"
    r"|^[ >]*\{:[^{}\n]*\}[ \t]*$|^\[(?:TOC|\[_TOC_\])\][ \t]*$",
    re.DOTALL | re.MULTILINE,
)
_QUOTE = re.compile(r"(?: {0,3}>[ ]?)+")
_HEADING = re.compile(r"(\s{0,3}#{1,6})(?:\s+|$)")
_CLOSING = re.compile(r"\s+#+\s*$")
_UNDERLINE = re.compile(r"^\s{0,3}(?:=+|-{2,})\s*$")
_RULE = re.compile(r"^\s{0,3}(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,})$")
_ITEM = re.compile(r"(\s*)([-*+•]|\(?\d{1,9}[.)]|\(?[a-zA-Z]\))(?:\s+(?:\[[ xX]\]\s+)?|$)")
_TABLE_RULE = frozenset("|+:=- \t")
"""Signs of the line below the heads of a table."""
_CAPTION = re.compile(r"^(?:Table|Figure|Fig\.)?\s*\d*:\s|^(?:Table|Figure|Fig\.)\s*\d+[.:]")


@dataclass(frozen=True, slots=True)
class MarkedBlocks:
    """The blocks, and the signs that made them."""

    blocks: tuple[Block, ...]
    markup: tuple[Span, ...]


def front_matter(text: str) -> tuple[tuple[Span, ...], dict[str, str]]:
    """Return the span of the YAML or TOML head (none, or one) and its plain facts, keys in lower case."""
    found = _FRONT.match(text)
    if not found:
        return (), {}
    facts = {key.lower(): fact.strip("\"'") for key, fact in _FACT.findall(found[2])}
    return (Span(start=found.start(), end=found.end()),), facts


def fenced(text: str) -> tuple[Span, ...]:
    """Return the spans of fenced code, comments, scripts, codes of generators and fences of divisions."""
    code = [Span(start=found.start(), end=found.end()) for found in _FENCE.finditer(text)]
    comments = [Span(start=found.start(), end=found.end()) for found in _COMMENT.finditer(text)]
    codes = [Span(start=found.start(), end=found.end()) for found in _CODES.finditer(text)]
    return (*code, *comments, *codes)


@dataclass(slots=True)
class _Open:
    """A block that more lines may join."""

    start: int
    end: int
    role: Role


@dataclass(frozen=True, slots=True)
class _Sorted:
    """A line and what it is: a role, `blank`, `rule` or `underline`."""

    start: int
    end: int
    kind: Role | str
    markup: tuple[Span, ...] = ()


def blocks_of(text: str, notes: Sequence[Note]) -> MarkedBlocks:
    """Return the blocks of `text`, links and labels blanked; a defined note is one of its own."""
    defined = _apart(
        note for note in notes if not _before(text, note.start).strip() and note.end > note.start
    )
    outside = blanked(text, defined)
    blocks: list[_Open] = []
    markup: list[Span] = []
    current: _Open | None = None
    for line in _sorted_lines(outside):
        markup += line.markup
        if line.kind == "underline" and current and current.role is Role.PARAGRAPH:
            current.role = Role.HEADING
        if not isinstance(line.kind, Role):
            current = None
        elif current and line.kind is Role.PARAGRAPH:
            current.end = line.end
        else:
            blocks.append(_Open(line.start, line.end, line.kind))
            current = blocks[-1] if line.kind in (Role.PARAGRAPH, Role.ITEM, Role.CAPTION) else None
    blocks += [_Open(note.start, note.end, Role.PARAGRAPH) for note in defined]
    blocks.sort(key=lambda block: block.start)
    for above, below in pairwise(blocks):
        above.end = min(above.end, below.start)  # words behind a note on its last line are nobody's
    return MarkedBlocks(
        blocks=tuple(Block(start=block.start, end=block.end, role=block.role) for block in blocks),
        markup=tuple(markup),
    )


def _apart(notes: Iterable[Note]) -> list[Note]:
    """Return notes in order, those aside that stand within the one before."""
    kept: list[Note] = []
    for note in notes:
        if not kept or note.start >= kept[-1].end:
            kept.append(note)
    return kept


def _before(text: str, at: int) -> str:
    return text[text.rfind("\n", 0, at) + 1 : at]


def _sorted_lines(text: str) -> Iterator[_Sorted]:
    at = 0
    above_is_text = False
    for content in text.split("\n"):
        line = _sort(content, at, above_is_text=above_is_text)
        above_is_text = line.kind in (Role.PARAGRAPH, Role.ITEM)
        yield line
        at += len(content) + 1


def _sort(content: str, at: int, *, above_is_text: bool) -> _Sorted:
    """Say what one line is; `at` is where it starts in the file."""
    quote = _QUOTE.match(content)
    start = quote.end() if quote else 0
    signs = [Span(start=at, end=at + start)] if start else []
    rest = content[start:]
    first, last = at + start + len(rest) - len(rest.lstrip()), at + start + len(rest.rstrip())
    whole = Span(start=at, end=at + len(content))
    if not rest.strip():
        return _Sorted(first, first, "blank", tuple(signs))
    if above_is_text and _UNDERLINE.match(rest):
        return _Sorted(first, last, "underline", (whole,))
    if _RULE.match(rest) or ("--" in rest and _TABLE_RULE.issuperset(rest)):
        return _Sorted(first, last, "rule", (whole,))
    if heading := _HEADING.match(rest):
        closing = _CLOSING.search(rest, heading.end())
        signs.append(Span(start=at + start, end=at + start + heading.end()))
        if closing:
            signs.append(Span(start=at + start + closing.start(), end=at + len(content)))
            last = at + start + closing.start()
        return _Sorted(min(at + start + heading.end(), last), last, Role.HEADING, tuple(signs))
    return _sort_text(rest, at + start, tuple(signs), above_is_text=above_is_text)


def _sort_text(rest: str, at: int, signs: tuple[Span, ...], *, above_is_text: bool) -> _Sorted:
    first, last = at + len(rest) - len(rest.lstrip()), at + len(rest.rstrip())
    item = _ITEM.match(rest)
    # `1986. A year` in the middle of a paragraph starts no list, in Markdown as in life
    if item and not (above_is_text and item[2][:-1].isdigit() and len(item[2]) > 3):
        sign = Span(start=at + item.start(2), end=at + item.end())
        return _Sorted(min(at + item.end(), last), last, Role.ITEM, (*signs, sign))
    if rest.lstrip().startswith("|") or rest.count("|") >= 2:
        pipes = tuple(Span(start=at + n, end=at + n + 1) for n, sign in enumerate(rest) if sign == "|")
        return _Sorted(first, last, Role.CELL, (*signs, *pipes))
    if _CAPTION.match(rest.lstrip()):
        return _Sorted(first, last, Role.CAPTION, signs)
    return _Sorted(first, last, Role.PARAGRAPH, signs)
