"""The text of a DOCX, put together run by run."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from evidence_audit.documents.docx_numbers import Numbering
from evidence_audit.documents.paragraphs import CAPTION
from evidence_audit.documents.tables import CELL_GAP
from evidence_audit.model import Block, Line, Link, Marker, Note, Role, Span

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_FIELD = re.compile(r"HYPERLINK\s+(?:\\\S+\s+)*\"([^\"]+)\"")
_HEADING = re.compile(r"^(?:heading|title|subtitle|berschrift|überschrift|titre|kop)", re.IGNORECASE)
_RAISED_STYLE = re.compile(
    r"superscript|(?:footnote|endnote)_?\s?(?:reference|anchor|characters)", re.IGNORECASE
)
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
# Deleted text, the codes of fields, and second versions of a drawing for older programs.
_SKIPPED = frozenset(("del", "moveFrom", "Fallback", "pPr", "rPr"))


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the package."""

    root: Element
    targets: Mapping[str, str]
    """Addresses by relationship id."""


@dataclass(slots=True)
class Written:
    """The text so far and everything that points into it."""

    text: str = ""
    title: str | None = None
    lines: list[Line] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    raised: list[Span] = field(default_factory=list)
    markers: list[Marker] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    note_spans: list[Span] = field(default_factory=list)


def written(
    body: Part, footnotes: Part | None, endnotes: Part | None, numbering: Numbering | None = None
) -> Written:
    """Return the text of the body and, after it, of the notes that it calls."""
    writer = _Writer(body, numbering or Numbering(None, None))
    for element in body.root:
        writer.write_blocks(element)
    for kind, part in (("footnote", footnotes), ("endnote", endnotes)):
        if part is not None:
            writer.write_notes(kind, part)
    return writer.finish()


class _Writer:
    """Writes paragraphs and keeps what points into them."""

    def __init__(self, body: Part, numbering: Numbering) -> None:
        self.written = Written()
        self._numbering = numbering
        self._part = body
        self._pieces: list[str] = []
        self._length = 0
        self._field = ""
        self._linked_from: int | None = None
        self._calls: dict[str, list[str]] = {"footnote": [], "endnote": []}

    def write_blocks(self, element: Element) -> None:
        """Write every paragraph and table under `element`."""
        for block in _blocks(element):
            if block.tag == f"{_W}tbl":
                self._write_table(block)
            else:
                self._write_paragraph(block)

    def write_notes(self, kind: str, part: Part) -> None:
        """Write the notes of one kind, in the order of their calls."""
        self._part = part
        by_id = {note.get(f"{_W}id"): note for note in part.root.iter(f"{_W}{kind}")}
        for number, id_ in enumerate(self._calls[kind], 1):
            if id_ not in by_id:
                continue
            mark = _mark(kind, number)
            start = self._length
            self._say(f"{mark} ")
            first, piece, block = self._length, len(self._pieces), len(self.written.blocks)
            self.write_blocks(by_id[id_])
            text = "".join(self._pieces[piece:]).rstrip()
            end = first + len(text)
            del self.written.blocks[block:]
            if end > first:
                self.written.blocks.append(Block(start=first, end=end))
            self._end_line(start, end)
            self.written.notes.append(
                Note(start=first, end=end, id=f"n-{mark}", marker=mark, text=" ".join(text.split()))
            )
            self.written.note_spans.append(Span(start=start, end=end))

    def finish(self) -> Written:
        """Return what was written."""
        self.written.text = "".join(self._pieces)
        known = {note.id for note in self.written.notes}
        self.written.markers = [
            marker
            if marker.note in known
            else Marker(start=marker.start, end=marker.end, marker=marker.marker)
            for marker in self.written.markers
        ]
        return self.written

    def _say(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)

    def _end_line(self, start: int, end: int) -> None:
        while self.written.lines and self.written.lines[-1].start >= start:
            self.written.lines.pop()
        self.written.lines.append(Line(start=start, end=end))

    def _write_paragraph(self, paragraph: Element) -> None:
        start = self._length
        label = self._numbering.label(paragraph)
        if label and _has_words(paragraph) and _role(paragraph, "") is not Role.HEADING:
            self._say(f"{label} ")
        piece = len(self._pieces)
        self._write_runs(paragraph)
        text = "".join(self._pieces[piece:])
        if text.strip():
            role = _role(paragraph, text)
            self._add_block(start, role)
            if role is Role.HEADING and self.written.title is None:
                self.written.title = " ".join(text.split())
            self._say("\n\n")

    def _add_block(self, start: int, role: Role) -> None:
        self.written.lines.append(Line(start=start, end=self._length))
        self.written.blocks.append(Block(start=start, end=self._length, role=role))

    def _write_table(self, table: Element) -> None:
        """Write a row a line, its cells apart."""
        for row in table.iter(f"{_W}tr"):
            start, piece = self._length, len(self._pieces)
            for index, cell in enumerate(row.iter(f"{_W}tc")):
                if index:
                    self._say(CELL_GAP)
                for number, paragraph in enumerate(cell.iter(f"{_W}p")):
                    if number:
                        self._say(" ")
                    self._write_runs(paragraph)
            if "".join(self._pieces[piece:]).strip():
                self._add_block(start, Role.CELL)
                self._say("\n\n")

    def _write_runs(self, element: Element) -> None:
        for child in element:
            tag = child.tag.removeprefix(_W) if child.tag.startswith(_W) else child.tag.rpartition("}")[2]
            if tag in _SKIPPED:
                continue
            if tag == "hyperlink":
                start = self._length
                self._write_runs(child)
                self._link(self._part.targets.get(child.get(_ID, ""), ""), start)
            elif tag == "r":
                start = self._length
                self._write_runs(child)
                if _is_raised(child) and self._length > start:
                    self.written.raised.append(Span(start=start, end=self._length))
            else:
                self._write_sign(tag, child)

    def _write_sign(self, tag: str, child: Element) -> None:
        """Write what stands in a run."""
        if tag == "t":
            self._say(child.text or "")
        elif tag in _SIGNS:
            self._say(_SIGNS[tag])
        elif tag in ("footnoteReference", "endnoteReference"):
            self._call(tag.removesuffix("Reference"), child.get(f"{_W}id", ""))
        elif tag == "instrText":
            self._field += child.text or ""
        elif tag == "fldChar":
            self._turn_field(child.get(f"{_W}fldCharType", ""))
        else:
            self._write_runs(child)

    def _call(self, kind: str, id_: str) -> None:
        calls = self._calls[kind]
        if id_ not in calls:
            calls.append(id_)
        mark = _mark(kind, calls.index(id_) + 1)
        start = self._length
        self._say(mark)
        self.written.markers.append(Marker(start=start, end=self._length, marker=mark, note=f"n-{mark}"))

    def _turn_field(self, turn: str) -> None:
        if turn == "begin":
            self._field, self._linked_from = "", None
        elif turn == "separate":
            self._linked_from = self._length
        elif self._linked_from is not None:
            found = _FIELD.search(self._field)
            self._link(found[1] if found else "", self._linked_from)
            self._linked_from = None

    def _link(self, url: str, start: int) -> None:
        if self._length > start and url.lower().startswith(("http://", "https://", "ftp://")):
            self.written.links.append(Link(start=start, end=self._length, url=url))


def _blocks(element: Element) -> Iterator[Element]:
    """Yield the paragraphs and tables under `element`, those in tables aside."""
    if element.tag in (f"{_W}p", f"{_W}tbl"):
        yield element
        return
    for child in element:
        yield from _blocks(child)


def _role(paragraph: Element, text: str) -> Role:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    name = (style.get(f"{_W}val") or "") if style is not None else ""
    if _HEADING.match(name) or paragraph.find(f"{_W}pPr/{_W}outlineLvl") is not None:
        return Role.HEADING
    if "caption" in name.lower() or CAPTION.match(text):
        return Role.CAPTION
    if paragraph.find(f"{_W}pPr/{_W}numPr") is not None or name.lower().startswith("list"):
        return Role.ITEM
    return Role.PARAGRAPH


def _has_words(paragraph: Element) -> bool:
    return any((text.text or "").strip() for text in paragraph.iter(f"{_W}t"))


def _is_raised(run: Element) -> bool:
    looks = run.find(f"{_W}rPr")
    if looks is None:
        return False
    stated = {name: looks.find(f"{_W}{name}") for name in ("vertAlign", "position", "rStyle")}
    place, height, style = ("" if one is None else one.get(f"{_W}val", "") for one in stated.values())
    if place:
        return place == "superscript"
    return bool(re.fullmatch(r"[1-9]\d*", height)) or bool(_RAISED_STYLE.search(style))


def _mark(kind: str, number: int) -> str:
    """Return the mark as word processors print it: 1, 2 for footnotes, i, ii for endnotes."""
    if kind == "footnote":
        return str(number)
    signs = (
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    )
    mark = ""
    for value, sign in signs:
        times, number = divmod(number, value)
        mark += sign * times
    return mark
