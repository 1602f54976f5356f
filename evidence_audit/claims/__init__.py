"""Claims: sentences, which of their figures a reader would challenge, and what each one cites."""

from evidence_audit.claims.finding import find

__all__ = ["find"]
