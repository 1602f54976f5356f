"""Short ways to build the nouns that rules look at."""

from datetime import UTC, date, datetime

from evidence_audit.model import (
    Claim,
    Difference,
    Document,
    Evidence,
    Facts,
    Finding,
    Kind,
    Level,
    Location,
    Marker,
    Note,
    Outcome,
    Policy,
    Quantity,
    Source,
    Status,
)
from evidence_audit.rules import judge

TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 10, tzinfo=UTC)
URL = "https://example.org/report"
OTHER = "https://example.org/other"


def claim(id="c-1", *, at=10, level=Level.MUST, text="80 per cent", **rest):
    """A claim at offset `at`; cite with `markers`, `notes`, `urls`."""
    quantity = Quantity(start=at, end=at + len(text), text=text, value=80, unit="%", kind=Kind.PERCENT)
    rest.setdefault("quote", f"saw {text} of it")
    return Claim(
        id=id,
        level=level,
        quantity=quantity,
        sentence=f"We saw {text} of it.",
        figure=(7, 7 + len(text)),
        location=Location(start=at, end=at + len(text)),
        **rest,
    )


def note(marker="1", *urls, at=500, id=None, **rest):
    return Note(id=id or f"n-{marker}", marker=marker, text="…", urls=urls, start=at, end=at + 20, **rest)


def markers(*labels, notes=True, at=20):
    """Markers in text order; `"3!"` is one that leads nowhere."""
    return tuple(
        Marker(
            marker=label.rstrip("!"),
            note=f"n-{label}" if notes and not label.endswith("!") else None,
            start=at + 10 * place,
            end=at + 10 * place + 1,
        )
        for place, label in enumerate(labels)
    )


def document(path="report.md", **rest):
    return Document(path=path, format="markdown", sha256="0" * 64, text="x" * 1000, **rest)


def source(url=URL, status=Status.LIVE, **rest):
    rest.setdefault("reason", "what was seen")
    return Source(url=url, status=status, checked_at=NOW, **rest)


def evidence(outcome=Outcome.SAME, url=URL, **rest):
    if outcome is Outcome.DIFFERS:
        rest.setdefault("difference", Difference.DIGITS)
        figure = Quantity(start=0, end=3, text="85%", value=85, unit="%", kind=Kind.PERCENT)
        rest.setdefault("quantity", figure)
    return Evidence(url=url, outcome=outcome, **rest)


def facts(*documents, sources=(), evidence=None, unread=()):
    """Facts of documents; `evidence` is a dict by claim id, of the first document."""
    path = documents[0].path if documents else ""
    return Facts(
        documents=documents,
        sources={each.url: each for each in sources},
        evidence={(path, id): found for id, found in (evidence or {}).items()},
        unread=unread,
    )


def policy(**rest):
    return Policy(today=TODAY, **rest)


def findings(seen: Facts, rule: str, **settings) -> tuple[Finding, ...]:
    """What one rule alone has to say."""
    return judge(seen, policy(select=(rule,), **settings))[1]


def cited(*, urls=(URL,), **rest):
    """A document with one claim, one marker and one note that gives `urls`."""
    return document(
        claims=(claim(markers=("1",), notes=("n-1",), urls=urls),),
        markers=markers("1"),
        notes=(note("1", *urls, **rest),),
    )
