"""A web site on loopback whose every page answers as the test says."""

import socket
import ssl
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


@dataclass(frozen=True)
class Reply:
    """An answer as it goes over the wire."""

    status: int = 200
    body: str | bytes = ""
    headers: Mapping[str, str] = field(default_factory=dict)


Act = Callable[[BaseHTTPRequestHandler], None]
"""Writes to the connection whatever it likes."""
Answerer = Reply | Act | Callable[[BaseHTTPRequestHandler], Reply]


class Site(ThreadingHTTPServer):
    """Counts what it is asked; unknown paths are 404."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, pages: Mapping[str, Answerer]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.pages = dict(pages)
        self.asked: Counter[str] = Counter()
        self.over = threading.Event()

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    def route(self, host: str = "site.example", port: int = 80) -> str:
        """Return the `--connect-to` entry that makes this site that host."""
        return f"{host}:{port}:127.0.0.1:{self.port}"

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is what many of the tests are about."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Site

    def log_message(self, format: str, *args: object) -> None:
        """Stay quiet."""

    def do_GET(self) -> None:
        self.server.asked[self.path] += 1
        answerer = self.server.pages.get(self.path, self.server.pages.get("*", Reply(404)))
        reply = answerer if isinstance(answerer, Reply) else answerer(self)
        if reply is not None:
            send(self, reply)

    def do_HEAD(self) -> None:
        send(self, Reply(405))


def send(handler: BaseHTTPRequestHandler, reply: Reply) -> None:
    body = reply.body.encode() if isinstance(reply.body, str) else reply.body
    headers = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(body)), **reply.headers}
    handler.send_response(reply.status)
    for name, value in headers.items():
        handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.write(body)


def redirect(to: str, status: int = 301) -> Reply:
    return Reply(status, headers={"Location": to})


def page(title: str, heading: str = "", text: str = "") -> str:
    head, body = f"<head><title>{title}</title></head>", f"<body><h1>{heading}</h1>{text}</body>"
    return f"<!doctype html><html>{head}{body}</html>"


def drip(first: bytes, rest: bytes, seconds: float = 0.05) -> Act:
    """Send `first`, then the rest byte by byte, until nobody listens."""

    def act(handler: BaseHTTPRequestHandler) -> None:
        handler.close_connection = True
        handler.wfile.write(first)
        for byte in rest:
            if handler.server.over.wait(seconds):  # type: ignore[attr-defined]
                return
            handler.wfile.write(bytes([byte]))

    return act


def raw(answer: bytes) -> Act:
    """Send these very bytes and hang up."""

    def act(handler: BaseHTTPRequestHandler) -> None:
        handler.close_connection = True
        handler.wfile.write(answer)

    return act


def reset(handler: BaseHTTPRequestHandler) -> None:
    """Break the connection off without a word."""
    handler.close_connection = True
    linger = b"\x01\x00\x00\x00\x00\x00\x00\x00"
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
    handler.connection.close()


def in_turn(*replies: Reply) -> Callable[[BaseHTTPRequestHandler], Reply]:
    """Answer with one after the other; the last one stays."""
    waiting = list(replies)
    return lambda handler: waiting.pop(0) if len(waiting) > 1 else waiting[0]


@contextmanager
def serving(pages: Mapping[str, Answerer], certificate: Path | None = None) -> Iterator[Site]:
    """Run a site, over TLS where a certificate with its key is given."""
    with Site(pages) as site:
        if certificate is not None:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            site.socket = context.wrap_socket(site.socket, server_side=True, do_handshake_on_connect=False)
        thread = threading.Thread(target=site.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield site
        finally:
            site.over.set()
            site.shutdown()
            thread.join()
