"""One set of connections for all threads, opened by the dialler and ended by the leash."""

import socket
from collections.abc import Callable
from functools import partial
from http.client import SWITCHING_PROTOCOLS, HTTPResponse
from typing import Any

from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.poolmanager import PoolManager, ProxyManager

from evidence_audit.sources.dialling import Dialler, shut

_FORERUNNERS = 20
"""Informational answers in a row after which nobody waits for the real one."""


class _Response(HTTPResponse):
    """The answer after any `103 Early Hints` and the like; the library itself skips `100` alone."""

    def begin(self) -> None:
        super().begin()
        for _ in range(_FORERUNNERS):
            if not 100 <= self.status < 200 or self.status == SWITCHING_PROTOCOLS:
                return
            # With headers in place the library takes the answer for read.
            self.headers = None  # type: ignore[assignment]
            super().begin()


class _Dialled(HTTPConnection):
    """A connection that asks the dialler for its socket."""

    response_class = _Response

    def __init__(self, *args: Any, dialler: Dialler, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._dialler = dialler
        self._let_go: Callable[[], None] | None = None

    def _new_conn(self) -> socket.socket:
        return self._dialler.dial(self._dns_host, int(self.port), to_proxy=self.proxy is not None)

    def connect(self) -> None:
        super().connect()
        self._hold()

    def request(self, *args: Any, **kwargs: Any) -> None:
        if self.sock is not None:
            self._hold()
        super().request(*args, **kwargs)

    def _hold(self) -> None:
        """Let this check end the connection, and no check that used it before.

        The socket itself is held: for an answer without a length the library forgets
        its socket while the body is still being read.
        """
        if self._let_go is not None:
            self._let_go()
        if self.sock is not None:
            self._let_go = self._dialler.leash.hold(partial(shut, self.sock))


class _DialledTls(_Dialled, HTTPSConnection):
    """The same over TLS; the certificate and the name asked for stay the host's."""

    _twin: socket.socket | None = None

    def _new_conn(self) -> socket.socket:
        connection = super()._new_conn()
        # The handshake takes the socket over; a twin ends it all the same.
        self._twin = connection.dup()
        self._let_go = self._dialler.leash.hold(partial(shut, self._twin))
        return connection

    def connect(self) -> None:
        try:
            super().connect()
        finally:
            if self._twin is not None:
                self._twin.close()


class _Pool(HTTPConnectionPool):
    ConnectionCls = _Dialled


class _TlsPool(HTTPSConnectionPool):
    ConnectionCls = _DialledTls


class _Pools(PoolManager):
    """Connection pools whose connections know the dialler."""

    dialler: Dialler

    def _new_pool(
        self, scheme: str, host: str, port: int, request_context: dict[str, Any] | None = None
    ) -> HTTPConnectionPool:
        self.pool_classes_by_scheme = {"http": _Pool, "https": _TlsPool}
        pool = super()._new_pool(scheme, host, port, request_context)
        pool.conn_kw["dialler"] = self.dialler
        return pool


class _ProxyPools(_Pools, ProxyManager):
    """The same by way of the user's proxy."""


class Transport(HTTPAdapter):
    """The requests adapter of a run; a session per check keeps the cookies apart."""

    def __init__(self, dialler: Dialler, connections: int) -> None:
        self.dialler = dialler
        self._connections = connections
        # A pool that is full drops connections and logs it: each thread may keep one per host.
        super().__init__(pool_connections=2 * connections, pool_maxsize=connections)

    def init_poolmanager(self, connections: int, maxsize: int, block: bool = False, **kwargs: Any) -> None:  # noqa: FBT001, FBT002 - requests' own signature
        """Make the pools; requests calls this."""
        self.poolmanager = _Pools(num_pools=connections, maxsize=maxsize, block=block, **kwargs)
        self.poolmanager.dialler = self.dialler

    def proxy_manager_for(self, proxy: str, **kwargs: Any) -> Any:
        """Return the pools that go by way of `proxy`; requests calls this."""
        if proxy.lower().startswith("socks"):
            return super().proxy_manager_for(proxy, **kwargs)
        if proxy not in self.proxy_manager:
            manager = _ProxyPools(
                proxy_url=proxy,
                proxy_headers=self.proxy_headers(proxy),
                num_pools=2 * self._connections,
                maxsize=self._connections,
                **kwargs,
            )
            manager.dialler = self.dialler
            self.proxy_manager[proxy] = manager
        return self.proxy_manager[proxy]
