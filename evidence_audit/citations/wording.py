"""The readable text of a note: lines joined, hyphenation undone, addresses whole."""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from evidence_audit.citations.addresses import Address

_BROKEN_WORD = re.compile(r"([^\W\d_]+)([-\u2010\u00ad])[ \t]*\n\s*([^\W\d_]+)")
_BROKEN_ELSE = re.compile(r"(?<=[\w–-][–—-])[ \t]*\n\s*(?=\w)")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


class Vocabulary:
    """The words of a document, to tell a hyphen of print from one of spelling."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(word.casefold() for word in set(_WORD.findall(self._text)))

    def join(self, left: str, sign: str, right: str) -> str:
        """Return a word that a line end broke, whole: `sensi-` and `ble` is `sensible`."""
        if sign != "-" or not right[0].islower():
            return left + ("" if sign != "-" else "-") + right
        spelt = f"{left}-{right}".casefold()
        if (left + right).casefold() not in self._words and spelt in self._words:
            return f"{left}-{right}"
        return left + right


def readable(text: str, addresses: Iterable[Address], vocabulary: Vocabulary) -> str:
    """Return `text` on one line, with the `addresses` found in it as printed."""
    return " ".join("".join(_pieces(text, addresses, vocabulary)).split())


def without_addresses(text: str, addresses: Iterable[Address], vocabulary: Vocabulary) -> str:
    """Return `text` on one line, without the `addresses` found in it."""
    return " ".join(" ".join(list(_pieces(text, addresses, vocabulary))[::2]).split())


def _pieces(text: str, addresses: Iterable[Address], vocabulary: Vocabulary) -> Iterator[str]:
    """Yield prose and addresses in turn, prose first and last."""
    at = 0
    for address in addresses:
        yield _joined(text[at : address.start], vocabulary)
        yield address.printed
        at = address.end
    yield _joined(text[at:], vocabulary)


def _joined(text: str, vocabulary: Vocabulary) -> str:
    whole = _BROKEN_WORD.sub(lambda match: vocabulary.join(match[1], match[2], match[3]), text)
    return _BROKEN_ELSE.sub("", whole)
