"""What there is to ask: each address once, shared out so that no host is asked much at a time."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from evidence_audit.model import Source, Status, Trouble
from evidence_audit.sources.address import Address, NoAddress
from evidence_audit.sources.tables import Place

LANES = 2
"""Addresses of one host that are asked at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """One address to ask, for all who cite it."""

    address: Address
    place: Place
    cited: tuple[str, ...]


def share_out(errands: Iterable[Errand]) -> Iterator[tuple[Errand, ...]]:
    """Yield the addresses of each host in few lanes, so that no host is asked much at a time."""
    hosts: dict[str, list[Errand]] = {}
    for errand in errands:
        hosts.setdefault(errand.address.host, []).append(errand)
    for errands_of_host in hosts.values():
        shares = (tuple(errands_of_host[start::LANES]) for start in range(LANES))
        yield from (lane for lane in shares if lane)


def unasked(url: str, reason: str = "interrupted") -> Source:
    """Return how an address stands that was not asked for."""
    now = datetime.now(UTC)
    return Source(url=url, status=Status.UNCHECKED, trouble=Trouble.OFFLINE, reason=reason, checked_at=now)


def no_address(url: str, address: NoAddress) -> Source:
    """Return how words stand that are no address."""
    return Source(
        url=url,
        status=address.status,
        trouble=Trouble.MALFORMED,
        reason=address.reason,
        checked_at=datetime.now(UTC),
    )
