"""EA1xx: markers and notes, and figures that have neither."""

from bisect import bisect_left
from collections.abc import Iterator
from itertools import groupby

from evidence_audit.model import Claim, Document, Facts, Level, Marker, Policy, Severity
from evidence_audit.rules.rule import Hit, Place, Rule, claims_by_note, note_place
from evidence_audit.rules.standing import notes_are_missing
from evidence_audit.rules.verdicts import original


class UncitedClaim(Rule):
    """A figure that an editor would want a source for cites nothing.

    Why: a reader who asks where the number comes from gets no answer, and nobody can check it.

    Mend: add a note or a link that gives the source, or take the figure out. Where it is the
    document's own work, say so and accept it in claims.yaml.
    """

    code, name, severity = "EA101", "uncited-claim", Severity.WARNING

    def hits(self, facts: Facts, policy: Policy) -> Iterator[Hit]:
        """Yield each claim of level `must` without a citation, own or of the claim that it repeats."""
        for document in facts.documents:
            claims = {claim.id: claim for claim in document.claims}
            for claim in document.claims:
                if claim.level is Level.MUST and not _cites(claim) and not _cites(original(claim, claims)):
                    yield Hit(
                        place=Place(document=document.path, claims=(claim.id,), location=claim.location),
                        message=f"no note or link was found for “{claim.quantity.text}”",
                        hint="add a note that names the source, or accept the claim in claims.yaml",
                    )


class MarkerWithoutNote(Rule):
    """A reader who follows the marker finds nothing.

    Why: the figure looks sourced and is not; often a note was deleted, or the numbers have shifted
    and other markers lead to the wrong note too.

    Mend: restore the note, or take the marker out; then check that the notes around it still match.
    """

    code, name, severity = "EA102", "marker-without-note", Severity.ERROR

    def hits(self, facts: Facts, policy: Policy) -> Iterator[Hit]:
        """Yield each marker that leads nowhere, once per document; none where EA903 applies."""
        for document in facts.documents:
            if not notes_are_missing(document):
                yield from _dangling(document)


class NoteWithoutMarker(Rule):
    """No marker in the text leads to this note.

    Why: the note may belong to a sentence that was cut, or its marker was lost; then a figure is
    without its source.

    Mend: put the marker back where it belongs, or delete the note.
    """

    code, name, severity = "EA103", "note-without-marker", Severity.NOTE

    def hits(self, facts: Facts, policy: Policy) -> Iterator[Hit]:
        """Yield each note that no marker leads to."""
        for document in facts.documents:
            citing = claims_by_note(document)
            reached = {marker.note for marker in document.markers}
            for note in document.notes:
                if note.id not in reached:
                    yield Hit(
                        place=note_place(document, note, citing),
                        message=f"no marker in the text was found that leads to note {note.marker}",
                        hint="put its marker back into the text, or delete the note",
                    )


class NoteWithoutSource(Rule):
    """The note gives no address that could be checked.

    Why: a reader needs a library to follow it, and this tool cannot tell whether the source
    holds the figure.

    Mend: add the address or the DOI of what is cited. Books and interviews may well have none.
    """

    code, name, severity = "EA104", "note-without-source", Severity.NOTE

    def hits(self, facts: Facts, policy: Policy) -> Iterator[Hit]:
        """Yield each note without an address; a `*` note that states no year explains and is left alone."""
        for document in facts.documents:
            citing = claims_by_note(document)
            for note in document.notes:
                explains = note.year is None and not any(map(str.isalnum, note.marker))
                if not note.urls and not explains:
                    yield Hit(
                        place=note_place(document, note, citing),
                        message=f"note {note.marker} gives no address",
                        hint="add the address or DOI of the source, if it has one",
                    )


class MarkerOutOfOrder(Rule):
    """A numbered marker stands before or after its turn.

    Why: numbers that jump back are the trace of text that was moved or of a marker that was
    mistyped, and then the marker may lead to the wrong note.

    Mend: check that the marker leads to the note that was meant, and number the notes anew.
    """

    code, name, severity = "EA105", "marker-out-of-order", Severity.WARNING

    def hits(self, facts: Facts, policy: Policy) -> Iterator[Hit]:
        """Yield markers that break a rising sequence; a list numbered otherwise is left alone."""
        for document in facts.documents:
            for marker, neighbour in _misplaced(document):
                side = "before" if marker.start < neighbour.start else "after"
                yield Hit(
                    place=_marker_place(document, marker),
                    message=f"marker {marker.marker} stands {side} marker {neighbour.marker}",
                    hint="check that it leads to the note that was meant, then renumber",
                )


def _cites(claim: Claim) -> bool:
    return bool(claim.markers or claim.notes or claim.urls)


def _dangling(document: Document) -> Iterator[Hit]:
    loose = sorted((each for each in document.markers if each.note is None), key=lambda each: each.marker)
    for label, group in groupby(loose, key=lambda each: each.marker):
        places = sorted(group, key=lambda each: each.start)
        more = f" (it stands in {len(places)} places)" if len(places) > 1 else ""
        yield Hit(
            place=_marker_place(document, places[0]),
            message=f"no note was found for marker {label}{more}",
            hint="restore the note, or take the marker out",
        )


def _marker_place(document: Document, marker: Marker) -> Place:
    """Return a marker's place, with all claims that a marker of this label covers."""
    claims = tuple(claim.id for claim in document.claims if marker.marker in claim.markers)
    return Place(
        document=document.path,
        claims=claims,
        note=marker.note,
        location=document.locate(marker.start, marker.end),
    )


def _misplaced(document: Document) -> Iterator[tuple[Marker, Marker]]:
    """Yield each marker that breaks its run, with the neighbour that shows it."""
    for run in _runs(document):
        numbers = [int(marker.marker) for marker in run]
        rising = _longest_rising(numbers)
        wrong = [at for at in range(len(run)) if at not in rising]
        # Where many numbers break the rise, the list is numbered some other way,
        # by the alphabet for instance, and no marker has a turn.
        if len(wrong) <= max(1, len(run) // 5):
            for at in wrong:
                is_late = at > 0 and numbers[at - 1] > numbers[at]
                yield run[at], run[at - 1 if is_late else at + 1]


def _runs(document: Document) -> Iterator[list[Marker]]:
    """Yield the first places of numbered markers in text order; a number given anew starts a run.

    Markers that lead nowhere have no turn: EA102 or EA903 speaks of them.
    """
    run: list[Marker] = []
    notes: dict[str, str] = {}
    for marker in sorted(document.markers, key=lambda each: each.start):
        if not marker.marker.isdecimal() or marker.note is None:
            continue
        if marker.marker in notes and marker.note != notes[marker.marker]:
            yield run
            run, notes = [], {}
        if marker.marker not in notes:
            notes[marker.marker] = marker.note
            run.append(marker)
    yield run


def _longest_rising(numbers: list[int]) -> frozenset[int]:
    """Return the positions of a longest rising subsequence; the empty set for no numbers.

    Found from the end, so that of two neighbours that were swapped the later one is left out.
    """
    tails: list[int] = []
    starts: list[int] = []
    following: dict[int, int | None] = {}
    for at in range(len(numbers) - 1, -1, -1):
        length = bisect_left(tails, -numbers[at])
        tails[length:] = [-numbers[at], *tails[length + 1 :]]
        starts[length:] = [at, *starts[length + 1 :]]
        following[at] = starts[length - 1] if length else None
    kept, step = set(), starts[-1] if starts else None
    while step is not None:
        kept.add(step)
        step = following[step]
    return frozenset(kept)
