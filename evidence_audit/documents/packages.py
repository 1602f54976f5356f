"""Documents that are zip archives of XML (DOCX, ODT, EPUB): their parts, with nothing fetched or blown up.

An entity or a document type that lies elsewhere is never resolved, and no part is unpacked
beyond what a document can need: whoever breaks that bound meant harm.
"""

import io
import zipfile
import zlib
from collections.abc import Callable
from posixpath import normpath
from typing import Any, TypeVar

from lxml import etree

from evidence_audit.documents.formats import File
from evidence_audit.errors import DocumentError

MAX_PART = 100_000_000
"""Bytes of one part, unpacked. The longest books have 20 MB."""
MAX_READ = 300_000_000
"""Bytes of all parts that are read of one document, unpacked."""
MAX_PARTS = 50_000
"""Entries of the archive. Illustrated books have some thousands."""
_STEP = 1_000_000
_REPAIR = "open it in the program that it is for and save it anew"
_SUSPECT = "open it only if you trust its sender, and save its text as a new file"
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, OSError)

_Read = TypeVar("_Read")


class Package:
    """The parts of a document."""

    def __init__(self, file: File, kind: str) -> None:
        """Open `file`, which is a `kind` (`DOCX`). Raises DocumentError where it is no archive."""
        self._path = file.path
        self._kind = kind
        self._read = 0
        self._archive = self.guarded(lambda: zipfile.ZipFile(io.BytesIO(file.content)))
        if len(self._archive.infolist()) > MAX_PARTS:
            raise DocumentError(file.path, f"it has over {MAX_PARTS} parts", _SUSPECT)
        self.names = frozenset(self._archive.namelist())
        self._folded = {name.lower(): name for name in sorted(self.names)}

    def holds(self, name: str) -> bool:
        """Say whether there is a part of that name."""
        return self._named(name) is not None

    def content(self, name: str) -> bytes | None:
        """Return a part; None where it is missing. Raises DocumentError for one beyond measure."""
        found = self._named(name)
        return None if found is None else self.guarded(lambda: self._unpacked(found))

    def xml(self, name: str) -> etree._Element | None:
        """Return the root of a part; None where it is missing. Raises DocumentError where it is no XML."""
        content = self.content(name)
        return None if content is None else self.guarded(lambda: parsed(content))

    def damaged(self, what: str = "damaged or encrypted") -> DocumentError:
        """Return the error that says so."""
        return DocumentError(self._path, f"it is {what}, no {self._kind} can be read from it", _REPAIR)

    def _named(self, name: str) -> str | None:
        plain = normpath(name.replace("\\", "/")).lstrip("/")
        return plain if plain in self.names else self._folded.get(plain.lower())

    def _unpacked(self, name: str) -> bytes:
        """Return a part, counted as it is unpacked: what an archive says of its sizes may be a lie."""
        pieces, size = [], 0
        with self._archive.open(name) as part:
            while piece := part.read(_STEP):
                size += len(piece)
                if size > MAX_PART or self._read + size > MAX_READ:
                    raise DocumentError(self._path, "unpacked it is beyond measure", _SUSPECT)
                pieces.append(piece)
        self._read += size
        return b"".join(pieces)

    def guarded(self, work: Callable[[], _Read]) -> _Read:
        """Return what `work` returns. Raises DocumentError for whatever an archive or XML can be wrong in."""
        try:
            return work()
        except Multiplying as error:
            raise DocumentError(
                self._path, "it declares XML entities, which no such file needs", _SUSPECT
            ) from error
        except etree.XMLSyntaxError as error:
            raise self.damaged("damaged") from error
        except RuntimeError as error:  # zipfile has nothing narrower for a password
            raise self.damaged("encrypted") from error
        except _DAMAGED as error:
            raise self.damaged() from error


class Multiplying(ValueError):
    """A part declares entities."""


def parsed(content: bytes) -> etree._Element:
    """Return the root of XML. Raises XMLSyntaxError, also beyond 256 levels, and Multiplying."""
    root = etree.fromstring(content, _parser())
    declared: Any = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        raise Multiplying
    return root


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        attribute_defaults=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
