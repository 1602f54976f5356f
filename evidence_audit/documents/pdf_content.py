"""Content streams, read for their text alone, several times as fast as pdfminer.six reads them.

Its tokenizer takes most of the time that a page takes, and most of what it finds are
lines and curves. Here one pattern finds the tokens, and only operators that place
text are carried out; fonts, encodings and forms stay pdfminer's.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdftypes import stream_value
from pdfminer.psparser import LIT

from evidence_audit.documents.pdf_pen import Pen

_OPERANDS = {
    b"q": ("do_q", 0),
    b"Q": ("do_Q", 0),
    b"cm": ("do_cm", 6),
    b"BT": ("do_BT", 0),
    b"ET": ("do_ET", 0),
    b"Tc": ("do_Tc", 1),
    b"Tw": ("do_Tw", 1),
    b"Tz": ("do_Tz", 1),
    b"TL": ("do_TL", 1),
    b"Tf": ("do_Tf", 2),
    b"Ts": ("do_Ts", 1),
    b"Td": ("do_Td", 2),
    b"TD": ("do_TD", 2),
    b"Tm": ("do_Tm", 6),
    b"T*": ("do_T_a", 0),
    b"Tj": ("do_Tj", 1),
    b"TJ": ("do_TJ", 1),
    b"'": ("do__q", 1),
    b'"': ("do__w", 3),
    b"Do": ("do_Do", 1),
}
_TOKEN = re.compile(
    rb"""([+-]*(?:\d+\.?\d*|\.\d+))      # 1 number
    |\(((?:[^()\\])*)\)                  # 2 plain string
    |(\()                                # 3 string with escapes or brackets
    |<([0-9A-Fa-f\s]*)>                  # 4 hexadecimal string
    |/([^\s()<>\[\]{}/%]*)               # 5 name
    |([A-Za-z'"][^\s()<>\[\]{}/%]*)      # 6 operator
    |([\[\]])                            # 7 bracket of an array
    |%[^\r\n]*                           # comment
    """,
    re.VERBOSE,
)
_NUMBER, _PLAIN, _STRING, _HEX, _NAME, _OPERATOR, _BRACKET = range(1, 8)
_IN_STRING = re.compile(rb"[()\\]")
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
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
_IMAGE_DATA = re.compile(rb"\bID[\s]")
_IMAGE_END = re.compile(rb"\sEI(?=\s|$)")


class TextInterpreter(PDFPageInterpreter):
    """An interpreter that hands text to its device and passes over everything else."""

    device: Pen

    def execute(self, streams: Sequence[object]) -> None:
        """Carry out the operators of `streams`, which are parts of one."""
        if not self.device.may_go_on():
            return
        content = b"\n".join(stream_value(stream).get_data() for stream in streams)
        for operator, operands in operations(content):
            method, wanted = _OPERANDS[operator]
            if len(operands) >= wanted:
                getattr(self, method)(*operands[len(operands) - wanted :])

    def do_TJ(self, seq: Any) -> None:
        """Show text; unlike the parent, without a copy of the graphics state for each string."""
        if self.textstate.font is not None and isinstance(seq, list):
            self.device.render_string(self.textstate, seq, self.graphicstate.ncs, self.graphicstate)


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
            if match[6] in _OPERANDS:
                yield match[6], operands
            elif match[6] == b"BI":
                at = _after_image(content, at)
            operands, outer = [], []
        elif kind == _BRACKET:
            operands = _bracket(match[7], operands, outer)
        elif kind == _STRING:
            at, string = _string(content, at)
            operands.append(string)
        elif kind is not None:
            operands.append(_SIMPLE[kind](match[kind]))


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


def _number(digits: bytes) -> float:
    try:
        return float(digits)
    except ValueError:  # `--5`, as some tools write
        return -float(digits.lstrip(b"+-"))


def _name(raw: bytes) -> str:
    if b"#" in raw:
        raw = re.sub(rb"#([0-9A-Fa-f]{2})", lambda code: bytes.fromhex(code[1].decode()), raw)
    return raw.decode("latin-1")


def _string(content: bytes, at: int) -> tuple[int, bytes]:
    """Return where the string that starts at `at` ends, and its bytes."""
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
    if code[:1].isdigit() and code[:1] < b"8":
        return bytes([int(code, 8) & 0xFF])
    return _ESCAPED.get(code, code)


def _after_image(content: bytes, at: int) -> int:
    """Return where the inline image that starts at `at` ends."""
    start = _IMAGE_DATA.search(content, at)
    end = _IMAGE_END.search(content, start.end()) if start else None
    return end.end() if end else len(content)


def _hexadecimal(digits: bytes) -> bytes:
    digits = b"".join(digits.split())
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))


_SIMPLE: dict[int, Callable[[bytes], Any]] = {
    _NUMBER: _number,
    _PLAIN: bytes,
    _HEX: _hexadecimal,
    _NAME: lambda raw: LIT(_name(raw)),
}
