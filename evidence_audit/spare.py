"""A worker process that is started before the command line is even loaded.

Both take a while to import what they need, and on two cores they do it at the same time:
most of what a process of its own costs comes back in this way.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from evidence_audit.workers.process import Process

PRELOAD = (
    "evidence_audit.tasks",
    "evidence_audit.documents.text",
    "evidence_audit.citations",
    "evidence_audit.claims",
)
"""What a worker imports while it waits for its first task."""
_READERS = ("audit", "extract")
_NO_WORK = frozenset({"-h", "--help"})


def started(arguments: Sequence[str]) -> "Process | None":
    """Return a process for a command that reads documents; None for others."""
    if arguments[:1] and arguments[0] in _READERS and not _NO_WORK.intersection(arguments):
        from evidence_audit.workers.process import Process  # late: `--help` needs none

        return Process(PRELOAD)
    return None
