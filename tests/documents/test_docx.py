"""DOCX: the paragraphs of the package, its notes, links and tables."""

import io
import zipfile

import pytest

from evidence_audit.citations import cite
from evidence_audit.documents import docx, read
from evidence_audit.errors import DocumentError
from evidence_audit.model import Role

SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Target="https://example.org/a"/></Relationships>'
)


def run(text, properties=""):
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs, style=None):
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{''.join(runs)}</w:p>"


def call(kind, id_):
    return f'<w:r><w:{kind}Reference w:id="{id_}"/></w:r>'


def notes(kind, texts):
    listed = (f'<w:{kind} w:id="{id_}">{paragraph(run(text))}</w:{kind}>' for id_, text in texts.items())
    return f"<w:{kind}s {SPACES}>{''.join(listed)}</w:{kind}s>"


def packed(*blocks, **parts):
    """Return a DOCX with these blocks in its body; further parts by name."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        body = f"<w:document {SPACES}><w:body>{''.join(blocks)}</w:body></w:document>"
        package.writestr("word/document.xml", body)
        package.writestr("word/_rels/document.xml.rels", RELATIONS)
        for name, content in parts.items():
            package.writestr("docProps/core.xml" if name == "core" else f"word/{name}.xml", content)
    return file.getvalue()


def document_of(*blocks, **parts):
    return read(packed(*blocks, **parts), "report.docx")


def test_paragraphs_are_blocks_with_the_role_of_their_style():
    document = document_of(
        paragraph(run("A title"), style="Heading1"),
        paragraph(run("One "), run("in four"), run(" nurses.")),
        paragraph(run("A point"), style="ListBullet"),
        paragraph(),
    )
    assert document.text == "A title\n\nOne in four nurses.\n\nA point\n\n"
    assert [block.role for block in document.blocks] == [Role.HEADING, Role.PARAGRAPH, Role.ITEM]
    assert document.title == "A title"


def test_footnotes_lead_to_their_notes_in_the_order_of_the_calls():
    document = document_of(
        paragraph(run("Of vacancies."), call("footnote", 7), run(" They"), call("footnote", 3), run(" say.")),
        footnotes=notes("footnote", {0: "separator", 3: "Second note.", 7: "First note."}),
    )
    assert [(marker.marker, marker.note) for marker in document.markers] == [("1", "n-1"), ("2", "n-2")]
    assert [(note.id, note.text) for note in document.notes] == [
        ("n-1", "First note."),
        ("n-2", "Second note."),
    ]
    assert document.body().split() == ["Of", "vacancies.", "They", "say."]
    assert document.states_notes


def test_endnotes_are_numbered_as_word_processors_do():
    document = document_of(
        paragraph(*(call("endnote", id_) for id_ in range(1, 5))),
        endnotes=notes("endnote", {id_: f"Note {id_}" for id_ in range(1, 5)}),
    )
    assert [note.marker for note in document.notes] == ["i", "ii", "iii", "iv"]


def test_call_of_a_note_that_is_missing_leads_nowhere():
    document = document_of(paragraph(run("A."), call("footnote", 1)), footnotes=notes("footnote", {}))
    assert [marker.note for marker in document.markers] == [None]


def test_links_by_relationship_and_by_field():
    document = document_of(
        paragraph(f'<w:hyperlink r:id="r1">{run("one report")}</w:hyperlink>', run(" and ")),
        paragraph(
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
            '<w:r><w:instrText> HYPERLINK "https://example.org/b" </w:instrText></w:r>',
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
            run("another"),
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        ),
    )
    assert [(document.text[link.start : link.end], link.url) for link in document.links] == [
        ("one report", "https://example.org/a"),
        ("another", "https://example.org/b"),
    ]


def test_row_of_a_table_stands_on_one_line():
    cells = "".join(f"<w:tc>{paragraph(run(text))}</w:tc>" for text in ("2018", "£5m"))
    document = document_of(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>")
    assert document.text.split("\n")[0].split() == ["2018", "£5m"]
    assert [block.role for block in document.blocks] == [Role.CELL]


def test_superscript_is_raised_and_deleted_text_left_out():
    raised = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
    document = document_of(
        paragraph(
            run("a"), run("1", raised), f"<w:del>{run('gone')}</w:del>", "<w:r><w:tab/></w:r>", run("b")
        )
    )
    assert document.text.strip() == "a1\tb"
    assert [document.text[span.start : span.end] for span in document.raised] == ["1"]


def test_title_and_date_are_those_of_the_package():
    core = (
        '<p:coreProperties xmlns:p="x" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/"><dc:title>A report</dc:title>'
        "<dcterms:created>2018-09-14T08:00:00Z</dcterms:created></p:coreProperties>"
    )
    document = document_of(paragraph(run("Text")), core=core)
    assert (document.title, document.published) == ("A report", "2018-09-14")


def test_format_is_known_by_its_content():
    assert read(packed(paragraph(run("Text"))), "https://example.org/download").format == "docx"


def test_damaged_packages_are_refused(monkeypatch):
    content = packed(paragraph(run("Text")))
    for broken in (content[:200], content.replace(b"</w:body>", b"</w:wrong>"), b"PK\x03\x04"):
        with pytest.raises(DocumentError, match="damaged"):
            read(broken, "a.docx")
    monkeypatch.setattr(docx, "MAX_PART", 10)
    with pytest.raises(DocumentError, match="damaged"):
        read(content, "a.docx")


def test_other_archives_are_no_docx():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("a.txt", "x")
    with pytest.raises(DocumentError, match="no DOCX"):
        read(file.getvalue(), "a.docx")


def test_entities_that_multiply_are_refused():
    bomb = '<!DOCTYPE a [<!ENTITY b "ha">]><a>&b;</a>'
    with pytest.raises(DocumentError, match="damaged"):
        document_of(paragraph(run("Text")), footnotes=bomb)


def numbering(*levels, start=1):
    """Return list 7, whose levels are numbered by patterns such as `%1.`."""
    stated = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
        for depth, (kind, pattern) in enumerate(levels)
    )
    return (
        f'<w:numbering {SPACES}><w:abstractNum w:abstractNumId="3">{stated}</w:abstractNum>'
        '<w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num></w:numbering>'
    )


def entry(text, depth=0, id_=7):
    place = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{id_}"/></w:numPr>'
    return f"<w:p><w:pPr>{place}</w:pPr>{run(text)}</w:p>"


DECIMAL = ("decimal", "%1.")


def test_numbers_of_a_list_are_part_of_the_text():
    """Word processors print them although the paragraphs do not hold them."""
    document = document_of(
        entry("Ask."),
        entry("Look.", 1),
        entry("Think.", 1),
        entry("Tell."),
        numbering=numbering(DECIMAL, ("decimal", "%1.%2")),
    )
    assert document.text.split("\n\n") == ["1. Ask.", "1.1 Look.", "1.2 Think.", "2. Tell.", ""]


def test_style_numbers_its_paragraphs():
    style = (
        f'<w:styles {SPACES}><w:style w:styleId="Note"><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr>'
        '</w:style><w:style w:styleId="Small"><w:basedOn w:val="Note"/></w:style></w:styles>'
    )
    document = document_of(
        paragraph(run("A."), style="Note"),
        paragraph(run("B."), style="Small"),
        numbering=numbering(DECIMAL, start=4),
        styles=style,
    )
    assert document.text.split("\n\n")[:2] == ["4. A.", "5. B."]


@pytest.mark.parametrize(
    "parts", [{"numbering": numbering(("bullet", "•"))}, {"numbering": numbering(("lowerLetter", "%1)"))}, {}]
)
def test_signs_letters_and_unknown_lists_have_no_number(parts):
    assert document_of(entry("A."), entry("B.", id_=0), **parts).text.split("\n\n")[:2] == ["A.", "B."]


def test_typed_numbers_lead_to_a_numbered_list():
    """Raised numbers in the text and a numbered list at the end are notes."""
    raised = '<w:rPr><w:position w:val="7"/></w:rPr>'
    document = cite(
        document_of(
            paragraph(
                run("Half of all porters are tired."),
                run("1", raised),
                run(" A third sleep badly."),
                run("2", raised),
            ),
            paragraph(run("Notes"), style="Heading1"),
            entry("Hall Survey, 2021, https://hall.example/one"),
            entry("Night Board, 2022, https://night.example/two"),
            numbering=numbering(DECIMAL),
        )
    )
    assert [(marker.marker, marker.note) for marker in document.markers] == [("1", "n-1"), ("2", "n-2")]
    assert [note.urls for note in document.notes] == [
        ("https://hall.example/one",),
        ("https://night.example/two",),
    ]


def test_printed_date_comes_before_that_of_the_file():
    core = '<p xmlns:d="http://purl.org/dc/terms/"><d:created>2025-02-03T10:00:00Z</d:created></p>'
    assert document_of(paragraph(run("Published May 2021")), core=core).published == "2021-05"
    assert document_of(paragraph(run("Words")), core=core).published == "2025-02-03"
