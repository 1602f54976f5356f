"""The grammar of figures: text in, quantities out, and what they amount to when compared."""

from evidence_audit.quantities.conversion import Base, in_base
from evidence_audit.quantities.grammar import find
from evidence_audit.quantities.intervals import interval, precision
from evidence_audit.quantities.lexicon import Lexicon, extended, load

__all__ = ["Base", "Lexicon", "extended", "find", "in_base", "interval", "load", "precision"]
