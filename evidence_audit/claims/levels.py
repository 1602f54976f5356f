"""Which figures are claims: the rules of `levels.toml`, in order, and the first that fits."""

import re
from collections.abc import Callable, Mapping
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
_AROUND = 30
"""Characters on either side that are looked at for a phrase that the figure is part of."""
_CLAUSE_EDGE = re.compile(r"[;:!?(){}\[\]“”—]|,\s|\s[–-]\s")
_LIST_NAME = re.compile(r"<([a-z_]+)>")
_OPENING = re.compile(r"[\s\"'“‘«(\[•●▪■◦‣➢✓*–—-]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What became of a figure, and why."""

    level: Level | None
    """None: no claim."""
    reason: str


IN_STORE = Ruling(level=None, reason="the first of a store of numbers without a word")
"""What becomes of numbers among nothing but numbers: nobody claims anything there."""


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
    """One entry of `levels.toml`; a condition that is None is not asked."""

    ruling: Ruling
    roles: frozenset[Role] | None
    at_most: float | None
    starts: bool | None
    expressions: tuple[tuple[Callable[[re.Pattern[str], Surroundings], object], str], ...]
    """How each condition is asked and what is written there, the shortest first: the quickest to say no."""

    def fits(self, seen: Surroundings) -> bool:
        """Tell whether every condition holds."""
        if self.roles is not None and seen.role not in self.roles:
            return False
        if self.starts is not None and seen.starts is not self.starts:
            return False
        if self.at_most is not None and abs(seen.quantity.value) > self.at_most:
            return False
        # A loop, not `all`: this is asked some fifty times of every figure.
        for holds, written in self.expressions:  # noqa: SIM110
            if not holds(_compiled(written), seen):
                return False
        return True


def _is_around(pattern: re.Pattern[str], seen: Surroundings) -> bool:
    first, last = seen.at, seen.at + len(seen.quantity.text)
    return any(hit.start() < last and hit.end() > first for hit in pattern.finditer(seen.near))


_HOLDS: Mapping[str, Callable[[re.Pattern[str], Surroundings], object]] = {
    "text": lambda pattern, seen: pattern.fullmatch(seen.quantity.text),
    "modifier": lambda pattern, seen: pattern.search(seen.quantity.modifier or ""),
    "before": lambda pattern, seen: pattern.search(seen.before),
    "after": lambda pattern, seen: pattern.match(seen.after),
    "clause": lambda pattern, seen: pattern.search(seen.clause),
    "without": lambda pattern, seen: not pattern.search(seen.clause),
    "around": _is_around,
    "sentence": lambda pattern, seen: pattern.match(seen.opening),
}
"""How each condition that is an expression is asked."""


@cache
def _compiled(written: str) -> re.Pattern[str]:
    """Return the expression, compiled when first asked: that takes longer than reading a short report."""
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
    written = {name: _with_lists(entry[name], lists) for name in _HOLDS if name in entry}
    if "before" in written:
        written["before"] = f"(?:{written['before']})$"
    return Rule(
        ruling=_ruling(entry),
        roles=frozenset(Role(role) for role in entry["roles"]) if "roles" in entry else None,
        at_most=entry.get("at_most"),
        starts=entry.get("starts"),
        expressions=tuple(
            (_HOLDS[name], written[name]) for name in sorted(written, key=lambda name: len(written[name]))
        ),
    )


def _with_lists(expression: str, lists: Mapping[str, str]) -> str:
    return _LIST_NAME.sub(lambda hit: f"(?:{lists[hit.group(1)]})", expression)
