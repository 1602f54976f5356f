"""The text form of a manuscript: what a PDF reader's text export looks like."""

from tests.demo import layout
from tests.demo.manuscript import Block, Manuscript
from tests.demo.typeset import Face, as_string, lines


def render(manuscript: Manuscript) -> str:
    """Return the pages with markers glued to their words, each page ended by a form feed."""
    return "".join(
        f"{_head(manuscript, number)}\n\n{_page(manuscript, page)}\n\n{number}\n\f"
        for number, page in enumerate(manuscript.pages, 1)
    )


def _head(manuscript: Manuscript, number: int) -> str:
    if number > 1:
        return f"{manuscript.title}\n\n{manuscript.publisher}, {manuscript.date}"
    by = f"{manuscript.byline}\n{manuscript.publisher}, {manuscript.date}"
    return f"{manuscript.title}\n{manuscript.subtitle}\n\n{by}"


def _page(manuscript: Manuscript, page: tuple[Block, ...]) -> str:
    notes = [
        _wrapped(f"{marker} {text}", layout.NOTE, layout.COLUMN - layout.NOTE_INDENT)
        for marker, text in manuscript.notes_on(page)
    ]
    return "\n\n".join([*map(_block, page), *(["\n".join(notes)] if notes else [])])


def _block(block: Block) -> str:
    match block.kind:
        case "heading":
            return block.text
        case "quote":
            return _wrapped(block.text, layout.QUOTE, layout.COLUMN - layout.INDENT)
        case "items":
            column = layout.COLUMN - layout.INDENT
            return "\n".join("• " + _wrapped(item, layout.BODY, column) for item in block.items)
        case "table":
            return "\n".join([block.caption, *map("   ".join, block.rows)])
        case _:
            return _wrapped(block.text, layout.BODY, layout.COLUMN)


def _wrapped(text: str, face: Face, width: float) -> str:
    return "\n".join(as_string(line) for line in lines(text, face, width))
