"""A source made ready for weighing: its passages, which word stands where, and its figures on demand."""

from dataclasses import dataclass, field
from math import log

from evidence_audit import quantities
from evidence_audit.claims.sentences import Sentence, sentences
from evidence_audit.evidence import dates
from evidence_audit.evidence.dates import Dating
from evidence_audit.evidence.surroundings import contexts
from evidence_audit.evidence.wording import Word, content_words
from evidence_audit.model import Document, Quantity


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
    words: tuple[Word, ...]
    stems: frozenset[str]
    context: frozenset[str]
    """Stems of what stands around it: its neighbours, its heading, a table's top row."""


@dataclass(frozen=True, slots=True)
class Source:
    """A document as `weigh` needs it; build it once with `index` and weigh any number of claims."""

    document: Document
    passages: tuple[Passage, ...]
    postings: dict[str, list[int]]
    """Stem → the passages that hold it."""
    title: frozenset[str]
    readings: dict[int, Reading] = field(default_factory=dict)
    """Passages whose figures were asked for, so that no sentence is read twice."""

    def reading(self, at: int) -> Reading:
        """Return figures and dates of the passage at an index."""
        if at not in self.readings:
            self.readings[at] = read(self.passages[at].sentence.text)
        return self.readings[at]

    def rarity(self, stem: str) -> float:
        """Return how much a word tells: rare ones more; one that is nowhere in the source, half of a rare one."""
        times = len(self.postings.get(stem, ()))
        rarest = log(2 + len(self.passages))
        return log(2 + len(self.passages) / times) if times else rarest / 2


def index(document: Document) -> Source:
    """Return a document ready for weighing."""
    found = sentences(document)
    words = [content_words(sentence.text) for sentence in found]
    stems = [frozenset(word.stem for word in each) for each in words]
    postings: dict[str, list[int]] = {}
    for at, each in enumerate(stems):
        for stem in each:
            postings.setdefault(stem, []).append(at)
    passages = tuple(map(Passage, found, words, stems, contexts(found, stems)))
    title = frozenset(word.stem for word in content_words(f". {document.title or ''}"))
    return Source(document=document, passages=passages, postings=postings, title=title)
