"""What was seen of the sources, kept on disk between runs and shared by processes."""

import logging
import os
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from evidence_audit.model import Snapshot, Source
from evidence_audit.sources import tables
from evidence_audit.sources.tables import Place

_LOG = logging.getLogger(__name__)
_T = TypeVar("_T")

_PASSING_AGE = timedelta(minutes=5)
_PATIENCE = 10.0
"""Seconds to wait for another process that writes."""


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

    Each call opens the file anew: a store can be used from any thread, and other
    processes may use the same file.
    """

    def __init__(self, folder: str | Path | None = None) -> None:
        self.path = Path(folder or default_folder()) / f"sources-{tables.SCHEMA}.sqlite"
        self._memory: dict[str, Snapshot] = {}
        self._is_usable = True
        self._do(tables.drop_orphans)

    def find(self, place: Place, *, max_age: timedelta | None) -> Source | None:
        """Return the last result no older than `max_age`; None: however old, by whatever way.

        A trouble of the moment counts for minutes, or where nothing lasting is known.
        """
        rows = self._do(lambda base: tables.rows(base, place.key)) or []
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
            base.executescript(tables.TABLES)
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
