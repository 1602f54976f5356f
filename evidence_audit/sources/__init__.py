"""The sources: each cited address asked, judged and kept."""

from evidence_audit.sources.running import Checked, check_all
from evidence_audit.sources.store import Store

__all__ = ["Checked", "Store", "check_all"]
