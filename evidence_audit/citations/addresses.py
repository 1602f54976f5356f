"""Addresses printed in a text, put together again over line ends.

An address may be printed with its scheme, from `www.` on, from the host on
(`example.org/about`), or as a DOI. Print breaks it at any character and may add a
hyphen; links that the format states are the witnesses of what it was.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from evidence_audit.citations.hosts import is_host
from evidence_audit.citations.linebreaks import is_remnant, joined, trimmed
from evidence_audit.citations.witnesses import Witnesses
from evidence_audit.model import Span

_LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_BREAK = r"(?:[-\u2010\u00ad]?[ \t]*\n[ \t]*)?"
_SCHEME = _BREAK.join(["h", "t", "t", "ps?", ":", "/", "/"]) + r"[ \t]?\n?[ \t]*"
_OPENING = re.compile(
    # No address begins inside a word: said once for all, it spares most places the four readings.
    rf"(?<![A-Za-z])(?=\w)(?:(?P<url>(?:{_SCHEME}|ftp://)(?=[\w\[]))"
    r"|(?P<www>(?<![\w@./-])www\d?\.(?=\s?\S))"
    r"|(?P<doi>(?<![\w/.])(?:doi(?:\.org)?\s?[:/]?\s?\n?\s?)?(?=10\.\d{4,9}/\S))"
    rf"|(?P<host>(?<![\w@./\\-])(?=[\w-]++\.)(?:{_LABEL}\.\n?){{1,6}}(?P<suffix>[a-z]{{2,12}})(?![\w@-]|\.\w)(?P<path>[/?:#]\S)?))",
    re.IGNORECASE,
)
_HINT = re.compile(r"\.(?:\n[ \t]*[a-z]|[A-Za-z]|\d{4,9}/)|//|(?<=www)\.|(?<=www\d)\.")
_LINES_NEAR = 3
"""Lines before and behind a hint that the beginning of its address may stand on."""
_STRETCH = re.compile(r"(?:[^\s<>\"“”‘«»{}|\\^`•▪●\];,\u037e]|\](?!\()|[;,\u037e](?!https?:))+")
_LINE_END = re.compile(r"[ \t]*\n[ \t]*(?=\S)")
_SPACE_WITHIN = re.compile(r"(?<=[\w%]-) (?=[\w%]+(?:[-/_=?&%]|\.\w))")
"""Where a row is filled out, page tools take the room behind a hyphen for a space."""
_HOST_AHEAD = re.compile(r"[\w-]{1,63}(?:[-\u2010]?\n[ \t]*)?[\w-]{0,63}\.|localhost|\[[\da-fA-F:]+\]")
_HYPHEN_END = re.compile(r"[-\u2010\u00ad][ \t]*\n")
_INTRODUCTION = re.compile(r"(?:\b(?:at|from|see|visit|via|on)|[:(\[<])\s$", re.IGNORECASE)
"""What stands before an address, and seldom before the last word of a sentence."""
_LOOK_AHEAD = 2200
"""Characters: no address is longer, and none is searched for further on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Address(Span):
    """An address as printed over `start` to `end`, and what it amounts to."""

    url: str
    """Complete, with a scheme; as linked where a link witnesses it."""
    has_path: bool
    """More than a host is printed."""
    is_bare: bool
    """Printed without scheme and without `www.`."""
    printed: str
    """As printed, line ends undone."""
    is_whole: bool = True
    """Printed in one piece, or as a link or another mention confirms it."""
    is_doubtful: bool = False
    """Broken off at a hyphen, and nothing but looks says whether the hyphen is its own."""


def find(
    text: str, start: int, end: int, witnesses: Witnesses, seams: Sequence[int] = ()
) -> Iterator[Address]:
    """Yield the addresses printed in `text[start:end]`, in order and without overlap.

    `seams` are the offsets in `text` at which an address lost a hyphen.
    """
    at = start
    for low, high in _stretches(text, start, end):
        at = max(at, low)
        while match := _OPENING.search(text, at, high):
            address = _read(_Print(text, end, seams), match, witnesses)
            if address is None:
                broken = text.find("\n", match.start(), match.end())
                at = broken + 1 if broken >= 0 else max(match.end(), match.start() + 1)
                continue
            yield address
            at = address.end


def _stretches(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the lines that may hold the beginning of an address, and the lines near them.

    Most lines of prose hold none. What tells is found ten times as fast as the address.
    """
    low = high = start
    for hint in _HINT.finditer(text, start, end):
        if hint.start() < high:
            continue
        first = hint.start()
        for _ in range(_LINES_NEAR):
            first = text.rfind("\n", start, max(first, start)) if first > start else start
        last = hint.end()
        for _ in range(_LINES_NEAR):
            at = text.find("\n", last, end)
            last = end if at < 0 else at + 1
        first = max(first, start)
        if first > high:
            if high > low:
                yield low, high
            low = first
        high = last
    if high > low:
        yield low, high


@dataclass(frozen=True, slots=True)
class _Print:
    """A printed text that is read up to `end`, and the places where it lost a hyphen."""

    text: str
    end: int
    seams: Sequence[int]

    def between(self, start: int, end: int) -> str:
        """Return a stretch of the text with the hyphens that it lost."""
        pieces = []
        for seam in self._lost(start, end):
            pieces += [self.text[start:seam], "-"]
            start = seam
        return "".join([*pieces, self.text[start:end]])

    def is_whole(self, start: int, end: int) -> bool:
        """Say whether a stretch is one piece of print."""
        return "\n" not in self.text[start:end] and not self._lost(start, end)

    def breaks_at_hyphen(self, start: int, end: int) -> bool:
        """Say whether a stretch is broken off at a hyphen, or lost one."""
        return bool(self._lost(start, end)) or _HYPHEN_END.search(self.text, start, end) is not None

    def _lost(self, start: int, end: int) -> Sequence[int]:
        return self.seams[bisect_right(self.seams, start) : bisect_left(self.seams, end)]


def _read(page: _Print, match: re.Match[str], witnesses: Witnesses) -> Address | None:
    """Return the address that opens at `match`; None where it only looks like one."""
    text = page.text
    kind = match.lastgroup if match.lastgroup not in ("suffix", "path") else "host"
    if kind == "host" and not (is_host(match) and _is_one_host(text, match, witnesses)):
        return None
    body = match.end() if kind in ("url", "doi") else match.start()
    if kind == "url" and not _HOST_AHEAD.match(text, body):
        return None
    links = witnesses if kind != "doi" else Witnesses((), words=witnesses.words)
    printed, stop = _extent(page, body, links)
    is_whole = page.is_whole(match.start(), stop)
    elsewhere = None if is_whole else witnesses.mention(printed)
    is_doubtful = not (is_whole or elsewhere or witnesses.of(printed)) and page.breaks_at_hyphen(body, stop)
    printed = elsewhere or printed
    if kind == "doi":
        return replace(_doi(match, printed, stop), is_whole=is_whole, is_doubtful=is_doubtful)
    host = re.split(r"[/?#]", printed, maxsplit=1)[0]
    if (
        not printed
        or "@" in host
        or ("." not in host and "localhost" not in host and not host.startswith("["))
    ):
        return None
    scheme = re.sub(r"[^a-z:/]", "", match.group().lower()) if kind == "url" else ""
    return Address(
        start=match.start(),
        end=stop,
        url=witnesses.of(printed) or (scheme or "https://") + printed,
        has_path=len(printed) > len(host) + 1,
        is_bare=kind == "host",
        printed=scheme + printed,
        is_whole=is_whole,
        is_doubtful=is_doubtful,
    )


def _doi(match: re.Match[str], printed: str, stop: int) -> Address:
    url = f"https://doi.org/{printed}"
    label = " ".join(match.group().split())
    spaced = label + " " if match.group() != match.group().rstrip() else label
    return Address(
        start=match.start(), end=stop, url=url, has_path=True, is_bare=False, printed=spaced + printed
    )


def _is_one_host(text: str, match: re.Match[str], witnesses: Witnesses) -> bool:
    """Say whether a line end inside a host is one of print, not the end of a sentence before it."""
    name = match.group()
    if "\n" not in name or witnesses.has_prefix(re.sub(r"\s", "", name)):
        return True
    return bool(_INTRODUCTION.search(text, max(match.start() - 12, 0), match.start()))


def _extent(page: _Print, start: int, witnesses: Witnesses) -> tuple[str, int]:
    """Return the address that runs on from `start`, line ends undone, and where it ends."""
    text, end = page.text, min(page.end, start + _LOOK_AHEAD)
    pieces: list[str] = []
    at = start
    while stretch := _STRETCH.match(text, at, end):
        pieces.append(page.between(*stretch.span()))
        at = stretch.end()
        line_end = _LINE_END.match(text, at, end) or _SPACE_WITHIN.match(text, at, end)
        following = _STRETCH.match(text, line_end.end(), end) if line_end else None
        if line_end is None or following is None:
            break
        left = "".join(pieces)
        whole = joined(left, following.group(), witnesses)
        if whole is None and is_remnant(following, end, len(left)):
            whole = left
        if whole is None:
            break
        pieces, at = [whole], line_end.end()
    printed = "".join(pieces).replace("\u037e", ";")  # the Greek question mark that PDFs set for it
    address = trimmed(printed)
    return address, at - (len(printed) - len(address))
