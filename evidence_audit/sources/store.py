"""What was seen of the sources, kept on disk between runs and shared by processes."""

import logging
import os
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from enum import Enum, auto
from pathlib import Path
from typing import TypeVar

from evidence_audit.model import Snapshot, Source
from evidence_audit.sources import tables
from evidence_audit.sources.tables import Place

_LOG = logging.getLogger(__name__)
_T = TypeVar("_T")

_PATIENCE = 10.0
"""Seconds to wait for another process that writes."""
_PROTECTED = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN}
"""What SQLite says where a file or its folder may not be written."""


class _Use(Enum):
    """What the store's file is good for in this run."""

    ALL = auto()
    READING = auto()
    NOTHING = auto()


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


class Store:
    """Results and pages in one SQLite file; without a usable folder, in memory and said so once.

    Troubles of a moment are kept for the record and for runs that may not ask
    (`--offline`); no other run takes them for granted. A file that may not be written,
    as in a cache that many share, is read all the same.

    Each call opens the file anew: a store can be used from any thread, and other
    processes may use the same file.
    """

    def __init__(self, folder: str | Path | None = None) -> None:
        self.path = Path(folder or default_folder()) / f"sources-{tables.SCHEMA}.sqlite"
        self._memory: dict[str, Snapshot] = {}
        self._use = _Use.ALL
        self._do(tables.drop_orphans)

    def find(self, place: Place, *, max_age: timedelta | None) -> Source | None:
        """Return the last result no older than `max_age` that may be taken for granted.

        None for `max_age`: what was seen last, however old and by whatever way,
        where nothing lasting is known also a trouble of the moment.
        """
        rows = self._do(lambda base: tables.rows(base, place.key)) or []
        if max_age is None:
            rows.sort(key=lambda row: (row[1], row[0] != place.route))
            return rows[0][2] if rows else None
        oldest = datetime.now(UTC) - max_age
        for route, _, source in rows:
            if route == place.route and source.checked_at > oldest and tables.is_reusable(source):
                return source
        return None

    def save(self, place: Place, source: Source, snapshot: Snapshot | None) -> None:
        """Keep a result and its page; a lasting one replaces what was known."""
        if not self._do(lambda base: tables.save(base, place, source, snapshot)) and snapshot is not None:
            self._memory[snapshot.sha256] = snapshot

    def snapshot(self, source: Source) -> Snapshot | None:
        """Return the page of a source; None where it has none or it is not kept."""
        sha256 = (source.snapshot or "").removeprefix("sha256:")
        if sha256 in self._memory:
            kept = self._memory[sha256]
            media_type, charset, content = kept.media_type, kept.charset, kept.content
        else:
            row = self._do(lambda base: tables.page(base, sha256)) if sha256 else None
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
        yield from self._do(tables.all_sources) or []

    def size(self) -> int:
        """Return the bytes on disk; 0 where there is no file."""
        return sum(path.stat().st_size for path in self._files() if path.exists())

    def clear(self) -> None:
        """Forget everything."""
        self._do(tables.clear)

    def _do(self, work: Callable[[sqlite3.Connection], _T]) -> _T | None:
        """Return what `work` does with the open file, None where there is no usable one."""
        if self._use is _Use.NOTHING:
            return None
        try:
            return self._open_and(work)
        except sqlite3.OperationalError as error:
            return self._without_writing(work, error)
        except sqlite3.DatabaseError:
            return self._afresh(work)
        except OSError as error:
            self._give_up(error)
        return None

    def _open_and(self, work: Callable[[sqlite3.Connection], _T]) -> _T:
        if self._use is _Use.READING:
            with closing(sqlite3.connect(self._reading_uri(), uri=True, timeout=_PATIENCE)) as base:
                return work(base)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(self.path, timeout=_PATIENCE)) as base, base:
            # Waiting for the disk would cost more than what a power cut can spoil: a damaged
            # store is begun afresh.
            base.execute("PRAGMA synchronous=OFF")
            base.execute("PRAGMA journal_mode=WAL")
            base.executescript(tables.TABLES)
            return work(base)

    def _reading_uri(self) -> str:
        # Beside a file that nobody is writing, SQLite would have to make files of its own;
        # where it may not, it has to be told that the file stays as it is.
        is_still = not self._files()[1].exists()
        return f"{self.path.absolute().as_uri()}?mode=ro{'&immutable=1' if is_still else ''}"

    def _without_writing(
        self, work: Callable[[sqlite3.Connection], _T], error: sqlite3.OperationalError
    ) -> _T | None:
        """Return what `work` reads of a file that cannot be written; None for what it would write."""
        is_protected = error.sqlite_errorcode & 0xFF in _PROTECTED
        if is_protected and self._use is _Use.READING:
            return None
        if not is_protected or not os.access(self.path, os.R_OK):
            self._give_up(error)
            return None
        self._use = _Use.READING
        _LOG.warning("the store of checked sources cannot be written; it is only read (%s)", self.path)
        return self._do(work)

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
        self._use = _Use.NOTHING
        _LOG.warning("working without a store of checked sources: %s (%s)", error, self.path)

    def _files(self) -> list[Path]:
        return [self.path, *(self.path.with_name(self.path.name + end) for end in ("-wal", "-shm"))]
