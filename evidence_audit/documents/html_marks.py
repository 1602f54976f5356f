"""How calls of notes look on a page: what is printed, and what the markup says of it."""

import re
from collections.abc import Iterator

from lxml import etree

from evidence_audit.documents.printed_marks import LONGEST_MARKER

_ATTRIBUTES = ("class", "role", "rel", "{http://www.idpf.org/2007/ops}type", "epub:type", "data-type")
_CALLS = re.compile(
    r"foot-?_?note|end-?_?note|side-?note|note-?_?ref|fn-?ref|foot-?ref|biblio-?ref|(?:^|[-_])(?:cite|citation|bibr)"
    r"|^fn$|^reference$|^refnote$|ref-tip|_idFootnote",
    re.IGNORECASE,
)
_BACK = re.compile(r"back|reverse|return", re.IGNORECASE)
_LISTS = re.compile(
    r"foot-?_?note|end-?_?note|side-?note|margin-?note|refs?list|references?$|bib(?:lio|item|l)|csl-(?:bib|entry)"
    r"|^notes?$|^fn|^ftn|^edn|^citation$",
    re.IGNORECASE,
)
_RAISING = re.compile(
    r"vertical-align\s*:\s*(?:super|text-top|top|\d)|position\s*:\s*relative", re.IGNORECASE
)


def words_of(element: etree._Element) -> str:
    """Return the text in an element, comments left out."""
    return (
        "".join(str(text) for text in element.itertext(with_tail=False) if text) if _is_tag(element) else ""
    )


def says_call(element: etree._Element) -> bool:
    """Say whether an element, what is around it or in it is called a call of a note by its class or role."""
    for part in _near(element):
        for token in _tokens(part):
            if _CALLS.search(token) and not _BACK.search(token):
                # Sphinx calls every link inside a document a reference.
                if token == "reference" and "sup" not in (element.tag, part.tag):
                    continue
                return True
    return (
        "footnote-label" in (element.get("aria-describedby") or "") or "data-footnote-ref" in element.attrib
    )


def says_note(element: etree._Element, *, around: int = 3) -> bool:
    """Say whether an element, or what is around it, is called a note or a list of notes."""
    part: etree._Element | None = element
    for _ in range(around + 1):
        if part is None or part.tag in ("body", "main", "article"):
            return False
        if any(_LISTS.search(token) for token in (*_tokens(part), part.get("id") or "")):
            return True
        part = part.getparent()
    return False


def is_raised(element: etree._Element) -> bool:
    """Say whether an element stands above the line, by its tag, class or style."""
    return any(
        part.tag == "sup"
        or bool(_RAISING.search(part.get("style") or ""))
        or any(token.lower() in ("super", "superscript", "sup") for token in _tokens(part))
        for part in _near(element)
    )


def goes_back(element: etree._Element) -> bool:
    """Say whether a link is called one that leads back."""
    tokens = [*_tokens(element), element.get("aria-label") or "", element.get("title") or ""]
    return any(_BACK.search(token) for token in tokens)


def _near(element: etree._Element) -> Iterator[etree._Element]:
    """Yield an element, those around it on the same line, and the first in it."""
    yield element
    around = element.getparent()
    for _ in range(2):
        if around is None or around.tag not in (
            "sup",
            "span",
            "a",
            "small",
            "b",
            "strong",
            "em",
            "i",
            "font",
            "cite",
        ):
            break
        # A span around several calls says something of each; one around a sentence says nothing.
        if not _is_short(around):
            break
        yield around
        around = around.getparent()
    first = next((child for child in element if _is_tag(child)), None)
    if first is not None:
        yield first


def _is_short(element: etree._Element) -> bool:
    length = 0
    for text in element.itertext(with_tail=False):
        length += len(str(text))
        if length > LONGEST_MARKER:
            return False
    return True


def _tokens(element: etree._Element) -> list[str]:
    return " ".join(element.get(name) or "" for name in _ATTRIBUTES).split()


def _is_tag(element: etree._Element) -> bool:
    return isinstance(element.tag, str)
