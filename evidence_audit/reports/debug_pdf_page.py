"""A page of an open PDF: where what is seen of it lies in the file, and how more is drawn on it."""

import re
from collections.abc import Iterator, Sequence
from itertools import count

from pypdf import PageObject, PdfWriter
from pypdf.errors import PyPdfError
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    PdfObject,
    StreamObject,
)

from evidence_audit.model import Box

# What pypdf lets through on files that break the standard, beside its own exceptions.
BROKEN = (
    PyPdfError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    NotImplementedError,
    RecursionError,
    TypeError,
    ValueError,
    OSError,
)
_LETTER = (0.0, 0.0, 612.0, 792.0)
"""What the reader takes a page for that does not say its size."""
_SAME = 1.0
"""Points by which sizes of one page may differ."""
_SAVING = re.compile(rb"\((?:\\.|[^\\()])*\)|%[^\r\n]*|(?<![^\s\[\]<>()/])[qQ](?![^\s\[\]<>()/%])", re.DOTALL)
"""The operators that save and restore the state of the page, and what may hold their letters."""


def matrix_of(page: PageObject, seen: tuple[float, float]) -> tuple[float, ...] | None:
    """Return what brings the page as it is seen to where the file has it; None where the sizes differ.

    `seen` is its width and height in points. What is seen of a page is its crop box, or as much of that
    as lies on its media box.
    """
    turn = _turn(page)
    for x0, y0, x1, y1 in _boxes(page):
        width, height = (x1 - x0, y1 - y0) if turn % 180 == 0 else (y1 - y0, x1 - x0)
        if abs(width - seen[0]) <= _SAME and abs(height - seen[1]) <= _SAME:
            matrices = {
                90: (0.0, 1.0, -1.0, 0.0, x1, y0),
                180: (-1.0, 0.0, 0.0, -1.0, x1, y1),
                270: (0.0, -1.0, 1.0, 0.0, x0, y1),
            }
            return matrices.get(turn, (1.0, 0.0, 0.0, 1.0, x0, y0))
    return None


def _turn(page: PageObject) -> int:
    turn = _entry(page, "/Rotate")
    return int(turn) % 360 if isinstance(turn, int | float) else 0


def _boxes(page: PageObject) -> Iterator[Box]:
    media = _box(page, "/MediaBox") or _LETTER
    crop = _box(page, "/CropBox") or media
    yield crop
    yield (max(crop[0], media[0]), max(crop[1], media[1]), min(crop[2], media[2]), min(crop[3], media[3]))


def _box(page: PageObject, name: str) -> Box | None:
    """Return a box of a page with its lower left corner first; None where it has none that can be read."""
    stated = _entry(page, name)
    if not isinstance(stated, ArrayObject) or len(stated) != 4:
        return None
    x0, y0, x1, y1 = (float(number.get_object()) for number in stated)
    return (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def draw_after(writer: PdfWriter, page: PageObject, form: IndirectObject) -> None:
    """Have a form drawn after what the page draws, whatever state that leaves the page in."""
    resources = DictionaryObject(_dictionary_in(page, "/Resources"))  # pages may share theirs
    forms = DictionaryObject(_dictionary_in(resources, "/XObject"))
    name = next(name for number in count() if (name := NameObject(f"/Seen{number}")) not in forms)
    forms[name] = form
    resources[NameObject("/XObject")] = forms
    page[NameObject("/Resources")] = resources
    streams = _streams(page)
    missing, open_ = _unbalanced(streams)
    before, after = b"q " * (1 + missing), b"\n" + b"Q " * (1 + open_) + f"{name} Do".encode()
    contents = [_stream(writer, before), *streams, _stream(writer, after)]
    page[NameObject("/Contents")] = ArrayObject(contents)


def _dictionary_in(holder: DictionaryObject, name: str) -> DictionaryObject:
    held = _entry(holder, name)
    return held if isinstance(held, DictionaryObject) else DictionaryObject()


def _entry(holder: DictionaryObject, name: str) -> PdfObject | None:
    """Return an entry itself, where `get` may return a reference to it; None for no such entry."""
    held = holder.get(name)
    return None if held is None else held.get_object()


def _stream(writer: PdfWriter, operators: bytes) -> IndirectObject:
    stream = DecodedStreamObject()
    stream.set_data(operators)
    return writer._add_object(stream)


def _streams(page: PageObject) -> list[PdfObject]:
    """Return references to the parts of what the page draws, in order."""
    contents = _entry(page, "/Contents")
    if isinstance(contents, StreamObject):
        return [page.raw_get("/Contents")]
    parts = contents if isinstance(contents, ArrayObject) else ()
    return [part for part in parts if isinstance(part.get_object(), StreamObject)]


def _unbalanced(streams: Sequence[PdfObject]) -> tuple[int, int]:
    """Return how many states are restored that were not saved, and how many saved and not restored."""
    missing = open_ = 0
    for token in _SAVING.findall(b"\n".join(_content(stream) for stream in streams)):
        if token == b"q":
            open_ += 1
        elif token == b"Q" and open_:
            open_ -= 1
        elif token == b"Q":
            missing += 1
    return missing, open_


def _content(stream: PdfObject) -> bytes:
    part = stream.get_object()
    try:
        return bytes(part.get_data()) if isinstance(part, StreamObject) else b""
    except BROKEN:
        return b""  # viewers show nothing of it either
