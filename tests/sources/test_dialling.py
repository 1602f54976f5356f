"""Names looked up, addresses judged, and that very address called."""

import socket
import threading
import time

import pytest

from evidence_audit.model import Trouble
from evidence_audit.sources.dialling import Dialler, UnreachedError
from evidence_audit.sources.leash import Leash
from evidence_audit.sources.routes import Routes

from .conftest import PUBLIC, names
from .site import Reply, serving


def dial(dialler, host, port, seconds=1.0):
    with Leash(seconds) as leash, dialler.under(leash):
        return dialler.dial(host, port, to_proxy=False)


def made(resolve, *routes, allow_private=False):
    return Dialler(Routes.parse(routes), resolve, allow_private=allow_private)


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "2130706433", "0x7f.1", "0177.0.0.1", "inside.example"])
def test_private_addresses_are_refused(host):
    """However a private address is spelled or named, it is refused before it is called."""
    resolve = names({"inside.example": "10.0.0.1"})
    with pytest.raises(UnreachedError) as caught:
        dial(made(resolve), host, 80)
    assert caught.value.trouble is Trouble.PRIVATE


def test_what_the_user_names_is_exempt():
    """A route leads to a private address, and only for the host that it names."""
    with serving({}) as site:
        dialler = made(names({}), f"a.example:80:127.0.0.1:{site.port}")
        dial(dialler, "a.example", 80).close()
        with pytest.raises(UnreachedError):
            dial(dialler, "127.0.0.1", site.port)


def test_private_addresses_on_request():
    """With --allow-private they are called."""
    with serving({"/": Reply()}) as site:
        dial(made(names({}), allow_private=True), "127.0.0.1", site.port).close()


def test_a_second_lookup_changes_nothing():
    """A name that turns private after it was judged is not looked up again."""
    answers = [PUBLIC, "127.0.0.1"]
    asked = []

    def rebinding(host, port):
        asked.append(host)
        return names({host: answers[min(len(asked), 2) - 1]})(host, port)

    dialler = made(rebinding)
    with Leash(0.2) as leash, dialler.under(leash):
        for _ in range(2):
            assert [found[4][0] for found in dialler._addresses("a.example", 80)] == [PUBLIC]
    assert asked == ["a.example"]


def test_only_the_public_ones_of_several_addresses():
    """A name with a public and a private address is called at the public one."""

    def both(host, port):
        return [*names({host: "127.0.0.1"})(host, port), *names({host: PUBLIC})(host, port)]

    dialler = made(both)
    with Leash(0.2) as leash, dialler.under(leash):
        assert [found[4][0] for found in dialler._addresses("a.example", 80)] == [PUBLIC]


def test_the_next_address_is_tried():
    """A host with a closed and an open address is reached."""
    with serving({}) as site, socket.socket() as closed:
        closed.bind(("127.0.0.2", 0))

        def both(host, port):
            return [
                *names({host: "127.0.0.2"})(host, closed.getsockname()[1]),
                *names({host: "127.0.0.1"})(host, site.port),
            ]

        dial(made(both, allow_private=True), "a.example", 80).close()


REFUSALS = [
    (socket.gaierror(socket.EAI_NONAME, ""), Trouble.NO_HOST, False),
    (socket.gaierror(socket.EAI_AGAIN, ""), Trouble.NO_HOST, True),
    (UnicodeError("label too long"), Trouble.MALFORMED, False),
]


@pytest.mark.parametrize(("error", "trouble", "passing"), REFUSALS)
def test_lookups_that_fail(error, trouble, passing):
    """A name that does not exist is told from one that could not be looked up."""

    def failing(host, port):
        raise error

    with pytest.raises(UnreachedError) as caught:
        dial(made(failing), "a.example", 80)
    assert (caught.value.trouble, caught.value.passing) == (trouble, passing)


def test_a_lookup_has_a_deadline():
    """A resolver that never answers does not hold the check."""

    let_go = threading.Event()

    def sleeping(host, port):
        let_go.wait(30)
        return []

    begin = time.monotonic()
    try:
        with pytest.raises(UnreachedError) as caught:
            dial(made(sleeping), "a.example", 80, seconds=0.1)
        assert time.monotonic() - begin < 10
    finally:
        let_go.set()
    assert (caught.value.trouble, caught.value.passing) == (Trouble.NO_HOST, True)


def test_a_refused_call():
    """A closed port is a trouble of the connection."""
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        with pytest.raises(UnreachedError) as caught:
            dial(made(names({}), allow_private=True), "127.0.0.1", closed.getsockname()[1])
    assert caught.value.trouble is Trouble.CONNECTION
