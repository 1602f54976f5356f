"""The Markdown form of a manuscript."""

from tests.demo.manuscript import Block, Manuscript, pieces


def render(manuscript: Manuscript) -> str:
    """Return Markdown with `[^1]` notes listed at the end; the text ends in a newline."""
    head = [
        f"# {manuscript.title}",
        f"*{manuscript.subtitle}*",
        f"{manuscript.byline}, {manuscript.publisher}, {manuscript.date}",
    ]
    body = [_block(block) for page in manuscript.pages for block in page]
    notes = [f"[^{marker}]: {_linked(text)}" for marker, text in manuscript.notes.items()]
    return "\n\n".join([*head, *body, *notes]) + "\n"


def _block(block: Block) -> str:
    match block.kind:
        case "heading":
            return f"## {block.text}"
        case "quote":
            return f"> {block.text}"
        case "items":
            return "\n".join(f"- {item}" for item in block.items)
        case "table":
            head, *rows = (f"| {' | '.join(row)} |" for row in block.rows)
            rule = "| --- |" + " ---: |" * (len(block.rows[0]) - 1)
            return "\n".join([f"**{block.caption}**", "", head, rule, *rows])
        case _:
            return block.text


def _linked(text: str) -> str:
    """Return a note with its addresses between angle brackets, so that no full stop joins them."""
    marked = {"url": "<{}>", "italic": "*{}*"}
    return "".join(marked.get(piece.style, "{}").format(piece.text) for piece in pieces(text))
