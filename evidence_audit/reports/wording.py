"""The words in which every report for people says the same thing."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from evidence_audit.model import Claim, Difference, Document, Location, Quantity

DIFFERENCES: Mapping[Difference, str] = MappingProxyType(
    {
        Difference.ROUNDING: "rounded differently",
        Difference.SCALE: "another order of magnitude",
        Difference.UNIT: "another unit",
        Difference.POINTS: "per cent against percentage points",
        Difference.DIRECTION: "the other direction",
        Difference.COMPARATOR: "another bound (more than, up to …)",
        Difference.DIGITS: "other digits",
        Difference.YEAR: "another year",
        Difference.OTHER: "another figure",
    }
)

REASONS: Mapping[str, str] = MappingProxyType(
    {
        "EA101": "nothing is cited for it",
        "EA102": "its marker leads to no note",
        "EA104": "its note names no address that could be asked",
        "EA201": "a cited page is gone",
        "EA202": "a cited page has moved",
        "EA203": "a cited address now leads to the site's home page",
        "EA204": "a cited address answers with a page that says it is not there",
        "EA205": "a cited page turns automatic readers away; a person can open it",
        "EA206": "a cited page gave no usable answer",
        "EA207": "a cited address is malformed",
        "EA208": "a cited site's certificate is not valid",
        "EA301": "the figure was not found in what is cited",
        "EA302": "what is cited gives another figure",
        "EA303": "what is cited could not be read as text",
        "EA401": "what is cited is older than the policy allows",
        "EA402": "the figure has gone from the page since it was last seen there",
        "EA403": "what is cited has been withdrawn",
        "EA903": "the document's notes are not in the file",
    }
)
"""Why a rule decides a verdict, for when its finding is not in the report."""

_OBVIOUS = re.compile(r"([\d,.]+)\s*(%|per\s?cent|percent)?")
_SIGNIFICANT = 15
"""Decimal digits that a double always keeps; beyond them stands only its noise."""


def number(value: float) -> str:
    """Return a number for people: `2 500 000 000`, `1.44`, without noise and seldom with an exponent."""
    if abs(value) >= 10**_SIGNIFICANT or 0 < abs(value) < 1e-6:
        return f"{value:g}"
    digits = f"{float(f'{value:.{_SIGNIFICANT}g}'):,.10f}".rstrip("0").rstrip(".")
    return digits.replace(",", " ")


def amount(quantity: Quantity) -> str:
    """Return what a quantity amounts to: `2 500 000 000 GBP`, `15 to 20 years`."""
    span = number(quantity.value)
    if quantity.value_to is not None:
        span = f"{span} to {number(quantity.value_to)}"
    if quantity.unit is None:
        return span
    return f"{span}{'' if quantity.unit.startswith('/') else ' '}{quantity.unit}"


def figure(quantity: Quantity) -> str:
    """Return a figure as written, with what it counts: `10 (boroughs)`, `£2.5 billion`."""
    named = quantity.of is None or quantity.of.casefold() in quantity.text.casefold()
    return quantity.text if named else f"{quantity.text} ({quantity.of})"


def is_obvious(quantity: Quantity) -> bool:
    """Tell whether the figure as written already reads as its value (`1,200`, `80 per cent`, `15 years`)."""
    if amount(quantity) == quantity.text:
        return True
    written = _OBVIOUS.fullmatch(quantity.text.strip())
    if written is None or quantity.value_to is not None:
        return False
    if quantity.unit not in ((None,) if written[2] is None else ("%",)):
        return False
    return written[1].replace(",", "") == number(quantity.value).replace(" ", "")


def place(location: Location | None) -> str:
    """Return `page 14`, `line 3`, of a file of notes its path; the empty string where there is none."""
    if location is None:
        return ""
    if location.document is not None:
        return " ".join([location.document, place(replace(location, document=None))]).rstrip()
    if location.page is not None:
        return f"page {location.page}"
    return "" if location.line is None else f"line {location.line}"


def cited(claim: Claim) -> str:
    """Return how a claim cites: `note 27`, `notes 10, 11`, `marker 9`, `link`, `no source`."""
    if claim.markers:
        noun = "note" if claim.notes else "marker"
        return f"{noun}{'s' if len(claim.markers) > 1 else ''} {', '.join(claim.markers)}"
    return "link" if claim.urls else "no source"


def counted(count: int, noun: str) -> str:
    """Return `1 claim`, `2 claims`, `1 address`, `2 addresses`."""
    if count == 1:
        return f"1 {noun}"
    return f"{count} {noun}{'es' if noun.endswith('s') else 's'}"


def pages(document: Document) -> str:
    """Return `22 pages`, and which are pictures that no figure can be read from; empty without pages."""
    if not document.pages:
        return ""
    pictures = [str(page.number) for page in document.pages if not page.has_text]
    without = f" (no text on {', '.join(pictures)})" if pictures else ""
    return counted(len(document.pages), "page") + without


def listed(parts: Iterable[str], separator: str = " · ") -> str:
    """Return the parts that are not empty, joined."""
    return separator.join(part for part in parts if part)


def cropped(text: str, figures: Iterable[tuple[int, int]], limit: int) -> tuple[str, list[tuple[int, int]]]:
    """Return `text` cut to about `limit` characters around its first figure, and where figures stand now.

    Whatever is cut leaves an ellipsis; figures outside the cut are dropped. A text within the limit stays.
    """
    figures = sorted(figures)
    if len(text) <= limit:
        return text, figures
    start, end = figures[0] if figures else (0, 0)
    begin = _word_start(text, max(0, min(start - (limit - (end - start)) // 2, len(text) - limit)))
    finish = _word_end(text, max(end, min(begin + limit, len(text))))
    head, tail = "… " if begin else "", " …" if finish < len(text) else ""
    shift = len(head) - begin
    kept = [(left + shift, right + shift) for left, right in figures if begin <= left and right <= finish]
    return f"{head}{text[begin:finish]}{tail}", kept


def _word_start(text: str, at: int) -> int:
    """Return `at`, or the start of the word that it would cut (when that is near)."""
    space = text.rfind(" ", max(0, at - 30), at + 1)
    return at if at == 0 or space < 0 else space + 1


def _word_end(text: str, at: int) -> int:
    """Return `at`, or the end of the word that it would cut (when that is near)."""
    space = text.find(" ", at, at + 30)
    return space if space >= 0 else at if len(text) > at + 30 else len(text)
