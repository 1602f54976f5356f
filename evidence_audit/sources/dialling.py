"""Opening a connection: the name looked up, the address judged, that very address called."""

import errno
import socket
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from queue import Empty, SimpleQueue

from evidence_audit.model import Trouble
from evidence_audit.sources.guard import is_loopback, is_public
from evidence_audit.sources.leash import Leash
from evidence_audit.sources.routes import Routes

AddressInfo = tuple[
    socket.AddressFamily, socket.SocketKind, int, str, tuple[str, int] | tuple[str, int, int, int]
]
Resolver = Callable[[str, int], Sequence[AddressInfo]]
"""Host and port → addresses, best first; `socket.gaierror` where there is none."""

_NO_NETWORK = {errno.ENETUNREACH, errno.ENETDOWN, errno.EPERM, errno.EACCES, errno.EADDRNOTAVAIL}
_LOOK_AGAIN = {socket.EAI_AGAIN, socket.EAI_FAIL}
_FAIR_SHARE = 5.0
"""Seconds for one address while the host has others, so that a silent one leaves time for the next."""


class UnreachedError(Exception):
    """No connection, and why; it passes through the HTTP library untouched."""

    def __init__(self, trouble: Trouble, reason: str, *, passing: bool) -> None:
        super().__init__(trouble, reason)
        self.trouble = trouble
        self.reason = reason
        self.passing = passing
        """Whether the same call may well succeed a moment later."""


def lookup(host: str, port: int) -> Sequence[AddressInfo]:
    """Return the addresses that the system's resolver knows."""
    return socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)  # type: ignore[return-value]


class Dialler:
    """Opens the connections of a run; each thread works under its own leash."""

    def __init__(self, routes: Routes, resolve: Resolver, *, allow_private: bool) -> None:
        self.routes = routes
        self._resolve = resolve
        self._allow_private = allow_private
        self._known: dict[tuple[str, int], Sequence[AddressInfo]] = {}
        self._local = threading.local()

    @property
    def leash(self) -> Leash:
        """The leash that this thread works under."""
        leash: Leash = self._local.leash
        return leash

    @contextmanager
    def under(self, leash: Leash) -> Iterator[None]:
        """Let this thread's connections end with `leash`."""
        self._local.leash = leash
        try:
            yield
        finally:
            del self._local.leash

    @property
    def resolved(self) -> bool:
        """Whether a name led anywhere beyond this machine so far: then names can be looked up."""
        known = [(host, found[0][4][0]) for (host, _), found in list(self._known.items())]
        return any(not _is_literal(host) and not is_loopback(address) for host, address in known)

    def knows(self, host: str) -> bool:
        """Return whether a name can be looked up."""
        try:
            self._look_up(host, 443)
        except UnreachedError:
            return False
        return True

    def vet(self, host: str, port: int) -> None:
        """Refuse a host that is known to be private, where a proxy will do the dialling."""
        try:
            self._addresses(host, port)
        except UnreachedError as error:
            if error.trouble is Trouble.PRIVATE:
                raise

    def dial(self, host: str, port: int, *, to_proxy: bool) -> socket.socket:
        """Return a connected socket; UnreachedError says why there is none.

        What the user routed, and the user's own proxy, is exempt from the guard.
        """
        if to_proxy:
            return self._first(self._look_up(host, port))
        routed = self.routes.find(host, port)
        addresses = self._look_up(*routed) if routed else self._addresses(host, port)
        return self._first(addresses)

    def _addresses(self, host: str, port: int) -> Sequence[AddressInfo]:
        """Return the addresses that may be called; looked up once, so that no second answer differs."""
        if (host, port) not in self._known:
            self._known[host, port] = self._look_up(host, port)
        addresses = self._known[host, port]
        if self._allow_private:
            return addresses
        public = [address for address in addresses if is_public(address[4][0])]
        if not public:
            where = addresses[0][4][0]
            what = f"{host} is a" if _is_literal(host) else f"{host} is {where}, a"
            reason = f"{what} private or local address, asked only with --allow-private"
            raise UnreachedError(Trouble.PRIVATE, reason, passing=False)
        return public

    def _look_up(self, host: str, port: int) -> Sequence[AddressInfo]:
        # In a thread of its own: the system's resolver knows no deadline. Half the time, so that
        # a resolver that does not answer is told from a host that does not.
        box: SimpleQueue[Sequence[AddressInfo] | OSError | UnicodeError | None] = SimpleQueue()
        threading.Thread(target=_post, args=(partial(self._resolve, host, port), box), daemon=True).start()
        let_go = self.leash.hold(partial(box.put, None))
        try:
            found = box.get(timeout=self.leash.remaining / 2)
        except Empty:
            found = None
        finally:
            let_go()
        if found is None:
            raise UnreachedError(Trouble.NO_HOST, f"looking up {host} took too long", passing=True)
        if isinstance(found, UnicodeError):
            raise UnreachedError(Trouble.MALFORMED, f"{host} is no name of a host", passing=False)
        if isinstance(found, OSError) or not found:
            again = isinstance(found, OSError) and found.errno in _LOOK_AGAIN
            raise UnreachedError(Trouble.NO_HOST, f"no address is known for {host}", passing=again)
        return found

    def _first(self, addresses: Sequence[AddressInfo]) -> socket.socket:
        """Return a connection to the first address that takes it."""
        failures = []
        for left, address in zip(range(len(addresses), 0, -1), addresses, strict=True):
            remaining = self.leash.remaining
            try:
                return self._connect(address, remaining if left == 1 else min(remaining / 2, _FAIR_SHARE))
            except OSError as error:
                failures.append(_unreached(error))
        raise max(failures, key=lambda failure: _TELLING.index(failure.trouble))

    def _connect(self, address: AddressInfo, seconds: float) -> socket.socket:
        family, kind, protocol, _, target = address
        connection = socket.socket(family, kind, protocol)
        let_go = self.leash.hold(partial(shut, connection))
        try:
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            connection.settimeout(seconds)
            connection.connect(target)
        except BaseException:
            connection.close()
            raise
        finally:
            let_go()
        return connection


def shut(connection: socket.socket) -> None:
    """End a connection under whoever reads from it.

    Not the connection's own method: TLS sockets forget their keys in theirs, and
    a reader in another thread would take what comes for plain text.
    """
    try:
        socket.socket.shutdown(connection, socket.SHUT_RDWR)
    except OSError:
        return  # closed already


def _is_literal(host: str) -> bool:
    return ":" in host or host.rpartition(".")[2].isdigit()


def _post(
    resolve: Callable[[], Sequence[AddressInfo]],
    box: "SimpleQueue[Sequence[AddressInfo] | OSError | UnicodeError | None]",
) -> None:
    try:
        box.put(resolve())
    except (OSError, UnicodeError) as error:
        box.put(error)


_TELLING = [Trouble.NETWORK_DOWN, Trouble.TIMEOUT, Trouble.CONNECTION]
"""What one address says of a host with several, the most telling last."""


def _unreached(error: OSError) -> UnreachedError:
    if isinstance(error, TimeoutError):
        return UnreachedError(Trouble.TIMEOUT, "nobody answered the call in time", passing=True)
    if error.errno in _NO_NETWORK:
        return UnreachedError(Trouble.NETWORK_DOWN, "there is no way into the network", passing=True)
    words = "the connection was refused" if error.errno == errno.ECONNREFUSED else "no connection was made"
    return UnreachedError(Trouble.CONNECTION, words, passing=True)
