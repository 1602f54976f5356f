"""Documents typed on pages of a typewriter: every sign is 10 points wide, every line 20 points high."""

from evidence_audit.model import (
    Aside,
    AsideKind,
    Block,
    Claim,
    Document,
    Kind,
    Level,
    Line,
    Location,
    Marker,
    Note,
    Page,
    Quantity,
    Role,
    Span,
)

SIGN, ROW = 10.0, 20.0
WIDTH, HEIGHT = 600.0, 800.0


def typed(*pages: list[tuple[float, float, str]]) -> Document:
    """Return a document of pages of lines, each from a point (x, top) on, in the order of reading."""
    text, lines, sheets = "", [], []
    for number, page in enumerate(pages, 1):
        first = len(text)
        for x, top, words in page:
            edges = tuple(x + SIGN * at for at in range(len(words) + 1))
            bbox = (x, top, edges[-1], top + ROW)
            start, end = len(text), len(text) + len(words)
            lines.append(Line(start=start, end=end, page=number, bbox=bbox, edges=edges))
            text += words + "\n"
        sheets.append(Page(start=first, end=len(text), number=number, width=WIDTH, height=HEIGHT))
    return Document(
        path="report.pdf", format="pdf", sha256="0" * 64, text=text, pages=tuple(sheets), lines=tuple(lines)
    )


def span(document: Document, first: str, last: str | None = None) -> dict[str, int]:
    """Return `start` and `end` of words, or of what runs from some words to others."""
    start = document.text.index(first)
    end = start + len(first) if last is None else document.text.index(last, start) + len(last)
    return {"start": start, "end": end}


def block(document: Document, first: str, last: str | None = None, role: Role = Role.PARAGRAPH) -> Block:
    """Return a block over words."""
    return Block(**span(document, first, last), role=role)


def aside(document: Document, kind: AsideKind, first: str, last: str | None = None) -> Aside:
    """Return an aside over words."""
    return Aside(**span(document, first, last), kind=kind)


def raised(document: Document, words: str) -> Span:
    """Return a raised stretch."""
    return Span(**span(document, words))


def marker(document: Document, printed: str, note: str | None, before: str) -> Marker:
    """Return the marker `printed` that stands right behind the words `before`."""
    start = document.text.index(before + printed) + len(before)
    return Marker(start=start, end=start + len(printed), marker=printed, note=note)


def note(document: Document, name: str, first: str, last: str | None = None, *urls: str) -> Note:
    """Return a note over words."""
    return Note(**span(document, first, last), id=f"n-{name}", marker=name, text=first, urls=urls)


def claim(document: Document, figure: str, sentence: str, *cited: Marker, level: Level = Level.MUST) -> Claim:
    """Return a claim; its place in its sentence is where its figure stands there."""
    at = sentence.index(figure)
    start = document.text.index(figure)
    return Claim(
        id=f"c-{start:08}",
        level=level,
        quantity=Quantity(start=start, end=start + len(figure), text=figure, value=1.0, kind=Kind.COUNT),
        quote=sentence,
        sentence=sentence,
        figure=(at, at + len(figure)),
        location=Location(start=start, end=start + len(figure)),
        markers=tuple(one.marker for one in cited),
        notes=tuple(one.note for one in cited if one.note),
    )
