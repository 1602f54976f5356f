"""Which figures are claims: the rules of `levels.toml`, in order, and the first that fits."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from evidence_audit.claims.lists import stated
from evidence_audit.claims.sentences import Sentence
from evidence_audit.model import Kind, Level, Quantity, Role

_WINDOW = 160
"""Characters of the sentence that are looked at on either side of a figure."""
_NEAR = 70
"""Characters that are looked at for words directly before a figure."""
_AROUND = 40
"""Characters on either side that are looked at for a phrase that the figure is part of."""
_CLAUSE_EDGE = re.compile(r"[;:!?(){}\[\]“”—]|,\s|\s[–-]\s")
_LIST_NAME = re.compile(r"<([a-z_]+)>")
EXPRESSIONS = ("text", "modifier", "before", "after", "clause", "without", "around", "sentence")
"""The conditions of a rule that are regular expressions."""
_OPENING = re.compile(r"[\s\"'“‘«(\[•●▪■◦‣➢✓*–—-]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What became of a figure, and why."""

    level: Level | None
    """None: no claim."""
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """A figure and the words around it."""

    quantity: Quantity
    """Offsets in its sentence."""
    role: Role
    before: str
    """The last words before the figure and its approximation, without white space at the end."""
    clause: str
    """What precedes the figure in its clause."""
    after: str
    """From the figure and its words of approximation on, without white space at the beginning."""
    near: str
    """The text on both sides, the figure included."""
    at: int
    """Where the figure stands in `near`."""
    opening: str
    """The first words of the sentence."""
    starts: bool
    """Nothing but approximation comes before the figure."""


def surroundings(sentence: Sentence, quantity: Quantity) -> Surroundings:
    """Return the words around a quantity of a sentence."""
    text, modifier = sentence.text, quantity.modifier or ""
    first = max(quantity.start - _WINDOW, 0)
    near = max(quantity.start - _AROUND, 0)
    before = text[first : quantity.start].rstrip()
    after = text[quantity.end : quantity.end + _WINDOW].lstrip()
    if modifier and before.casefold().endswith(modifier.casefold()):
        before = before[: -len(modifier)].rstrip()
    elif modifier and after.casefold().startswith(modifier.casefold()):
        after = after[len(modifier) :].lstrip()
    return Surroundings(
        quantity=quantity,
        role=sentence.role,
        before=before[-_NEAR:],
        clause=_clause(before),
        after=after,
        near=text[near : quantity.end + _AROUND],
        at=quantity.start - near,
        opening=text[:_WINDOW],
        starts=first == 0 and bool(_OPENING.fullmatch(before)),
    )


def _clause(before: str) -> str:
    edges = [edge.end() for edge in _CLAUSE_EDGE.finditer(f"{before} ")]
    return before[edges[-1] :] if edges else before


def rule_on(sentence: Sentence, quantity: Quantity) -> Ruling:
    """Say whether a quantity of a sentence is a claim, and at which level."""
    seen = surroundings(sentence, quantity)
    for rule in rules()[quantity.kind]:
        if rule.fits(seen):
            return rule.ruling
    return _otherwise()[quantity.kind]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One entry of `levels.toml`; a condition that is None is not asked.

    Expressions are kept as written: most documents need few of them, and compiling all
    takes longer than reading a report.
    """

    ruling: Ruling
    roles: frozenset[Role] | None
    at_most: float | None
    starts: bool | None
    text: str | None
    modifier: str | None
    before: str | None
    after: str | None
    clause: str | None
    without: str | None
    around: str | None
    sentence: str | None

    def fits(self, seen: Surroundings) -> bool:
        """Tell whether every condition holds; the cheap ones are asked first."""
        if self.roles is not None and seen.role not in self.roles:
            return False
        if self.starts is not None and seen.starts is not self.starts:
            return False
        if self.at_most is not None and abs(seen.quantity.value) > self.at_most:
            return False
        return self._fits_figure(seen.quantity) and self._fits_words(seen)

    def _fits_figure(self, quantity: Quantity) -> bool:
        if self.text and not _compiled(self.text).fullmatch(quantity.text):
            return False
        return not (self.modifier and not _compiled(self.modifier).search(quantity.modifier or ""))

    def _fits_words(self, seen: Surroundings) -> bool:
        if self.after and not _compiled(self.after).match(seen.after):
            return False
        if self.before and not _compiled(self.before).search(seen.before):
            return False
        if self.clause and not _compiled(self.clause).search(seen.clause):
            return False
        if self.without and _compiled(self.without).search(seen.clause):
            return False
        if self.sentence and not _compiled(self.sentence).match(seen.opening):
            return False
        return not (self.around and not _is_around(_compiled(self.around), seen))


def _is_around(pattern: re.Pattern[str], seen: Surroundings) -> bool:
    first, last = seen.at, seen.at + len(seen.quantity.text)
    return any(hit.start() < last and hit.end() > first for hit in pattern.finditer(seen.near))


@cache
def _compiled(written: str) -> re.Pattern[str]:
    return re.compile(written, re.IGNORECASE)


@cache
def rules() -> Mapping[Kind, tuple[Rule, ...]]:
    """Return the rules for each kind of figure, in order."""
    data = stated("levels.toml")
    listed = [(set(entry.get("kinds", Kind)), _rule(entry, data["lists"])) for entry in data["rule"]]
    return {kind: tuple(rule for kinds, rule in listed if kind in kinds) for kind in Kind}


@cache
def _otherwise() -> Mapping[Kind, Ruling]:
    """Return what holds for each kind of figure where no rule fits."""
    exceptions = stated("levels.toml")["otherwise"]
    claim = {"verdict": "must", "reason": "a figure about the world"}
    return {kind: _ruling(exceptions.get(kind.value, claim)) for kind in Kind}


def _ruling(entry: Mapping[str, Any]) -> Ruling:
    verdict = entry["verdict"]
    return Ruling(level=None if verdict == "left out" else Level(verdict), reason=entry["reason"])


def _rule(entry: Mapping[str, Any], lists: Mapping[str, str]) -> Rule:
    written = {name: _with_lists(entry[name], lists) for name in EXPRESSIONS if name in entry}
    if "before" in written:
        written["before"] = f"(?:{written['before']})$"
    return Rule(
        ruling=_ruling(entry),
        roles=frozenset(Role(role) for role in entry["roles"]) if "roles" in entry else None,
        at_most=entry.get("at_most"),
        starts=entry.get("starts"),
        **{name: written.get(name) for name in EXPRESSIONS},
    )


def _with_lists(expression: str, lists: Mapping[str, str]) -> str:
    return _LIST_NAME.sub(lambda hit: f"(?:{lists[hit.group(1)]})", expression)
