"""The nouns that travel the street, all frozen.

A `Document` is read by `documents/`, completed with markers and notes by
`citations/`, and with claims by `claims/`; `sources/` adds `Source` and
`Snapshot`, `evidence/` adds `Evidence`, `rules/` adds `Finding` and the verdicts.

Offsets are characters from the start of `Document.text`, 0-based; an `end` is one
past the last. Lines, columns and pages are 1-based. Text is never rewritten: what
is not body text (markers, notes, running heads, markup) is listed in
`Document.asides` and blanked, character for character, in `Document.body()`.

The module is long because it is the one vocabulary of all rooms, and a noun is best
read beside the nouns it holds.
"""

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import overload


class Role(StrEnum):
    """What a block of text is on its page."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    """An entry of a list."""
    CELL = "cell"
    """A cell or row of a table."""
    CAPTION = "caption"
    CODE = "code"


class AsideKind(StrEnum):
    """Why a stretch of text is no body text."""

    RUNNING_HEAD = "running head"
    """A head or foot that recurs, or a page number."""
    MARKER = "marker"
    NOTE = "note"
    URL = "url"
    """An address printed in the body, or a bare line of link targets."""
    MARKUP = "markup"
    """Signs of the format (`**`, `](https://…)`), code, comments."""
    BIBLIOGRAPHY = "bibliography"
    """A list of works without markers, a table of contents, an index."""
    INTERRUPTION = "interruption"
    """A by-line, caption or box that stands in the middle of a sentence."""


class Level(StrEnum):
    """How much an editor wants a source for a claim."""

    MUST = "must"
    MAY = "may"


class Kind(StrEnum):
    """What sort of figure a quantity is."""

    MONEY = "money"
    PERCENT = "percent"
    PROPORTION = "proportion"
    COUNT = "count"
    RATIO = "ratio"
    DURATION = "duration"
    RANK = "rank"
    MEASURE = "measure"


class Status(StrEnum):
    """What became of a link when it was asked for."""

    LIVE = "live"
    MOVED = "moved"
    DEAD = "dead"
    BLOCKED = "blocked"
    UNREACHABLE = "unreachable"
    UNCHECKED = "unchecked"


class Trouble(StrEnum):
    """What was seen at a link, as a fact; only `rules/` says what it means."""

    GONE = "gone"
    """404, 410 or another answer that the page is not there."""
    SOFT_404 = "soft-404"
    """Answered 200 with a page that says there is no such page."""
    HOME = "home"
    """A deep address redirected to the site's home page."""
    NO_HOST = "no-host"
    """The name does not resolve, although other names do."""
    REFUSED = "refused"
    """Robots or visitors are turned away: 401, 403, 407, 429, 451, 999, a login wall."""
    TIMEOUT = "timeout"
    CONNECTION = "connection"
    """Refused, reset or broken off."""
    SERVER = "server"
    """5xx, after the retries."""
    CERTIFICATE = "certificate"
    LOOP = "loop"
    """Redirects that never end."""
    MALFORMED = "malformed"
    """No address that could be asked for."""
    PRIVATE = "private"
    """A private or local address, which is not asked for without `--allow-private`."""
    TOO_LARGE = "too-large"
    OFFLINE = "offline"
    """Not asked for, because the user said so, or the run was interrupted."""
    NETWORK_DOWN = "network-down"
    """One's own network is the trouble; it says nothing of the link."""


class Outcome(StrEnum):
    """What a source says of a figure."""

    SAME = "same"
    DIFFERS = "differs"
    ABSENT = "absent"


class Difference(StrEnum):
    """How the source's figure differs from the claim's."""

    ROUNDING = "rounding"
    SCALE = "scale"
    UNIT = "unit"
    POINTS = "percent-or-points"
    DIRECTION = "direction"
    COMPARATOR = "comparator"
    DIGITS = "digits"
    YEAR = "year"
    OTHER = "other"


class Verdict(StrEnum):
    """How a claim stands, listed worst first."""

    UNSUPPORTED = "unsupported"
    STALE = "stale"
    UNVERIFIED = "unverified"
    SUPPORTED = "supported"


class Severity(StrEnum):
    """How bad a finding is; `rank` orders them, 3 the worst."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """3 for error, 2 for warning, 1 for note."""
        return {"error": 3, "warning": 2, "note": 1}[self.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of `Document.text`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside(Span):
    """A stretch that is no body text, and why."""

    kind: AsideKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Block(Span):
    """A paragraph, heading, list entry or table cell; no sentence crosses two by itself."""

    role: Role = Role.PARAGRAPH


@dataclass(frozen=True, slots=True, kw_only=True)
class Link(Span):
    """A link that the format itself states (annotation, anchor), over the text it covers.

    `start == end` where no text could be found under it. Links inside the
    document (`#fn1`) are not among these.
    """

    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Jump(Span):
    """A link to another place of the document that the format itself states, over the text it covers.

    Over a footnote's marker it is the document's own word for which note the marker leads to.
    One that breaks over two rows is two jumps.
    """

    page: int
    """1-based, of the place that it leads to."""
    top: float | None = None
    """How far under that page's top, in points; None where the link names no more than the page."""
    goal: int | None = None
    """Offset of that place in `Document.text`: of the row, or of a character amid it; None where no
    text stands there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Span):
    """A page of a paged format, and the text on it."""

    number: int
    """1-based, in the file's order; not the printed number."""
    width: float = 0.0
    """Points."""
    height: float = 0.0
    """Points."""
    has_text: bool = True
    """False for a page of pictures."""


Box = tuple[float, float, float, float]
"""x0, top, x1, bottom in points from the page's top left."""


class Edges(Sequence[float]):
    """Left edge of each character of a line and right edge of the last, in points.

    Packed, because a long document has millions of them: a tuple of floats takes four times the memory.
    """

    __slots__ = ("_packed",)

    def __init__(self, edges: Iterable[float]) -> None:
        self._packed = array("d", edges).tobytes()

    def __len__(self) -> int:
        return len(self._packed) // 8

    @overload
    def __getitem__(self, at: int) -> float: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[float]: ...

    def __getitem__(self, at: int | slice) -> float | Sequence[float]:
        edges = memoryview(self._packed).cast("d")
        return edges[at].tolist() if isinstance(at, slice) else edges[at]

    def __iter__(self) -> Iterator[float]:
        return iter(memoryview(self._packed).cast("d"))

    def __eq__(self, other: object) -> bool:
        return self._packed == other._packed if isinstance(other, Edges) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._packed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line(Span):
    """A line of the file or of a page, and where it stands."""

    number: int | None = None
    """1-based line of the file; None for formats without lines."""
    column: int = 1
    """1-based column at which `start` stands in that line."""
    page: int | None = None
    """1-based page; None for formats without pages."""
    bbox: Box | None = None
    edges: Sequence[float] | None = None
    """Left edge of each character and right edge of the last, in points: `end - start + 1` values."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Location(Span):
    """Where something stands, for people and for machines."""

    page: int | None = None
    bbox: Box | None = None
    line: int | None = None
    column: int | None = None
    document: str | None = None
    """Path of the file that it counts in, where that is not the document itself: a file of notes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker(Span):
    """A footnote marker in the text and the note that it leads to."""

    marker: str
    """As printed: `27`, `*`, `†`; a label for formats that use labels."""
    note: str | None = None
    """Id of its note; None when it leads nowhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Span):
    """A footnote or endnote. `start` and `end` span its first part in the text."""

    id: str
    """Unique in its document: `n-27`, and `n-*-2` where a marker recurs."""
    marker: str
    text: str
    """Whole and readable: line breaks and hyphenation undone, without the marker."""
    year: int | None = None
    """Of publication, as the note states it."""
    pages: str | None = None
    """Cited pages, as printed: `12-13`."""
    accessed: date | None = None
    urls: tuple[str, ...] = ()
    """Complete addresses, in the note's order; as linked where a link witnesses them."""
    doubtful: tuple[str, ...] = ()
    """Those of `urls` that print broke off at a hyphen, and of which neither a link nor another mention
    in the document says whether the hyphen is their own: a dead one may be misread."""
    place: Location | None = None
    """Where a note from a file of its own stands in that file; its `start` and `end` are then the
    end of the document's text. None for a note of the document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity(Span):
    """A figure as a sentence states it, and what it amounts to."""

    text: str
    """Verbatim: always `text[start:end]` of the text it was found in."""
    value: float
    """Base units: `£2.5 billion` is 2.5e9, `one in four` is 0.25, `80 per cent` is 80."""
    value_to: float | None = None
    """The upper end of a range (`15–20 years`); None for a single figure."""
    unit: str | None = None
    """ISO 4217, a unit's symbol, `%` or `pp`, `/min` and the like for a rate; None: a plain number."""
    kind: Kind
    modifier: str | None = None
    """The words of approximation as written (`about`, `up to`); None for none."""
    of: str | None = None
    """What is counted, as written (`vacancies`); None where nothing is named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A quantity that the document asserts about the world, and what it cites."""

    id: str
    """`c-` and eight hex digits, from its wording and figure, wherever it stands; `-2` and so on
    behind it where the same words recur."""
    level: Level
    quantity: Quantity
    quote: str
    """The clause around the figure, readable."""
    sentence: str
    """The sentence, readable: markers lifted out, lines joined."""
    figure: tuple[int, int]
    """Where the figure stands in `sentence`."""
    location: Location
    markers: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    """All addresses of its notes, and of inline links that cover it."""
    repeats: str | None = None
    """Id of the claim that this pull quote or restatement repeats."""
    when: str | None = None
    """The date that the claim is about, as written."""
    worth: float = 0.0
    """Check-worthiness, 0 to 1: money, percentages and counts about many people first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A quantity that is no claim, and why, so that a person can disagree."""

    quantity: Quantity
    reason: str
    sentence: str
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document as text in reading order, with the way back to page, line and box."""

    path: str
    """As the user named it; a URL for a source."""
    format: str
    """`text`, `markdown`, `html`, `pdf` …"""
    sha256: str
    """Of the file's bytes, hex."""
    text: str
    title: str | None = None
    published: str | None = None
    """ISO date, to the precision known: `2018`, `2018-09`, `2018-09-14`."""
    language: str | None = None
    """As the format states it, the first part only: `en`, `de`; None where it does not."""
    pages: tuple[Page, ...] = ()
    lines: tuple[Line, ...] = ()
    """In text order, without overlap."""
    blocks: tuple[Block, ...] = ()
    """In text order, without overlap."""
    raised: tuple[Span, ...] = ()
    """Superscripts, by size and baseline or by markup."""
    links: tuple[Link, ...] = ()
    jumps: tuple[Jump, ...] = ()
    """In text order. Formats that state their notes outright have none."""
    asides: tuple[Aside, ...] = ()
    """What is no body text; overlaps allowed, order not needed."""
    states_notes: bool = False
    """The format itself says which marker leads to which note (Markdown, DOCX); no search is needed."""
    markers: tuple[Marker, ...] = ()
    notes: tuple[Note, ...] = ()
    claims: tuple[Claim, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    def body(self) -> str:
        """Return `text` with every aside blanked, character for character."""
        return blanked(self.text, self.asides)

    def with_asides(self, asides: Iterable[Aside]) -> "Document":
        """Return this document with more asides."""
        return replace(self, asides=(*self.asides, *asides))

    def place_of(self, note: Note) -> Location:
        """Return where a note stands, in the document or in the file of notes that it is from."""
        return note.place or self.locate(note.start, note.end)

    def locate(self, start: int, end: int) -> Location:
        """Return page, box, line and column of a span; what the format has not is None."""
        first = bisect_right(self.lines, start, key=lambda line: line.start) - 1
        if first < 0:
            return Location(start=start, end=end)
        line = self.lines[first]
        column = None if line.number is None else line.column + start - line.start
        return Location(
            start=start,
            end=end,
            page=line.page,
            bbox=_box(line, start, end),
            line=line.number,
            column=column,
        )


def _box(line: Line, start: int, end: int) -> Box | None:
    """Return the box of the part of a span that stands on `line`."""
    if line.bbox is None or line.edges is None:
        return line.bbox
    last = len(line.edges) - 1
    left = min(max(start - line.start, 0), last)
    right = min(max(end - line.start, 0), last)
    return (line.edges[left], line.bbox[1], line.edges[right], line.bbox[3])


_INK = re.compile(r"\S")


def blanked(text: str, spans: Iterable[Span]) -> str:
    """Return `text` with every span turned into spaces; its length and lines stay."""
    pieces, at = [], 0
    for span in sorted(spans, key=lambda span: (span.start, span.end)):
        if span.end <= at:
            continue
        start = max(span.start, at)
        pieces += [text[at:start], _INK.sub(" ", text[start : span.end])]
        at = span.end
    return "".join([*pieces, text[at:]])


@dataclass(frozen=True, slots=True, kw_only=True)
class Redirect:
    """One hop on the way to a source."""

    url: str
    http_status: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """A copy of a page in a web archive."""

    url: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A cited address and what was seen there. Facts only."""

    url: str
    """As cited."""
    status: Status
    trouble: Trouble | None = None
    http_status: int | None = None
    """Of the last answer; None where nobody answered."""
    final_url: str | None = None
    redirects: tuple[Redirect, ...] = ()
    reason: str
    """One line in plain words: what was seen."""
    checked_at: datetime
    """UTC."""
    published: str | None = None
    """ISO date to the precision known."""
    withdrawn: str | None = None
    """The words with which the page says that it is withdrawn; None where it does not."""
    archived: Capture | None = None
    snapshot: str | None = None
    """`sha256:…` of the bytes that were fetched; None where nothing was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """What a source held at one moment."""

    url: str
    """As cited."""
    final_url: str
    fetched_at: datetime
    """UTC."""
    media_type: str
    """`text/html`, without parameters; the empty string where none was given."""
    charset: str | None = None
    content: bytes
    sha256: str
    """Of `content`, hex."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What one source says of one figure, with the passage that shows it."""

    url: str | None = None
    """The source as cited; None where a bare text was weighed."""
    outcome: Outcome
    difference: Difference | None = None
    """Only where the outcome is `differs`."""
    passage: str | None = None
    """Verbatim, lines joined; None where the outcome is `absent` and nothing is near."""
    page: int | None = None
    quantity: Quantity | None = None
    """The source's figure; None where it holds none about the same thing."""
    score: float = 0.0
    """0 to 1: how surely the passage is about the same thing."""
    snapshot: str | None = None
    link: str | None = None
    """The source opened at the passage (a text fragment, or `#page=`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a person decided about a claim, from claims.yaml."""

    id: str
    document: str | None = None
    quote: str | None = None
    decision: str | None = None
    """`accepted`, `disputed` or `to-do`."""
    reason: str | None = None
    by: str | None = None
    decided: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a rule has to say, and where."""

    rule: str
    name: str
    severity: Severity
    message: str
    document: str | None = None
    claim: str | None = None
    note: str | None = None
    url: str | None = None
    location: Location | None = None
    waived: str | None = None
    """The reason a person gave for accepting it; None where nobody did."""
    hint: str | None = None
    """What to do about it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A claim with its verdict and what it rests on."""

    claim: Claim
    verdict: Verdict
    reason: str | None
    """Code of the rule that decided; None for `supported`."""
    evidence: tuple[Evidence, ...] = ()
    """One per cited source that could be read, in the order cited."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditedDocument:
    """A document and how each of its claims stands, in the order of the text."""

    document: Document
    judgements: tuple[Judgement, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """An input that could not be audited."""

    path: str
    reason: str
    remedy: str
    rule: str = "EA901"


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All that the rules may look at."""

    documents: tuple[Document, ...]
    sources: Mapping[str, Source]
    """By the address as cited; an address that is missing was not asked."""
    evidence: Mapping[tuple[str, str], tuple[Evidence, ...]]
    """By document path and claim id."""
    unread: tuple[Unread, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The outcome of a run, in the order of the inputs."""

    audited_on: date
    documents: tuple[AuditedDocument, ...] = ()
    sources: tuple[Source, ...] = ()
    """Each cited address once, in the order of first citation."""
    findings: tuple[Finding, ...] = ()
    """In document order, then by place, then by rule."""
    unread: tuple[Unread, ...] = ()
    interrupted: bool = False
    network_down: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """Every setting of a run; `config` fills it from flags, environment and claims.yaml."""

    today: date = field(default_factory=lambda: datetime.now().astimezone().date())
    offline: bool = False
    refresh: bool = False
    max_age: timedelta = timedelta(days=1)
    """How long a stored check of a source is taken for granted."""
    timeout: float = 30.0
    """Seconds, for all requests that one URL takes."""
    jobs: int = 16
    """URLs checked at a time, all hosts together; documents read at a time, as far as there are cores."""
    allow_private: bool = False
    connect_to: tuple[str, ...] = ()
    """`HOST:PORT:ADDRESS:PORT`, as curl's."""
    fail_on: Severity | None = Severity.ERROR
    """None: findings never fail a run."""
    select: tuple[str, ...] = ("EA",)
    """Codes and prefixes."""
    ignore: tuple[str, ...] = ()
    severities: Mapping[str, Severity | None] = field(default_factory=dict)
    """By code or prefix; None turns a rule off."""
    replacements: Mapping[str, str] = field(default_factory=dict)
    """Address as cited → the address to ask instead."""
    decisions: tuple[Decision, ...] = ()
    published: Mapping[str, str] = field(default_factory=dict)
    """Path or pattern of documents → the date of publication that the register states."""
    notes: Mapping[str, str] = field(default_factory=dict)
    """Path or pattern of documents → the file that holds their notes."""
    pdf_engine: str | None = None
    """What reads PDFs; None for the engine that needs nothing installed."""
    document_timeout: float = 300.0
    """Seconds for reading one document or source; kept by executors that can end a task."""
    max_source_age: timedelta | None = None
    cache_dir: str | None = None
    """None: the user's cache folder."""
