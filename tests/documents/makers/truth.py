"""What report.md says, read off its Markdown by two patterns: calls, notes, addresses and claims."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
_CALL = re.compile(r"\[\^([a-z-]+?)(?:-again)?\](?!:)")
_NOTE = re.compile(r"^\[\^([a-z-]+)\]:\s*(.+)$", re.MULTILINE)
_NAMED = re.compile(r"[^()\d]{3,60}?\s\((?:19|20)\d\d\)\s")
_URL = re.compile(r"<(https?://[^>]+)>")


@dataclass(frozen=True)
class Note:
    """A note of the manuscript."""

    key: str
    text: str
    urls: tuple[str, ...]

    @property
    def entry(self) -> str:
        """Its words as a bibliography has them: without those around its addresses."""
        return re.sub(r"Available at:|\(accessed [^)]*\)", "", self.text)

    @property
    def title(self) -> str:
        """Its words behind author and year."""
        return _NAMED.sub("", self.entry)

    @property
    def is_named(self) -> bool:
        """Whether it can be cited by author and year."""
        return bool(_NAMED.match(self.text)) and "para. 3.2" not in self.text


@dataclass(frozen=True)
class Call:
    """A place in the text where a marker stands."""

    key: str
    number: int
    """Where numbers run through the whole text."""
    in_chapter: int
    """Where they begin again with each chapter."""


@dataclass(frozen=True)
class Claim:
    """A figure that an editor would want a source for."""

    text: str
    value: float
    unit: str | None
    notes: frozenset[str]
    """Keys of the notes that cover it."""


@cache
def _manuscript() -> str:
    return (HERE / "report.md").read_text(encoding="utf-8")


def notes() -> dict[str, Note]:
    """Return the notes by key."""
    found = {}
    for key, text in _NOTE.findall(_manuscript()):
        found[key] = Note(key, re.sub(r"[*<>]", "", text), tuple(_URL.findall(text)))
    return found


def calls() -> list[Call]:
    """Return the calls in the order of the text."""
    numbers: dict[str, int] = {}
    found = []
    body = _manuscript().partition("\n[^tickets]:")[0]
    for chapter in re.split(r"^# ", body, flags=re.MULTILINE):
        local: dict[str, int] = {}
        for key in _CALL.findall(chapter):
            number = numbers.setdefault(key, len(numbers) + 1)
            found.append(Call(key, number, local.setdefault(key, len(local) + 1)))
    return found


def claims() -> list[Claim]:
    """Return the claims in the order of the text."""
    table = tomllib.loads((HERE / "claims.toml").read_text(encoding="utf-8"))
    return [
        Claim(row["text"], row["value"], row.get("unit"), frozenset(row["notes"])) for row in table["claims"]
    ]


def words(text: str) -> frozenset[str]:
    """Return the words of a note outside its addresses, by which notes are told apart."""
    return frozenset(re.findall(r"\w{3,}", re.sub(r"https?://\S+", " ", text.lower())))
