"""The face of a web page: title, headings and first words, without reading it as a document."""

import re
from dataclasses import dataclass
from html.parser import HTMLParser

_LIMIT = 400_000
"""Characters looked at: all that is said at a page's top, whatever scripts stand before it."""

_NAME = 300
"""Characters of a title or heading; beyond, it is neither."""

_WIDE = "\u2e80"
"""From here on, signs stand for syllables and words."""

_SILENT = frozenset({"script", "style", "noscript", "template", "svg", "select", "iframe", "object"})
_FRAME = frozenset({"nav", "footer", "aside"})
_BREAKS = frozenset(
    {
        "p",
        "div",
        "h1",
        "h2",
        "h3",
        "h4",
        "li",
        "td",
        "th",
        "tr",
        "br",
        "section",
        "article",
        "header",
        "main",
        "ul",
    }
)
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_REFRESH = re.compile(r"\s*(\d+(?:\.\d*)?)\s*[;,]\s*(?:url\s*=\s*)?[\"']?([^\"'\s]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a visitor sees first."""

    title: str = ""
    headings: tuple[str, ...] = ()
    """The `h1`s, in order."""
    blocks: tuple[str, ...] = ()
    """The text outside navigation, scripts and footers, in order."""
    prose: int = 0
    """Words in paragraphs."""
    refresh: str | None = None
    """The address that the page itself sends on to at once, as written."""

    @property
    def text(self) -> str:
        """The blocks, one a line."""
        return "\n".join(self.blocks)

    @property
    def weight(self) -> int:
        """How much the blocks say, in Latin letters: a sign that stands for a syllable counts as three."""
        return sum(3 if sign >= _WIDE else 1 for block in self.blocks for sign in block)


NO_PAGE = Page()


def read_page(content: bytes, charset: str | None) -> Page:
    """Return the face of an HTML page; an empty page for no HTML at all."""
    reader = _Reader()
    reader.feed(text_of(content, charset)[:_LIMIT])
    reader.close()
    return reader.page()


def text_of(content: bytes, charset: str | None) -> str:
    """Return bytes as text, by the stated charset, else the page's own, else UTF-8, else Windows-1252."""
    for mark, encoding in _MARKS.items():
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    named = _META_CHARSET.search(content[:4096])
    for name in (charset, named[1].decode("ascii", "replace") if named else None):
        if name:
            try:
                return content.decode(name, "replace")
            except (LookupError, ValueError):  # no charset, or no name at all
                continue
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def refresh_target(content: str) -> str | None:
    """Return the address of a `Refresh: 0; url=…`; None where it waits for longer or names none."""
    found = _REFRESH.match(content)
    return found[2] if found and float(found[1]) <= 5 else None


class _Reader(HTMLParser):
    """Collects the face of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[str] = []
        self._blocks: list[str] = [""]
        self._title = ""
        self._headings: list[str] = []
        self._prose = 0
        self._refresh: str | None = None

    def page(self) -> Page:
        blocks = tuple(block for block in map(_joined, self._blocks) if block)
        headings = tuple(heading[:_NAME] for heading in map(_joined, self._headings) if heading)
        return Page(
            title=_joined(self._title)[:_NAME],
            headings=headings,
            blocks=blocks,
            prose=self._prose,
            refresh=self._refresh,
        )

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "meta":
            self._meta({name: value or "" for name, value in attrs})
        if tag in _BREAKS:
            self._blocks.append("")
        if tag == "p" and "p" in self._open:
            self.handle_endtag("p")
        if tag == "h1":
            self._headings.append("")
        if tag in _SILENT or tag in _FRAME or tag in {"title", "h1", "p"}:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _BREAKS:
            self._blocks.append("")
        if tag in self._open:
            del self._open[len(self._open) - 1 - self._open[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        inside = set(self._open)
        if "title" in inside and not inside & _SILENT:
            self._title += data
        if inside & (_SILENT | _FRAME | {"title"}):
            return
        self._blocks[-1] += data
        if "h1" in inside:
            self._headings[-1] += data
        if "p" in inside:
            self._prose += len(data.split())

    def _meta(self, attributes: dict[str, str]) -> None:
        if attributes.get("http-equiv", "").lower() != "refresh" or "noscript" in self._open:
            return
        self._refresh = self._refresh or refresh_target(attributes.get("content", ""))


def _joined(text: str) -> str:
    return " ".join(text.split())
