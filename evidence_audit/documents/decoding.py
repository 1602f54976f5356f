"""From bytes to text: byte order marks, UTF-8, what was declared, and the rest of the world."""

import codecs
import re
from collections.abc import Sequence

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Browsers read these names as encodings that hold more, because that is what such pages are.
_AS_BROWSERS_DO = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "big5": "big5hkscs",
}
_ALIASES = {"x-sjis": "cp932", "x-gbk": "gb18030", "x-user-defined": "cp1252", "unicode-1-1-utf-8": "utf-8"}
# In these, two bytes or more may be one character, and some text is good in UTF-8 as well by chance.
_OF_SEVERAL_BYTES = ("cp932", "gb18030", "cp949", "big5hkscs", "euc_jp", "johab", "hz", "iso2022", "utf-")
# Python reads them as text, but pages that declare them are written in something else.
_NO_PAGE_IS_IN = frozenset({"punycode", "unicode-escape", "raw-unicode-escape", "utf-7"})
_SAMPLE = 65_536
_BREAKS = re.compile(r"\r\n?")


def decode(content: bytes, *declared: str | None) -> str:
    r"""Return the text of `content`, its line ends as `\n`; never fails.

    A byte order mark wins over what was `declared` (any spelling, the surest first), which wins
    over UTF-8; what is none of these is Windows-1252, in which every file can be read. Text that
    is UTF-8 by its bytes is read as such whatever else is declared: it hardly ever is by chance.
    """
    return _BREAKS.sub("\n", _decoded(content, [name for one in declared if (name := _known(one))]))


def is_binary(content: bytes) -> bool:
    """Say whether `content` is no text in any encoding.

    Some control bytes are no proof: pdf-to-text tools leave those of the fonts in.
    """
    sample = content[:_SAMPLE]
    if _marked(sample) or _wide(sample):
        return False
    control = sum(sample.count(code) for code in range(32) if code not in b"\t\n\v\f\r\x1b")
    allowed = 0.1 if _is_utf8(sample) else 0.02
    return sample.count(0) > len(sample) / 1000 or control > allowed * len(sample)


def _is_utf8(sample: bytes) -> bool:
    try:
        sample.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start > len(sample) - 4  # a character cut off by the sample's end
    return True


def _decoded(content: bytes, declared: Sequence[str]) -> str:
    if mark := _marked(content):
        signature, encoding = mark
        return content[len(signature) :].decode(encoding, errors="replace")
    wide = _wide(content[:_SAMPLE])
    if not wide and all(_gives_way(name) for name in declared[:1]):
        declared = ["utf-8", *declared]
    for encoding in filter(None, (wide, *declared, "utf-8", "cp1252")):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    if declared and declared[-1] not in ("cp1252", "utf-8"):
        return content.decode(declared[-1], errors="replace")
    # One bad byte in a long UTF-8 file must not turn all its quotes and dashes into noise.
    lenient = content.decode("utf-8", errors="replace")
    mostly = lenient.count("\ufffd") * 4 < sum(not char.isascii() for char in lenient)
    return lenient if mostly else content.decode("cp1252", errors="replace")


def _gives_way(declared: str) -> bool:
    """Say whether text that is good in UTF-8 is UTF-8, although something else is declared.

    So it is under every encoding of single bytes, and under UTF-16, of which the bytes show nothing.
    """
    return declared.startswith("utf-16") or not declared.startswith(_OF_SEVERAL_BYTES)


def _marked(content: bytes) -> tuple[bytes, str] | None:
    return next((mark for mark in _MARKS if content.startswith(mark[0])), None)


def _wide(sample: bytes) -> str | None:
    """Return the UTF-16 without a mark: every other byte of Western text is zero."""
    half = len(sample) // 2
    if half < 2:
        return None
    if sample[1::2].count(0) > half * 0.7 and sample[0::2].count(0) < half * 0.1:
        return "utf-16-le"
    if sample[0::2].count(0) > half * 0.7 and sample[1::2].count(0) < half * 0.1:
        return "utf-16-be"
    return None


def _known(charset: str | None) -> str | None:
    """Return Python's name of a declared encoding; None for one that is unknown or no encoding of text."""
    stated = (charset or "").strip("\"' ").lower()
    try:
        name = codecs.lookup(_ALIASES.get(stated, stated)).name
        b" ".decode(name, errors="replace")  # fails for `base64`, `rot13` and other codecs of no text
    except (LookupError, ValueError):
        return None
    return None if name in _NO_PAGE_IS_IN else _AS_BROWSERS_DO.get(name, name)
