"""Where the user sends connections instead: `--connect-to`, as curl's."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from evidence_audit.errors import PolicyError

_ROUTE = re.compile(r"(\[[^\]]*\]|[^:\[\]]*):(\d*):(\[[^\]]*\]|[^:\[\]]*):(\d*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """One entry `HOST:PORT:ADDRESS:PORT`; an empty part is None."""

    host: str | None
    """None: any."""
    port: int | None
    """None: any."""
    address: str | None
    """None: the host itself."""
    to_port: int | None
    """None: the port itself."""

    def fits(self, host: str, port: int) -> bool:
        """Return whether connections to this host and port go this way."""
        return self.host in (None, _plain(host)) and self.port in (None, port)


@dataclass(frozen=True, slots=True)
class Routes:
    """All entries, in the user's order; the first that fits counts."""

    entries: tuple[Route, ...] = ()

    @classmethod
    def parse(cls, entries: Iterable[str]) -> "Routes":
        """Return the routes of `Policy.connect_to`; PolicyError where an entry is none."""
        return cls(tuple(_route(entry) for entry in entries))

    def find(self, host: str, port: int) -> tuple[str, int] | None:
        """Return address and port to connect to instead; None where no entry fits."""
        for route in self.entries:
            if route.fits(host, port):
                return route.address or _plain(host), route.to_port or port
        return None

    def label(self, host: str, port: int) -> str:
        """Return where a connection goes, in one word; the empty string: where its address says."""
        found = self.find(host, port)
        return f"{found[0]}:{found[1]}" if found else ""


def _route(entry: str) -> Route:
    parts = _ROUTE.fullmatch(entry.strip())
    if parts is None or any(int(port or 0) > 65535 for port in (parts[2], parts[4])):
        raise PolicyError(f"--connect-to {entry}: expected HOST:PORT:ADDRESS:PORT, IPv6 in brackets")
    return Route(
        host=_plain(parts[1]) or None,
        port=int(parts[2]) if parts[2] else None,
        address=_plain(parts[3]) or None,
        to_port=int(parts[4]) if parts[4] else None,
    )


def _plain(host: str) -> str:
    """Return a host's name as it compares: lower case, no brackets, no last dot."""
    return host.strip("[]").rstrip(".").lower()
