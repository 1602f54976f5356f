"""The numbers and signs that a word processor prints for its notes."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from evidence_audit.documents.docx_styles import W

_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_SIGNS = "*†‡§"
_USUAL = {"footnote": "decimal", "endnote": "lowerRoman"}


@dataclass(frozen=True, slots=True)
class _Counting:
    """How notes of one kind are numbered in a section."""

    format: str
    start: int
    restart: str
    """`continuous`, `eachSect` or `eachPage`."""


class NoteNumbers:
    """Counts the notes of a document as they are called."""

    def __init__(self, body: etree._Element, settings: etree._Element | None) -> None:
        self._whole = {
            kind: _counting(None if settings is None else settings.find(f"{W}{kind}Pr"), _usual(kind))
            for kind in _USUAL
        }
        self._sections = [
            {kind: _counting(section.find(f"{W}{kind}Pr"), self._whole[kind]) for kind in _USUAL}
            for section in body.iter(f"{W}sectPr")
            if (around := section.getparent()) is not None and around.tag in (f"{W}pPr", f"{W}body")
        ]
        self._section = 0
        self._counts: Counter[str] = Counter()

    def next(self, kind: str) -> str:
        """Return the number of the next note of a kind, as printed."""
        counting = self._present(kind)
        self._counts[kind] += 1
        return printed(self._counts[kind] + counting.start - 1, counting.format)

    def end_section(self) -> None:
        """Go on to the next section of the document."""
        self._section += 1
        self._begin("eachSect")

    def end_page(self) -> None:
        """Go on to the next page."""
        self._begin("eachPage")

    def _begin(self, place: str) -> None:
        for kind in _USUAL:
            if self._present(kind).restart == place:
                self._counts[kind] = 0

    def _present(self, kind: str) -> _Counting:
        sections: Mapping[str, _Counting] = (
            self._sections[self._section] if self._section < len(self._sections) else self._whole
        )
        return sections[kind]


def printed(number: int, format_: str) -> str:
    """Return a number in a format of OOXML; plain digits for one that is unknown.

    >>> [printed(4, name) for name in ("decimal", "lowerRoman", "upperLetter", "chicago")]
    ['4', 'iv', 'D', '§']
    """
    if format_.endswith("Roman"):
        return _cased(_roman(number), format_)
    if format_.endswith("Letter"):
        letter = chr(ord("a") + (number - 1) % 26)
        return _cased(letter * ((number - 1) // 26 + 1), format_)
    if format_ == "chicago":
        return _SIGNS[(number - 1) % len(_SIGNS)] * ((number - 1) // len(_SIGNS) + 1)
    return str(number)


def _roman(number: int) -> str:
    mark = ""
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        mark += sign * times
    return mark


def _cased(mark: str, format_: str) -> str:
    return mark.upper() if format_.startswith("upper") else mark


def _usual(kind: str) -> _Counting:
    return _Counting(format=_USUAL[kind], start=1, restart="continuous")


def _counting(properties: etree._Element | None, otherwise: _Counting) -> _Counting:
    """Return what is stated; what is left out is as `otherwise`."""
    if properties is None:
        return otherwise
    stated = {
        name: (found.get(f"{W}val") or "") if (found := properties.find(f"{W}{name}")) is not None else ""
        for name in ("numFmt", "numStart", "numRestart")
    }
    start = stated["numStart"]
    return _Counting(
        format=stated["numFmt"] or otherwise.format,
        start=int(start) if start.isascii() and start.isdigit() and 0 < len(start) < 6 else otherwise.start,
        restart=stated["numRestart"] or otherwise.restart,
    )
