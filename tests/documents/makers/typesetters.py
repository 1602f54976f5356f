"""The manuscript as Typst and as groff's `ms`."""

import re
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.documents.makers.manuscript import Block, Calls, Inline, Manuscript, Text


@dataclass(frozen=True)
class TypstDesign:
    """How the pages are made up."""

    preamble: str
    between: str = "#super[,]"
    ends: str = ""


def typst(manuscript: Manuscript, design: TypstDesign, file: Path) -> None:
    """Set the manuscript with Typst; its notes stand at the foot."""
    import typst as compiler

    writer = _Typst(manuscript, design)
    file.write_bytes(compiler.compile(writer.document().encode("utf-8")))


class _Typst:
    def __init__(self, manuscript: Manuscript, design: TypstDesign) -> None:
        self._manuscript = manuscript
        self._design = design
        self._printed: set[int] = set()

    def document(self) -> str:
        meta = self._manuscript.meta
        title = f"#text(size: 20pt, weight: 700)[{_typed(meta['title'])}]\n\n" if "title" in meta else ""
        title += f"#text(size: 13pt)[{_typed(meta['subtitle'])}]\n\n" if "subtitle" in meta else ""
        body = "\n\n".join(map(self._block, self._manuscript.blocks))
        return f"{self._design.preamble}\n{title}\n{body}\n{self._design.ends}\n"

    def _block(self, block: Block) -> str:
        text = self._inlines(block.inlines)
        match block.kind:
            case "heading":
                return f"= {text}"
            case "subheading":
                return f"== {text}"
            case "quote":
                return f"#block(inset: 1em)[#text(size: 1.4em)[{text}]]"
            case "item":
                return f"+ {text}" if block.number else f"- {text}"
            case "box":
                inner = "\n\n".join(map(self._block, block.inner))
                return f"#block(fill: luma(230), inset: 8pt, width: 100%)[{inner}]"
            case "table":
                cells = ", ".join(f"[{self._inlines(cell)}]" for row in block.rows for cell in row)
                return f"Table 1: {text}\n\n#table(columns: {len(block.rows[0])}, stroke: none, {cells})"
            case _:
                return text

    def _inlines(self, inlines: Sequence[Inline]) -> str:
        return "".join(map(self._inline, inlines))

    def _inline(self, inline: Inline) -> str:
        if isinstance(inline, Calls):
            return self._design.between.join(map(self._call, inline.numbers))
        words = _typed(inline.words)
        match inline.manner:
            case "link":
                return f'#link("{inline.url}")[{words}]'
            case "emph" | "strong" | "sup" | "sub":
                name = {"sup": "super"}.get(inline.manner, inline.manner)
                return f"#{name}[{words}]"
            case _:
                return words

    def _call(self, number: int) -> str:
        if number in self._printed:
            return f"#footnote(<n{number}>)"
        self._printed.add(number)
        return f"#footnote[{self._inlines(self._manuscript.notes[number - 1])}]<n{number}>"


def _typed(words: str) -> str:
    return re.sub(r"([\\#$*_`<>@\[\]~=/+-])", r"\\\1", words)


def groff(manuscript: Manuscript, file: Path, opening: str = "") -> None:
    """Set the manuscript with groff's `ms` macros; its notes stand at the foot."""
    text = _Groff(manuscript).document(opening)
    done = subprocess.run(
        ["groff", "-ms", "-t", "-k", "-Kutf8", "-Tpdf"], input=text.encode(), capture_output=True, check=True
    )
    file.write_bytes(done.stdout)


class _Groff:
    def __init__(self, manuscript: Manuscript) -> None:
        self._manuscript = manuscript
        self._last = 0

    def document(self, opening: str) -> str:
        meta = self._manuscript.meta
        title = f".TL\n{meta['title']}\n.AU\n{meta.get('author', '')}\n" if "title" in meta else ""
        body = "\n".join(map(self._block, self._manuscript.blocks))
        return f"{opening}\n{title}{body}\n"

    def _block(self, block: Block) -> str:
        match block.kind:
            case "heading":
                return f".SH 1\n{self._lines(block.inlines)}"
            case "subheading":
                return f".SH 2\n{self._lines(block.inlines)}"
            case "quote":
                return f".QP\n.LG\n{self._lines(block.inlines)}\n.NL"
            case "item":
                sign = f"{block.number}." if block.number else "\\[bu]"
                return f".IP {sign} 3\n{self._lines(block.inlines)}"
            case "box":
                inner = "\n".join(map(self._block, block.inner))
                return f".RS\n{inner}\n.RE"
            case "table":
                rows = "\n".join("\t".join(_plain(cell) for cell in row) for row in block.rows)
                columns = "l" + " r" * (len(block.rows[0]) - 1) + "."
                return f".LP\nTable 1: {self._lines(block.inlines)}\n.TS\n{columns}\n{rows}\n.TE"
            case _:
                return f".PP\n{self._lines(block.inlines)}"

    def _lines(self, inlines: Sequence[Inline]) -> str:
        text, notes = "", []
        for inline in inlines:
            if isinstance(inline, Calls):
                marks = []
                for number in inline.numbers:
                    if number > self._last:
                        self._last = number
                        notes.append(number)
                    marks.append(str(number))
                text += r"\*{" + ",".join(marks) + r"\*}"
                # a note begins on the page of its marker, so the line is broken off in the source
                text += "".join(
                    f"\n.FS {number}\n.nh\n{self._lines(self._manuscript.notes[number - 1])}\n.hy\n.FE"
                    for number in notes
                )
                text += "\n" if notes else ""
                notes = []
            else:
                text += self._text(inline)
        # what follows a note begins a line of the source; `.` and `'` would be commands there
        lines = (line.strip() for line in text.strip().split("\n"))
        return "\n".join(
            line if re.match(r"\.(?:FS|FE|nh|hy)", line) else re.sub(r"^([.'])", r"\\&\1", line)
            for line in lines
            if line
        )

    def _text(self, text: Text) -> str:
        words = text.words.replace("\\", "\\e").replace("-", "\\-" if text.manner == "link" else "-")
        if text.manner == "link":
            # `\:` is where a line may end without a hyphen
            return re.sub(r"([/?&=_.])", r"\1\\:", words)
        before, behind = {
            "emph": (r"\fI", r"\fP"),
            "strong": (r"\fB", r"\fP"),
            "sup": (r"\*{", r"\*}"),
            "sub": (r"\*<", r"\*>"),
        }.get(text.manner, ("", ""))
        return f"{before}{words}{behind}"


def _plain(inlines: Sequence[Inline]) -> str:
    return "".join(inline.words for inline in inlines if isinstance(inline, Text))
