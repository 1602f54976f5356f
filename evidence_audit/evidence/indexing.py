"""A source made ready for weighing: its passages, which word stands where, and its figures on demand."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from math import log

from evidence_audit import quantities
from evidence_audit.claims.sentences import Sentence, sentences
from evidence_audit.evidence import dates, languages
from evidence_audit.evidence.cells import in_units
from evidence_audit.evidence.changes import second_readings
from evidence_audit.evidence.dates import Dating
from evidence_audit.evidence.languages import UNDERSTOOD
from evidence_audit.evidence.nearness import Nearness
from evidence_audit.evidence.remarks import without_remarks
from evidence_audit.evidence.surroundings import Surroundings
from evidence_audit.evidence.tables import Row, rows
from evidence_audit.evidence.wording import content_words, stems
from evidence_audit.model import Document, Quantity

_DATELINE = 80
"""Characters: a line no longer than this with a date to the day may date the whole source."""
_TOP = 200
"""Passages, navigation included, among which such a line is looked for."""
_DATELINES = 3
"""So many of them at most: further down, dates are of other pages."""
_NUMERAL = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a sentence says in figures and when."""

    quantities: tuple[Quantity, ...]
    datings: tuple[Dating, ...]


def read(text: str, language: str = UNDERSTOOD) -> Reading:
    """Return the figures and the dates of a readable text."""
    found = tuple(quantities.find(text) if language == UNDERSTOOD else languages.figures(text))
    return Reading(found, dates.find(text, found))


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence, heading or table row of a source, and the words it counts with."""

    sentence: Sentence
    stems: frozenset[str]
    row: Row | None
    """The table row that it is; None for what is no row."""


@dataclass(frozen=True, slots=True)
class IndexedSource:
    """A document as `weigh` needs it; build it once with `index` and weigh any number of claims."""

    document: Document
    passages: tuple[Passage, ...]
    postings: dict[str, list[int]]
    """Stem → the passages that hold it."""
    numerals: dict[str, list[int]]
    """Digits without separators → the passages that hold them."""
    surroundings: Surroundings
    title: frozenset[str]
    datelines: tuple[Dating, ...]
    """Dates that stand by themselves, and the date of publication: they hold for the whole source."""
    language: str = UNDERSTOOD
    """ISO code."""
    readings: dict[int, Reading] = field(default_factory=dict)
    """Passages whose figures were asked for, so that no sentence is read twice."""
    nearnesses: dict[int, Nearness] = field(default_factory=dict)

    @property
    def is_understood(self) -> bool:
        """Whether it is in the language that is compared; elsewhere only a figure that is the same counts."""
        return self.language == UNDERSTOOD

    def context(self, at: int) -> frozenset[str]:
        """Return the stems of what stands around a passage: neighbours, heading, a table's top row."""
        return self.surroundings.of(at)

    def reading(self, at: int) -> Reading:
        """Return figures and dates of the passage at an index."""
        if at not in self.readings:
            reading = read(self.passages[at].sentence.text, self.language)
            self.readings[at] = replace(reading, quantities=(*reading.quantities, *self._again(at, reading)))
        return self.readings[at]

    def nearness(self, at: int) -> Nearness:
        """Return how near the words of a passage stand to each of its figures."""
        if at not in self.nearnesses:
            text = self.passages[at].sentence.text
            self.nearnesses[at] = Nearness(text, content_words(text), self.reading(at).quantities)
        return self.nearnesses[at]

    def _again(self, at: int, reading: Reading) -> Iterator[Quantity]:
        """Yield the figures of a passage that can be read in a second way."""
        passage = self.passages[at]
        yield from second_readings(passage.sentence.text, reading.quantities)
        if passage.row is not None:
            yield from in_units(passage.row, reading.quantities)

    def rarity(self, stem: str) -> float:
        """Return how much a word tells: the rarer the more; half of that where the source lacks it."""
        times = len(self.postings.get(stem, ()))
        rarest = log(2 + len(self.passages))
        return log(2 + len(self.passages) / times) if times else rarest / 2


def index(document: Document) -> IndexedSource:
    """Return a document ready for weighing."""
    found = list(without_remarks(sentences(document)))
    found_stems = [stems(sentence.text) for sentence in found]
    postings: dict[str, list[int]] = {}
    for at, each in enumerate(found_stems):
        for stem in each:
            postings.setdefault(stem, []).append(at)
    passages = tuple(map(Passage, found, found_stems, rows(found)))
    title = stems(document.title or "")
    language = languages.language(document)
    return IndexedSource(
        document=document,
        passages=passages,
        postings=postings,
        numerals=_numerals(found, language),
        surroundings=Surroundings(found, found_stems),
        title=title,
        datelines=_datelines(document, found),
        language=language,
    )


def _numerals(found: Sequence[Sentence], language: str) -> dict[str, list[int]]:
    numerals: dict[str, list[int]] = {}
    for at, sentence in enumerate(found):
        for numeral in _numerals_of(sentence.text, language):
            numerals.setdefault(numeral, []).append(at)
    return numerals


def _numerals_of(text: str, language: str) -> set[str]:
    if language != UNDERSTOOD:
        return set(languages.numerals(text))
    return {numeral.replace(",", "") for numeral in _NUMERAL.findall(text)}


def _datelines(document: Document, found: Sequence[Sentence]) -> tuple[Dating, ...]:
    lines = [sentence.text for sentence in found[:_TOP] if len(sentence.text) <= _DATELINE]
    stated = (each for line in (document.published or "", *lines) for each in dates.find(line))
    whole = dict.fromkeys(each for each in stated if each.has_year and each.first == each.last)
    return tuple(islice(whole, _DATELINES))
