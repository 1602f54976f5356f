"""Lists of notes without any link: a plain `<ol>` that numbers in the text lead to.

The numbers of such a list stand nowhere in the page, browsers print them. Lists of notes
that links lead to need none: there the page says itself which note is meant.
"""

import re
from collections.abc import Iterator, Mapping, Set

from lxml import etree

_NUMBERS = re.compile(r"[\s\[(]*\d{1,3}(?:\s*[,;–—-]\s*\d{1,3})*[\s\])]*")
_BRACKETED = re.compile(r"\[(\d{1,3}(?:\s*[,;–—-]\s*\d{1,3})*)\]")
_NUMBER = re.compile(r"\d+")
_CALLED = 0.5
"""Share of the entries that must be called before the list."""


def unlinked_notes(root: etree._Element) -> Mapping[etree._Element, str]:
    """Return what browsers print before each entry of the page's lists of notes, `3.`; empty for none."""
    called: set[int] = set()
    targeted = {(link.get("href") or "").rpartition("#")[2] for link in root.iter("a")} - {""}
    found: dict[etree._Element, str] = {}
    for element in root.iter("sup", "ol", "p", "li", "td"):
        if element.tag == "sup":
            called.update(_numbers("".join(map(str, element.itertext()))))
        elif element.tag == "ol":
            numbered = _entries(element, targeted)
            if called and _are_notes(numbered, called):
                found.update({entry: f"{number}." for number, entry in numbered.items()})
        else:
            called.update(_bracketed(element))
    return found


def _numbers(raised: str) -> Iterator[int]:
    if _NUMBERS.fullmatch(raised):
        yield from (int(number) for number in _NUMBER.findall(raised))


def _bracketed(element: etree._Element) -> Iterator[int]:
    for text in (element.text, *(child.tail for child in element)):
        for brackets in _BRACKETED.finditer(str(text or "")):
            yield from (int(number) for number in _NUMBER.findall(brackets[1]))


def _entries(list_: etree._Element, targeted: Set[str]) -> dict[int, etree._Element]:
    """Return the entries of a list by number; empty where links lead to them or back from them."""
    start = list_.get("start") or "1"
    number = int(start) if start.isascii() and start.isdigit() and len(start) < 5 else 1
    entries = list(list_.iterchildren("li"))
    linked = any(
        one.get("id") in targeted or any((a.get("href") or "").startswith("#") for a in one.iter("a"))
        for one in entries
    )
    if linked or list_.get("type") not in (None, "1") or list_.get("reversed") is not None:
        return {}
    return dict(enumerate(entries, number))


def _are_notes(entries: Mapping[int, etree._Element], called: set[int]) -> bool:
    """Say whether the numbers called before a list are those of its entries."""
    inside = called & entries.keys()
    return bool(entries) and max(called) <= max(entries) and len(inside) >= max(1, _CALLED * len(entries))
