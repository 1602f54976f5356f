"""Which figures of a passage may count the same thing as the claim's."""

from collections.abc import Iterator

from evidence_audit.evidence.claimed import Claimed
from evidence_audit.evidence.comparing import comparable, is_near_miss
from evidence_audit.evidence.indexing import IndexedSource
from evidence_audit.evidence.refuting import is_negated, is_refuted
from evidence_audit.evidence.subjects import singulars, subjects
from evidence_audit.evidence.wording import stems
from evidence_audit.model import Quantity


def counterparts(claimed: Claimed, figure: Quantity, source: IndexedSource, at: int) -> Iterator[Quantity]:
    """Yield the figures of the passage `at` that are of the dimension of the claim's `figure`.

    None in a row that the claim does not name, none that the passage denies, and none of
    another thing. Where a claim names a column, only its cells count.
    """
    text, row = source.passages[at].sentence.text, source.passages[at].row
    words = source.passages[at].stems
    if row is not None and words and source.is_understood and not words & claimed.near.keys():
        return
    alike = [
        each
        for each in source.reading(at).quantities
        if comparable(figure, each) or is_near_miss(figure, each)
    ]
    named = [each for each in alike if row is not None and stems(row.head(each)) & claimed.near.keys()]
    for stated in named or alike:
        if _is_mere_none(figure, stated) or _is_denied(claimed, text, stated):
            continue
        if not _counts_another_thing(claimed, source, at, stated):
            yield stated


def _is_mere_none(figure: Quantity, stated: Quantity) -> bool:
    """Tell whether a passage only says `no`: that there are no plans is no other figure than `41 plans`."""
    return stated.value == 0 and figure.value != 0 and not any(map(str.isdigit, stated.text))


def _is_denied(claimed: Claimed, text: str, stated: Quantity) -> bool:
    """Tell whether the passage says that the figure is wrong, or that what the claim says of it is not so."""
    if is_refuted(text, stated.start, stated.end) and not claimed.is_refuted:
        return True
    return is_negated(text, stated.end) and not claimed.negates


def _counts_another_thing(claimed: Claimed, source: IndexedSource, at: int, stated: Quantity) -> bool:
    """Tell whether each side counts what the other does not speak of."""
    text = source.passages[at].sentence.text
    counted = subjects(text, stated)
    if not claimed.subjects or not counted or counted & set(singulars(claimed.text)):
        return False
    if stems(" ".join(claimed.subjects)) & source.context(at):
        return False
    return not claimed.subjects & set(singulars(text))
