"""The manuscript as HTML, printed by WeasyPrint or Chromium."""

import subprocess
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from tests.documents.makers.manuscript import Block, Calls, Inline, Manuscript

_TAGS = {"emph": "em", "strong": "strong", "sup": "sup", "sub": "sub", "code": "code"}


@dataclass(frozen=True)
class Design:
    """How the page is made up."""

    css: str
    notes: str = "end"
    """`foot`, `chapter` or `end`."""
    between: str = ", "
    """What stands between the markers of a run."""
    ranges: bool = False
    """Three markers or more that follow on each other are `12–14`."""
    marker: str = "<sup class=call>{}</sup>"
    restart: bool = False
    """Numbers begin again with each chapter."""
    label: str = "{}"
    """How a number stands before its note, where no list counts."""
    heading: str = "Notes"
    drop: bool = False
    """The first letter of each chapter is a large one, in a span of the class `drop`."""


def document(manuscript: Manuscript, design: Design) -> str:
    """Return the whole page."""
    return _Writer(manuscript, design).document()


def weasyprint(html: str, file: Path) -> None:
    """Print with WeasyPrint."""
    from weasyprint import HTML

    HTML(string=html).write_pdf(file, uncompressed_pdf=False)


def chromium(html: str, file: Path) -> None:
    """Print with Chromium, which adds no head or foot of its own here."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        page.write_text(html, encoding="utf-8")
        subprocess.run(
            [
                "chromium",
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--no-pdf-header-footer",
                "--disable-pdf-tagging",
                f"--user-data-dir={folder}/profile",
                f"--print-to-pdf={file}",
                page.as_uri(),
            ],
            check=True,
            capture_output=True,
            timeout=120,
        )


def spans_of_runs(
    numbers: Sequence[int], between: str, *, ranges: bool, one: Callable[[int], str] = str
) -> str:
    """Return the numbers of a run as they are printed: `5, 6`, and `12–14` with `ranges`."""
    if ranges and len(numbers) > 2 and list(numbers) == list(range(numbers[0], numbers[-1] + 1)):
        return f"{one(numbers[0])}–{one(numbers[-1])}"
    return between.join(map(one, numbers))


class _Writer:
    def __init__(self, manuscript: Manuscript, design: Design) -> None:
        self._manuscript = manuscript
        self._design = design
        self._waiting: list[int] = []
        self._printed: dict[int, int] = {}
        self._last = 0
        self._opens = False

    def document(self) -> str:
        meta = self._manuscript.meta
        head = (
            f'<p class="title">{escape(meta.get("title", ""))}</p>'
            f'<p class="subtitle">{escape(meta.get("subtitle", ""))}</p>'
            f'<p class="by">{escape(meta.get("author", ""))}, {escape(meta.get("date", ""))}</p>'
            if meta.get("title")
            else ""
        )
        body = "".join(map(self._block, self._manuscript.blocks)) + self._list_of_notes()
        return (
            f'<!doctype html><html lang="en"><head><meta charset="utf-8">'
            f"<title>{escape(meta.get('title', 'Report'))}</title><style>{self._design.css}</style></head>"
            f"<body>{head}<main>{body}</main></body></html>"
        )

    def _block(self, block: Block) -> str:
        text = self._inlines(block.inlines) if block.kind != "heading" else ""
        match block.kind:
            case "heading":
                before = self._list_of_notes() if self._design.notes == "chapter" else ""
                if self._design.restart:
                    self._last = 0
                self._opens = self._design.drop
                return f"{before}<h1>{self._inlines(block.inlines)}</h1>"
            case "subheading":
                return f"<h2>{text}</h2>"
            case "quote":
                return f"<blockquote>{text}</blockquote>"
            case "item":
                sign = f"{block.number}." if block.number else "•"
                return f'<div class="item"><span class="sign">{sign}</span> {text}</div>'
            case "box":
                return f'<div class="box">{"".join(map(self._block, block.inner))}</div>'
            case "table":
                return self._table(block, text)
            case _ if self._opens:
                self._opens = False
                return f'<p><span class="drop">{text[0]}</span>{text[1:]}</p>'
            case _:
                return f"<p>{text}</p>"

    def _table(self, block: Block, title: str) -> str:
        rows = []
        for at, row in enumerate(block.rows):
            tag = "td" if at else "th"
            rows.append(f"<tr>{''.join(f'<{tag}>{self._inlines(cell)}</{tag}>' for cell in row)}</tr>")
        # the caption is a paragraph, so that a note may hang on it
        return f'<p class="caption">Table 1: {title}</p><table>{"".join(rows)}</table>'

    def _inlines(self, inlines: Sequence[Inline]) -> str:
        return "".join(map(self._inline, inlines))

    def _inline(self, inline: Inline) -> str:
        if isinstance(inline, Calls):
            return self._calls(inline)
        text = escape(inline.words)
        if inline.manner == "link":
            return f'<a href="{escape(inline.url)}">{text}</a>'
        tag = _TAGS.get(inline.manner)
        return f"<{tag}>{text}</{tag}>" if tag else text

    def _calls(self, calls: Calls) -> str:
        fresh = [number for number in calls.numbers if number not in self._printed]
        for number in fresh:
            self._last += 1
            self._printed[number] = self._last
            self._waiting.append(number)
        if self._design.notes == "foot":
            return self._at_foot(calls, fresh)
        labels = [self._printed[number] for number in calls.numbers]
        return self._design.marker.format(
            spans_of_runs(labels, self._design.between, ranges=self._design.ranges)
        )

    def _at_foot(self, calls: Calls, fresh: Sequence[int]) -> str:
        parts = []
        for number in calls.numbers:
            mark = self._design.marker.format(self._printed[number])
            note = ""
            if number in fresh:
                own = self._inlines(self._manuscript.notes[number - 1])
                label = self._design.label.format(self._printed[number])
                note = f'<span class="note"><span class="number">{label}</span> {own}</span>'
            parts.append(mark + note)
        return self._design.marker.format(self._design.between).join(parts) if parts else ""

    def _list_of_notes(self) -> str:
        waiting, self._waiting = self._waiting, []
        if self._design.notes == "foot" or not waiting:
            return ""
        rows = "".join(map(self._note, waiting))
        return f'<section class="notes"><h2>{self._design.heading}</h2>{rows}</section>'

    def _note(self, number: int) -> str:
        label = self._design.label.format(self._printed[number])
        words = self._inlines(self._manuscript.notes[number - 1])
        return (
            f'<div class="note"><span class="number">{label}</span> <span class="words">{words}</span></div>'
        )
