"""What was delivered, and whether there is anything in it to read."""

import pytest

from evidence_audit.model import Status

from .conftest import ask_all
from .site import Reply, page

AROUND = '<header><nav><a href="/">Home</a></nav></header>%s<footer>Copyright 2019 Agency</footer>'
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 500
PDF = b"%PDF-1.4\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF"
URL = "http://site.example/a"


def typed(kind, body):
    return Reply(200, body, {"Content-Type": kind})


def around(text, title="Agency"):
    return Reply(200, page(title, "", AROUND % text).replace("<h1></h1>", ""))


NOTHING = [  # what is delivered, what the reason says of it
    ("a picture", typed("image/png", PNG), "an image"),
    ("a drawing", typed("image/svg+xml", "<svg><text>33 per cent</text></svg>"), "an image"),
    ("a picture called a page", typed("text/html", PNG), "an image"),
    ("sound", typed("audio/mpeg", b"ID3" + b"0" * 500), "a sound recording"),
    ("a film", typed("video/mp4", b"00000 ftypisom" + b"0" * 500), "a film"),
    ("an archive", typed("application/zip", b"PK\x03\x04" + b"0" * 500), "an archive"),
    ("a packed file", typed("application/octet-stream", b"\x1f\x8b\x08" + b"0" * 500), "an archive"),
    ("nothing", Reply(200), "an empty page"),
    ("blanks", Reply(200, "\n  \n"), "an empty page"),
    (
        "a frame for scripts",
        around('<div id="root"></div><script src="/app.js"></script>'),
        "without a browser",
    ),
    (
        "figures in a script",
        around('<script type="application/json">{"a": "33 per cent"}</script>'),
        "browser",
    ),
    (
        "a frame that asks for scripts",
        around("<div>Please enable JavaScript to run this app.</div>"),
        "browser",
    ),
    ("a frame that is loading", around("<main><div>Loading…</div></main>"), "without a browser"),
    ("its title and nothing else", around("<main><h1>Statistics</h1></main>", "Statistics"), "browser"),
    ("no body at all", Reply(200, "<html><title>T</title><script>x()</script></html>"), "browser"),
]


@pytest.mark.parametrize(("reply", "words"), [row[1:] for row in NOTHING], ids=[row[0] for row in NOTHING])
def test_nothing_to_read(serve, policy, reply, words):
    """The link is live, there is no page to weigh, and the reason says why."""
    site = serve({"/a": reply})
    checked = ask_all([URL], policy(connect_to=(site.route(),)))
    source = checked.sources[URL]
    assert (source.status, source.trouble, source.snapshot) == (Status.LIVE, None, None)
    assert words in source.reason
    assert checked.snapshot(URL) is None


TEXT = [
    ("one figure", around("<main><div>5.4%</div></main>")),
    ("a short sentence", around("<p>Some 34 per cent of flats are cold.</p>")),
    ("a sentence about scripts", around("<p>In 2020, 67 per cent of sites used JavaScript.</p>")),
    ("a word beside the title", around("<h1>Statistics</h1><p>Doubled.</p>", "Statistics")),
    ("no spaces between words", around("<p>約三割の世帯が寒い家に住んでいる。</p>")),
    ("text without markup", typed("text/plain", "90 per cent")),
    ("a paper", typed("application/pdf", PDF)),
    ("a paper called a page", typed("text/html", PDF)),
    ("a paper called an image", typed("image/png", PDF)),
    ("a table", typed("text/csv", "a,b\n1,2\n")),
    ("data", typed("application/json", '{"a": 1}')),
]


@pytest.mark.parametrize("reply", [row[1] for row in TEXT], ids=[row[0] for row in TEXT])
def test_something_to_read(serve, policy, reply):
    """However short, and whatever the server calls it, what may hold text is kept for weighing."""
    site = serve({"/a": reply})
    checked = ask_all([URL], policy(connect_to=(site.route(),)))
    assert checked.sources[URL].reason == "answered 200 OK"
    body = reply.body.encode() if isinstance(reply.body, str) else reply.body
    assert checked.snapshot(URL).content == body
