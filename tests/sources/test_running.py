"""A whole run: order, sharing, freshness, politeness, interruption and one's own network."""

import pickle
import signal
import threading
import time
from collections import Counter

import pytest

from evidence_audit.errors import PolicyError
from evidence_audit.model import Status, Trouble

from .conftest import PUBLIC, ask_all, names
from .site import Reply, drip, in_turn, page

OK = Reply(
    200, page("Figures", "Figures", '<time datetime="2018-09-14">14 September 2018</time><p>Words.</p>')
)
HOST = "http://site.example"


def test_in_the_order_cited(serve, policy):
    """Results stand in the order cited, each address once, however the answers came in."""

    def slow(handler):
        time.sleep(0.1)
        return OK

    site = serve({"/slow": slow, "*": OK})
    urls = [f"{HOST}/slow", f"{HOST}/b", "mailto:a@example.org", f"{HOST}/a", f"{HOST}/b"]
    told = []
    checked = ask_all(
        urls, policy(connect_to=(site.route(),)), on_checked=lambda source: told.append(source.url)
    )
    assert list(checked.sources) == urls[:4]
    assert Counter(told) == Counter(urls[:4])
    assert [source.url for source in checked.sources.values()] == urls[:4]
    assert not checked.network_down
    assert not checked.interrupted


def test_nothing_to_check(policy):
    """No addresses, no results."""
    assert dict(ask_all([], policy()).sources) == {}


def test_one_address_is_asked_once(serve, policy):
    """Spellings and fragments share one request, and each keeps its own words."""
    site = serve({"/a": OK})
    urls = [f"{HOST}/a#one", f"{HOST}/a#two", "HTTP://SITE.example:80/a"]
    checked = ask_all(urls, policy(connect_to=(site.route(),)))
    assert [checked.sources[url].url for url in urls] == urls
    assert [checked.snapshot(url).url for url in urls] == urls
    assert site.asked == {"/a": 1}


def test_the_page_is_kept(serve, policy):
    """A live source has its page, its hash and the date the page states."""
    site = serve({"/a": OK})
    url = f"{HOST}/a"
    checked = ask_all([url], policy(connect_to=(site.route(),)))
    snapshot, source = checked.snapshot(url), checked.sources[url]
    assert snapshot.content.decode() == OK.body
    assert (snapshot.media_type, snapshot.charset, snapshot.final_url) == ("text/html", "utf-8", url)
    assert source.snapshot == f"sha256:{snapshot.sha256}"
    assert source.published == "2018-09-14"
    assert checked.snapshot("http://never.example/") is None


def test_what_is_fresh_is_not_asked_again(serve, policy):
    """A second run believes the store; --refresh does not."""
    site = serve({"/a": OK, "/b": Reply(404)})
    urls = [f"{HOST}/a", f"{HOST}/b"]
    route = {"connect_to": (site.route(),)}
    first, second = ask_all(urls, policy(**route)), ask_all(urls, policy(**route))
    assert dict(first.sources) == dict(second.sources)
    assert second.snapshot(urls[0]) == first.snapshot(urls[0])
    assert site.asked == {"/a": 1, "/b": 1}
    ask_all(urls, policy(**route, refresh=True))
    assert site.asked == {"/a": 2, "/b": 2}


def test_what_failed_is_asked_again(serve, policy):
    """A later run, with more time or a mended server, hears how it is now."""

    def slow(handler):
        time.sleep(0.4)
        return OK

    site = serve({"/slow": slow, "/down": in_turn(Reply(503, headers={"Retry-After": "99"}), OK)})
    urls = [f"{HOST}/slow", f"{HOST}/down"]
    route = {"connect_to": (site.route(),)}
    first = ask_all(urls, policy(**route, timeout=0.2))
    assert first.sources[urls[0]].reason == "no full answer within 0.2 seconds"
    assert [source.trouble for source in first.sources.values()] == [Trouble.TIMEOUT, Trouble.SERVER]
    offline = ask_all(urls, policy(offline=True))
    assert [source.trouble for source in offline.sources.values()] == [Trouble.TIMEOUT, Trouble.SERVER]
    second = ask_all(urls, policy(**route))
    assert {source.status for source in second.sources.values()} == {Status.LIVE}


def test_an_address_that_the_register_replaces(serve, policy):
    """The new address is asked, and the reason says that it was, also where it comes from the store."""
    site = serve({"/new": OK})
    old, new = f"{HOST}/old", f"{HOST}/new"
    settings = {"connect_to": (site.route(),), "replacements": {old: new}}
    for _ in range(2):
        checked = ask_all([old, new], policy(**settings))
        source = checked.sources[old]
        assert (source.status, source.final_url) == (Status.LIVE, new)
        assert source.reason == f"asked at {new} instead, as claims.yaml says: answered 200 OK"
        assert checked.sources[new].reason == "answered 200 OK"
        assert checked.snapshot(old).final_url == new
    assert site.asked == {"/new": 1}


def test_private_addresses(policy):
    """A private address is not asked, and the reason says why and what would ask it."""
    urls = ["http://10.255.255.1/a", "http://intranet.example/a"]
    checked = ask_all(urls, policy(), resolve=names({"intranet.example": "192.168.1.2"}))
    assert [(source.status, source.reason) for source in checked.sources.values()] == [
        (
            Status.UNCHECKED,
            "10.255.255.1 is a private or local address, asked only with --allow-private",
        ),
        (
            Status.UNCHECKED,
            "intranet.example is 192.168.1.2, a private or local address, asked only with --allow-private",
        ),
    ]


def test_offline(serve, policy):
    """Offline, what is stored counts however old, and the rest is unchecked."""
    site = serve({"/a": OK})
    ask_all([f"{HOST}/a"], policy(connect_to=(site.route(),)))
    checked = ask_all([f"{HOST}/a", f"{HOST}/b"], policy(offline=True))
    stored, unknown = checked.sources.values()
    assert (stored.status, unknown.status, unknown.trouble) == (
        Status.LIVE,
        Status.UNCHECKED,
        Trouble.OFFLINE,
    )
    assert checked.snapshot(f"{HOST}/a") is not None
    assert site.asked == {"/a": 1}


def test_replacements(serve, policy):
    """Another address is asked in place of a cited one, which keeps its name."""
    site = serve({"/new": OK})
    cited = "http://gone.example/old"
    checked = ask_all([cited], policy(connect_to=(site.route(),), replacements={cited: f"{HOST}/new"}))
    assert (checked.sources[cited].url, checked.sources[cited].status) == (cited, Status.LIVE)


def test_few_at_a_time_per_host(serve, policy):
    """However many addresses of a host are cited, two are asked at a time."""
    lock, now, most = threading.Lock(), 0, 0

    def counted(handler):
        nonlocal now, most
        with lock:
            now += 1
            most = max(most, now)
        time.sleep(0.02)
        with lock:
            now -= 1
        return OK

    site = serve({"*": counted})
    ask_all([f"{HOST}/{number}" for number in range(12)], policy(connect_to=(site.route(),)))
    assert most == 2


def test_a_silent_host_is_given_up(serve, policy):
    """A host that lets the time run out again and again does not take it for each of its addresses."""
    site = serve({"*": drip(b"", b"x", 60)})
    urls = [f"{HOST}/{number}" for number in range(20)]
    begin = time.monotonic()
    checked = ask_all(urls, policy(connect_to=(site.route(),), timeout=0.2))
    assert {source.trouble for source in checked.sources.values()} == {Trouble.TIMEOUT}
    assert time.monotonic() - begin < 20
    assert sum(site.asked.values()) == 6


def test_a_private_address_is_not_asked(serve, policy):
    """A cited private address is unchecked, unless the policy allows it."""
    site = serve({"/a": OK})
    url = f"http://127.0.0.1:{site.port}/a"
    assert ask_all([url], policy()).sources[url].trouble is Trouble.PRIVATE
    assert not site.asked
    assert ask_all([url], policy(allow_private=True)).sources[url].status is Status.LIVE


def test_a_route_that_is_none(policy):
    """A wrong option stops the run before anything is asked."""
    with pytest.raises(PolicyError):
        ask_all([f"{HOST}/a"], policy(connect_to=("nonsense",)))


@pytest.mark.parametrize("how", ["signal", "callback"])
def test_interrupted(serve, policy, how):
    """Ctrl-C ends a run at once; what was checked is kept, the rest is unchecked."""
    site = serve({"/a": OK, "*": drip(b"", b"x", 60)})
    urls = [f"{HOST}/a", *(f"http://host{number}.example/" for number in range(40))]

    def stop(source):
        if how == "callback":
            raise KeyboardInterrupt
        signal.raise_signal(signal.SIGINT)

    begin = time.monotonic()
    checked = ask_all(urls, policy(connect_to=(f"::127.0.0.1:{site.port}",), timeout=30.0), on_checked=stop)
    assert time.monotonic() - begin < 20
    assert checked.interrupted
    assert list(checked.sources) == urls
    live, *rest = checked.sources.values()
    assert live.status is Status.LIVE
    assert {(source.status, source.trouble, source.reason) for source in rest} == {
        (Status.UNCHECKED, Trouble.OFFLINE, "interrupted")
    }
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("sources")]
    assert ask_all(urls[:1], policy(offline=True)).sources[urls[0]].status is Status.LIVE


def test_what_was_seen_can_be_handed_on(serve, policy):
    """What was checked crosses into another process, pages and all."""
    site = serve({"/a": OK})
    checked = ask_all([f"{HOST}/a"], policy(connect_to=(site.route(),)))
    again = pickle.loads(pickle.dumps(checked))
    assert again.sources == checked.sources
    assert again.snapshot(f"{HOST}/a") == checked.snapshot(f"{HOST}/a")


NOBODY = "http://nobody.example.net/a"
NEVER = "http://nobody.invalid/a"


def test_ones_own_network_is_down(policy):
    """Where no name is known at all, nothing is called dead and nothing is remembered."""
    checked = ask_all([NOBODY, NEVER], policy())
    assert checked.network_down
    assert {(source.status, source.trouble) for source in checked.sources.values()} == {
        (Status.UNREACHABLE, Trouble.NETWORK_DOWN)
    }
    again = ask_all([NOBODY], policy(), resolve=names({"example.com": PUBLIC}))
    assert again.sources[NOBODY].trouble is Trouble.NO_HOST


def test_a_host_that_is_no_more(policy):
    """An unknown name is dead where other names are known."""
    checked = ask_all([NOBODY], policy(), resolve=names({"example.com": PUBLIC}))
    source = checked.sources[NOBODY]
    assert (source.status, source.trouble, checked.network_down) == (Status.DEAD, Trouble.NO_HOST, False)


def test_a_routed_answer_says_nothing_of_other_names(serve, policy):
    """A host on loopback does not prove that names can be looked up; reserved names need no proof."""
    site = serve({"/a": OK})
    checked = ask_all([f"{HOST}/a", NOBODY, NEVER], policy(connect_to=(site.route(),)))
    assert not checked.network_down
    assert checked.sources[NOBODY].trouble is Trouble.NETWORK_DOWN
    assert (checked.sources[NEVER].status, checked.sources[NEVER].trouble) == (Status.DEAD, Trouble.NO_HOST)


def test_a_redirect_to_a_host_that_is_no_more(serve, policy):
    """A page that sends on to an unknown host is lost, where names are known."""
    site = serve({"/a": Reply(301, headers={"Location": NOBODY})})
    checked = ask_all(
        [f"{HOST}/a"], policy(connect_to=(site.route(),)), resolve=names({"example.com": PUBLIC})
    )
    source = checked.sources[f"{HOST}/a"]
    assert (source.status, source.trouble, source.http_status) == (Status.DEAD, Trouble.NO_HOST, 301)
