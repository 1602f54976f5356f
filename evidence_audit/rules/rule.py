"""What a rule is, and the shape of what it notices."""

import inspect
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from evidence_audit.model import Document, Facts, Location, Note, Policy, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What a hit is about; everything that does not apply is None or empty."""

    document: str | None = None
    """Path, as the user named it."""
    claims: tuple[str, ...] = ()
    """Ids of every claim that is concerned; a waiver counts only when all of them are accepted."""
    note: str | None = None
    """Id of the note."""
    url: str | None = None
    location: Location | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """What a rule noticed: where, what was seen, and what to do about it."""

    place: Place
    message: str
    hint: str


class Rule(ABC):
    """One thing worth telling an editor; its docstring is its page in the manual."""

    code: ClassVar[str]
    name: ClassVar[str]
    severity: ClassVar[Severity]
    """By default; a policy may change it."""

    @abstractmethod
    def hits(self, facts: Facts, policy: Policy) -> Iterator[Hit]:
        """Yield what the rule notices in `facts`, document by document."""

    @classmethod
    def page(cls) -> str:
        """Return the rule's docstring, unindented: what it says, then `Why:` and `Mend:`."""
        return inspect.cleandoc(cls.__doc__ or "")

    @classmethod
    def summary(cls) -> str:
        """Return the first paragraph of the rule's page on one line."""
        return " ".join(cls.page().split("\n\n", 1)[0].split())


def note_place(document: Document, note: Note, citing: Mapping[str, tuple[str, ...]]) -> Place:
    """Return the place of a note, with all claims that cite it; `citing` is from `claims_by_note`."""
    return Place(
        document=document.path,
        claims=citing.get(note.id, ()),
        note=note.id,
        location=document.place_of(note),
    )


def claims_by_note(document: Document) -> dict[str, tuple[str, ...]]:
    """Return for each note that is cited the ids of the claims that cite it, in order."""
    citing: dict[str, tuple[str, ...]] = {}
    for claim in document.claims:
        for note in dict.fromkeys(claim.notes):
            citing[note] = (*citing.get(note, ()), claim.id)
    return citing
