"""The numbers that a word processor sets before the paragraphs of a list.

They stand nowhere in the text of the file: `numbering.xml` says how the levels of a list
are numbered, and each paragraph, or its style, which list and level it is on.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from lxml.etree import _Element as Element

from evidence_audit.documents.docx_styles import W as _W

_PLACE = re.compile(r"%(\d)")
_LEVELS = 9
_STYLES_DEEP = 12
"""Styles that a style is based on, one upon another, at most."""


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level of a list is numbered."""

    pattern: str
    """`%1.` or `(%2)`: which levels' numbers are printed, and between what."""
    format: str
    start: int


_Place = tuple[str, int]
"""A list's id and the level in it, 0-based."""


class Numbering:
    """Counts the paragraphs of each list through a document."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self._levels = {} if numbering is None else _levels(numbering)
        self._styles = {} if styles is None else _styles(styles)
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)

    def label(self, paragraph: Element) -> str:
        """Return what is printed before the next paragraph, `12.`; the empty string for no number.

        Only plain numbers are told: letters and signs lead to no note.
        """
        place = self._place(paragraph)
        if place is None or place not in self._levels:
            return ""
        list_, depth = place
        counts, level = self._counts[list_], self._levels[place]
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [known for known in counts if known > depth]:
            del counts[deeper]
        if level.format != "decimal" or "%" not in level.pattern:
            return ""
        return _PLACE.sub(lambda found: self._number(list_, int(found[1]) - 1), level.pattern).strip()

    def _number(self, list_: str, depth: int) -> str:
        level = self._levels.get((list_, depth))
        return str(self._counts[list_].get(depth, level.start if level else 1))

    def _place(self, paragraph: Element) -> _Place | None:
        """Return where a paragraph is numbered, by itself or by its style; None where it is not."""
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        inherited = None if style is None else self._styles.get(style.get(f"{_W}val", ""))
        return _stated(paragraph.find(f"{_W}pPr/{_W}numPr"), inherited)


def _stated(numbered: Element | None, inherited: _Place | None) -> _Place | None:
    """Return what `numbered` states; what it leaves out is `inherited`. List 0 takes a number away."""
    if numbered is None:
        return inherited
    list_, depth = (numbered.find(f"{_W}{name}") for name in ("numId", "ilvl"))
    id_ = inherited[0] if list_ is None and inherited else "" if list_ is None else _value(list_)
    if id_ in ("", "0"):
        return None
    return id_, _whole(depth, inherited[1] if inherited else 0)


def _levels(numbering: Element) -> Mapping[_Place, _Level]:
    """Return the levels of all lists, by list and depth."""
    patterns = {
        pattern.get(f"{_W}abstractNumId", ""): {
            _whole_of(level.get(f"{_W}ilvl"), 0): _level(level, None) for level in pattern.iter(f"{_W}lvl")
        }
        for pattern in numbering.findall(f"{_W}abstractNum")
    }
    found: dict[_Place, _Level] = {}
    for list_ in numbering.findall(f"{_W}num"):
        id_ = list_.get(f"{_W}numId", "")
        pattern = list_.find(f"{_W}abstractNumId")
        levels = dict(patterns.get(_value(pattern), {}))
        for own in list_.findall(f"{_W}lvlOverride"):
            depth = _whole_of(own.get(f"{_W}ilvl"), 0)
            levels[depth] = _level(own, levels.get(depth))
        found.update({(id_, depth): level for depth, level in levels.items() if depth < _LEVELS})
    return found


def _level(element: Element, known: _Level | None) -> _Level:
    """Return the level that `element` states; what it leaves out is that of the `known` one."""
    pattern, format_ = (element.find(f".//{_W}{name}") for name in ("lvlText", "numFmt"))
    start = element.find(f"{_W}startOverride")
    start = element.find(f".//{_W}start") if start is None else start
    return _Level(
        pattern=_value(pattern) if pattern is not None else known.pattern if known else "",
        format=_value(format_) if format_ is not None else known.format if known else "decimal",
        start=_whole(start, known.start if known else 1),
    )


def _styles(styles: Element) -> Mapping[str, _Place]:
    """Return where the styles number their paragraphs, by style."""
    known = {style.get(f"{_W}styleId", ""): style for style in styles.findall(f"{_W}style")}
    found: dict[str, _Place] = {}
    for name in known:
        line: list[Element] = []
        at: str | None = name
        while at in known and len(line) < _STYLES_DEEP:
            line.append(known[at])
            at = _value(known[at].find(f"{_W}basedOn")) or None
        place: _Place | None = None
        for style in reversed(line):
            place = _stated(style.find(f"{_W}pPr/{_W}numPr"), place)
        if place is not None:
            found[name] = place
    return found


def _value(element: Element | None) -> str:
    return (element.get(f"{_W}val") or "") if element is not None else ""


def _whole(element: Element | None, otherwise: int) -> int:
    return _whole_of(None if element is None else element.get(f"{_W}val"), otherwise)


def _whole_of(stated: str | None, otherwise: int) -> int:
    """Return a stated whole number up to five digits; `otherwise` for none."""
    return int(stated) if stated and stated.isascii() and stated.isdigit() and len(stated) < 6 else otherwise
