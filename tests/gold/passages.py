"""The gold passages and how an answer is held against them.

Each passage lists all its quantities in text order. A found quantity is right where it stands
at the gold one's place and has its value (and range end), unit and kind, or those of one of its
other readings (`alt`). An `optional` one is neither right nor wrong.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from evidence_audit.quantities import find

FOLDER = Path(__file__).parent
CLOSE = 1e-3
FIELDS = ("value", "value_to", "unit", "kind")


@dataclass(frozen=True)
class Passage:
    """A passage and its gold quantities, each with its place."""

    id: str
    genre: str
    text: str
    quantities: tuple[dict, ...]


@dataclass(frozen=True)
class Answer:
    """How an extraction compares with one passage."""

    right: int
    missed: tuple[str, ...]
    false: tuple[str, ...]


@cache
def passages(name: str = "passages.yaml") -> tuple[Passage, ...]:
    """Return all passages of a gold file, with `start` and `end` for each quantity."""
    rows = yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))
    return tuple(
        Passage(
            row["id"], row["genre"], row["text"], tuple(_placed(row["text"], row.get("quantities") or ()))
        )
        for row in rows
    )


def answer(passage: Passage, fields: tuple[str, ...] = FIELDS) -> Answer:
    """Return what `quantities.find` gets right, misses and makes up in `passage`."""
    found = [
        {"start": q.start, "end": q.end, "text": q.text, "value": q.value, "value_to": q.value_to,
         "unit": q.unit, "kind": q.kind.value} for q in find(passage.text)
    ]  # fmt: skip
    right, missed = 0, []
    free = list(found)
    for gold in sorted(passage.quantities, key=lambda row: bool(row.get("optional"))):
        met = next((row for row in free if _overlap(gold, row) and _agrees(gold, row, fields)), None)
        if met is not None:
            free.remove(met)
            right += not gold.get("optional")
        elif not gold.get("optional"):
            missed.append(f"{gold['text']} = {_shown(gold)}")
    optional = [gold for gold in passage.quantities if gold.get("optional")]
    false = [row for row in free if not any(_overlap(gold, row) for gold in optional)]
    return Answer(right, tuple(missed), tuple(f"{row['text']} = {_shown(row)}" for row in false))


def _placed(text: str, rows) -> Iterator[dict]:
    at = -1
    for row in rows:
        at = text.index(row["text"], at + 1)
        yield {**row, "start": at, "end": at + len(row["text"])}


def _overlap(gold: dict, found: dict) -> bool:
    return found["start"] < gold["end"] and gold["start"] < found["end"]


def _agrees(gold: dict, found: dict, fields: tuple[str, ...]) -> bool:
    readings = (gold, *gold.get("alt", ()))
    return any(all(_same(reading.get(name), found[name]) for name in fields) for reading in readings)


def _same(left, right) -> bool:
    if isinstance(left, int | float) and isinstance(right, int | float):
        return math.isclose(left, right, rel_tol=CLOSE, abs_tol=1e-9)
    return left == right


def _shown(row: dict) -> str:
    return " ".join(str(row.get(name)) for name in FIELDS)


def main() -> None:
    """Print every difference and the scores."""
    for fields in (FIELDS, ("value", "value_to")):
        right = missed = false = 0
        for name in sorted(path.name for path in FOLDER.glob("passages*.yaml")):
            for passage in passages(name):
                given = answer(passage, fields)
                right, missed, false = (
                    right + given.right,
                    missed + len(given.missed),
                    false + len(given.false),
                )
                if fields == FIELDS:
                    for kind, rows in (("MISS ", given.missed), ("FALSE", given.false)):
                        for row in rows:
                            print(kind, passage.id, row)  # noqa: T201
        scores = f"P {right / (right + false):.4f} R {right / (right + missed):.4f}"
        print(fields, scores, f"F1 {2 * right / (2 * right + false + missed):.4f}")  # noqa: T201


if __name__ == "__main__":
    main()
