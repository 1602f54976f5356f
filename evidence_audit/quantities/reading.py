"""What the grammar passes along while it reads: a number, and a number with its unit."""

from dataclasses import dataclass
from enum import Enum, auto

from evidence_audit.quantities.lexicon import Unit


class Form(Enum):
    """How a number is written."""

    DIGITS = auto()
    WORDS = auto()
    FRACTION = auto()
    """Part of a whole: `two-thirds`, `half`, `¾`, `3/4`."""
    VAGUE = auto()
    """`hundreds of`, `several thousand`."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A number read from tokens `first` up to `end`."""

    value: float
    first: int
    end: int
    scale: float = 1.0
    """Its magnitude as a factor, which a range carries to its other end."""
    form: Form = Form.DIGITS
    high: float | None = None
    """The upper end of a vague magnitude."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its currency or unit, from tokens `first` up to `end`."""

    number: Reading
    first: int
    end: int
    unit: Unit | None = None

    @property
    def value(self) -> float:
        """The number's value."""
        return self.number.value
