"""Addresses printed in a text, put together again over line ends.

An address may be printed with its scheme, from `www.` on, from the host on
(`example.org/about`), or as a DOI. Print breaks it at any character and may add a
hyphen; links that the format states are the witnesses of what it was.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

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
_JOINERS = tuple("/-_=&?%#~+:")
_URL_LIKE = re.compile(
    r"[/_=%&?#~]|\w-\w[\w-]*-\w|\.(?:html?|pdf|php|aspx?|jsp|xlsx?|docx?|csv|shtml|[a-z]{2,3})[.,;)\]]*$"
)
_MIXED = re.compile(r"(?=[\w.,;)-]*[a-z])(?=[\w.,;)-]*\d)[A-Za-z0-9-]{6,}[.,;)]*$")
_HOST_AHEAD = re.compile(r"[\w-]{1,63}(?:[-\u2010]?\n)?[\w-]{0,63}\.|localhost|\[[\da-fA-F:]+\]")
_REMNANT = re.compile(r"[a-z0-9][\w-]*[.)]?")
_FULL_LINE = 60
"""Characters: an address that long fills a line, so that print may have cut it."""
_SOFT_HYPHENS = ("\u00ad", "\u2010")
_END_PUNCTUATION = ".,;:!?'’…*†‡"
_PAIRS = {")": "(", "]": "["}
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


def find(text: str, start: int, end: int, witnesses: Witnesses) -> Iterator[Address]:
    """Yield the addresses printed in `text[start:end]`, in order and without overlap."""
    at = start
    for low, high in _stretches(text, start, end):
        at = max(at, low)
        while match := _OPENING.search(text, at, high):
            address = _read(text, match, end, witnesses)
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


def _read(text: str, match: re.Match[str], end: int, witnesses: Witnesses) -> Address | None:
    """Return the address that opens at `match`; None where it only looks like one."""
    kind = match.lastgroup if match.lastgroup not in ("suffix", "path") else "host"
    if kind == "host" and not (_is_host(match) and _is_one_host(text, match, witnesses)):
        return None
    body = match.end() if kind in ("url", "doi") else match.start()
    if kind == "url" and not _HOST_AHEAD.match(text, body):
        return None
    printed, stop = _extent(
        text, body, min(end, body + _LOOK_AHEAD), witnesses if kind != "doi" else Witnesses(())
    )
    if kind == "doi":
        return _doi(match, printed, stop)
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
    )


def _doi(match: re.Match[str], printed: str, stop: int) -> Address:
    url = f"https://doi.org/{printed}"
    label = " ".join(match.group().split())
    spaced = label + " " if match.group() != match.group().rstrip() else label
    return Address(
        start=match.start(), end=stop, url=url, has_path=True, is_bare=False, printed=spaced + printed
    )


def _is_host(match: re.Match[str]) -> bool:
    """Say whether `one.two` is a host: a known suffix in small letters, no missing space, no file."""
    suffixes, words = _suffixes()
    suffix, name = match.group("suffix"), match.group()
    if suffix not in suffixes:
        return False
    if match.group("path"):
        return "\n" not in name or name.split("\n")[0].count(".") > 0
    labels = re.sub(r"\s", "", name).split(".")
    if "\n" in name:
        return len(labels) > 2 and labels[-2] in ("co", "org", "gov", "ac", "com", "net")
    if labels[0].isdigit() or (len(labels[0]) < 2 and len(labels) == 2):
        return False
    if not "".join(labels).islower():
        return False  # `Booking.com` is a name
    return not (suffix in words and len(labels) == 2) and not any(map(str.isdigit, labels))


def _is_one_host(text: str, match: re.Match[str], witnesses: Witnesses) -> bool:
    """Say whether a line end inside a host is one of print, not the end of a sentence before it."""
    name = match.group()
    if "\n" not in name or witnesses.has_prefix(re.sub(r"\s", "", name)):
        return True
    return bool(_INTRODUCTION.search(text, max(match.start() - 12, 0), match.start()))


def _extent(text: str, start: int, end: int, witnesses: Witnesses) -> tuple[str, int]:
    """Return the address that runs on from `start`, line ends undone, and where it ends."""
    pieces: list[str] = []
    at = start
    while stretch := _STRETCH.match(text, at, end):
        pieces.append(stretch.group())
        at = stretch.end()
        line_end = _LINE_END.match(text, at, end)
        following = _STRETCH.match(text, line_end.end(), end) if line_end else None
        if line_end is None or following is None:
            break
        left = "".join(pieces)
        joined = _joined(left, following.group(), witnesses)
        if joined is None and len(left) >= _FULL_LINE and _ends_paragraph(text, following, end):
            joined = left
        if joined is None:
            break
        pieces, at = [joined], line_end.end()
    printed = "".join(pieces).replace("\u037e", ";")  # the Greek question mark that PDFs set for it
    trimmed = _trimmed(printed)
    return trimmed, at - (len(printed) - len(trimmed))


def _ends_paragraph(text: str, word: re.Match[str], end: int) -> bool:
    """Say whether a small word is all that is left of a paragraph: the rest of an address, cut anywhere."""
    if not _REMNANT.fullmatch(word.group()) or word.group().lower() in ("accessed", "online", "and"):
        return False
    return word.end() >= end or text[word.end() : word.end() + 2] == "\n\n"


def _joined(left: str, right: str, witnesses: Witnesses) -> str | None:
    """Return what stands before `right` in the address if it goes on there; None if it ends."""
    soft = left.endswith(_SOFT_HYPHENS)
    plain = left[:-1] if soft else left
    readings = [plain] if soft else [left, left[:-1]] if left.endswith("-") else [left]
    for reading in readings:
        if witnesses.has_prefix(reading + right.rstrip(_END_PUNCTUATION + ")]")[:40]):
            return reading
    if witnesses.of(_trimmed(left)) and not soft:
        return None
    if soft:
        return plain
    return _unwitnessed(left, right)


def _unwitnessed(left: str, right: str) -> str | None:
    """Judge by looks whether an address goes on after a line end."""
    host_only = not re.search(r"[/?#]", left)
    if re.match(r"(?:https?:|www\.|doi:|\[|\(|[•–—]|//)", right, re.IGNORECASE):
        return None
    if left.endswith("-"):
        return left[:-1] if host_only and re.match(r"[a-z]", right) else left
    if left.endswith(_JOINERS):
        return None if not left.endswith(("_", "=", "&")) and _reads_as_word(right) else left
    if left.endswith("."):
        goes_on = (host_only or left.count("/") > 0) and re.match(
            r"[a-z0-9-]+[./]\S|(?:html?|pdf|com|org|php|aspx|jsp)\b", right
        )
        return left if goes_on else None
    if left.endswith((",", ";", ")", "]")):
        return None
    return left if (_URL_LIKE.search(right) and not _reads_as_word(right)) or _MIXED.match(right) else None


def _reads_as_word(right: str) -> bool:
    """After a slash at a line's end: a capitalised word or a bare number starts something new."""
    return bool(re.match(r"(?:[A-Z][a-z]+[,.]?|\d{1,3}\.?|[A-Z][a-z]+,.*)$", right)) or right[0] in "[("


def _trimmed(printed: str) -> str:
    """Take off what belongs to the sentence: end punctuation, and brackets opened before."""
    while printed:
        last = printed[-1]
        unbalanced = last in _PAIRS and printed.count(last) > printed.count(_PAIRS[last])
        if last not in _END_PUNCTUATION and not unbalanced and last not in _SOFT_HYPHENS:
            break
        printed = printed[:-1]
    return printed


@cache
def _suffixes() -> tuple[frozenset[str], frozenset[str]]:
    """Return the known last labels of hosts, and those that are words too."""
    table = tomllib.loads(files(__package__).joinpath("suffixes.toml").read_text(encoding="utf-8"))
    return frozenset(table["generic"]) | frozenset(table["countries"].split()), frozenset(table["words"])
