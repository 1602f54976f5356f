"""Numbers written in words, whole or after digits: two hundred and six, 3.5 million, a million and a half."""

from dataclasses import dataclass

from evidence_audit.quantities.tokens import Tokens

_JOINERS = frozenset("-–")
_LARGEST = 1e100


@dataclass(slots=True)
class Sum:
    """A number while its words are being read: finished groups, and the group being read."""

    total: float = 0.0
    group: float | None = None
    scale: float = 1.0
    """The last magnitude from a thousand upwards; 1 before any."""

    def add(self, value: float) -> bool:
        """Add a word below a hundred where a speaker could: twenty-one, hundred (and) six."""
        group = self.group
        if group is None:
            self.group = value
            return not self.total or self.scale > value
        tens = group % 100
        if (20 <= tens <= 90 and tens % 10 == 0 and 0 < value < 10) or (group >= 100 and tens == 0 and value):
            self.group = group + value
            return True
        return False

    def multiply(self, magnitude: float) -> bool:
        """Apply a magnitude: hundred to the group, anything larger to it and, if larger still, to all."""
        if self.value > _LARGEST:
            return False
        if self.group is None:
            self.total *= magnitude
            self.scale *= magnitude
            return self.total > 0 and magnitude >= 1000
        if magnitude < 1000:
            whole = self.group >= 100 and self.group % 100 == 0
            self.group *= magnitude
            return not whole
        if self.total and magnitude >= self.scale:
            self.total = (self.total + self.group) * magnitude
        else:
            self.total += self.group * magnitude
        self.group, self.scale = None, magnitude
        return True

    @property
    def value(self) -> float:
        """What has been read so far."""
        return self.total + (self.group or 0.0)

    @property
    def open_to(self) -> float:
        """What may follow an `and` must be below this; 0 where nothing may."""
        if self.group is None:
            return self.scale if self.total else 0.0
        return 100.0 if self.group >= 100 and self.group % 100 == 0 else 0.0

    def copy(self) -> "Sum":
        """Return the state as it is now."""
        return Sum(self.total, self.group, self.scale)


def counted_on(tokens: Tokens, at: int, begun: Sum, *, joined: bool = True) -> tuple[Sum, int]:
    """Read number words on from token `at`; return the sum and the token after it.

    `joined` lets `and` stand inside; between two numbers of `between … and …` it does not.
    """
    while True:
        step = _word(tokens, at, begun) or (_after_and(tokens, at, begun) if joined else None)
        if step is None:
            return begun, at
        begun, at = step


def _word(tokens: Tokens, at: int, begun: Sum) -> tuple[Sum, int] | None:
    """Read one more word of the number, past a hyphen."""
    lexicon = tokens.lexicon
    if begun.value and tokens.word[at] in _JOINERS and tokens.word[at + 1] in lexicon.seeds:
        at += 1
    word, after = tokens.word[at], begun.copy()
    if word in lexicon.numbers:
        good = after.add(lexicon.numbers[word])
    elif word in lexicon.magnitudes or word in lexicon.collectives:
        factor = lexicon.magnitudes.get(word) or lexicon.collectives[word]
        good = after.multiply(factor)
    elif word.isdecimal() and len(word) <= 3 and begun.total and tokens.word[at + 1] in lexicon.magnitudes:
        good = lexicon.magnitudes[tokens.word[at + 1]] < begun.scale and after.add(float(word))
    else:
        return None
    return (after, at + 1) if good else None


def _after_and(tokens: Tokens, at: int, begun: Sum) -> tuple[Sum, int] | None:
    """Read `and six` after two hundred, `, three hundred` after a million."""
    limit = begun.open_to
    if not limit or not (tokens.at_word("and", at) or tokens.word[at] == ","):
        return None
    rest, end = _rest(tokens, at + 1, limit)
    if not rest.value or rest.value >= limit or rest.value < _denominator(tokens, end):
        return None
    if tokens.word[end] in tokens.lexicon.collectives:
        rest, end = Sum(group=rest.value * tokens.lexicon.collectives[tokens.word[end]]), end + 1
    if (tokens.word[at] == "," and rest.value < 100) or _outgrown(tokens, end, limit):
        return None
    group = None if begun.group is None and rest.group is None else (begun.group or 0.0) + (rest.group or 0.0)
    return Sum(begun.total + rest.total, group, rest.scale if rest.total else begun.scale), end


def _rest(tokens: Tokens, at: int, limit: float) -> tuple[Sum, int]:
    """Read the number after an `and`, without another `and`; after a hundred no magnitude either."""
    word, numbers = tokens.word, tokens.lexicon.numbers
    if word[at].isdecimal() and len(word[at]) <= 2 and limit <= 1000:
        return Sum(group=float(word[at])), at + 1
    if word[at] not in numbers:
        return Sum(), at
    if limit > 100:
        return counted_on(tokens, at, Sum(), joined=False)
    begun, end = Sum(group=numbers[word[at]]), at + 1
    place = end + (word[end] in _JOINERS)
    if word[place] in numbers and begun.add(numbers[word[place]]):
        end = place + 1
    return begun, end


def _outgrown(tokens: Tokens, at: int, limit: float) -> bool:
    """Say whether the number after the `and` goes on to something as large: one hundred and two hundred."""
    factor = tokens.lexicon.magnitudes.get(tokens.word[at], 0.0)
    return factor == 100 or (limit > 100 and factor >= limit)


def _denominator(tokens: Tokens, at: int) -> float:
    """Return the denominator at token `at`, 0 without one: one hundred and | three quarters."""
    at += tokens.word[at] in _JOINERS
    table = tokens.lexicon.fraction_plurals
    return table.get(tokens.word[at]) or tokens.lexicon.fractions.get(tokens.word[at], 0.0)
