"""ODT: the paragraphs of an OpenDocument text, its notes, links and tables."""

# ruff: noqa: E501  # markup reads better on the line that its maker writes

import io
import zipfile

import pytest

from evidence_audit.citations import cite
from evidence_audit.documents import read
from evidence_audit.errors import DocumentError
from evidence_audit.model import AsideKind, Role

_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
SPACES = (
    " ".join(
        f'xmlns:{short}="{_OASIS}:{long}:1.0"'
        for short, long in (
            ("office", "office"),
            ("text", "text"),
            ("table", "table"),
            ("draw", "drawing"),
            ("style", "style"),
            ("meta", "meta"),
            ("fo", "xsl-fo-compatible"),
        )
    )
    + ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
STYLES = (
    '<style:style style:name="Up" style:family="text"><style:text-properties style:text-position="super 58%"/>'
    '</style:style><style:style style:name="Up2" style:family="text" style:parent-style-name="Up"/>'
    '<style:style style:name="Gone" style:family="text"><style:text-properties text:display="none"/></style:style>'
    '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1" '
    'style:num-suffix="." text:start-value="4"/><text:list-level-style-bullet text:level="2"/></text:list-style>'
)


def paragraph(*pieces, style="Standard"):
    return f'<text:p text:style-name="{style}">{"".join(pieces)}</text:p>'


def note(number, *blocks, kind="footnote", label=""):
    attribute = f' text:label="{label}"' if label else ""
    return (
        f'<text:note text:id="ftn{number}" text:note-class="{kind}"><text:note-citation{attribute}>{label or number}'
        f"</text:note-citation><text:note-body>{''.join(blocks)}</text:note-body></text:note>"
    )


def content(*blocks, kind="document-content", more=""):
    return (
        f"<office:{kind} {SPACES}>{more}<office:automatic-styles>{STYLES}</office:automatic-styles>"
        f"<office:body><office:text>{''.join(blocks)}</office:text></office:body></office:{kind}>"
    )


def packed(*blocks, **parts):
    """Return an ODT with these blocks in its body; further parts by name."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("content.xml", content(*blocks))
        for name, part in parts.items():
            package.writestr("META-INF/manifest.xml" if name == "manifest" else f"{name}.xml", part)
    return file.getvalue()


def document_of(*blocks, **parts):
    return read(packed(*blocks, **parts), "report.odt")


def test_blocks_have_the_roles_of_their_elements():
    document = document_of(
        '<text:h text:outline-level="1">A title</text:h>',
        paragraph("One <text:span>in four</text:span> nurses."),
        f"<text:list><text:list-item>{paragraph('A point')}</text:list-item></text:list>",
        paragraph("Lamps", style="Title"),
    )
    assert document.text.split("\n\n")[:4] == ["A title", "One in four nurses.", "A point", "Lamps"]
    assert [block.role for block in document.blocks] == [
        Role.HEADING,
        Role.PARAGRAPH,
        Role.ITEM,
        Role.HEADING,
    ]
    assert (document.title, document.format) == ("A title", "odt")


def test_notes_are_read_behind_the_text_as_they_are_numbered():
    document = cite(
        document_of(
            paragraph("Half.", note(1, paragraph("See "), paragraph("Reed.")), " A third."),
            paragraph(
                "All.",
                note(2, paragraph('<text:a xlink:href="https://a.example.org">A</text:a>'), kind="endnote"),
            ),
            paragraph("None.", note(3, paragraph("Own."), label="*")),
        )
    )
    assert [(marker.marker, marker.note) for marker in document.markers] == [
        ("1", "n-1"),
        ("2", "n-2"),
        ("*", "n-*"),
    ]
    assert [(one.text, one.urls) for one in document.notes] == [
        ("See Reed.", ()),
        ("A", ("https://a.example.org",)),
        ("Own.", ()),
    ]
    assert document.body().split() == ["Half.", "A", "third.", "All.", "None."]
    assert document.states_notes


KEPT = [  # what stands in a paragraph, the text that a reader sees
    ("a\n   b<text:s/>c<text:s text:c='2'/>d", "a b c  d"),
    ("a<text:tab/>b<text:line-break/>c", "a\tb\nc"),
    ("a<office:annotation><text:p>Is it 5?</text:p></office:annotation>b<office:annotation-end/>", "ab"),
    ("a<text:change-start text:change-id='1'/>b<text:change-end text:change-id='1'/><text:change/>", "ab"),
    ("a<text:span text:style-name='Gone'>hidden</text:span>", "a"),
    ("<text:ruby><text:ruby-base>a</text:ruby-base><text:ruby-text>b</text:ruby-text></text:ruby>", "a"),
    (
        "<text:bookmark text:name='x'/>a<text:soft-page-break/>b <text:page-number>3</text:page-number>",
        "ab 3",
    ),
    ("<draw:frame><draw:image xlink:href='a.png'/></draw:frame>a", "a"),
]


@pytest.mark.parametrize(("source", "text"), KEPT, ids=range(len(KEPT)))
def test_text_is_what_a_reader_sees(source, text):
    assert document_of(paragraph(source)).text.strip() == text


def test_deleted_text_is_gone():
    deleted = (
        "<text:tracked-changes><text:changed-region><text:deletion>"
        f"{paragraph('gone 90')}</text:deletion></text:changed-region></text:tracked-changes>"
    )
    assert document_of(deleted, paragraph("kept")).text.strip() == "kept"


def test_superscript_is_raised_by_its_style():
    document = document_of(
        paragraph(
            "a<text:span text:style-name='Up2'>1</text:span> b<text:span text:style-name='Other'>2</text:span>"
        )
    )
    assert [document.text[span.start : span.end] for span in document.raised] == ["1"]


def test_cross_reference_that_looks_like_a_marker_is_one():
    refer = '<text:note-ref text:note-class="footnote" text:ref-name="ftn1">1</text:note-ref>'
    document = document_of(
        paragraph(
            "Half.", note(1, paragraph("Reed.")), f" All.<text:span text:style-name='Up'>{refer}</text:span>"
        ),
        paragraph(f"See note {refer}."),
    )
    assert [marker.note for marker in document.markers] == ["n-1", "n-1"]
    assert " ".join(document.body().split()) == "Half. All. See note 1."


def row(*cells):
    return f"<table:table-row>{''.join(f'<table:table-cell>{one}</table:table-cell>' for one in cells)}</table:table-row>"


def test_row_of_a_table_stands_on_one_line_with_its_notes():
    head = f"<table:table-header-rows>{row(paragraph('Year'), paragraph('Cost'))}</table:table-header-rows>"
    rows = row(paragraph("2018"), paragraph("£5m", note(1, paragraph("Reed."))))
    document = document_of(f"<table:table>{head}{rows}</table:table>")
    assert [document.body()[block.start : block.end].split() for block in document.blocks][:2] == [
        ["Year", "Cost"],
        ["2018", "£5m"],
    ]
    assert [block.role for block in document.blocks][:2] == [Role.CELL, Role.CELL]
    assert [note_.text for note_ in document.notes] == ["Reed."]


def test_table_that_only_lays_out_the_page_is_read_as_text():
    long = "A sentence that goes on for a while about 90,000 people. " * 5
    document = document_of(f"<table:table>{row(paragraph('Menu'), paragraph(long))}</table:table>")
    assert [block.role for block in document.blocks] == [Role.PARAGRAPH, Role.PARAGRAPH]


def test_text_box_parts_no_sentence():
    box = f"<draw:frame><draw:text-box>{paragraph('Of 90 bells')}</draw:text-box></draw:frame>"
    assert document_of(paragraph("Half ", box, "of them.")).text.split("\n\n")[:2] == [
        "Half of them.",
        "Of 90 bells",
    ]


def test_numbers_of_a_list_are_part_of_the_text():
    inner = f"<text:list><text:list-item>{paragraph('Sign')}</text:list-item></text:list>"
    entries = f"<text:list-item>{paragraph('Ask')}{inner}</text:list-item><text:list-item>{paragraph('Tell')}</text:list-item>"
    document = document_of(f'<text:list text:style-name="L1">{entries}</text:list>')
    assert document.text.split("\n\n")[:3] == ["4. Ask", "Sign", "5. Tell"]


def test_contents_are_set_aside():
    listed = f"<text:table-of-content><text:index-body>{paragraph('Of 31 halls 7')}</text:index-body></text:table-of-content>"
    document = document_of(listed, paragraph("Text."))
    assert document.body().split() == ["Text."]
    assert {aside.kind for aside in document.asides} == {AsideKind.BIBLIOGRAPHY}


META = (
    f"<office:document-meta {SPACES}><office:meta><dc:title>A report</dc:title>"
    "<meta:creation-date>2018-09-14T08:00:00</meta:creation-date></office:meta></office:document-meta>"
)


def test_title_date_and_language_are_those_of_the_document():
    default = (
        f'<office:document-styles {SPACES}><office:styles><style:default-style style:family="paragraph">'
        '<style:text-properties fo:language="de"/></style:default-style></office:styles></office:document-styles>'
    )
    document = document_of(paragraph("Wort."), meta=META, styles=default)
    assert (document.title, document.published, document.language) == ("A report", "2018-09-14", "de")


FLAT = content(paragraph("Half.", note(1, paragraph("Reed."))), kind="document")


@pytest.mark.parametrize("name", ["a.fodt", "a.xml", "-"])
def test_flat_file_is_read_like_a_zipped_one(name):
    document = read(f'<?xml version="1.0"?>\n{FLAT}'.encode(), name)
    assert (document.format, [one.text for one in document.notes]) == ("odt", ["Reed."])


@pytest.mark.parametrize("name", ["a.odt", "a.zip", "https://example.org/download"])
def test_format_is_known_by_its_content(name):
    assert read(packed(paragraph("Text")), name).format == "odt"


REFUSED = [  # bytes, name, what is said
    (packed(paragraph("Text"), manifest="<manifest:encryption-data/>"), "a.odt", "password"),
    (packed(paragraph("Text")).replace(b"</office:body>", b"</office:bony>"), "a.odt", "damaged"),
    (packed(paragraph("Text"))[:300], "a.odt", "damaged"),
    (FLAT[:-20].encode(), "a.fodt", "damaged"),
    (FLAT.replace("office:text", "office:spreadsheet").encode(), "a.fodt", "no text"),
    (f'<!DOCTYPE a [<!ENTITY b "ha">]>{FLAT}'.encode(), "a.fodt", "damaged"),
]


@pytest.mark.parametrize(("source", "name", "said"), REFUSED, ids=[row[2] for row in REFUSED])
def test_what_cannot_be_read_is_refused_with_a_remedy(source, name, said):
    with pytest.raises(DocumentError, match=said) as caught:
        read(source, name)
    assert caught.value.remedy
