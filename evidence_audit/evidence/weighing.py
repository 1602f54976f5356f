"""Weigh a claim against a source: the passage about the same thing, and the figure it gives."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from evidence_audit import documents
from evidence_audit.evidence import dates
from evidence_audit.evidence.comparing import Likeness, compare
from evidence_audit.evidence.dates import Dating
from evidence_audit.evidence.indexing import Reading, Source, index, read
from evidence_audit.evidence.nearness import near
from evidence_audit.evidence.searching import Topic, search
from evidence_audit.evidence.wording import content_words
from evidence_audit.model import Claim, Difference, Document, Evidence, Outcome, Quantity, Role, Span


def weigh(sentence: str, source_text: str) -> list[Evidence]:
    """Return what a text says of each figure of a sentence, in order.

    A sentence without figures is weighed by its dates; `[]` for one without either.
    """
    source = index(documents.read(source_text.encode(), "source.txt", format="text"))
    return [_weighed(figure, source) for figure in _figures(sentence)]
