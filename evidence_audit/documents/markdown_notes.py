"""Footnotes of Markdown: `[^label]`, `[^label]: text` over several lines, `^[inline]` and `[^inline too]`."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, count
from typing import TypeVar

from evidence_audit.model import Marker, Note, Span

_Found = TypeVar("_Found", bound=Span)
_LABEL = r"(?:\\.|[^\[\]\\\n]){1,120}"
_DEFINITION = re.compile(rf"^[ \t>]{{0,6}}(?:[-*+][ \t]+)?\[([\^#]{_LABEL})\]:[ \t]*", re.MULTILINE)
_REFERENCE = re.compile(r"(?<!\\)\[(\^[^\[\]\s]+)\](?!:|\(#)")
_REFERENCE_BEFORE_COLON = re.compile(r"(?<!\\)(?<=[^\s>])\[(\^[^\[\]\s]+)\](?=:)")
# MultiMarkdown cites works by `[#label]`, with a page before it: `[p. 23][#label]`.
_WORK = re.compile(rf"(?<!\\)(?:\[[^\[\]\n]{{0,80}}\])?\[(#{_LABEL})\](?!:)")
_TARGET = re.compile(r"<?\S*>?(?:[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'|\([^()\n]*\)))?[ \t]*(?:\n|$)")
"""What stands behind the label of a link: an address and no more."""
_SPACED = re.compile(rf"(?<!\\)\[(\^{_LABEL})\](?!:)")
_INLINE = re.compile(r"(?<![\\\w])\^\[|(?<=[\w.,;:!?)\"”’])\^\[")
# MultiMarkdown has the sign inside the bracket; words tell such a note from a label.
_INLINE_WORDS = re.compile(r"(?<!\\)(?<=\S)\[\^(?=[^\s\[\]]+[ \t]\S|[A-Z][a-z]+\.\])")
_BRACKET_OR_GAP = re.compile(r"(?<!\\)[\[\]]|\n\n")
_LONGEST_INLINE = 5000
"""Characters of a note within its line; what is longer is a bracket that somebody forgot."""
# What ends a note although no blank line is above it.
_BREAK = re.compile(
    r"(?:[-*+][ \t]+)?\[\^| {0,3}\[(?!\^)[^\[\]\n]+\]:[ \t]*<?\S+|#{1,6}\s|```|~~~|---\s*$|:{3,}|\|",
)


@dataclass(frozen=True, slots=True)
class Footnotes:
    """What the file states of its notes."""

    markers: tuple[Marker, ...] = ()
    notes: tuple[Note, ...] = ()
    """In the order of the file; their texts are still to be made readable."""
    labels: tuple[Span, ...] = ()
    """`[^1]: ` before the notes, and the brackets of inline ones."""

    def __add__(self, other: "Footnotes") -> "Footnotes":
        """Return these and the others, in the order of the file; where two notes overlap, the former."""
        notes, instead = list(self.notes), dict[str, str]()
        for note in other.notes:
            here = next((one for one in self.notes if one.start < note.end and note.start < one.end), None)
            instead[note.id] = _free(note.id, notes) if here is None else here.id
            if here is None:
                notes.append(replace(note, id=instead[note.id]))
        markers = (replace(one, note=instead.get(one.note or "", one.note)) for one in other.markers)
        return Footnotes(
            markers=_in_order([*self.markers, *markers]),
            notes=_in_order(notes),
            labels=(*self.labels, *other.labels),
        )


def _in_order(spans: Iterable[_Found]) -> tuple[_Found, ...]:
    return tuple(sorted(spans, key=lambda span: span.start))


def _free(id_: str, notes: Sequence[Note]) -> str:
    """Return an id that no note has yet."""
    taken = {note.id for note in notes}
    return next(name for name in chain([id_], (f"{id_}-{n}" for n in count(2))) if name not in taken)


def footnotes_in(text: str) -> Footnotes:
    """Return the footnotes of `text`; empty for a file without any.

    Where a label is defined twice the first counts, as in every Markdown tool; a
    marker whose label nobody defines leads to None.
    """
    defined = list(_definitions(text))
    ids = {_folded(found): note.id for note, _, found in reversed(defined)}
    starts = {label.start for _, label, _ in defined}
    markers = [
        Marker(start=found.start(), end=found.end(), marker=found[1][1:], note=ids.get(_folded(found[1])))
        for found in _references(text, ids)
        if found.start() not in starts
    ]
    taken = frozenset(marker.start for marker in markers) | starts
    inline = list(_inline(text, len(defined), taken))
    return Footnotes(
        markers=_in_order([*markers, *(marker for marker, _, _ in inline)]),
        notes=_in_order([*(note for note, _, _ in defined), *(note for _, note, _ in inline)]),
        labels=(*(label for _, label, _ in defined), *(label for _, _, label in inline)),
    )


def _references(text: str, known: dict[str, str]) -> Iterator[re.Match[str]]:
    """Yield the places that name a label: any without a space, one with spaces only where it is defined."""
    yield from _REFERENCE.finditer(text)
    yield from _REFERENCE_BEFORE_COLON.finditer(text)
    if any(" " in label for label in known):
        for found in _SPACED.finditer(text):
            if " " in found[1] and _folded(found[1]) in known:
                yield found
    if any(label.startswith("#") for label in known):
        yield from (found for found in _WORK.finditer(text) if _folded(found[1]) in known)


def _definitions(text: str) -> Iterator[tuple[Note, Span, str]]:
    """Yield each defined note with the span of its label, and the label."""
    seen: dict[str, int] = {}
    for found in _DEFINITION.finditer(text):
        label = found[1][1:]
        if found[1].startswith("#") and _TARGET.match(text, found.end()):
            continue
        name = "-".join(label.split())
        seen[name] = seen.get(name, 0) + 1
        id_ = f"n-{name}" if seen[name] == 1 else f"n-{name}-{seen[name]}"
        end = _end(text, found.end())
        start = found.start() + found[0].index("[")
        yield (
            Note(start=found.end(), end=end, id=id_, marker=label, text=text[found.end() : end]),
            Span(start=start, end=found.end()),
            found[1],
        )


def _end(text: str, start: int) -> int:
    """Return where the note ends that starts at `start`: lazy lines and indented paragraphs are its own."""
    at = end = _line_end(text, start)
    blank = False
    while at < len(text):
        line_end = _line_end(text, at + 1)
        line = text[at + 1 : line_end]
        if not line.strip():
            blank = True
        elif _BREAK.match(line) or (blank and not line.startswith(("    ", "\t", "  "))):
            break
        else:
            blank, end = False, line_end
        at = line_end
    return start + len(text[start:end].rstrip())


def _line_end(text: str, at: int) -> int:
    found = text.find("\n", at)
    return len(text) if found < 0 else found


def _inline(text: str, before: int, taken: frozenset[int]) -> Iterator[tuple[Marker, Note, Span]]:
    """Yield the marker, the note and the closing bracket of each `^[note]` and `[^note]`."""
    openings = [(found.start(), found.end(), found.end() - 1) for found in _INLINE.finditer(text)]
    openings += [
        (found.start(), found.end(), found.start())
        for found in _INLINE_WORDS.finditer(text)
        if found.start() not in taken
    ]
    closings = _closings(text) if openings else {}
    for number, (start, first, bracket) in enumerate(sorted(openings), before + 1):
        end = closings.get(bracket)
        if end is None or end - first > _LONGEST_INLINE:
            continue
        id_ = f"n-inline-{number}"
        yield (
            Marker(start=start, end=first, marker=str(number), note=id_),
            Note(start=first, end=end, id=id_, marker=str(number), text=text[first:end]),
            Span(start=end, end=end + 1),
        )


def _closings(text: str) -> dict[int, int]:
    """Return where each square bracket closes that closes within its paragraph, by where it opens."""
    closings: dict[int, int] = {}
    opened: list[int] = []
    for found in _BRACKET_OR_GAP.finditer(text):
        if found[0] == "[":
            opened.append(found.start())
        elif found[0] != "]":
            opened.clear()
        elif opened:
            closings[opened.pop()] = found.start()
    return closings


def _folded(label: str) -> str:
    """Return a label as labels are compared: by the sign before it, without case."""
    return " ".join(label.split()).casefold()
