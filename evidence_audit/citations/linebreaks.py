"""Whether an address goes on behind the end of a line, and whose a hyphen there is.

Print breaks addresses at any character and may add a hyphen. Links that the format states
settle it; else looks do: what the parts are made of, and the words of the document.
"""

import re

from evidence_audit.citations.slugwords import SlugWords
from evidence_audit.citations.witnesses import Witnesses

_JOINERS = tuple("/-_=&?%#~+:")
_URL_LIKE = re.compile(
    r"[/_=%&?#~]|\w-\w[\w-]*-\w|\.(?:html?|pdf|php|aspx?|jsp|xlsx?|docx?|csv|shtml|[a-z]{2,3})[.,;)\]]*$"
)
_MIXED = re.compile(r"(?=[\w.,;)-]*[a-z])(?=[\w.,;)-]*\d)[A-Za-z0-9-]{6,}[.,;)]*$")
_REMNANT = re.compile(r"[a-z0-9][\w-]*[.)]?")
_DOI = re.compile(r"10\.\d{4,9}/")
_LAST_TOKEN, _FIRST_TOKEN = re.compile(r"[^\W_]+$"), re.compile(r"[^\W_]+")
_HYPHENATED = -3.0
"""By how much less odd two parts must be written together for the hyphen between them to be print's."""
_SOFT_HYPHENS = ("\u00ad", "\u2010")
_END_PUNCTUATION = ".,;:!?'’…*†‡"
_PAIRS = {")": "(", "]": "["}
_FULL_LINE = 60
"""Characters: an address that long fills a line, so that print may have cut it."""


def joined(left: str, right: str, witnesses: Witnesses) -> str | None:
    """Return what stands before `right` in the address if it goes on there; None if it ends."""
    soft = left.endswith(_SOFT_HYPHENS)
    plain = left[:-1] if soft else left
    readings = [plain] if soft else [left, left[:-1]] if left.endswith("-") else [left]
    for reading in readings:
        if witnesses.has_prefix(reading + right.rstrip(_END_PUNCTUATION + ")]")[:40]):
            return reading
    if witnesses.of(trimmed(left)) and not soft:
        return None
    if soft:
        return plain
    return _unwitnessed(left, right, witnesses.words)


def is_remnant(word: re.Match[str], end: int, length: int) -> bool:
    """Say whether a small word is the rest of an address, cut anywhere, and all that is left of a paragraph.

    The paragraph's text goes up to `end`, and the address has `length` characters so far.
    """
    if length < _FULL_LINE or not _REMNANT.fullmatch(word.group()):
        return False
    if word.group().lower() in ("accessed", "online", "and"):
        return False
    return word.end() >= end or word.string[word.end() : word.end() + 2] == "\n\n"


def _unwitnessed(left: str, right: str, words: SlugWords) -> str | None:
    """Judge by looks whether an address goes on after a line end."""
    host_only = not re.search(r"[/?#]", left)
    if re.match(r"(?:https?:|www\.|doi:|\[|\(|[•–—]|//)", right, re.IGNORECASE):
        return None
    if left.endswith("-"):
        return left if _is_own(left[:-1], right, words) else left[:-1]
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


def _is_own(left: str, right: str, words: SlugWords) -> bool:
    """Say whether the hyphen that stands between two parts of an address is its own, not one of print.

    Slugs are words with hyphens between them, hosts are words written together.
    """
    head, tail = _LAST_TOKEN.search(left), _FIRST_TOKEN.match(right)
    if not re.search(r"[/?#]", left):
        return not re.match(r"[a-z]", right) or re.match(r"[a-z]+-", right) is not None
    if head is None or tail is None:
        return True
    if _DOI.match(left) and head[0][-1].isalpha() and tail[0][0].isalpha():
        return head[0] in words and tail[0] in words
    gain = words.oddness(head[0] + tail[0]) - words.oddness(head[0]) - words.oddness(tail[0])
    return gain > _HYPHENATED


def _reads_as_word(right: str) -> bool:
    """After a slash at a line's end: a capitalised word or a bare number starts something new."""
    return bool(re.match(r"(?:[A-Z][a-z]+[,.]?|\d{1,3}\.?|[A-Z][a-z]+,.*)$", right)) or right[0] in "[("


def trimmed(printed: str) -> str:
    """Take off what belongs to the sentence: end punctuation, and brackets opened before."""
    while printed:
        last = printed[-1]
        unbalanced = last in _PAIRS and printed.count(last) > printed.count(_PAIRS[last])
        if last not in _END_PUNCTUATION and not unbalanced and last not in _SOFT_HYPHENS:
            break
        printed = printed[:-1]
    return printed
