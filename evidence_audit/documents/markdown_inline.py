"""What Markdown writes into a line: links, tags, emphasis, escapes."""

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from evidence_audit.documents.wrapped_links import unwrapped
from evidence_audit.model import Link, Span

_ADDRESS = r"(?:<([^<>\n]*)>|((?:\\.|[^\s()\\]|\((?:[^\s()]|\([^\s()]*\))*\))*))"
_TITLE = r"(?:\s+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?"
_TARGET = rf"\(\s*{_ADDRESS}{_TITLE}\s*\)"
# Without a bound, a page of brackets that nobody closes would be searched to its end from each.
_LABEL = r"((?:\\.|[^\[\]\\]|\[(?:\\.|[^\[\]\\]){0,1000}\]){0,1000})"
_LINK = re.compile(rf"!?\[{_LABEL}\]{_TARGET}")
_BY_REFERENCE = re.compile(rf"!?\[{_LABEL}\](?:\s?\[([^\[\]\n]*)\])?(?![(:])")
_DEFINED = re.compile(
    r"^ {0,3}\[(?!\^)((?:\\.|[^\[\]\\\n]|\[[^\[\]\n]*\]|\n(?!\s*\n)){1,999})\]:[ \t]*\n?[ \t]*<?(\S+?)>?"
    r"(?:[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'|\([^()\n]*\)))?[ \t]*$",
    re.MULTILINE,
)
_AUTOLINK = re.compile(r"<((?:https?|ftp)://[^\s<>]+)>", re.IGNORECASE)
_TAG = re.compile(r"</?([a-zA-Z][\w:-]*)((?:\s+[^<>]*?)?)\s*/?>")
_HREF = re.compile(r"\bhref\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.IGNORECASE)
_ATTRIBUTES = re.compile(r"(?<=[\])\w*_`#])\s?\{[.#:][^{}\n]*\}")
_ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
_CODE = re.compile(r"(?<![`\\])(`+)(?!`)((?:[^\n]|\n(?!\s*\n)){1,400}?)(?<!`)\1(?!`)", re.DOTALL)
# Emphasis and code within lines are short. Without a bound, a page of signs that nobody closes
# would be searched to its end from each of them.
_PAIRS = (
    re.compile(
        r"(?<![\\*])(\*{1,3})(?=[^\s*])((?:[^\n]|\n(?!\s*\n)){1,400}?)(?<=[^\s*\\])(\1)(?!\*)", re.DOTALL
    ),
    re.compile(
        r"(?<![\\\w])(_{1,3})(?=[^\s_])((?:[^\n]|\n(?!\s*\n)){1,400}?)(?<=[^\s_\\])(\1)(?!\w)", re.DOTALL
    ),
    re.compile(r"(?<!\\)(~~|==)(?=\S)([^\n]{1,400}?)(?<=\S)(\1)"),
)
_RAISED = re.compile(r"(?<![\\\s^])\^([^\s^\[\]]{1,20})\^")
_WIKI = re.compile(r"\[\[(?=[^\[\]\n]*[^\W\d_])([^\[\]|\n]*\|)?([^\[\]|\n]+)\]\](?!\()")
_TYPED = re.compile(r"\\\[(\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*)\\\]")
_POINTED = re.compile(r"&lt;(?=((?:https?|ftp)://[^\s<>]{0,2000}?)(&gt;))", re.IGNORECASE)
_HARD_BREAK = re.compile(r"\\(?=\n)")
_BLANK = re.compile(r"&(?:nbsp|ensp|emsp|thinsp|shy|zwnj|#160|#xa0);", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Inline:
    """Signs found in lines. Each sequence may be in any order."""

    markup: tuple[Span, ...] = ()
    links: tuple[Link, ...] = ()
    raised: tuple[Span, ...] = ()


def links_in(text: str, source: str) -> Inline:
    """Return links over their words; brackets and targets are markup. Links inside the file are none.

    In `text` the code of `source` is blanked: labels are compared as the source has them.
    """
    markup: list[Span] = []
    links: list[Link] = []
    targets: dict[str, str] = {}
    for found in _DEFINED.finditer(text):
        targets.setdefault(_folded(source[found.start(1) : found.end(1)]), found[2])
        markup.append(Span(start=found.start(), end=found.end()))
    taken = bytearray(len(text))
    for span in markup:
        taken[span.start : span.end] = b"x" * (span.end - span.start)
    for start, end, shown, url in chain(_direct(text), _referenced(text, source, targets), _auto(text)):
        if any(taken[start:end]):
            continue
        taken[start:end] = b"x" * (end - start)
        markup += [Span(start=start, end=shown[0]), Span(start=shown[1], end=end)]
        if _is_address(url) and text[start] != "!":
            links.append(Link(start=shown[0], end=shown[1], url=unwrapped(_address(url))))
    return Inline(markup=tuple(markup), links=tuple(links))


def html_tags(text: str) -> Inline:
    """Return HTML written into the Markdown: `<sup>` raises, `<a href>` links, all tags are markup."""
    markup = [Span(start=found.start(), end=found.end()) for found in _TAG.finditer(text)]
    links: list[Link] = []
    raised: list[Span] = []
    for tag, attributes, start, end in _elements(text):
        if tag == "sup":
            raised.append(Span(start=start, end=end))
        href = _HREF.search(attributes) if tag == "a" else None
        url = next(filter(None, href.groups()), "") if href else ""
        if _is_address(url):
            links.append(Link(start=start, end=end, url=_address(url)))
    markup += [Span(start=found.start(), end=found.end()) for found in _BLANK.finditer(text)]
    for found in _POINTED.finditer(text):
        markup += [Span(start=found.start(), end=found.end()), Span(start=found.start(2), end=found.end(2))]
    return Inline(markup=tuple(markup), links=tuple(links), raised=tuple(raised))


def code_in(text: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Return the backticks of code within lines, and the code between them."""
    ticks: list[Span] = []
    code: list[Span] = []
    for found in _CODE.finditer(text):
        start, end = found.span(2)
        ticks += [Span(start=found.start(), end=start), Span(start=end, end=found.end())]
        code.append(Span(start=start, end=end))
    return tuple(ticks), tuple(code)


def ornaments(text: str) -> Inline:
    """Return the signs of emphasis, superscript and escape, which only say how words look."""
    markup: list[Span] = []
    for pattern in _PAIRS:
        markup += _delimiters(text, pattern)
    raised = []
    for found in _RAISED.finditer(text):
        raised.append(Span(start=found.start(1), end=found.end(1)))
        markup += [Span(start=found.start(), end=found.start(1)), Span(start=found.end(1), end=found.end())]
    # A number in escaped brackets is what a converter made of a marker in brackets.
    raised += [Span(start=found.start() + 1, end=found.end()) for found in _TYPED.finditer(text)]
    for found in _WIKI.finditer(text):
        markup += [Span(start=found.start(), end=found.start(2)), Span(start=found.end(2), end=found.end())]
    for pattern in (_ATTRIBUTES, _ESCAPE, _HARD_BREAK):
        markup += [Span(start=found.start(), end=found.end()) for found in pattern.finditer(text)]
    return Inline(markup=tuple(markup), raised=tuple(raised))


def _delimiters(text: str, pattern: re.Pattern[str]) -> Iterator[Span]:
    """Yield both signs of each pair, and those of pairs inside it."""
    at = 0
    while found := pattern.search(text, at):
        yield Span(start=found.start(1), end=found.end(1))
        yield Span(start=found.start(3), end=found.end(3))
        at = found.end()
        yield from _shifted(_delimiters(found[2], pattern), found.start(2))


def _shifted(spans: Iterable[Span], by: int) -> Iterator[Span]:
    return (Span(start=span.start + by, end=span.end + by) for span in spans)


_Found = tuple[int, int, tuple[int, int], str]
"""Start, end, span of the words shown, address."""


def _direct(text: str) -> Iterator[_Found]:
    for found in _LINK.finditer(text):
        yield found.start(), found.end(), found.span(1), found[2] or found[3] or ""


def _referenced(text: str, source: str, targets: dict[str, str]) -> Iterator[_Found]:
    if not targets:
        return
    for found in _BY_REFERENCE.finditer(text):
        group = 2 if found[2] else 1
        url = targets.get(_folded(source[found.start(group) : found.end(group)]))
        if url:
            yield found.start(), found.end(), found.span(1), url


def _auto(text: str) -> Iterator[_Found]:
    for found in _AUTOLINK.finditer(text):
        yield found.start(), found.end(), found.span(1), found[1]


def _elements(text: str) -> Iterator[tuple[str, str, int, int]]:
    """Yield name, attributes and inner span of each `<a>` and `<sup>`."""
    opened: dict[str, list[tuple[str, int]]] = {"a": [], "sup": []}
    for found in _TAG.finditer(text):
        name = found[1].lower()
        if name not in opened:
            continue
        if not found[0].startswith("</"):
            opened[name].append((found[2], found.end()))
        elif opened[name]:
            attributes, start = opened[name].pop()
            yield name, attributes, start, found.start()


def _is_address(url: str) -> bool:
    return url.lower().startswith(("http://", "https://", "ftp://", "www."))


def _address(url: str) -> str:
    return html.unescape(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", url))


def _folded(label: str) -> str:
    return " ".join(label.split()).casefold()
