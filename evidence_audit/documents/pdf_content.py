"""Content streams, read for their text alone, several times as fast as pdfminer.six reads them.

Its tokenizer takes most of the time that a page takes, and most of what it finds are
lines and curves. Here one pattern finds the tokens, and operators that place no text
are passed over.
"""

import re
from binascii import unhexlify
from collections.abc import Callable, Iterator
from typing import Any

from evidence_audit.documents.pdf_objects import hexadecimal, name, number, read_string

_PLACING = frozenset(b"q Q cm BT ET Tc Tw Tz TL Tf Ts Td TD Tm T* Tj TJ ' \" Do BMC BDC EMC".split())
"""The operators that place text."""
_TOKEN = re.compile(
    # lines, curves and colours, as many as come after each other: maps have a hundred thousand
    rb"""(?:(?:[-+.\d]++\s++){1,6}+(?:re|rg|RG|[mlcvykKgGwiMjJ])\s++(?:[hnSsfFBbW]\*?\s++)*+)++
    |([+-]*(?:\d+\.?\d*|\.\d+))      # 1 number
    |\(((?:[^()\\])*)\)                  # 2 plain string
    |(\()                                # 3 string with escapes or brackets
    |<([0-9A-Fa-f\s]*)>                  # 4 hexadecimal string
    |/([^\s()<>\[\]{}/%]*)               # 5 name
    |([A-Za-z'"][^\s()<>\[\]{}/%]*)      # 6 operator
    |\[((?:\([^()\\\r]*+\)|<[0-9A-Fa-f\s]*+>|[-+.\d\s]++)*+)\]\s*TJ(?![A-Za-z'"*])  # 7 plain line of text
    |([\[\]])                            # 8 bracket of an array
    |%[^\r\n]*                           # comment
    """,
    re.VERBOSE,
)
_NUMBER, _PLAIN, _STRING, _HEX, _NAME, _OPERATOR, _LINE, _BRACKET = range(1, 9)
_PIECE = re.compile(rb"([+-]*(?:\d+\.?\d*|\.\d+))|\(([^()]*)\)|<([^>]*)>")
_IMAGE_DATA = re.compile(rb"\bID[\s]")
_IMAGE_END = re.compile(rb"\sEI(?=\s|$)")


def operations(content: bytes) -> Iterator[tuple[bytes, list[Any]]]:
    """Yield the operators of a content stream that place text, each with its operands.

    Numbers are floats, strings bytes, names pdfminer's literals, arrays lists.
    """
    operands: list[Any] = []
    outer: list[list[Any]] = []
    at = 0
    while match := _TOKEN.search(content, at):
        at, kind = match.end(), match.lastindex
        if kind == _OPERATOR:
            if match[_OPERATOR] in _PLACING:
                yield match[_OPERATOR], operands
            elif match[_OPERATOR] == b"BI":
                at = _after_image(content, at)
            operands, outer = [], []
        elif kind == _LINE:
            yield b"TJ", [_pieces(match[_LINE])]
            operands, outer = [], []
        elif kind == _BRACKET:
            operands = _bracket(match[_BRACKET], operands, outer)
        elif kind == _STRING:
            at, string = read_string(content, at)
            operands.append(string)
        elif kind is not None:
            operands.append(_SIMPLE[kind](match[kind]))


def _pieces(line: bytes) -> list[Any]:
    """Return the strings of a line of text, and the numbers between them."""
    return [
        number(digits) if digits else _unhexed(packed) if packed else plain
        for digits, plain, packed in _PIECE.findall(line)
    ]


def _unhexed(packed: bytes) -> bytes:
    try:
        return unhexlify(packed)
    except ValueError:  # with blanks in it, or one digit short
        return hexadecimal(packed)


def _bracket(sign: bytes, operands: list[Any], outer: list[list[Any]]) -> list[Any]:
    """Open or close an array; return the list that takes the operands that follow."""
    if sign == b"[":
        outer.append(operands)
        return []
    if not outer:
        return operands
    inner, operands = operands, outer.pop()
    operands.append(inner)
    return operands


def _after_image(content: bytes, at: int) -> int:
    """Return where the inline image that starts at `at` ends."""
    start = _IMAGE_DATA.search(content, at)
    end = _IMAGE_END.search(content, start.end()) if start else None
    return end.end() if end else len(content)


_SIMPLE: dict[int, Callable[[bytes], Any]] = {
    _NUMBER: number,
    _PLAIN: bytes,
    _HEX: hexadecimal,
    _NAME: name,
}
