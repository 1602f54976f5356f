"""What the styles of a DOCX say: which are headings, raise their text, hide it or list contents."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from evidence_audit.model import Role

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING = re.compile(r"^(?:heading|title|subtitle|berschrift|überschrift|titre|kop)", re.IGNORECASE)
_RAISED = re.compile(r"superscript|(?:footnote|endnote)_?\s?(?:reference|anchor|characters)", re.IGNORECASE)
_CONTENTS = re.compile(r"^(?:toc|index|table of figures|contents)\s?\d*$", re.IGNORECASE)
_DEEP = 12
"""Styles that a style is based on, one upon another, at most."""
_OFF = ("0", "false", "off", "none")


@dataclass(frozen=True, slots=True)
class _Style:
    names: tuple[str, ...]
    """Its id and its name, then those of the styles that it is based on."""
    line: tuple[etree._Element, ...]
    """It and the styles that it is based on."""


class Styles:
    """Looks of paragraphs and runs, by themselves and by their styles."""

    def __init__(self, styles: etree._Element | None) -> None:
        known = (
            {} if styles is None else {one.get(f"{W}styleId", ""): one for one in styles.iter(f"{W}style")}
        )
        self._known: Mapping[str, etree._Element] = known
        self._found: dict[str, _Style] = {}

    def role(self, paragraph: etree._Element) -> Role:
        """Return what a paragraph is."""
        names = self._style(paragraph, "pPr", "pStyle").names
        properties = paragraph.find(f"{W}pPr")
        if any(map(_HEADING.match, names)) or self._outline(paragraph):
            return Role.HEADING
        if any("caption" in name.lower() for name in names[:2]):
            return Role.CAPTION
        numbered = None if properties is None else properties.find(f"{W}numPr")
        if numbered is not None or any(name.lower().startswith("list") for name in names[:2]):
            return Role.ITEM
        return Role.PARAGRAPH

    def lists_contents(self, paragraph: etree._Element) -> bool:
        """Say whether a paragraph is an entry of a table of contents or an index."""
        return any(map(_CONTENTS.match, self._style(paragraph, "pPr", "pStyle").names[:2]))

    def is_raised(self, run: etree._Element) -> bool:
        """Say whether a run stands above the line."""
        looks = run.find(f"{W}rPr")
        if looks is None:
            return False
        style = self._style(run, "rPr", "rStyle")
        for properties in (looks, *(one.find(f"{W}rPr") for one in style.line)):
            if properties is None:
                continue
            if place := _value(properties.find(f"{W}vertAlign")):
                return place == "superscript"
            if height := _value(properties.find(f"{W}position")):
                return re.fullmatch(r"[1-9]\d*", height) is not None
        return any(map(_RAISED.search, style.names))

    def is_hidden(self, run: etree._Element) -> bool:
        """Say whether a run is text that is shown to nobody."""
        looks = run.find(f"{W}rPr")
        hidden = None if looks is None else looks.find(f"{W}vanish")
        return hidden is not None and (hidden.get(f"{W}val") or "") not in _OFF

    def _outline(self, paragraph: etree._Element) -> bool:
        style = self._style(paragraph, "pPr", "pStyle")
        levels = (one.find(f"{W}pPr/{W}outlineLvl") for one in style.line)
        own = paragraph.find(f"{W}pPr/{W}outlineLvl")
        level = own if own is not None else next((one for one in levels if one is not None), None)
        return level is not None and _value(level) != "9"  # the level of body text

    def _style(self, element: etree._Element, properties: str, kind: str) -> _Style:
        stated = _value(element.find(f"{W}{properties}/{W}{kind}"))
        if stated not in self._found:
            self._found[stated] = self._resolved(stated)
        return self._found[stated]

    def _resolved(self, stated: str) -> _Style:
        names, at = [stated] if stated else [], stated
        line: list[etree._Element] = []
        while at in self._known and len(line) < _DEEP:
            style = self._known[at]
            line.append(style)
            names.append(_value(style.find(f"{W}name")))
            at = _value(style.find(f"{W}basedOn"))
        return _Style(tuple(name for name in names if name), tuple(line))


def _value(element: etree._Element | None) -> str:
    return (element.get(f"{W}val") or "") if element is not None else ""
