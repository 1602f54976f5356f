"""Where notes begin: numbered rows that count up and answer to markers in the text.

A list of numbered items in the body looks the same; what tells a note is that a
marker with its number stands before it, and that it reads like a source.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from evidence_audit.citations import sequence
from evidence_audit.citations.candidates import STRONG, Candidate, Manner
from evidence_audit.citations.particulars import is_rest_of_date
from evidence_audit.citations.rows import Row
from evidence_audit.documents.patterns import compiled
from evidence_audit.model import Span

_STYLES = (
    ("bracket", re.compile(r"\[(\d{1,3})\][.:]?\s*(?=\S|$)")),
    ("dot", re.compile(r"(\d{1,3})\.(?!\d)\s*(?=\S|$)")),
    ("paren", re.compile(r"\(?(\d{1,3})\)[.:]?\s*(?=\S|$)")),
    (
        "bare",
        re.compile(
            r"(\d{1,3})(?:\s+(?=[^\W\d_]|[‘“\"'(\[£$€§¶]|\d{1,4}\s+(?:[A-Z]\.?){1,3}[a-z]{0,5}\.)|(?=[A-Z‘“\"][^\W\d]|https?:|www\.)|\s*$)"
        ),
    ),
)
_BACK = r"(?:\^|↑)\s*(?:[a-z]{1,2}\s+)*(?=\S)"
"""Ways back into the text, as wikis print them before a note: `^ a b`."""
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_STYLE_WEIGHTS = {"bracket": 0.3, "dot": 0.0, "paren": -0.2, "bare": -0.5, "raised": 1.0}
HEADING = re.compile(
    r"^(?:\d+\.?\s+|[IVX]+\.?\s+|appendix\s+\w+:?\s+)?"
    r"(?:(?:end|foot)?\s?notes?(?:\s+and\s+references|\s*&\s*references)?|references?(?:\s+and\s+(?:foot|end)?notes)?"
    r"|references\s+cited|works\s+cited|literature\s+cited|sources|citations|bibliography|(?:foot|end)notes\s+and\s+references"
    r"|list\s+of\s+references|notes\s+to\s+.{2,40})\s*:?$",
    re.IGNORECASE,
)
_READS_AS_SOURCE = re.compile(
    r"https?:|www\.|[a-z]\.(?:com|org|gov|uk|eu)\b|\bdoi\b|\((?:19|20)\d\d[a-z]?\)|(?:19|20)\d\d[.,;)]"
    r"|\b(?:ibid|op\.? cit|et al|available (?:at|from)|accessed|retrieved|see also|see|pp?\.\s?\d|vol\.|press"
    r"|journal|report|eds?\.)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """A row that may begin a note."""

    row: int
    """Index of the row."""
    number: int
    style: str
    text_at: int
    """Offset in the row's text where the note's own words begin."""
    weight: float
    supported: bool
    """A marker with its number stands before it."""
    reads_as_source: bool = False
    """Its words are those of a source: an address, a year, `see`, `ibid`."""

    @property
    def first(self) -> int:
        """The note's number."""
        return self.number

    @property
    def last(self) -> int:
        """The note's number."""
        return self.number


_FEW_SOURCES = 0.6
"""Share of entries that read like a source, below which a list in a style of its own has no notes."""
_STYLES_MIXED, _FEWEST_MIXED = 2, 3
"""Styles and notes from which a list is one in mixed styles."""
_LATEST_FIRST = 3
"""Number with which a file of notes begins, at most: one or two may be lost."""
_COLUMN = 5
"""Notes at the foot of one column that those of the other may be mixed with."""
_COSTS = sequence.Costs(step=0.6, gap=0.7, restart=1.5, late=0.1)


def find(
    rows: Sequence[Row],
    candidates: Sequence[Candidate],
    raised: Iterable[Span],
    *,
    are_notes: bool = False,
    styles: Collection[str] | None = None,
) -> list[list[Start]]:
    """Return the note lists of a document, each in ascending order; `[]` for a document without notes.

    `styles` are the ways in which its notes may begin (`raised`, `bracket` …), None for any. `are_notes`
    says that the rows are those of a file of notes: then what counts up in them is believed, whether or
    not `candidates`, the markers of another document, call it.
    """
    candidates = [candidate for candidate in candidates if candidate.manner is not Manner.BURIED]
    support = _Support(candidates)
    headed = _headed(rows)
    by_style: dict[str, list[Start]] = defaultdict(list)
    for start in starts_of(rows, raised):
        if styles is not None and start.style not in styles:
            continue
        by_style[start.style].append(_weighed(start, rows, support, headed))
    by_style["mixed"] = _mixed(by_style, headed)
    lists = [
        _with_lone_numbers(found, starts, rows) for starts in by_style.values() for found in _counted(starts)
    ]
    # A raised number that opens a row is that of a note; counted as a call of it, it would answer for others.
    opening = {rows[start.row].start for start in by_style["raised"]}
    runs = _runs([candidate for candidate in candidates if candidate.start not in opening])
    kept = _uncrossed(lists) if are_notes else _answering(lists, runs)
    alone = [[start] for start in by_style[kept[0][0].style] if start.number == 1] if kept else []
    kept = [*kept, *_answered_nearby([*lists, *alone], kept, rows, candidates)]
    kept.sort(key=lambda found: found[0].row)
    kept = [_with_stragglers(found, by_style[found[0].style]) for found in kept]
    return [_with_misprints(found, by_style[found[0].style]) for found in kept]


def _mixed(by_style: Mapping[str, Sequence[Start]], headed: frozenset[int]) -> list[Start]:
    """Return the starts below a heading if they count 1, 2, 3 only in all their styles; else `[]`."""
    pooled = [start for starts in by_style.values() for start in starts if start.row in headed]
    pooled.sort(key=lambda start: start.row)
    styles = {start.style for start in pooled}
    counts = [start.number for start in pooled] == list(range(1, len(pooled) + 1))
    if len(styles) < _STYLES_MIXED or len(pooled) < _FEWEST_MIXED or not counts:
        return []
    return [replace(start, style="mixed") for start in pooled]


def starts_of(rows: Sequence[Row], raised: Iterable[Span]) -> Iterable[Start]:
    """Yield the rows that begin with a number, as a note does; nothing is weighed yet."""
    ends = {span.start: span.end for span in raised}
    for at, row in enumerate(rows):
        if (end := ends.get(row.start)) is not None:
            number = row.text[: end - row.start].translate(_SUPERSCRIPTS).strip(" .")
            if number.isdecimal() and len(number) <= 4:
                gap = len(row.text) - len(row.text[end - row.start :].lstrip())
                yield _start(at, int(number), "raised", gap)
            continue
        if not any(map(str.isdigit, row.text[:2])):
            continue
        for style, pattern in _STYLES:
            match = pattern.match(row.text)
            if match and match[1][0] != "0":
                back = compiled(_BACK).match(row.text, match.end())
                yield _start(at, int(match[1]), style, back.end() if back else match.end())
                break


def _start(row: int, number: int, style: str, text_at: int) -> Start:
    return Start(row=row, number=number, style=style, text_at=text_at, weight=0.0, supported=False)


def _weighed(start: Start, rows: Sequence[Row], support: "_Support", headed: frozenset[int]) -> Start:
    """Return `start` with the evidence for its being a note."""
    row = rows[start.row]
    own = row.text[start.text_at :]
    following = rows[start.row + 1] if start.row + 1 < len(rows) else None
    if not own and (following is None or following.new_page):
        return replace(start, weight=-4.0)
    near = " ".join([own, *(near.text for near in rows[start.row + 1 : start.row + 3])])
    backing = support.before(start.number, row.start)
    reads_as_source = bool(_READS_AS_SOURCE.search(near))
    weight = _STYLE_WEIGHTS[start.style] + backing
    weight += 0.6 if reads_as_source else -0.2
    weight += 1.0 if start.row in headed else 0.0
    weight += 0.2 if row.gap or start.number > 1 else 0.0
    if start.style == "bare" and own and own[0].islower() and not own.startswith("http"):
        weight -= 1.5
    if start.style == "bare" and is_rest_of_date(own):
        weight -= 1.5
    return replace(start, weight=weight, supported=backing > 0, reads_as_source=reads_as_source)


def _headed(rows: Sequence[Row]) -> frozenset[int]:
    """Return the rows right below a heading such as `Notes`, down to the document's next 400 rows."""
    headed: set[int] = set()
    for at, row in enumerate(rows):
        if len(row.text) < 60 and HEADING.match(row.text):
            headed.update(range(at + 1, min(at + 400, len(rows))))
    return frozenset(headed)


class _Support:
    """Where markers stand that would answer to a note."""

    def __init__(self, candidates: Iterable[Candidate]) -> None:
        self._clear: dict[int, int] = {}
        """By number: the first place with good evidence."""
        self._faint: dict[int, int] = {}
        for candidate in candidates:
            first_seen = self._clear if candidate.weight >= 0.5 else self._faint
            for number in range(candidate.first, min(candidate.last, candidate.first + 70) + 1):
                first_seen.setdefault(number, candidate.start)

    def before(self, number: int, at: int) -> float:
        """Return 1.0 for a clear marker before `at`, 0.3 for a faint one, -1.0 for none."""
        if self._clear.get(number, at) < at:
            return 1.0
        return 0.3 if self._faint.get(number, at) < at else -1.0


def _counted(starts: Sequence[Start]) -> list[list[Start]]:
    """Return the lists that count up among starts of one style."""
    return [[starts[at] for at in segment] for segment in sequence.best(starts, _COSTS)]


def _runs(candidates: Sequence[Candidate]) -> list[set[int]]:
    """Return the numbers of the markers, run by run, as far as they are known without notes."""
    runs = []
    for segment in sequence.best(candidates, sequence.Costs()):
        members = [candidates[at] for at in segment]
        # the exponent of `m²` alone calls no note
        if any(one.weight > 0 for one in members):
            runs.append({number for one in members for number in range(one.first, one.last + 1)})
    return runs


def _answering(lists: Sequence[list[Start]], runs: list[set[int]]) -> list[list[Start]]:
    """Return the lists that answer to a run of markers, strongest first served; one list a run."""
    free = list(runs)
    kept: list[list[Start]] = []
    for found in sorted(lists, key=lambda found: -sum(start.weight + 0.5 for start in found)):
        numbers = {start.number for start in found}
        best = max(free, key=lambda run: _likeness(run, numbers), default=set())
        if not _is_note_list(found, _likeness(best, numbers)) or _is_crossed(found, kept):
            continue
        if kept and found[0].style != kept[0][0].style and _sourced(found) < _FEW_SOURCES:
            continue  # a list of the body that counts as the markers do
        if best in free:
            free.remove(best)
        kept.append(found)
    return sorted(kept, key=lambda found: found[0].row)


def _answered_nearby(
    lists: Sequence[list[Start]],
    kept: Sequence[list[Start]],
    rows: Sequence[Row],
    candidates: Sequence[Candidate],
) -> list[list[Start]]:
    """Return the lists that begin again at 1, in the style of one that is kept, and are called right before.

    The few notes of a page are too few for a run of markers by themselves.
    """
    found: list[list[Start]] = []
    sure = [candidate for candidate in candidates if candidate.weight >= STRONG]
    for listed in lists:
        before = [other for other in (*kept, *found) if other[-1].row < listed[0].row]
        if listed[0].number != 1 or not before or before[0][0].style != listed[0].style:
            continue
        if any(other[0].row <= listed[0].row <= other[-1].row for other in (*kept, *found)):
            continue
        start, end = rows[max(other[-1].row for other in before)].end, rows[listed[0].row].start
        called = {candidate.first for candidate in sure if start <= candidate.start < end}
        if all(start.number in called and start.reads_as_source for start in listed):
            found.append(listed)
    return found


def _uncrossed(lists: Sequence[list[Start]]) -> list[list[Start]]:
    """Return the lists that count from the beginning, the strongest where several cross."""
    kept: list[list[Start]] = []
    for found in sorted(lists, key=lambda found: -sum(start.weight + 0.5 for start in found)):
        if found[0].number <= _LATEST_FIRST and not _is_crossed(found, kept):
            kept.append(found)
    return sorted(kept, key=lambda found: found[0].row)


def _with_stragglers(found: list[Start], starts: Iterable[Start]) -> list[Start]:
    """Add notes of the same style that columns put out of order: their numbers are missing from the list."""
    if len(found) < 5 or len({start.number for start in found}) == found[-1].number:
        return found
    have = {start.number: start for start in found}
    for start in starts:
        if (
            start.number <= found[-1].number
            and start.reads_as_source
            and start.supported
            and start.weight > 0
        ):
            have.setdefault(start.number, start)
    return sorted(have.values(), key=lambda start: start.row)


def _with_misprints(found: list[Start], starts: Sequence[Start]) -> list[Start]:
    """Add notes that were printed with a wrong number: as many as the list lacks between two of its notes.

    They keep the number that is printed, and the note before them ends where they begin.
    """
    added: list[Start] = []
    for before, after in pairwise(found):
        missing = after.number - before.number - 1
        between = [one for one in starts if before.row < one.row < after.row and one.reads_as_source]
        if 0 < missing == len(between):
            added += between
    return sorted([*found, *added], key=lambda start: start.row)


def _with_lone_numbers(found: list[Start], starts: Iterable[Start], rows: Sequence[Row]) -> list[Start]:
    """Add the missing notes whose numbers stand alone in a row as those of the list do, out of order.

    Notes at the foot of two columns come in the order of their lines: 2, 1, 3, 7, 4, 8.
    """

    def is_lone(start: Start) -> bool:
        return start.text_at >= len(rows[start.row].text)

    if len(found) < _FEWEST_MIXED or not all(map(is_lone, found)):
        return found
    have = {start.number: start for start in found}
    numbers = range(max(found[0].number - _COLUMN, 1), found[-1].number + _COLUMN + 1)
    for start in starts:
        if start.number in numbers and start.supported and is_lone(start) and start.weight > 0:
            have.setdefault(start.number, start)
    return sorted(have.values(), key=lambda start: start.row)


def _likeness(left: set[int], right: set[int]) -> float:
    return len(left & right) / max(len(left | right), 1)


def _sourced(found: Sequence[Start]) -> float:
    """Return the share of a list's entries that read like a source."""
    return sum(start.reads_as_source for start in found) / len(found)


def _is_note_list(found: Sequence[Start], likeness: float) -> bool:
    """Say whether a list answers to markers enough for what its words are like."""
    sourced = _sourced(found)
    if likeness == 0.0:
        return False
    if len(found) >= 5 and sourced >= 0.6:
        return True
    weight = sum(start.weight for start in found) / len(found)
    return likeness >= 0.4 and weight > (0.2 if len(found) > 2 else 0.6)


def _is_crossed(found: Sequence[Start], kept: Sequence[Sequence[Start]]) -> bool:
    """Say whether a better list of another style counts through the same rows."""
    low, high = found[0].row, found[-1].row
    for other in kept:
        places = [start.row for start in other]
        inside = bisect_right(places, high) - bisect_left(places, low)
        if inside and found[0].style != other[0].style:
            return True
    return False
