"""A report made by hand: every verdict, every kind of trouble, once."""

from datetime import UTC, date, datetime

from evidence_audit.model import (
    AuditedDocument,
    Block,
    Capture,
    Claim,
    Difference,
    Document,
    Evidence,
    Finding,
    Judgement,
    Kind,
    LeftOut,
    Level,
    Line,
    Link,
    Location,
    Marker,
    Note,
    Outcome,
    Page,
    Quantity,
    Redirect,
    Report,
    Severity,
    Source,
    Status,
    Trouble,
    Unread,
    Verdict,
)

CHECKED = datetime(2026, 11, 21, 10, 0, 0, tzinfo=UTC)

LIVE = "https://stats.example.org/releases/workforce-2018.html"
DEAD = (
    "https://www.example.com/publications/2016/annual-review/section-four/what-the-service-costs-"
    "and-who-pays-for-it-a-summary-for-readers.html?edition=second&download=pdf"
)
MOVED = "http://old.example.net/agency"
BLOCKED = "https://journal.example.edu/article/77"
ASKED_NOT = "https://survey.example.org/tables.xlsx"
ARCHIVED = "https://web.archive.org/web/20190102000000/https://www.example.com/publications/2016"
INLINE = "https://blog.example.org/why"


def quantity(text: str, value: float, kind: Kind, unit: str | None = None, **rest: object) -> Quantity:
    """Return a figure; where it stands in the document does not matter here."""
    return Quantity(start=0, end=len(text), text=text, value=value, kind=kind, unit=unit, **rest)


def claim(
    number: int, sentence: str, figure: Quantity, *, page: int, note: str = "", **rest: object
) -> Claim:
    """Return a claim on a page, with the note that covers it (none: the empty string)."""
    at = sentence.index(figure.text)
    return Claim(
        id=f"c-{number:08x}",
        level=rest.pop("level", Level.MUST),
        quantity=figure,
        quote=sentence,
        sentence=sentence,
        figure=(at, at + len(figure.text)),
        location=Location(start=at, end=at + len(figure.text), page=page),
        markers=(note,) if note else (),
        notes=(f"n-{note}",) if note.isdecimal() else (),
        **rest,
    )


AGENCY = "The shortage cost hospitals a whopping £500 every minute in agency fees last year alone."
DOCTORS = (
    "There were 8,207 family doctors under forty in 2008, and ten years later, in spite of every promise "
    "made meanwhile, no more than 7,696."
)

CLAIMS = (
    claim(
        1, AGENCY, quantity("£500 every minute", 500, Kind.MONEY, "GBP/min"), page=3, note="1", urls=(LIVE,)
    ),
    claim(
        2,
        "Almost half of all wards had a vacancy.",
        quantity("half", 0.5, Kind.PROPORTION, modifier="Almost", of="all wards"),
        page=3,
    ),
    claim(
        3, DOCTORS, quantity("8,207", 8207, Kind.COUNT, of="family doctors"), page=4, note="2", urls=(DEAD,)
    ),
    claim(4, DOCTORS, quantity("7,696", 7696, Kind.COUNT), page=4, note="2", urls=(DEAD,)),
    claim(
        5,
        "The bill for temporary staff came to £2.5 billion.",
        quantity("£2.5 billion", 2.5e9, Kind.MONEY, "GBP"),
        page=5,
        note="3",
        urls=(MOVED, BLOCKED),
    ),
    claim(
        6,
        "One in four nurses means to leave within two years.",
        quantity("One in four", 0.25, Kind.PROPORTION, of="nurses"),
        page=6,
        note="4",
        urls=(ASKED_NOT,),
    ),
    claim(
        7,
        "One in four nurses means to leave within two years.",
        quantity("two years", 2, Kind.DURATION, "years"),
        page=6,
        note="4",
        urls=(ASKED_NOT,),
        level=Level.MAY,
    ),
    claim(
        8,
        "Three days later the ward was closed.",
        quantity("Three days", 3, Kind.DURATION, "days"),
        page=6,
        level=Level.MAY,
    ),
    claim(
        9,
        "Up to 80 per cent of early deaths can be prevented.",
        quantity("80 per cent", 80, Kind.PERCENT, "%", modifier="Up to"),
        page=7,
        note="1",
        urls=(LIVE,),
    ),
    claim(
        10,
        "A whopping £500 every minute!",
        quantity("£500 every minute", 500, Kind.MONEY, "GBP/min"),
        page=8,
        level=Level.MAY,
        repeats="c-00000001",
    ),
    claim(
        11,
        "The oldest building has stood for 15–20 years longer than planned.",
        quantity("15–20 years", 15, Kind.DURATION, "years", value_to=20),
        page=9,
        note="†",
    ),
    claim(
        12,
        "Every trust lost dozens of beds.",
        quantity("dozens", 12, Kind.COUNT, value_to=120, of="beds"),
        page=9,
        level=Level.MAY,
    ),
)

SAME = Evidence(
    url=LIVE,
    outcome=Outcome.SAME,
    passage="Of all deaths before the age of 75, up to 80% could have been prevented.",
    page=12,
    quantity=quantity("80%", 80, Kind.PERCENT, "%"),
    score=0.93,
    snapshot="sha256:aa",
    link=f"{LIVE}#:~:text=up%20to%2080%25",
)
OTHER = Evidence(
    url=LIVE,
    outcome=Outcome.DIFFERS,
    difference=Difference.DIGITS,
    passage="Agency staff cost the service £480 every minute in the year to March.",
    quantity=quantity("£480 every minute", 480, Kind.MONEY, "GBP/min"),
    score=0.81,
    snapshot="sha256:aa",
)

STANDING = (
    (Verdict.UNSUPPORTED, "EA302", (OTHER,)),
    (Verdict.UNSUPPORTED, "EA101", ()),
    (Verdict.STALE, "EA201", ()),
    (Verdict.STALE, "EA201", ()),
    (Verdict.UNVERIFIED, "EA205", ()),
    (Verdict.UNVERIFIED, "EA206", ()),
    (Verdict.UNVERIFIED, "EA206", ()),
    (Verdict.UNSUPPORTED, "EA101", ()),
    (Verdict.SUPPORTED, None, (SAME,)),
    (Verdict.UNSUPPORTED, "EA302", ()),
    (Verdict.UNSUPPORTED, "EA102", ()),
    (Verdict.UNSUPPORTED, "EA101", ()),
)
"""Verdict, deciding rule and evidence of each claim, in order."""

TEXT = "Hospital staff in figures\n1 Office for Numbers, Workforce, 2018.\n"

DOCUMENT = Document(
    path="reports/staff in figures.pdf",
    format="pdf",
    sha256="0" * 64,
    text=TEXT,
    title="Hospital staff in figures",
    published="2018-09",
    pages=tuple(Page(start=0, end=10, number=number) for number in range(1, 11)),
    lines=(
        Line(start=0, end=25, page=1, bbox=(72.0, 80.25, 300.0, 92.0)),
        Line(start=26, end=len(TEXT), page=10, bbox=(72.0, 700.0, 500.123, 710.0)),
    ),
    blocks=(Block(start=0, end=25),),
    links=(Link(start=0, end=8, url=INLINE),),
    markers=(
        Marker(start=8, end=9, marker="1", note="n-1"),
        Marker(start=14, end=15, marker="2", note="n-2"),
        Marker(start=20, end=21, marker="†"),
    ),
    notes=(
        Note(
            start=26, end=60, id="n-1", marker="1", text="Office for Numbers, Workforce, 2018, pp. 12-13.",
            year=2018, pages="12-13", accessed=date(2020, 7, 1), urls=(LIVE,),
        ),
        Note(start=26, end=60, id="n-2", marker="2", text="Annual review, 2016.", year=2016, urls=(DEAD,)),
        Note(start=26, end=60, id="n-3", marker="3", text="A. Smith, Journal.", urls=(MOVED, BLOCKED)),
        Note(start=26, end=60, id="n-4", marker="4", text="Staff survey, tables.", urls=(ASKED_NOT,)),
        Note(start=26, end=60, id="n-5", marker="5", text="Ibid."),
    ),
    claims=CLAIMS,
    left_out=(
        LeftOut(
            quantity=quantity("2008", 2008, Kind.COUNT), reason="a date", sentence=DOCTORS,
            location=Location(start=0, end=4, page=4),
        ),
        LeftOut(
            quantity=quantity("75", 75, Kind.COUNT), reason="a name", sentence="It stands on Route 75.",
            location=Location(start=0, end=2, page=9),
        ),
    ),
)  # fmt: skip

SOURCES = (
    Source(
        url=LIVE, status=Status.LIVE, http_status=200, final_url=LIVE, reason="answered 200",
        checked_at=CHECKED, published="2018-02", snapshot="sha256:aa",
    ),
    Source(
        url=DEAD, status=Status.DEAD, trouble=Trouble.GONE, http_status=404, final_url=DEAD,
        reason="answered 404 (not found)", checked_at=CHECKED,
        archived=Capture(
            url=ARCHIVED,
            at=datetime(2019, 1, 2, tzinfo=UTC),
        ),
    ),
    Source(
        url=MOVED, status=Status.MOVED, http_status=200, final_url="https://new.example.net/agency",
        redirects=(Redirect(url="https://new.example.net/agency", http_status=301),),
        reason="it redirects for good", checked_at=CHECKED,
    ),
    Source(
        url=BLOCKED, status=Status.BLOCKED, trouble=Trouble.REFUSED, http_status=403,
        reason="answered 403", checked_at=CHECKED,
    ),
    Source(
        url=ASKED_NOT, status=Status.UNCHECKED, trouble=Trouble.OFFLINE, reason="not asked: offline",
        checked_at=CHECKED,
    ),
)  # fmt: skip

PATH = DOCUMENT.path


def finding(rule: str, name: str, severity: Severity, message: str, **rest: object) -> Finding:
    """Return a finding of the sample document."""
    return Finding(
        rule=rule, name=name, severity=severity, message=message, document=rest.pop("document", PATH), **rest
    )


UNCITED_HINT = "add a note that names the source, or accept the claim with a reason"

FINDINGS = (
    finding(
        "EA302", "figure-differs", Severity.WARNING,
        f"the document says “£500 every minute”, {LIVE} says “£480 every minute”",
        claim="c-00000001", note="n-1", url=LIVE, location=Location(start=30, end=47, page=3),
        hint="compare the passage with the sentence, and correct whichever is wrong",
    ),
    finding(
        "EA101", "uncited-claim", Severity.WARNING, "no note or link was found for “half”",
        claim="c-00000002", location=Location(start=60, end=64, page=3), hint=UNCITED_HINT,
    ),
    finding(
        "EA201", "dead-link", Severity.ERROR, f"note 2: {DEAD} is dead: answered 404 (not found)",
        claim="c-00000003", note="n-2", url=DEAD, location=Location(start=26, end=60, page=10),
        hint=f"cite the archived copy of 2019-01-02: {ARCHIVED}",
    ),
    finding(
        "EA205", "blocked-link", Severity.NOTE,
        f"note 3: {BLOCKED} could not be checked, its site turns automatic visitors away: answered 403",
        claim="c-00000005", note="n-3", url=BLOCKED, location=Location(start=26, end=60, page=10),
        hint="open it in a browser; if it holds the figure, accept the claim with your name and the date",
    ),
    finding(
        "EA202", "moved-link", Severity.WARNING, f"note 3: {MOVED} has moved: it redirects for good",
        claim="c-00000005", note="n-3", url=MOVED, location=Location(start=26, end=60, page=10),
        hint="cite the new address: https://new.example.net/agency",
    ),
    finding(
        "EA104", "note-without-source", Severity.NOTE, "note 5 gives no address", note="n-5",
        location=Location(start=26, end=60, page=10),
        hint="add the address or DOI of the source, if it has one",
    ),
    finding(
        "EA102", "marker-without-note", Severity.ERROR, "no note was found for marker †", claim="c-0000000b",
        location=Location(start=20, end=21, page=9), waived="printed on the inside cover (AB)",
    ),
    finding(
        "EA105", "marker-out-of-order", Severity.WARNING, "marker 2 stands after marker 3",
        location=Location(start=3, end=4, page=4), waived="on purpose",
    ),
    finding(
        "EA902", "no-text-layer", Severity.ERROR, "every page is a picture", document="scan.pdf",
        hint="run it through text recognition first",
    ),
)  # fmt: skip

REPORT = Report(
    audited_on=date(2026, 11, 21),
    documents=(
        AuditedDocument(
            document=DOCUMENT,
            judgements=tuple(
                Judgement(claim=one, verdict=verdict, reason=reason, evidence=evidence)
                for one, (verdict, reason, evidence) in zip(CLAIMS, STANDING, strict=True)
            ),
        ),
    ),
    sources=SOURCES,
    findings=FINDINGS,
    unread=(
        Unread(path="scan.pdf", reason="every page is a picture",
               remedy="run it through text recognition first", rule="EA902"),
    ),
)  # fmt: skip

EMPTY = Report(audited_on=date(2026, 11, 21))
