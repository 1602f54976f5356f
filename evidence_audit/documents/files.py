"""Arguments of the command line become paths, and paths become bytes."""

import glob
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from evidence_audit.documents.formats import by_suffix
from evidence_audit.errors import DocumentError

MAX_FILE = 1_000_000_000
"""Bytes. Larger files would not fit into the memory of a common machine as text and boxes."""


def expand(arguments: Iterable[str]) -> list[str]:
    """Return the documents that the arguments name, each once, in the order named.

    A folder is walked for the suffixes of `FORMATS`, sorted, without hidden files; a
    glob is expanded where no such file exists; `-`, http(s) addresses and whatever
    does not exist pass through. Empty for no arguments.
    """
    paths: dict[str, None] = {}
    for argument in arguments:
        paths.update(dict.fromkeys(_expanded(argument)))
    return list(paths)


def load(path: str) -> bytes:
    """Return the bytes of a file. Raises DocumentError where that cannot be done."""
    try:
        if Path(path).stat().st_size > MAX_FILE:
            raise DocumentError(path, f"it is over {MAX_FILE / 1e9:.0f} GB", "split it")
        return Path(path).read_bytes()
    except FileNotFoundError as error:
        raise DocumentError(path, "there is no such file", "check the path") from error
    except IsADirectoryError as error:
        raise DocumentError(path, "it is a folder", "name a document in it") from error
    except PermissionError as error:
        raise DocumentError(path, "it may not be read", "check its permissions") from error
    except (OSError, ValueError) as error:
        raise DocumentError(path, f"it cannot be read ({error})", "check the path and the disk") from error


def _expanded(argument: str) -> list[str]:
    if argument == "-" or argument.lower().startswith(("http://", "https://")):
        return [argument]
    if Path(argument).is_dir():
        return _walked(argument)
    if glob.has_magic(argument) and not Path(argument).exists():
        found = sorted({path for path in _matches(argument) if Path(path).is_file()})
        return found or [argument]
    return [argument]


def _matches(pattern: str) -> Iterator[str]:
    """Yield what a pattern matches; `**` goes into no linked folder, for links may lead back up."""
    parts = Path(pattern).parts
    if "**" not in parts:
        yield from glob.iglob(pattern)
        return
    at = parts.index("**")
    base = os.path.join(*parts[:at]) if at else ""
    for top in glob.iglob(base) if base else [""]:
        for root, folders, _ in os.walk(top or "."):
            folders[:] = [name for name in folders if not name.startswith(".")]
            inside = root if top else os.path.relpath(root)
            prefix = "" if inside == "." else glob.escape(inside)
            yield from _matches(os.path.join(prefix, *parts[at + 1 :] or ("*",)))


def _walked(folder: str) -> list[str]:
    found: list[str] = []
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [os.path.join(root, name) for name in names if not name.startswith(".") and by_suffix(name)]
    return sorted(found)
