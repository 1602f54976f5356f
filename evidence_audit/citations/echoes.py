"""Notes that name their source by another note: `ibid.`, `op. cit.`, `see note 4`, a short title.

Such a note is given the addresses of the one it means, in the place where it names it, and its
year. What it says itself stays: its own pages, its own addresses.
"""

import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from evidence_audit.model import Note

_PART = re.compile(r"(?:^|(?<=;)|(?<=[.!?]))\s*")
_ADDRESS = re.compile(r"https?://|www\.|\bdoi\b|\b10\.\d{4,9}/", re.IGNORECASE)
_AUTHOR = re.compile(r"([^\W\d_a-z][\w’'-]+)[^;]{0,60}?$")
_SHORT = re.compile(
    r"(?:See (?:also )?|Vgl\. |Voir )?([^\W\d_a-z][\w’'-]+(?: [\w’'-]+){0,6}), "
    r"([^\d;:]{4,80}?)(?:, | \(|[.”\"]+$|$)"
)
"""A short citation: `Peel, Long Canal, 44`."""
_WORD = re.compile(r"[^\W\d_]{3,}")
_LONGEST_SHORT = 110
"""Characters of a note that cites by a short title alone."""
_BESIDE = 3
"""Characters within which two signs, as in `supra note 4`, are one."""
_CHAINS = 20
"""Steps from a note to one behind it that means one further on, at most."""


def resolved(notes: Sequence[Note]) -> list[Note]:
    """Return the notes, in the same order, with the addresses and years of those that they mean."""
    shelf = _Shelf(notes)
    return [shelf.complete(at) for at in range(len(notes))]


@dataclass(frozen=True, slots=True)
class _Echo:
    """A place in a note that means another one."""

    at: int
    """Offset in its text."""
    note: int
    """Index of the note that it means."""
    author: str | None = None
    """Whose source of several it means; None for all."""


_Given = tuple[tuple[str, ...], int | None]
"""The addresses and the year of a note, those of the notes that it means included."""


class _Shelf:
    """The notes of a document, to look one up from another."""

    def __init__(self, notes: Sequence[Note]) -> None:
        self._notes = notes
        self._given: dict[int, _Given] = {}
        self._by_marker: dict[str, list[int]] = {}
        for at, note in enumerate(notes):
            self._by_marker.setdefault(note.marker, []).append(at)

    def complete(self, at: int) -> Note:
        """Return a note with what the notes that it means give; those before it are complete."""
        note = self._notes[at]
        urls, year = self._given[at] = self._sources(at, _CHAINS)
        return note if (urls, year) == (note.urls, note.year) else replace(note, urls=urls, year=year)

    def _sources(self, at: int, steps: int) -> _Given:
        if at in self._given:
            return self._given[at]
        note = self._notes[at]
        echoes = list(self._echoes(at)) if steps else []
        if not echoes:
            return note.urls, note.year
        given = [(echo, *self._sources(echo.note, steps - 1)) for echo in echoes]
        first, addresses, year = given[0]
        # The year is that of the source named first.
        urls = [(echo.at, self._named(echo, found)) for echo, found, _ in given]
        is_its = urls[0][1] == addresses and not _ADDRESS.search(note.text, 0, first.at)
        return _merged(note, urls), year if note.year is None and is_its else note.year

    def _named(self, echo: _Echo, urls: tuple[str, ...]) -> tuple[str, ...]:
        """Return the addresses of the source that an echo names, of several that the note it means gives."""
        meant = self._notes[echo.note].text
        places = [match.start() for match in _ADDRESS.finditer(meant)]
        if echo.author is None or len(urls) < 2 or not places:
            return urls
        start, end = _part_of(meant, echo.author)
        # What the note it means was given itself stands before its own addresses.
        own = urls[-len(places) :]
        return tuple(url for url, place in zip(own, places, strict=False) if start <= place < end) or urls

    def _echoes(self, at: int) -> Iterator[_Echo]:
        """Yield the places in a note that mean another one, in order."""
        text = self._notes[at].text
        found = [
            _Echo(match.start(), meant)
            for match in _patterns().note.finditer(text)
            if (meant := self._numbered(match["number"] or match["behind"], at)) is not None
        ]
        for match in _patterns().earlier.finditer(text):
            if not _is_read(match, found) and (echo := self._earlier(at, match)):
                found.append(echo)
        for part in _PART.finditer(text) if at else ():
            same = _patterns().before.match(text, part.end())
            if same and not _is_read(same, found):
                found.append(_Echo(same.start(), at - 1))
        if not found and (short := self._short(at)):
            found.append(short)
        yield from sorted((echo for echo in found if echo.note != at), key=lambda echo: echo.at)

    def _numbered(self, number: str, at: int) -> int | None:
        """Return the note of a number: the last one before, where numbers recur."""
        places = self._by_marker.get(number, [])
        before = bisect_left(places, at)
        return places[before - 1] if before else next(iter(places), None)

    def _earlier(self, at: int, match: re.Match[str]) -> _Echo | None:
        """Return what `Peel, op. cit.` means; without a name it is the note before."""
        named = _AUTHOR.search(match.string, 0, match.start())
        if named is None:
            return _Echo(match.start(), at - 1) if at else None
        meant = self._by_author(named[1], at)
        return None if meant is None else _Echo(named.start(), meant, named[1])

    def _by_author(self, author: str, at: int) -> int | None:
        """Return the last note before that names an author and a source of its own."""
        name = re.compile(rf"\b{re.escape(author)}\b")
        for other in range(at - 1, -1, -1):
            note = self._notes[other]
            if (note.urls or note.year is not None) and name.search(note.text):
                return other
        return None

    def _short(self, at: int) -> _Echo | None:
        """Return what a short citation means: a note before with its author and all words of its title."""
        note = self._notes[at]
        match = _SHORT.match(note.text)
        if match is None or note.urls or len(note.text) > _LONGEST_SHORT:
            return None
        title = {word.casefold() for word in _WORD.findall(match[2])}
        meant = self._by_author(match[1], at)
        if meant is None or not title:
            return None
        known = {word.casefold() for word in _WORD.findall(self._notes[meant].text)}
        return _Echo(0, meant, match[1]) if title <= known else None


def _part_of(text: str, author: str) -> tuple[int, int]:
    """Return where the source of an author begins and ends among those of a note, which semicolons part."""
    place = max(text.find(author), 0)
    end = text.find(";", place)
    return text.rfind(";", 0, place) + 1, len(text) if end < 0 else end


def _is_read(match: re.Match[str], found: Sequence[_Echo]) -> bool:
    """Say whether what is matched stands beside something that was read already."""
    return any(match.start() - _BESIDE <= echo.at < match.end() + _BESIDE for echo in found)


def _merged(note: Note, given: Sequence[tuple[int, Sequence[str]]]) -> tuple[str, ...]:
    """Return a note's own addresses with those given for places in its text, in the order of the text."""
    places = [match.start() for match in _ADDRESS.finditer(note.text)]
    own = [(places[at] if at < len(places) else len(note.text), [url]) for at, url in enumerate(note.urls)]
    ordered = sorted([*own, *given], key=lambda entry: entry[0])
    return tuple(dict.fromkeys(url for _, urls in ordered for url in urls))


@dataclass(frozen=True, slots=True)
class _Patterns:
    before: re.Pattern[str]
    """What means the note before, at the beginning of a part."""
    earlier: re.Pattern[str]
    """What means an earlier note of an author."""
    note: re.Pattern[str]
    """The number of another note, as `number` or `behind`."""


@cache
def _patterns() -> _Patterns:
    table = tomllib.loads(files(__package__).joinpath("echoes.toml").read_text(encoding="utf-8"))
    words = {name: f"(?:{'|'.join(sorted(each, key=len, reverse=True))})" for name, each in table.items()}
    noted = rf"{words['note']}\.?\s?(?P<number>\d{{1,4}})(?![\d/.]\d|\s{words['elsewhere']}\b)"
    behind = noted.replace("number", "behind")
    introduced = rf"(?:{words['introducing']}\.?,?\s+)?"
    return _Patterns(
        before=re.compile(rf"{introduced}{words['before']}(?=[.,;:)\s]|$)", re.IGNORECASE),
        earlier=re.compile(rf"(?<!\w){words['earlier']}(?=[.,;:)\s]|$)", re.IGNORECASE),
        note=re.compile(
            rf"(?:\b{words['pointing']}\.?,?\s+|\(\s?){noted}|\b{behind}\s(?:above|supra|oben|below)\b",
            re.IGNORECASE,
        ),
    )
