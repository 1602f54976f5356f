"""EA9xx: inputs that could not be audited, in whole or in part."""

from collections.abc import Iterator

from evidence_audit.model import Facts, Policy, Severity
from evidence_audit.rules.rule import Hit, Place, Rule
from evidence_audit.rules.standing import notes_are_missing


class UnreadRule(Rule):
    """A rule about inputs that the reader could not open, filed under its own code."""

    def hits(self, facts: Facts, policy: Policy) -> Iterator[Hit]:
        """Yield each input that was not read for this reason."""
        for unread in facts.unread:
            if unread.rule == self.code:
                yield Hit(place=Place(document=unread.path), message=unread.reason, hint=unread.remedy)


class UnreadableDocument(UnreadRule):
    """The document could not be read, so nothing in it was audited.

    Why: a report without findings would look like a clean one.

    Mend: see that the file is there, is whole, is not encrypted and is of a format that is read.
    """

    code, name, severity = "EA901", "unreadable-document", Severity.ERROR


class NoTextLayer(UnreadRule):
    """The document opens, but its pages are pictures without text.

    Why: no figure in it can be found until its text is recognised.

    Mend: run it through text recognition (`ocrmypdf in.pdf out.pdf`), or audit the file that it
    was made from.
    """

    code, name, severity = "EA902", "no-text-layer", Severity.ERROR


class NotesMissing(Rule):
    """The text has markers, but the notes that they lead to are not in the file.

    Why: without its notes nobody can tell what the document cites; its claims stay unverified.

    Mend: audit the whole document, with its notes.
    """

    code, name, severity = "EA903", "notes-missing", Severity.WARNING

    def hits(self, facts: Facts, policy: Policy) -> Iterator[Hit]:
        """Yield once per document, at the first marker without a note."""
        for document in facts.documents:
            if notes_are_missing(document):
                loose = [marker for marker in document.markers if marker.note is None]
                first = min(loose, key=lambda marker: marker.start)
                yield Hit(
                    place=Place(document=document.path, location=document.locate(first.start, first.end)),
                    message=f"no notes were found in the file for its {_count(len(loose), 'marker')}",
                    hint="audit the whole document, with its notes",
                )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
