"""A web site on the loopback interface that serves the sources of the sample report.

One server stands for all hosts: it answers by the `Host` that is asked for. What it
answers is data, in `site.toml`.
"""

import sys
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

from evidence_audit.demo.tour import shipped

ANY_PATH = "*"
"""The path of the route that answers whatever its host has no route for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """What one address answers."""

    host: str
    path: str
    status: int = 200
    file: str | None = None
    """Below `pages/`; None for an empty answer."""
    media_type: str = "text/html; charset=utf-8"
    location: str | None = None
    """Where a redirect leads; None where the answer is no redirect."""
    delay: float = 0.0
    """Seconds until the answer is sent."""

    def content(self) -> bytes:
        """Return the bytes of the answer; none for a route without a file."""
        return b"" if self.file is None else shipped(f"pages/{self.file}").read_bytes()


Routes = Mapping[tuple[str, str], Route]
"""By host and path."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """The running site."""

    port: int
    hosts: tuple[str, ...]

    @property
    def connect_to(self) -> tuple[str, ...]:
        """What `Policy.connect_to` must hold, so that the hosts are asked here."""
        return tuple(f"{host}:80:127.0.0.1:{self.port}" for host in self.hosts)


@contextmanager
def serving() -> Iterator[Site]:
    """Serve the sources on a free port of 127.0.0.1 until the block is left."""
    routes, leaving = _routes(), Event()
    server = _Server(("127.0.0.1", 0), partial(_Answer, routes, leaving))
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, name="demo site")
    thread.start()
    try:
        yield Site(port=server.server_port, hosts=tuple(sorted({host for host, _ in routes})))
    finally:
        leaving.set()
        server.shutdown()
        thread.join()
        server.server_close()


def _routes() -> Routes:
    content = tomllib.loads(shipped("site.toml").read_text(encoding="utf-8"))
    routes = (Route(**entry) for entry in content["routes"])
    return {(route.host, route.path): route for route in routes}


class _Server(ThreadingHTTPServer):
    # Joined by `server_close`, or a thread could outlive the tour. Idle connections do not
    # hold that up: each answer closes its own.
    daemon_threads = False

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a client that gave up waiting: it is part of the tour."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


class _Answer(BaseHTTPRequestHandler):
    timeout = 2.0
    """Seconds that a connection may stay silent, so that leaving cannot hang on it."""

    def __init__(self, routes: Routes, leaving: Event, *connection: Any) -> None:
        self.routes, self.leaving = routes, leaving
        super().__init__(*connection)

    def do_GET(self) -> None:
        """Answer with the route's status, headers and content."""
        self.wfile.write(self._head())

    def do_HEAD(self) -> None:
        """Answer as to GET, without the content."""
        self._head()

    def _head(self) -> bytes:
        route = self._route()
        self.leaving.wait(route.delay)
        content = route.content()
        self.send_response(route.status)
        self.send_header("Content-Type", route.media_type)
        self.send_header("Content-Length", str(len(content)))
        if route.location is not None:
            self.send_header("Location", route.location)
        self.end_headers()
        return content

    def _route(self) -> Route:
        host = self.headers.get("Host", "").partition(":")[0]
        path = self.path.partition("?")[0]
        nowhere = Route(host=host, path=path, status=HTTPStatus.NOT_FOUND, media_type="text/plain")
        return self.routes.get((host, path)) or self.routes.get((host, ANY_PATH)) or nowhere

    def log_message(self, *_: Any) -> None:
        """Keep quiet: the tour's output is the report."""
