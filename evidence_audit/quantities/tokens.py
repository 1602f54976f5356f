"""Text as tokens: the first pass, and the only one that touches every character."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from evidence_audit.quantities.lexicon import Lexicon
from evidence_audit.quantities.lexicon.words import TOKEN, plain

_BLOCK = 60_000
_SENTENCE = 1_000
"""Characters up to which a text is asked first whether it holds any candidate at all."""
_DIGIT = re.compile("[0-9]")
_PADDING = 8


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a stretch of text.

    `word` and `start` end in empty tokens, so that looking a few tokens ahead, or behind the
    first one (index -1), meets an empty word and never an error.
    """

    text: str
    """The whole text; `start` counts in it."""
    word: tuple[str, ...]
    """In lower case, apostrophes and hyphens made plain."""
    start: tuple[int, ...]
    lexicon: Lexicon
    decimal: str | None = None
    """The decimal sign that the document uses, where that is known."""

    def __len__(self) -> int:
        return len(self.word) - _PADDING

    def end(self, at: int) -> int:
        """Return where token `at` ends in the text."""
        return self.start[at] + len(self.word[at])

    def glued(self, at: int) -> bool:
        """Say whether nothing stands between token `at` and the one before it."""
        return at > 0 and self.start[at] == self.start[at - 1] + len(self.word[at - 1])

    def raw(self, first: int, end: int) -> str:
        """Return the text of tokens `first` up to `end`, as written."""
        return self.text[self.start[first] : self.end(end - 1)] if end > first else ""

    def is_digits(self, at: int) -> bool:
        """Say whether token `at` is a number in digits."""
        return "0" <= self.word[at][:1] <= "9"

    def capital(self, at: int) -> bool:
        """Say whether token `at` begins with a capital letter."""
        return self.text[self.start[at] : self.start[at] + 1].isupper()

    def at_word(self, name: str, at: int) -> bool:
        """Say whether token `at` is one of the lexicon's grammar words `name`."""
        return self.word[at] in self.lexicon.grammar[name]

    def seeds(self) -> list[int]:
        """Return the tokens at which a quantity may begin: the candidates."""
        known = self.lexicon.seeds
        return [at for at, word in enumerate(self.word) if word in known or "0" <= word[:1] <= "9"]


def tokenise(text: str, lexicon: Lexicon, decimal: str | None = None) -> Iterator[Tokens]:
    """Yield the text as stretches of tokens, cut where no figure is cut if that can be helped."""
    for begin, end in _blocks(text):
        lowered = plain(text[begin:end])
        if len(lowered) < _SENTENCE and _seedless(lowered, lexicon):
            continue
        matches = list(TOKEN.finditer(lowered))
        words = [match.group() for match in matches]
        starts = [begin + match.start() for match in matches]
        yield Tokens(text, (*words, *[""] * _PADDING), (*starts, *[end] * _PADDING), lexicon, decimal)


def _seedless(lowered: str, lexicon: Lexicon) -> bool:
    """Say whether no quantity can begin in a short text: most sentences are done with that."""
    if _DIGIT.search(lowered):
        return False
    return lexicon.seeds.isdisjoint(TOKEN.findall(lowered))


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    begin = 0
    while len(text) - begin > _BLOCK:
        end = _cut(text, begin + _BLOCK // 2, begin + _BLOCK)
        yield begin, end
        begin = end
    yield begin, len(text)


def _cut(text: str, low: int, high: int) -> int:
    """Return a place to cut: after a paragraph, else a sentence, a line, a word, else anywhere."""
    for sign in ("\n\n", ". ", "\n", " "):
        found = text.rfind(sign, low, high)
        if found >= 0:
            return found + len(sign)
    return high
