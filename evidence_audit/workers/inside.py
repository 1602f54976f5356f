"""What runs in a worker process: one call after the other, until nobody asks any more."""

import os
import pickle
import sys
import traceback
from collections.abc import Sequence
from importlib import import_module
from queue import SimpleQueue
from threading import Thread
from typing import BinaryIO

from evidence_audit.workers.errors import TooMuchMemoryError
from evidence_audit.workers.frames import packed, receive, send, unpacked
from evidence_audit.workers.limits import CEILING, Memory, ended_with_the_pipe
from evidence_audit.workers.replies import Reply


def main(preload: Sequence[str] = ()) -> None:
    """Answer the calls that come in on standard input, on what was standard output."""
    calls, replies = _pipes()
    arrived: SimpleQueue[bytes] = SimpleQueue()
    Thread(target=_receive, args=(calls, arrived), daemon=True).start()
    for module in preload:
        import_module(module)
    send(replies, packed(Reply()))  # ready: from here on time counts
    memory = Memory()
    while True:
        call = arrived.get()
        with ended_with_the_pipe(calls):
            reply = answer(call, memory)
        send(replies, reply)


def answer(call: bytes, memory: Memory) -> bytes:
    """Return the reply to a call, packed."""
    try:
        with memory.limited():
            function, arguments, keywords = unpacked(call)
            return packed(Reply(value=function(*arguments, **keywords), is_last=memory.has_grown()))
    except MemoryError:
        return packed(Reply(error=TooMuchMemoryError(CEILING), is_last=True))
    except Exception as error:  # noqa: BLE001 - whatever it is, it is the caller's, as in any executor
        return packed(Reply(error=_portable(error)))


def _receive(calls: BinaryIO, arrived: "SimpleQueue[bytes]") -> None:
    """Take calls in; when the pipe is closed, end the process, whatever else it is doing."""
    try:
        while True:
            arrived.put(receive(calls))
    except EOFError:
        os._exit(0)


def _portable(error: Exception) -> Exception:
    """Return an error that can travel, with the traceback that cannot as its note."""
    told = "".join(traceback.format_exception(error))
    error.add_note(told)
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:  # noqa: BLE001 - an error's own way to pickle itself may fail in any way
        return RuntimeError(told)
    return error


def _pipes() -> tuple[BinaryIO, BinaryIO]:
    """Return standard input and output as pipes of our own: what a library prints must not mix in."""
    calls, replies = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    return calls, replies
