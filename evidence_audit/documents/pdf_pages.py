"""The pages of a PDF in their order, as its tree of pages has them, whatever is wrong with that."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from pdfminer.pdftypes import PDFObjRef, dict_value, list_value, resolve1
from pdfminer.psparser import LIT

from evidence_audit.documents.pdf_document import Document
from evidence_audit.documents.pdf_fonts import BROKEN
from evidence_audit.documents.pdf_frame import Frame

_INHERITED = ("Resources", "MediaBox", "CropBox", "Rotate")
_PAGE = LIT("Page")
_LETTER = [0.0, 0.0, 612.0, 792.0]
MAX_PAGES = 200_000
"""Far more than any document has; a tree that goes on was made to exhaust us."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page as the file describes it."""

    number: int
    """1-based."""
    about: Mapping[str, Any]
    """Its own entries and those that it inherits."""

    @property
    def contents(self) -> list[Any]:
        """The streams that draw it; they are parts of one."""
        stated = resolve1(self.about.get("Contents"))
        return stated if isinstance(stated, list) else [stated]

    @property
    def resources(self) -> dict[str, Any]:
        """Its fonts and forms, by name."""
        return dict_value(self.about.get("Resources"))

    @property
    def frame(self) -> Frame:
        """What a viewer shows: the page as it is cropped, as far as there is a page."""
        left, bottom, right, top = media = _corners(self.about.get("MediaBox")) or _LETTER
        crop = _corners(self.about.get("CropBox")) or media
        left, bottom = max(left, crop[0]), max(bottom, crop[1])
        right, top = min(right, crop[2]), min(top, crop[3])
        if left >= right or bottom >= top:
            left, bottom, right, top = media
        turn = resolve1(self.about.get("Rotate"))
        return Frame(left, bottom, right, top, round(turn / 90) * 90 % 360 if isinstance(turn, int) else 0)


class Pages:
    """The pages of a file."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._numbers: dict[int, int] = {}
        self._found: list[Mapping[str, Any]] = []
        self._walk = self._pages()

    def between(self, first: int, last: int | None) -> Iterator[Page]:
        """Yield the pages from `first` to `last`, None: to the end. Raises what broken files provoke."""
        at = first
        while (last is None or at <= last) and self._is_there(at):
            yield Page(at, self._found[at - 1])
            at += 1

    def number_of(self, reference: object) -> int | None:
        """Return the number of the page that a goal refers to; None where there is none."""
        if isinstance(reference, int) and not isinstance(reference, bool):
            return reference + 1 if self._is_there(reference + 1) else None
        if not isinstance(reference, PDFObjRef):
            return None
        if reference.objid not in self._numbers:
            self._is_there(MAX_PAGES)
        return self._numbers.get(reference.objid)

    def _is_there(self, number: int) -> bool:
        missing = number - len(self._found)
        if number < 1 or missing <= 0:
            return number >= 1
        for identity, about in islice(self._walk, missing):
            self._found.append(about)
            self._numbers.setdefault(identity, len(self._found))
        return len(self._found) >= number

    def _pages(self) -> Iterator[tuple[int, Mapping[str, Any]]]:
        """Yield number of the object and entries of each page, in order."""
        is_empty = True
        for page in islice(self._tree(), MAX_PAGES):
            is_empty = False
            yield page
        if is_empty:
            yield from self._loose()

    def _tree(self) -> Iterator[tuple[int, Mapping[str, Any]]]:
        """Walk the tree of pages; what is in it twice, as in a circle, is taken once."""
        root = dict_value(self._document.catalog)
        waiting: list[tuple[Any, Mapping[str, Any]]] = [(root.get("Pages"), {})]
        seen: set[int] = set()
        while waiting:
            stated, inherited = waiting.pop()
            identity = stated.objid if isinstance(stated, PDFObjRef) else -len(seen) - 1
            if identity in seen:
                continue
            seen.add(identity)
            try:
                about = {**inherited, **dict_value(stated)}
            except BROKEN:
                continue
            kids = resolve1(about.get("Kids"))
            if isinstance(kids, list):
                passed_on = {key: about[key] for key in _INHERITED if key in about}
                waiting += [(kid, passed_on) for kid in reversed(kids)]
            elif "Contents" in about or about.get("Type") is _PAGE:
                yield identity, about

    def _loose(self) -> Iterator[tuple[int, Mapping[str, Any]]]:
        """Yield the pages that are in no tree, in the order of their numbers."""
        # A table may say that it has billions of objects; none of them takes less than a byte.
        most = len(self._document.content)
        for table in self._document.xrefs:
            for number in sorted(islice(table.get_objids(), most)):
                try:
                    stated = self._document.getobj(number)
                except BROKEN:
                    continue
                if isinstance(stated, dict) and resolve1(stated.get("Type")) is _PAGE:
                    yield number, stated


def _corners(stated: object) -> list[float] | None:
    """Return left, bottom, right and top, in whichever order the corners are stated; None for no box."""
    try:
        x, y, other_x, other_y = (float(resolve1(number)) for number in list_value(stated))
    except BROKEN:
        return None
    return [min(x, other_x), min(y, other_y), max(x, other_x), max(y, other_y)]
