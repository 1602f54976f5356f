"""What the streams of a PDF hold, as far as it can be had: broken ones up to where they break."""

import zlib
from collections.abc import Iterable, Iterator

from pdfminer.pdftypes import LITERALS_FLATE_DECODE, PDFStream, resolve1

from evidence_audit.documents.pdf_fonts import BROKEN

MAX_CONTENT = 100_000_000
"""Bytes of one stream. A page full of vectors has ten million; what has more was made to exhaust us."""


def content_of(streams: Iterable[object]) -> bytes:
    """Return the content of `streams`, which are parts of one; those that cannot be read are left out."""
    return b"\n".join(_content(resolve1(stream)) for stream in streams)


def _content(stream: object) -> bytes:
    if not isinstance(stream, PDFStream):
        return b""
    try:
        packed = stream.get_rawdata()
        filters = stream.get_filters()
        if packed is None or len(filters) != 1 or filters[0][0] not in LITERALS_FLATE_DECODE or filters[0][1]:
            return stream.get_data()[:MAX_CONTENT]
        if stream.decipher and stream.objid is not None:
            packed = stream.decipher(stream.objid, stream.genno or 0, packed, stream.attrs)
    except BROKEN:
        return b""
    return unpacked(packed)


def unpacked(packed: bytes) -> bytes:
    """Return what deflated bytes hold, up to where they break off; empty for what is none."""
    try:
        return zlib.decompressobj().decompress(packed, MAX_CONTENT)
    except zlib.error:
        return b"".join(_until_broken(packed))


def _until_broken(packed: bytes) -> Iterator[bytes]:
    inflating, room = zlib.decompressobj(), MAX_CONTENT
    try:
        for at in range(len(packed)):
            part = inflating.decompress(packed[at : at + 1])
            room -= len(part)
            if room < 0:
                return
            yield part
    except zlib.error:
        return
