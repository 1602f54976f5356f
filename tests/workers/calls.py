"""What the tests have worker processes do; a module of its own, so that they import no more than this."""

import os
import re
import signal
import sys
import time


def own_pid():
    return os.getpid()


def slow_pid():
    time.sleep(0.5)
    return os.getpid()


def add(first, second):
    return first + second


def fail(reason):
    raise ValueError(reason)


class StubbornError(Exception):
    """An error that cannot be pickled and back: it asks for more than it tells."""

    def __init__(self, first, second):
        super().__init__(first)


def fail_stubbornly():
    raise StubbornError("left", "right")


def sleep(seconds):
    time.sleep(seconds)


def go_astray(*_):
    """Keep the interpreter to itself: no other thread gets a turn."""
    re.match(r"(?:a|a)*b", "a" * 60)


def leave(status):
    os._exit(status)


def segfault():
    os.kill(os.getpid(), signal.SIGSEGV)


def take(count):
    return len(bytearray(count))


def run_out_of_memory():
    raise MemoryError


def give_a_secret():
    return lambda: "no pickle takes this"


KEPT = []


def keep(count):
    KEPT.append(b"\1" * count)
    return os.getpid()


def chatter():
    sys.stdout.write("to standard output")
    os.write(1, b"and past Python\n")
    return sys.stdin.read()
