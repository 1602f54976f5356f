"""A PDF as pdfminer.six knows it: its objects read quickly, and found where its tables are wrong."""

import io
import re
from typing import Any

from pdfminer.pdfdocument import PDFDocument, PDFPasswordIncorrect
from pdfminer.pdfexceptions import PDFObjectNotFound
from pdfminer.pdfparser import PDFParser, PDFSyntaxError
from pdfminer.pdftypes import PDFObjRef, PDFStream, dict_value, int_value, list_value, resolve1

from evidence_audit.documents.pdf_fonts import BROKEN
from evidence_audit.documents.pdf_objects import UnreadableError, read_object
from evidence_audit.documents.pdf_salvage import HEAD, Salvaged, places_in

_NEAR = 64
"""Bytes by which an object may stand before or behind the place that the table gives."""
_STREAM = re.compile(rb"[\x00\t\n\f\r ]*stream(?:\r\n|\n|\r)?")
_STREAM_END = re.compile(rb"[\x00\t\n\f\r ]*endstream")


class Document(PDFDocument):
    """An open PDF. Raises what pdfminer raises where there is nothing to be had of it."""

    def __init__(self, content: bytes) -> None:
        # What stands before its mark belongs to whoever sent it, and shifts all of the table.
        self.content = content[max(content.find(b"%PDF-", 0, 1024), 0) :]
        self.is_salvaged = False
        self._misplaced = False
        self._packs: dict[int, dict[int, int]] = {}
        try:
            super().__init__(PDFParser(io.BytesIO(self.content)), password="", fallback=False)
        except PDFPasswordIncorrect:
            raise
        except BROKEN:
            self._salvage()
        if not self.is_salvaged and not isinstance(resolve1(self.catalog.get("Pages")), dict):
            self._salvage()

    def getobj(self, objid: int) -> object:
        """Return an object; one that is not where the table says is looked for.

        An object that only refers to others is followed: pdfminer would follow a circle for ever.
        """
        found, passed = self._sought(objid), {objid}
        while isinstance(found, PDFObjRef):
            if found.objid in passed:
                raise PDFObjectNotFound(objid)
            passed.add(found.objid)
            found = self._sought(found.objid)
        return found

    def _sought(self, objid: int) -> object:
        try:
            return super().getobj(objid)
        except PDFObjectNotFound:
            if self.is_salvaged or not self._misplaced:
                raise
        self._salvage()
        return super().getobj(objid)

    def _salvage(self) -> None:
        """Go by the objects that are there instead of the tables."""
        self.is_salvaged = True
        found = Salvaged(self.content, self)
        self.xrefs.append(found)
        trailer = found.trailer
        if "Encrypt" in trailer and self.encryption is None:
            self.encryption = (list_value(trailer.get("ID")) or (b"", b""), dict_value(trailer["Encrypt"]))
            self._initialize_password()
        found.unpack()
        self.info = [*self.info, dict_value(trailer.get("Info"))]
        if not isinstance(resolve1(self.catalog.get("Pages")), dict):
            self.catalog = found.catalog()

    def _getobj_parse(self, pos: int, objid: int) -> object:
        """Read the object at `pos`; pdfminer's own name, in whose place this stands."""
        for head in HEAD.finditer(self.content, max(pos - _NEAR, 0), pos + _NEAR):
            if int(head[1]) == objid:
                break
        else:
            self._misplaced = True
            raise PDFSyntaxError(f"no object {objid} at {pos}")
        try:
            stated, end = read_object(self.content, head.end(), self)
        except UnreadableError:
            return super()._getobj_parse(head.start(), objid)
        stream = _STREAM.match(self.content, end) if isinstance(stated, dict) else None
        return self._stream(stated, stream.end()) if stream else stated

    def _stream(self, about: dict[str, Any], start: int) -> PDFStream:
        length = int_value(about.get("Length"))
        end = start + max(length, 0)
        if not length or not _STREAM_END.match(self.content, end):
            end = self.content.find(b"endstream", start)
            end = len(self.content) if end < 0 else end
        return PDFStream(about, self.content[start:end], self.decipher)

    def _getobj_objstm(self, stream: PDFStream, index: int, objid: int) -> object:
        """Read one object of a pack of objects; pdfminer's own name, in whose place this stands."""
        number = stream.objid or 0
        if number not in self._packs:
            self._packs[number] = places_in(stream)
        if objid not in self._packs[number]:
            self._misplaced = True
            raise PDFSyntaxError(f"no object {objid} in {number}")
        try:
            stated, _ = read_object(stream.get_data(), self._packs[number][objid], self)
        except UnreadableError as error:
            raise PDFSyntaxError(f"object {objid} cannot be read") from error
        return stated
