"""What the tests of this room share."""

import socket
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from evidence_audit.model import Policy, Source
from evidence_audit.sources import Checked, check_all
from evidence_audit.sources.dialling import AddressInfo

from .site import Answerer, Site, serving

PUBLIC = "93.184.215.14"
"""An address that the resolver of the tests gives out and nobody calls."""


def names(table: Mapping[str, str]) -> Callable[[str, int], Sequence[AddressInfo]]:
    """Return a resolver that knows these names, and IP addresses, and no others."""

    def resolve(host: str, port: int) -> Sequence[AddressInfo]:
        address = table.get(host, host)
        try:
            return socket.getaddrinfo(  # type: ignore[return-value]
                address, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST
            )
        except socket.gaierror as error:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known") from error

    return resolve


@pytest.fixture
def serve() -> Iterator[Callable[..., Site]]:
    """Start sites; they end with the test."""
    from contextlib import ExitStack

    with ExitStack() as stack:

        def start(pages: Mapping[str, Answerer], certificate: Path | None = None) -> Site:
            return stack.enter_context(serving(pages, certificate))

        yield start


@pytest.fixture
def policy(tmp_path: Path) -> Callable[..., Policy]:
    """Return a policy with a store of its own and little patience."""

    def make(**settings: object) -> Policy:
        return Policy(**{"cache_dir": str(tmp_path / "cache"), "timeout": 3.0, **settings})  # type: ignore[arg-type]

    return make


@pytest.fixture
def check(serve: Callable[..., Site], policy: Callable[..., Policy]) -> Callable[..., Source]:
    """Serve pages as `site.example`, check the first path, and return what was seen."""

    def ask(pages: Mapping[str, Answerer], path: str | None = None, **settings: object) -> Source:
        site = serve(pages)
        url = f"http://site.example{path or next(iter(pages))}"
        return ask_all([url], policy(connect_to=(site.route(),), **settings)).sources[url]

    return ask


def ask_all(urls: Sequence[str], policy: Policy, **settings: object) -> Checked:
    """Check addresses without ever asking a real resolver."""
    return check_all(urls, policy, **{"resolve": names({}), **settings})  # type: ignore[arg-type]
