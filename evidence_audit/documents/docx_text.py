"""The text of a DOCX, put together run by run."""

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from importlib.resources import files

from lxml import etree

from evidence_audit.documents.composing import Composer, Written, is_short
from evidence_audit.documents.docx_fields import Fields, NoteReference, link_of, note_reference, with_place
from evidence_audit.documents.docx_marks import NoteNumbers
from evidence_audit.documents.docx_numbers import Numbering
from evidence_audit.documents.docx_parts import Part, Parts
from evidence_audit.documents.docx_styles import Styles, W
from evidence_audit.model import AsideKind, Role

_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_POINTS = frozenset(("bookmarkStart", "bookmarkEnd", "instrText", "fldChar"))
# Deleted text and what is not for reading: properties, comments' anchors, readings of characters.
_SKIPPED = frozenset(("del", "moveFrom", "pPr", "rPr", "sdtPr", "rt", "delText", "delInstrText"))
_KINDS = ("footnote", "endnote")
_AROUND_CELLS = frozenset(("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"))


@dataclass(frozen=True, slots=True)
class _Call:
    """A note that was called."""

    key: str
    marker: str
    is_own: bool
    """The author chose the marker, which the note then repeats."""


def written(parts: Parts) -> Written:
    """Return the text of the body and, after it, of the notes that it calls."""
    writer = _Writer(parts)
    writer.write_blocks(parts.body.root)
    for kind, part in zip(_KINDS, (parts.footnotes, parts.endnotes), strict=True):
        if part is not None:
            writer.write_notes(kind, part)
    return writer.finish()


class _Writer:
    """Writes paragraphs and keeps what points into them."""

    def __init__(self, parts: Parts) -> None:
        self._composer = Composer()
        self._part = parts.body
        self._styles = Styles(parts.styles)
        self._lists = Numbering(parts.numbering, parts.styles)
        self._numbers = NoteNumbers(parts.body.root, parts.settings)
        self._fields = Fields()
        self._calls: dict[str, _Call] = {}
        self._bookmarks: dict[str, str] = {}
        self._bookmarked: dict[str, str] = {}
        self._references: list[tuple[int, int, NoteReference]] = []
        self._boxes: list[etree._Element] = []
        self._own_mark: tuple[str, int] | None = None
        self._joined: int | None = None

    def write_blocks(self, element: etree._Element) -> None:
        """Write every paragraph and table under `element`."""
        for block in _blocks(element):
            if block.tag == f"{W}tbl":
                self._write_table(block)
            elif block.tag == f"{W}sdt":
                self._write_contents(block)
            else:
                self._write_paragraph(block)
            self._write_boxes()

    def write_notes(self, kind: str, part: Part) -> None:
        """Write the notes of one kind, in the order of their calls."""
        self._part = part
        by_key = {f"{kind} {note.get(f'{W}id')}": note for note in part.root.iter(f"{W}{kind}")}
        waiting = [key for key in self._calls if key in by_key]
        for key in waiting:
            call = self._calls[key]
            write = partial(self.write_blocks, by_key[key])
            self._composer.note(key, call.marker, write, repeated=call.is_own)

    def finish(self) -> Written:
        """Return what was written."""
        for start, end, reference in self._references:
            if call := self._calls.get(self._bookmarked.get(reference.bookmark, "")):
                self._composer.call(start, call.key, call.marker, end)
        return self._composer.finish()

    def _write_contents(self, control: etree._Element) -> None:
        """Write a table of contents, which is a content control, and set it aside."""
        start = self._composer.length
        content = control.find(f"{W}sdtContent")
        if content is not None:
            self.write_blocks(content)
        self._composer.set_aside(start, AsideKind.BIBLIOGRAPHY)

    def _write_paragraph(self, paragraph: etree._Element) -> None:
        start = self._composer.length if self._joined is None else self._joined
        self._joined = None
        role = self._styles.role(paragraph)
        label = self._lists.label(paragraph)
        if label and _has_words(paragraph) and role is not Role.HEADING:
            self._composer.say(f"{label} ")
        self._write_runs(paragraph)
        properties = paragraph.find(f"{W}pPr")
        if properties is not None and _is_deleted(properties.find(f"{W}rPr")):
            self._joined = start  # its end was deleted: the next paragraph goes on with it
            return
        contents = self._styles.lists_contents(paragraph)
        self._composer.end_block(start, role)
        if contents:
            self._composer.set_aside(start, AsideKind.BIBLIOGRAPHY)
        if properties is not None and properties.find(f"{W}sectPr") is not None:
            self._numbers.end_section()

    def _write_boxes(self) -> None:
        """Write the text boxes of the paragraph or table above, each once."""
        while self._boxes:
            self.write_blocks(self._boxes.pop(0))

    def _write_table(self, table: etree._Element) -> None:
        """Write a row a line, its cells apart; rows that only lay out the page as the blocks they hold."""
        for row in _children(table, "tr"):
            properties = row.find(f"{W}trPr")
            if properties is not None and properties.find(f"{W}del") is not None:
                continue
            cells = list(_children(row, "tc"))
            if is_short(_words(cell) for cell in cells) and not any(_has_table(cell) for cell in cells):
                self._composer.row([self._cell(cell) for cell in cells])
            else:
                for cell in cells:
                    self.write_blocks(cell)

    def _cell(self, cell: etree._Element) -> Callable[[], None]:
        def write() -> None:
            for number, paragraph in enumerate(_blocks(cell)):
                if number:
                    self._composer.say(" ")
                self._write_runs(paragraph)

        return write

    def _write_runs(self, element: etree._Element) -> None:
        for child in element:
            tag = _tag(child)
            if tag in _SKIPPED or (tag == "Fallback" and _has_choice(child)):
                continue
            if tag == "hyperlink":
                start = self._composer.length
                self._write_runs(child)
                address = self._part.targets.get(child.get(_ID, ""), "")
                self._composer.link(start, with_place(address, child.get(f"{W}anchor", "")))
            elif tag == "fldSimple":
                start = self._composer.length
                self._write_runs(child)
                self._end_field(child.get(f"{W}instr", ""), start)
            elif tag == "r":
                self._write_run(child)
            elif tag == "txbxContent":
                self._boxes.append(child)
            elif tag == "sdt" and child.find(f"{W}sdtPr/{W}showingPlcHdr") is not None:
                continue  # nobody has filled it in
            else:
                self._write_sign(tag, child)

    def _write_run(self, run: etree._Element) -> None:
        if self._styles.is_hidden(run):
            return
        start = self._composer.length
        self._write_runs(run)
        if self._styles.is_raised(run):
            self._composer.raise_(start)
        if self._own_mark is not None and self._composer.said(self._own_mark[1]).strip():
            self._call_by_own_mark()

    def _write_sign(self, tag: str, child: etree._Element) -> None:
        """Write what stands in a run."""
        if tag == "t":
            self._composer.say("" if self._fields.in_code else child.text or "")
        elif tag in _SIGNS:
            self._composer.say(_SIGNS[tag])
        elif tag == "sym":
            self._composer.say(_symbol(child))
        elif tag in ("footnoteReference", "endnoteReference"):
            self._call(tag.removesuffix("Reference"), child)
        elif tag in _POINTS:
            self._pass(tag, child)
        else:
            self._write_runs(child)
        if tag == "lastRenderedPageBreak" or (tag == "br" and child.get(f"{W}type") == "page"):
            self._numbers.end_page()

    def _pass(self, tag: str, point: etree._Element) -> None:
        """Pass a point in the text that shows nothing itself."""
        if tag == "bookmarkStart":
            self._bookmarks[point.get(f"{W}id", "")] = point.get(f"{W}name", "")
        elif tag == "bookmarkEnd":
            self._bookmarks.pop(point.get(f"{W}id", ""), None)
        elif tag == "instrText":
            self._fields.add(point.text or "")
        else:
            self._turn_field(point.get(f"{W}fldCharType", ""))

    def _call(self, kind: str, reference: etree._Element) -> None:
        key = f"{kind} {reference.get(f'{W}id', '')}"
        if reference.get(f"{W}customMarkFollows", "0") not in ("0", "false", "off"):
            self._own_mark = key, self._composer.length
            return
        if key not in self._calls:
            self._calls[key] = _Call(key, self._numbers.next(kind), is_own=False)
        start = self._composer.length
        self._composer.say(self._calls[key].marker)
        self._add_call(key, start)

    def _call_by_own_mark(self) -> None:
        """Make a marker of the signs that stand where the author put a mark of his own."""
        if self._own_mark is None:
            return
        key, start = self._own_mark
        self._own_mark = None
        marker = " ".join(self._composer.said(start).split())
        self._calls.setdefault(key, _Call(key, marker, is_own=True))
        self._add_call(key, start)

    def _add_call(self, key: str, start: int) -> None:
        self._composer.call(start, key, self._calls[key].marker)
        for bookmark in self._bookmarks.values():
            self._bookmarked[bookmark] = key

    def _turn_field(self, turn: str) -> None:
        if turn == "begin":
            self._fields.begin()
        elif turn == "separate":
            self._fields.separate(self._composer.length)
        elif turn == "end":
            field = self._fields.end()
            if field is not None and field.shown_from is not None:
                self._end_field(field.code, field.shown_from)

    def _end_field(self, code: str, start: int) -> None:
        """Make of a field's text what its code says."""
        if address := link_of(code):
            self._composer.link(start, address)
        reference = note_reference(code)
        if reference is not None and (reference.as_marker or self._composer.is_raised(start)):
            self._references.append((start, self._composer.length, reference))


def _blocks(element: etree._Element) -> Iterator[etree._Element]:
    """Yield the paragraphs, tables and tables of contents under `element`, those in tables aside."""
    if element.tag in (f"{W}p", f"{W}tbl"):
        yield element
        return
    for child in element:
        if child.tag == f"{W}sdt" and _is_contents(child):
            yield child
        elif _tag(child) not in _SKIPPED:
            yield from _blocks(child)


def _is_contents(control: etree._Element) -> bool:
    gallery = control.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    return gallery is not None and gallery.get(f"{W}val") in ("Table of Contents", "Bibliographies Index")


def _children(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """Yield the rows of a table or cells of a row, in content controls too, those of tables within aside."""
    for child in element:
        if child.tag == f"{W}{name}":
            yield child
        elif _tag(child) in _AROUND_CELLS:
            yield from _children(child, name)


def _has_table(cell: etree._Element) -> bool:
    return next(cell.iter(f"{W}tbl"), None) is not None


def _has_choice(fallback: etree._Element) -> bool:
    """Say whether a second version, for older programs, stands beside one with text."""
    alternate = fallback.getparent()
    return alternate is not None and any(_tag(child) == "Choice" and len(child) for child in alternate)


def _is_deleted(mark: etree._Element | None) -> bool:
    return mark is not None and any(mark.find(f"{W}{name}") is not None for name in ("del", "moveFrom"))


def _has_words(paragraph: etree._Element) -> bool:
    return bool(_words(paragraph).strip())


def _words(element: etree._Element) -> str:
    return "".join(text.text or "" for text in element.iter(f"{W}t"))


def _tag(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _symbol(element: etree._Element) -> str:
    """Return what a sign in a font without letters says; the empty string for one unknown."""
    try:
        code = int(element.get(f"{W}char", ""), 16)
    except ValueError:
        return ""
    if not 0xE000 <= code <= 0xF8FF:
        return chr(code) if 0x20 <= code < 0xD800 or 0xF900 <= code <= 0x10FFFF else ""
    font = (element.get(f"{W}font") or "").lower().split(" ")[0]
    return _symbols().get(font, {}).get(f"{code & 0xFF:02x}", "")


@cache
def _symbols() -> dict[str, dict[str, str]]:
    return tomllib.loads(files(__package__).joinpath("symbols.toml").read_text(encoding="utf-8"))
