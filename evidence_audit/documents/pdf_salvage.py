"""The objects of a PDF whose tables are wrong or lost, found by looking through its bytes."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from pdfminer.pdfdocument import PDFBaseXRef, PDFDocument
from pdfminer.pdfexceptions import PDFKeyError
from pdfminer.pdftypes import PDFStream, dict_value, int_value, resolve1

from evidence_audit.documents.pdf_fonts import BROKEN
from evidence_audit.documents.pdf_objects import UnreadableError, read_object

_BLANK = rb"[\x00\t\n\f\r ]"
HEAD = re.compile(rb"(?<!\d)(\d{1,10})" + _BLANK + rb"+(\d{1,5})" + _BLANK + rb"+obj(?![A-Za-z])")
"""How an object begins."""
_PACK = re.compile(rb"/Type" + _BLANK + rb"*/ObjStm")
_TRAILER = re.compile(rb"\btrailer(?=" + _BLANK + rb"*<<)")
_TABLE = re.compile(rb"/Type" + _BLANK + rb"*/XRef")
_REACH = 4096
"""Bytes from an object's head in which it says of what kind it is."""


class Salvaged(PDFBaseXRef):
    """A table of the objects that are there; of several with one number the last is the valid one."""

    def __init__(self, content: bytes, document: PDFDocument) -> None:
        self._content, self._document = content, document
        self._places: dict[int, tuple[int | None, int, int]] = {}
        for head in HEAD.finditer(content):
            self._places[int(head[1])] = (None, head.start(), int(head[2]))
        self.trailer = self._trailer()

    def get_trailer(self) -> dict[str, Any]:
        """Return what is known of the whole file."""
        return self.trailer

    def get_objids(self) -> Iterable[int]:
        """Return the numbers of all objects."""
        return tuple(self._places)

    def get_pos(self, objid: int) -> tuple[int | None, int, int]:
        """Return where an object is. Raises PDFKeyError."""
        if objid not in self._places:
            raise PDFKeyError(objid)
        return self._places[objid]

    def unpack(self) -> None:
        """Look into the packs of objects too; encrypted ones can be read only when the key is known."""
        for number in self._marked(_PACK):
            try:
                pack = self._document.getobj(number)
                places = places_in(pack) if isinstance(pack, PDFStream) else {}
            except BROKEN:
                continue
            for at, inside in enumerate(places):
                self._places.setdefault(inside, (number, at, 0))

    def catalog(self) -> dict[str, Any]:
        """Return the object from which all pages are reached; empty for none."""
        stated = dict_value(self.trailer.get("Root"))
        if isinstance(resolve1(stated.get("Pages")), dict):
            return stated
        for number in reversed(self._places):
            try:
                candidate = self._document.getobj(number)
            except BROKEN:
                continue
            if isinstance(candidate, dict) and isinstance(resolve1(candidate.get("Pages")), dict):
                return candidate
        return {}

    def _trailer(self) -> dict[str, Any]:
        """Return what the last trailer that names a root says."""
        starts = [match.end() for match in _TRAILER.finditer(self._content)]
        starts += [self._places[number][1] for number in self._marked(_TABLE)]
        for start in sorted(starts, reverse=True):
            head = HEAD.match(self._content, start)
            try:
                stated, _ = read_object(self._content, head.end() if head else start, self._document)
            except UnreadableError:
                continue
            if isinstance(stated, dict) and "Root" in stated:
                return stated
        return {}

    def _marked(self, mark: re.Pattern[bytes]) -> Iterator[int]:
        """Yield the numbers of the objects that bear a mark near their head."""
        for match in mark.finditer(self._content):
            before = list(HEAD.finditer(self._content, max(match.start() - _REACH, 0), match.start()))
            if before:
                yield int(before[-1][1])


def places_in(pack: PDFStream) -> dict[int, int]:
    """Return where each object begins in a pack of objects, by its number."""
    content = pack.get_data()
    first, count = int_value(pack.get("First")), int_value(pack.get("N"))
    numbers = content[:first].split()[: 2 * count]
    return {
        int(number): first + int(offset)
        for number, offset in zip(numbers[::2], numbers[1::2], strict=False)
        if number.isdigit() and offset.isdigit()
    }
