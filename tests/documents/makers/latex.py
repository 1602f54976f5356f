"""The manuscript as LaTeX, set by pdfLaTeX or XeLaTeX."""

import re
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.documents.makers.manuscript import Block, Calls, Inline, Manuscript, Text

_ESCAPED = str.maketrans(
    {sign: f"\\{sign}" for sign in "&%$#_{}"}
    | {"~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "\\": r"\textbackslash{}"}
)
_MANNERS = {
    "emph": r"\emph{%s}",
    "strong": r"\textbf{%s}",
    "sup": r"\textsuperscript{%s}",
    "sub": r"\textsubscript{%s}",
    "code": r"\texttt{%s}",
}


@dataclass(frozen=True)
class Design:
    """How the pages are made up."""

    preamble: str
    """From the class on."""
    engine: str = "pdflatex"
    note: str = r"\footnote{%s}"
    again: str = r"\footnotemark[%d]"
    between: str = ""
    """What stands between the markers of a run."""
    cite: str = ""
    """`\\autocite{%s}`: notes are the works of a bibliography."""
    named_only: bool = False
    """Only works with author and year are cited."""
    ends_chapter: str = ""
    ends: str = ""
    opening: str = ""
    """Right behind the beginning of the document."""
    restart: bool = False
    """Numbers begin again with each chapter."""
    drop: bool = False
    """The first letter of each chapter is a large one."""


def set_(manuscript: Manuscript, design: Design, file: Path) -> None:
    """Set the manuscript; raises CalledProcessError where LaTeX fails."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "report.tex").write_text(_Writer(manuscript, design).document(), encoding="utf-8")
        if design.cite:
            (folder / "works.bib").write_text(bibliography(manuscript), encoding="utf-8")
        command = [design.engine, "-interaction=nonstopmode", "-halt-on-error", "report.tex"]
        subprocess.run(command, cwd=folder, check=True, capture_output=True)
        if design.cite:
            subprocess.run(["biber", "report"], cwd=folder, check=True, capture_output=True)
        for _ in range(2):
            subprocess.run(command, cwd=folder, check=True, capture_output=True)
        shutil.copyfile(folder / "report.pdf", file)


def bibliography(manuscript: Manuscript) -> str:
    """Return the notes as entries for BibLaTeX."""
    return "\n".join(_entry(number, note) for number, note in enumerate(manuscript.notes, 1))


def _entry(number: int, note: Sequence[Inline]) -> str:
    urls = [one.url for one in note if isinstance(one, Text) and one.manner == "link"]
    words = "".join(one.words for one in note if isinstance(one, Text) and one.manner != "link")
    words = re.sub(r"\s*(?:Available at:|\(accessed [^)]*\))\s*", " ", words).strip(" .,")
    match = re.match(r"([^()\d]{3,80}?)\s\(((?:19|20)\d\d)\)\s(.*)$", words)
    author, year, title = match.groups() if match else ("", "", words)
    fields = {
        "author": f"{{{_escaped(author)}}}" if author else "",
        "title": f"{{{_escaped(title)}}}",
        "year": year,
        "url": urls[0] if urls else "",
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@{'online' if urls else 'misc'}{{n{number},\n{lines}}}\n"


class _Writer:
    def __init__(self, manuscript: Manuscript, design: Design) -> None:
        self._manuscript = manuscript
        self._design = design
        self._printed: dict[int, int] = {}
        self._opens = False
        self._last = 0

    def document(self) -> str:
        meta = self._manuscript.meta
        title = (
            rf"\title{{{_escaped(meta['title'])}\\\large {_escaped(meta.get('subtitle', ''))}}}"
            rf"\author{{{_escaped(meta.get('author', ''))}}}\date{{{_escaped(meta.get('date', ''))}}}"
            if meta.get("title")
            else ""
        )
        body = "\n\n".join(map(self._block, self._manuscript.blocks))
        return (
            f"{self._design.preamble}\n{title}\n\\begin{{document}}\n"
            + (r"\maketitle" if title else "")
            + f"{self._design.opening}\n{body}\n{self._design.ends_chapter}\n{self._design.ends}\n"
            r"\end{document}"
        )

    def _block(self, block: Block) -> str:
        if block.kind == "heading":
            before = self._design.ends_chapter if self._printed else ""
            self._last = 0 if self._design.restart else self._last
            self._opens = self._design.drop
            return before + "\n" + rf"\section{{{self._inlines(block.inlines)}}}"
        text = self._inlines(block.inlines)
        match block.kind:
            case "subheading":
                return rf"\subsection{{{text}}}"
            case "quote":
                return rf"\begin{{quote}}\large {text}\end{{quote}}"
            case "item":
                sign = f"{block.number}." if block.number else r"\textbullet"
                return rf"\begin{{list}}{{{sign}}}{{}}\item {text}\end{{list}}"
            case "box":
                inner = "\n\n".join(map(self._block, block.inner))
                return rf"\begin{{quote}}\small\hrule\medskip {inner}\medskip\hrule\end{{quote}}"
            case "table":
                return self._table(block, text)
        if self._opens and (match := re.match(r"(\w)(\w*)", text)):
            self._opens = False
            return rf"\lettrine{{{match[1]}}}{{{match[2]}}}{text[match.end() :]}"
        return text

    def _table(self, block: Block, title: str) -> str:
        rows = "\\\\\n".join(" & ".join(self._inlines(cell) for cell in row) for row in block.rows)
        columns = "l" + "r" * (len(block.rows[0]) - 1)
        return (
            rf"\par\medskip\noindent Table 1: {title}\par\noindent"
            rf"\begin{{tabular}}{{{columns}}}{rows}\end{{tabular}}\par\medskip"
        )

    def _inlines(self, inlines: Sequence[Inline]) -> str:
        return "".join(map(self._inline, _cited_first(inlines) if self._design.cite else inlines))

    def _inline(self, inline: Inline) -> str:
        if isinstance(inline, Calls):
            return self._calls(inline)
        if inline.manner == "link":
            url = inline.url.replace("\\", "").replace("%", r"\%").replace("#", r"\#")
            if inline.words in (inline.url, inline.url.removeprefix("mailto:")):
                return rf"\url{{{url}}}"
            return rf"\href{{{url}}}{{{_escaped(inline.words)}}}"
        return _MANNERS.get(inline.manner, "%s") % _escaped(inline.words)

    def _calls(self, calls: Calls) -> str:
        if self._design.cite:
            entries = {number: _entry(number, self._manuscript.notes[number - 1]) for number in calls.numbers}
            kept = [
                number for number in entries if "author" in entries[number] or not self._design.named_only
            ]
            return self._design.cite % ",".join(f"n{number}" for number in kept) if kept else ""
        parts = []
        for number in calls.numbers:
            if number in self._printed:
                parts.append(self._design.again.replace("%d", str(self._printed[number])))
                continue
            self._last += 1
            self._printed[number] = self._last
            parts.append(self._design.note % self._inlines(self._manuscript.notes[number - 1]))
        return self._design.between.join(parts)


def _cited_first(inlines: Sequence[Inline]) -> list[Inline]:
    """Citations in brackets stand before the punctuation, not behind it as numbers do."""
    found: list[Inline] = []
    for inline in inlines:
        last = found[-1] if found else None
        if isinstance(inline, Calls) and isinstance(last, Text) and last.words[-1:] in (".", ",", ";"):
            found[-1:] = [Text(last.words[:-1], last.manner, last.url), inline, Text(last.words[-1])]
        else:
            found.append(inline)
    return found


def _escaped(words: str) -> str:
    return words.translate(_ESCAPED)
