"""What stands around a page's own text: navigation, banners, comments, lists of other pages.

It is set aside, never thrown away, and only where something says so: its tag, its role, or a class
together with what it holds. A box with figures of its own stays, whatever it is called.
"""

import re
import tomllib
from functools import cache
from importlib.resources import files

from lxml import etree

from evidence_audit.documents.html_marks import says_note, words_of

_TAGS = frozenset(("nav", "select", "datalist", "dialog"))
_ROLES = frozenset(
    ("navigation", "banner", "contentinfo", "search", "doc-toc", "menu", "menubar", "alertdialog")
)
_OUTSIDE_MAIN = frozenset(("header", "footer", "aside"))
_MAIN = ("main", "article")
_MOST = 0.4
"""Share of a page's text beyond which nothing is taken for its surroundings by its class alone."""
_LINKED = 0.5
"""Share of link text from which a box is a list of links."""
_SMALL = 500
"""Characters of a page that is too short for shares to tell."""
_SENTENCE = 7
"""Words of a paragraph from which it is a sentence, and not a slogan."""
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")


class Surroundings:
    """Tells a page's own text from what stands around it."""

    def __init__(self, root: etree._Element) -> None:
        self._has_main = next(root.iter(*_MAIN), None) is not None
        self._length = sum(len(str(text).strip()) for text in root.itertext() if text)

    def holds(self, element: etree._Element, *, inside_main: bool) -> bool:
        """Say whether an element stands around the text."""
        role = element.get("role") or ""
        if role in _ROLES and not _leads_in(element):
            return True
        if element.tag in _TAGS:
            return True
        if element.tag in _OUTSIDE_MAIN or role == "complementary":
            return not inside_main and self._is_outside(element)
        return self._is_called_so(element)

    def _is_outside(self, element: etree._Element) -> bool:
        """Say whether a head, foot or side of the page is no part of its text."""
        if element.tag in ("header", "footer"):
            return not _leads_in(element)
        return self._has_main and not _holds_figures(element) and not says_note(element, around=0)

    def _is_called_so(self, element: etree._Element) -> bool:
        called = _called(element)
        if called is None or element.tag in ("html", "body", "main", "article", "h1", "table", "figure"):
            return False
        if next(element.iter(*_MAIN, "h1"), None) is not None or says_note(element, around=0):
            return False
        text = words_of(element)
        if self._length > _SMALL and len(text.strip()) > _MOST * self._length:
            return False
        return called == "always" or (not _holds_figures(element) and _is_of_links(element, text))


def _leads_in(element: etree._Element) -> bool:
    """Say whether a head opens the text: with the page's title and a sentence."""
    if next(element.iter("h1"), None) is None:
        return element.get("role") is None and any(
            says_note(one, around=0) for one in element.iter("ol", "ul", "dl")
        )
    return any(len(words_of(paragraph).split()) >= _SENTENCE for paragraph in element.iter("p"))


def _holds_figures(element: etree._Element) -> bool:
    """Say whether there is a table or picture with figures, or a sentence with one."""
    for part in element.iter("table", "figure", "blockquote", "p", "dd", "strong", "b", "big"):
        words = " ".join(text for text in _outside_links(part))
        if re.search(r"\d", words) and (
            part.tag in ("table", "figure", "blockquote") or len(words.split()) > 1
        ):
            return True
    return False


def _is_of_links(element: etree._Element, text: str) -> bool:
    linked = sum(len(words_of(link)) for link in element.iter("a", "button"))
    if linked >= _LINKED * max(len(text.strip()), 1):
        return True
    return re.search(r"\d", "".join(_outside_links(element))) is None


def _outside_links(element: etree._Element) -> list[str]:
    """Return the pieces of text in an element that are no link."""
    pieces = []
    for part in element.iter():
        if not isinstance(part.tag, str):
            continue
        if part.tag not in ("a", "button") and next(part.iterancestors("a", "button"), None) is None:
            pieces.append(part.text or "")
        if part is not element and next(part.iterancestors("a", "button"), None) is None:
            pieces.append(part.tail or "")
    return pieces


def _called(element: etree._Element) -> str | None:
    """Return the list of words that a class or id of the element is on; None for neither."""
    stated = f"{element.get('class') or ''} {element.get('id') or ''}".strip()
    if not stated:
        return None
    parts = _HUMP.sub("-", stated).lower().replace("_", "-")
    for name, pattern in _words().items():
        if pattern.search(parts):
            return name
    return None


@cache
def _words() -> dict[str, re.Pattern[str]]:
    table = tomllib.loads(files(__package__).joinpath("around.toml").read_text(encoding="utf-8"))
    return {
        name: re.compile(
            rf"(?<![^\s-])(?:{'|'.join(sorted(words.lower().split(), key=len, reverse=True))})(?![^\s-])"
        )
        for name, words in table.items()
    }
