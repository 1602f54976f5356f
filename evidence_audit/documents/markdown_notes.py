"""Footnotes of Markdown: `[^label]`, `[^label]: text` over several lines, and `^[inline]`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from evidence_audit.model import Marker, Note, Span

_DEFINITION = re.compile(r"^[ >]{0,6}\[\^([^\[\]\s]+)\]:[ \t]*", re.MULTILINE)
_REFERENCE = re.compile(r"(?<!\\)\[\^([^\[\]\s]+)\](?!:)")
_REFERENCE_BEFORE_COLON = re.compile(r"(?<!\\)(?<=[^\s>])\[\^([^\[\]\s]+)\](?=:)")
_INLINE = re.compile(r"(?<![\\\w])\^\[|(?<=[\w.,;:!?)\"”’])\^\[")
_BRACKET_OR_GAP = re.compile(r"[\[\]]|\n\n")
_LONGEST_INLINE = 5000
"""Characters of a note within its line; what is longer is a bracket that somebody forgot."""
# What ends a note although no blank line is above it.
_BREAK = re.compile(r"^(?:\[\^|#{1,6}\s|```|~~~|---\s*$|\|)")


@dataclass(frozen=True, slots=True)
class Footnotes:
    """What the file states of its notes."""

    markers: tuple[Marker, ...]
    notes: tuple[Note, ...]
    """In the order of the file; their texts are still to be made readable."""
    labels: tuple[Span, ...]
    """`[^1]: ` before the notes, and the brackets of inline ones."""


def footnotes_in(text: str) -> Footnotes:
    """Return the footnotes of `text`; empty for a file without any.

    Where a label is defined twice the first counts, as in every Markdown tool; a
    marker whose label nobody defines leads to None.
    """
    defined = list(_definitions(text))
    ids = {note.marker: note.id for note, _ in reversed(defined)}
    references = [*_REFERENCE.finditer(text), *_REFERENCE_BEFORE_COLON.finditer(text)]
    starts = {label.start for _, label in defined}
    markers = [
        Marker(start=found.start(), end=found.end(), marker=found[1], note=ids.get(found[1]))
        for found in references
        if found.start() not in starts
    ]
    inline = list(_inline(text, len(defined)))
    return Footnotes(
        markers=tuple(
            sorted([*markers, *(marker for marker, _, _ in inline)], key=lambda marker: marker.start)
        ),
        notes=tuple(
            sorted([*(n for n, _ in defined), *(n for _, n, _ in inline)], key=lambda note: note.start)
        ),
        labels=(*(label for _, label in defined), *(label for _, _, label in inline)),
    )


def _definitions(text: str) -> Iterator[tuple[Note, Span]]:
    """Yield each defined note with the span of its label."""
    seen: dict[str, int] = {}
    for found in _DEFINITION.finditer(text):
        label = found[1]
        seen[label] = seen.get(label, 0) + 1
        id_ = f"n-{label}" if seen[label] == 1 else f"n-{label}-{seen[label]}"
        end = _end(text, found.end())
        start = found.start() + found[0].index("[")
        yield (
            Note(start=found.end(), end=end, id=id_, marker=label, text=text[found.end() : end]),
            Span(start=start, end=found.end()),
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


def _inline(text: str, before: int) -> Iterator[tuple[Marker, Note, Span]]:
    """Yield the marker, the note and the closing bracket of each `^[note]`."""
    closings = _closings(text) if "^[" in text else {}
    for number, found in enumerate(_INLINE.finditer(text), before + 1):
        end = closings.get(found.end() - 1)
        if end is None or end - found.end() > _LONGEST_INLINE:
            continue
        id_ = f"n-inline-{number}"
        yield (
            Marker(start=found.start(), end=found.end(), marker=str(number), note=id_),
            Note(start=found.end(), end=end, id=id_, marker=str(number), text=text[found.end() : end]),
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
