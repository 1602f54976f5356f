"""The main job: walk the street once, from documents to a report.

Files, sockets and the clock come in through `documents/`, `sources/` and the Policy;
what the rooms between them do is values in, values out.
"""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from fnmatch import fnmatch
from pathlib import PurePath
from typing import Protocol

from evidence_audit import citations, claims, documents
from evidence_audit.errors import DocumentError
from evidence_audit.model import (
    Claim,
    Document,
    Evidence,
    Facts,
    Outcome,
    Policy,
    Report,
    Snapshot,
    Source,
    Unread,
)

STDIN = "-"
_REMEDY = "name a folder or pattern with PDF, DOCX, Markdown, HTML or text files"


class Listener(Protocol):
    """Who wants to know what is happening now; `progress` has one for people."""

    def stage(self, name: str, total: int) -> None:
        """Begin a stage of `total` steps."""

    def step(self, label: str) -> None:
        """Say what is being done; one step further."""

    def note(self, text: str) -> None:
        """Say something worth a line of the log."""


class _Nobody:
    def stage(self, name: str, total: int) -> None:
        pass

    def step(self, label: str) -> None:
        pass

    def note(self, text: str) -> None:
        pass


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The documents that could be read, those that could not, and whether the user broke in."""

    documents: tuple[Document, ...] = ()
    unread: tuple[Unread, ...] = ()
    interrupted: bool = False


def extract(path: str, *, policy: Policy | None = None, format: str | None = None) -> Document:
    """Return one document with its markers, notes and claims.

    `path` is a file, an http(s) URL or `-` for standard input, whose `format` then
    says what it holds (`markdown`, `pdf` …). Raises DocumentError where it cannot be read.
    """
    policy = policy or Policy()
    content, media_type = _content(path, policy)
    document = documents.read(content, path, format=format, media_type=media_type)
    dated = replace(document, published=_published(path, policy) or document.published)
    return claims.find(citations.cite(dated))


def audit(
    paths: Iterable[str],
    *,
    policy: Policy | None = None,
    listener: Listener | None = None,
    stdin_format: str | None = None,
) -> Report:
    """Return how every claim of the documents stands.

    `paths` are files, folders, globs, URLs or `-`. A document that cannot be read is
    in `Report.unread`, and the others are audited all the same.
    """
    policy, listener = policy or Policy(), listener or _Nobody()
    reading = read_all(paths, policy, listener=listener, stdin_format=stdin_format)
    return judge(reading, policy, listener=listener)


def read_all(
    paths: Iterable[str],
    policy: Policy,
    *,
    listener: Listener | None = None,
    stdin_format: str | None = None,
) -> Reading:
    """Return every document that `paths` name, read; an interruption keeps those already read."""
    listener = listener or _Nobody()
    read: list[Document] = []
    unread: list[Unread] = []
    named = list(_expanded(paths, unread))
    listener.stage("reading", len(named))
    for path in named:
        listener.step(path)
        try:
            read.append(extract(path, policy=policy, format=stdin_format if path == STDIN else None))
        except DocumentError as error:
            unread.append(_unread(error))
        except KeyboardInterrupt:
            return Reading(documents=tuple(read), unread=tuple(unread), interrupted=True)
    return Reading(documents=tuple(read), unread=tuple(unread))


def judge(reading: Reading, policy: Policy, *, listener: Listener | None = None) -> Report:
    """Return the report on documents that were read: ask their sources, weigh, judge."""
    from evidence_audit import rules, sources  # late: `extract` needs neither

    listener = listener or _Nobody()
    urls = cited_urls(reading.documents)
    listener.stage("checking sources", len(urls))
    checked = sources.check_all(urls, policy, on_checked=lambda source: listener.step(source.url))
    weighing = _weigh(reading.documents, urls, checked.snapshot, listener)
    facts = Facts(
        documents=reading.documents,
        sources={url: seen for url, seen in checked.sources.items() if url not in weighing.unweighed},
        evidence=weighing.evidence,
        unread=reading.unread,
    )
    audited, findings = rules.judge(facts, policy)
    return Report(
        audited_on=policy.today,
        documents=audited,
        sources=tuple(checked.sources.values()),
        findings=findings,
        unread=reading.unread,
        interrupted=reading.interrupted or checked.interrupted or weighing.interrupted,
        network_down=checked.network_down,
    )


def cited_urls(read: Iterable[Document]) -> list[str]:
    """Return every address that notes or claims cite, once each, in the order of first citation."""
    seen: dict[str, None] = {}
    for document in read:
        for note in document.notes:
            seen.update(dict.fromkeys(note.urls))
        for claim in document.claims:
            seen.update(dict.fromkeys(claim.urls))
    return list(seen)


@dataclass(slots=True)
class _Weighing:
    """Evidence as it comes in, by document path and claim id, then by address."""

    found: dict[tuple[str, str], dict[str, Evidence]] = field(default_factory=dict)
    unweighed: frozenset[str] = frozenset()
    """Pages that are there and were left unread when the user broke in: of them nothing can be said."""
    interrupted: bool = False

    @property
    def evidence(self) -> dict[tuple[str, str], tuple[Evidence, ...]]:
        return {key: tuple(by_url.values()) for key, by_url in self.found.items()}


def _weigh(
    read: Sequence[Document],
    urls: Sequence[str],
    snapshot_of: Callable[[str], Snapshot | None],
    listener: Listener,
) -> _Weighing:
    """Weigh each source once against all claims that cite it; one source is in memory at a time."""
    citing: dict[str, list[tuple[Document, Claim]]] = {url: [] for url in urls}
    for document in read:
        for claim in document.claims:
            for url in claim.urls:
                citing[url].append((document, claim))
    weighing = _Weighing()
    listener.stage("weighing", len(urls))
    done = 0
    try:
        for url in urls:
            listener.step(url)
            for key, weighed in list(_weighed(url, citing[url], snapshot_of)):
                weighing.found.setdefault(key, {})[url] = weighed
            done += 1
    except KeyboardInterrupt:
        weighing.interrupted = True
        weighing.unweighed = frozenset(url for url in urls[done:] if snapshot_of(url) is not None)
    _restore_citation_order(weighing, read)
    return weighing


def _weighed(
    url: str, citing: list[tuple[Document, Claim]], snapshot_of: Callable[[str], Snapshot | None]
) -> Iterator[tuple[tuple[str, str], Evidence]]:
    """Yield what the source at `url` says of each claim that cites it; nothing where it cannot be read."""
    from evidence_audit import evidence

    snapshot = snapshot_of(url) if citing else None
    source = _as_document(snapshot) if snapshot else None
    if snapshot is None or source is None:
        return
    indexed = evidence.index(source)
    for document, claim in citing:
        weighed = evidence.weigh_claim(claim, indexed, url=url, snapshot=f"sha256:{snapshot.sha256}")
        # Digits can be found in any language; that they are not there can be said only of one that is read.
        if weighed.outcome is Outcome.SAME or indexed.is_understood:
            yield (document.path, claim.id), weighed


def _as_document(snapshot: Snapshot) -> Document | None:
    """Return a fetched page as a document, or None where it holds nothing that can be read."""
    try:
        return documents.read(snapshot.content, snapshot.final_url, media_type=_typed(snapshot))
    except DocumentError:
        return None  # a fact: `rules/` says what it means that a live source has no evidence


def _restore_citation_order(weighing: _Weighing, read: Iterable[Document]) -> None:
    """Put each claim's evidence into the order in which it cites its sources."""
    for document in read:
        for claim in document.claims:
            by_url = weighing.found.get((document.path, claim.id))
            if by_url:
                ordered = {url: by_url[url] for url in claim.urls if url in by_url}
                weighing.found[(document.path, claim.id)] = ordered


def _content(path: str, policy: Policy) -> tuple[bytes, str | None]:
    """Return the bytes of a document and, for a URL, the media type it was served with."""
    if path == STDIN:
        return sys.stdin.buffer.read(), None
    if not path.startswith(("http://", "https://")):
        return documents.load(path), None
    snapshot, source = _fetched(path, policy)
    if snapshot is None:
        reason = source.reason if source else "was not asked for"
        raise DocumentError(path, reason, "check the address, or save the page and name the file")
    return snapshot.content, _typed(snapshot)


def _fetched(url: str, policy: Policy) -> tuple[Snapshot | None, Source | None]:
    from evidence_audit import sources

    checked = sources.check_all([url], policy)
    return checked.snapshot(url), checked.sources.get(url)


def _published(path: str, policy: Policy) -> str | None:
    """Return the publication date that the register states for `path`."""
    return next((when for pattern, when in policy.published.items() if fnmatch(path, pattern)), None)


def _typed(snapshot: Snapshot) -> str | None:
    if snapshot.charset:
        return f"{snapshot.media_type}; charset={snapshot.charset}"
    return snapshot.media_type or None


def _expanded(paths: Iterable[str], unread: list[Unread]) -> Iterator[str]:
    """Yield each document that `paths` name, once; what names nothing goes to `unread`."""
    seen: set[str] = set()
    for path in paths:
        try:
            found = documents.expand([path])
        except DocumentError as error:
            unread.append(_unread(error))
            continue
        if not found:
            unread.append(Unread(path=path, reason="holds no document that can be read", remedy=_REMEDY))
        for name in found:
            key = name if "://" in name else str(PurePath(name))
            if key not in seen:
                seen.add(key)
                yield name


def _unread(error: DocumentError) -> Unread:
    return Unread(path=error.path, reason=error.reason, remedy=error.remedy, rule=error.rule)
