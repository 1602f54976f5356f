"""How well one line of print goes on in another: by broken words, addresses, and words seen side by side."""

import re
from collections.abc import Iterable
from itertools import pairwise

_BROKEN = re.compile(r"[^\W\d_]-$")
_SCHEME = re.compile(r"https?:$")
_ENDED = re.compile(r"[.!?:;…][\"'”’)\]]*\d*$")
_WORD = re.compile(r"[^\W\d_]+")
_TOKEN = re.compile(r"[\w’'-]+")


class Joints:
    """The words of a text, and those that stand side by side in its lines."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._words: set[str] = set()
        self._pairs: set[tuple[str, str]] = set()
        for line in lines:
            tokens = _TOKEN.findall(line.casefold())
            self._words.update(_WORD.findall(line.casefold()))
            self._pairs.update(pairwise(tokens))

    def between(self, above: str, below: str) -> float:
        """Return how well `above` goes on in `below`, -4.0 to 4.0; 0.0 where nothing tells."""
        if _SCHEME.search(above) or below.startswith("//"):
            return 4.0 if _SCHEME.search(above) and below.startswith("//") else -4.0
        if _BROKEN.search(above):
            return self._broken(above, below)
        if not above or not below:
            return 0.0
        if _ENDED.search(above):
            return -0.7 if below[:1].islower() else 0.2
        return (0.5 if below[:1].islower() else -0.2) + self._side_by_side(above, below)

    def _broken(self, above: str, below: str) -> float:
        if not below[:1].islower():
            return -2.0 if below else 2.0
        head, tail = _WORD.findall(above)[-1], _WORD.findall(below)[0]
        if (head + tail).casefold() in self._words:
            return 4.0
        return 1.0

    def _side_by_side(self, above: str, below: str) -> float:
        ends, begins = _TOKEN.findall(above[-60:].casefold()), _TOKEN.findall(below[:60].casefold())
        return 1.0 if ends and begins and (ends[-1], begins[0]) in self._pairs else 0.0
