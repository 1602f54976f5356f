"""A sheet of text that a terminal or a pipe gets: wrapped lines, with or without colour.

An address is never broken: on a terminal the terminal itself wraps a line that is too long, so
that it is copied whole, and in a pipe it stays one word. Every other line keeps to the width.
"""

import io
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from rich.cells import cell_len
from rich.console import Console
from rich.style import Style
from rich.text import Text

from evidence_audit.model import Severity, Verdict
from evidence_audit.reports.view import View

STYLES: Mapping[str, str] = {
    "": "",
    Verdict.UNSUPPORTED: "bold red",
    Verdict.STALE: "bold magenta",
    Verdict.UNVERIFIED: "bold yellow",
    Verdict.SUPPORTED: "bold green",
    Severity.ERROR: "red",
    Severity.WARNING: "yellow",
    Severity.NOTE: "bright_blue",
    "faint": "dim",
    "strong": "bold",
    "address": "cyan",
}
"""By verdict, severity or part of speech; only names of the sixteen colours that a user can set."""

LABEL = 24
"""Columns that a label before an address takes at most."""

Figures = Iterable[tuple[int, int]]

# Controls, among them the escape with which a hostile document could repaint the reader's screen.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_PLAINER = {"–": "-", "—": "-", "‘": "'", "’": "'", "“": '"', "”": '"', "…": "...", "→": ">", "·": "-"}
_BREAK = re.compile(r"\s*[\n\r\t\v\f\u2028\u2029]\s*")
_PIECE = re.compile(r"\s*(\S+)\s*")


class Sheet:
    """Lines written one after the other."""

    def __init__(self, view: View) -> None:
        """Begin an empty sheet of the view's width."""
        self.view = view
        self._stream = io.StringIO()
        self._at_gap = True
        self._console = Console(
            file=self._stream,
            width=view.width,
            force_terminal=view.colour,
            color_system="standard" if view.colour else None,
            no_color=not view.colour,
            legacy_windows=False,
            emoji=False,
            markup=False,
            highlight=False,
        )

    def text(self) -> str:
        """Return all that was written."""
        return self._stream.getvalue()

    def blank(self) -> None:
        """Leave a line empty, unless one was just left."""
        if not self._at_gap:
            self._stream.write("\n")
        self._at_gap = True

    def words(self, text: str, style: str = "", link: str | None = None) -> Text:
        """Return a stretch of text in one style, as one line; `link` is where a terminal lets it lead."""
        look = Style.parse(STYLES[style])
        if link is not None and self.view.hyperlinks:
            look += Style(link=self.clean(link))
        return Text(self.clean(text), style=look)

    def marked(self, text: str, figures: Figures, style: str) -> Text:
        """Return a sentence with its figures marked: by their style, or by `**` where there is no colour."""
        parts, at = [], 0
        for start, end in sorted(figures):
            if start < at or end > len(text):
                continue
            parts += [self.words(text[at:start]), self._figure(text[start:end], style)]
            at = end
        return Text.assemble(*parts, self.words(text[at:]))

    def _figure(self, text: str, style: str) -> Text:
        return self.words(text, style) if self.view.colour else self.words(f"**{text}**")

    def line(self, *parts: Text | str, indent: int = 0, hang: int = 0) -> None:
        """Write a paragraph; its second line and those after it stand `hang` columns further in."""
        text = Text.assemble(*(part if isinstance(part, Text) else self.words(part) for part in parts))
        self._at_gap = False
        first = self.view.width - indent
        for index, line in enumerate(_wrapped(text, first, first - hang)):
            margin = indent + (hang if index else 0)
            self._console.print(Text(" " * margin).append_text(line), soft_wrap=True)

    def ruled(self, title: Text) -> None:
        """Write a heading, and a rule from its end to the edge."""
        rest = max(3, self.view.width - cell_len(title.plain) - 1)
        self.line(title, " ", self.words(self.sign("─", "-") * rest, "faint"))

    def sign(self, sign: str, plainer: str) -> str:
        """Return a sign, or the plainer one where the stream has it not."""
        return sign if self._has(sign) else plainer

    def clean(self, text: str) -> str:
        """Return text that the stream can take, on one line and without controls."""
        text = _CONTROL.sub("", _BREAK.sub(" ", text))
        if self._has(text):
            return text
        return "".join(character if self._has(character) else self._plainer(character) for character in text)

    def _has(self, text: str) -> bool:
        try:
            text.encode(self.view.encoding)
        except (UnicodeEncodeError, LookupError):
            return False
        return True

    def _plainer(self, character: str) -> str:
        plain = _PLAINER.get(character) or unicodedata.normalize("NFKD", character)
        return "".join(part for part in plain if self._has(part)) or "?"


def _wrapped(text: Text, first: int, other: int) -> Iterator[Text]:
    """Split a text into lines: `first` columns for the first, `other` for the rest."""
    for line in text.divide(_breaks(text.plain, first, other)):
        line.rstrip()
        yield line


def _breaks(text: str, first: int, other: int) -> Iterator[int]:
    """Yield where lines begin; an address stays whole, another word too long for a line is cut."""
    room, used = first, 0
    for piece in _PIECE.finditer(text):
        word, size = piece[1], cell_len(piece[1])
        is_address = "://" in word or word.startswith("www.")
        # An address too long for any line may as well stay behind its label.
        if used and used + size > room and not (is_address and size > other and used <= LABEL):
            yield piece.start()
            room, used = other, 0
        if size > room and not is_address:
            cuts = tuple(_cuts(word, room, other))
            yield from (piece.start(1) + cut for cut in cuts)
            room, size = other, cell_len(word[cuts[-1] :])
        used += size + piece.end() - piece.end(1)


def _cuts(word: str, first: int, other: int) -> Iterator[int]:
    """Yield where a word wider than `first` columns is cut."""
    room, used = first, 0
    for at, character in enumerate(word):
        size = cell_len(character)
        if used + size > room:
            yield at
            room, used = other, 0
        used += size
