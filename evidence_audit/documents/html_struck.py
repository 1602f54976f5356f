"""What is on a page, but no text of it: deleted words, hidden ones, remarks of editors, page numbers."""

import re

from lxml import etree

from evidence_audit.documents.html_marks import words_of

_OUT_OF_SIGHT = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_IN_LINE = frozenset(("span", "sup", "sub", "small", "a", "b", "i", "em", "strong", "font", "abbr"))
_REMARK = re.compile(r"mso-element\s*:\s*comment", re.IGNORECASE)
_REMARK_CALL = re.compile(r"#(?:_msocom_|_msoanchor_|_anchor_|cmnt(?:_ref)?)\d", re.IGNORECASE)
_REMARK_NAME = re.compile(r"cmnt\d+")
_PAGE = re.compile(r"(?:^|\s)(?:doc-)?(?:page-?num(?:ber)?|page-?no|page-?break)(?:\s|$)", re.IGNORECASE)
_LONGEST_PAGE = 16
"""Characters of a page number amid the text: `[Page 117]`."""


class Struck:
    """Tells what is no text of a page."""

    def __init__(self, root: etree._Element) -> None:
        # Google Docs writes the remarks of editors behind the text, each in a division of its own.
        named = (link for link in root.iter("a") if _REMARK_NAME.fullmatch(link.get("id") or ""))
        self._remarks = {
            around for link in named if (around := next(link.iterancestors("div"), None)) is not None
        }

    def holds(self, element: etree._Element) -> bool:
        """Say whether an element is no text."""
        if element.tag == "del" or element in self._remarks or is_remark_call(element):
            return True
        style = element.get("style") or ""
        if element.tag in _IN_LINE and (_OUT_OF_SIGHT.search(style) or element.get("hidden") is not None):
            return True
        return bool(style and _REMARK.search(style)) or _is_page(element)


def is_remark_call(element: etree._Element) -> bool:
    """Say whether a link leads to the remark of an editor, or back from it."""
    return element.tag == "a" and _REMARK_CALL.match(element.get("href") or "") is not None


def _is_page(element: etree._Element) -> bool:
    """Say whether an element is the number of a printed page, of this book or of the one referred to."""
    classes = element.get("class") or ""
    # MediaWiki sets the page of a reference behind its number.
    if element.tag == "sup" and "reference" in classes:
        return words_of(element).startswith(":")
    stated = f"{classes} {element.get('role') or ''} {element.get('epub:type') or ''}"
    return _PAGE.search(stated) is not None and len(words_of(element).strip()) <= _LONGEST_PAGE
