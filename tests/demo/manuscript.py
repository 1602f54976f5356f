"""A report as it is written, before any form is given to it."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

_INLINE = re.compile(r"\[\^(?P<marker>\d+)\]|\*(?P<italic>[^*]+)\*|(?P<url>https?://\S+[^\s.,;])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A run of characters in one style."""

    text: str
    style: str = "plain"
    """`plain`, `italic`, `marker` or `url`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph, heading, list, table or pull quote."""

    kind: str
    text: str = ""
    items: tuple[str, ...] = ()
    caption: str = ""
    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def markers(self) -> tuple[str, ...]:
        """The markers that stand in it, in order."""
        return tuple(re.findall(r"\[\^(\d+)\]", " ".join((self.text, *self.items))))


@dataclass(frozen=True, slots=True, kw_only=True)
class Manuscript:
    """A report with its pages as the author broke them."""

    title: str
    subtitle: str
    byline: str
    publisher: str
    date: str
    pages: tuple[tuple[Block, ...], ...]
    notes: dict[str, str]

    def notes_on(self, page: tuple[Block, ...]) -> tuple[tuple[str, str], ...]:
        """Marker and wording of each note that belongs at the foot of `page`."""
        return tuple((marker, self.notes[marker]) for block in page for marker in block.markers)


def load(path: Path) -> Manuscript:
    """Read a manuscript from its TOML file."""
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    content["pages"] = tuple(tuple(map(_block, page["blocks"])) for page in content["pages"])
    return Manuscript(**content)


def _block(entry: dict[str, object]) -> Block:
    rows = tuple(map(tuple, entry.pop("rows", ())))
    return Block(**entry | {"rows": rows, "items": tuple(entry.get("items", ()))})


def pieces(text: str) -> list[Piece]:
    """Split inline markup: `almost half.[^1] Then` is plain, marker, plain."""
    runs, at = [], 0
    for found in _INLINE.finditer(text):
        runs += [Piece(text=text[at : found.start()])] if found.start() > at else []
        runs.append(Piece(text=found[found.lastgroup], style=found.lastgroup))
        at = found.end()
    return [*runs, Piece(text=text[at:])] if at < len(text) else runs


def words(text: str) -> list[tuple[Piece, ...]]:
    """Return what stands between spaces: `half.[^1]` is one word of two pieces."""
    found: list[tuple[Piece, ...]] = [()]
    for piece in pieces(text):
        first, *others = piece.text.split(" ")
        found[-1] += (Piece(text=first, style=piece.style),)
        found += [(Piece(text=other, style=piece.style),) for other in others]
    return [tuple(piece for piece in word if piece.text) for word in found]
