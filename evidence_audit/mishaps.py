"""Why something could not be read, in words: refused by its reader, or lost with it."""

import traceback
from dataclasses import dataclass

from evidence_audit.errors import DocumentError, EvidenceAuditError
from evidence_audit.progress import Listener
from evidence_audit.workers.errors import LostError, OverrunError, TooMuchMemoryError


@dataclass(frozen=True, slots=True, kw_only=True)
class Mishap:
    """What came in between, and what to do about it."""

    reason: str
    remedy: str
    rule: str = DocumentError.rule


def mishap(error: BaseException, listener: Listener) -> Mishap:
    """Return what an error means that came of reading something; what concerns the whole run is raised.

    A defect of the program costs the one document that brings it out; its traceback goes to `listener`.
    """
    if isinstance(error, DocumentError):
        return Mishap(reason=error.reason, remedy=error.remedy, rule=error.rule)
    if isinstance(error, LostError):
        return _lost(error)
    if isinstance(error, EvidenceAuditError) or not isinstance(error, Exception):
        raise error
    for line in "".join(traceback.format_exception(error)).splitlines():
        listener.note(line)
    return Mishap(
        reason=f"reading it brought out a defect of this program ({type(error).__name__})",
        remedy="run it again with -v, and report what that shows",
    )


def _lost(error: LostError) -> Mishap:
    if isinstance(error, OverrunError):
        return Mishap(
            reason=f"reading it took over {error.args[0]:g} seconds and was stopped",
            remedy="give it longer with --document-timeout, or split it",
        )
    if isinstance(error, TooMuchMemoryError):
        return Mishap(
            reason=f"reading it takes over {error.args[0] / 1e9:g} GB of memory",
            remedy="split it, or save it anew with another program",
        )
    return Mishap(reason="reading it broke off with a crash", remedy="save it anew with another program")
