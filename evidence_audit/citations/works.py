"""Citations by author and year, and the entries of the reference list that they lead to.

`(Smith, 2019)` and `Smith (2019)` are markers only where exactly one entry begins with that
name and holds that year. Years in brackets are common, and no marker is better than a
false one.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from evidence_audit.citations.extents import is_finished
from evidence_audit.citations.rows import Cover, Row
from evidence_audit.documents.patterns import compiled
from evidence_audit.model import Span

_ABBREVIATION = r"\(([A-Z][A-Za-z]{0,8}[A-Z])\)"
_YEAR = r"(?:(?:19|20)\d\d[a-z]?|n\.\s?d\.|in press|forthcoming)"
_FURTHER = rf"(?:(?:,|,?\sand)\s*(?:{_YEAR}|[a-z]\b))*"
"""`2019, 2020` and `2019a, b`."""
_SIGN = r"(?:[-*•‣▪]\s+)?"
_ENTRY = rf"{_SIGN}(?P<authors>[^\W\d_a-z][^\d]{{1,200}}?)[\s,.;(\[]+(?P<year>{_YEAR})(?!\d|[-–/]\d)"
_ORGANISED = r"[^,.(]+?\s(?:of|for|on|the|de|du|des|für|der)\s[^,.(]*[^,.(\s]"
"""An organisation: its name holds `and` as a part."""
_NAME_END = r",|\s(?=[A-Z]{1,3}(?:[\s.,;]|$))|\s(?:and|&)\s|\.\s|\.$|\(|\bet al\b"
_NAMED = (
    rf"{_SIGN}[^\W\d_a-z][\w’'-]*(?:,|\s[A-Z]{{1,3}}[,.\s]|\s\(|\.\s|\s[^\W\d_a-z]|\s(?:of|for|on|the)\s)"
)
"""How an entry begins: `Smith, J.`, `Smith JA`, `World Bank (`."""
_AGAIN = rf"(?:[—–]{{1,3}}|[-_]{{3,8}})[.,:]?\s*(?=[(\[]?{_YEAR})"
"""How an entry begins whose author is that of the entry above."""
_BRACKETED = (
    rf"\((?=[^()]{{0,300}}{_YEAR})([^()]{{4,300}})\)|\[(?=[^\[\]]{{0,300}}{_YEAR})([^\[\]]{{4,300}})\](?!\()"
)
_PLACE = r"(?:[,:]\s*(?:pp?\.|paras?\.?|chs?\.|chapters?|sections?|S\.)?\s*\d[\d.–-]*)?"
"""Where in the work: `, p. 12`, `: 12–14`."""
_PART = (
    r"\s*(?:(?:see|see\s+also|also|cf\.|e\.g\.|for\s+example|(?:as\s+)?(?:quoted|cited)\s+in|adapted\s+from|from"
    r"|vgl\.|siehe|voir),?\s+)?"
    rf"(?P<name>[^\W\d_a-z][^\d]{{1,120}}?),?\s+(?P<years>{_YEAR}{_FURTHER}){_PLACE}\s*"
)
_NARRATIVE = rf"\s[(\[](?P<years>{_YEAR}{_FURTHER}){_PLACE}[)\]]"
_CO_AUTHORS = r"(?:\s+(?:and|&)\s+[^\W\d_a-z][\w’'-]+|,?\s+et al\.?|\s+and colleagues)?(?:[’']s?)?$"
_SURNAME = r"[^\W\d_a-z][\w’'-]+"
_AND = r"\s(?:and|&|und|et)\s|,\s+[^\W\d_a-z][\w’'-]{2,}"
"""What stands before a further author of an entry."""
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
    """With the letter that tells works of one year apart: `2019b`; empty where citations name none."""
    authors: str
    """All of them, as printed."""
    abbreviation: str | None
    """Of an organisation, as its entry gives it: `Office for National Statistics (ONS)`."""
    rows: range
    text_at: int
    """Offset in the first row's text, behind the sign of a list."""

    @property
    def marker(self) -> str:
        """What a citation of it is called: `Smith 2019`."""
        return f"{self.name} {self.year}".rstrip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Call(Span):
    """A place in the text that cites a work."""

    entry: Entry


def entries(rows: Sequence[Row], lists: Iterable[range]) -> list[Entry]:
    """Return the works of the reference lists, which are `lists` of rows; `[]` for none."""
    found: list[Entry] = []
    for listed in lists:
        starts = [at for at in listed if _begins(rows, listed, at)]
        authors = ""
        for start, following in pairwise([*starts, listed.stop]):
            stop = _entry_end(rows, start, following)
            text = " ".join(row.text for row in rows[start : min(stop, start + _LONGEST_ENTRY)])
            again = compiled(_AGAIN).match(text) if authors else None
            match = compiled(_ENTRY).match(f"{authors} {text[again.end() :]}" if again else text)
            if match:
                authors = match["authors"]
                entry = _entry(match, range(start, stop))
                found.append(replace(entry, text_at=again.end()) if again else entry)
    return [entry for entry in found if len(entry.name) > 1]


def _begins(rows: Sequence[Row], listed: range, at: int) -> bool:
    if not compiled(_NAMED).match(rows[at].text) and not compiled(_AGAIN).match(rows[at].text):
        return False
    return at == listed.start or rows[at].gap or is_finished(rows[at - 1].text)


def _entry_end(rows: Sequence[Row], start: int, following: int) -> int:
    """Return the row behind an entry: one without author or year may stand before the `following` one."""
    for at in range(start + 1, following):
        if rows[at].gap and is_finished(rows[at - 1].text) and not rows[at].text[:1].islower():
            return at
    return following


def _entry(match: re.Match[str], rows: range) -> Entry:
    abbreviation = compiled(_ABBREVIATION).search(match["authors"])
    return Entry(
        name=_entry_name(match["authors"]),
        year=match["year"],
        authors=match["authors"],
        abbreviation=abbreviation and abbreviation[1],
        rows=rows,
        text_at=match.start("authors"),
    )


def _entry_name(authors: str) -> str:
    organised = compiled(_ORGANISED).match(authors)
    return " ".join(organised[0].split()) if organised else _first_author(authors)


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
        at = brackets.start() + 1
        parts = (brackets[1] or brackets[2]).split(";")
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
    name = " ".join(match["name"].split())
    found: list[Entry] = []
    for year in _years(match["years"]):
        found += _only(known, year, name.casefold(), name) or _only(
            known, year, _first_author(name).casefold(), name
        )
    return found


def _years(text: str) -> list[str]:
    """Return the years of `2019, 2020b` or `2019a, b`."""
    years: list[str] = []
    for found in re.findall(rf"{_YEAR}|\b[a-z]\b", text):
        years.append(found if len(found) > 1 or not years else years[-1][:4] + found)
    return years


def _only(known: _Known, year: str, name: str, words: str) -> Sequence[Entry]:
    """Return the one work of that year and name; of several the one with all names among `words`, if any."""
    found = known.get(year, {}).get(name, ())
    if len(found) > 1:
        names = set(compiled(_SURNAME).findall(words))
        several = "et al" in words or "colleagues" in words
        found = [
            entry
            for entry in found
            if all(other in entry.authors for other in names)
            and (len(names) > 1 or several == (len(compiled(_AND).findall(entry.authors)) > 0))
        ]
    return found if len(found) == 1 else ()


def _narrative(text: str, known: _Known) -> Iterator[Call]:
    """Yield the works of `Smith and Brown (2019)`; the name stays in its sentence."""
    for match in compiled(_NARRATIVE).finditer(text):
        ahead = " ".join(text[max(match.start() - _AHEAD, 0) : match.start()].split())
        first_author = compiled(_CO_AUTHORS).sub("", ahead)
        co_authors = ahead[len(first_author) :]
        for year in _years(match["years"]):
            cited = _named_last(known, year, (ahead, ""), joined=True)
            cited = cited or _named_last(known, year, (first_author, co_authors))
            yield from (Call(start=match.start() + 1, end=match.end(), entry=entry) for entry in cited)


def _named_last(known: _Known, year: str, words: tuple[str, str], *, joined: bool = False) -> Sequence[Entry]:
    """Return the work of `year` whose author's name ends the first of `words`; the second is behind it.

    `joined` asks for names that hold an `and`, as those of organisations do.
    """
    folded = words[0].casefold()
    names = [name for name in known.get(year, {}) if _ends_in(folded, name)]
    names = [name for name in names if " and " in name] if joined else names
    if not names:
        return ()
    name = max(names, key=len)
    return _only(known, year, name, words[0][-len(name) :] + words[1])


def _ends_in(words: str, name: str) -> bool:
    if not words.endswith(name):
        return False
    return len(words) == len(name) or not words[-len(name) - 1].isalnum()
