"""Elements of a page that may call a note, and where each of them leads.

A call leads there by a link, by the name of the place in an attribute, or by a link back from there.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from evidence_audit.documents.html_marks import goes_back, is_raised, says_call
from evidence_audit.documents.html_page import PageText
from evidence_audit.documents.printed_marks import marker_in
from evidence_audit.model import Span

_NAMED_IN = re.compile(r"[\w.:-]+")
_POINTING = ("aria-describedby", "aria-controls", "aria-details", "onclick", "for")
_MAY_POINT = ("sup", "a", "span", "button", "label", "abbr")
_AUTHORS = re.compile(r"(?=.*(?:1[6-9]|20)\d\d|.*[^\W\d_]{2}).{1,80}", re.DOTALL)
_AUTHOR = re.compile(r"[^\W\d_][\w’'-]*(?:\s[^\W\d_][\w’'-]*){0,4}(?=\s*(?:,|\.|\())")
_YEAR = re.compile(r"(?:1[6-9]|20)\d\d[a-z]?")
_BRACKETS = re.compile(r"[\[(]?([^\[\]]*)[\])]?")
_SAID = re.compile(r"[\[(]([^()\[\]]+)[\])]\s*$|([^()\[\]]+)$")
"""What of a citation is marker: all of `(Reed 2020)`, and of `Reed (2020)` what is in brackets."""
_NO_CALL = re.compile(
    r"(?:fig(?:ure)?s?|tab(?:le)?s?|sec(?:tion)?s?|ch(?:apter)?s?|parts?|box(?:es)?|app(?:endix)?|annex|eqs?|equations?"
    r"|pages?|pp?|steps?|examples?|theorem|lemma|definition)\.?[\s\d]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Lead(Span):
    """An element that may be a call, and where it leads."""

    element: etree._Element
    marker: str
    target: etree._Element
    fragment: str
    works: bool
    """It names a work of a list, as `Smith 2019`."""


def leads_of(page: PageText) -> list[Lead]:
    """Return whatever looks like a call and leads to a place behind it."""
    linked = list(_linked(page))
    calling = {lead.element for lead in linked}
    pointed = [lead for lead in _pointing(page) if not _among(lead.element, calling)]
    calling.update(lead.element for lead in pointed)
    answered = [lead for lead in _answered(page) if not _among(lead.element, calling)]
    keyed = [lead for lead in _keyed(page) if not _among(lead.element, calling)]
    return sorted([*linked, *pointed, *answered, *keyed], key=lambda lead: (lead.start, lead.end))


def _linked(page: PageText) -> Iterator[Lead]:
    """Yield links to a place further down."""
    for anchor in page.anchors:
        target = page.named(anchor.target)
        if target is None:
            continue
        printed = page.text[anchor.start : anchor.end]
        marker = _marker(anchor.element, printed)
        works = marker is None and _names_work(printed, target)
        if works:
            marker = _work_called(page, target, printed)
        if marker is None or page.spans[target][1] < anchor.end or _is_in_navigation(anchor.element):
            continue
        yield Lead(
            start=anchor.start,
            end=anchor.end,
            element=anchor.element,
            marker=marker,
            target=target,
            fragment=anchor.target,
            works=works,
        )


def _pointing(page: PageText) -> Iterator[Lead]:
    """Yield elements without a link that name a place further down in an attribute."""
    for element in _marking(page):
        start, end = page.spans[element]
        if page.text[start:end].strip() and not _is_in_navigation(element):
            marker = _marker(element, page.text[start:end])
            name, target = next(_named(page, element, end), ("", None))
            if marker and target is not None:
                yield Lead(
                    start=start,
                    end=end,
                    element=element,
                    marker=marker,
                    target=target,
                    fragment=name,
                    works=False,
                )


def _marking(page: PageText) -> Iterator[etree._Element]:
    for element in page.spans:
        if element.tag in _MAY_POINT and not (element.get("href") or "").startswith(("#", "http")):
            yield element


def _named(page: PageText, element: etree._Element, end: int) -> Iterator[tuple[str, etree._Element]]:
    for key, stated in element.attrib.items():
        if key in _POINTING or str(key).startswith("data-"):
            for name in _NAMED_IN.findall(str(stated)):
                target = page.named(name)
                if target is not None and target is not element and page.spans[target][0] >= end:
                    yield name, target


def _answered(page: PageText) -> Iterator[Lead]:
    """Yield elements that a link further down leads back to, as notes do."""
    for anchor in page.anchors:
        target = page.named(anchor.target)
        if target is None or page.spans[target][1] > anchor.start:
            continue
        element = _with_marker(page, target)
        if element is None:
            continue
        start, end = page.spans[element]
        marker = marker_in(page.text[start:end])
        if marker and (is_raised(element) or says_call(element)):
            yield Lead(
                start=start,
                end=end,
                element=element,
                marker=marker,
                target=anchor.element,
                fragment=anchor.target,
                works=False,
            )


def _keyed(page: PageText) -> Iterator[Lead]:
    """Yield citations whose element names the works by their keys, as pandoc writes them."""
    for element in page.spans:
        keys = (element.get("data-cites") or "").split()
        start, end = page.spans[element] if keys else (0, 0)
        said = _SAID.search(page.text, start, end)
        if said is None:
            continue
        parts = said[1].split(";")
        for key, part in zip(keys, parts if len(parts) == len(keys) else keys, strict=True):
            target = page.named(f"ref-{key}")
            if target is not None and page.spans[target][0] >= end:
                yield Lead(
                    start=said.start(),
                    end=end,
                    element=element,
                    marker=_work_called(page, target, part),
                    target=target,
                    fragment=key,
                    works=True,
                )


def _with_marker(page: PageText, target: etree._Element) -> etree._Element | None:
    """Return the element with the marker at a place: itself, or what stands behind an empty anchor."""
    start, end = page.spans[target]
    if page.text[start:end].strip():
        return target
    following = target.getnext()
    return following if following in page.spans and not (target.tail or "").strip() else None


def _marker(element: etree._Element, printed: str) -> str | None:
    """Return the marker that an element prints; the empty string where only its class says that it is one."""
    if printed.strip():
        return None if _NO_CALL.match(printed.strip()) else marker_in(printed)
    return "" if says_call(element) and element.find(".//img") is None and not goes_back(element) else None


def _names_work(printed: str, target: etree._Element) -> bool:
    """Say whether a link reads as a citation by author or year, and leads to a work of a list."""
    if _NO_CALL.match(printed.strip()) or not _AUTHORS.fullmatch(printed.strip()):
        return False
    role = target.get("role") or ""
    classes = f" {target.get('class') or ''} "
    return role == "doc-biblioentry" or any(
        f" {name} " in classes for name in ("csl-entry", "ltx_bibitem", "citation")
    )


def _work_called(page: PageText, target: etree._Element, printed: str) -> str:
    """Return what a citation of a work is called: its first author and the year printed, `Reed 2020`."""
    start, end = page.spans[target]
    author, year = _AUTHOR.match(page.text[start:end].strip()), _YEAR.search(printed)
    if author and year:
        return f"{' '.join(author[0].split())} {year[0]}"
    return " ".join(_BRACKETS.sub(r"\1", " ".join(printed.split())).split())


def _among(element: etree._Element, known: Mapping[etree._Element, object] | set[etree._Element]) -> bool:
    """Say whether an element, one around it or one in it is known already."""
    return any(part in known for part in (element, *element.iterancestors(), *element.iterdescendants()))


def _is_in_navigation(element: etree._Element) -> bool:
    return any(
        around.tag == "nav" or around.get("role") in ("navigation", "doc-toc")
        for around in element.iterancestors()
    )
