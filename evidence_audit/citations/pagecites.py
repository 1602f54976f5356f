"""Citations by author and page, `(Harrow 45)`, and the list of works cited that they lead to.

A name and a number in brackets are common, so the list must be headed as one of works cited,
and the name must be that of one entry. A page alone, `(45)`, belongs to the author who is
named before it in its sentence.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from evidence_audit.citations.extents import is_finished
from evidence_audit.citations.rows import Cover, Row
from evidence_audit.citations.works import Call, Entry
from evidence_audit.documents.patterns import compiled

_HEADED = r"(?i)works\s+cited\b"
_SIGN = r"(?:[-*•‣▪]\s+)?"
_PERSONS = rf"{_SIGN}(?P<name>[^\W\d_a-z][\w’'-]+), [^\W\d_a-z](?P<rest>[^.]*?(?:\s[A-Z]\.)?)\.\s"
_SECOND = r",?\s+and\s+(?:[^\W\d_a-z][\w’'.-]*\s+)*?(?P<name>[^\W\d_a-z][\w’'-]+)$"
_TITLED = rf"{_SIGN}(?P<name>[“\"][^”\"]{{3,80}}?)[.,]?[”\"]"
_CALL = (
    r"\((?P<name>[^\W\d_a-z][\w’'-]+(?:(?:\s+and|,)\s+[^\W\d_a-z][\w’'-]+)*(?:\s+et\s+al\.)?|[“\"][^”\"()]{3,80}[”\"])?"
    r"\s*(?P<pages>\d{1,4}(?:[–-]\d{1,4})?(?:,\s*\d{1,4}(?:[–-]\d{1,4})?)*)?\)"
)
_SENTENCE = 300
"""Characters before a page alone in which its author is looked for, back to the last full stop."""


def entries(rows: Sequence[Row], lists: Iterable[range]) -> list[Entry]:
    """Return the entries of the lists of works cited among `lists`; `[]` for none."""
    found: list[Entry] = []
    for listed in lists:
        if not listed.start or not compiled(_HEADED).search(rows[listed.start - 1].text):
            continue
        starts = [at for at in listed if _begins(rows, listed, at)]
        for start, stop in zip(starts, [*starts[1:], listed.stop], strict=True):
            if (name := _name(" ".join(row.text for row in rows[start:stop]))) is not None:
                found.append(
                    Entry(
                        name=name,
                        year="",
                        authors=name,
                        abbreviation=None,
                        rows=range(start, stop),
                        text_at=0,
                    )
                )
    return found


def _begins(rows: Sequence[Row], listed: range, at: int) -> bool:
    if _name(rows[at].text + " ") is None:
        return False
    return at == listed.start or rows[at].gap or is_finished(rows[at - 1].text)


def _name(text: str) -> str | None:
    """Return what citations of an entry are called: `Harrow and Stone`, or its title in quotation marks."""
    if titled := compiled(_TITLED).match(text):
        return f"{titled['name']}{text[titled.end() - 1]}"
    persons = compiled(_PERSONS).match(text)
    if persons is None:
        return None
    second = compiled(_SECOND).search(persons["rest"])
    return f"{persons['name']} and {second['name']}" if second else persons["name"]


def find(text: str, works: Sequence[Entry], hidden: Cover) -> list[Call]:
    """Return the citations of `works` in `text` outside `hidden`, in order; `[]` for none."""
    known: dict[str, list[Entry]] = {}
    for entry in works:
        known.setdefault(entry.name.casefold(), []).append(entry)
    return [call for call in _calls(text, known) if not hidden.touches(call.start, call.end)] if known else []


def _calls(text: str, known: dict[str, list[Entry]]) -> Iterator[Call]:
    for match in compiled(_CALL).finditer(text):
        if match["name"]:
            name = " ".join(match["name"].split()).removesuffix(" et al.").casefold()
        elif match["pages"]:
            name = _named_before(text, match.start(), known)
        else:
            continue
        found = known.get(name, [])
        if len(found) == 1:
            yield Call(start=match.start(), end=match.end(), entry=found[0])


def _named_before(text: str, end: int, known: dict[str, list[Entry]]) -> str:
    """Return the author named last in the sentence before `end`; the empty string for none."""
    start = max(text.rfind(". ", 0, end), text.rfind("\n\n", 0, end), end - _SENTENCE, 0)
    sentence = text[start:end].casefold()
    places = {
        name: found.start() for name in known for found in re.finditer(rf"\b{re.escape(name)}\b", sentence)
    }
    return max(places, key=lambda name: places[name], default="")
