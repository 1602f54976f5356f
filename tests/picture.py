"""The README's picture: the first lines of the demo's real report, as SVG.

`python -m tests.picture` draws it anew from what the tool says today.
"""

import io
import re
from dataclasses import replace
from html import unescape
from pathlib import Path

from rich.console import Console
from rich.text import Text

from evidence_audit.demo.touring import audited_sample
from evidence_audit.reports import RENDERERS, View

PICTURE = Path(__file__).parent.parent / "docs" / "demo.svg"
WIDTH = 88
LINES = 44


def first_screen() -> list[str]:
    """Return the first lines of the demo's report, with their escape codes."""
    report, policy = audited_sample()
    view = replace(View(width=WIDTH, colour=True), fail_on=policy.fail_on)
    return str(RENDERERS["terminal"](report, view)).splitlines()[:LINES]


def ink(line: str) -> str:
    """Return a line without escape codes and blanks."""
    return "".join(Text.from_ansi(line).plain.split())


def drawn(svg: str) -> list[str]:
    """Return the lines of text that a drawn picture shows, without blanks."""
    lines: dict[str, list[tuple[float, str]]] = {}
    pattern = r'<text class="[\w-]+-r\d+" x="([\d.]+)" y="([\d.]+)"[^>]*>([^<]*)</text>'
    for x, y, words in re.findall(pattern, svg):
        lines.setdefault(y, []).append((float(x), unescape(words).replace("\xa0", " ")))
    return [ink("".join(words for _, words in sorted(row))) for row in lines.values()]


def draw(lines: list[str]) -> str:
    """Return the picture of some lines."""
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True)
    for line in lines:
        console.print(Text.from_ansi(line), no_wrap=True, crop=True)
    svg = console.export_svg(title="evidence-audit demo", unique_id="demo")
    return re.sub(r"\s*@font-face \{[^}]*\}", "", svg)  # the reader's own monospace will do


if __name__ == "__main__":
    PICTURE.parent.mkdir(exist_ok=True)
    PICTURE.write_text(draw(first_screen()), encoding="utf-8", newline="\n")
