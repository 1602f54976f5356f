"""Objects over a pipe: eight bytes that count, then the pickle."""

import pickle
import struct
from typing import Any, BinaryIO

_COUNT = struct.Struct("!Q")


def packed(content: object) -> bytes:
    """Return an object as a frame. Raises what `pickle` raises for one that cannot travel."""
    pickled = pickle.dumps(content, protocol=pickle.HIGHEST_PROTOCOL)
    return _COUNT.pack(len(pickled)) + pickled


def send(stream: BinaryIO, frame: bytes) -> None:
    """Write a frame. Raises BrokenPipeError where nobody reads any more."""
    stream.write(frame)
    stream.flush()


def receive(stream: BinaryIO) -> bytes:
    """Return the pickle of the next frame. Raises EOFError where the stream ends before it does."""
    (count,) = _COUNT.unpack(_exactly(stream, _COUNT.size))
    return _exactly(stream, count)


def unpacked(pickled: bytes) -> Any:
    """Return the object; both ends of the pipe are this program."""
    return pickle.loads(pickled)


def _exactly(stream: BinaryIO, count: int) -> bytes:
    content = stream.read(count)
    if len(content) < count:
        raise EOFError
    return content
