"""The report of `dialects`, written in Markdown as many ways as people and programs write notes in it."""

# ruff: noqa: E501  # markup reads better on the line that its maker writes

from collections.abc import Callable

from tests.documents.dialects import NOTES, PARAGRAPHS, Words, inner

Link = Callable[[str, str], str]
LABELS = (
    "",
    "survey",
    "account",
    "oral",
    "lamps",
    "tables",
    "marrow",
    "stairs",
    "count",
    "reed",
    "ibid",
    "press",
    "wick",
    "reply",
    "ropes",
    "guild-2020",
)
TITLE = "# Halls at night\n\n"


def pointed(shown: str, url: str) -> str:
    """Return a link, an address in pointed brackets."""
    return f"<{url}>" if shown == url else f"[{shown}]({url})"


def printed(shown: str, url: str) -> str:
    """Return a link, an address as it is."""
    return url if shown == url else f"[{shown}]({url})"


def referred(shown: str, url: str) -> str:
    """Return a link whose address stands elsewhere."""
    return f"<{url}>" if shown == url else f"[{shown}][{shown}]"


def note(number: int, link: Link = pointed) -> str:
    """Return a note in Markdown."""
    words: Words = NOTES[number - 1]
    return "".join(word if isinstance(word, str) else link(*word) for word in words)


def report(call: Callable[[int], str], between: str = "") -> str:
    """Return the paragraphs with their calls."""
    return "\n\n".join(
        " ".join(text + between.join(map(call, called)) for text, called in sentences)
        for sentences in PARAGRAPHS
    )


def notes(entry: Callable[[int], str], between: str = "\n") -> str:
    """Return the notes one after another."""
    return between.join(entry(number) for number in range(1, len(NOTES) + 1))


def targets(indent: str = "") -> str:
    """Return the addresses that `referred` links name."""
    return "\n".join(
        f"{indent}[{word[0]}]: {word[1]}"
        for words in NOTES
        for word in words
        if not isinstance(word, str) and word[0] != word[1]
    )


def plain(number: int) -> str:
    """Return the common definition of a note."""
    return f"[^{number}]: {note(number)}"


CALLED = report(lambda n: f"[^{n}]")
DEFINED = notes(plain)
AMID = "\n\n".join(
    " ".join(text + "".join(f"[^{n}]" for n in called) for text, called in sentences)
    + "\n\n"
    + "\n".join(plain(n) for _, called in sentences for n in called)
    for sentences in PARAGRAPHS
)
QUOTED = "> " + CALLED.replace("\n\n", "\n>\n> ")

MARKUPS = {
    "footnotes": f"{TITLE}{CALLED}\n\n{DEFINED}",
    "blank lines between": f"{TITLE}{CALLED}\n\n{notes(plain, chr(10) * 2)}\n",
    "words as labels": TITLE
    + report(lambda n: f"[^{LABELS[n]}]")
    + "\n\n"
    + notes(lambda n: f"[^{LABELS[n]}]: {note(n)}"),
    "labels with spaces": TITLE
    + report(lambda n: f"[^the {LABELS[n]} note]")
    + "\n\n"
    + notes(lambda n: f"[^the {LABELS[n]} note]: {note(n)}"),
    "inline": TITLE + report(lambda n: f"^[{note(n)}]"),
    "inline, sign within": TITLE
    + report(lambda n: f"[^{note(n)}]").replace("[^Bellbook.]", "[^Bellbook. above]"),
    "links by reference": f"{TITLE}{CALLED}\n\n{notes(lambda n: f'[^{n}]: {note(n, referred)}')}\n\n{targets()}",
    "references right behind": f"{TITLE}{CALLED}\n\n{notes(lambda n: f'[^{n}]: {note(n, referred)}')}\n{targets()}",
    "references indented": f"{TITLE}{CALLED}\n\n{notes(lambda n: f'[^{n}]: {note(n, referred)}')}\n\n{targets('  ')}",
    "bare addresses": f"{TITLE}{CALLED}\n\n{notes(lambda n: f'[^{n}]: {note(n, printed)}')}",
    "paragraphs below the label": f"{TITLE}{CALLED}\n\n{notes(lambda n: f'[^{n}]:{chr(10)}    {note(n)}')}",
    "two paragraphs": f"{TITLE}{CALLED}\n\n{DEFINED}".replace("letter, 9", "letter,\n\n    9"),
    "notes amid the text": TITLE + AMID,
    "in a quotation": f"{TITLE}{QUOTED}\n\n{DEFINED}",
    "in a box": f"---\ntitle: A\n---\n\n{TITLE}::: {{.callout-note}}\n{CALLED}\n:::\n\n{DEFINED}",
    "in an alert": f"{TITLE}> [!NOTE]\n{QUOTED}\n\n{DEFINED}",
    "in bold": f"{TITLE}{report(lambda n: f'**[^{n}]**')}\n\n{DEFINED}",
    "as a list": f"{TITLE}{CALLED}\n\n{notes(lambda n: f'- {plain(n)}')}",
    "line ends of Windows": f"{TITLE}{CALLED}\n\n{DEFINED}".replace("\n", "\r\n"),
    "MDX": f'import Chart from "./chart"\n\nexport const meta = {{ n: 90 }}\n\n{TITLE}<Layout title="A b">\n\n{CALLED}'
    f"\n\n</Layout>\n\n{{/* 90 of them */}}\n\n{DEFINED}",
    "superscripts and a list": TITLE
    + report(lambda n: f"<sup>{n}</sup>")
    + "\n\n## Notes\n\n"
    + notes(lambda n: f"{n}. {note(n)}"),
    "brackets and a list": TITLE
    + report(lambda n: f" [{n}]")
    + "\n\n## Sources\n\n"
    + notes(lambda n: f"[{n}] {note(n)}", "\n\n"),
    "escaped brackets": TITLE
    + report(lambda n: f" \\[{n}\\]")
    + "\n\n## Sources\n\n"
    + notes(lambda n: f"{n}. {note(n)}"),
    "links to anchors": TITLE
    + report(lambda n: f"<sup>[{n}](#fn{n})</sup>")
    + "\n\n## Notes\n\n"
    + notes(lambda n: f'<a id="fn{n}"></a>{n}. {note(n)}', "\n\n"),
    "links there and back": TITLE
    + report(lambda n: f'<sup id="a{n}">[{n}](#f{n})</sup>')
    + "\n\n"
    + notes(lambda n: f'<b id="f{n}">{n}</b> {note(n)} [↩](#a{n})', "\n\n"),
    "HTML": TITLE
    + report(lambda n: f'<a href="#fn{n}" class="footnote-ref" id="fnref{n}"><sup>{n}</sup></a>')
    + '\n\n<section class="footnotes">\n<ol>\n'
    + notes(lambda n: f'<li id="fn{n}"><p>{inner(NOTES[n - 1])} <a href="#fnref{n}">↩</a></p></li>')
    + "\n</ol></section>",
    "converted from a page": TITLE
    + report(lambda n: f'[{n}](https://halls.example.org/a/#easy-footnote-bottom-{n}-77 "A note")')
    + "\n\n"
    + notes(lambda n: f"{n}.  {note(n)}[↩](https://halls.example.org/a/#easy-footnote-{n}-77)"),
    "converted from a wiki": TITLE
    + report(lambda n: f"[\\[{n}\\]](#cite_note-{n})")
    + "\n\n"
    + notes(lambda n: f"{n}.  **[^](#cite_ref-{n})** {note(n)}"),
    "converted from a newsletter": TITLE
    + report(lambda n: f"[{n}](https://halls.example.org/p/y#footnote-{n}-77)")
    + "\n\n"
    + notes(lambda n: f"[{n}](https://halls.example.org/p/y#footnote-anchor-{n}-77)\n\n{note(n)}", "\n\n"),
    "converted by pandoc": TITLE
    + report(lambda n: f"[^{n}^](#fn{n}){{#fnref{n} .footnote-ref}}")
    + "\n\n::: {#footnotes .section .footnotes}\n"
    + notes(lambda n: f"{n}.  ::: {{#fn{n}}}\n    {note(n)}[↩︎](#fnref{n}){{.footnote-back}}\n    :::", "\n\n")
    + "\n:::\n",
    "keys and their works": TITLE
    + report(lambda n: f" [@{LABELS[n]}]")
    + "\n\n# References\n\n::: {#refs .references .csl-bib-body}\n"
    + notes(lambda n: f"::: {{#ref-{LABELS[n]} .csl-entry}}\n{note(n)}\n:::", "\n\n")
    + "\n:::\n",
}
