"""What stands before a page: a question whether one is human, a login, a paywall, a refusal."""

import re
from enum import StrEnum

from evidence_audit.sources.lists import wording
from evidence_audit.sources.page import Page
from evidence_audit.sources.phrases import SHORT, anywhere, flat, names, sentences, whole

_MARKED = 30
"""Words of prose up to which a guard's mark in a page's source makes it the guard."""
_LITTLE = 1000
"""`Page.weight` up to which a sentence about the visitor is what the page is about."""
_TEASER = 2000
"""`Page.weight` up to which a page is no more than what a paywall lets through."""
_ARTICLE = 4000
"""`Page.weight` from which a page has more to say than its title, whatever it is called."""
_NOT_FREE = re.compile(r"\"isaccessibleforfree\"\s*:\s*\"?(?:https?://schema\.org/)?false\b")


class Door(StrEnum):
    """What a visitor meets instead of the page; the value stands in the reason."""

    CLOSED = "a page that turns the visitor away"
    HUMAN = "a page that asks whether the visitor is human"
    LOGIN = "a page that asks for a login"
    PAYWALL = "a paywall: the text is for subscribers"


def door(page: Page, source: str) -> Door | None:
    """Return what stands before the page, None where nothing does; `source` is its HTML.

    An article about doors has more to say than its title: only on a page of few
    words do a title, a heading or a sentence about the visitor count.
    """
    lowered = source.lower()
    if page.prose < _MARKED and any(mark in lowered for mark in wording()["guards"]["marks"]):
        return Door.HUMAN
    if page.prose >= SHORT:
        return None
    for kind in (Door.CLOSED, Door.HUMAN, Door.LOGIN):
        if _is_named(page, kind) or (page.weight < _LITTLE and _says(page, kind)):
            return kind
    is_teaser = page.weight < _TEASER and (_says(page, Door.PAYWALL) or _NOT_FREE.search(lowered))
    return Door.PAYWALL if is_teaser or _is_named(page, Door.PAYWALL) else None


def _is_named(page: Page, kind: Door) -> bool:
    # Logins stand amid a site's menus; the others are pages of their own.
    if kind is not Door.LOGIN and page.weight >= _ARTICLE:
        return False
    return any(map(whole(kind.name.lower()).fullmatch, names(page)))


def _says(page: Page, kind: Door) -> bool:
    told = anywhere(kind.name.lower())
    return any(told.search(flat(sentence)) for sentence in sentences(page.blocks))
