"""Fields of a DOCX: codes that a word processor turns into text, as links and cross references are."""

import re
from dataclasses import dataclass, field

_LINK = re.compile(r"^\s*HYPERLINK\b(.*)$", re.IGNORECASE | re.DOTALL)
_ARGUMENT = re.compile(r"(\\[a-z*@])?\s*(?:\"([^\"]*)\"|“([^”]*)”|([^\s\"\\]+))?", re.IGNORECASE)
_NOTE = re.compile(r"^\s*(?:NOTEREF|FTNREF)\s+\"?(\S+?)\"?(?:\s|$)(.*)$", re.IGNORECASE | re.DOTALL)
_TAKES_WORDS = ("\\l", "\\o", "\\t")


@dataclass(slots=True)
class Field:
    """A field that is open."""

    code: str = ""
    shown_from: int | None = None
    """Where its text begins; None while its code is read."""


@dataclass(frozen=True, slots=True)
class NoteReference:
    """A cross reference to the note whose marker a bookmark holds."""

    bookmark: str
    as_marker: bool
    """It is set as a marker, and not in words as `see note 3`."""


@dataclass(slots=True)
class Fields:
    """The fields that are open, one within another."""

    _open: list[Field] = field(default_factory=list)

    @property
    def in_code(self) -> bool:
        """Text that is read now is code and shown to nobody."""
        return any(one.shown_from is None for one in self._open)

    def begin(self) -> None:
        """Open a field."""
        self._open.append(Field())

    def add(self, code: str) -> None:
        """Read more of the code of the innermost field."""
        if self._open and self._open[-1].shown_from is None:
            self._open[-1].code += code

    def separate(self, at: int) -> None:
        """End the code of the innermost field; its text begins at `at`."""
        if self._open:
            self._open[-1].shown_from = at

    def end(self) -> Field | None:
        """Close the innermost field and return it; None where none is open."""
        return self._open.pop() if self._open else None


def link_of(code: str) -> str:
    """Return the address of a HYPERLINK field with its place; the empty string for none.

    >>> link_of(r' HYPERLINK "https://example.org/a" \\l "part" \\o "A tip" ')
    'https://example.org/a#part'
    """
    found = _LINK.match(code)
    if not found:
        return ""
    address = place = ""
    for match in _ARGUMENT.finditer(found[1]):
        switch, words = match[1], match[2] or match[3] or match[4] or ""
        if switch and switch.lower() == "\\l":
            place = words
        elif words and (not switch or switch.lower() not in _TAKES_WORDS):
            address = address or words
    return with_place(address, place)


def with_place(address: str, place: str) -> str:
    """Return an address with a place on its page; the empty string for a place without an address."""
    return f"{address}#{place}" if address and place and "#" not in address else address


def note_reference(code: str) -> NoteReference | None:
    """Return the cross reference to a note that a field makes; None for another field."""
    found = _NOTE.match(code)
    return NoteReference(bookmark=found[1], as_marker="\\f" in found[2]) if found else None
