"""A body as it was before it was compressed for the way."""

import zlib

_GZIP, _ZLIB, _RAW = 47, 15, -15


def decoded(content: bytes, encodings: str, *, limit: int) -> bytes:
    """Return `content` without its content encodings (`gzip, deflate`), `limit` bytes at most.

    Servers mislabel what they send: what does not unpack is returned as it is, and
    of what breaks off, the part that was read.
    """
    for encoding in reversed([part.strip().lower() for part in encodings.split(",")]):
        if encoding in {"gzip", "x-gzip"}:
            content = _unpacked(content, _GZIP, limit)
        elif encoding == "deflate":
            # By the book it is zlib's format; some servers send the bare stream.
            content = _unpacked(content, _ZLIB if content[:1] == b"\x78" else _RAW, limit)
    return content


def ends_properly(content: bytes) -> bool:
    """Return whether a body that the server cut short of its stated length is whole all the same."""
    if content[:2] == b"\x1f\x8b":
        reader = zlib.decompressobj(_GZIP)
        try:
            reader.decompress(content)
        except zlib.error:
            return False
        return reader.eof
    return content.rstrip()[-7:].lower() == b"</html>"


def _unpacked(content: bytes, form: int, limit: int) -> bytes:
    reader = zlib.decompressobj(form)
    try:
        return reader.decompress(content, limit) or content
    except zlib.error:
        return content
