"""The text of an OpenDocument, put together span by span."""

import re
from collections.abc import Callable, Iterator
from functools import partial

from lxml import etree

from evidence_audit.documents.composing import Composer, Written, is_short
from evidence_audit.documents.odt_names import DRAW, HREF, OFFICE, TABLE, TEXT
from evidence_audit.documents.odt_styles import Styles
from evidence_audit.model import AsideKind, Role

_SPACE = re.compile(r"[ \t\r\n]+")
_PARAGRAPHS = (f"{TEXT}p", f"{TEXT}h")
# Deleted text, remarks of editors, readings of characters, forms and what is drawn for the eye.
_SKIPPED = frozenset(
    (
        f"{TEXT}tracked-changes",
        f"{OFFICE}annotation",
        f"{OFFICE}annotation-end",
        f"{TEXT}ruby-text",
        f"{OFFICE}forms",
        f"{OFFICE}event-listeners",
        f"{TEXT}note-citation",
        f"{TEXT}hidden-text",
        f"{TEXT}hidden-paragraph",
        f"{TEXT}table-of-content-source",
        f"{TABLE}shapes",
    )
)
_INDEXES = frozenset(
    f"{TEXT}{name}"
    for name in (
        "table-of-content",
        "alphabetical-index",
        "illustration-index",
        "table-index",
        "object-index",
        "user-index",
    )
)
_AROUND_ROWS = frozenset(f"{TABLE}{name}" for name in ("table-header-rows", "table-rows", "table-row-group"))
_MOST_SPACES = 100


def written(text: etree._Element, styles: Styles) -> Written:
    """Return the text of a document's body and, after it, of the notes that it calls."""
    writer = _Writer(styles)
    writer.write_blocks(text)
    return writer.finish()


class _Writer:
    """Writes paragraphs and keeps what points into them."""

    def __init__(self, styles: Styles) -> None:
        self._composer = Composer()
        self._styles = styles
        self._notes: dict[str, tuple[str, etree._Element]] = {}
        self._references: list[tuple[int, int, str]] = []
        self._boxes: list[etree._Element] = []
        self._lists: list[str] = []
        self._counts: dict[tuple[str, int], int] = {}
        self._after_space = True

    def write_blocks(self, element: etree._Element) -> None:
        """Write every paragraph, list and table under `element`."""
        for child in element:
            self._write_block(child)

    def _write_block(self, block: etree._Element) -> None:
        if block.tag in _SKIPPED:
            return
        if block.tag in _PARAGRAPHS:
            self._write_paragraph(block)
        elif block.tag == f"{TABLE}table":
            self._write_table(block)
        elif block.tag == f"{TEXT}list":
            self._write_list(block)
        elif block.tag in _INDEXES:
            start = self._composer.length
            self.write_blocks(block)
            self._composer.set_aside(start, AsideKind.BIBLIOGRAPHY)
        else:
            self.write_blocks(block)
        self._write_boxes()

    def finish(self) -> Written:
        """Write the notes, and return all that was written."""
        for key, (marker, body) in list(self._notes.items()):
            self._composer.note(key, marker, partial(self.write_blocks, body))
        for start, end, key in self._references:
            if key in self._notes:
                self._composer.call(start, key, self._notes[key][0], end)
        return self._composer.finish()

    def _write_paragraph(self, paragraph: etree._Element, label: str = "") -> None:
        start = self._composer.length
        if label:
            self._composer.say(f"{label} ")
        self._write_inline(paragraph)
        style = paragraph.get(f"{TEXT}style-name", "")
        if paragraph.tag == f"{TEXT}h" or self._styles.is_heading(style):
            role = Role.HEADING
        else:
            role = Role.ITEM if self._lists else Role.PARAGRAPH
        self._composer.end_block(start, role)

    def _write_boxes(self) -> None:
        """Write the text boxes of the paragraph or table above."""
        while self._boxes:
            self.write_blocks(self._boxes.pop(0))

    def _write_list(self, list_: etree._Element) -> None:
        """Write the entries of a list, numbered as they are printed."""
        self._lists.append(list_.get(f"{TEXT}style-name") or (self._lists[-1] if self._lists else ""))
        style, depth = self._lists[-1], len(self._lists)
        if not list_.get(f"{TEXT}continue-numbering") and not list_.get(f"{TEXT}continue-list"):
            self._counts[style, depth] = 0
        for entry in list_:
            if entry.tag != f"{TEXT}list-item":
                self.write_blocks(entry)
                continue
            first = next((child for child in entry if child.tag in _PARAGRAPHS), None)
            label = (
                self._styles.number(style, depth, self._counts.get((style, depth), 0))
                if first is not None
                else ""
            )
            self._counts[style, depth] = self._counts.get((style, depth), 0) + 1
            self._write_entry(entry, first, label)
        self._lists.pop()

    def _write_entry(self, entry: etree._Element, first: etree._Element | None, label: str) -> None:
        for child in entry:
            if child is first and _words(child).strip():
                self._write_paragraph(child, label)
                self._write_boxes()
            else:
                self._write_block(child)

    def _write_table(self, table: etree._Element) -> None:
        """Write a row a line, its cells apart; rows that only lay out the page as the blocks they hold."""
        for row in _rows(table):
            cells = [cell for cell in row if cell.tag == f"{TABLE}table-cell"]
            if is_short(map(_words, cells)) and not any(_has_table(cell) for cell in cells):
                self._composer.row([self._cell(cell) for cell in cells])
            else:
                for cell in cells:
                    self.write_blocks(cell)
            self._write_boxes()

    def _cell(self, cell: etree._Element) -> Callable[[], None]:
        def write() -> None:
            for number, paragraph in enumerate(cell.iter(*_PARAGRAPHS)):
                if any(around.tag in (f"{TEXT}note", *_SKIPPED) for around in paragraph.iterancestors()):
                    continue
                if number:
                    self._composer.say(" ")
                self._write_inline(paragraph)

        return write

    def _write_inline(self, paragraph: etree._Element) -> None:
        self._after_space = True
        self._write_within(paragraph)

    def _write_within(self, element: etree._Element) -> None:
        self._say(element.text)
        for child in element:
            if child.tag not in _SKIPPED:
                self._write_child(child)
            self._say(child.tail)

    def _write_child(self, child: etree._Element) -> None:
        start = self._composer.length
        if child.tag == f"{TEXT}note":
            self._call(child)
        elif child.tag == f"{TEXT}s":
            count = child.get(f"{TEXT}c", "1")
            self._put(" " * min(int(count) if count.isdecimal() else 1, _MOST_SPACES))
        elif child.tag == f"{TEXT}tab":
            self._put("\t")
        elif child.tag == f"{TEXT}line-break":
            self._put("\n")
        elif child.tag == f"{DRAW}text-box":
            self._boxes.append(child)
        elif child.tag == f"{TEXT}a":
            self._write_within(child)
            self._composer.link(start, child.get(HREF, ""))
        elif child.tag == f"{TEXT}span":
            self._write_span(child)
        elif child.tag == f"{TEXT}note-ref":
            self._write_within(child)
            self._refer(child, start)
        elif child.tag.startswith((TEXT, DRAW, OFFICE)):
            self._write_within(child)

    def _write_span(self, span: etree._Element) -> None:
        style = span.get(f"{TEXT}style-name", "")
        if self._styles.is_hidden(style):
            return
        start = self._composer.length
        self._write_within(span)
        if self._styles.is_raised(style):
            self._composer.raise_(start)

    def _call(self, note: etree._Element) -> None:
        citation, body = note.find(f"{TEXT}note-citation"), note.find(f"{TEXT}note-body")
        marker = (
            ""
            if citation is None
            else (citation.get(f"{TEXT}label") or "".join(map(str, citation.itertext())))
        )
        marker = " ".join(marker.split())
        if not marker or body is None:
            return
        key = note.get(f"{TEXT}id") or f"note {len(self._notes) + 1}"
        self._notes.setdefault(key, (marker, body))
        start = self._composer.length
        self._put(marker)
        self._composer.call(start, key, marker)

    def _refer(self, reference: etree._Element, start: int) -> None:
        """Take a cross reference to a note for a marker where it is raised as one."""
        around = reference.getparent()
        style = "" if around is None else around.get(f"{TEXT}style-name", "")
        if around is not None and around.tag == f"{TEXT}span" and self._styles.is_raised(style):
            self._references.append((start, self._composer.length, reference.get(f"{TEXT}ref-name", "")))

    def _say(self, text: str | None) -> None:
        """Write text, its white space collapsed."""
        if not text:
            return
        said = _SPACE.sub(" ", text)
        if self._after_space and said.startswith(" "):
            said = said[1:]
        self._put(said)

    def _put(self, text: str) -> None:
        if text:
            self._composer.say(text)
            self._after_space = text[-1] in " \n\t"


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if child.tag == f"{TABLE}table-row":
            yield child
        elif child.tag in _AROUND_ROWS:
            yield from _rows(child)


def _has_table(cell: etree._Element) -> bool:
    return next(cell.iter(f"{TABLE}table"), None) is not None


def _words(element: etree._Element) -> str:
    return "".join(map(str, element.itertext()))
