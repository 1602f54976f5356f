"""A source made ready for weighing: its passages, which word stands where, and its figures on demand."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from math import log

from evidence_audit import quantities
from evidence_audit.claims.sentences import Sentence, sentences
from evidence_audit.evidence import dates
from evidence_audit.evidence.cells import in_units
from evidence_audit.evidence.dates import Dating
from evidence_audit.evidence.surroundings import contexts
from evidence_audit.evidence.tables import Row, rows
from evidence_audit.evidence.wording import stems
from evidence_audit.model import Document, Kind, Quantity

_PART = re.compile(r"(\d[\d,]*)\s+(?:out )?of\b")
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


def read(text: str) -> Reading:
    """Return the figures and the dates of a readable text."""
    found = tuple(quantities.find(text))
    return Reading(found, dates.find(text, found))


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence, heading or table row of a source, and the words it counts with."""

    sentence: Sentence
    stems: frozenset[str]
    context: frozenset[str]
    """Stems of what stands around it: its neighbours, its heading, a table's top row."""
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
    title: frozenset[str]
    datelines: tuple[Dating, ...]
    """Dates that stand by themselves, and the date of publication: they hold for the whole source."""
    readings: dict[int, Reading] = field(default_factory=dict)
    """Passages whose figures were asked for, so that no sentence is read twice."""

    def reading(self, at: int) -> Reading:
        """Return figures and dates of the passage at an index."""
        if at not in self.readings:
            reading = read(self.passages[at].sentence.text)
            self.readings[at] = replace(reading, quantities=(*reading.quantities, *self._again(at, reading)))
        return self.readings[at]

    def _again(self, at: int, reading: Reading) -> Iterator[Quantity]:
        """Yield the figures of a passage that can be read in a second way."""
        for each in reading.quantities:
            yield from _part(each)
        passage = self.passages[at]
        if passage.row is not None:
            yield from in_units(passage.row, reading.quantities)

    def rarity(self, stem: str) -> float:
        """Return how much a word tells: the rarer the more; half of that where the source lacks it."""
        times = len(self.postings.get(stem, ()))
        rarest = log(2 + len(self.passages))
        return log(2 + len(self.passages) / times) if times else rarest / 2


def index(document: Document) -> IndexedSource:
    """Return a document ready for weighing."""
    found = sentences(document)
    found_stems = [stems(sentence.text) for sentence in found]
    postings: dict[str, list[int]] = {}
    for at, each in enumerate(found_stems):
        for stem in each:
            postings.setdefault(stem, []).append(at)
    passages = tuple(map(Passage, found, found_stems, contexts(found, found_stems), rows(found)))
    title = stems(document.title or "")
    return IndexedSource(document, passages, postings, _numerals(found), title, _datelines(document, found))


def _numerals(found: Sequence[Sentence]) -> dict[str, list[int]]:
    numerals: dict[str, list[int]] = {}
    for at, sentence in enumerate(found):
        for numeral in set(_NUMERAL.findall(sentence.text)):
            numerals.setdefault(numeral.replace(",", ""), []).append(at)
    return numerals


def _datelines(document: Document, found: Sequence[Sentence]) -> tuple[Dating, ...]:
    lines = [sentence.text for sentence in found[:_TOP] if len(sentence.text) <= _DATELINE]
    stated = (each for line in (document.published or "", *lines) for each in dates.find(line))
    whole = dict.fromkeys(each for each in stated if each.has_year and each.first == each.last)
    return tuple(islice(whole, _DATELINES))


def _part(quantity: Quantity) -> Iterator[Quantity]:
    """Yield the 16 of `16 out of 28`, which supports `16 of them` as well as the share."""
    part = _PART.match(quantity.text) if quantity.kind is Kind.PROPORTION else None
    if part is not None:
        value = float(part[1].replace(",", ""))
        end = quantity.start + part.end(1)
        yield replace(quantity, end=end, text=part[1], value=value, kind=Kind.COUNT)
