"""What the styles of an OpenDocument text say: what is raised, hidden or a heading, and how lists count."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lxml import etree

from evidence_audit.documents.odt_names import FO, STYLE, TEXT

_RAISED = re.compile(r"super|[1-9]\d*%")
_RAISED_NAME = re.compile(
    r"superscript|(?:footnote|endnote)[_\s]?(?:20[_\s]?)?(?:anchor|symbol|characters)", re.I
)
_HEADING = re.compile(r"^(?:title|subtitle|heading)", re.IGNORECASE)
_DEEP = 12
"""Styles that a style is based on, one upon another, at most."""


@dataclass(frozen=True, slots=True)
class _Level:
    """How a level of a list is numbered: `(1)`, from `start`."""

    before: str
    after: str
    start: int


class Styles:
    """Looks of paragraphs and spans."""

    def __init__(self, roots: Iterable[etree._Element]) -> None:
        self._known: dict[tuple[str, str], etree._Element] = {}
        self._levels: dict[tuple[str, int], _Level] = {}
        self.language: str | None = None
        for root in roots:
            for style in root.iter(f"{STYLE}style"):
                self._known[style.get(f"{STYLE}family", ""), style.get(f"{STYLE}name", "")] = style
            self._levels.update(_levels(root))
            self.language = self.language or _language(root)

    def is_raised(self, name: str) -> bool:
        """Say whether a span of that style stands above the line."""
        for style in self._line("text", name):
            looks = style.find(f"{STYLE}text-properties")
            place = "" if looks is None else looks.get(f"{STYLE}text-position", "")
            if place:
                return _RAISED.match(place) is not None
        return _RAISED_NAME.search(name) is not None

    def is_hidden(self, name: str) -> bool:
        """Say whether a span of that style is shown to nobody."""
        looks = (style.find(f"{STYLE}text-properties") for style in self._line("text", name))
        return any(one is not None and one.get(f"{TEXT}display") == "none" for one in looks)

    def is_heading(self, name: str) -> bool:
        """Say whether a paragraph of that style is a title or heading."""
        names = (
            name,
            *(style.get(f"{STYLE}parent-style-name", "") for style in self._line("paragraph", name)),
        )
        return any(_HEADING.match(one) for one in names if one)

    def number(self, list_: str, depth: int, count: int) -> str:
        """Return what is printed before the entry `count`, 0-based, of a list; the empty string for signs."""
        level = self._levels.get((list_, depth))
        return f"{level.before}{level.start + count}{level.after}" if level else ""

    def _line(self, family: str, name: str) -> list[etree._Element]:
        """Return a style and those that it is based on."""
        line: list[etree._Element] = []
        while (family, name) in self._known and len(line) < _DEEP:
            line.append(self._known[family, name])
            name = line[-1].get(f"{STYLE}parent-style-name", "")
        return line


def _levels(root: etree._Element) -> Mapping[tuple[str, int], _Level]:
    """Return the levels that are numbered in digits, by list and depth, 1-based."""
    found = {}
    for list_ in root.iter(f"{TEXT}list-style"):
        for level in list_.iter(f"{TEXT}list-level-style-number"):
            depth, start = level.get(f"{TEXT}level", ""), level.get(f"{TEXT}start-value", "1")
            if (
                level.get(f"{STYLE}num-format") == "1"
                and depth.isdecimal()
                and start.isdecimal()
                and len(start) < 6
            ):
                found[list_.get(f"{STYLE}name", ""), int(depth)] = _Level(
                    before=level.get(f"{STYLE}num-prefix", ""),
                    after=level.get(f"{STYLE}num-suffix", "."),
                    start=int(start),
                )
    return found


def _language(root: etree._Element) -> str | None:
    for default in root.iter(f"{STYLE}default-style"):
        looks = default.find(f"{STYLE}text-properties")
        stated = "" if looks is None else looks.get(f"{FO}language", "")
        if default.get(f"{STYLE}family") == "paragraph" and stated not in ("", "none", "zxx"):
            return stated.lower()
    return None
