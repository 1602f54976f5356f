"""The grammar of figures: text in, quantities out, and what they amount to when compared."""

from evidence_audit.quantities.grammar import find

__all__ = ["find"]
