"""Look-up of phrases of one or more words, forwards or backwards, longest first."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from evidence_audit.quantities.lexicon.words import split

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Phrases(Generic[T]):
    """Phrases and what each stands for; keyed by the word that a search meets first."""

    by_word: Mapping[str, tuple[tuple[tuple[str, ...], T], ...]]

    def after(self, word: Sequence[str], at: int) -> tuple[T, int] | None:
        """Return what the longest phrase starting at token `at` stands for, and the token after it."""
        if word[at] not in self.by_word:  # most words begin nothing; no generator for them
            return None
        return next(self.all_after(word, at), None)

    def all_after(self, word: Sequence[str], at: int) -> Iterator[tuple[T, int]]:
        """Yield every reading, longest first.

        Hyphens between its words are passed over: `per-cent` is `per cent`.
        """
        for phrase, value in self.by_word.get(word[at], ()):
            if len(phrase) > 1 and word[at + 1] != phrase[1] and word[at + 1] != "-":
                continue
            end = _forward(word, at, phrase)
            if end is not None:
                yield value, end

    def before(self, word: Sequence[str], end: int) -> tuple[T, int] | None:
        """Return what the longest phrase ending just before token `end` stands for, and its first token."""
        return next(self.all_before(word, end), None) if end > 0 and word[end - 1] in self.by_word else None

    def all_before(self, word: Sequence[str], end: int) -> Iterator[tuple[T, int]]:
        """Yield every reading, longest first."""
        for phrase, value in self.by_word.get(word[end - 1], ()) if end > 0 else ():
            start = end - len(phrase)
            if start >= 0 and tuple(word[start:end]) == phrase:
                yield value, start


def _forward(word: Sequence[str], at: int, phrase: tuple[str, ...]) -> int | None:
    """Return the token after `phrase`, or None where it does not stand at `at`."""
    for place, wanted in enumerate(phrase):
        if place and word[at] == "-" and wanted != "-":
            at += 1
        if word[at] != wanted:
            return None
        at += 1
    return at


def forwards(table: Iterable[tuple[str, T]]) -> Phrases[T]:
    """Return a table for searching with `Phrases.after`."""
    return _keyed(table, 0)


def backwards(table: Iterable[tuple[str, T]]) -> Phrases[T]:
    """Return a table for searching with `Phrases.before`."""
    return _keyed(table, -1)


def _keyed(table: Iterable[tuple[str, T]], place: int) -> Phrases[T]:
    found: dict[str, list[tuple[tuple[str, ...], T]]] = {}
    for text, value in table:
        words = split(text)
        found.setdefault(words[place], []).append((words, value))
    return Phrases(
        {word: tuple(sorted(phrases, key=lambda entry: -len(entry[0]))) for word, phrases in found.items()}
    )
