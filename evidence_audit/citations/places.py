"""What the place of a number says for or against its being a marker.

Every weight here is evidence of one kind: what stands right before and right behind
the number. A weight of `FAINT` is believed only if the note is known and nothing
better is there.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

FAINT = -2.0

_CLOSING = ")]”’\"'»›"
_STOPS = ".!?…"
_PAUSES = ",;:–—"
_NO_MARKER_BEFORE = re.compile(
    r"[.,:]\d|['’]?s\b|[-‐]\w*[^\W\d]|st\b|\s?/\s?\d|\s(?:January|February|March|April|May|June|July|August|September"
    r"|October|November|December)(?:\s+\d|\s*[:,–-])"
)
"""What makes a number part of a longer figure or of a date."""
_IN_PROSE = re.compile(
    r"[^\W\d_][,;:)’]?[ \n]?[(‘“]?(?:[£$€¥]?\d[\d,/–-]*|[£$€¥]?\d[\d,]*\.\d+)$|[^\W\d_][-–]\d+$"
)
_FIGURE = re.compile(
    r"(?<![\d.,:])(?P<money>[£$€¥]?)(?:(?P<year>(?:19|20)\d\d)|\d+)(?P<rest>(?:,\d{3})*(?:\.\d+)?)$"
)
"""A figure that may end a sentence."""
_NEXT_OF_RUN = re.compile(r",(\d{1,3})(?!\d)")
_RUN_STEP = 40
"""By how much one marker of a run is beyond the one before it, at most."""
_LINE_ABOVE, _LINE_BELOW = re.compile(r"\S\n[ \t]*$"), re.compile(r"\n[ \t]*\S")
_INDENT = 200
"""Characters that a line may be indented by, at most."""
_PARAGRAPH_END = re.compile(r"[ \t]*\n[ \t]*\n|[ \t]*[\n\f]*$")


def may_end(text: str, start: int, end: int) -> bool:
    """Say whether what follows the number from `start` to `end` lets it be a marker."""
    after = text[end : end + 1]
    if after.isalpha() or (after and after in "%°£$€/_=+<>^~@#&*"):
        return False
    return not _NO_MARKER_BEFORE.match(text, end) or _opens_run(text, start, end)


def _opens_run(text: str, start: int, end: int) -> bool:
    """Say whether `6,7` behind a word or the stop of a sentence is two markers, not a decimal comma."""
    if text[start - 1].isspace() or end - start > 3 or not (further := _NEXT_OF_RUN.match(text, end)):
        return False
    return 0 < int(further[1]) - int(text[start:end]) <= _RUN_STEP and _ends_clause(text, further.end())


def left_weight(text: str, start: int, end: int) -> float | None:
    """Return the weight that what stands before a number gives it; None where it cannot be a marker."""
    before = text[start - 1]
    if before.isalpha():
        return _behind_word(text, start)
    if before in _CLOSING:
        return _behind_closing(text, start, end)
    if before in _STOPS:
        return _behind_stop(text, start, end)
    if before in _PAUSES:
        return _behind_pause(text, start)
    if before == "%":
        return 1.0
    if before in "\n " and _stands_alone_amid_text(text, start, end):
        return FAINT
    if before in " \u00a0\u2009\u202f":
        return _behind_space(text, start, end)
    return FAINT if before == "(" and text[end : end + 1] in " ,;" else None


def word_before(text: str, end: int) -> str:
    """Return the letters right before `end`, 30 at most; the empty string for none."""
    start = end
    while start > 0 and end - start < 30 and (text[start - 1].isalpha() or text[start - 1] in "’'"):
        start -= 1
    return text[start:end]


def _behind_word(text: str, start: int) -> float | None:
    word = word_before(text, start)
    if len(word) < 2:
        return None
    if word.casefold() in _words().named_by_number:
        return FAINT if len(word) > 3 else None
    if len(word) == 2:
        return _behind_short_word(word)
    joined = text[start - len(word) - 1 : start - len(word)]
    if joined.isdigit() or ((joined and joined in "-‐_/@#\\.") and len(word) < 4):
        return None
    if word[-1].isupper():
        return -0.8
    return 1.5


def _behind_short_word(word: str) -> float | None:
    """`et al16` is common; other short words end in a marker only where the sequence asks for it."""
    return (1.0 if word == "al" else -0.8) if word.islower() else None


def _behind_closing(text: str, start: int, end: int) -> float | None:
    if text[start - 1] in "’'" and text[start - 2 : start - 1].isspace():
        return None
    inside = text[start - 2 : start - 1]
    if not inside or inside in "([{":
        return None
    if not _ends_clause(text, end):
        return 0.8
    return 3.0 if inside in _STOPS else 2.5


def _behind_stop(text: str, start: int, end: int) -> float | None:
    before = text[start - 2 : start - 1]
    if before.isdigit():
        return _behind_number_and_stop(text, start, end)
    word = word_before(text, start - 1)
    if word.casefold() in _words().abbreviations:
        return -0.8 if len(word) > 2 and _ends_sentence(text, end) else None
    if before.isupper() and len(word) == 1:
        return None
    if not (before.isalpha() or before in _CLOSING or before in "%*†‡¹²³…."):
        return None
    return 3.0 if _ends_sentence(text, end) else 1.0


def _behind_number_and_stop(text: str, start: int, end: int) -> float | None:
    """`10 and 11.19 The` may be a marker behind a full stop; `11.19 metres` is not."""
    if not _ends_sentence(text, end) or not _IN_PROSE.search(text, max(start - 24, 0), start - 1):
        return None
    figure = _FIGURE.search(text, max(start - 24, 0), start - 1)
    if figure is None:
        return None
    if figure["money"]:
        has_pence = "." in figure["rest"]
        # Behind pence no figure goes on, and pence have two digits.
        return -1.5 if not has_pence and end - start == 2 else 0.6
    return 0.6 if figure["year"] and not figure["rest"] else -1.0


def _behind_pause(text: str, start: int) -> float | None:
    before = text[start - 2 : start - 1]
    if text[start - 1] in "–—":
        return None
    if re.search(r"(?<![\d.,])(?:19|20)\d\d[,;]$", text[max(start - 6, 0) : start]):
        return -0.3
    if not (before.isalpha() or before in _CLOSING or before == "%"):
        return None
    word = word_before(text, start - 1)
    if before.isalpha() and (len(word) < 2 or word.casefold() in _words().abbreviations):
        return None
    return 2.0


def _behind_space(text: str, start: int, end: int) -> float | None:
    """A number behind a space: where its line or paragraph ends, it may be a marker of a heading."""
    if text[start - 2 : start - 1] in ("", "\n") or text[end : end + 1] not in ("\n", "", " "):
        return None
    if text[end : end + 1] == " " and "\n" not in text[end : end + 4]:
        return None
    return FAINT


def _stands_alone_amid_text(text: str, start: int, end: int) -> bool:
    """A marker raised above its line may have been set on a line of its own."""
    return _LINE_ABOVE.search(text, max(start - _INDENT, 0), start) is not None and (
        _LINE_BELOW.match(text, end, end + _INDENT) is not None
    )


def _ends_clause(text: str, end: int) -> bool:
    return end >= len(text) or text[end].isspace() or text[end] in ".,;:!?)”’\"'–—]"


def _ends_sentence(text: str, end: int) -> bool:
    """Say whether a sentence may end at `end`: white space, then no small letter in its paragraph."""
    if end >= len(text):
        return True
    if not (text[end].isspace() or text[end] in ",)”’\"'–—-]"):
        return False
    following = text[end : end + 40].lstrip(",)”’\"'–—-]0123456789")
    return bool(_PARAGRAPH_END.match(following)) or not following.lstrip()[:1].islower()


@dataclass(frozen=True, slots=True)
class _Words:
    """Words behind which a number is part of a name or reference."""

    abbreviations: frozenset[str]
    named_by_number: frozenset[str]


@cache
def _words() -> _Words:
    table = tomllib.loads(files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))
    return _Words(frozenset(table["abbreviations"].split()), frozenset(table["named_by_number"].split()))
