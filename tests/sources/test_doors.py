"""What stands before a page, and what only talks of it."""

import pytest

from evidence_audit.model import Status, Trouble
from evidence_audit.sources.doors import Door, door
from evidence_audit.sources.page import read_page

from .site import Reply, page

PROSE = "<p>" + "Some words about what happened since. " * 30 + "</p>"
NOT_FREE = '<script type="application/ld+json">{"isAccessibleForFree": "False"}</script>'

DOORS = [  # title, heading, text, what it is
    ("Just a moment...", "", "", Door.HUMAN),
    ("Attention Required! | Cloudflare", "", "", Door.HUMAN),
    ("Robot or human?", "", "", Door.HUMAN),
    ("Security check", "", "", Door.HUMAN),
    ("Nur einen Moment…", "", "", Door.HUMAN),
    ("Un instant…", "", "", Door.HUMAN),
    ("Access check", "", "<p>Please verify you are a human. Press and hold the button.</p>", Door.HUMAN),
    (
        "site.example",
        "",
        "<div>Press &amp; Hold to confirm you are a human (and not a bot).</div>",
        Door.HUMAN,
    ),
    ("site.example", "", "<p>Checking if the site connection is secure</p>", Door.HUMAN),
    ("Sorry...", "", "<p>We have detected unusual traffic from your computer network.</p>", Door.HUMAN),
    ("Agency", "", "<script>window._cf_chl_opt={}</script>", Door.HUMAN),
    (
        "Access Denied",
        "",
        '<p>You don\'t have permission to access "http://a/" on this server.</p>',
        Door.CLOSED,
    ),
    ("Sign in to continue", "", "<form><input type=password></form>", Door.LOGIN),
    ("Journal", "Members", "<p>Please sign in to view this document.</p>", Door.LOGIN),
    ("Journal", "", "<p>You must be logged in to read this page.</p>", Door.LOGIN),
    ("Iniciar sesión", "", "", Door.LOGIN),
    (
        "Rents soar",
        "Rents soar",
        "<p>Subscribe to read this article. Already a subscriber?</p>",
        Door.PAYWALL,
    ),
    ("Rents", "Rents", "<p>Rents rose.</p><p>To continue reading, subscribe.</p>", Door.PAYWALL),
    ("Rents", "Rents", "<p>Rents rose.</p><p>This article is for subscribers only.</p>", Door.PAYWALL),
    ("Rents", "Rents", "<p>Rents rose.</p><p>You’ve reached your limit of free articles.</p>", Door.PAYWALL),
    ("Mieten", "Mieten", "<p>Dieser Artikel ist nur für Abonnenten.</p>", Door.PAYWALL),
    ("Loyers", "Loyers", "<p>Il vous reste 85 % de cet article à lire.</p>", Door.PAYWALL),
    ("Rents", "Rents", f"<p>Rents rose.</p>{NOT_FREE}", Door.PAYWALL),
    ("Rents", "Rents", "<p>Rents rose.</p><div>Subscribe to continue</div><p>£1 a week</p>", Door.PAYWALL),
]
IDS = [f"{row[3].name}: {row[0]} {row[2][:40]}" for row in DOORS]


def met(html):
    return door(read_page(html.encode(), None), html)


@pytest.mark.parametrize(("title", "heading", "text", "kind"), DOORS, ids=IDS)
def test_doors(title, heading, text, kind):
    """A page of few words that asks something of the visitor is no source."""
    assert met(page(title, heading, text)) is kind


@pytest.mark.parametrize(("title", "heading", "text", "kind"), DOORS, ids=IDS)
def test_articles_of_that_name(title, heading, text, kind):
    """The same words with prose around them are an article."""
    assert met(page(title, heading, text + PROSE)) is None


@pytest.mark.parametrize("title", ["Captcha", "Security check", "Access denied", "Forbidden"])
def test_articles_without_paragraphs(title):
    """An article whose text stands in no paragraphs is still no guard."""
    assert (
        met(page(title, title, "<div>" + "Some words about what happened since. " * 120 + "</div>")) is None
    )


OPEN = [
    ("How a CAPTCHA works", "How a CAPTCHA works", "<p>It asks 40 per cent of visitors something.</p>"),
    ("Bots", "Bots", "<p>Press and hold the button for 3 seconds to reset the meter.</p>"),
    ("Rents", "Rents", "<p>Rents rose by 9 per cent.</p><p>Already a subscriber? Log in.</p>"),
    ("Rents", "Rents", "<p>Rents rose by 9 per cent.</p><p>Subscribe to our newsletter.</p>"),
    ("Rents", "Rents", "<p>Rents rose by 9 per cent.</p><p>You must be logged in to post a comment.</p>"),
    ("News", "News", "<p>One in four adults subscribe to read the news online.</p>"),
    ("Access", "Access denied to 1 in 5", "<p>They were turned away.</p>"),
]


@pytest.mark.parametrize(("title", "heading", "text"), OPEN, ids=[row[2][:40] for row in OPEN])
def test_short_pages_that_are_open(title, heading, text):
    """A short page with something to say is a page, whatever stands beside it."""
    assert met(page(title, heading, text)) is None


def test_a_paywall_over_the_wire(check):
    """A teaser is not weighed in place of the article; the reason names the paywall."""
    source = check({"/a": Reply(200, page("Rents", "Rents up 9%", "<p>Subscribe to read this article.</p>"))})
    assert (source.status, source.trouble) == (Status.BLOCKED, Trouble.REFUSED)
    assert source.reason == "answered 200 OK with a paywall: the text is for subscribers"
    assert source.snapshot is None
