"""One report, printed by many programs: from each PDF come the same claims, markers, notes and addresses.

`makers/report.md` is the report, `makers/claims.toml` what it claims, `makers/build.py` makes the PDFs.
"""

from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path

import pytest

import evidence_audit as ea
from tests.documents.makers import truth

PRINTED = Path(__file__).parent / "makers" / "printed"
STYLES = {
    "chromium-chapters": "chapters",  # numbered anew in each chapter
    "latex-memoir": "chapters",
    "latex-symbols": "signs",  # begun again on each page
    "biblatex-numeric": "works",  # a bibliography, numbers in brackets
    "biblatex-authoryear": "names",  # a bibliography by names
}
"""How the notes are called where they do not count through the whole report."""
FILES = sorted(PRINTED.glob("*.pdf"))

pytestmark = pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])


@cache
def extracted(path):
    return ea.extract(str(path))


def style(path):
    return STYLES.get(path.stem, "numbers")


def calls(path) -> list[tuple[str | None, str]]:
    """Return the marker, where it is known, and the key of the note of each call in the text."""
    found = truth.calls()
    match style(path):
        case "chapters":
            return [(str(call.in_chapter), call.key) for call in found]
        case "signs":
            first = {call.key: at for at, call in reversed(list(enumerate(found)))}
            return [(None, call.key) for at, call in enumerate(found) if first[call.key] == at]
        case "names":
            return [(None, call.key) for call in found if truth.notes()[call.key].is_named]
        case _:
            return [(str(call.number), call.key) for call in found]


def wanted_words(path, note):
    """A bibliography leaves out the words around addresses, and dashes stand for an author named above."""
    match style(path):
        case "works":
            return truth.words(note.entry)
        case "names":
            return truth.words(note.title)
        case _:
            return truth.words(note.text)


def wanted_urls(path, note):
    return note.urls[:1] if style(path) in ("works", "names") else note.urls


def key_of(path, text: str) -> str:
    """Return the key of the note that has these words, all but every tenth of them."""
    words = truth.words(text)

    def likeness(note):
        wanted = wanted_words(path, note)
        return len(words & wanted) / max(len(words | wanted), 1)

    note = max((truth.notes()[key] for _, key in calls(path)), key=likeness)
    wanted = wanted_words(path, note)
    return note.key if len(words & wanted) >= 0.9 * len(wanted) else f"unlike {note.key}: {text}"


def place(marker) -> tuple[int, str]:
    """Markers in one place, such as those of `[13–15]`, in the order of their numbers."""
    return (marker.start, marker.marker.rjust(4) if marker.marker.isdecimal() else "")


def keys(path) -> dict[str, str]:
    """Return the keys of the notes found, by id."""
    return {note.id: key_of(path, note.text) for note in extracted(path).notes}


def differences(wanted, found) -> Iterator[str]:
    for kind, a, b, c, d in SequenceMatcher(None, wanted, found, autojunk=False).get_opcodes():
        if kind != "equal":
            yield f"{kind}: wanted {wanted[a:b]}, found {found[c:d]}"


def test_each_call_has_its_marker_and_leads_to_its_note(path):
    known = keys(path)
    markers = sorted(extracted(path).markers, key=place)
    wanted = calls(path)
    with_marker = bool(wanted[0][0])
    found = [(marker.marker if with_marker else None, known.get(marker.note or "")) for marker in markers]
    assert list(differences(wanted, found)) == []


def test_each_note_has_its_addresses_whole(path):
    known = keys(path)
    wanted = {key: wanted_urls(path, truth.notes()[key]) for _, key in calls(path)}
    assert {known[note.id]: note.urls for note in extracted(path).notes} == wanted


def test_each_claim_is_found_with_the_notes_that_cover_it(path):
    known = keys(path)
    left = [
        (claim.quantity.value, claim.quantity.unit, frozenset(known[note] for note in claim.notes))
        for claim in extracted(path).claims
    ]
    missing = []
    for claim in wanted_claims(path):
        match = next((one for one in left if is_same(claim, one)), None)
        if match:
            left.remove(match)
        else:
            near = [one for one in left if one[0] == pytest.approx(claim.value, rel=1e-3)]
            missing.append((claim.text, sorted(claim.notes), near))
    assert missing == []


def wanted_claims(path):
    called = {key for _, key in calls(path)}
    repeated = style(path) != "signs"
    return [
        claim
        for claim in truth.claims()
        if claim.notes <= called and (repeated or claim.text != "83 per cent")
    ]


def is_same(claim, found) -> bool:
    value, unit, notes = found
    return (
        value == pytest.approx(claim.value, rel=1e-3) and claim.unit in (None, unit) and notes == claim.notes
    )


def test_what_is_no_marker_is_none(path):
    """Exponents, ordinals and the numbers of a list are raised or stand in front, and mark nothing."""
    document = extracted(path)
    marked = {document.text[marker.start - 6 : marker.end].replace("\n", " ") for marker in document.markers}
    assert not [text for text in marked if text.endswith((" m2", "106", "1st"))]


def test_running_heads_and_page_numbers_are_no_text(path):
    body = " ".join(extracted(path).body().split())
    assert body.count("Small harbours, long nights") <= 1
