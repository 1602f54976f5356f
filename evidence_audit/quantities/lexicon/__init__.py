"""The words of a language, as data, and the reader of that data."""

from evidence_audit.quantities.lexicon.loading import extended, load
from evidence_audit.quantities.lexicon.vocabulary import Lexicon, Modifier, Unit

__all__ = ["Lexicon", "Modifier", "Unit", "extended", "load"]
