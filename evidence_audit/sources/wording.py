"""What a page says of itself: that it is missing, that its server fails, that it was withdrawn."""

import re
from enum import IntEnum
from functools import cache

from evidence_audit.sources.lists import wording
from evidence_audit.sources.page import Page
from evidence_audit.sources.phrases import SHORT, anywhere, flat, lead, names, parts, sentences, vague, whole

_BARE = 1000
"""`Page.weight` below which a page is no article, if it calls itself nothing but an error."""
_LISTING = 3000
"""`Page.weight` below which a page that is named for its domain's sale only advertises it."""
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
    page's, or it has prose; so title, heading and first words have to agree, and on a
    page with prose even that is only some doubt.
    """
    titled, headed, says = _is_titled_missing(page), _is_headed_missing(page), _says_missing(page)
    if is_for_sale(page):
        return Doubt.CLEAR
    if not (titled or headed or says):
        return Doubt.NONE
    if headed:
        agree = titled or says or _is_vague(page.title)
    elif titled:
        agree = not page.headings
    else:
        agree = page.weight < _BARE and all(map(_is_vague, (page.title, *page.headings)))
        agree &= bool(page.title or page.headings)
    return Doubt.CLEAR if agree and page.prose < SHORT else Doubt.SOME


def is_for_sale(page: Page) -> bool:
    """Return whether a page says nothing but that its domain is on offer or has expired."""
    if page.prose >= SHORT or page.weight >= _LISTING:
        return False
    told = page.blocks if page.weight < _BARE else ()
    return any(anywhere("for_sale").search(flat(text)) for text in (page.title, *page.headings, *told))


def missing_words(page: Page) -> str:
    """Return, as written, what makes a page doubtful; else its heading, title or first words."""
    found = (anywhere("missing"), anywhere("for_sale"))
    told = (
        text
        for text in (*sentences(page.blocks), *page.blocks)
        if any(each.search(flat(text)) for each in found)
    )
    named = (
        text for text in (*page.headings[:2], page.title) if any(map(whole("missing").fullmatch, parts(text)))
    )
    rest = (text for text in (*page.headings, page.title, *page.blocks) if text)
    return next((text for texts in (named, told, rest) for text in texts), "")[:_QUOTE]


def is_failing(page: Page) -> bool:
    """Return whether a page only says that its server is in trouble."""
    return page.prose < SHORT and any(map(whole("failing").fullmatch, names(page)))


def withdrawn(page: Page) -> str | None:
    """Return the words, near its top, with which a page says that it was withdrawn; None for none."""
    titles, told = _withdrawn()
    for name in (page.title, *page.headings[:2]):
        if titles.match(flat(name)):
            return name[:_QUOTE]
    for sentence in sentences(page.blocks):
        if told.search(flat(sentence)):
            return sentence[:_QUOTE]
    return None


def _is_titled_missing(page: Page) -> bool:
    return any(map(whole("missing").fullmatch, parts(page.title)))


def _is_headed_missing(page: Page) -> bool:
    return any(_is_all_missing(heading) for heading in page.headings[:2])


def _is_all_missing(heading: str) -> bool:
    """Return whether a heading, or each part of it, says only that something is missing."""
    first, *rest = parts(heading)
    missing = whole("missing")
    return bool(missing.fullmatch(first)) or all(map(missing.fullmatch, rest))


def _says_missing(page: Page) -> bool:
    return anywhere("missing").search(lead(page)) is not None


def _is_vague(name: str) -> bool:
    """Return whether a title says nothing, or only that something is wrong."""
    return not name or any(map(vague().fullmatch, parts(name)))


@cache
def _withdrawn() -> tuple[re.Pattern[str], re.Pattern[str]]:
    listed = wording()["withdrawn"]
    titles, told = (
        re.compile("|".join(f"(?:{pattern})" for pattern in listed[name]).replace("NOUN", listed["noun"]))
        for name in ("titles", "sentences")
    )
    return titles, told
