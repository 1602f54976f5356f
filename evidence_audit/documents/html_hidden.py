"""Notes in attributes: what a page shows only where the pointer rests on a marker.

They are written out at the end of the page, before its text is read, so that they can be
found, quoted and followed like all others.
"""

import re
from collections.abc import Iterator, Mapping

from lxml import etree
from lxml import html as lxml_html

from evidence_audit.documents.html_marks import is_raised, says_call, words_of
from evidence_audit.documents.printed_marks import marker_in

_ATTRIBUTES = re.compile(
    r"title|data-(?:[\w-]*(?:content|tooltip|tippy|footnote|note|title|text|html|tip|definition)[\w-]*)"
)
_MAY_HIDE = ("sup", "a", "span", "button", "abbr", "label", "cite")
_SEVERAL = 3
"""Notes with words enough, from which a short one (`Ibid.`) is taken for a note too."""
_TAG = re.compile(
    r"</?(?:a|abbr|b|br|cite|div|em|i|li|ol|p|q|small|span|strong|sub|sup|u|ul)\b[^<>]*>", re.IGNORECASE
)
_GENERIC = re.compile(
    r"(?:see|view|show|go to|jump|read|open|link to|click|back|return)\b.{0,40}"
    r"|(?:foot|end)?note\s\W?\w{1,4}\W?",
    re.IGNORECASE,
)
_LONGEST = 8000
"""Characters of a note."""
_COMPARED, _TELLING = 60, 12
"""Characters by which a note is looked for elsewhere on the page, and the fewest that tell."""


def written_out(root: etree._Element) -> Mapping[etree._Element, etree._Element]:
    """Write the notes in attributes out at the page's end; return each call with its note."""
    body = root.find("body")
    if body is None:
        return {}
    hidden = [(call, _element(stated)) for call, stated in _hidden(root)]
    said = _squeezed(words_of(body)) if hidden else ""
    telling = [text for _, note in hidden if len(text := _squeezed(words_of(note))) >= _TELLING]
    repeated = sum(text[:_COMPARED] in said for text in telling)
    if not telling or repeated > len(telling) / 2:
        return {}  # the notes stand on the page as well
    found: dict[etree._Element, etree._Element] = {}
    for call, note in hidden:
        is_short = len(_squeezed(words_of(note))) < _TELLING
        if not _is_near(call, found) and not (is_short and len(telling) < _SEVERAL):
            note.sourceline = call.sourceline
            found[call] = note
    body.extend(found.values())
    return found


def _hidden(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Yield the markers of the page that carry words in an attribute."""
    names = None
    for element in root.iter(*_MAY_HIDE):
        stated = _stated(element)
        if not stated:
            continue
        printed = words_of(element)
        if printed.strip() and marker_in(printed) is None:
            continue
        if not (is_raised(element) or says_call(element) or _leads_nowhere(element)):
            continue
        names = _names(root) if names is None else names
        target = (element.get("href") or "").rpartition("#")[2]
        if target not in names:
            yield element, stated


def _stated(element: etree._Element) -> str:
    """Return the longest words in an attribute of a marker; the empty string for none."""
    stated = [
        str(value)
        for name, value in element.attrib.items()
        if _ATTRIBUTES.fullmatch(str(name)) and re.search(r"[^\W\d_]{3}", str(value))
    ]
    stated = [value for value in stated if len(value) <= _LONGEST]
    return max((value for value in stated if not _GENERIC.fullmatch(value.strip())), key=len, default="")


def _leads_nowhere(element: etree._Element) -> bool:
    return element.tag == "a" and (element.get("href") or "#").startswith(("#", "javascript:"))


def _names(root: etree._Element) -> frozenset[str]:
    return frozenset(name for one in root.iter() for key in ("id", "name") if (name := one.get(key)))


def _element(stated: str) -> etree._Element:
    """Return a paragraph with the words of an attribute, which may hold markup."""
    if _TAG.search(stated):
        written: etree._Element = lxml_html.fragment_fromstring(stated, create_parent="p")
        return written
    paragraph: etree._Element = lxml_html.Element("p")
    paragraph.text = stated
    return paragraph


def _is_near(call: etree._Element, found: Mapping[etree._Element, etree._Element]) -> bool:
    """Say whether a marker's note was found in an element around it, or in one in it."""
    return any(one in found for one in (*call.iterancestors(), *call.iterdescendants()))


def _squeezed(text: str) -> str:
    return "".join(text.split()).casefold()
