"""How markers of notes are printed: numbers, letters and signs, in brackets or with a label."""

import re

_BRACKETS = "[](){}\u27e8\u27e9\u3014\u3015 \u00a0"
_ENDS = ".:,;"
_LABEL = re.compile(
    r"(?:foot-?notes?|end-?notes?|fn|refs?|references?|sources?|citations?)\.?\s*#?(?=\d)", re.IGNORECASE
)
_AGAIN = re.compile(r"(\d+):\d+")
_MARKER = re.compile(
    r"\d{1,4}[a-z]?|[a-z]{1,2}|[ivxlc]{1,7}|[*†‡§¶#‖◊]{1,4}|notes?\s[a-z\d]{1,4}|[a-z]{1,2}\s?\d{1,3}",
    re.IGNORECASE,
)
_RAISED_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_HINT = re.compile(r"fn|ftn|foot|note|cite|ref|edn|bib|anm|source", re.IGNORECASE)
LONGEST_MARKER = 24
"""Characters of a marker with its brackets and label: `[footnote 117]`."""
ARROWS = "^↑↩⤴⏎⬆⇑▲◀←\ufe0e\ufe0f"
"""Signs of links that lead back from a note."""


def marker_in(printed: str) -> str | None:
    """Return the marker that is printed, without brackets; None for other words.

    >>> marker_in("[footnote 12]"), marker_in("(*)"), marker_in("[3:1]"), marker_in("page 3")
    ('12', '*', '3', None)
    """
    text = " ".join(printed.split())
    if not text or len(text) > LONGEST_MARKER:
        return None
    text = text.translate(_RAISED_DIGITS).strip(_BRACKETS).rstrip(_ENDS).strip(_BRACKETS)
    text = _LABEL.sub("", text).lstrip("^")
    if again := _AGAIN.fullmatch(text):
        return again[1]
    return text if _MARKER.fullmatch(text) else None


def hints(fragment: str, marker: str) -> bool:
    """Say whether the name of a target reads as that of a note: `fn12`, `_ftn12`, `n12` for marker 12."""
    if _HINT.search(fragment):
        return True
    return (
        bool(marker)
        and re.fullmatch(rf"(?:b|c?r|[es]?n|f|ntr?)[-_.:]?{re.escape(marker)}", fragment, re.IGNORECASE)
        is not None
    )
