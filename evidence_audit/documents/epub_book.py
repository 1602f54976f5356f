"""The chapters of a book as one page, whose links lead from chapter to chapter.

Notes of a book often stand in a file of their own. On one page they are found as those of a
page are: each place gets the name of its file and its own, and each link leads to such a name.
"""

import re
from collections.abc import Iterable, Mapping
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from lxml import etree
from lxml import html as lxml_html

from evidence_audit.documents.html_page import PLACE
from evidence_audit.documents.html_source import decoded, tree
from evidence_audit.documents.packages import Package

_EMPTY = re.compile(r"<([A-Za-z][\w:.-]*)((?:\s[^<>\"']*(?:\"[^\"]*\"|'[^']*'))*\s*)/>")
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())  # noqa: SIM905
_NO_TEXT = frozenset(("cover", "toc", "page-list", "landmarks", "loi", "lot"))
_TYPES = ("epub:type", "{http://www.idpf.org/2007/ops}type")
_POINTING = ("aria-describedby", "aria-details")


def page_of(package: Package, files: Iterable[str], path: str) -> etree._Element:
    """Return the book as one page. Raises DocumentError for a chapter beyond measure."""
    html: etree._Element = lxml_html.Element("html")
    body = etree.SubElement(html, "body")
    chapters = {name: chapter for name in files if (chapter := _chapter(package, name, path)) is not None}
    numbers = {name: number for number, name in enumerate(chapters)}
    for name, chapter in chapters.items():
        _name_places(chapter, numbers[name])
        _lead_links(chapter, name, numbers)
        body.append(chapter)
    return html


def _chapter(package: Package, name: str, path: str) -> etree._Element | None:
    """Return the body of a file as a division; None for a cover, a table of contents or nothing."""
    content = package.content(name)
    if content is None:
        return None
    root = tree(_EMPTY.sub(_closed, decoded(content)), path)
    body = None if root is None else root.find("body")
    if body is None or _NO_TEXT.intersection(_types(body)):
        return None
    for part in [one for one in body.iter("section", "div", "nav") if _NO_TEXT.intersection(_types(one))]:
        if (around := part.getparent()) is not None:
            around.remove(part)
    body.tag = "div"
    body.tail = None
    return body


def _closed(found: re.Match[str]) -> str:
    """Return an element that XML closes at once as HTML closes it."""
    name, attributes = found[1], found[2]
    return found[0] if name.lower() in _VOID else f"<{name}{attributes}></{name}>"


def _types(element: etree._Element) -> list[str]:
    return " ".join(element.get(name) or "" for name in _TYPES).split()


def _name_places(chapter: etree._Element, number: int) -> None:
    chapter.set(PLACE, f"{number}#")
    for element in chapter.iter():
        own = element.get("id") or element.get("name") if isinstance(element.tag, str) else None
        if own and element is not chapter:
            element.set(PLACE, f"{number}#{own}")


def _lead_links(chapter: etree._Element, name: str, numbers: Mapping[str, int]) -> None:
    for element in chapter.iter():
        if not isinstance(element.tag, str):
            continue
        for key in _POINTING:
            if stated := element.get(key):
                element.set(key, f"{numbers[name]}#{stated}")
        address = (element.get("href") or "").strip()
        if element.tag != "a" or not address or "://" in address or address.startswith("mailto:"):
            continue
        file, _, place = address.partition("#")
        target = normpath(join(dirname(name), unquote(file))) if file else name
        if target in numbers:
            element.set("href", f"#{numbers[target]}#{unquote(place)}")
        else:
            del element.attrib["href"]
