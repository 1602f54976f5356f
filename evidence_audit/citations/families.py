"""Two families of numbers in one document: raised ones for its footnotes, bracketed ones for its references.

Each family has its own notes and counts by itself. Papers and theses have both, and code has
brackets that are neither: a family is believed where notes of its own style answer to it.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from evidence_audit.citations import symbols
from evidence_audit.citations.candidates import STRONG, Candidate, Manner
from evidence_audit.citations.counting import count
from evidence_audit.citations.rows import Cover
from evidence_audit.citations.sheet import Sheet
from evidence_audit.model import Document, Marker, Note

RAISED, BRACKET = frozenset({"raised"}), frozenset({"bracket"})
"""How the notes of a family begin."""
_ANSWERED = 0.6
"""Share of the sure calls of a family that must lead to a note, for its style to be the only one."""
_GLUED = 1.5
"""Weight of a number in brackets right behind a word, as in code."""


def count_all(
    document: Document,
    page: Sheet,
    found: Sequence[Candidate],
    signs: Sequence[symbols.Call],
    elsewhere: Sequence[Note] = (),
) -> Document:
    """Add the markers and notes of both families, of one, or of none, as notes answer to them."""
    bracketed = [one for one in found if one.manner is Manner.BRACKETED]
    others = [one for one in found if one.manner is not Manner.BRACKETED]
    if elsewhere:
        return count(document, page, found, signs, elsewhere)
    footnoted = _footnoted(document, page, others, signs)
    if footnoted is None and not (bracketed and others):
        return count(document, page, found, signs)
    if footnoted is None:
        return _one_family(document, page, found, signs)
    referred = count(document, page, bracketed, (), styles=BRACKET) if bracketed else document
    if _is_answered(referred, bracketed) and not _shares_rows(footnoted, referred):
        return joined(document, footnoted, referred)
    return _with_strangers(document, page, footnoted, (others, bracketed), signs)


def beside(
    document: Document, page: Sheet, found: Sequence[Candidate], signs: Sequence[symbols.Call]
) -> Document:
    """Return the document with the family beside one that is known, or without it where nothing answers.

    `found` are its candidates, `page` the sheet without the notes of the other.
    """
    is_boxed = any(one.manner is Manner.BRACKETED for one in found)
    counted = count(document, page, found, signs, styles=BRACKET if is_boxed else RAISED)
    return counted if _is_answered(counted, found) else count(document, page, (), signs)


def joined(document: Document, *parts: Document) -> Document:
    """Return `document` with the markers and notes of all `parts`, whose notes share no text.

    No marker of one part stands in the notes of another.
    """
    notes = sorted((note for part in parts for note in part.notes), key=lambda note: note.start)
    ids = dict(zip((note.start for note in notes), _ids(notes), strict=True))
    cover = Cover(notes)
    markers: list[Marker] = []
    for part in parts:
        starts = {note.id: note.start for note in part.notes}
        markers += [
            replace(marker, note=None if marker.note is None else ids[starts[marker.note]])
            for marker in part.markers
            if not cover.touches(marker.start, marker.end)
        ]
    markers.sort(key=lambda marker: (marker.start, marker.end))
    before = set(document.asides)
    asides = [aside for part in parts for aside in part.asides if aside not in before]
    return replace(
        document,
        markers=tuple(markers),
        notes=tuple(replace(note, id=ids[note.start]) for note in notes),
    ).with_asides(dict.fromkeys(asides))


def _ids(notes: Iterable[Note]) -> Iterable[str]:
    seen: Counter[str] = Counter()
    for note in notes:
        seen[note.marker] += 1
        again = f"-{seen[note.marker]}" if seen[note.marker] > 1 else ""
        yield f"n-{'-'.join(note.marker.split())}{again}"


def _footnoted(
    document: Document, page: Sheet, others: Sequence[Candidate], signs: Sequence[symbols.Call]
) -> Document | None:
    """Return the document with its raised calls, if notes that open with raised numbers answer; else None.

    Where they do, no other row that happens to begin with a number is a note.
    """
    alone = {row.start for row in page.rows}  # code and diagrams number their lines so
    raised = [one for one in others if one.manner is Manner.RAISED and one.weight >= STRONG]
    sure = {one.start for one in raised if one.start not in alone}
    if not sure or not document.raised:
        return None
    counted = _without_strays(count(document, page, others, signs, styles=RAISED), alone)
    notes = Cover(counted.notes)
    free = {at for at in sure if not notes.touches(at, at + 1)}
    answered = {marker.start for marker in counted.markers if marker.note is not None}
    return counted if free and len(free & answered) >= _ANSWERED * len(free) else None


def _without_strays(document: Document, alone: Collection[int]) -> Document:
    """Leave out markers that open a row and lead nowhere."""
    strays = [one for one in document.markers if one.note is None and one.start in alone]
    if not strays:
        return document
    cover = Cover(strays)
    return replace(
        document,
        markers=tuple(one for one in document.markers if one not in strays),
        asides=tuple(one for one in document.asides if not cover.holds(one.start, one.end)),
    )


def _one_family(
    document: Document, page: Sheet, found: Sequence[Candidate], signs: Sequence[symbols.Call]
) -> Document:
    """Return the document with its brackets alone, if more of them lead to a note than of all numbers."""
    whole = count(document, page, found, signs)
    bracketed = [one for one in found if one.manner is Manner.BRACKETED]
    referred = count(document, page, bracketed, signs, styles=BRACKET)
    return referred if _answered(referred) > _answered(whole) else whole


def _with_strangers(
    document: Document,
    page: Sheet,
    footnoted: Document,
    candidates: tuple[Sequence[Candidate], Sequence[Candidate]],
    signs: Sequence[symbols.Call],
) -> Document:
    """Add the brackets that call a note which nothing else calls: some writers mix styles."""
    others, bracketed = candidates
    called = {marker.note for marker in footnoted.markers}
    uncalled = {int(note.marker) for note in footnoted.notes if note.marker.isdecimal()} - {
        int(note.marker) for note in footnoted.notes if note.id in called and note.marker.isdecimal()
    }
    strangers = [one for one in bracketed if one.first in uncalled and one.weight > 1.0]
    if not strangers:
        return footnoted
    both = sorted([*others, *strangers], key=lambda one: (one.start, one.end, one.first))
    return count(document, page, both, signs, styles=RAISED)


def _is_answered(document: Document, found: Sequence[Candidate]) -> bool:
    """Say whether notes answer to most of the sure numbers of a family that stand outside of them."""
    notes = Cover(document.notes)
    sure = {one.start for one in found if one.weight > _GLUED and not notes.touches(one.start, one.end)}
    answered = {marker.start for marker in document.markers if marker.note is not None}
    return bool(answered) and len(sure & answered) >= _ANSWERED * len(sure)


def _answered(document: Document) -> int:
    return sum(marker.note is not None for marker in document.markers)


def _shares_rows(left: Document, right: Document) -> bool:
    cover = Cover(left.notes)
    return any(cover.touches(note.start, note.end) for note in right.notes)
