"""One short report with fifteen notes, as HTML of many makers: what all of them must be read as.

Each dialect says how its maker writes the call of a note and the notes themselves; the
markup is that of the makers, the words are ours.
"""

# ruff: noqa: E501  # markup reads better on the line that its maker writes

import html
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

Linked = tuple[str, str]
"""Words shown, and the address behind them."""
Words = Sequence[str | Linked]


def bare(url: str) -> Linked:
    """Return an address that is printed and linked."""
    return url, url


NOTES: tuple[Words, ...] = (
    ("Night Porters' Survey (2021), table 3, ", bare("https://porters.example.org/survey/2021"), "."),
    ("Hall Board, ", ("Annual account", "https://board.example.org/account.pdf"), ", p. 12."),
    ("Oral history held by the Guild; not published.",),
    ("(2018) Lamps and ladders. ", bare("https://lamps.example.com/a_(b)/ladders?page=2&sort=up"), "."),
    (
        "See ",
        ("the tables", "https://data.example.net/tables/7"),
        " and ",
        bare("https://mirror.example.net/7"),
        ".",
    ),
    ("Marrow and Quill 2019, pp. 4–7, doi: ", ("10.5555/abc.123", "https://doi.org/10.5555/abc.123"), "."),
    ("Stair Office: ", bare("https://stairs.example.org/r#part-2"), " (accessed 3 May 2022)."),
    ("The count leaves out the 12 halls that were shut.",),
    ("Reed, A. ‘Bells at night’, ", bare("http://www.bells.example.org/night/"), ", 2020."),
    ("Bellbook.",),
    ("Press notice of 5 June 2021, ", ("Hall Board", "https://board.example.org/press/14"), "."),
    ("Wick Trust [2017], ", bare("https://wick.example.com/oil/%5Bold%5D"), "."),
    ("A reply to our letter, 9 July 2022.",),
    ("Ropeworks data, ", bare("https://ropes.example.org/data.csv"), "; own sums."),
    ("Guild of Bells, ", ("minutes", "https://guild.example.org/minutes/2020-11"), ", item 4."),
)

PARAGRAPHS: tuple[tuple[tuple[str, tuple[int, ...]], ...], ...] = (
    (
        ("The survey counted 4,210 porters in 31 halls.", (1,)),
        ("Almost half of them work at night.", (2,)),
        ("Their song is older than the halls.", (3,)),
    ),
    (
        ("Each hall keeps 14 ladders and 220 lamps.", (4, 5)),
        ("One in four lamps is lit by hand.", (6,)),
        ("Stairs cost £2.5 million a year.", (7, 8)),
    ),
    (
        ("Bells ring 90 times a day.", (9,)),
        ("In winter they ring less often.", (10,)),
        ("The Board spent £3,000 on ropes in May.", (11,)),
        ("Oil is 12 per cent dearer than before.", (12,)),
    ),
    (
        ("A third of the halls replied.", (13,)),
        ("Ropes last 16 years.", (14,)),
        ("So said the Guild.", (15,)),
    ),
)
"""Sentences and the notes called behind each."""


@dataclass(frozen=True, kw_only=True)
class Dialect:
    """How one maker writes notes."""

    call: Callable[[int], str]
    """The markup at a call of note n."""
    notes: Callable[[], str] = lambda: ""
    """The markup of all notes, behind the text."""
    marker: Callable[[int], str] = str
    """What the reader sees as the marker."""
    join: str = ""
    """Between two calls side by side."""
    wrap: Callable[[str], str] = lambda calls: calls
    """Around the calls of one place."""
    page: Callable[[str], str] = lambda content: f"<html><body>{content}</body></html>"
    media: dict[str, str] = field(default_factory=dict)


def inner(words: Words, link: Callable[[str, str], str] | None = None) -> str:
    """Return a note as HTML."""
    write = link or (lambda shown, url: f'<a href="{html.escape(url)}">{html.escape(shown)}</a>')
    return "".join(
        html.escape(word, quote=False) if isinstance(word, str) else write(*word) for word in words
    )


def shown(words: Words) -> str:
    """Return a note as a reader sees it."""
    return "".join(word if isinstance(word, str) else word[0] for word in words)


def urls(words: Words) -> list[str]:
    """Return the addresses of a note."""
    return [word[1] for word in words if not isinstance(word, str)]


def body(dialect: Dialect) -> str:
    """Return the paragraphs with their calls."""
    written = []
    for sentences in PARAGRAPHS:
        parts = []
        for text, called in sentences:
            calls = dialect.join.join(dialect.call(number) for number in called)
            parts.append(html.escape(text, quote=False) + (dialect.wrap(calls) if called else ""))
        written.append(f"<p>{' '.join(parts)}</p>\n")
    return "".join(written)


def document(dialect: Dialect) -> str:
    """Return the page."""
    return dialect.page(f"<h1>Halls at night</h1>\n{body(dialect)}{dialect.notes()}")


def listed(before: str, entry: Callable[[int, str], str], after: str) -> Callable[[], str]:
    """Return what writes the notes one after another."""
    return lambda: before + "".join(entry(n, inner(words)) for n, words in enumerate(NOTES, 1)) + after


def prose() -> str:
    """Return the words of the body, without any marker."""
    return " ".join(text for sentences in PARAGRAPHS for text, _ in sentences)


def called() -> list[int]:
    """Return the notes called, in order."""
    return [number for sentences in PARAGRAPHS for _, numbers in sentences for number in numbers]


_WORD = "MsoFootnoteReference"
_SUBSTACK = 'data-component-name="FootnoteAnchorToDOM"'

DIALECTS: dict[str, Dialect] = {
    "pandoc": Dialect(
        call=lambda n: (
            f'<a href="#fn{n}" class="footnote-ref" id="fnref{n}" role="doc-noteref"><sup>{n}</sup></a>'
        ),
        notes=listed(
            '<section class="footnotes footnotes-end-of-document" role="doc-endnotes">\n<hr />\n<ol>\n',
            lambda n, text: (
                f'<li id="fn{n}"><p>{text}<a href="#fnref{n}" class="footnote-back" role="doc-backlink">↩︎</a>'
                "</p></li>\n"
            ),
            "</ol>\n</section>",
        ),
    ),
    "WordPress footnotes block": Dialect(
        call=lambda n: (
            f'<sup data-fn="5f0c{n:02}-aa" class="fn"><a href="#5f0c{n:02}-aa" '
            f'id="5f0c{n:02}-aa-link">{n}</a></sup>'
        ),
        notes=listed(
            '<ol class="wp-block-footnotes">',
            lambda n, text: (
                f'<li id="5f0c{n:02}-aa">{text} <a href="#5f0c{n:02}-aa-link" '
                f'aria-label="Jump to footnote reference {n}">↩︎</a></li>'
            ),
            "</ol>",
        ),
    ),
    "Easy Footnotes": Dialect(
        call=lambda n: (
            f"<span id='easy-footnote-{n}-77' class='easy-footnote-margin-adjust'></span><span class='easy-footnote'>"
            f"<a href='https://halls.example.org/post/#easy-footnote-bottom-{n}-77' "
            f"title='{html.escape(inner(NOTES[n - 1]))}'><sup>{n}</sup></a></span>"
        ),
        notes=listed(
            '<div class="easy-footnote-title"><h4>Notes</h4></div><ol class="easy-footnotes-wrapper">',
            lambda n, text: (
                f'<li class="easy-footnote-single"><span id="easy-footnote-bottom-{n}-77" '
                f'class="easy-footnote-margin-adjust"></span>{text}<a class="easy-footnote-to-top" '
                f'href="https://halls.example.org/post/#easy-footnote-{n}-77"></a></li>'
            ),
            "</ol>",
        ),
    ),
    "Modern Footnotes": Dialect(
        call=lambda n: (
            f'<sup class="modern-footnotes-footnote " data-mfn="{n}" data-mfn-post-scope="00000000_77">'
            f'<a href="javascript:void(0)"  role="button" aria-pressed="false" '
            f'aria-describedby="mfn-content-00000000_77-{n}">{n}</a></sup>'
            f'<span id="mfn-content-00000000_77-{n}" role="tooltip" class="modern-footnotes-footnote__note" '
            f'tabindex="0" data-mfn="{n}">{inner(NOTES[n - 1])}</span>'
        ),
    ),
    "footnotes plugin": Dialect(
        call=lambda n: (
            '<span class="footnote_referrer"><a role="button" tabindex="0" '
            f"onclick=\"footnote_moveToReference_77_1('footnote_plugin_reference_77_1_{n}');\" >"
            f'<sup id="footnote_plugin_tooltip_77_1_{n}" class="footnote_plugin_tooltip_text">[{n}]</sup></a>'
            f'<span id="footnote_plugin_tooltip_text_77_1_{n}" class="footnote_tooltip">'
            f"{inner(NOTES[n - 1])}</span></span>"
        ),
        notes=listed(
            '<div class="footnotes_reference_container"><table class="footnotes_table '
            'footnote-reference-container"><caption class="accessibility">References</caption><tbody>',
            lambda n, text: (
                f'<tr class="footnotes_plugin_reference_row"><th scope="row" '
                f'id="footnote_plugin_reference_77_1_{n}" class="footnote_plugin_index pointer" '
                f"onclick=\"footnote_moveToAnchor_77_1('footnote_plugin_tooltip_77_1_{n}');\">"
                '<a role="button" class="footnote_plugin_link" ><span class="footnote_index_arrow">&#8593;</span>'
                f'{n}</a></th> <td class="footnote_plugin_text">{text}</td></tr>\n'
            ),
            "</tbody></table></div>",
        ),
    ),
    "Footnotes Made Easy": Dialect(
        call=lambda n: (
            f'<sup><a href="https://halls.example.org/post/#footnote_{n}_77" id="identifier_{n}_77" '
            f'class="footnote-link footnote-identifier-link" title="{html.escape(shown(NOTES[n - 1]))}">{n}</a></sup>'
        ),
        notes=listed(
            '<ol class="footnotes">',
            lambda n, text: (
                f'<li id="footnote_{n}_77" class="footnote">{text}<span class="footnote-back-link-wrapper">&nbsp;'
                f'[<a href="https://halls.example.org/post/#identifier_{n}_77" '
                'class="footnote-link footnote-back-link">&#8617;</a>]</span></li>'
            ),
            "</ol>",
        ),
    ),
    "MediaWiki": Dialect(
        call=lambda n: (
            f'<sup id="cite_ref-{n}" class="reference"><a href="#cite_note-{n}"><span class="cite-bracket">&#91;</span>'
            f'{n}<span class="cite-bracket">&#93;</span></a></sup>'
        ),
        notes=listed(
            '<div class="mw-heading mw-heading2"><h2 id="References">References</h2><span class="mw-editsection">'
            '<span class="mw-editsection-bracket">[</span><a href="/w/index.php?title=Halls&amp;action=edit">edit</a>'
            '<span class="mw-editsection-bracket">]</span></span></div><div class="mw-references-wrap">'
            '<ol class="references">\n',
            lambda n, text: (
                f'<li id="cite_note-{n}"><span class="mw-cite-backlink"><b><a href="#cite_ref-{n}" '
                f'aria-label="Jump up">^</a></b></span> <span class="reference-text">{text}</span>\n</li>\n'
            ),
            "</ol></div>",
        ),
    ),
    "Substack": Dialect(
        call=lambda n: (
            f'<a class="footnote-anchor" {_SUBSTACK} id="footnote-anchor-{n}" href="#footnote-{n}" '
            f'target="_self">{n}</a>'
        ),
        notes=listed(
            "",
            lambda n, text: (
                f'<div class="footnote" data-component-name="FootnoteToDOM"><a id="footnote-{n}" '
                f'href="#footnote-anchor-{n}" class="footnote-number" contenteditable="false" target="_self">{n}</a>'
                f'<div class="footnote-content"><p>{text}</p></div></div>'
            ),
            "",
        ),
    ),
    "GOV.UK": Dialect(
        call=lambda n: (
            f'<sup id="fnref:{n}" role="doc-noteref"><a href="#fn:{n}" class="govuk-link" rel="footnote">'
            f"[footnote {n}]</a></sup>"
        ),
        notes=listed(
            '<div class="footnotes" role="doc-endnotes"><ol>',
            lambda n, text: (
                f'<li id="fn:{n}" role="doc-endnote"><p>{text} <a href="#fnref:{n}" class="govuk-link" '
                'role="doc-backlink" aria-label="go to where this is referenced">↩</a></p></li>'
            ),
            "</ol></div>",
        ),
        page=lambda content: f'<body><main><div class="govspeak">{content}</div></main></body>',
    ),
    "kramdown": Dialect(
        call=lambda n: (
            f'<sup id="fnref:{n}" role="doc-noteref"><a href="#fn:{n}" class="footnote" rel="footnote">{n}</a></sup>'
        ),
        notes=listed(
            '<div class="footnotes" role="doc-endnotes">\n  <ol>\n',
            lambda n, text: (
                f'    <li id="fn:{n}" role="doc-endnote">\n      <p>{text} <a href="#fnref:{n}" '
                'class="reversefootnote" role="doc-backlink">&#8617;</a></p>\n    </li>\n'
            ),
            "  </ol>\n</div>",
        ),
    ),
    "goldmark": Dialect(
        call=lambda n: (
            f'<sup id="fnref:{n}"><a href="#fn:{n}" class="footnote-ref" role="doc-noteref">{n}</a></sup>'
        ),
        notes=listed(
            '<div class="footnotes" role="doc-endnotes">\n<hr>\n<ol>\n',
            lambda n, text: (
                f'<li id="fn:{n}">\n<p>{text}&#160;<a href="#fnref:{n}" class="footnote-backref" '
                'role="doc-backlink">&#x21a9;&#xfe0e;</a></p>\n</li>\n'
            ),
            "</ol>\n</div>",
        ),
    ),
    "GitHub": Dialect(
        call=lambda n: (
            f'<sup><a href="#user-content-fn-{n}" id="user-content-fnref-{n}" data-footnote-ref="" '
            f'aria-describedby="footnote-label">{n}</a></sup>'
        ),
        notes=listed(
            '<section data-footnotes="" class="footnotes"><h2 id="footnote-label" class="sr-only">Footnotes</h2>\n<ol>',
            lambda n, text: (
                f'<li id="user-content-fn-{n}">\n<p>{text} <a href="#user-content-fnref-{n}" '
                f'data-footnote-backref="" aria-label="Back to reference {n}" class="data-footnote-backref">↩</a>'
                "</p>\n</li>"
            ),
            "</ol></section>",
        ),
    ),
    "docutils": Dialect(
        call=lambda n: (
            f'<a class="footnote-reference brackets" href="#footnote-{n}" id="footnote-reference-{n}" '
            f'role="doc-noteref"><span class="fn-bracket">[</span>{n}<span class="fn-bracket">]</span></a>'
        ),
        notes=listed(
            '<aside class="footnote-list brackets">\n',
            lambda n, text: (
                f'<aside class="footnote brackets" id="footnote-{n}" role="doc-footnote">\n<span class="label">'
                f'<span class="fn-bracket">[</span><a role="doc-backlink" href="#footnote-reference-{n}">{n}</a>'
                f'<span class="fn-bracket">]</span></span>\n<p>{text}</p>\n</aside>\n'
            ),
            "</aside>",
        ),
    ),
    "docutils, lists": Dialect(
        call=lambda n: f'<a class="footnote-reference brackets" href="#id{n}0" id="id{n}1">{n}</a>',
        notes=listed(
            '<dl class="footnote brackets">\n',
            lambda n, text: (
                f'<dt class="label" id="id{n}0"><span class="brackets"><a class="fn-backref" href="#id{n}1">{n}</a>'
                f"</span></dt>\n<dd><p>{text}</p>\n</dd>\n"
            ),
            "</dl>",
        ),
    ),
    "docutils, tables": Dialect(
        call=lambda n: f'<a class="footnote-reference" href="#id{n}0" id="id{n}1">[{n}]</a>',
        notes=listed(
            "",
            lambda n, text: (
                f'<table class="docutils footnote" frame="void" id="id{n}0" rules="none">\n<colgroup><col '
                'class="label" /><col /></colgroup>\n<tbody valign="top">\n<tr><td class="label">'
                f'<a class="fn-backref" href="#id{n}1">[{n}]</a></td><td>{text}</td></tr>\n</tbody>\n</table>\n'
            ),
            "",
        ),
    ),
    "Quarto, in the margin": Dialect(
        call=lambda n: (
            f'<a href="#fn{n}" class="footnote-ref" id="fnref{n}" role="doc-noteref"><sup>{n}</sup></a>'
        ),
        notes=listed(
            "",
            lambda n, text: (
                f'<div class="no-row-height column-margin column-container"><div id="fn{n}">'
                f"<p><sup>{n}</sup>&nbsp;{text}</p></div></div>"
            ),
            "",
        ),
        page=lambda content: (
            f'<body><main class="content" id="quarto-document-content">{content}</main></body>'
        ),
    ),
    "Bigfoot, as saved by a browser": Dialect(
        call=lambda n: (
            f'<sup id="fnref:{n}" class="footnote-print-only"><a href="#fn:{n}" rel="footnote">{n}</a></sup>'
            f'<div class="bigfoot-footnote__container"> <button class="bigfoot-footnote__button" id="" '
            f'data-footnote-number="{n}" data-footnote-identifier="{n}" alt="See Footnote {n}" rel="footnote" '
            f'data-bigfoot-footnote="{html.escape(inner(NOTES[n - 1]))}"> <svg viewbox="0 0 31 6"></svg>'
            "</button></div>"
        ),
        notes=listed(
            '<div class="footnotes footnote-print-only"><ol>',
            lambda n, text: (
                f'<li class="footnote footnote-print-only" id="fn:{n}"><p>{text} <a href="#fnref:{n}" title="return '
                'to article"> ↩</a></p></li>'
            ),
            "</ol></div>",
        ),
    ),
    "LaTeXML": Dialect(
        call=lambda n: (
            f'<span id="footnote{n}" class="ltx_note ltx_role_footnote"><sup class="ltx_note_mark">{n}</sup>'
            f'<span class="ltx_note_outer"><span class="ltx_note_content"><sup class="ltx_note_mark">{n}</sup>'
            f'<span class="ltx_tag ltx_tag_note">{n}</span>{inner(NOTES[n - 1])}</span></span></span>'
        ),
    ),
    "Word": Dialect(
        call=lambda n: (
            f'<a style=\'mso-footnote-id:ftn{n}\' href="#_ftn{n}" name="_ftnref{n}" title=""><span class={_WORD}>'
            "<span style='mso-special-character:footnote'><![if !supportFootnotes]><span class="
            f"{_WORD}><span style='font-size:11.0pt'>[{n}]</span></span><![endif]></span></span></a>"
        ),
        notes=listed(
            "<div style='mso-element:footnote-list'><![if !supportFootnotes]><br clear=all>\n"
            '<hr align=left size=1 width="33%">\n<![endif]>',
            lambda n, text: (
                f"<div style='mso-element:footnote' id=ftn{n}>\n<p class=MsoFootnoteText><a style='mso-footnote-id:"
                f'ftn{n}\' href="#_ftnref{n}" name="_ftn{n}" title=""><span class={_WORD}><span '
                f"style='mso-special-character:footnote'><![if !supportFootnotes]><span class={_WORD}><span>[{n}]"
                f"</span></span><![endif]></span></span></a> {text}</p>\n</div>\n"
            ),
            "</div>",
        ),
    ),
    "Word, endnotes": Dialect(
        call=lambda n: (
            f'<a href="#_edn{n}" name="_ednref{n}" title=""><span class=MsoEndnoteReference>[{ROMAN[n]}]</span></a>'
        ),
        notes=listed(
            '<div><br clear=all><hr align=left size=1 width="33%">',
            lambda n, text: (
                f'<div id=edn{n}><p class=MsoEndnoteText><a href="#_ednref{n}" name="_edn{n}" title="">'
                f"<span class=MsoEndnoteReference>[{ROMAN[n]}]</span></a> {text}</p></div>"
            ),
            "</div>",
        ),
        marker=lambda n: ROMAN[n],
    ),
    "LibreOffice": Dialect(
        call=lambda n: (
            f'<a class="sdfootnoteanc" name="sdfootnote{n}anc" href="#sdfootnote{n}sym"><sup>{n}</sup></a>'
        ),
        notes=listed(
            "",
            lambda n, text: (
                f'<div id="sdfootnote{n}"><p class="sdfootnote"><a class="sdfootnotesym" name="sdfootnote{n}sym" '
                f'href="#sdfootnote{n}anc">{n}</a>{text}</p>\n</div>\n'
            ),
            "",
        ),
    ),
    "Google Docs": Dialect(
        call=lambda n: f'<sup><a href="#ftnt{n}" id="ftnt_ref{n}">[{n}]</a></sup>',
        notes=lambda: (
            '<hr class="c3">'
            + "".join(
                f'<div><p class="c1"><a href="#ftnt_ref{n}" id="ftnt{n}">[{n}]</a><span class="c2">&nbsp;</span>'
                + inner(
                    words,
                    lambda shown_, url: (
                        '<span class="c0"><a class="c4" href="https://www.google.com/url?q='
                        + html.escape(
                            url.replace("%", "%25")
                            .replace("#", "%23")
                            .replace("?", "%3F")
                            .replace("&", "%26")
                        )
                        + f'&amp;sa=D&amp;source=editors&amp;ust=1700000000&amp;usg=AOv">{html.escape(shown_)}</a></span>'
                    ),
                )
                + "</p></div>"
                for n, words in enumerate(NOTES, 1)
            )
        ),
    ),
    "plain superscripts and paragraphs": Dialect(
        call=lambda n: f"<sup>[{n}]</sup>",
        notes=listed("<h2>Notes</h2>", lambda n, text: f"<p>[{n}] {text}</p>\n", ""),
    ),
    "plain superscripts and a list": Dialect(
        call=lambda n: f"<sup>{n}</sup>",
        notes=listed("<h2>References</h2><ol>", lambda n, text: f"<li>{text}</li>\n", "</ol>"),
        join=",",
        wrap=lambda calls: calls.replace("</sup>,<sup>", ","),
    ),
    "DPUB-ARIA": Dialect(
        call=lambda n: f'<a role="doc-noteref" href="#x{n}a" id="y{n}a">{n}</a>',
        notes=listed(
            '<section role="doc-endnotes"><h2>Notes</h2><ol>',
            lambda n, text: (
                f'<li id="x{n}a" role="doc-endnote">{text}<a role="doc-backlink" href="#y{n}a">Back</a></li>'
            ),
            "</ol></section>",
        ),
    ),
    "DPUB-ARIA, footnotes": Dialect(
        call=lambda n: f'<a role="doc-noteref" href="#x{n}a">{n}</a>',
        notes=listed("", lambda n, text: f'<aside id="x{n}a" role="doc-footnote">{text}</aside>', ""),
    ),
    "Tufte CSS": Dialect(
        call=lambda n: (
            f'<label for="sn-{n}" class="margin-toggle sidenote-number"></label><input type="checkbox" id="sn-{n}" '
            f'class="margin-toggle"/><span class="sidenote">{inner(NOTES[n - 1])}</span>'
        ),
    ),
    "Tufte, from R": Dialect(
        call=lambda n: (
            f'<label for="tufte-sn-{n}" class="margin-toggle sidenote-number">{n}</label><input type="checkbox" '
            f'id="tufte-sn-{n}" class="margin-toggle"><span class="sidenote"><span class="sidenote-number">{n}</span> '
            f"{inner(NOTES[n - 1])}</span>"
        ),
    ),
    "Distill": Dialect(call=lambda n: f"<d-footnote>{inner(NOTES[n - 1])}</d-footnote>"),
    "notes for printing by CSS": Dialect(
        call=lambda n: f'<span class="footnote">{inner(NOTES[n - 1])}</span>'
    ),
    "title of the superscript": Dialect(
        call=lambda n: f'<sup title="{html.escape(plain(NOTES[n - 1]))}">{n}</sup>'
    ),
    "data attribute": Dialect(
        call=lambda n: (
            f'<sup class="fn"><a href="#" data-content="{html.escape(inner(NOTES[n - 1]))}" data-toggle="popover" '
            f'title="Footnote {n}">{n}</a></sup>'
        ),
    ),
    "markdown-it": Dialect(
        call=lambda n: f'<sup class="footnote-ref"><a href="#fn{n}" id="fnref{n}">[{n}]</a></sup>',
        notes=listed(
            '<hr class="footnotes-sep">\n<section class="footnotes">\n<ol class="footnotes-list">\n',
            lambda n, text: (
                f'<li id="fn{n}" class="footnote-item"><p>{text} <a href="#fnref{n}" class="footnote-backref">↩︎</a>'
                "</p>\n</li>\n"
            ),
            "</ol>\n</section>",
        ),
    ),
    "Python-Markdown": Dialect(
        call=lambda n: f'<sup id="fnref:{n}"><a class="footnote-ref" href="#fn:{n}">{n}</a></sup>',
        notes=listed(
            '<div class="footnote">\n<hr />\n<ol>\n',
            lambda n, text: (
                f'<li id="fn:{n}">\n<p>{text}&#160;<a class="footnote-backref" href="#fnref:{n}" '
                f'title="Jump back to footnote {n} in the text">&#8617;</a></p>\n</li>\n'
            ),
            "</ol>\n</div>",
        ),
    ),
    "MultiMarkdown": Dialect(
        call=lambda n: (
            f'<a href="#fn:{n}" id="fnref:{n}" title="see footnote" class="footnote"><sup>{n}</sup></a>'
        ),
        notes=listed(
            '<div class="footnotes">\n<hr />\n<ol>\n',
            lambda n, text: (
                f'<li id="fn:{n}">\n<p>{text} <a href="#fnref:{n}" title="return to body" class="reversefootnote">'
                "&#160;&#8617;&#xfe0e;</a></p>\n</li>\n"
            ),
            "</ol>\n</div>",
        ),
    ),
    "Asciidoctor": Dialect(
        call=lambda n: (
            f'<sup class="footnote">[<a id="_footnoteref_{n}" class="footnote" href="#_footnotedef_{n}" '
            f'title="View footnote.">{n}</a>]</sup>'
        ),
        notes=listed(
            '<div id="footnotes">\n<hr>\n',
            lambda n, text: (
                f'<div class="footnote" id="_footnotedef_{n}">\n<a href="#_footnoteref_{n}">{n}</a>. {text}\n</div>\n'
            ),
            "</div>",
        ),
    ),
    "Org": Dialect(
        call=lambda n: (
            f'<sup><a id="fnr.{n}" class="footref" href="#fn.{n}" role="doc-backlink">{n}</a></sup>'
        ),
        join="<sup>, </sup>",
        notes=listed(
            '<div id="footnotes">\n<h2 class="footnotes">Footnotes: </h2>\n<div id="text-footnotes">\n',
            lambda n, text: (
                f'<div class="footdef"><sup><a id="fn.{n}" class="footnum" href="#fnr.{n}" role="doc-backlink">{n}</a>'
                f'</sup> <div class="footpara" role="doc-footnote"><p class="footpara">\n{text}\n</p></div></div>\n'
            ),
            "</div></div>",
        ),
    ),
    "TeX4ht": Dialect(
        call=lambda n: (
            f"<span class='footnote-mark'><a href='#fn{n}x0' id='fn{n}x0-bk'><sup class='textsuperscript'>{n}</sup>"
            f"</a></span><a id='x1-{n}f1'></a>"
        ),
        notes=listed(
            "<div class='footnotes'>",
            lambda n, text: (
                f"<a id='x1-1{n}f1'></a>\n<!-- l. 3 --><p class='indent'><span class='footnote-mark'>"
                f"<a href='#fn{n}x0-bk' id='fn{n}x0'><sup class='textsuperscript'>{n}</sup></a></span>"
                f"<span class='ecrm-0800'>{text}</span></p>"
            ),
            "</div>",
        ),
    ),
    "InDesign": Dialect(
        call=lambda n: (
            f'<span id="footnote-{n}-backlink"><a class="_idFootnoteLink _idGenColorInherit" href="#footnote-{n}">{n}'
            "</a></span>"
        ),
        notes=listed(
            '<div class="_idFootnotes">',
            lambda n, text: (
                f'<div id="footnote-{n}" class="_idFootnote"><p class="Footnote"><a class="_idFootnoteAnchor '
                f'_idGenColorInherit" href="#footnote-{n}-backlink">{n}</a> {text}</p></div>'
            ),
            "</div>",
        ),
    ),
    "Drupal": Dialect(
        call=lambda n: (
            f'<a class="see-footnote" id="footnoteref{n}_ab1" title="{html.escape(shown(NOTES[n - 1]))}" '
            f'href="#footnote{n}_ab1">{n}</a>'
        ),
        notes=listed(
            '<ul class="footnotes">',
            lambda n, text: (
                f'<li class="footnote" id="footnote{n}_ab1"><a class="footnote-label" href="#footnoteref{n}_ab1">{n}.'
                f"</a> {text}</li>"
            ),
            "</ul>",
        ),
    ),
    "journal": Dialect(
        call=lambda n: (
            f'<a data-track="click" href="/articles/77#ref-CR{n}" id="ref-link-section-{n}" '
            f'title="{html.escape(shown(NOTES[n - 1]))}">{n}</a>'
        ),
        join=",",
        wrap=lambda calls: f"<sup>{calls}</sup>",
        notes=lambda: (
            '<ul class="c-article-references">'
            + "".join(
                f'<li class="c-article-references__item" data-counter="{n}."><p class="c-article-references__text" '
                f'id="ref-CR{n}">{inner(words)}</p></li>'
                for n, words in enumerate(NOTES, 1)
            )
            + "</ul>"
        ),
    ),
    "names at line ends": Dialect(
        call=lambda n: f'<a href="#n{n}"><sup>{n}</sup></a>',
        notes=listed("<p>", lambda n, text: f'<a name="n{n}"></a>{n}. {text}<br>\n', "</p>"),
    ),
    "law review": Dialect(
        call=lambda n: f'<sup class="super"><a name="ntc{n}" href="#ntr{n}">({n})</a></sup>',
        notes=listed(
            '<hr class="note">',
            lambda n, text: f'<p class="note"><a name="ntr{n}" href="#ntc{n}">({n})</a>&nbsp;{text}</p>',
            "",
        ),
    ),
    "link back only": Dialect(
        call=lambda n: f'<sup id="call{n}">{n}</sup>',
        notes=listed("<ul>", lambda n, text: f'<li><a href="#call{n}">{n}</a> {text}</li>', "</ul>"),
    ),
    "target in an attribute": Dialect(
        call=lambda n: f'<sup class="footnote" data-ref="#fn-{n}">{n}</sup>',
        notes=listed('<ol class="footnotes">', lambda n, text: f'<li id="fn-{n}">{text}</li>', "</ol>"),
    ),
    "numbers by style sheet": Dialect(
        call=lambda n: f'<a aria-describedby="footnote-label" href="#note{n}" id="r{n}"></a>',
        notes=listed(
            '<footer><h2 id="footnote-label">Footnotes</h2><ol>',
            lambda n, text: (
                f'<li id="note{n}">{text} <a href="#r{n}" aria-label="Back to content">↩</a></li>'
            ),
            "</ol></footer>",
        ),
        page=lambda content: f"<body><article>{content}</article></body>",
    ),
    "littlefoot": Dialect(
        call=lambda n: (
            f'<sup id="lf-fnref:{n}"><span class="littlefoot"><button aria-controls="fncontent:{n}" aria-expanded="false" '
            f'aria-label="Footnote {n}" class="littlefoot__button" id="{n}" type="button" title="See Footnote {n}" '
            f'data-footnote-id="{n}">{n}</button></span></sup>'
        ),
        notes=listed(
            '<div class="footnotes littlefoot--print"><ol>',
            lambda n, text: (
                f'<li id="fn:{n}" class="littlefoot--print"><p>{text} <a href="#lf-fnref:{n}">↩</a></p></li>'
            ),
            "</ol></div>",
        ),
    ),
}

ROMAN = (
    None,
    *("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv"),
)


def plain(words: Words) -> str:
    """Return a note as plain text, each address behind the words that hid it."""
    return "".join(
        word if isinstance(word, str) else word[0] if word[0] == word[1] else f"{word[0]} <{word[1]}>"
        for word in words
    )
