"""Whose trouble it is when a name is unknown: the link's, or that of one's own network."""

from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import urlsplit

from evidence_audit.model import Source, Status, Trouble
from evidence_audit.sources.checking import Visit
from evidence_audit.sources.lists import addresses

_UNDECIDED = {Trouble.NO_HOST, Trouble.NETWORK_DOWN}
_SILENCE = {*_UNDECIDED, Trouble.TIMEOUT, Trouble.PRIVATE}
"""Troubles in which nobody was heard of."""


def is_undecided(source: Source) -> bool:
    """Return whether only the other links can tell what is wrong with this one."""
    return source.trouble in _UNDECIDED


def was_reached(visit: Visit) -> bool:
    """Return whether anybody was heard of, be it to refuse."""
    return visit.was_answered or visit.source.trouble not in _SILENCE


def decide(sources: Iterable[Source], *, was_reached: bool, names_resolve: bool) -> list[Source]:
    """Return undecided sources, each as the link's trouble or as one's own network's.

    A name that is unknown while other names are known is a dead host. Where no name
    is known, that says nothing of the link, unless no network anywhere has the name.
    """
    return [_decided(source, was_reached=was_reached, names_resolve=names_resolve) for source in sources]


def _decided(source: Source, *, was_reached: bool, names_resolve: bool) -> Source:
    if source.trouble is Trouble.NETWORK_DOWN:
        is_up = was_reached
    else:
        is_up = names_resolve or (was_reached and _is_never_delegated(source))
    if not is_up:
        reason = "one's own network seems to be down; this says nothing of the link"
        return replace(source, status=Status.UNREACHABLE, trouble=Trouble.NETWORK_DOWN, reason=reason)
    return replace(source, trouble=Trouble.CONNECTION) if source.trouble is Trouble.NETWORK_DOWN else source


def _is_never_delegated(source: Source) -> bool:
    last = source.redirects[-1:] or ()
    host = urlsplit(source.url).hostname or ""
    # Where a redirect led to the unknown name, the reason names it; the cited host was known.
    return not last and host.rpartition(".")[2] in addresses()["never_delegated"]
