"""The documents annotated by hand, and what an extraction gets wrong in one of them.

A claim meets a row when it has its value (and range end) and stands within two lines of it; in
formats without lines, when its sentence has the words of the row's quote. Each is met once. A
`may` on either side that meets nothing is no fault.
"""

import math
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import yaml

from evidence_audit.auditor import extract
from evidence_audit.model import Claim, Document, Kind, Level, Note

FOLDER = Path(__file__).parent / "documents"
NAMES = tuple(sorted(path.name for path in FOLDER.iterdir() if path.suffix != ".yaml"))
_LINES_APART = 2
_WORDS = re.compile(r"[a-z0-9£$€%]+")
_SHARES = {Kind.PERCENT.value, Kind.PROPORTION.value}


@cache
def gold_of(name: str) -> dict:
    """Return the rows of one document's gold file."""
    return yaml.safe_load((FOLDER / name).with_suffix(".yaml").read_text(encoding="utf-8"))


@cache
def extracted(name: str) -> Document:
    """Return one of the documents with its claims, markers and notes."""
    return extract(str(FOLDER / name))


def faults(name: str) -> dict[str, list[str]]:
    """Return what is wrong in the extraction of one document, each fault as a line, by its sort."""
    gold, document = gold_of(name), extracted(name)
    told: dict[str, list[str]] = {}
    for sort, line in (*_of_claims(gold, document), *_of_markers(gold, document), *_of_notes(gold, document)):
        told.setdefault(sort, []).append(line)
    return told


def _of_claims(gold: dict, document: Document) -> Iterator[tuple[str, str]]:
    rows, claims = gold["claims"], document.claims
    met = dict(_pairs(rows, claims))
    addresses = {str(note["marker"]): note.get("urls") or [] for note in gold.get("notes") or ()}
    for index, row in enumerate(rows):
        if row["level"] == "must" and index in met:
            yield from _of_claim(row, claims[met[index]], addresses)
        elif row["level"] == "must":
            yield "missed", f"{row['quantity']} in {row['quote']}"
        if row.get("repeats") and index in met and not claims[met[index]].repeats:
            yield "repeats", row["quantity"]
    for index, claim in enumerate(claims):
        if claim.level is Level.MUST and index not in met.values():
            yield "made up", f"{claim.quantity.text} in {claim.quote}"


def _of_claim(row: dict, claim: Claim, addresses: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    """Yield what is wrong in a claim that meets a row."""
    quantity = claim.quantity
    here = f"{row['quantity']} in {row['quote']}"
    if claim.level is not Level.MUST:
        yield "level", here
    for sort, have in (
        ("kind", quantity.kind.value),
        ("unit", quantity.unit),
        ("modifier", quantity.modifier),
    ):
        accepted = {row.get(sort) or "", row.get(f"{sort}_alt", row.get(sort)) or ""}
        if (have or "").casefold() not in {each.casefold() for each in accepted}:
            yield sort, f"{here}: {have}"
    markers = [sorted(map(str, row.get(field) or ())) for field in ("markers", "markers_alt") if field in row]
    if sorted(claim.markers) not in (markers or [[]]):
        yield "claim markers", f"{here}: {claim.markers}"
    behind = (addresses.get(str(marker), []) for marker in row.get("markers") or ())
    wanted = {_plain(url) for urls in (row.get("urls") or (), *behind) for url in urls}
    if wanted and wanted != {_plain(url) for url in claim.urls}:
        yield "claim urls", f"{here}: {claim.urls}"


def _of_markers(gold: dict, document: Document) -> Iterator[tuple[str, str]]:
    want = Counter(str(row["marker"]) for row in gold.get("markers") or ())
    have = Counter(marker.marker for marker in document.markers)
    if want:
        yield from (("markers", f"{marker} is missed") for marker in (want - have).elements())
        yield from (("markers", f"{marker} is made up") for marker in (have - want).elements())


def _of_notes(gold: dict, document: Document) -> Iterator[tuple[str, str]]:
    notes = list(document.notes)
    for row in gold.get("notes") or ():
        note = next((note for note in notes if _is_note(row, note)), None)
        if note is None:
            yield "notes", f"{row['marker']}: {row['text']}"
            continue
        notes.remove(note)
        accessed = note.accessed.isoformat() if note.accessed else None
        if (note.year, accessed) != (row.get("year"), row.get("accessed")):
            yield "note dates", f"{row['marker']}: {note.year}, {accessed}"
        if {_plain(url) for url in note.urls} != {_plain(url) for url in row.get("urls") or ()}:
            yield "note urls", f"{row['marker']}: {note.urls}"


def _is_note(row: dict, note: Note) -> bool:
    want = _words(row["text"])
    return note.marker == str(row["marker"]) and len(want & _words(note.text)) >= 0.9 * len(want)


def _pairs(rows: list[dict], claims: tuple[Claim, ...]) -> Iterator[tuple[int, int]]:
    """Yield the indexes of rows and the claims that meet them, the likeliest first."""
    likely = sorted(
        (-len(_words(row["quantity"]) & _words(claim.quantity.text)), _distance(row, claim), i, j)
        for i, row in enumerate(rows)
        for j, claim in enumerate(claims)
        if _is_near(row, claim) and _has_value(row, claim)
    )
    met_rows, met_claims = set(), set()
    for _, _, i, j in likely:
        if i not in met_rows and j not in met_claims:
            met_rows.add(i)
            met_claims.add(j)
            yield i, j


def _distance(row: dict, claim: Claim) -> int:
    line = claim.location.line
    return 0 if line is None or row.get("line") is None else abs(line - row["line"])


def _is_near(row: dict, claim: Claim) -> bool:
    if claim.location.line is not None and row.get("line") is not None:
        return _distance(row, claim) <= _LINES_APART
    want = _words(row["quote"])
    return len(want & _words(claim.sentence)) >= 0.8 * len(want)


def _has_value(row: dict, claim: Claim) -> bool:
    """Tell whether a claim states a row's figure; `one in four` and `25 per cent` say the same."""
    have = claim.quantity
    if _same(row["value"], have.value) and _same(row.get("value_to"), have.value_to):
        return True
    shares = {row["kind"], have.kind.value} == _SHARES
    return shares and (_same(row["value"], have.value * 100) or _same(row["value"] * 100, have.value))


def _same(left: float | None, right: float | None) -> bool:
    if left is None or right is None:
        return left is right
    return math.isclose(left, right, rel_tol=1e-3, abs_tol=1e-9)


def _words(text: str) -> set[str]:
    return set(_WORDS.findall(text.lower()))


def _plain(url: str) -> str:
    return re.sub(r"^(https?://)?(www\.)?", "", url.strip()).rstrip("/.,;")
