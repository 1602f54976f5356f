"""What a page says of itself: that it is missing, withdrawn, or that a guard stands before it."""

import re
from collections.abc import Iterable
from enum import IntEnum
from functools import cache

from evidence_audit.sources.lists import wording
from evidence_audit.sources.page import Page

_SEPARATORS = re.compile(r"\s+[-–—/]+\s+|\s*[|»«·•›]\s*")
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")
_LEAD = 3000
"""Characters of a page's text that count as its top: menus often come first."""
_SHORT = 120
"""Words of prose below which a page has little to say but that something is wrong."""
_QUOTE = 240


class Doubt(IntEnum):
    """How much a page's own words say that it is no such page."""

    NONE = 0
    SOME = 1
    """Worth asking the server what it answers for a page that cannot exist."""
    CLEAR = 2


def doubt(page: Page) -> Doubt:
    """Return whether a page that was delivered as found says that it was not.

    An article about missing pages has a title or heading that says more than an error
    page's, or it has prose; so title and heading have to agree, and on a page with
    prose even that is only some doubt.
    """
    whole = _whole("missing")
    titled = any(whole.fullmatch(part) for part in _title_parts(page.title))
    headed = any(_is_all(whole, heading) for heading in page.headings[:2])
    says = _lead().search(_flat(page.text[:_LEAD])) is not None
    if not (titled or headed or says):
        return Doubt.NONE
    agree = titled or says or not page.title if headed else titled and not page.headings
    return Doubt.CLEAR if agree and page.prose < _SHORT else Doubt.SOME


def _is_all(whole: re.Pattern[str], heading: str) -> bool:
    """Return whether a heading, or each part of it, says nothing else."""
    parts = [_words(part) for part in _SEPARATORS.split(heading)]
    return bool(whole.fullmatch(_words(heading))) or all(whole.fullmatch(part) for part in parts)


def is_guarded(page: Page, source: str) -> bool:
    """Return whether a page only asks who or what the visitor is; `source` is its HTML."""
    whole = _whole("guarded")
    short = page.prose < _SHORT
    names = [*_title_parts(page.title), *map(_words, page.headings[:1])]
    if short and any(whole.fullmatch(name) for name in names):
        return True
    lowered = source[:100_000].lower()
    return page.prose < 30 and any(mark in lowered for mark in wording()["guarded"]["marks"])


def is_failing(page: Page) -> bool:
    """Return whether a page only says that its server is in trouble."""
    whole = _whole("failing")
    titled = any(whole.fullmatch(part) for part in _title_parts(page.title))
    headed = any(whole.fullmatch(_words(heading)) for heading in page.headings[:1])
    return page.prose < _SHORT and (titled or headed)


def withdrawn(page: Page) -> str | None:
    """Return the words, near its top, with which a page says that it was withdrawn; None for none."""
    titles, sentences = _withdrawn()
    for name in (page.title, *page.headings[:2]):
        if titles.match(_flat(name)):
            return name[:_QUOTE]
    for sentence in _sentences(page.blocks):
        if sentences.search(_flat(sentence)):
            return sentence[:_QUOTE]
    return None


def _sentences(blocks: Iterable[str]) -> Iterable[str]:
    """Yield the sentences at a page's top."""
    seen = 0
    for block in blocks:
        if seen > _LEAD:
            return
        seen += len(block)
        yield from (found[0].strip() for found in _SENTENCE.finditer(block[:_LEAD]))


def _title_parts(title: str) -> list[str]:
    return [_words(part) for part in (title, *_SEPARATORS.split(title))]


def _flat(text: str) -> str:
    return " ".join(text.replace("’", "'").replace("‘", "'").casefold().split())


def _words(text: str) -> str:
    """Return a title as words with single spaces, without punctuation."""
    return " ".join(re.sub(r"[^\w']|_", " ", _flat(text)).split())


@cache
def _whole(name: str) -> re.Pattern[str]:
    around = wording()["around"]
    patterns = "|".join(wording()[name]["whole"])
    return re.compile(rf"(?:{around} )*(?:{patterns})(?: {around})*")


@cache
def _lead() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in wording()["missing"]["lead"]))


@cache
def _withdrawn() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = wording()["withdrawn"]
    titles, sentences = (
        re.compile("|".join(f"(?:{pattern})" for pattern in words[name]).replace("NOUN", words["noun"]))
        for name in ("titles", "sentences")
    )
    return titles, sentences
