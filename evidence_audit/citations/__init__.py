"""Document → markers, notes and URLs, and the body text with markers lifted out."""

from evidence_audit.citations.citing import cite

__all__ = ["cite"]
