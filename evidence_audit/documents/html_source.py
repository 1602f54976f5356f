"""The source of a page: from bytes to text, and from text to a tree, as browsers do it."""

import re

from lxml import etree
from lxml import html as lxml_html

from evidence_audit.documents.decoding import decode
from evidence_audit.errors import DocumentError

_META = re.compile(rb"<(?:meta|\?xml)\b[^>]*?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_META_WITHIN = 4096
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
# Control characters are no HTML, and some of them end libxml2's text. So does the end of the
# page, after which browsers go on reading. Each is blanked, so that lines and columns stay.
_NO_HTML = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]|</(?:body|html)\s*>", re.IGNORECASE)
_GROUPING = re.compile(r"</?(?:div|span|font|b|i|center|section)\b[^<>]*>", re.IGNORECASE)


def decoded(content: bytes, charset: str | None = None) -> str:
    """Return the text of a page: what the server said of its encoding counts before what the page says."""
    declared = _META.search(_COMMENT.sub(b"", content[:_META_WITHIN]))
    stated = declared[1].decode("ascii", errors="replace") if declared else None
    return _NO_HTML.sub(_blank, decode(content, charset, stated))


def tree(source: str, path: str) -> etree._Element | None:
    """Return the root of a page; None where there is nothing but comments and white space.

    Tags that only group are left out of a page nested deeper than libxml2 goes. Raises
    DocumentError where even then the text beyond would be lost.
    """
    root, is_whole = _parsed(source)
    if is_whole:
        return root
    root, is_whole = _parsed(_GROUPING.sub(_blank, source))
    if not is_whole:
        raise DocumentError(
            path,
            "its markup is nested over 2,000 levels deep",
            "open it in a browser and save its text, or print it as PDF",
        )
    return root


def _parsed(source: str) -> tuple[etree._Element | None, bool]:
    # HTML knows no entities but its own, and no external ones: what `huge_tree` allows here is
    # a page of 2,048 levels, and pictures of over ten million bytes in its attributes.
    parser = lxml_html.HTMLParser(encoding="utf-8", huge_tree=True, remove_pis=True, no_network=True)
    try:
        root = lxml_html.document_fromstring(source.encode("utf-8", errors="replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None, not _is_cut_off(parser)
    return root, not _is_cut_off(parser)


def _is_cut_off(parser: etree.HTMLParser) -> bool:
    return any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log.filter_from_fatals())


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])
