"""Calls in processes of their own: whatever a call does, it costs itself and nothing else."""

import os
import subprocess
import sys
import time
from contextlib import closing

import pytest

from evidence_audit.workers.errors import CrashedError, LostError, OverrunError, TooMuchMemoryError
from evidence_audit.workers.pool import Workers
from tests.workers import calls

ONLY_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="only Linux holds a process to a ceiling")
ONLY_POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")


@pytest.fixture
def workers():
    """One process, or the one after it, and two seconds for each call."""
    with closing(Workers(1, deadline=2)) as pool:
        yield pool


def is_alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def ends(pid):
    """Wait until a process is gone; False where it stays."""
    for _ in range(200):
        if not is_alive(pid):
            return True
        time.sleep(0.05)
    return False


def test_a_call_runs_elsewhere_and_its_result_comes_back(workers):
    assert workers.submit(calls.add, "a", second="b").result() == "ab"
    assert workers.submit(calls.own_pid).result() != os.getpid()


def test_a_process_does_one_call_after_the_other(workers):
    assert len({workers.submit(calls.own_pid).result() for _ in range(3)}) == 1


def test_results_come_in_the_order_asked_from_several_processes():
    with closing(Workers(2)) as pool:
        assert list(pool.map(calls.add, range(20), range(20))) == [2 * number for number in range(20)]
        pids = {call.result() for call in [pool.submit(calls.slow_pid) for _ in range(4)]}
    assert len(pids) == 2
    assert not any(is_alive(pid) for pid in pids)


def test_what_a_call_raises_is_raised_with_the_place_where_it_was(workers):
    with pytest.raises(ValueError, match="no such thing") as raised:
        workers.submit(calls.fail, "no such thing").result()
    assert "in fail" in "".join(raised.value.__notes__)


def test_an_error_that_cannot_travel_is_told_in_words(workers):
    with pytest.raises(RuntimeError, match="StubbornError: left"):
        workers.submit(calls.fail_stubbornly).result()


def test_what_cannot_be_sent_fails_without_a_process(workers):
    with pytest.raises((AttributeError, TypeError), match="pickle"):
        workers.submit(lambda: None).result()


LOST = [  # what happens, its arguments, what the caller sees
    pytest.param(calls.sleep, (60,), OverrunError, id="sleeps"),
    pytest.param(calls.go_astray, (), OverrunError, id="a pattern that goes astray"),
    pytest.param(calls.leave, (3,), CrashedError, id="leaves"),
    pytest.param(calls.segfault, (), CrashedError, id="crashes", marks=ONLY_POSIX),
    pytest.param(calls.take, (2_000_000_000,), TooMuchMemoryError, id="takes 2 GB", marks=ONLY_LINUX),
]


@pytest.mark.parametrize(("call", "arguments", "error"), LOST)
def test_a_lost_call_is_an_error_of_its_own_and_the_next_one_is_done(workers, call, arguments, error):
    before = workers.submit(calls.own_pid).result()
    lost = workers.submit(call, *arguments)
    after = workers.submit(calls.own_pid)
    with pytest.raises(error):
        lost.result()
    assert after.result() != before
    assert ends(before)


def test_a_crash_tells_how_it_ended(workers):
    with pytest.raises(CrashedError) as crashed:
        workers.submit(calls.leave, 3).result()
    assert crashed.value.args == (3,)


@ONLY_LINUX
def test_the_ceiling_is_there_for_each_call_anew(workers):
    """What a call leaves behind is not counted against the next: the process is replaced."""
    pids = [workers.submit(calls.keep, 400_000_000).result() for _ in range(4)]
    assert len(set(pids)) == 4


def test_what_a_call_prints_does_not_mix_with_its_result(workers, capfd):
    assert workers.submit(calls.chatter).result() == ""
    assert workers.submit(calls.add, 1, 2).result() == 3
    assert capfd.readouterr().out == ""


def test_closing_ends_calls_under_way(workers):
    pid = workers.submit(calls.own_pid).result()
    under_way, waiting = workers.submit(calls.go_astray), workers.submit(calls.add, 1, 2)
    while not under_way.running():
        time.sleep(0.01)
    workers.close()
    with pytest.raises(LostError):
        under_way.result()
    assert waiting.cancelled()
    assert not is_alive(pid)


def test_leaving_the_block_waits_as_with_any_executor():
    with Workers(1) as pool:
        call = pool.submit(calls.add, 1, 2)
    assert call.result() == 3


def script(tmp_path, text):
    """Start a script that guards nothing with `if __name__`."""
    path = tmp_path / "script.py"
    path.write_text(text, encoding="utf-8")
    here = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    return subprocess.Popen(
        [sys.executable, str(path)], env={**os.environ, "PYTHONPATH": here}, stdout=subprocess.PIPE, text=True
    )


ASTRAY = """\
from evidence_audit.workers.pool import Workers
from tests.workers import calls
pool = Workers(1)
print(pool.submit(calls.own_pid).result(), flush=True)
pool.submit(calls.{call}{arguments}).result()
"""


@ONLY_LINUX
@pytest.mark.parametrize(("call", "arguments"), [("go_astray", ""), ("sleep", ", 600"), ("own_pid", "")])
def test_no_process_outlives_a_parent_that_was_killed(tmp_path, call, arguments):
    """Even while it does nothing but match a pattern, and even while it waits for work."""
    parent = script(
        tmp_path, ASTRAY.format(call=call, arguments=arguments) + "import time; time.sleep(600)\n"
    )
    with parent:
        pid = int(parent.stdout.readline())
        time.sleep(0.3)
        assert is_alive(pid)
        parent.kill()
    assert ends(pid)


def test_a_script_without_a_guard_runs_once(tmp_path):
    """Processes do not run the script of their parent again, as those of `multiprocessing` do."""
    (tmp_path / "report.md").write_text("Some 45,000 households were paid.\n", encoding="utf-8")
    text = (
        "import evidence_audit as ea\n"
        "from evidence_audit.workers.pool import Workers\n"
        "print('begun')\n"
        f"path = {str(tmp_path / 'report.md')!r}\n"
        f"policy = ea.Policy(offline=True, cache_dir={str(tmp_path / 'store')!r})\n"
        "print(len(ea.extract(path).claims))\n"
        "with Workers(2) as workers:\n"
        "    report = ea.audit([path], policy=policy, executor=workers)\n"
        "print(len(report.documents[0].judgements))\n"
    )
    with script(tmp_path, text) as running:
        out, _ = running.communicate()
    assert out.split() == ["begun", "1", "1"]
    assert running.returncode == 0


def test_modules_beside_the_documents_are_not_imported(tmp_path, monkeypatch):
    (tmp_path / "traceback.py").write_text("raise SystemExit('not ours')\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", [path for path in sys.path if path])
    with closing(Workers(1)) as pool:
        assert pool.submit(calls.add, 1, 2).result() == 3
