"""Plain text: the file's own words, line by line."""

from collections.abc import Sequence

from evidence_audit.documents.dates import FIRST_PAGES, printed_date
from evidence_audit.documents.decoding import decode
from evidence_audit.documents.formats import File
from evidence_audit.documents.heads import InkedLine, recurring
from evidence_audit.documents.lines import arranged, lines_of, pages_of, superscripts
from evidence_audit.documents.paragraphs import blocks_of
from evidence_audit.documents.text_columns import in_order
from evidence_audit.model import Aside, AsideKind, Block, Document, Line, Role


def read(file: File) -> Document:
    r"""Return the document in `file`; its text is the file's, line ends as `\n`.

    Columns that stand side by side are put one below the other.
    """
    text = decode(file.content, file.charset)
    pages = in_order(text)
    text, lines = arranged(text, pages) if pages else (text, lines_of(text))
    heads = recurring(inked(text, lines))
    blocks = blocks_of(text, lines, frozenset(_line_start(text, head) for head in heads))
    return Document(
        path=file.path,
        format="text",
        sha256=file.sha256,
        text=text,
        title=_title(text, blocks),
        published=printed_date(text[:FIRST_PAGES]),
        pages=pages_of(text),
        lines=lines,
        blocks=blocks,
        raised=superscripts(text),
        asides=tuple(
            Aside(start=head.start, end=head.start + len(head.text), kind=AsideKind.RUNNING_HEAD)
            for head in heads
        ),
    )


def inked(text: str, lines: Sequence[Line]) -> list[InkedLine]:
    """Return the lines that hold more than white space."""
    found: list[InkedLine] = []
    contents = [text[line.start : line.end] for line in lines]
    paged = "\f" in text
    for at, line in enumerate(lines):
        content = contents[at]
        if not (stripped := content.strip()):
            continue
        above = contents[at - 1].strip() if at else ""
        below = contents[at + 1] if at + 1 < len(contents) else "\f"
        found.append(
            InkedLine(
                start=line.start + len(content) - len(content.lstrip()),
                text=stripped,
                # pdf-to-text tools without form feeds open a page with one space
                alone=not above or not below.strip() or (below[:1] == " " and below[1:2] != " "),
                edge=paged and ("\f" in content or _next_ink(contents, at).startswith("\f")),
                page=line.page,
            )
        )
    return found


def _next_ink(contents: Sequence[str], at: int) -> str:
    following = (content for content in contents[at + 1 : at + 6] if content.strip() or "\f" in content)
    return next(following, "")


def _line_start(text: str, head: InkedLine) -> int:
    return text.rfind("\n", 0, head.start) + 1


def _title(text: str, blocks: Sequence[Block]) -> str | None:
    """Return the heading that opens the text; None where it opens with prose."""
    if blocks and blocks[0].role is Role.HEADING:
        return " ".join(text[blocks[0].start : blocks[0].end].split())
    return None
