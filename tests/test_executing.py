"""Tasks on any executor: few at a time, told when they are done, kept when the user breaks in."""

from concurrent.futures import Future, ThreadPoolExecutor

import pytest

from evidence_audit.executing import Here, as_done, at_once
from evidence_audit.model import Policy


def done(value):
    future = Future()
    future.set_result(value)
    return future


def test_no_more_are_drawn_than_may_be_under_way():
    """Documents wait as names, not as contents."""
    drawn = []
    told = as_done(((number, done(drawn.append(number))) for number in range(9)), 3)
    next(told)
    assert drawn == [0, 1, 2]
    assert len(list(told)) == 8


def test_each_is_told_with_its_key_when_it_is_done():
    with ThreadPoolExecutor(3) as threads:
        tasks = ((number, threads.submit(pow, number, 2)) for number in range(20))
        assert sorted((key, future.result()) for key, future in as_done(tasks, 3)) == [
            (number, number**2) for number in range(20)
        ]


def test_what_is_done_is_told_when_the_user_breaks_in():
    waiting = Future()

    def tasks():
        yield "done", done(1)
        yield "waiting", waiting
        raise KeyboardInterrupt

    told = []
    with pytest.raises(KeyboardInterrupt):
        told += [key for key, _ in as_done(tasks(), 9) if not told.append(key)]
    assert told == ["done"]
    assert waiting.cancelled()


def test_here_a_call_is_done_before_anyone_asks():
    assert Here().submit(pow, 2, exp=3).result() == 8
    with pytest.raises(ZeroDivisionError):
        Here().submit(divmod, 1, 0).result()


def test_an_executor_may_say_how_many_it_does_at_once():
    assert at_once(Here(), Policy(jobs=9)) == 1
    with ThreadPoolExecutor(3) as threads:
        assert at_once(threads, Policy(jobs=9)) == 9
