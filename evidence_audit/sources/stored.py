"""A checked source as one line of JSON, and back."""

import json
from datetime import datetime

from evidence_audit.model import Redirect, Source, Status, Trouble


def to_json(source: Source) -> str:
    """Return a source as JSON, without the address as cited: others may cite the same."""
    return json.dumps(
        {
            "status": source.status,
            "trouble": source.trouble,
            "http_status": source.http_status,
            "final_url": source.final_url,
            "redirects": [[hop.url, hop.http_status] for hop in source.redirects],
            "reason": source.reason,
            "checked_at": source.checked_at.isoformat(),
            "published": source.published,
            "withdrawn": source.withdrawn,
            "snapshot": source.snapshot,
        },
        ensure_ascii=False,
    )


def from_json(line: str, url: str) -> Source:
    """Return the source, cited as `url`; ValueError, KeyError or TypeError for anything else."""
    kept = json.loads(line)
    return Source(
        url=url,
        status=Status(kept["status"]),
        trouble=None if kept["trouble"] is None else Trouble(kept["trouble"]),
        http_status=kept["http_status"],
        final_url=kept["final_url"],
        redirects=tuple(Redirect(url=hop, http_status=status) for hop, status in kept["redirects"]),
        reason=kept["reason"],
        checked_at=datetime.fromisoformat(kept["checked_at"]),
        published=kept["published"],
        withdrawn=kept["withdrawn"],
        snapshot=kept["snapshot"],
    )
