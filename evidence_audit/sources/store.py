"""What was seen of the sources, kept on disk between runs and shared by processes."""

import logging
import os
import sqlite3
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from evidence_audit.model import Snapshot, Source, Status, Trouble
from evidence_audit.sources.stored import from_json, to_json

_LOG = logging.getLogger(__name__)
_T = TypeVar("_T")

SCHEMA = 1
"""Part of the file's name: versions side by side never read each other's tables."""

_TABLES = """
CREATE TABLE IF NOT EXISTS checks (
  key TEXT NOT NULL,            -- one spelling of the address asked
  route TEXT NOT NULL,          -- where --connect-to sent it; '' for its own host
  passing INTEGER NOT NULL,     -- 1: a trouble of the moment, kept beside the last lasting result
  checked_at TEXT NOT NULL,
  url TEXT NOT NULL,            -- as asked
  source TEXT NOT NULL,
  PRIMARY KEY (key, route, passing)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS pages (
  sha256 TEXT PRIMARY KEY,
  media_type TEXT NOT NULL,
  charset TEXT,
  kept_at TEXT NOT NULL,
  content BLOB NOT NULL         -- zlib
);
"""
_PASSING = {Trouble.TIMEOUT, Trouble.CONNECTION, Trouble.SERVER, Trouble.NETWORK_DOWN}
_PASSING_AGE = timedelta(minutes=5)
_ORPHAN_AGE = timedelta(days=30)
_PATIENCE = 10.0
"""Seconds to wait for another process that writes."""


@dataclass(frozen=True, slots=True)
class Place:
    """What a result belongs to: an address, and the way there."""

    key: str
    route: str = ""


def default_folder() -> Path:
    """Return the user's cache folder for this tool, by the platform's custom."""
    home = Path.home()
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = home / "Library" / "Caches"
    else:
        named = Path(os.environ.get("XDG_CACHE_HOME", ""))
        base = named if named.is_absolute() else home / ".cache"
    return base / "evidence-audit"


def is_passing(source: Source) -> bool:
    """Return whether a result speaks of a moment, not of the link."""
    return source.trouble in _PASSING or source.http_status == 429


def is_worth_keeping(source: Source) -> bool:
    """Return whether a result may be shown again: nothing unasked, no trouble of one's own."""
    return source.status is not Status.UNCHECKED and source.trouble is not Trouble.NETWORK_DOWN


class Store:
    """Results and pages in one SQLite file; without a usable folder, in memory and said so once.

    Each call opens the file anew: a store can be used from any thread, and other
    processes may use the same file.
    """

    def __init__(self, folder: str | Path | None = None) -> None:
        self.path = Path(folder or default_folder()) / f"sources-{SCHEMA}.sqlite"
        self._memory: dict[str, Snapshot] = {}
        self._is_usable = True
        self._do(_drop_orphans)

    def find(self, place: Place, *, max_age: timedelta | None) -> Source | None:
        """Return the last result no older than `max_age`; None: however old, by whatever way.

        A trouble of the moment counts for minutes, or where nothing lasting is known.
        """
        rows = self._do(lambda base: _rows(base, place.key)) or []
        if max_age is None:
            rows.sort(key=lambda row: (row[1], row[0] != place.route))
            return rows[0][2] if rows else None
        now = datetime.now(UTC)
        for route, passing, source in rows:
            oldest = now - (min(max_age, _PASSING_AGE) if passing else max_age)
            if route == place.route and source.checked_at > oldest:
                return source
        return None

    def save(self, place: Place, source: Source, snapshot: Snapshot | None) -> None:
        """Keep a result and its page; a lasting one replaces what was known."""
        if not self._do(lambda base: _save(base, place, source, snapshot)) and snapshot is not None:
            self._memory[snapshot.sha256] = snapshot

    def snapshot(self, source: Source) -> Snapshot | None:
        """Return the page of a source; None where it has none or it is not kept."""
        sha256 = (source.snapshot or "").removeprefix("sha256:")
        if sha256 in self._memory:
            kept = self._memory[sha256]
            media_type, charset, content = kept.media_type, kept.charset, kept.content
        else:
            row = self._do(lambda base: _page(base, sha256)) if sha256 else None
            if row is None:
                return None
            media_type, charset, content = row
        return Snapshot(
            url=source.url,
            final_url=source.final_url or source.url,
            fetched_at=source.checked_at,
            media_type=media_type,
            charset=charset,
            content=content,
            sha256=sha256,
        )

    def sources(self) -> Iterator[Source]:
        """Yield all that is known, by address."""
        yield from self._do(_all_sources) or []

    def size(self) -> int:
        """Return the bytes on disk; 0 where there is no file."""
        return sum(path.stat().st_size for path in self._files() if path.exists())

    def clear(self) -> None:
        """Forget everything."""
        self._do(_clear)

    def _do(self, work: Callable[[sqlite3.Connection], _T]) -> _T | None:
        """Return what `work` does with the open file, None where there is no usable one."""
        if not self._is_usable:
            return None
        try:
            return self._open_and(work)
        except sqlite3.OperationalError as error:
            self._give_up(error)
        except sqlite3.DatabaseError:
            return self._afresh(work)
        except OSError as error:
            self._give_up(error)
        return None

    def _open_and(self, work: Callable[[sqlite3.Connection], _T]) -> _T:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(self.path, timeout=_PATIENCE)) as base, base:
            base.execute("PRAGMA journal_mode=WAL")
            # Waiting for the disk would cost more than what a power cut can spoil: a damaged
            # store is begun afresh.
            base.execute("PRAGMA synchronous=OFF")
            base.executescript(_TABLES)
            return work(base)

    def _afresh(self, work: Callable[[sqlite3.Connection], _T]) -> _T | None:
        """Move a damaged file aside and begin a new one."""
        aside = self.path.with_suffix(f".damaged-{datetime.now(UTC):%Y%m%dT%H%M%S%f}")
        try:
            self.path.rename(aside)
            for path in self._files()[1:]:
                path.unlink(missing_ok=True)
            _LOG.warning("the store of checked sources was damaged; moved to %s and begun afresh", aside)
            return self._open_and(work)
        except (OSError, sqlite3.DatabaseError) as error:
            self._give_up(error)
            return None

    def _give_up(self, error: Exception) -> None:
        self._is_usable = False
        _LOG.warning("working without a store of checked sources: %s (%s)", error, self.path)

    def _files(self) -> list[Path]:
        return [self.path, *(self.path.with_name(self.path.name + end) for end in ("-wal", "-shm"))]


def _rows(base: sqlite3.Connection, key: str) -> list[tuple[str, bool, Source]]:
    """Return route, passing and source of all that is known of an address, newest first."""
    rows = base.execute(
        "SELECT route, passing, url, source FROM checks WHERE key = ? ORDER BY checked_at DESC", (key,)
    )
    return [
        (route, bool(passing), source) for route, passing, url, line in rows for source in _read(line, url)
    ]


def _save(base: sqlite3.Connection, place: Place, source: Source, page: Snapshot | None) -> bool:
    """Keep what is worth it; True, so that failing to is told apart."""
    if page is not None:
        _save_page(base, page)
    if is_worth_keeping(source):
        _save_check(base, place, source)
    return True


def _save_check(base: sqlite3.Connection, place: Place, source: Source) -> None:
    passing = is_passing(source)
    if not passing:
        base.execute("DELETE FROM checks WHERE key = ? AND route = ?", (place.key, place.route))
    base.execute(
        "INSERT OR REPLACE INTO checks VALUES (?, ?, ?, ?, ?, ?)",
        (place.key, place.route, passing, source.checked_at.isoformat(), source.url, to_json(source)),
    )


def _save_page(base: sqlite3.Connection, page: Snapshot) -> None:
    base.execute(
        "INSERT OR REPLACE INTO pages VALUES (?, ?, ?, ?, ?)",
        (
            page.sha256,
            page.media_type,
            page.charset,
            page.fetched_at.isoformat(),
            zlib.compress(page.content),
        ),
    )


def _page(base: sqlite3.Connection, sha256: str) -> tuple[str, str | None, bytes] | None:
    row = base.execute(
        "SELECT media_type, charset, content FROM pages WHERE sha256 = ?", (sha256,)
    ).fetchone()
    if row is None:
        return None
    try:
        return row[0], row[1], zlib.decompress(row[2])
    except zlib.error:
        return None


def _all_sources(base: sqlite3.Connection) -> list[Source]:
    rows = base.execute("SELECT url, source FROM checks ORDER BY key, route, passing")
    return [source for url, line in rows for source in _read(line, url)]


def _read(line: str, url: str) -> tuple[Source, ...]:
    """Return the source of one row; none where something else wrote it."""
    try:
        return (from_json(line, url),)
    except (ValueError, KeyError, TypeError):
        return ()


def _clear(base: sqlite3.Connection) -> None:
    base.execute("DELETE FROM checks")
    base.execute("DELETE FROM pages")
    base.commit()
    base.execute("VACUUM")


def _drop_orphans(base: sqlite3.Connection) -> None:
    """Drop pages that no result names any longer, once no run can still be reading them."""
    oldest = (datetime.now(UTC) - _ORPHAN_AGE).isoformat()
    base.execute(
        "DELETE FROM pages WHERE kept_at < ? AND NOT EXISTS (SELECT 1 FROM checks "
        "WHERE json_extract(source, '$.snapshot') = 'sha256:' || sha256)",
        (oldest,),
    )
