"""DOCX: the paragraphs of the package, its notes, links and tables."""

# ruff: noqa: E501  # markup reads better on the line that its maker writes

import io
import zipfile

import pytest

from evidence_audit.citations import cite
from evidence_audit.documents import read
from evidence_audit.errors import DocumentError
from evidence_audit.model import AsideKind, Role

SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Target="https://example.org/a"/></Relationships>'
)


PLACES = {"core": "docProps/core.xml", "footnote_links": "word/_rels/footnotes.xml.rels"}


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
            package.writestr(PLACES.get(name, f"word/{name}.xml"), content)
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


def test_damaged_packages_are_refused():
    content = packed(paragraph(run("Text")))
    for broken in (content[:200], content.replace(b"</w:body>", b"</w:wrong>"), b"PK\x03\x04"):
        with pytest.raises(DocumentError, match="damaged"):
            read(broken, "a.docx", format="docx")


def test_other_archives_are_no_docx():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("a.txt", "x")
    with pytest.raises(DocumentError, match="no DOCX"):
        read(file.getvalue(), "a.docx")


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


RAISED = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'


def field(code, *shown):
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        + "".join(
            f'<w:r><w:instrText xml:space="preserve">{part}</w:instrText></w:r>' for part in code.split("|")
        )
        + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + "".join(shown)
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


LINKED = [  # what stands in the paragraph, text under the link, address
    (f'<w:hyperlink r:id="r1" w:anchor="part">{run("A")}</w:hyperlink>', "A", "https://example.org/a#part"),
    (field(' HYPERLINK "https://b.org/c" \\l "d" \\o "A tip" ', run("A")), "A", "https://b.org/c#d"),
    (field(" HYPER|LINK https://b.org/c ", run("A")), "A", "https://b.org/c"),
    (f"<w:fldSimple w:instr=' HYPERLINK \"https://b.org\" '>{run('A')}</w:fldSimple>", "A", "https://b.org"),
    (field(' HYPERLINK "https://b.org" ', run("A "), field(" PAGE ", run("4"))), "A 4", "https://b.org"),
    (
        f'<w:ins w:id="1"><w:hyperlink r:id="r1">{run("A")}</w:hyperlink></w:ins>',
        "A",
        "https://example.org/a",
    ),
]


@pytest.mark.parametrize(("source", "shown", "url"), LINKED, ids=[row[2] for row in LINKED])
def test_links_are_whole_however_they_are_stated(source, shown, url):
    document = document_of(paragraph(run("See "), source, run(".")))
    assert document.text.strip() == f"See {shown}."
    assert [(document.text[link.start : link.end], link.url) for link in document.links] == [(shown, url)]


def test_places_within_the_document_are_no_links():
    document = document_of(
        paragraph(f'<w:hyperlink w:anchor="x">{run("A")}</w:hyperlink>', field(" REF x ", run("B")))
    )
    assert (document.text.strip(), document.links) == ("AB", ())


def test_links_of_notes_are_those_of_their_part():
    document = cite(
        document_of(
            paragraph(run("Half."), call("footnote", 2)),
            footnotes=f'<w:footnotes {SPACES}><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>{run(" See ")}'
            f'<w:hyperlink r:id="r1">{run("it")}</w:hyperlink></w:p></w:footnote></w:footnotes>',
            footnote_links=RELATIONS.replace("example.org/a", "notes.example.org"),
        )
    )
    assert [(note.text, note.urls) for note in document.notes] == [("See it", ("https://notes.example.org",))]


KEPT = [  # runs, the text that a reader sees
    (f"{run('a')}<w:ins>{run('b')}</w:ins><w:del><w:r><w:delText>c</w:delText></w:r></w:del>", "ab"),
    (f"<w:moveFrom>{run('a')}</w:moveFrom>{run('b')}<w:moveTo>{run('c')}</w:moveTo>", "bc"),
    (f"{run('a')}<w:del>{call('footnote', 1)}</w:del>{run('b')}", "ab"),
    (
        f'<w:commentRangeStart w:id="1"/>{run("a")}<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>',
        "a",
    ),
    (f'<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>{run("a")}</w:sdtContent></w:sdt>', "a"),
    (
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('Type here')}</w:sdtContent></w:sdt>{run('a')}",
        "a",
    ),
    (f'<w:smartTag w:element="place">{run("a")}</w:smartTag><w:customXml>{run("b")}</w:customXml>', "ab"),
    (
        run("a")
        + run("hidden", "<w:rPr><w:vanish/></w:rPr>")
        + run("b", '<w:rPr><w:vanish w:val="0"/></w:rPr>'),
        "ab",
    ),
    ("<w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:softHyphen/><w:t>c</w:t></w:r>", "a-bc"),
    (
        '<w:r><w:sym w:font="Symbol" w:char="F0B1"/><w:t>5</w:t><w:sym w:font="Symbol" w:char="F0B0"/></w:r>',
        "±5°",
    ),
    ('<w:r><w:sym w:font="Calibri" w:char="2020"/><w:sym w:font="Webdings" w:char="F021"/></w:r>', "†"),
    (f"{run('a')}{field(' AUTHOR ', run('b'))}", "ab"),
    (f"{field(' XE &quot;a&quot; ')}{run('a')}", "a"),
    ('<m:oMath xmlns:m="m"><m:r><m:t>x+1</m:t></m:r></m:oMath>', "x+1"),
]


@pytest.mark.parametrize(("runs", "text"), KEPT, ids=range(len(KEPT)))
def test_text_is_what_a_reader_sees_once_all_changes_are_accepted(runs, text):
    document = document_of(paragraph(runs), footnotes=notes("footnote", {1: "Note"}))
    assert document.text.strip() == text
    assert document.markers == ()


def test_paragraphs_whose_parting_was_deleted_are_one():
    first = f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('Half of ')}</w:p>"
    document = document_of(first, paragraph(run("them.")), paragraph(run("All.")))
    assert [document.text[block.start : block.end] for block in document.blocks] == ["Half of them.", "All."]


def test_text_box_is_read_once_and_parts_no_sentence():
    box = f"<w:txbxContent>{paragraph(run('Of 90 bells'))}</w:txbxContent>"
    drawn = (
        '<w:r><mc:AlternateContent xmlns:mc="m"><mc:Choice Requires="wps"><w:drawing><a:x xmlns:a="a">'
        f"{box}</a:x></w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    document = document_of(paragraph(run("Half of "), drawn, run("them.")), paragraph(run("All.")))
    assert document.text.split("\n\n")[:3] == ["Half of them.", "Of 90 bells", "All."]
    old = drawn.replace(f'<w:drawing><a:x xmlns:a="a">{box}</a:x></w:drawing>', "")
    assert "Of 90 bells" in document_of(paragraph(old)).text


def cell(*blocks):
    return f"<w:tc><w:tcPr/>{''.join(blocks)}</w:tc>"


def row(*cells, properties=""):
    return f"<w:tr>{properties}{''.join(cells)}</w:tr>"


def table(*rows):
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


def test_table_within_a_table_is_read_once():
    inner = table(row(cell(paragraph(run("Lamps"))), cell(paragraph(run("220")))))
    document = document_of(table(row(cell(paragraph(run("Outer"))), cell(inner, paragraph()))))
    assert document.text.split() == ["Outer", "Lamps", "220"]


def test_rows_that_were_deleted_are_gone_and_controls_around_rows_are_not():
    gone = row(cell(paragraph(run("gone"))), properties="<w:trPr><w:del/></w:trPr>")
    kept = f"<w:sdt><w:sdtContent>{row(cell(paragraph(run('Lamps'))), cell(paragraph(run('220'))))}</w:sdtContent></w:sdt>"
    document = document_of(table(gone, kept))
    assert document.text.split() == ["Lamps", "220"]


def test_table_that_only_lays_out_the_page_is_read_as_text():
    long = "A sentence that goes on for a while about 90,000 people. " * 5
    document = document_of(
        table(row(cell(paragraph(run("Menu"))), cell(paragraph(run(long)), paragraph(run("More.")))))
    )
    assert [block.role for block in document.blocks] == [Role.PARAGRAPH] * 3


def test_note_is_called_from_a_cell():
    document = document_of(
        table(row(cell(paragraph(run("Lamps"))), cell(paragraph(run("220"), call("footnote", 2))))),
        footnotes=notes("footnote", {2: "Without inns."}),
    )
    assert [(marker.marker, marker.note) for marker in document.markers] == [("1", "n-1")]
    assert document.body().split() == ["Lamps", "220"]


def style(id_, *, based="", properties="", kind="character", name=""):
    base = f'<w:basedOn w:val="{based}"/>' if based else ""
    return f'<w:style w:type="{kind}" w:styleId="{id_}"><w:name w:val="{name or id_}"/>{base}{properties}</w:style>'


def styles(*listed):
    return f"<w:styles {SPACES}>{''.join(listed)}</w:styles>"


def test_style_raises_its_runs_and_names_headings():
    document = document_of(
        paragraph(run("a"), run("1", '<w:rPr><w:rStyle w:val="Mark2"/></w:rPr>')),
        paragraph(run("Bells at night"), style="Big2"),
        paragraph(run("Words."), style="Plain"),
        styles=styles(
            style("Mark", properties=RAISED),
            style("Mark2", based="Mark"),
            style("Big", kind="paragraph", properties='<w:pPr><w:outlineLvl w:val="1"/></w:pPr>'),
            style("Big2", kind="paragraph", based="Big"),
            style("Plain", kind="paragraph", properties='<w:pPr><w:outlineLvl w:val="9"/></w:pPr>'),
        ),
    )
    assert [document.text[span.start : span.end] for span in document.raised] == ["1"]
    assert [block.role for block in document.blocks] == [Role.PARAGRAPH, Role.HEADING, Role.PARAGRAPH]


def test_table_of_contents_is_set_aside():
    control = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent>{paragraph(run('Of 31 halls 7'))}</w:sdtContent></w:sdt>"
    )
    document = document_of(control, paragraph(run("Of 90 bells 9"), style="TOC2"), paragraph(run("Text.")))
    assert document.body().split() == ["Text."]
    assert {aside.kind for aside in document.asides} == {AsideKind.BIBLIOGRAPHY}


def settings(kind="footnote", **stated):
    return f"<w:settings {SPACES}><w:{kind}Pr>{counting(**stated)}</w:{kind}Pr></w:settings>"


def counting(**stated):
    return "".join(f'<w:{name} w:val="{value}"/>' for name, value in stated.items())


def section(**stated):
    return f"<w:sectPr><w:footnotePr>{counting(**stated)}</w:footnotePr></w:sectPr>"


CALLS = [call("footnote", id_) for id_ in (1, 2, 3)]
BREAK = '<w:r><w:br w:type="page"/></w:r>'
COUNTED = {  # body, settings, markers
    "letters": ([paragraph(*CALLS)], settings(numFmt="lowerLetter"), ["a", "b", "c"]),
    "capital numerals": ([paragraph(*CALLS)], settings(numFmt="upperRoman"), ["I", "II", "III"]),
    "signs": ([paragraph(*CALLS)], settings(numFmt="chicago"), ["*", "†", "‡"]),
    "later start": ([paragraph(*CALLS)], settings(numStart="7"), ["7", "8", "9"]),
    "sections": (
        [
            paragraph(CALLS[0], CALLS[1]),
            f"<w:p><w:pPr>{section(numRestart='eachSect')}</w:pPr></w:p>",
            paragraph(CALLS[2]),
            section(numRestart="eachSect", numFmt="lowerLetter"),
        ],
        None,
        ["1", "2", "a"],
    ),
    "pages": (
        [paragraph(CALLS[0], BREAK, CALLS[1], CALLS[2])],
        settings(numRestart="eachPage"),
        ["1", "1", "2"],
    ),
    "endnotes in digits": (
        [paragraph(call("endnote", 1), call("endnote", 2))],
        settings("endnote", numFmt="decimal"),
        ["1", "2"],
    ),
}


@pytest.mark.parametrize("name", COUNTED)
def test_notes_are_numbered_as_the_document_says(name):
    body, stated, markers = COUNTED[name]
    kind = "endnote" if name.startswith("endnote") else "footnote"
    parts = {f"{kind}s": notes(kind, {1: "One.", 2: "Two.", 3: "Three."})}
    document = document_of(*body, **parts, **({"settings": stated} if stated else {}))
    assert [marker.marker for marker in document.markers] == markers
    texts = {note.id: note.text for note in document.notes}
    assert [texts[marker.note] for marker in document.markers] == ["One.", "Two.", "Three."][: len(markers)]


def test_mark_of_the_authors_own_choice_is_the_marker_and_not_counted():
    own = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>*</w:t></w:r>'
    document = document_of(
        paragraph(run("Half."), own, run(" All."), call("footnote", 2)),
        footnotes=notes("footnote", {1: "* Without inns.", 2: "Reed."}),
    )
    assert [(marker.marker, marker.note) for marker in document.markers] == [("*", "n-*"), ("1", "n-1")]
    assert [(note.marker, note.text) for note in document.notes] == [("*", "Without inns."), ("1", "Reed.")]
    assert document.body().split() == ["Half.", "All."]


def test_cross_reference_that_looks_like_a_marker_is_one():
    marked = f'<w:bookmarkStart w:id="5" w:name="_Ref5"/>{call("footnote", 2)}<w:bookmarkEnd w:id="5"/>'
    document = document_of(
        paragraph(run("Half."), marked, run(" A third."), field(" NOTEREF _Ref5 \\f \\h ", run("1", RAISED))),
        paragraph(run("See note "), field(" NOTEREF _Ref5 \\h ", run("1")), run(".")),
        footnotes=notes("footnote", {2: "Reed."}),
    )
    assert [(marker.marker, marker.note) for marker in document.markers] == [("1", "n-1"), ("1", "n-1")]
    assert " ".join(document.body().split()) == "Half. A third. See note 1."


def test_strict_namespace_is_read_as_the_usual_one():
    content = packed(paragraph(run("Half."), call("footnote", 2)), footnotes=notes("footnote", {2: "Reed."}))
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            part = old.read(name).replace(
                b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                b"http://purl.oclc.org/ooxml/wordprocessingml/main",
            )
            new.writestr(name, part)
    document = read(file.getvalue(), "a.docx")
    assert [note.text for note in document.notes] == ["Reed."]


def test_parts_are_found_by_their_relations():
    file = io.BytesIO()
    types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("_rels/.rels", related(f"{types}/officeDocument", "/word/document2.xml"))
        package.writestr("word/_rels/document2.xml.rels", related(f"{types}/footnotes", "feet.xml"))
        text = paragraph(run("Half."), call("footnote", 2))
        package.writestr("word/document2.xml", f"<w:document {SPACES}><w:body>{text}</w:body></w:document>")
        package.writestr("word/feet.xml", notes("footnote", {2: "Reed."}))
        package.writestr("word/header1.xml", f"<w:hdr {SPACES}>{paragraph(run('Head'))}</w:hdr>")
    document = read(file.getvalue(), "a.docm")
    assert [note.text for note in document.notes] == ["Reed."]
    assert "Head" not in document.text


def related(kind, target):
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{kind}" Target="{target}"/></Relationships>'
    )


def test_language_is_that_of_the_default_style():
    stated = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="de-AT"/></w:rPr></w:rPrDefault></w:docDefaults>'
    )
    assert document_of(paragraph(run("Wort.")), styles=styles(stated)).language == "de"
    assert document_of(paragraph(run("Word."))).language is None
