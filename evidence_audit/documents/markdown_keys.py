"""Citations by key, `[@smith2020, p. 5]`, and the works of the file that the keys name.

Works stand in divisions that pandoc writes (`::: {#ref-smith2020}`) or in the head of the
file. A list of works in another file is not read: then the keys lead nowhere, or are no markers
at all where the file has footnotes that it does define.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from evidence_audit.documents.markdown_notes import Footnotes
from evidence_audit.model import Marker, Note, Span

_KEY = r"-?@(\{[^{}\s]+\}|[\w][\w:.#$%&+?<>~/-]*[\w/]|\w)"
_BRACKETED = re.compile(rf"(?<![\\\w\]])\[(?=[^\[\]]{{0,200}}?{_KEY})([^\[\]]{{2,400}})\](?![(:\[])")
_KEYS = re.compile(rf"(?<![\w.]){_KEY}")
_NARRATIVE = re.compile(rf"(?<![\w\\\[;@./-]){_KEY}(?:\s\[(?!@|\^)[^\[\]\n]{{1,60}}\])?")
_DIVISION = re.compile(
    r"^:{3,}[ \t]*\{#ref-([^\s{}]+)[^{}\n]*\}[ \t]*\n(.*?)\n:{3,}[ \t]*$", re.MULTILINE | re.DOTALL
)
_HEAD = re.compile(r"^references:[ \t]*\n((?:(?:[ \t]|-[ \t]).*(?:\n|\Z)|\n)*)", re.MULTILINE)
_ENTRY = re.compile(r"^[ \t]*-[ \t]+(?=(?:id|type|title|author|issued|URL|DOI)\b)", re.MULTILINE)
_FACT = re.compile(
    r"^[ \t-]*(id|title|container-title|publisher|URL|DOI):[ \t]*(\S.*?)[ \t]*$", re.MULTILINE | re.I
)
_NAME = re.compile(r"\b(?:family|literal):\s*([^,}\n]+)")
_YEAR = re.compile(r"\bissued:\D{0,60}?(\d{4})")
_CROSS_REFERENCE = re.compile(r"(?:fig|tbl|sec|eq|lst|thm|lem|cor|prp|cnj|def|exm|exr|nte|tip|wrn)-")


def keyed(
    text: str, prose: str, head: Span | None, *, has_footnotes: bool
) -> tuple[Footnotes, tuple[Span, ...]]:
    """Return the citations by key with their works, and keys that are only markup.

    `prose` is `text` with its code and labels blanked; `head` is where the head of the file stands,
    None for none.
    """
    if "@" not in prose:
        return Footnotes(), ()
    works = dict(_works(text, head))
    away = [Span(start=note.start, end=note.end) for note in works.values()]
    calls = [(span, key) for span, key in _calls(prose, works) if not _inside(span, away, head)]
    unknown = [span for span, key in calls if key not in works]
    markers = [
        Marker(start=span.start, end=span.end, marker=key, note=works[key].id if key in works else None)
        for span, key in calls
        if key in works or not (works or has_footnotes)
    ]
    markup = tuple(unknown) if works or has_footnotes else ()
    named = {marker.marker for marker in markers}
    cited = tuple(note for key, note in works.items() if key in named or note.end > note.start)
    return Footnotes(markers=tuple(markers), notes=cited), markup


def _works(text: str, head: Span | None) -> Iterator[tuple[str, Note]]:
    for found in _DIVISION.finditer(text):
        start, end = found.span(2)
        yield found[1], _note(found[1], start, end, text[start:end])
    if head is not None and (stated := _HEAD.search(text[head.start : head.end])):
        for key, said, urls in _entries(stated[0]):
            at = head.start + stated.start()
            yield key, Note(start=at, end=at, id=f"n-{key}", marker=key, text=said, urls=urls)


def _note(key: str, start: int, end: int, text: str) -> Note:
    return Note(start=start, end=end, id=f"n-{key}", marker=key, text=text)


def _entries(stated: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield key, words and addresses of the works in the head of a file, as pandoc has them there."""
    starts = [found.start() for found in _ENTRY.finditer(stated)]
    for start, end in pairwise([*starts, len(stated)]):
        facts = {name.lower(): fact.strip("\"'") for name, fact in _FACT.findall(stated[start:end])}
        if key := facts.get("id"):
            yield key, _words(stated[start:end], facts), _addresses(facts)


def _words(entry: str, facts: Mapping[str, str]) -> str:
    """Return a work as lists of works print it: authors, year, title, where it came out."""
    names = [name.strip().strip("\"'") for name in _NAME.findall(entry)]
    year = _YEAR.search(entry)
    parts = [", ".join(names), year[1] if year else ""]
    parts += [facts.get(name, "") for name in ("title", "container-title", "publisher")]
    return ". ".join(part for part in parts if part)


def _addresses(facts: Mapping[str, str]) -> tuple[str, ...]:
    url, doi = facts.get("url", ""), facts.get("doi", "")
    return tuple(filter(None, (url, f"https://doi.org/{doi}" if doi and not url else "")))


def _calls(text: str, works: Mapping[str, Note]) -> Iterator[tuple[Span, str]]:
    """Yield the places that cite by key: in brackets any, within a sentence only keys that are known."""
    taken: list[Span] = []
    for found in _BRACKETED.finditer(text):
        span = Span(start=found.start(), end=found.end())
        for key in _KEYS.findall(found[0]):
            if not _CROSS_REFERENCE.match(key):
                taken.append(span)
                yield span, key.strip("{}")
    for found in _NARRATIVE.finditer(text):
        key = found[1].strip("{}")
        if key in works and not any(one.start <= found.start() < one.end for one in taken):
            yield Span(start=found.start(), end=found.end()), key


def _inside(span: Span, away: list[Span], head: Span | None) -> bool:
    return any(one.start <= span.start < one.end for one in (*away, *((head,) if head else ())))
