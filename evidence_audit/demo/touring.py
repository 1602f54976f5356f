"""The tour itself: the very same audit as of any report, over HTTP on this machine."""

from tempfile import TemporaryDirectory

from evidence_audit import auditor, citations, claims, documents
from evidence_audit.auditor import Listener, Reading
from evidence_audit.demo.site import serving
from evidence_audit.demo.tour import sample
from evidence_audit.model import Policy, Report

PATIENCE = 2.0
"""Seconds for one URL: one of the site's pages never answers, and nobody likes to wait."""


def audited_sample(listener: Listener | None = None) -> tuple[Report, Policy]:
    """Return the report on the sample and the policy it was audited by.

    Nothing but 127.0.0.1 is asked, nothing is kept, and no finding fails the run.
    """
    content = sample("pdf").read_bytes()
    document = claims.find(citations.cite(documents.read(content, "sample.pdf")))
    with TemporaryDirectory(ignore_cleanup_errors=True) as store, serving() as site:
        policy = Policy(connect_to=site.connect_to, timeout=PATIENCE, cache_dir=store, fail_on=None)
        report = auditor.judge(Reading(documents=(document,)), policy, listener=listener)
    return report, policy
