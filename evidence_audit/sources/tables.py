"""The tables of the store: what is written, and how it is read again."""

import sqlite3
import zlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from evidence_audit.model import Snapshot, Source, Status, Trouble
from evidence_audit.sources.stored import from_json, to_json

SCHEMA = 1
"""Part of the file's name: versions side by side never read each other's tables."""

TABLES = """
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
_ORPHAN_AGE = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Place:
    """What a result belongs to: an address, and the way there."""

    key: str
    route: str = ""


def is_passing(source: Source) -> bool:
    """Return whether a result speaks of a moment, not of the link."""
    return source.status is Status.UNREACHABLE or source.http_status == 429


def is_reusable(source: Source) -> bool:
    """Return whether a later run may take a result for granted instead of asking again.

    Troubles of a moment never: whoever tries again, be it with more time or after mending
    the line, wants to know how it is now. Nor unknown names: a look-up costs little.
    """
    return not is_passing(source) and source.trouble is not Trouble.NO_HOST


def is_worth_keeping(source: Source) -> bool:
    """Return whether a result may be shown again: nothing unasked, no trouble of one's own."""
    return source.status is not Status.UNCHECKED and source.trouble is not Trouble.NETWORK_DOWN


def rows(base: sqlite3.Connection, key: str) -> list[tuple[str, bool, Source]]:
    """Return route, passing and source of all that is known of an address, newest first."""
    found = base.execute(
        "SELECT route, passing, url, source FROM checks WHERE key = ? ORDER BY checked_at DESC", (key,)
    )
    return [
        (route, bool(passing), source) for route, passing, url, line in found for source in _read(line, url)
    ]


def save(base: sqlite3.Connection, place: Place, source: Source, page: Snapshot | None) -> bool:
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


def page(base: sqlite3.Connection, sha256: str) -> tuple[str, str | None, bytes] | None:
    """Return media type, charset and bytes of a page; None where it is not kept whole."""
    row = base.execute(
        "SELECT media_type, charset, content FROM pages WHERE sha256 = ?", (sha256,)
    ).fetchone()
    if row is None:
        return None
    try:
        return row[0], row[1], zlib.decompress(row[2])
    except zlib.error:
        return None


def all_sources(base: sqlite3.Connection) -> list[Source]:
    """Return all that is known, by address."""
    found = base.execute("SELECT url, source FROM checks ORDER BY key, route, passing")
    return [source for url, line in found for source in _read(line, url)]


def _read(line: str, url: str) -> tuple[Source, ...]:
    """Return the source of one row; none where something else wrote it."""
    try:
        return (from_json(line, url),)
    except (ValueError, KeyError, TypeError):
        return ()


def clear(base: sqlite3.Connection) -> None:
    """Forget everything, and give the room back."""
    base.execute("DELETE FROM checks")
    base.execute("DELETE FROM pages")
    base.commit()
    base.execute("VACUUM")


def drop_orphans(base: sqlite3.Connection) -> None:
    """Drop pages that no result names any longer, once no run can still be reading them."""
    oldest = (datetime.now(UTC) - _ORPHAN_AGE).isoformat()
    base.execute(
        "DELETE FROM pages WHERE kept_at < ? AND NOT EXISTS (SELECT 1 FROM checks "
        "WHERE json_extract(source, '$.snapshot') = 'sha256:' || sha256)",
        (oldest,),
    )
