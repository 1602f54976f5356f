"""The manuscript as pandoc reads it: blocks of plain nouns that each maker sets in its own way."""

import json
import re
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
REPORT = HERE / "report.md"
_AGAIN = re.compile(r"\[\^([\w-]+)-again\](?!:)")


@dataclass(frozen=True)
class Text:
    """Words in one manner: plain, `emph`, `strong`, `sup`, `sub`, `link` or `code`."""

    words: str
    manner: str = "plain"
    url: str = ""


@dataclass(frozen=True)
class Calls:
    """Markers that stand in one place, by the numbers of their notes from 1 on."""

    numbers: tuple[int, ...]


Inline = Text | Calls


@dataclass
class Block:
    """A paragraph or whatever stands in the place of one."""

    kind: str
    """`title`, `heading`, `subheading`, `paragraph`, `quote`, `item`, `box` or `table`."""
    inlines: list[Inline] = field(default_factory=list)
    inner: list["Block"] = field(default_factory=list)
    """Of a box."""
    rows: list[list[list[Inline]]] = field(default_factory=list)
    """Of a table, its heads first."""
    number: int = 0
    """Of an entry in a numbered list; 0 elsewhere."""


@dataclass
class Manuscript:
    """A text with its notes."""

    meta: dict[str, str]
    blocks: list[Block]
    notes: list[list[Inline]]
    """By number, from 1 on: `notes[0]` is the first."""


def read(path: Path = REPORT) -> Manuscript:
    """Return the manuscript in the Markdown file at `path`."""
    reader = _Reader()
    tree = json.loads(
        subprocess.run(
            ["pandoc", "-f", "markdown", "-t", "json"],
            input=_AGAIN.sub(r"[\1]{.again}", path.read_text(encoding="utf-8")),
            capture_output=True,
            text=True,
            check=True,
        ).stdout
    )
    keys = re.findall(r"\[\^([\w-]+)\](?!:)", path.read_text(encoding="utf-8"))
    reader.keys = [key for key in keys if not key.endswith("-again")]
    blocks = reader.blocks(tree["blocks"])
    meta = {
        name: "".join(one.words for one in reader.inlines(value["c"]) if isinstance(one, Text))
        for name, value in tree["meta"].items()
        if value["t"] == "MetaInlines"
    }
    return Manuscript(meta, blocks, reader.notes)


class _Reader:
    def __init__(self) -> None:
        self.notes: list[list[Inline]] = []
        self.keys: list[str] = []

    def blocks(self, nodes: list[Any]) -> list[Block]:
        found: list[Block] = []
        for node in nodes:
            found += self._block(node["t"], node.get("c"))
        return found

    def _block(self, kind: str, content: Any) -> list[Block]:
        match kind:
            case "Header":
                name = "heading" if content[0] == 1 else "subheading"
                return [Block(name, self.inlines(content[2]))]
            case "Para" | "Plain" | "LineBlock":
                lines = content if kind == "LineBlock" else [content]
                return [Block("paragraph", self.inlines(line)) for line in lines]
            case "BlockQuote":
                return [Block("quote", block.inlines) for block in self.blocks(content)]
            case "BulletList":
                return [Block("item", block.inlines) for entry in content for block in self.blocks(entry)]
            case "OrderedList":
                return [
                    Block("item", block.inlines, number=number)
                    for number, entry in enumerate(content[1], content[0][0])
                    for block in self.blocks(entry)
                ]
            case "Div":
                inner = self.blocks(content[1])
                return [Block("box", inner=inner)] if "box" in content[0][1] else inner
            case "Table":
                return [self._table(content)]
            case "CodeBlock":
                return [Block("paragraph", [Text(content[1], "code")])]
            case _:
                return []

    def _table(self, content: Any) -> Block:
        _, caption, _, head, bodies, _ = content
        rows = [*head[1], *(row for body in bodies for row in [*body[2], *body[3]])]
        title = [one for block in self.blocks(caption[1]) for one in block.inlines]
        cells = [
            [[one for block in self.blocks(cell[4]) for one in block.inlines] for cell in row[1]]
            for row in rows
        ]
        return Block("table", title, rows=cells)

    def inlines(self, nodes: list[Any], manner: str = "plain", url: str = "") -> list[Inline]:
        found: list[Inline] = []
        for node in nodes:
            for one in self._inline(node["t"], node.get("c"), manner, url):
                last = found[-1] if found else None
                if (
                    isinstance(one, Text)
                    and isinstance(last, Text)
                    and ((one.manner, one.url) == (last.manner, last.url))
                ):
                    found[-1] = Text(last.words + one.words, one.manner, one.url)
                elif isinstance(one, Calls) and isinstance(last, Calls):
                    found[-1] = Calls(last.numbers + one.numbers)
                else:
                    found.append(one)
        return found

    def _inline(self, kind: str, content: Any, manner: str, url: str) -> list[Inline]:
        within = {
            "Emph": "emph" if manner == "plain" else manner,
            "Strong": "strong" if manner == "plain" else manner,
            "Superscript": "sup",
            "Subscript": "sub",
            "Strikeout": manner,
            "Underline": manner,
            "SmallCaps": manner,
        }
        match kind:
            case "Str":
                return [Text(content, manner, url)]
            case "Space" | "SoftBreak" | "LineBreak":
                return [Text(" ", manner, url)]
            case "Code" | "Math":
                return [Text(content[1], manner, url)]
            case "Note":
                return [self._note(content)]
            case "Span" if "again" in content[0][1]:
                key = "".join(one.words for one in self.inlines(content[1]) if isinstance(one, Text))
                return [Calls((self.keys.index(key) + 1,))]
            case "Link":
                return self.inlines(content[1], "link", content[2][0])
            case "Quoted":
                return self._quoted(content, manner, url)
            case "Span" | "Cite":
                return self.inlines(content[1], manner, url)
        return self.inlines(content, within[kind], url) if kind in within else []

    def _quoted(self, content: Any, manner: str, url: str) -> list[Inline]:
        left, right = "‘’" if content[0]["t"] == "SingleQuote" else "“”"
        return [Text(left, manner, url), *self.inlines(content[1], manner, url), Text(right, manner, url)]

    def _note(self, content: Any) -> Calls:
        self.notes.append([])
        number = len(self.notes)
        joined: list[Inline] = []
        for block in self.blocks(content):
            joined += [Text(" ")] * bool(joined) + block.inlines
        self.notes[number - 1] = joined
        return Calls((number,))
