"""What is kept between runs, and when it counts."""

import hashlib
import logging
import os
import sqlite3
import tempfile
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from multiprocessing import get_context
from pathlib import Path

import pytest

from evidence_audit.model import Redirect, Snapshot, Source, Status, Trouble
from evidence_audit.sources.store import Store, default_folder
from evidence_audit.sources.tables import Place

URL = "https://example.org/a"
HERE = Place(URL)
DAY = timedelta(days=1)


def seen(status=Status.LIVE, trouble=None, age=timedelta(0), content=None, **facts):
    at = datetime.now(UTC) - age
    sha256 = None if content is None else hashlib.sha256(content).hexdigest()
    return Source(
        url=URL,
        status=status,
        trouble=trouble,
        reason="as seen",
        checked_at=at,
        snapshot=sha256 and f"sha256:{sha256}",
        **facts,
    )


def kept(source, content):
    return Snapshot(
        url=URL,
        final_url=source.final_url or URL,
        fetched_at=source.checked_at,
        media_type="text/html",
        charset="utf-8",
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
    )


def test_what_is_saved_is_found(tmp_path):
    """A result comes back as it was, with its page."""
    source = seen(
        content=b"<p>90%",
        http_status=200,
        final_url=URL + "/b",
        redirects=(Redirect(url=URL, http_status=301),),
        published="2018-09",
        withdrawn="This page was withdrawn",
    )
    Store(tmp_path).save(HERE, source, kept(source, b"<p>90%"))
    again = Store(tmp_path)
    assert again.find(HERE, max_age=DAY) == source
    assert again.snapshot(source) == kept(source, b"<p>90%")
    assert list(again.sources()) == [source]


FRESH = [  # status, trouble                                          age                    counts
    (Status.LIVE, None, timedelta(hours=23), True),
    (Status.LIVE, None, timedelta(hours=25), False),
    (Status.DEAD, Trouble.GONE, timedelta(hours=23), True),
    (Status.BLOCKED, Trouble.REFUSED, timedelta(hours=23), True),
    (Status.MOVED, None, timedelta(hours=23), True),
    (Status.UNREACHABLE, Trouble.TIMEOUT, timedelta(0), False),
    (Status.UNREACHABLE, Trouble.SERVER, timedelta(0), False),
    (Status.UNREACHABLE, Trouble.CONNECTION, timedelta(0), False),
    (Status.UNREACHABLE, Trouble.CERTIFICATE, timedelta(0), False),
    (Status.UNREACHABLE, Trouble.LOOP, timedelta(0), False),
    (Status.UNREACHABLE, Trouble.NO_HOST, timedelta(0), False),
    (Status.DEAD, Trouble.NO_HOST, timedelta(0), False),
    (Status.UNREACHABLE, Trouble.NETWORK_DOWN, timedelta(0), False),
    (Status.UNCHECKED, Trouble.PRIVATE, timedelta(0), False),
]


@pytest.mark.parametrize(("status", "trouble", "age", "counts"), FRESH)
def test_how_long_a_result_counts(tmp_path, status, trouble, age, counts):
    """Lasting results count for a day; whoever tries again after a trouble of the moment is asking anew."""
    store = Store(tmp_path)
    store.save(HERE, seen(status, trouble, age), None)
    assert (store.find(HERE, max_age=DAY) is not None) is counts


def test_429_is_of_the_moment(tmp_path):
    """Being asked to come later says nothing of tomorrow."""
    store = Store(tmp_path)
    store.save(HERE, seen(Status.BLOCKED, Trouble.REFUSED, http_status=429), None)
    assert store.find(HERE, max_age=DAY) is None


def test_a_trouble_of_the_moment_is_on_record(tmp_path):
    """Without asking, a trouble is what is known where nothing lasting is."""
    store = Store(tmp_path)
    store.save(HERE, seen(Status.UNREACHABLE, Trouble.TIMEOUT), None)
    assert store.find(HERE, max_age=None).trouble is Trouble.TIMEOUT


def test_a_bad_moment_does_not_replace_what_is_known(tmp_path):
    """Without asking, the last lasting result is what is known."""
    store = Store(tmp_path)
    store.save(HERE, seen(age=timedelta(days=9)), None)
    store.save(HERE, seen(Status.UNREACHABLE, Trouble.TIMEOUT), None)
    assert store.find(HERE, max_age=None).status is Status.LIVE


def test_a_lasting_result_replaces_all(tmp_path):
    """What was unreachable and then gone is gone."""
    store = Store(tmp_path)
    store.save(HERE, seen(Status.UNREACHABLE, Trouble.TIMEOUT), None)
    store.save(HERE, seen(Status.DEAD, Trouble.GONE), None)
    assert [source.trouble for source in store.sources()] == [Trouble.GONE]


def test_another_way_is_another_result(tmp_path):
    """What a rerouted connection saw is not what the host says; without asking, it is all there is."""
    store = Store(tmp_path)
    store.save(Place(URL, "127.0.0.1:80"), seen(), None)
    assert store.find(HERE, max_age=DAY) is None
    assert store.find(HERE, max_age=None) is not None


def test_clear(tmp_path):
    """Nothing is left."""
    store = Store(tmp_path)
    source = seen(content=b"x")
    store.save(HERE, source, kept(source, b"x"))
    store.clear()
    assert (list(store.sources()), store.snapshot(source)) == ([], None)
    assert store.size() > 0


def test_pages_that_nothing_names_go(tmp_path):
    """A replaced page is kept for a month, for whoever is still reading it."""
    store = Store(tmp_path)
    old, older = seen(content=b"old", age=timedelta(days=9)), seen(content=b"older", age=timedelta(days=99))
    for source, content in ((older, b"older"), (old, b"old"), (seen(content=b"new"), b"new")):
        store.save(HERE, source, kept(source, content))
    again = Store(tmp_path)
    assert again.snapshot(older) is None
    assert again.snapshot(old) is not None


@pytest.mark.parametrize(
    "damage", [b"no database at all, of a certain length" * 99, b"SQLite format 3\x00" + b"\xff" * 5000]
)
def test_a_damaged_store(tmp_path, caplog, damage):
    """A damaged file is moved aside, said once, and the store works."""
    path = Store(tmp_path).path
    path.write_bytes(damage)
    store = Store(tmp_path)
    store.save(HERE, seen(), None)
    assert store.find(HERE, max_age=DAY) is not None
    assert [record.levelno for record in caplog.records] == [logging.WARNING]
    assert len(list(tmp_path.glob("*.damaged-*"))) == 1


def test_a_row_of_something_else(tmp_path):
    """A row that cannot be read is as if it were not there."""
    store = Store(tmp_path)
    with sqlite3.connect(store.path) as base:
        base.execute("INSERT INTO checks VALUES (?, '', 0, '2026', ?, '{}')", (URL, URL))
    base.close()
    assert store.find(HERE, max_age=None) is None


def test_a_damaged_page(tmp_path):
    """A page that does not unpack is not there."""
    store = Store(tmp_path)
    source = seen(content=b"x")
    store.save(HERE, source, kept(source, b"x"))
    with sqlite3.connect(store.path) as base:
        base.execute("UPDATE pages SET content = x'00'")
    base.close()
    assert store.snapshot(source) is None


def test_no_folder_to_write_in(tmp_path, caplog):
    """Without a usable folder all works but remembering, and that is said once."""
    (tmp_path / "file").write_text("in the way")
    store = Store(tmp_path / "file" / "cache")
    source = seen(content=b"x")
    store.save(HERE, source, kept(source, b"x"))
    assert store.find(HERE, max_age=DAY) is None
    assert store.snapshot(source) == kept(source, b"x")
    assert store.size() == 0
    assert len(caplog.records) == 1


@pytest.fixture
def shared():
    """A folder that everybody may read and nobody in the test may write in, once it is closed."""
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


@contextmanager
def nobody(folder):
    """Take the right to write from a folder, and from this process where it has it everywhere."""
    for path in folder.iterdir():
        path.chmod(0o444)
    folder.chmod(0o555)
    is_root = os.geteuid() == 0
    if is_root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)
        folder.chmod(0o755)


@pytest.mark.skipif(os.name != "posix", reason="rights to write are set as on POSIX")
@pytest.mark.parametrize("is_busy", [False, True], ids=["left alone", "in use by its owner"])
def test_a_store_that_may_not_be_written(shared, caplog, is_busy):
    """What others stored is read, pages too; what cannot be kept is kept in memory; said once."""
    source, fresh = seen(content=b"x"), seen(content=b"y")
    owner = Store(shared)
    owner.save(HERE, source, kept(source, b"x"))
    base = sqlite3.connect(owner.path)
    if is_busy:
        base.execute("SELECT * FROM checks").fetchall()
    with nobody(shared):
        store = Store(shared)
        store.save(Place(URL + "/new"), fresh, kept(fresh, b"y"))
        assert store.find(HERE, max_age=DAY) == source
        assert store.snapshot(source) == kept(source, b"x")
        assert store.snapshot(fresh) == kept(fresh, b"y")
        assert [record.getMessage().partition(";")[0] for record in caplog.records] == [
            "the store of checked sources cannot be written"
        ]
    base.close()
    assert list(Store(shared).sources()) == [source]


def _fill(folder: str, number: int) -> int:
    store = Store(folder)
    for step in range(10):
        content = f"{number} {step}".encode()
        source = seen(content=content)
        store.save(Place(f"{URL}/{number}/{step}"), source, kept(source, content))
    return sum(store.find(Place(f"{URL}/{number}/{step}"), max_age=DAY) is not None for step in range(10))


def test_several_processes(tmp_path):
    """Processes that begin at once share one store, and nothing is lost."""
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        assert list(pool.map(_fill, [str(tmp_path)] * 2, range(2))) == [10, 10]
    assert len(list(Store(tmp_path).sources())) == 20


FOLDERS = [
    ("linux", {"XDG_CACHE_HOME": "/var/xdg"}, "/var/xdg/evidence-audit"),
    ("linux", {"XDG_CACHE_HOME": "relative"}, "/home/a/.cache/evidence-audit"),
    ("linux", {}, "/home/a/.cache/evidence-audit"),
    ("darwin", {}, "/home/a/Library/Caches/evidence-audit"),
    ("win32", {"LOCALAPPDATA": "/c/local"}, "/c/local/evidence-audit"),
]


@pytest.mark.parametrize(("platform", "environment", "folder"), FOLDERS)
def test_the_users_cache_folder(monkeypatch, platform, environment, folder):
    """Each platform keeps caches in its own place."""
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(Path, "home", lambda: Path("/home/a"))
    monkeypatch.setattr("sys.platform", platform)
    assert default_folder() == Path(folder)
