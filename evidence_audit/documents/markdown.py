"""Markdown: the raw file, with every sign of the format set aside.

Each pass looks at a copy in which the passes before it have blanked what they found,
so that code is not searched for links and addresses not for emphasis, and all offsets
stay those of the file.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from html import unescape

from evidence_audit.documents.dates import FIRST_PAGES, printed_date
from evidence_audit.documents.decoding import decode
from evidence_audit.documents.formats import File
from evidence_audit.documents.lines import lines_of, superscripts
from evidence_audit.documents.markdown_anchors import anchored
from evidence_audit.documents.markdown_blocks import blocks_of, fenced, front_matter
from evidence_audit.documents.markdown_inline import Inline, code_in, html_tags, links_in, ornaments
from evidence_audit.documents.markdown_keys import keyed
from evidence_audit.documents.markdown_notes import Footnotes, footnotes_in
from evidence_audit.documents.numbered_links import numbered_links
from evidence_audit.model import Aside, AsideKind, Block, Document, Note, Role, Span, blanked

_ISO = re.compile(r"^(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?!\d)")


def read(file: File) -> Document:
    r"""Return the document in `file`; its text is the file's, line ends as `\n`."""
    text = decode(file.content, file.charset)
    matter, facts = front_matter(text)
    hidden: list[Span] = [*matter, *fenced(blanked(text, matter))]
    ticks, code = code_in(blanked(text, hidden))
    hidden += ticks
    # What stands in code says nothing of notes, links or emphasis, but is part of its block.
    without_code = blanked(text, (*hidden, *code))
    footnotes = footnotes_in(without_code)
    prose = blanked(without_code, footnotes.labels)
    keys, unknown = keyed(text, prose, next(iter(matter), None), has_footnotes=bool(footnotes.notes))
    linked = anchored(
        blanked(without_code, (*footnotes.labels, *footnotes.markers)), blanked(text, (*ticks, *code))
    )
    hidden += [*unknown, *linked.markup]
    footnotes = footnotes + keys + linked.footnotes
    notes_gone = (*footnotes.labels, *footnotes.markers, *unknown, *linked.markup)
    inline = _inline(blanked(without_code, notes_gone), text)
    hidden += inline.markup
    blocks = blocks_of(blanked(text, (*hidden, *notes_gone)), footnotes.notes)
    hidden += blocks.markup
    signs = ornaments(blanked(text, (*hidden, *code, *notes_gone)))
    hidden += signs.markup
    raised = _apart([*inline.raised, *linked.raised, *signs.raised, *superscripts(text)])
    straight = [link for link in inline.links if link.start not in {span.start for span in linked.raised}]
    numbers = () if footnotes.notes else numbered_links(text, straight, raised, blocks.blocks)
    return Document(
        path=file.path,
        format="markdown",
        sha256=file.sha256,
        text=text,
        title=facts.get("title") or _first_heading(text, blocks.blocks, hidden),
        published=_date(facts) or printed_date(_first_pages(text, (*hidden, *code, *footnotes.notes))),
        lines=lines_of(text),
        blocks=blocks.blocks,
        raised=tuple(
            span for span in raised if not any(one.start <= span.start < one.end for one in numbers)
        ),
        links=tuple(sorted(inline.links, key=lambda link: link.start)),
        asides=(*_asides(hidden, footnotes), *_of_markers(numbers)),
        states_notes=bool(footnotes.notes or keys.markers),
        markers=footnotes.markers,
        notes=_readable(text, hidden, footnotes),
    )


def _inline(work: str, text: str) -> Inline:
    links = links_in(work, text)
    tags = html_tags(blanked(work, links.markup))
    return Inline(
        markup=(*links.markup, *tags.markup),
        links=(*links.links, *tags.links),
        raised=(*links.raised, *tags.raised),
    )


def _asides(hidden: Iterable[Span], footnotes: Footnotes) -> tuple[Aside, ...]:
    kinds = (
        (AsideKind.MARKUP, hidden),
        (AsideKind.MARKUP, footnotes.labels),
        (AsideKind.MARKER, footnotes.markers),
        (AsideKind.NOTE, footnotes.notes),
    )
    return tuple(Aside(start=span.start, end=span.end, kind=kind) for kind, spans in kinds for span in spans)


def _without(spans: Iterable[Span], others: Sequence[Span]) -> tuple[Span, ...]:
    return tuple(span for span in spans if not any(one.start <= span.start < one.end for one in others))


def _of_markers(spans: Iterable[Span]) -> tuple[Aside, ...]:
    return tuple(Aside(start=span.start, end=span.end, kind=AsideKind.MARKER) for span in spans)


def _readable(text: str, hidden: Iterable[Span], footnotes: Footnotes) -> tuple[Note, ...]:
    """Return the notes with their texts as people read them."""
    gone = sorted((*hidden, *footnotes.labels, *footnotes.markers), key=lambda span: span.start)
    return tuple(
        Note(
            start=note.start,
            end=note.end,
            id=note.id,
            marker=note.marker,
            text=unescape(without(text, note.start, note.end, gone)) if note.end > note.start else note.text,
            urls=note.urls,
        )
        for note in footnotes.notes
    )


def without(text: str, start: int, end: int, gone: Sequence[Span]) -> str:
    """Return `text[start:end]` on one line, with the spans `gone` cut out; they come sorted by start."""
    pieces, at = [], start
    first = bisect_left(gone, start, key=lambda span: span.start)
    for span in gone[first : bisect_left(gone, end, lo=first, key=lambda span: span.start)]:
        if span.end > at:
            pieces.append(text[at : max(at, span.start)])
            at = span.end
    pieces.append(text[at:end])
    return " ".join("".join(pieces).split())


def _first_heading(text: str, blocks: Iterable[Block], hidden: Iterable[Span]) -> str | None:
    heading = next((block for block in blocks if block.role is Role.HEADING), None)
    if heading is None:
        return None
    gone = sorted(hidden, key=lambda span: span.start)
    return without(text, heading.start, heading.end, gone) or None


def _date(facts: dict[str, str]) -> str | None:
    stated = facts.get("date") or facts.get("published") or facts.get("publishdate") or ""
    if match := _ISO.match(stated):
        return "-".join(part for part in match.groups() if part)
    return printed_date(stated) if stated else None


def _first_pages(text: str, hidden: Iterable[Span]) -> str:
    return blanked(text[:FIRST_PAGES], (span for span in hidden if span.end <= FIRST_PAGES))


def _apart(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return spans in order and without overlap; of two that overlap, the longer."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return tuple(kept)
