"""The main job: walk the street once, from documents to a report.

Files, sockets, processes and the clock come in through `papers`, `sources/`, an executor
and the Policy; what the rooms between them do is values in, values out.
"""

from collections.abc import Iterable
from concurrent.futures import Executor
from dataclasses import replace

from evidence_audit import papers, tasks
from evidence_audit.executing import Here
from evidence_audit.hearing import Hearing
from evidence_audit.intake import Intake, Reading
from evidence_audit.model import Document, Facts, Policy, Report
from evidence_audit.progress import Listener, Progress

__all__ = ["Listener", "Reading", "audit", "cited_urls", "extract", "judge", "read_all"]


def extract(path: str, *, policy: Policy | None = None, format: str | None = None) -> Document:
    """Return one document with its markers, notes and claims.

    `path` is a file, an http(s) URL or `-` for standard input, whose `format` then
    says what it holds (`markdown`, `pdf` …). Raises DocumentError where it cannot be read.
    """
    policy = policy or Policy()
    paper = papers.paper(path, policy, papers.fetched([path], policy), stdin_format=format)
    file = papers.stated(policy.notes, path)
    notes = None if file is None else tasks.read_bare(papers.paper(file, policy, papers.nothing))
    return tasks.read(replace(paper, format=format, notes=notes))


def audit(
    paths: Iterable[str],
    *,
    policy: Policy | None = None,
    listener: Listener | None = None,
    stdin_format: str | None = None,
    executor: Executor | None = None,
) -> Report:
    """Return how every claim of the documents stands.

    `paths` are files, folders, globs, URLs or `-`. A document that cannot be read is
    in `Report.unread`, and the others are audited all the same. Documents and sources are
    read on `executor`; None: here, one after the other, and without `Policy.document_timeout`.
    """
    policy, listener = policy or Policy(), listener or Progress()
    reading = read_all(paths, policy, listener=listener, stdin_format=stdin_format, executor=executor)
    return judge(reading, policy, listener=listener, executor=executor)


def read_all(
    paths: Iterable[str],
    policy: Policy,
    *,
    listener: Listener | None = None,
    stdin_format: str | None = None,
    executor: Executor | None = None,
) -> Reading:
    """Return every document that `paths` name, read; an interruption keeps those already read."""
    intake = Intake(policy, listener or Progress(), executor or Here())
    return intake.reading(paths, stdin_format=stdin_format)


def judge(
    reading: Reading, policy: Policy, *, listener: Listener | None = None, executor: Executor | None = None
) -> Report:
    """Return the report on documents that were read: ask their sources, weigh, judge."""
    from evidence_audit import rules, sources  # late: `extract` needs neither
    from evidence_audit.sources.errands import unasked

    listener = listener or Progress()
    urls = cited_urls(reading.documents)
    listener.stage("checking sources", len(urls))
    asked = [] if reading.interrupted else urls
    checked = sources.check_all(asked, policy, on_checked=lambda source: listener.step(source.url))
    heard = Hearing(reading.documents, policy, executor or Here()).hear(urls, checked.snapshot, listener)
    seen = {url: checked.sources.get(url) or unasked(url) for url in urls}
    for url, reason in heard.lost.items():
        seen[url] = replace(seen[url], snapshot=None, reason=f"{seen[url].reason}; {reason}")
    facts = Facts(
        documents=reading.documents,
        sources={url: source for url, source in seen.items() if url not in heard.unheard},
        evidence=heard.evidence,
        unread=reading.unread,
    )
    audited, findings = rules.judge(facts, policy)
    return Report(
        audited_on=policy.today,
        documents=audited,
        sources=tuple(seen.values()),
        findings=findings,
        unread=reading.unread,
        interrupted=reading.interrupted or checked.interrupted or heard.interrupted,
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
