"""A claim's figure and all that a source is searched for: its words, its numeral, its dates."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from evidence_audit.evidence.dates import Dating
from evidence_audit.evidence.directions import direction
from evidence_audit.evidence.extents import extent
from evidence_audit.evidence.indexing import IndexedSource, read
from evidence_audit.evidence.nearness import Nearness
from evidence_audit.evidence.refuting import is_refuted, negates
from evidence_audit.evidence.subjects import subjects
from evidence_audit.evidence.wording import content_words
from evidence_audit.model import Claim, Quantity, Span

_FAR = 0.4
"""What a word counts at the other end of the sentence, where one beside the figure counts 1."""
_NAME = 1.5
"""What a name counts, where another word counts 1."""
_MULTIPLES = (1.0, 1e3, 1e6, 1e9)


@dataclass(frozen=True, slots=True)
class Claimed:
    """One figure of a sentence, or one date where the sentence has no figures."""

    text: str
    figure: Quantity | None
    dating: Dating | None
    near: Mapping[str, float]
    """Stems of the sentence, each with 0 to 1: how near it stands to the figure."""
    names: frozenset[str]
    datings: tuple[Dating, ...]
    """When the sentence says that it was; without `dating` itself."""
    direction: int
    """1 up, -1 down, 0 not said."""
    subjects: frozenset[str]
    """The noun that the figure counts; empty where the sentence names none."""
    is_refuted: bool
    """The sentence itself says that the figure is wrong."""
    negates: bool
    """It has a `not` or the like anywhere."""

    def weights(self, source: IndexedSource) -> dict[str, float]:
        """Return how much each stem counts when passages of `source` are searched for the claim."""
        return {
            stem: (_FAR + (1 - _FAR) * nearness)
            * source.rarity(stem)
            * (_NAME if stem in self.names else 1.0)
            for stem, nearness in self.near.items()
        }

    @property
    def numerals(self) -> tuple[str, ...]:
        """The ways in which digits alone may write the figure: 2.5, 2500, 2500000000."""
        if self.figure is None:
            return ()
        values = [self.figure.value / multiple for multiple in _MULTIPLES] + [self.figure.value * 100]
        return tuple(dict.fromkeys(f"{value:.10g}" for value in values if 0.01 <= abs(value) < 1e10))

    @property
    def plainness(self) -> float:
        """Return 1 for a figure of one digit, which any page holds somewhere, down to -1 from five on."""
        if self.figure is None:
            return 1.0 if self.dating is None or not self.dating.has_month else 0.5
        digits = len(f"{self.figure.value:.6g}".replace(".", "").lstrip("0"))
        return max(0.0 if extent(self.figure).is_open else -1.0, (3 - digits) / 2)


def of_sentence(sentence: str) -> Iterator[Claimed]:
    """Yield the figures of a sentence in order, or its dates where it has none."""
    reading = read(sentence)
    for figure in reading.quantities:
        yield _claimed(sentence, figure, None, reading.datings)
    if not reading.quantities:
        for dating in reading.datings:
            others = tuple(each for each in reading.datings if each is not dating)
            yield _claimed(sentence, None, dating, others)


def of_claim(claim: Claim) -> Claimed:
    """Return the figure of a claim in its sentence."""
    start, end = claim.figure
    figure = replace(claim.quantity, start=start, end=end)
    return _claimed(claim.sentence, figure, None, read(claim.sentence).datings)


def _claimed(
    sentence: str, figure: Quantity | None, dating: Dating | None, datings: tuple[Dating, ...]
) -> Claimed:
    words = content_words(sentence)
    span = figure or Span(start=dating.start if dating else 0, end=dating.start + 4 if dating else 0)
    others = [each for each in read(sentence).quantities if each.start != span.start]
    nearness = Nearness(sentence, words, [span, *others])
    return Claimed(
        text=sentence,
        figure=figure,
        dating=dating,
        near=nearness.of(span),
        names=frozenset(word.stem for word in words if word.is_name),
        datings=datings,
        direction=direction(sentence, span.start, span.end),
        subjects=subjects(sentence, figure) if figure else frozenset(),
        is_refuted=is_refuted(sentence, span.start, span.end),
        negates=negates(sentence),
    )
