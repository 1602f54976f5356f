"""Sentences of a document: readable, and able to say where each character stands."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evidence_audit.claims.lists import word_list
from evidence_audit.claims.passages import Passage, passages, pieces_of
from evidence_audit.claims.rows import reads_as_row
from evidence_audit.model import Document, Role, Span

_LONGEST = 3000
"""Characters: text without punctuation is cut at a space, so that no claim quotes a book."""

_STOP = re.compile(r"[.!?…‽。！？](?:[.!?…‽。！？]*[\"'”’»)\]}]*(?=\s|\Z)|(?<=[。！？]))")
_STOP_OR_BULLET = re.compile(rf"{_STOP.pattern}|\s(?=[•●▪■◦‣➢✓]\s)")
_BULLET = re.compile(r"[•●▪■◦‣➢✓]")
_LEAD = re.compile(r"(?:\s|[•●▪■◦‣➢✓](?=\s))*")
_TOKEN = re.compile(r"[^\s(\[{“‘\"'/–—-]*\Z")
_OPENERS = re.compile(r"[\s\"'“‘«(\[{¿¡•●▪■◦‣➢✓*–—-]*")
_NEXT_WORD = re.compile(r"[^\W\d_]+")
_INITIAL = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]\Z")
_OPEN_BRACKET = re.compile(r"[(\[]")
_LIST_NUMBER = re.compile(r"[\s(\[•●▪■◦‣*–-]*(?:\d{1,3}(?:\.\d{1,3})*|[ivxIVX]{1,5}|[A-Za-z])\.?\)?\Z")
_NUMBER = re.compile(r"[\d£$€¥<>=~±+−-]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence as a person reads it."""

    text: str
    """Readable: markers lifted out, lines joined."""
    origins: Sequence[int]
    """For each character of `text` its offset in `Document.text`."""
    pieces: tuple[Span, ...]
    """Where it stands; more than one where an interruption was set aside."""
    role: Role
    """That of its block; a cell also where it only reads as a row of a table."""
    companions: int
    """Sentences in its passage, itself included."""

    def span(self, start: int, end: int) -> Span:
        """Return where the characters from `start` to `end` stand in the document."""
        return Span(start=self.origins[start], end=self.origins[end - 1] + 1)


def sentences(document: Document) -> list[Sentence]:
    """Return the sentences of a document in the order of their beginnings."""
    found = [sentence for passage in passages(document) for sentence in _of(passage)]
    return sorted(found, key=lambda sentence: sentence.pieces[0].start)


def _of(passage: Passage) -> Iterator[Sentence]:
    ranges = split(passage.text)
    for start, end in ranges:
        text, role = passage.text[start:end], passage.blocks[0].role
        yield Sentence(
            text=text,
            origins=passage.origins[start:end],
            pieces=pieces_of(passage, start, end),
            role=Role.CELL if reads_as_row(text, role) else role,
            companions=len(ranges),
        )


def split(text: str) -> list[tuple[int, int]]:
    """Return start and end of each sentence of a readable text; `[]` for none.

    A stop ends a sentence unless it belongs to an abbreviation, an initial or a list
    number, or the text goes on in lower case. Semicolons and colons end none.
    """
    ranges, start = [], 0
    is_caseless = not any(letter.isupper() for letter in text)
    # Bullets within a text are rare, and looking for them at each white space is slow.
    stops = _STOP_OR_BULLET if _BULLET.search(text) else _STOP
    for stop in stops.finditer(text):
        if stop.end() > start and (is_caseless or _ends(text, start, stop)):
            ranges += _cut(text, start, stop.end())
            start = stop.end()
    return ranges + _cut(text, start, len(text))


def _cut(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the range without blank edges, in parts where it is too long; `[]` for a blank one."""
    parts = []
    while start < end:
        start = _after_bullet(text, start, end)
        last = end
        if end - start > _LONGEST:
            space = text.rfind(" ", start + 1, start + _LONGEST)
            last = space if space > 0 else start + _LONGEST
        while last > start and text[last - 1].isspace():
            last -= 1
        if last > start:
            parts.append((start, last))
        start = max(last, start + 1)
    return parts


def _after_bullet(text: str, start: int, end: int) -> int:
    """Return where the words begin behind white space and list signs."""
    lead = _LEAD.match(text, start, end)
    return lead.end() if lead else start


def _ends(text: str, start: int, stop: "re.Match[str]") -> bool:
    """Tell whether a stop ends the sentence that began at `start`."""
    sign = stop.group().strip()
    if not sign or sign[0] in "。！？":
        return True
    following = _OPENERS.match(text, stop.end())
    at = following.end() if following else stop.end()
    if at >= len(text):
        return True
    if text[at].islower():
        return False
    if sign[0] != "." or sign.startswith(".."):
        return True
    return _ends_at_full_stop(text, start, stop.start(), at)


def _ends_at_full_stop(text: str, start: int, stop: int, following: int) -> bool:
    """Tell whether the full stop at `stop` ends a sentence, where `following` is no small letter."""
    token = _TOKEN.search(text, max(stop - 30, start), stop)
    word = token.group().casefold() if token else ""
    if stop - start < 12 and _LIST_NUMBER.match(text[start:stop]):
        return False
    if word in word_list("before_name"):
        return False
    if word in word_list("either") and _OPEN_BRACKET.search(text, stop, following):
        return False
    if _NUMBER.match(text, following):
        return word not in word_list("before_number") and ("." not in word or word in word_list("ending"))
    if word in word_list("ending"):
        return True
    if word in word_list("either") or _is_initial(text, start, stop, word):
        next_word = _NEXT_WORD.match(text, following)
        return next_word is not None and next_word.group().casefold() in word_list("starters")
    return True


def _is_initial(text: str, start: int, stop: int, word: str) -> bool:
    """Tell whether the stop follows the letter of a name: `J. Smith`, `N.W.A.`."""
    if not _INITIAL.match(word):
        return False
    return text[stop - 1].isupper() or "." in word or stop - len(word) == start
