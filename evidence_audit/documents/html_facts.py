"""Title and date of a page, as its head states them for machines."""

import json
import re
from collections import deque
from collections.abc import Iterator
from typing import Any

from lxml import etree

from evidence_audit.documents.dates import printed_date

_TITLES = ("citation_title", "dc.title", "dcterms.title", "og:title", "twitter:title")
# The date of first publication before dates that a system stamps; what search engines and
# libraries ask for before what page builders fill in.
_DATES = (
    "citation_publication_date",
    "citation_online_date",
    "citation_date",
    "article:published_time",
    "og:article:published_time",
    "json-ld",
    "dcterms.issued",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.date",
    "dc.date",
    "dc.date.created",
    "govuk:first-published-at",
    "datepublished",
    "publication_date",
    "publish_date",
    "publish-date",
    "pubdate",
    "sailthru.date",
    "parsely-pub-date",
    "date",
    "time",
)
_ISO = re.compile(r"^\s*((?:1[89]|20)\d\d)(?:[-/.]?(\d{1,2})(?:[-/.]?(\d{1,2}))?)?(?!\d)")
# What a page is about, has beside it or is a part of came out on days of its own.
_OF_OTHERS = frozenset(
    """comment review citation mentions about isPartOf hasPart isBasedOn itemListElement relatedLink
    subjectOf video image audio workExample""".split()  # noqa: SIM905  # as above
)
_AROUND = frozenset(("nav", "aside", "footer"))
_MAX_JSON = 2_000_000


def title_of(root: etree._Element) -> str | None:
    """Return the title: for libraries, else of the window, else the first heading; None for none."""
    stated = dict(reversed(list(_meta(root))))
    for key in _TITLES:
        if stated.get(key):
            return " ".join(stated[key].split())
    for tag in ("title", "h1"):
        for element in root.iter(tag):
            if title := " ".join("".join(str(part) for part in element.itertext()).split()):
                return title
    return None


def language_of(root: etree._Element) -> str | None:
    """Return the language that the page states, without region: `en` for `en-GB`; None where it does not."""
    stated = str(root.get("lang") or root.get("xml:lang") or "")
    if not stated:
        meta = dict(reversed(list(_meta(root))))
        stated = meta.get("content-language") or meta.get("dc.language") or meta.get("og:locale") or ""
    return re.split(r"[-_]", stated.strip().lower())[0] or None


def published_of(root: etree._Element) -> str | None:
    """Return the ISO date of publication, to the precision stated; None where none is."""
    stated: dict[str, str] = {}
    for key, content in (*_meta(root), *_linked_data(root), *_times(root)):
        stated.setdefault(key, content)
    for key in _DATES:
        if key in stated and (found := iso(stated[key])):
            return found
    return None


def iso(stated: str) -> str | None:
    """Return a stated date as ISO; None where it is none.

    >>> iso("2018/9/14T08:00"), iso("14 September 2018"), iso("soon")
    ('2018-09-14', '2018-09-14', None)
    """
    match = _ISO.match(stated)
    if not match:
        return printed_date(stated.strip())
    year, month, day = match.groups()
    if not month or not 1 <= int(month) <= 12:
        return year
    if not day or not 1 <= int(day) <= 31:
        return f"{year}-{int(month):02}"
    return f"{year}-{int(month):02}-{int(day):02}"


def _meta(root: etree._Element) -> Iterator[tuple[str, str]]:
    for element in root.iter("meta"):
        key = (
            element.get("name")
            or element.get("property")
            or element.get("itemprop")
            or element.get("http-equiv")
        )
        content = element.get("content")
        if key and content and content.strip():
            yield key.strip().lower(), content


def _times(root: etree._Element) -> Iterator[tuple[str, str]]:
    for element in root.iter("time", "span", "p", "abbr"):
        if element.tag != "time" and not element.get("itemprop"):
            continue
        stated = element.get("datetime") or element.get("content") or element.text or ""
        if any(around.tag in _AROUND for around in element.iterancestors()):
            continue
        said = f"{element.get('itemprop') or ''} {element.get('class') or ''}".lower()
        if "datepublished" in said or "dt-published" in said or "entry-date" in said:
            yield "datepublished", stated
        elif element.tag == "time" and "modified" not in said and "updated" not in said:
            yield "pubdate" if element.get("pubdate") is not None else "time", stated


def _linked_data(root: etree._Element) -> Iterator[tuple[str, str]]:
    for element in root.iter("script"):
        if (element.get("type") or "").lower() != "application/ld+json":
            continue
        text = element.text or ""
        if len(text) > _MAX_JSON:
            continue
        try:
            graph = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
        yield from (("json-ld", date) for date in _published_in(graph))


def _published_in(graph: Any) -> Iterator[str]:
    """Yield each `datePublished` of a graph of linked data, the outermost first, of the page's own text."""
    waiting = deque([graph])
    while waiting:
        node = waiting.popleft()
        if isinstance(node, dict):
            if isinstance(node.get("datePublished"), str):
                yield node["datePublished"]
            waiting.extend(value for key, value in node.items() if key not in _OF_OTHERS)
        elif isinstance(node, list):
            waiting.extend(node)
