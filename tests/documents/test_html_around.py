"""A page's own text against what stands around it: nothing with figures of its own is lost."""

# ruff: noqa: E501  # markup reads better on the line that its maker writes

import pytest

from evidence_audit.documents import read

TEXT = "<p>Half of the 4,210 porters are tired, as a survey of all halls says in its first chapter.</p>"
LINKS = "<ul><li><a href=/a>Ten bells for 30 halls</a></li><li><a href=/b>Lamps</a></li></ul>"

AROUND = {  # what stands around the text
    "navigation": f"<nav>{LINKS}</nav>",
    "navigation by role": f"<div role=navigation>{LINKS}</div>",
    "head of the site": f"<header><a href=/>The Hall</a>{LINKS}</header>",
    "foot of the site": "<footer><p>© 2024 The Hall, 12 Stair Street</p></footer>",
    "side of the page": f"<aside><h2>More</h2>{LINKS}</aside>",
    "cookie banner": "<div class='cookie-banner'><p>We keep 12 cookies for 90 days.</p><button>Accept</button></div>",
    "consent by id": "<div id=onetrust-consent-sdk><p>We and our 850 partners store data.</p></div>",
    "crumbs": "<ol class=breadcrumbs><li><a href=/>Home</a></li><li>Reports 2021</li></ol>",
    "related": f"<section class='related-articles'><h3>Related</h3>{LINKS}</section>",
    "related, in one word": f"<div class=RelatedPosts>{LINKS}</div>",
    "share": "<div class='social-share'><a href=/f>Share</a><a href=/t>Post</a><span>Share this</span></div>",
    "comments": "<div id=comments><h3>2 comments</h3><p>I saw 90 of them, said Ann.</p></div>",
    "pagination": "<div class=pagination><a href=?p=1>1</a> <a href=?p=2>2</a></div>",
    "contents": "<div id=toc><ol><li><a href=#a>1 The halls</a></li><li><a href=#b>2 Bells</a></li></ol></div>",
    "newsletter": "<div class='newsletter-signup'><p>Join 40,000 readers.</p><input></div>",
    "choice": "<select><option>1 million</option><option>2 million</option></select>",
    "edit": "<h2>Bells<span class='mw-editsection'>[<a href=/e>edit</a>]</span></h2>",
}


@pytest.mark.parametrize("name", AROUND)
def test_what_stands_around_the_text_is_kept_but_is_no_body(name):
    document = read(f"<body>{AROUND[name]}<main>{TEXT}</main></body>".encode(), "a.html")
    before = ["Bells"] if name == "edit" else []
    assert document.body().split()[: len(before) + 4] == [*before, "Half", "of", "the", "4,210"]
    assert document.body().split()[-1] == "chapter."
    assert len("".join(document.text.split())) > len("".join(document.body().split()))


OWN = {  # what is the page's own, and what of it must stay
    "table in a side": ("<aside><table><tr><td>Lamps</td><td>220</td></tr></table></aside>", "220"),
    "figure in a side": ("<aside class=sidebar><p>Oil is 12 per cent dearer.</p></aside>", "12 per cent"),
    "hero": (
        "<header class=hero><h1>Halls</h1><p>Some 4,210 porters work in 31 halls.</p></header>",
        "4,210",
    ),
    "hero number": ("<div class=banner><p><strong>£2.5 million</strong> a year</p></div>", "£2.5 million"),
    "share of something": ("<p class=market-share>The share is 12 per cent of all.</p>", "12 per cent"),
    "caption": ("<figure class=social><figcaption>Lamps, 2020: 220</figcaption></figure>", "220"),
    "whole page": (f"<div class='page has-sidebar sidebar'>{TEXT * 20}<p>Of 77 bells.</p></div>", "77"),
    "title inside": ("<div class=masthead><h1>90 bells</h1></div>", "90 bells"),
    "alt text": ("<p><img alt='Chart: 16 years'></p>", "16 years"),
    "superscript": ("<p>An area of 9 m<sup>2</sup></p>", "m2"),
    "folded": ("<details><summary>More</summary><p>In all 31 halls.</p></details>", "31"),
    "quoted": ("<aside><blockquote>One in four</blockquote><p>said 4 of them.</p></aside>", "One in four"),
    "notes at the foot": (
        "<footer><ol class=footnotes><li>A count of 12 halls.</li></ol></footer>",
        "12 halls",
    ),
}


@pytest.mark.parametrize("name", OWN)
def test_a_box_with_figures_of_its_own_stays(name):
    source, kept = OWN[name]
    assert kept in read(f"<body>{TEXT}{source}</body>".encode(), "a.html").body()


STRUCK = [  # source, the words of the body
    (
        "<p>Half of <span class=pagenum>[Pg 12]</span>them <span role=doc-pagebreak>13</span>all.</p>",
        "Half of them all.",
    ),
    ("<p>See <span class=page-number>the number of each page</span>.</p>", "See the number of each page."),
    ("<p>It cost <del>£5</del> <ins>£6</ins>.</p>", "It cost £6."),
    ("<p><span style='display:none'>7003100♠</span>£5 million</p>", "£5 million"),
    ("<p>A hall.<sup class='noprint Inline-Template'>[<i>citation needed</i>]</sup> And</p>", "A hall. And"),
    (
        "<p>A hall.<a href='#cmnt1' id='cmnt_ref1'>[a]</a></p><div><p><a href='#cmnt_ref1' id='cmnt1'>[a]</a>Is it 5?</p></div>",
        "A hall.",
    ),
    (
        "<p>A hall.<a class=msocomanchor href='#_msocom_1' name='_msoanchor_1'>[AB1]</a></p>"
        "<div style='mso-element:comment-list'><div style='mso-element:comment'><p>Is it 5?</p></div></div>",
        "A hall.",
    ),
]


@pytest.mark.parametrize(("source", "words"), STRUCK, ids=[row[1] for row in STRUCK])
def test_what_is_deleted_hidden_or_an_editors_comment_is_no_body(source, words):
    document = read(f"<body>{source}</body>".encode(), "a.html")
    assert " ".join(document.body().split()) == words
    assert not document.notes
