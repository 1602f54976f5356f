"""Which signs stand for what fonts draw: ligatures apart, bullets for pictures, nothing for control codes."""

import re

_APART = dict(zip(range(0xFB00, 0xFB07), ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True))
UNKNOWN = "\ufffd"
"""For a sign of a font that does not say which it is."""
_PICTURES = re.compile("dingbat|wingding|webding")
_BOLD = re.compile("bold|black|heavy")
# Codes that Windows-1252 does not use are bullets, says the PDF standard.
UNUSED = frozenset((127, 129, 141, 143, 144, 157))
# Fonts without a proper table give Windows-1252 codes for bullets, quotes and dashes.
_READABLE: dict[int, str | None] = {
    **_APART,
    **dict.fromkeys((*range(32), *range(127, 160))),
    **{code: bytes([code]).decode("cp1252") for code in range(128, 160) if code not in UNUSED},
}


def readable(text: str, font: str) -> str:
    """Return what a sign of the font named `font`, in lower case, is read as; empty for nothing."""
    # Picture fonts draw bullets and arrows where they say `z` or `n`.
    if text.strip() and text.isascii() and _PICTURES.search(font):
        return "•"
    return text.translate(_READABLE)


def is_bold(font: str) -> bool:
    """Say whether the font named `font`, in lower case, is a bold one."""
    return _BOLD.search(font) is not None
