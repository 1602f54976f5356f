"""The text of an office document, put together piece by piece, with all that points into it."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from evidence_audit.documents.paragraphs import CAPTION
from evidence_audit.documents.tables import CELL_GAP, SHORT_CELL
from evidence_audit.documents.wrapped_links import unwrapped
from evidence_audit.model import Aside, AsideKind, Block, Line, Link, Marker, Note, Role, Span

_WEB = ("http://", "https://", "ftp://")


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
    asides: list[Aside] = field(default_factory=list)


class Composer:
    """Writes pieces one after another."""

    def __init__(self) -> None:
        self._written = Written()
        self._pieces: list[str] = []
        self._ids: dict[str, str] = {}
        self._named: Counter[str] = Counter()
        self.length = 0
        """Characters written so far: where the next piece will stand."""

    def say(self, text: str) -> None:
        """Write a piece."""
        if text:
            self._pieces.append(text)
            self.length += len(text)

    def said(self, start: int) -> str:
        """Return what was written from `start` on."""
        pieces, at = [], self.length
        for piece in reversed(self._pieces):
            if at <= start:
                break
            pieces.append(piece)
            at -= len(piece)
        return "".join(reversed(pieces))[max(start - at, 0) :]

    def end_block(self, start: int, role: Role) -> None:
        """End a block that began at `start`; a blank one is none."""
        text = self.said(start)
        if not text.strip():
            return
        if role is Role.PARAGRAPH and CAPTION.match(text):
            role = Role.CAPTION
        if role is Role.HEADING and self._written.title is None:
            self._written.title = " ".join(text.split())
        self._written.lines.append(Line(start=start, end=self.length))
        self._written.blocks.append(Block(start=start, end=self.length, role=role))
        self.say("\n\n")

    def link(self, start: int, url: str) -> None:
        """Link what was written from `start` on to an address of the web; no other is kept."""
        whole = unwrapped(url.strip())
        if self.length > start and whole.lower().startswith(_WEB):
            self._written.links.append(Link(start=start, end=self.length, url=whole))

    def raise_(self, start: int) -> None:
        """Raise what was written from `start` on."""
        if self.length > start:
            self._written.raised.append(Span(start=start, end=self.length))

    def set_aside(self, start: int, kind: AsideKind) -> None:
        """Set what was written from `start` on aside."""
        if self.length > start:
            self._written.asides.append(Aside(start=start, end=self.length, kind=kind))

    def is_raised(self, start: int) -> bool:
        """Say whether what was written from `start` on was raised."""
        return (
            bool(self._written.raised)
            and self._written.raised[-1].start <= start < self._written.raised[-1].end
        )

    def call(self, start: int, key: str, marker: str, end: int | None = None) -> None:
        """Make a marker of what was written from `start` to `end`, or on; `key` names its note."""
        if key not in self._ids:
            name = "-".join(marker.split()) or "note"
            self._named[name] += 1
            again = f"-{self._named[name]}" if self._named[name] > 1 else ""
            self._ids[key] = f"n-{name}{again}"
        self._written.markers.append(
            Marker(start=start, end=self.length if end is None else end, marker=marker, note=self._ids[key])
        )

    def note(self, key: str, marker: str, write: Callable[[], None], *, repeated: bool = False) -> None:
        """Write a note that was called by `key`, as one block behind its marker.

        `repeated`: it begins with its marker itself, as one of the author's own choice does.
        """
        if key not in self._ids:
            return
        start = self.length
        self.say(f"{marker} ")
        first, blocks, lines = self.length, len(self._written.blocks), len(self._written.lines)
        write()
        text = self.said(first).rstrip()
        own = text.lstrip()
        if repeated:
            own = own.removeprefix(marker).lstrip()
        end = first + len(text)
        begin = end - len(own)
        del self._written.blocks[blocks:], self._written.lines[lines:]
        if own:
            self._written.blocks.append(Block(start=begin, end=end))
        self._written.lines.append(Line(start=start, end=end))
        if self.length == end:
            self.say("\n\n")
        self._written.notes.append(
            Note(start=begin, end=end, id=self._ids[key], marker=marker, text=" ".join(own.split()))
        )
        self._written.asides.append(Aside(start=start, end=end, kind=AsideKind.NOTE))

    def row(self, cells: Iterable[Callable[[], None]]) -> None:
        """Write a row of a table, its cells apart."""
        start = self.length
        for index, write in enumerate(cells):
            if index:
                self.say(CELL_GAP)
            write()
        self.end_block(start, Role.CELL)

    def finish(self) -> Written:
        """Return what was written; a marker whose note was not written leads nowhere."""
        written = self._written
        written.text = "".join(self._pieces)
        known = {note.id for note in written.notes}
        written.asides += [
            Aside(start=one.start, end=one.end, kind=AsideKind.MARKER) for one in written.markers
        ]
        written.markers = [
            marker if marker.note in known else replace(marker, note=None) for marker in written.markers
        ]
        return written


def is_short(cells: Iterable[str]) -> bool:
    """Say whether the cells of a row are short enough to stand on one line; others are layout or prose."""
    return all(len(cell) <= SHORT_CELL for cell in cells)
