"""One address checked from end to end: followed, judged, and its page kept."""

import hashlib
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from posixpath import splitext
from urllib.parse import urlsplit

from evidence_audit.errors import DocumentError, NoTextLayerError
from evidence_audit.likeness import alike
from evidence_audit.model import Document, Snapshot, Source, Status, Trouble
from evidence_audit.sources.answers import Answer, NoAnswer
from evidence_audit.sources.asking import Client
from evidence_audit.sources.contents import is_frame, unreadable
from evidence_audit.sources.following import Journey, charset, follow, is_html, media_type
from evidence_audit.sources.leash import Leash
from evidence_audit.sources.liveness import Seen, judge, settled
from evidence_audit.sources.transport import Transport
from evidence_audit.sources.wording import withdrawn

_SAME = 0.9
"""Likeness from which two pages of a site say the same."""
_COMPARED = 5000
"""Characters of each page that are compared."""
_DRAWN = "its page holds no text without a browser"


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """What came of one check."""

    source: Source
    snapshot: Snapshot | None = None
    was_answered: bool
    """Whether anybody answered, be it to refuse."""


def check(url: str, transport: Transport, leash: Leash) -> Visit:
    """Return what is seen at `url`, with its page where it has one that can be read.

    A picture, or a page that only scripts would fill, is live and has no page to weigh.
    """
    client = Client(transport, leash)
    journey = follow(client, url)
    seen = judge(url, journey)
    if seen.is_doubtful:
        seen = settled(seen, journey, is_everywhere=_answers_anything(client, journey))
    snapshot = _snapshot(url, journey) if seen.status in {Status.LIVE, Status.MOVED} else None
    text = _read(snapshot, journey.end) if snapshot else _Text()
    if text.missing is not None:
        seen, snapshot = replace(seen, reason=f"{seen.reason}; {text.missing}"), None
    return Visit(
        source=_source(url, journey, seen, snapshot, text.document),
        snapshot=snapshot,
        was_answered=bool(journey.hops) or isinstance(journey.end, Answer),
    )


def is_silent(visit: Visit) -> bool:
    """Return whether nobody at all was heard of in the time there was."""
    return visit.source.trouble is Trouble.TIMEOUT and not visit.was_answered


def silent(url: str, times: int) -> Visit:
    """Return how an address stands whose host was given up after so many silences."""
    source = Source(
        url=url,
        status=Status.UNREACHABLE,
        trouble=Trouble.TIMEOUT,
        reason=f"not asked: its host let the time run out {times} times in a row",
        checked_at=datetime.now(UTC),
    )
    return Visit(source=source, was_answered=False)


def _source(
    url: str, journey: Journey, seen: Seen, snapshot: Snapshot | None, document: Document | None
) -> Source:
    end = journey.end
    return Source(
        url=url,
        status=seen.status,
        trouble=seen.trouble,
        http_status=_last_status(journey),
        final_url=journey.landed if isinstance(end, Answer) else None,
        redirects=journey.hops,
        reason=seen.reason,
        checked_at=snapshot.fetched_at if snapshot else datetime.now(UTC),
        published=document.published if document else None,
        withdrawn=withdrawn(journey.page) if snapshot else None,
        snapshot=f"sha256:{snapshot.sha256}" if snapshot else None,
    )


def _last_status(journey: Journey) -> int | None:
    if isinstance(journey.end, Answer):
        return journey.end.http_status
    return journey.hops[-1].http_status if journey.hops else None


def _snapshot(url: str, journey: Journey) -> Snapshot | None:
    end = journey.end
    if not isinstance(end, Answer) or end.is_too_large:
        return None
    return Snapshot(
        url=url,
        final_url=journey.landed,
        fetched_at=datetime.now(UTC),
        media_type=media_type(end),
        charset=charset(end),
        content=end.content,
        sha256=hashlib.sha256(end.content).hexdigest(),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Text:
    """What can be read of a body that was fetched."""

    document: Document | None = None
    """A web page as read; None for papers, which are read where they are weighed."""
    missing: str | None = None
    """Why there is nothing to read; None where there is, or where nobody has tried."""


def _read(snapshot: Snapshot, end: Answer | NoAnswer) -> _Text:
    if not isinstance(end, Answer):
        return _Text()
    kind = unreadable(end)
    if kind is not None:
        return _Text(missing=f"it is {kind}, which holds no text to read")
    if not is_html(end):
        return _Text()
    from evidence_audit import documents  # late: readers are heavy, and many checks need none

    stated = "text/html" if snapshot.charset is None else f"text/html; charset={snapshot.charset}"
    try:
        document = documents.read(snapshot.content, snapshot.final_url, media_type=stated)
    except NoTextLayerError:
        return _Text(missing=_DRAWN)
    except DocumentError:
        return _Text()
    return _Text(document=document, missing=_DRAWN if is_frame(document) else None)


def _answers_anything(client: Client, journey: Journey) -> bool:
    """Return whether the site gives this very page for an address that cannot exist, too."""
    other = follow(client, _sibling(journey.landed))
    if not isinstance(other.end, Answer) or other.end.http_status != 200:
        return False
    ours, theirs = journey.page.text[:_COMPARED], other.page.text[:_COMPARED]
    return bool(ours) and alike(ours, theirs) >= _SAME


def _sibling(url: str) -> str:
    """Return an address beside `url` that no site has; the same one each time."""
    parts = urlsplit(url)
    folder, _, name = parts.path.rpartition("/")
    word = hashlib.sha256(url.encode()).hexdigest()[:16]
    return f"{parts.scheme}://{parts.netloc}{folder}/{word}{splitext(name)[1]}"
