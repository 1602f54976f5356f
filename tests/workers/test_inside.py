"""What a worker does with one call, without a process around it."""

import io
import os
import sys

import pytest

from evidence_audit.workers.errors import TooMuchMemoryError
from evidence_audit.workers.frames import packed, receive, send, unpacked
from evidence_audit.workers.inside import answer
from evidence_audit.workers.limits import Memory, ended_with_the_pipe
from tests.workers import calls

ONLY_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps these promises")


def asked(function, *arguments, memory=None):
    """Return the reply to a call, as its caller sees it."""
    call = io.BytesIO(packed((function, arguments, {})))
    reply = io.BytesIO(answer(receive(call), memory or Memory()))
    return unpacked(receive(reply))


def test_a_frame_comes_out_as_it_went_in():
    pipe = io.BytesIO()
    send(pipe, packed({"one": 1}))
    send(pipe, packed("two"))
    pipe.seek(0)
    assert [unpacked(receive(pipe)), unpacked(receive(pipe))] == [{"one": 1}, "two"]
    with pytest.raises(EOFError):
        receive(pipe)


def test_half_a_frame_is_the_end_of_the_stream():
    with pytest.raises(EOFError):
        receive(io.BytesIO(packed("two")[:-1]))


def test_a_reply_holds_what_was_returned_or_raised():
    assert asked(calls.add, 1, 2).result() == 3
    with pytest.raises(ValueError, match="no such thing"):
        asked(calls.fail, "no such thing").result()
    with pytest.raises(RuntimeError, match="StubbornError"):
        asked(calls.fail_stubbornly).result()


def test_what_cannot_be_sent_back_is_an_error_of_the_call():
    with pytest.raises((AttributeError, TypeError), match="pickle"):
        asked(calls.give_a_secret).result()


class _Full(Memory):
    def has_grown(self):
        return True


def test_a_process_that_has_grown_says_so():
    assert not asked(calls.add, 1, 2).is_last
    assert asked(calls.add, 1, 2, memory=_Full()).is_last


def test_a_call_without_memory_is_the_last_one():
    reply = asked(calls.run_out_of_memory)
    assert reply.is_last
    with pytest.raises(TooMuchMemoryError):
        reply.result()


@ONLY_LINUX
def test_limits_are_lifted_after_the_call():
    import fcntl
    import resource

    before = resource.getrlimit(resource.RLIMIT_DATA)
    read, write = os.pipe()
    with open(read, "rb") as calls_pipe, open(write, "wb"):
        flags = fcntl.fcntl(read, fcntl.F_GETFL)
        with Memory().limited(), ended_with_the_pipe(calls_pipe):
            assert resource.getrlimit(resource.RLIMIT_DATA) != before
            assert fcntl.fcntl(read, fcntl.F_GETFL) & os.O_ASYNC
        assert resource.getrlimit(resource.RLIMIT_DATA) == before
        assert fcntl.fcntl(read, fcntl.F_GETFL) == flags
