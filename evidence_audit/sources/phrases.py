"""Titles and sentences as they compare, and the patterns of the word lists."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

from evidence_audit.sources.lists import wording
from evidence_audit.sources.page import Page

LEAD = 3000
"""Characters of a page's text that count as its top: menus often come first."""
SHORT = 120
"""Words of prose below which a page has little to say but that something is wrong."""

_SEPARATORS = re.compile(r"\s+[-–—/]+\s+|\s*[|»«·•›]\s*")
_SENTENCE = re.compile(r"\S.*?(?:[.!?]+(?=\s|$)|$)")


def flat(text: str) -> str:
    """Return text in lower case with straight apostrophes and single spaces."""
    straight = unicodedata.normalize("NFC", text).replace("’", "'").replace("‘", "'")
    return " ".join(straight.casefold().split())


def words(text: str) -> str:
    """Return a title as words with single spaces, without punctuation."""
    return " ".join(re.sub(r"[^\w']|_", " ", flat(text)).split())


def parts(title: str) -> list[str]:
    """Return a title as words: whole, and each part of `Page – Section | Site`."""
    return [words(part) for part in (title, *_SEPARATORS.split(title))]


def names(page: Page) -> list[str]:
    """Return what a page calls itself: its title, whole and in parts, and its first heading."""
    return [*parts(page.title), *map(words, page.headings[:1])]


def lead(page: Page) -> str:
    """Return the text at a page's top, flat."""
    return flat(page.text[:LEAD])


def sentences(blocks: Iterable[str]) -> Iterator[str]:
    """Yield the sentences at a page's top, as written."""
    seen = 0
    for block in blocks:
        if seen > LEAD:
            return
        seen += len(block)
        yield from (found[0].strip() for found in _SENTENCE.finditer(block[:LEAD]))


@cache
def whole(table: str) -> re.Pattern[str]:
    """Return what matches a whole title or heading that says only what the list `table` says."""
    around = _any(wording()["around"]["words"])
    return re.compile(rf"(?:{around} )*{_any(wording()[table]['whole'])}(?: {around})*")


@cache
def anywhere(table: str) -> re.Pattern[str]:
    """Return what finds, in flat text, a sentence of the list `table`."""
    return re.compile(_any(wording()[table]["lead"]))


@cache
def vague() -> re.Pattern[str]:
    """Return what matches a title that says only that something is wrong."""
    around = _any(wording()["around"]["words"])
    return re.compile(rf"{around}(?: {around})*")


def _any(patterns: Iterable[str]) -> str:
    return "(?:" + "|".join(f"(?:{pattern})" for pattern in patterns) + ")"
