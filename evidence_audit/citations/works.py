"""Citations by author and year, and the entries of the reference list that they lead to.

`(Smith, 2019)` and `Smith (2019)` are markers only where exactly one entry begins with that
name and holds that year. Years in brackets are common, and no marker is better than a
false one.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from evidence_audit.citations.extents import is_finished
from evidence_audit.citations.rows import Cover, Row
from evidence_audit.documents.patterns import compiled
from evidence_audit.model import Span

_ABBREVIATION = r"\(([A-Z][A-Za-z]{0,8}[A-Z])\)"
_YEAR = r"(?:19|20)\d\d[a-z]?"
_SIGN = r"(?:[-*•‣▪]\s+)?"
_ENTRY = rf"{_SIGN}(?P<authors>[^\W\d_a-z][^\d]{{1,200}}?)[\s,.;(\[]+(?P<year>{_YEAR})(?!\d|[-–/]\d)"
_NAME_END = r",|\s(?=[A-Z]{1,3}(?:[\s.,;]|$))|\s(?:and|&)\s|\.\s|\.$|\(|\bet al\b"
_NAMED = (
    rf"{_SIGN}[^\W\d_a-z][\w’'-]*(?:,|\s[A-Z]{{1,3}}[,.\s]|\s\(|\.\s|\s[^\W\d_a-z]|\s(?:of|for|on|the)\s)"
)
"""How an entry begins: `Smith, J.`, `Smith JA`, `World Bank (`."""
_BRACKETED = rf"\((?=[^()]{{0,300}}{_YEAR})([^()]{{4,300}})\)"
_PART = (
    r"\s*(?:(?:see|see also|also|cf\.|e\.g\.|for example|quoted in|cited in|adapted from),?\s+)?"
    rf"(?P<name>[^\W\d_a-z][^\d]{{1,120}}?),?\s+(?P<years>{_YEAR}(?:(?:,|\sand)\s*{_YEAR})*)"
    r"(?:[,:]\s*(?:pp?\.|para\.|ch\.)?\s*\d[\d–-]*)?\s*"
)
_NARRATIVE = rf"\s\((?P<years>{_YEAR}(?:,\s*{_YEAR})*)(?:[,:]\s*(?:pp?\.)?\s*\d[\d–-]*)?\)"
_CO_AUTHORS = r"(?:\s+(?:and|&)\s+[^\W\d_a-z][\w’'-]+|,?\s+et al\.?|\s+and colleagues)?(?:[’']s?)?$"
_AHEAD = 120
"""Characters before a year in brackets that are looked at for a name."""
_LONGEST_ENTRY = 12
"""Rows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A work in a reference list."""

    name: str
    """Its first author as printed, without first names."""
    year: str
    """With the letter that tells works of one year apart: `2019b`."""
    abbreviation: str | None
    """Of an organisation, as its entry gives it: `Office for National Statistics (ONS)`."""
    rows: range
    text_at: int
    """Offset in the first row's text, behind the sign of a list."""

    @property
    def marker(self) -> str:
        """What a citation of it is called: `Smith 2019`."""
        return f"{self.name} {self.year}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Call(Span):
    """A place in the text that cites a work."""

    entry: Entry


def entries(rows: Sequence[Row], lists: Iterable[range]) -> list[Entry]:
    """Return the works of the reference lists, which are `lists` of rows; `[]` for none."""
    found = []
    for listed in lists:
        starts = [at for at in listed if _begins(rows, listed, at)]
        for start, stop in pairwise([*starts, listed.stop]):
            text = " ".join(row.text for row in rows[start : min(stop, start + _LONGEST_ENTRY)])
            if match := compiled(_ENTRY).match(text):
                found.append(_entry(match, range(start, stop)))
    return [entry for entry in found if len(entry.name) > 1]


def _begins(rows: Sequence[Row], listed: range, at: int) -> bool:
    if not compiled(_NAMED).match(rows[at].text):
        return False
    return at == listed.start or rows[at].gap or is_finished(rows[at - 1].text)


def _entry(match: re.Match[str], rows: range) -> Entry:
    abbreviation = compiled(_ABBREVIATION).search(match["authors"])
    return Entry(
        name=_first_author(match["authors"]),
        year=match["year"],
        abbreviation=abbreviation and abbreviation[1],
        rows=rows,
        text_at=match.start("authors"),
    )


def _first_author(authors: str) -> str:
    return " ".join(compiled(_NAME_END).split(authors, maxsplit=1)[0].split())


def find(text: str, works: Sequence[Entry], hidden: Cover) -> list[Call]:
    """Return the citations of `works` in `text` outside `hidden`, in order; `[]` for none."""
    known: dict[str, dict[str, list[Entry]]] = defaultdict(lambda: defaultdict(list))
    for entry in works:
        for name in {entry.name, entry.abbreviation or entry.name}:
            known[entry.year][name.casefold()].append(entry)
    if not works:
        return []
    calls = [*_bracketed(text, known), *_narrative(text, known)]
    calls = [call for call in calls if not hidden.touches(call.start, call.end)]
    return sorted(calls, key=lambda call: (call.start, call.end))


_Known = Mapping[str, Mapping[str, Sequence[Entry]]]
"""Works by year and by name."""


def _bracketed(text: str, known: _Known) -> Iterator[Call]:
    """Yield the works of `(Smith, 2019; Brown et al., 2020)`; the brackets belong to them if all is works."""
    for brackets in compiled(_BRACKETED).finditer(text):
        found: list[tuple[int, int, list[Entry]]] = []
        at = brackets.start(1)
        parts = brackets[1].split(";")
        for part in parts:
            if cited := _cited(part, known):
                found.append((at, at + len(part), cited))
            at += len(part) + 1
        for start, end, cited in found:
            if len(found) == len(parts):
                start, end = brackets.span()
            yield from (Call(start=start, end=end, entry=entry) for entry in cited)


def _cited(part: str, known: _Known) -> list[Entry]:
    match = compiled(_PART).fullmatch(part)
    if match is None:
        return []
    name = _first_author(match["name"]).casefold()
    return [entry for year in re.findall(_YEAR, match["years"]) for entry in _only(known, year, name)]


def _only(known: _Known, year: str, name: str) -> Sequence[Entry]:
    """Return the one work of that year and name; none where there are several."""
    found = known.get(year, {}).get(name, ())
    return found if len(found) == 1 else ()


def _narrative(text: str, known: _Known) -> Iterator[Call]:
    """Yield the works of `Smith and Brown (2019)`; the name stays in its sentence."""
    for match in compiled(_NARRATIVE).finditer(text):
        ahead = " ".join(text[max(match.start() - _AHEAD, 0) : match.start()].split())
        first_author = compiled(_CO_AUTHORS).sub("", ahead)
        for year in re.findall(_YEAR, match["years"]):
            cited = _named_last(known, year, first_author)
            yield from (Call(start=match.start() + 1, end=match.end(), entry=entry) for entry in cited)


def _named_last(known: _Known, year: str, words: str) -> Sequence[Entry]:
    """Return the work of `year` whose author's name `words` end with."""
    folded = words.casefold()
    names = [name for name in known.get(year, {}) if _ends_in(folded, name)]
    return _only(known, year, max(names, key=len)) if names else ()


def _ends_in(words: str, name: str) -> bool:
    if not words.endswith(name):
        return False
    return len(words) == len(name) or not words[-len(name) - 1].isalnum()
