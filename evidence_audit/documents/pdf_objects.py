"""The objects of a PDF, read from its bytes by one pattern: ten times as fast as pdfminer.six reads them.

What comes out are pdfminer's own kinds: its literals for names, its references, bytes for strings.
"""

import re
from collections.abc import Callable
from typing import Any

from pdfminer.pdftypes import PDFObjRef
from pdfminer.psparser import LIT, PSLiteral, literal_name

_BLANK = rb"[\x00\t\n\f\r ]"
_END = rb"(?![^\x00\t\n\f\r ()<>\[\]{}/%])"
_TOKEN = re.compile(
    rb"(?:%(blank)s++|%%[^\r\n]*+)*+(?:"
    rb"(\d{1,10})%(blank)s++\d{1,5}%(blank)s++R%(end)s"  # 1 reference
    rb"|([+-]?\d++)(?!\.)%(end)s"  # 2 whole number
    rb"|([+-]*(?:\d++\.?\d*+|\.\d++))"  # 3 number
    rb"|/([^\x00\t\n\f\r ()<>\[\]{}/%%]*+)"  # 4 name
    rb"|\(([^()\\\r]*+)\)"  # 5 plain string
    rb"|(\()"  # 6 string with escapes or brackets
    rb"|<([0-9A-Fa-f\x00\t\n\f\r ]*+)>"  # 7 hexadecimal string
    rb"|(<<|\[)"  # 8 opens a dictionary or an array
    rb"|(>>|\])"  # 9 closes it
    rb"|(true|false|null)%(end)s)" % {b"blank": _BLANK, b"end": _END}  # 10
)
_REFERENCE, _WHOLE, _NUMBER, _NAME, _PLAIN, _STRING, _HEX, _OPENS, _CLOSES, _WORD = range(1, 11)
_IN_STRING = re.compile(rb"[()\\]")
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)|\r\n?", re.DOTALL)
_ESCAPED = {
    b"n": b"\n",
    b"r": b"\r",
    b"t": b"\t",
    b"b": b"\b",
    b"f": b"\f",
    b"\n": b"",
    b"\r": b"",
    b"\r\n": b"",
}
_DEEPEST = 100
"""Objects within objects; the standard's own samples stay under ten."""


class UnreadableError(ValueError):
    """No object stands there, or none that ends."""


def read_object(content: bytes, at: int, document: Any) -> tuple[Any, int]:
    """Return the object that begins at `at`, and where it ends; references are to `document`.

    Raises UnreadableError.
    """
    items: list[Any] = []
    outer: list[tuple[bytes, list[Any]]] = []
    while match := _TOKEN.match(content, at):
        at, kind = match.end(), match.lastindex
        if kind == _OPENS:
            if len(outer) > _DEEPEST:
                raise UnreadableError
            outer.append((match[_OPENS], items))
            items = []
            continue
        if kind == _CLOSES:
            if not outer:
                raise UnreadableError
            items = _closed(match[_CLOSES], items, outer)
        elif kind == _STRING:
            at, string = read_string(content, at)
            items.append(string)
        elif kind == _REFERENCE:
            items.append(PDFObjRef(document, int(match[_REFERENCE])))
        elif kind is not None:
            items.append(_SIMPLE[kind](match[kind]))
        if not outer:
            return items[-1], at
    raise UnreadableError


def _closed(sign: bytes, items: list[Any], outer: list[tuple[bytes, list[Any]]]) -> list[Any]:
    """Put what stands between two brackets into what they stand in, and return that."""
    opened, before = outer.pop()
    if (opened == b"<<") != (sign == b">>"):
        raise UnreadableError
    if opened == b"[":
        before.append(items)
        return before
    if len(items) % 2:
        raise UnreadableError
    keys = zip(items[::2], items[1::2], strict=True)
    before.append({literal_name(key): value for key, value in keys if value is not None})
    return before


def read_string(content: bytes, at: int) -> tuple[int, bytes]:
    """Return where the string that starts at `at`, behind its bracket, ends, and its bytes."""
    start, depth = at, 1
    while sign := _IN_STRING.search(content, at):
        at = sign.end()
        if sign[0] == b"\\":
            at += 1
        else:
            depth += 1 if sign[0] == b"(" else -1
        if depth == 0:
            return at, _ESCAPE.sub(_unescaped, content[start : at - 1])
    return len(content), content[start:]


def _unescaped(match: re.Match[bytes]) -> bytes:
    code = match[1]
    if code is None:
        return b"\n"  # a line end in a string is this one, however it is written
    if code[:1].isdigit() and code[:1] < b"8":
        return bytes([int(code, 8) & 0xFF])
    return _ESCAPED.get(code, code)


def number(digits: bytes) -> float:
    """Return a number; `--5`, as some tools write, is -5."""
    try:
        return float(digits)
    except ValueError:
        return -float(digits.lstrip(b"+-"))


def hexadecimal(digits: bytes) -> bytes:
    """Return the bytes of a hexadecimal string; an odd digit is the first of a pair."""
    try:
        return bytes.fromhex(digits.decode("ascii"))
    except ValueError:
        packed = digits.translate(None, b"\0\t\n\f\r ")
        return bytes.fromhex((packed + b"0" * (len(packed) % 2)).decode("ascii"))


def name(raw: bytes) -> PSLiteral:
    """Return a name as pdfminer's literal."""
    if b"#" in raw:
        raw = re.sub(rb"#([0-9A-Fa-f]{2})", lambda code: bytes.fromhex(code[1].decode()), raw)
    try:
        return LIT(raw.decode("utf-8"))
    except UnicodeDecodeError:
        return LIT(raw)


_SIMPLE: dict[int, Callable[[bytes], Any]] = {
    _WHOLE: int,
    _NUMBER: number,
    _NAME: name,
    _PLAIN: bytes,
    _HEX: hexadecimal,
    _WORD: {b"true": True, b"false": False, b"null": None}.__getitem__,
}
