"""Documents made by hand, in a notation that reads like the page.

`{12}` is a raised marker; `[words](https://…)` an inline link; a line `# …` a heading, `• …` a list
entry, `| …` a table row; a blank line parts blocks.
"""

import re

from evidence_audit.claims import find
from evidence_audit.model import (
    Aside,
    AsideKind,
    Block,
    Claim,
    Document,
    LeftOut,
    Line,
    Link,
    Marker,
    Note,
    Role,
)

_SIGN = re.compile(r"\{(?P<marker>[^}]+)\}|\[(?P<words>[^\]]+)\]\((?P<url>https?://[^)]+)\)")
_ROLES = {"#": Role.HEADING, "•": Role.ITEM, "|": Role.CELL}


def document(written: str) -> Document:
    """Return the document that `written` describes; each marker `n` has a note with https://n.example.org/n."""
    pieces, markers, links, asides = [], [], [], []
    at = length = 0
    for sign in _SIGN.finditer(written):
        plain = written[at : sign.start()]
        pieces.append(plain)
        length += len(plain)
        shown = sign["marker"] or sign["words"]
        if sign["marker"]:
            markers.append(Marker(start=length, end=length + len(shown), marker=shown, note=f"n-{shown}"))
            asides.append(Aside(start=length, end=length + len(shown), kind=AsideKind.MARKER))
        else:
            links.append(Link(start=length, end=length + len(shown), url=sign["url"]))
        pieces.append(shown)
        length += len(shown)
        at = sign.end()
    text = "".join([*pieces, written[at:]])
    return Document(
        path="made.txt",
        format="text",
        sha256="",
        text=text,
        lines=_lines(text),
        blocks=_blocks(text),
        asides=tuple(asides),
        links=tuple(links),
        markers=tuple(markers),
        notes=tuple(_note(m.marker, len(text)) for m in {m.marker: m for m in markers}.values()),
    )


def claims(written: str) -> dict[str, Claim]:
    """Return the claims of a document in the notation, by their figures; the last of equal ones."""
    return {claim.quantity.text: claim for claim in find(document(written)).claims}


def claim_of(written: str, figure: str) -> Claim:
    """Return the claim of a document in the notation whose figure begins with `figure`."""
    found = [claim for text, claim in claims(written).items() if text.startswith(figure)]
    assert len(found) == 1, f"{figure!r} is not one of {sorted(claims(written))}"
    return found[0]


def left_out(written: str) -> dict[str, LeftOut]:
    """Return what is left out of a document in the notation, by figure."""
    return {entry.quantity.text: entry for entry in find(document(written)).left_out}


def _note(marker: str, end: int) -> Note:
    url = f"https://notes.example.org/{marker}"
    return Note(start=end, end=end, id=f"n-{marker}", marker=marker, text=f"See {url}", urls=(url,))


def _lines(text: str) -> tuple[Line, ...]:
    lines, at = [], 0
    for number, line in enumerate(text.split("\n"), 1):
        lines.append(Line(start=at, end=at + len(line), number=number))
        at += len(line) + 1
    return tuple(lines)


def _blocks(text: str) -> tuple[Block, ...]:
    blocks = []
    for match in re.finditer(r"\S(?:.|\n(?!\s*\n|\s*[•|#] ))*", text):
        role = _ROLES.get(match.group()[0], Role.PARAGRAPH)
        start = match.start() + (2 if role in (Role.HEADING, Role.CELL) else 0)
        blocks.append(Block(start=start, end=match.end(), role=role))
    return tuple(blocks)
