"""What the grammar knows of a language, compiled for look-up."""

from collections.abc import Mapping
from dataclasses import dataclass

from evidence_audit.quantities.lexicon.phrases import Phrases


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure, duration, money or percentage."""

    symbol: str
    """What `Quantity.unit` says: `km`, `years`, `GBP`, `%`."""
    kind: str
    """`measure`, `duration`, `money` or `percent`."""
    dimension: str
    """What it can be compared with: `length`, `time`, `money:GBP`, `share`."""
    factor: float = 1.0
    """How much one of it is in the dimension's base unit."""
    offset: float = 0.0
    """What is added after multiplying; for temperatures only."""
    exact: str | None = None
    """The very letters, where case matters (`g`, `MW`); None where it does not."""
    codes: tuple[str, ...] = ()
    """The currencies that share this name, or the name of their part; empty where it is a unit of its own."""


@dataclass(frozen=True, slots=True)
class Modifier:
    """Words of approximation and the interval that they open."""

    words: str
    bound: str
    """`about`, `above`, `least`, `below`, `most` or `near-below`."""
    closes: bool = False
    """Stands after a figure only where its clause ends (`50 and over`)."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """One language. Every table is keyed by words in lower case."""

    numbers: Mapping[str, float]
    magnitudes: Mapping[str, float]
    letters: Mapping[str, float]
    collectives: Mapping[str, float]
    vague: Mapping[str, tuple[float, float]]
    fractions: Mapping[str, float]
    fraction_plurals: Mapping[str, float]
    ordinals: Mapping[str, int]
    glyphs: Mapping[str, float]
    ratios: Mapping[str, float]
    folds: Mapping[str, float]
    before: Phrases[Modifier]
    after: Phrases[Modifier]
    signs: Phrases[Unit]
    """Currency signs and codes as they stand before a number, keyed backwards."""
    units: Phrases[Unit]
    """Everything that may stand after a number and give it a unit."""
    by_symbol: Mapping[str, Unit]
    periods: Phrases[str]
    period_adverbs: Mapping[str, str]
    idioms: Phrases[str]
    grammar: Mapping[str, frozenset[str]]
    context: Mapping[str, frozenset[str]]
    counted: Mapping[str, frozenset[str]]
    masses: Mapping[str, str]
    parts: Mapping[str, str]
    lone: Mapping[str, tuple[float, str]]
    age_unit: str
    bounds: Mapping[str, str]
    """What each modifier means, by its words."""
    spans: Mapping[str, str]
    """The unit of which a rate's period is one: `day` is one of `days`."""
    homes: Mapping[str, str]
    """The currency of which a word tells: its sign, its name, or its country."""
    seeds: frozenset[str]
    """Words at which a quantity may begin; digits always may."""
