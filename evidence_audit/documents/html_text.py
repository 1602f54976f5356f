"""The text of a page, built node by node, with the source line of every piece."""

import re
from collections.abc import Iterator
from typing import cast
from urllib.parse import unquote, urldefrag, urljoin

from lxml import etree

from evidence_audit.documents.html_around import Surroundings
from evidence_audit.documents.html_lists import unlinked_notes
from evidence_audit.documents.html_page import Anchor, PageText, names_of
from evidence_audit.documents.html_struck import Struck, is_remark_call
from evidence_audit.documents.tables import CELL_GAP, SHORT_CELL
from evidence_audit.documents.wrapped_links import unwrapped
from evidence_audit.model import Block, Line, Link, Role, Span

DROPPED = frozenset(
    ["annotation", "script", "style", "template", "noscript", "iframe", "object", "canvas", "head"]
)
_ROLES = {
    **dict.fromkeys(["h1", "h2", "h3", "h4", "h5", "h6"], Role.HEADING),
    **dict.fromkeys(["li", "dt", "dd"], Role.ITEM),
    **dict.fromkeys(["td", "th", "tr"], Role.CELL),
    **dict.fromkeys(["caption", "figcaption"], Role.CAPTION),
    "pre": Role.CODE,
}
_BREAKING = frozenset(_ROLES) | frozenset(
    """address article aside blockquote body center details dialog div dl fieldset figure footer form
    header hr legend main menu nav ol optgroup option p section select summary table tbody tfoot thead
    ul""".split()  # noqa: SIM905  # a list of words reads better as words
)
_MAIN = frozenset(["article", "main"])
_CELL = frozenset(("td", "th"))
_LONGEST_MARKER = 24
"""Characters."""
_WORD = re.compile(r"[^\W\d_]{3}")
_SPACE = re.compile(r"[ \t\r\f\n]+")
_INK = re.compile(r"\S+")


def text_of(root: etree._Element, source: str, base: str) -> PageText:
    """Return the text of the page. `source` is its text as a file; `base` resolves links."""
    walk = _Walk(source, base, root)
    labels = unlinked_notes(root)
    skipping: etree._Element | None = None
    for event, element in etree.iterwalk(root, events=("start", "end", "comment")):
        if event == "comment":
            walk.pass_over(element)
            if skipping is None:
                walk.say(element.tail)
            continue
        if event == "start":
            walk.reach(element)
            if skipping is None and element.tag in DROPPED:
                skipping = element
            if skipping is None:
                walk.open(element, labels.get(element, ""))
            else:
                walk.count(element.text)
            continue
        if skipping is None:
            walk.close(element)
        if skipping is element:
            skipping = None
        if skipping is None:
            walk.say(element.tail)
        else:
            walk.count(element.tail)
    return walk.finish()


class _Walk:
    """The walk through the tree, and what it has gathered so far."""

    def __init__(self, source: str, base: str, root: etree._Element) -> None:
        self.page = PageText()
        self._base = base
        self._names = _names(root)
        self._surroundings = Surroundings(root)
        self._struck = Struck(root)
        self._source = source.split("\n")
        self._parts: list[str] = []
        self._length = 0
        self._gap = ""
        self._line, self._column = 1, 0
        self._block_start: int | None = None
        self._roles: list[Role] = [Role.PARAGRAPH]
        self._row: etree._Element | None = None
        self._verbatim = 0
        self._inside_main = 0

    def reach(self, element: etree._Element) -> None:
        """Note the source line of a start tag."""
        line = cast("int", element.sourceline or 0)
        if line > self._line:
            self._line, self._column = line, 0

    def count(self, text: str | None) -> None:
        """Pass over text that is not kept."""
        breaks = text.count("\n") if text else 0
        if breaks:
            self._line, self._column = self._line + breaks, 0

    def pass_over(self, comment: etree._Element) -> None:
        """Pass over a comment."""
        self.reach(comment)
        self.count(comment.text if isinstance(comment.text, str) else None)

    def open(self, element: etree._Element, label: str = "") -> None:
        """Enter an element and say its own first text, behind the `label` that browsers print."""
        tag = element.tag
        if tag in _BREAKING:
            self._break(element)
            self._roles.append(_ROLES.get(tag, Role.PARAGRAPH if tag in ("p", "div") else self._roles[-1]))
        elif tag == "br":
            self._gap = "\n"
        self._verbatim += tag in ("pre", "textarea")
        self._inside_main += tag in _MAIN
        self.page.spans[element] = (self._place(), -1)
        if tag == "img" and (alt := (element.get("alt") or "").strip()):
            self.say(f" {alt} ", of_source=False)
        if label:
            self.say(f"{label} ", of_source=False)
        self.say(element.text)

    def close(self, element: etree._Element) -> None:
        """Leave an element."""
        tag = element.tag
        start, end = self.page.spans[element][0], self._length
        start = min(start, end)
        self.page.spans[element] = (start, end)
        self._verbatim -= tag in ("pre", "textarea")
        self._inside_main -= tag in _MAIN
        if tag == "sup":
            self.page.raised.append(Span(start=start, end=end))
        elif tag == "a":
            self._link(element, start, end)
        if end > start:
            self._set_aside(element, start, end)
        if tag in _BREAKING:
            self._break(element, closing=True)
            self._roles.pop()

    def say(self, text: str | None, *, of_source: bool = True) -> None:
        """Append a text node, white space collapsed; each source line of it becomes a Line."""
        if not text:
            return
        pieces = text.split("\n")
        for index, piece in enumerate(pieces):
            if index:
                if of_source:
                    self._line, self._column = self._line + 1, 0
                self._gap = self._gap or ("\n" if self._verbatim else " ")
            self._say_piece(piece, of_source=of_source)

    def finish(self) -> PageText:
        """Return what was gathered."""
        self._end_block()
        self.page.text = "".join(self._parts)
        self.page.anchors.sort(key=lambda anchor: anchor.start)
        self.page.links.sort(key=lambda link: link.start)
        for element in self.page.spans:
            for name in names_of(element):
                self.page.names.setdefault(name, element)
        return self.page

    def _say_piece(self, piece: str, *, of_source: bool) -> None:
        words = piece.strip(" \t\r\f")
        if not words or words.isspace():
            self._gap = self._gap or (" " if piece else "")
            return
        if piece[0] in " \t\r\f":
            self._gap = self._gap or " "
        said = piece.rstrip() if self._verbatim else _SPACE.sub(" ", words)
        column = self._find(words) if of_source else self._column
        self._put_gap()
        start = self._length
        self._parts.append(said)
        self._length += len(said)
        if self._block_start is None:
            self._block_start = start
        self.page.lines.append(Line(start=start, end=self._length, number=self._line, column=column + 1))
        if piece[-1] in " \t\r\f":
            self._gap = " "

    def _find(self, words: str) -> int:
        """Return the 0-based column at which `words` stand in the present source line."""
        if self._line > len(self._source):
            return self._column
        content = self._source[self._line - 1]
        at = content.find(words, self._column)
        if at < 0:  # entities: the first word will do
            word = _INK.search(words)
            at = content.find(word[0], self._column) if word else -1
        if at < 0:
            return self._column
        self._column = at + 1
        return at

    def _place(self) -> int:
        """Return where the next word will stand."""
        return self._length + (len(self._gap) if self._length else 0)

    def _put_gap(self) -> None:
        if self._gap and self._length:
            self._parts.append(self._gap)
            self._length += len(self._gap)
        self._gap = ""

    def _break(self, element: etree._Element, *, closing: bool = False) -> None:
        if element.tag == "tr":
            self._end_block()
            self._row = None if closing or not _is_short_row(element) else element
        elif element.tag in _CELL and self._row is not None:
            if self._block_start is not None:
                self._gap = CELL_GAP
        elif self._row is None:
            self._end_block()

    def _end_block(self) -> None:
        if self._block_start is not None:
            self.page.blocks.append(Block(start=self._block_start, end=self._length, role=self._roles[-1]))
        self._block_start = None
        if self._length:
            self._gap = "\n\n"

    def _set_aside(self, element: etree._Element, start: int, end: int) -> None:
        if self._struck.holds(element):
            self.page.struck.append(Span(start=start, end=end))
        elif self._surroundings.holds(element, inside_main=self._inside_main > 0):
            self.page.around.append(Span(start=start, end=end))

    def _link(self, element: etree._Element, start: int, end: int) -> None:
        target = (element.get("href") or "").strip()
        if place := self._place_on_page(target, element):
            if not is_remark_call(element):
                self.page.anchors.append(Anchor(start, end, place, element))
            return
        url = unwrapped(self._resolved(target))
        if url.lower().startswith(("http://", "https://", "ftp://")) and end > start:
            self.page.links.append(Link(start=start, end=end, url=url))

    def _place_on_page(self, target: str, element: etree._Element) -> str | None:
        """Return the name of a place on this page that a link leads to; None for all other links.

        A saved page does not know its own address: a link with the name of one of its places,
        under a marker, an arrow or nothing, is taken for one that stays on the page.
        """
        path, _, fragment = target.partition("#")
        if not fragment:
            return None
        name = fragment if fragment in self._names else unquote(fragment)
        if not path or (self._base and urldefrag(self._resolved(target))[0] == urldefrag(self._base)[0]):
            return name
        if name not in self._names:
            return None
        printed = "".join(_texts(element)).strip()
        return name if len(printed) < _LONGEST_MARKER and not _WORD.search(printed) else None

    def _resolved(self, target: str) -> str:
        if not target or not self._base:
            return target
        try:
            return urljoin(self._base, target)
        except ValueError:
            return target


def _names(root: etree._Element) -> frozenset[str]:
    """Return the names that links may lead to."""
    return frozenset(name for element in root.iter() for name in names_of(element))


def _is_short_row(row: etree._Element) -> bool:
    return all(_is_short(cell) for cell in row if isinstance(cell.tag, str))


def _is_short(cell: etree._Element) -> bool:
    length = 0
    for text in _texts(cell):
        length += len(text.strip())
        if length > SHORT_CELL:
            return False
    return True


def _texts(element: etree._Element) -> Iterator[str]:
    return (str(text) for text in element.itertext())
