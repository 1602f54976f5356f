"""Breaks a manuscript's words into lines, the same for every form that has lines."""

from dataclasses import dataclass

from reportlab.pdfbase.pdfmetrics import stringWidth

from tests.demo.manuscript import Piece, words


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """A typeface with its size in points, and how far apart its lines stand."""

    plain: str
    italic: str
    size: float
    leading: float

    def font(self, piece: Piece) -> tuple[str, float]:
        """Name and size in points of the type that sets `piece`; markers are smaller."""
        small = 0.62 if piece.style == "marker" else 1.0
        return (self.italic if piece.style == "italic" else self.plain), self.size * small

    def width(self, run: tuple[Piece, ...]) -> float:
        """Points that `run` takes on its line."""
        return sum(stringWidth(piece.text, *self.font(piece)) for piece in run)


@dataclass(frozen=True, slots=True, kw_only=True)
class SetPiece:
    """A piece where it stands on its line."""

    piece: Piece
    x: float
    """Points from the line's left edge."""
    width: float
    url: str | None = None
    """The whole address, also where the piece is only a part of it."""


SetLine = tuple[SetPiece, ...]


def lines(text: str, face: Face, width: float) -> list[SetLine]:
    """Return `text` in lines no wider than `width` points."""
    rows: list[list[SetPiece]] = [[]]
    x, space = 0.0, stringWidth(" ", face.plain, face.size)
    for word in words(text):
        url = next((piece.text for piece in word if piece.style == "url"), None)
        for part in _parts(word, face, width - x, width):
            if x and x + face.width(part) > width:
                rows.append([])
                x = 0.0
            for piece in part:
                across = face.width((piece,))
                linked = url if piece.style == "url" else None
                rows[-1].append(SetPiece(piece=piece, x=x, width=across, url=linked))
                x += across
        x += space
    return [tuple(row) for row in rows]


def _parts(word: tuple[Piece, ...], face: Face, room: float, width: float) -> list[tuple[Piece, ...]]:
    """Cut a word that is wider than a whole line after the last slash that `room` holds."""
    if face.width(word) <= width:
        return [word]
    address, *others = word
    slashes = [at + 1 for at, sign in enumerate(address.text) if sign == "/"]
    heads = [Piece(text=address.text[:at], style=address.style) for at in slashes]
    head = [piece for piece in heads if face.width((piece,)) <= room][-1]
    tail = Piece(text=address.text[len(head.text) :], style=address.style)
    return [(head,), (tail, *others)]


def as_string(line: SetLine, space: float = 1.0) -> str:
    """Return a line's characters; pieces that touch on paper touch here."""
    text, at = "", 0.0
    for piece in line:
        text += (" " if text and piece.x > at + space else "") + piece.piece.text
        at = piece.x + piece.width
    return text
