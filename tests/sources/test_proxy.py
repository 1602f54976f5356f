"""Behind a proxy: the proxy dials, the guard still stands."""

import pytest

from evidence_audit.model import Status, Trouble

from .conftest import ask_all
from .site import Reply


@pytest.fixture
def proxy(serve, monkeypatch):
    """Make a site the user's proxy: it is asked with whole addresses."""
    site = serve({"http://site.example/a": Reply(200, "by way of the proxy")})
    for name in ("http_proxy", "HTTP_PROXY"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{site.port}")
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    return site


def test_names_are_the_proxys_to_look_up(proxy, policy):
    """A name that only the proxy knows is asked by way of it, although the proxy is on this machine."""
    url = "http://site.example/a"
    checked = ask_all([url], policy())
    assert checked.sources[url].status is Status.LIVE
    assert checked.snapshot(url).content == b"by way of the proxy"


def test_private_addresses_are_refused_all_the_same(proxy, policy):
    """A proxy is no way around the guard."""
    url = "http://169.254.169.254/latest"
    assert ask_all([url], policy()).sources[url].trouble is Trouble.PRIVATE
    assert not proxy.asked


def test_routes_go_past_the_proxy(proxy, serve, policy):
    """What the user routes elsewhere does not go by way of the proxy."""
    site = serve({"/a": Reply(200, "direct")})
    url = "http://site.example/a"
    checked = ask_all([url], policy(connect_to=(site.route(),)))
    assert checked.snapshot(url).content == b"direct"
