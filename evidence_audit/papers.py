"""What the arguments name: files, pages of the web, standard input, with what is known of each."""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from fnmatch import fnmatch
from pathlib import PurePath

from evidence_audit import documents, tasks
from evidence_audit.errors import DocumentError
from evidence_audit.model import Policy, Snapshot, Unread
from evidence_audit.tasks import Paper

STDIN = "-"
_REMEDY = "name a folder or pattern with documents of a format that is read"

Pages = Callable[[str], Snapshot]
"""What was fetched from an address. Raises DocumentError where nothing could be."""


def named(paths: Iterable[str]) -> Iterator[str | Unread]:
    """Yield each document that `paths` name, once, and in its place what names nothing."""
    seen: set[str] = set()
    for path in paths:
        try:
            found = documents.expand([path])
        except DocumentError as error:
            yield Unread(path=error.path, reason=error.reason, remedy=error.remedy, rule=error.rule)
            continue
        if not found:
            yield Unread(path=path, reason="holds no document that can be read", remedy=_REMEDY)
        for name in found:
            key = name if "://" in name else str(PurePath(name))
            if key not in seen:
                seen.add(key)
                yield name


def fetched(paths: Iterable[str], policy: Policy) -> Pages:
    """Fetch the addresses among `paths` and return the way to their pages.

    Raises KeyboardInterrupt where the user broke in.
    """
    addresses = [path for path in paths if is_address(path)]
    if not addresses:
        return nothing
    from evidence_audit import sources  # late: most documents are files

    checked = sources.check_all(addresses, policy)
    if checked.interrupted:
        raise KeyboardInterrupt

    def page(url: str) -> Snapshot:
        snapshot = checked.snapshot(url)
        if snapshot is None:
            reason = checked.sources[url].reason
            raise DocumentError(url, reason, "check the address, or save the page and name the file")
        return snapshot

    return page


def paper(path: str, policy: Policy, pages: Pages, *, stdin_format: str | None = None) -> Paper:
    """Return what reading a document takes; a file is left to whoever reads it. Raises DocumentError."""
    known = Paper(path=path, published=stated(policy.published, path), engine=policy.pdf_engine)
    if path == STDIN:
        return replace(known, content=sys.stdin.buffer.read(), format=stdin_format)
    if is_address(path):
        snapshot = pages(path)
        return replace(known, content=snapshot.content, media_type=tasks.media_type(snapshot))
    return known


def is_address(path: str) -> bool:
    """Tell whether a document is to be fetched."""
    return path.startswith(("http://", "https://"))


def stated(by_pattern: Mapping[str, str], path: str) -> str | None:
    """Return what the register states for the first path or pattern that fits; None for nothing."""
    fitting = (word for pattern, word in by_pattern.items() if path == pattern or fnmatch(path, pattern))
    return next(fitting, None)


def nothing(url: str) -> Snapshot:
    """Refuse: nothing was fetched."""
    raise DocumentError(url, "it was not asked for", "check the address, or save the page and name the file")
