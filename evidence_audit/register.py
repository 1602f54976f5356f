"""claims.yaml, the register that people own: what it says, and where it says it.

The file is read with the line of every key, so that a mistake is named as
`claims.yaml:12: policy.fail-onn`. Keys that only a person needs are kept as they are:
this room never writes.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

import yaml

from evidence_audit.errors import PolicyError
from evidence_audit.likeness import alike
from evidence_audit.model import Decision

_KEYS = ("version", "documents", "policy", "sources", "claims")
_DOCUMENT_KEYS = ("path", "published", "notes")
_SOURCE_KEYS = ("use",)
_CLAIM_KEYS = (
    "id", "document", "quote", "note", "verdict", "decision", "reason", "by", "decided", "until",
)  # fmt: skip
_TYPO = 0.75
"""Likeness from which an unknown key of a claim is taken for a slip; others are the writer's own."""
_PUBLISHED = re.compile(r"(?:1[5-9]|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_DECISIONS = ("accepted", "disputed", "to-do")


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A document, or a pattern of documents, that the register lists."""

    path: str
    """As written: relative to the register's folder."""
    published: str | None = None
    notes: str | None = None
    """The file that holds its notes, as written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """One entry of `policy:` and where it stands."""

    value: Any
    place: str
    """`claims.yaml:12: policy.fail-on`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """What claims.yaml says; empty where there is none."""

    path: Path | None = None
    documents: tuple[Listed, ...] = ()
    policy: Mapping[str, Written] = field(default_factory=dict)
    replacements: Mapping[str, str] = field(default_factory=dict)
    decisions: tuple[Decision, ...] = ()

    def published(self) -> dict[str, str]:
        """Return the stated publication dates, by path or pattern as seen from here."""
        dates = (listed.published for listed in self.documents)
        return {path: when for path, when in zip(self.listed_paths(), dates, strict=True) if when}

    def notes(self) -> dict[str, str]:
        """Return the files that hold notes, by path or pattern of the documents they belong to."""
        listed = zip(self.documents, self.listed_paths(), strict=True)
        return {path: self._from_here(document.notes) for document, path in listed if document.notes}

    def listed_paths(self) -> list[str]:
        """Return the listed documents as paths that can be opened from here."""
        return [self._from_here(listed.path) for listed in self.documents]

    def _from_here(self, path: str) -> str:
        return _from_here(self.path.parent if self.path else Path(), path)


def read(path: Path) -> Register:
    """Return what the register at `path` says. Raises PolicyError, naming the line, where it is wrong."""
    try:
        text = path.read_text(encoding="utf-8")
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except OSError as error:
        raise PolicyError(f"{path}: {error.strerror or error}; name a readable file with --config") from error
    except UnicodeDecodeError as error:
        raise PolicyError(f"{path}: not UTF-8; save it as UTF-8") from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise PolicyError(f"{path}:{line}: {error.problem or 'not YAML'}; mend the line") from error
    if node is None:
        return Register(path=path)
    return _Reader(path).register(node)


def _from_here(folder: Path, path: str) -> str:
    """Return `path` as seen from the working folder; URLs and absolute paths stay."""
    if "://" in path or Path(path).is_absolute() or folder == Path():
        return path
    return str(folder / path)


class _Reader:
    """Reads one register's nodes and knows its name for messages."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def register(self, node: yaml.Node) -> Register:
        sections = self._mapping(node, "", _KEYS)
        version = sections.get("version")
        if version is not None and self._plain(version) != 1:
            raise self._wrong(version, "version", "this release reads version 1")
        return Register(
            path=self._path,
            documents=tuple(self._each(sections.get("documents"), "documents", self._listed)),
            policy=self._policy(sections.get("policy")),
            replacements=dict(self._replacements(sections.get("sources"))),
            decisions=self._decisions(sections.get("claims")),
        )

    def _listed(self, node: yaml.Node) -> Listed:
        if isinstance(node, yaml.ScalarNode):
            return Listed(path=node.value)
        entry = self._mapping(node, "documents", _DOCUMENT_KEYS)
        if "path" not in entry:
            raise self._wrong(node, "documents", "an entry needs a `path`")
        published = self._optional(entry, "published")
        if published is not None and not _PUBLISHED.fullmatch(published):
            raise self._wrong(entry["published"], "published", "a date such as 2018, 2018-09 or 2018-09-14")
        notes = self._optional(entry, "notes")
        return Listed(path=self._text(entry["path"]), published=published, notes=notes)

    def _policy(self, node: yaml.Node | None) -> dict[str, Written]:
        if node is None:
            return {}
        return {
            key: Written(value=self._plain(value), place=f"{self._place(value)}: policy.{key}")
            for key, value in self._mapping(node, "policy").items()
        }

    def _replacements(self, node: yaml.Node | None) -> Iterable[tuple[str, str]]:
        if node is None:
            return
        for url, value in self._mapping(node, "sources").items():
            entry = self._mapping(value, f"sources.{url}", _SOURCE_KEYS)
            if "use" in entry:
                yield url, self._text(entry["use"])

    def _decisions(self, node: yaml.Node | None) -> tuple[Decision, ...]:
        decisions = tuple(self._each(node, "claims", self._decision))
        seen: set[tuple[str, str | None]] = set()
        for decision, entry in zip(decisions, node.value if node is not None else (), strict=False):
            if (decision.id, decision.document) in seen:
                raise self._wrong(entry, decision.id, "is decided on twice; keep one entry")
            seen.add((decision.id, decision.document))
        return decisions

    def _refuse_slips(self, node: yaml.Node) -> None:
        """Refuse keys that are nearly known ones: an acceptance `untill` a day would never end."""
        for key, _ in node.value:
            likest = max(_CLAIM_KEYS, key=lambda known: alike(known, key.value))
            if key.value not in _CLAIM_KEYS and alike(likest, key.value) >= _TYPO:
                raise self._wrong(key, key.value, f"unknown key; is `{likest}` meant?")

    def _decision(self, node: yaml.Node) -> Decision:
        entry = self._mapping(node, "claims")
        if "id" not in entry:
            raise self._wrong(node, "claims", "an entry needs an `id`")
        self._refuse_slips(node)
        decision = self._optional(entry, "decision")
        if decision not in (None, *_DECISIONS):
            raise self._wrong(entry["decision"], "decision", f"one of {', '.join(_DECISIONS)}")
        return Decision(
            id=self._text(entry["id"]),
            document=self._optional(entry, "document"),
            quote=self._optional(entry, "quote"),
            decision=decision,
            reason=self._optional(entry, "reason"),
            by=self._optional(entry, "by"),
            decided=self._date(entry, "decided"),
            until=self._date(entry, "until"),
        )

    def _each(self, node: yaml.Node | None, name: str, reader: Callable[[yaml.Node], Any]) -> list[Any]:
        if node is None or (isinstance(node, yaml.ScalarNode) and not node.value):
            return []
        if not isinstance(node, yaml.SequenceNode):
            raise self._wrong(node, name, "a list is expected here (lines that begin with `- `)")
        return [reader(entry) for entry in node.value]

    def _mapping(self, node: yaml.Node, name: str, allowed: tuple[str, ...] = ()) -> dict[str, yaml.Node]:
        if not isinstance(node, yaml.MappingNode):
            raise self._wrong(node, name, "`key: value` lines are expected here")
        entries: dict[str, yaml.Node] = {}
        for key, value in node.value:
            if allowed and key.value not in allowed:
                raise self._wrong(key, key.value, f"unknown key; one of {', '.join(allowed)}")
            if key.value in entries:
                raise self._wrong(key, key.value, "stands here twice; keep one")
            entries[key.value] = value
        return entries

    def _optional(self, entry: Mapping[str, yaml.Node], key: str) -> str | None:
        return self._text(entry[key]) if key in entry else None

    def _date(self, entry: Mapping[str, yaml.Node], key: str) -> date | None:
        if key not in entry:
            return None
        try:
            return datetime.fromisoformat(self._text(entry[key])).date()
        except ValueError as error:
            raise self._wrong(entry[key], key, "a date such as 2027-05-21 is expected") from error

    def _text(self, node: yaml.Node) -> str:
        if not isinstance(node, yaml.ScalarNode):
            raise self._wrong(node, "value", "a single value is expected here")
        return str(node.value)

    def _plain(self, node: yaml.Node) -> Any:
        """Return scalars, lists and mappings as Python values; only `true`, `false` and numbers are read."""
        if isinstance(node, yaml.SequenceNode):
            return [self._plain(entry) for entry in node.value]
        if isinstance(node, yaml.MappingNode):
            return {key.value: self._plain(value) for key, value in node.value}
        if node.tag in ("tag:yaml.org,2002:int", "tag:yaml.org,2002:float", "tag:yaml.org,2002:bool"):
            return yaml.safe_load(node.value)
        return node.value

    def _place(self, node: yaml.Node) -> str:
        return f"{self._path}:{node.start_mark.line + 1}"

    def _wrong(self, node: yaml.Node, name: str, remedy: str) -> PolicyError:
        return PolicyError(
            f"{self._place(node)}: {name}: {remedy}" if name else f"{self._place(node)}: {remedy}"
        )
