"""Audit the figures of documents: where does that number come from?

>>> import evidence_audit as ea
>>> ea.quantities.find("one in four nurses")[0].value
0.25

Names are imported on first use, so that starting up stays quick.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from evidence_audit.version import __version__

if TYPE_CHECKING:
    from evidence_audit import quantities
    from evidence_audit.auditor import audit, extract
    from evidence_audit.evidence import weigh
    from evidence_audit.model import Policy

__all__ = ["Policy", "__version__", "audit", "extract", "quantities", "weigh"]

_HOMES = {
    "audit": "evidence_audit.auditor",
    "extract": "evidence_audit.auditor",
    "weigh": "evidence_audit.evidence",
    "Policy": "evidence_audit.model",
}


def __getattr__(name: str) -> Any:
    if name == "quantities":
        return import_module("evidence_audit.quantities")
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
