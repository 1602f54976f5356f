"""In which language a source is, and figures in those that are not understood.

Figures and wording are compared in English. In another language a figure that is the
same can still be found, by its digits; that one is missing there means nothing.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Any

from evidence_audit import quantities
from evidence_audit.model import Document, Quantity

UNDERSTOOD = "en"
_SAMPLE = 20_000
"""Characters from the middle of a text, where its navigation is least."""
_ENOUGH = 6
"""So many small words of a language tell it from names and quotations."""
_CLEARLY = 2.0
"""So many times as many are they as those of another."""
_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = r"(?<![\w.,])\d[\d.,\u00a0\u202f]*"


def language(document: Document) -> str:
    """Return the language of a document by its small words, else as it states it, else English.

    Words come first: templates state their own language for whatever they hold.
    """
    start = max((len(document.text) - _SAMPLE) // 2, 0)
    counted = Counter(word.casefold() for word in _WORD.findall(document.text[start : start + _SAMPLE]))
    found = {name: sum(counted[word] for word in words) for name, words in _small_words().items()}
    best = max(found, key=lambda name: found[name])
    if found[best] >= _ENOUGH and _is_clear(best, found):
        return best
    return document.language or UNDERSTOOD


def figures(text: str) -> list[Quantity]:
    """Return the figures of a text with decimal commas, also where a word of its language gives the unit."""
    plain = quantities.find(text, decimal=",")
    return [*plain, *_translated(text)]


def numerals(text: str) -> Iterator[str]:
    """Yield the numbers of a text with decimal commas as digits with a decimal point."""
    for number in re.findall(_NUMBER, text):
        whole, _, decimals = re.sub(r"[.\s]", "", number.rstrip(".,")).partition(",")
        yield f"{whole}.{decimals}" if decimals.isdigit() else whole


def _is_clear(best: str, found: Mapping[str, int]) -> bool:
    """Tell whether English and another language are far apart; two others may be near each other."""
    if best == UNDERSTOOD:
        return all(found[best] >= _CLEARLY * times for name, times in found.items() if name != best)
    return found[best] >= _CLEARLY * found[UNDERSTOOD]


def _translated(text: str) -> Iterator[Quantity]:
    for match in _behind_numbers().finditer(text):
        for read in quantities.find(f"{match['number']} {_english(match['words'])}", decimal=","):
            if read.start == 0:
                yield replace(read, start=match.start(), end=match.end(), text=match[0])


def _english(words: str) -> str:
    for english, pattern in _tables()["behind"].items():
        words = re.sub(rf"\b(?:{pattern})\b\.?", english, words, flags=re.IGNORECASE)
    return words


@cache
def _behind_numbers() -> "re.Pattern[str]":
    word = "|".join(_tables()["behind"].values())
    return re.compile(
        rf"(?P<number>{_NUMBER})\s?(?P<words>(?:{word})\b(?:\.?\s(?:{word})\b)?)", re.IGNORECASE
    )


@cache
def _small_words() -> Mapping[str, frozenset[str]]:
    return {name: frozenset(words.split()) for name, words in _tables()["words"].items()}


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("languages.toml").read_text(encoding="utf-8"))
