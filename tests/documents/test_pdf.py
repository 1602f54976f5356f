"""PDF: what is drawn on the pages, read in the order in which people read."""

import io
import re

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from evidence_audit.documents import read
from evidence_audit.errors import DocumentError, NoTextLayerError
from evidence_audit.model import AsideKind, Role
from tests.documents.printing import (
    HEIGHT,
    PROSE,
    lines,
    linked,
    picture,
    printed,
    together,
    with_superscript,
)

MORE = tuple(line.replace("service", "second service").replace("90,000", "4,500") for line in PROSE)


def document_of(*pages, **more):
    return read(printed(*pages, **more), "report.pdf")


def words(text):
    return re.findall(r"\w+", text)


def raised(document):
    return [document.text[span.start : span.end] for span in document.raised]


def blocks(document):
    return [document.text[block.start : block.end] for block in document.blocks]


def test_lines_become_a_paragraph_in_order():
    document = document_of(lines(PROSE))
    assert blocks(document) == ["\n".join(PROSE)]


def test_order_of_drawing_does_not_matter():
    upside_down = together(
        *(lines([line], top=100 + 14 * at) for at, line in reversed(list(enumerate(PROSE))))
    )
    assert blocks(document_of(upside_down)) == ["\n".join(PROSE)]


def test_place_is_page_and_box_from_the_top_left():
    document = document_of(lines(MORE), lines(PROSE, x=72, top=100, size=11))
    at = document.text.index("90,000")
    place = document.locate(at, at + len("90,000"))
    left = 72 + Canvas(io.BytesIO()).stringWidth(PROSE[0].partition("90,000")[0], "Helvetica", 11)
    right = left + Canvas(io.BytesIO()).stringWidth("90,000", "Helvetica", 11)
    assert place.page == 2
    assert place.line is None
    assert place.bbox == pytest.approx((left, 100 - 8.8, right, 100 + 2.75), abs=0.5)


def test_every_line_has_an_edge_for_each_character_and_one_more():
    document = document_of(together(lines(PROSE), with_superscript("vacancies.", "12", " Almost", top=300)))
    for line in document.lines:
        assert len(line.edges) == line.end - line.start + 1
        assert list(line.edges) == sorted(line.edges)


def test_two_columns_are_read_one_after_the_other():
    narrow = [" ".join(line.split()[:7]) for line in PROSE * 3]
    narrow_too = [" ".join(line.split()[:7]) for line in MORE * 3]
    page = together(
        lines(["A title that runs across the whole of the page and is not in any column"], top=60, size=14),
        lines(narrow, x=50, size=9),
        lines(narrow_too, x=310, size=9),
    )
    text = document_of(page).text
    assert text.startswith("A title")
    assert words(text.partition("column")[2]) == words(" ".join([*narrow, *narrow_too]))


def test_columns_that_stand_on_different_baselines():
    narrow = [" ".join(line.split()[:7]) for line in PROSE * 3]
    page = together(lines(narrow, x=50, size=9), lines(narrow, x=310, top=105, size=9))
    assert words(document_of(page).text) == words(" ".join([*narrow, *narrow]))


def test_table_is_read_by_row():
    rows = [
        ("Year", "Posts", "Cost"),
        ("2016", "4,500", "£2m"),
        ("2017", "90,000", "£3m"),
        ("2018", "7", "£4m"),
    ]
    page = together(
        *(
            lines([cell], x=72 + 120 * column, top=100 + 16 * row)
            for row, cells in enumerate(rows)
            for column, cell in enumerate(cells)
        )
    )
    document = document_of(page)
    assert [text.split() for text in blocks(document)] == [list(row) for row in rows]
    assert {block.role for block in document.blocks} == {Role.CELL}


def test_table_stands_apart_from_its_caption_and_the_text():
    cells = together(
        lines(["Table 1. Services", "District", "The Fells", "They fell."]),
        lines(["2010", "175"], x=250, top=113.75),
        lines(["2023", "75"], x=350, top=113.75),
    )
    document = document_of(cells)
    assert [block.role for block in document.blocks] == [
        Role.CAPTION,
        Role.CELL,
        Role.CELL,
        Role.PARAGRAPH,
    ]


def test_a_footnote_goes_on_behind_a_short_line():
    """The rows of a footnote are ragged; another begins with the next raised number."""
    document = document_of(
        together(
            lines(PROSE * 3),
            with_superscript("", "1", "Smith (2019) On costs.", top=600, size=8),
            lines(["21 April 2020. Available at: https://example.org/a-long-address-of-it"], top=610, size=8),
        )
    )
    assert blocks(document)[-1].startswith("1Smith")
    assert blocks(document)[-1].endswith("of-it")


def test_hanging_numbers_stand_on_the_line_of_their_notes():
    notes = [
        "The first note, which runs",
        "on for two lines.",
        "The second note, longer still,",
        "and its end.",
    ]
    page = together(
        lines(["Notes"], top=60, size=16),
        lines(notes, x=100, size=10),
        lines(["1."], x=72, top=100, size=10),
        lines(["2."], x=72, top=125, size=10),
    )
    found = blocks(document_of(page))
    assert [re.match(r"\d\.\s+The \w+", block)[0].split() for block in found[1:]] == [
        ["1.", "The", "first"],
        ["2.", "The", "second"],
    ]


def test_superscript_is_raised_and_stands_in_its_line():
    document = document_of(
        together(lines(PROSE, top=60), with_superscript("90,000 vacancies.", "12", " Almost half", top=200))
    )
    assert "90,000 vacancies.12 Almost half" in document.text
    assert raised(document) == ["12"]


def test_superscript_drawn_apart_from_its_line():
    end = 72 + Canvas(io.BytesIO()).stringWidth("of all the vacancies.", "Helvetica", 11)
    page = together(
        lines(["27"], x=end, top=195, size=6.5),
        lines(PROSE, top=60),
        lines(["of all the vacancies."], top=200),
    )
    document = document_of(page)
    assert "vacancies.27" in document.text
    assert raised(document) == ["27"]


def test_run_of_numbers_drawn_one_by_one_is_raised_number_by_number():
    def draw(canvas):
        text = canvas.beginText(72, 500)
        text.setFont("Helvetica", 11)
        text.textOut("Contact tracing")
        text.setFont("Helvetica", 6.5)
        text.setRise(4)
        for number in ("9", "10", "11"):
            text.textOut(number)
        canvas.drawText(text)

    document = document_of(together(lines(PROSE), draw))
    assert "Contact tracing91011" in document.text
    assert raised(document) == ["9", "10", "11"]


def test_subscript_is_not_raised():
    def draw(canvas):
        text = canvas.beginText(72, 500)
        for string, size, rise in (("CO", 11, 0), ("2", 7, -2.5), (" fell", 11, 0)):
            text.setFont("Helvetica", size)
            text.setRise(rise)
            text.textOut(string)
        canvas.drawText(text)

    document = document_of(together(lines(PROSE), draw))
    assert "CO2 fell" in document.text
    assert raised(document) == []


def book(head=None, foot=None, pages=4):
    """Return pages of prose with a head and a foot; `#` in them is the page's number."""
    return [
        together(
            *([lines([head.replace("#", str(number))], top=40, size=9)] if head else []),
            *([lines([foot.replace("#", str(number))], x=280, top=HEIGHT - 40, size=9)] if foot else []),
            lines([f"Page {'abcdefgh'[number]}: {line}" for line in PROSE * 8]),
        )
        for number in range(1, pages + 1)
    ]


@pytest.mark.parametrize(
    ("head", "foot"),
    [("A running head", "#"), (None, "#"), ("A head", None), ("# Priorities", "Page # of 4"), (None, "iv")],
)
def test_heads_and_feet_are_set_aside(head, foot):
    document = document_of(*book(head, foot))
    asides = {document.text[aside.start : aside.end] for aside in document.asides}
    expected = {part.replace("#", str(n)) for part in (head, foot) if part for n in range(1, 5)}
    assert asides == expected
    assert {aside.kind for aside in document.asides} == {AsideKind.RUNNING_HEAD}


def test_heading_that_opens_two_pages_is_no_running_head():
    pages = [
        together(
            lines([heading], top=100, size=14), lines([f"Page {name}: {line}" for line in PROSE * 6], top=125)
        )
        for name, heading in zip(
            "abcde", ("Testing", "Tracing", "Testing", "Isolating", "Living"), strict=True
        )
    ]
    assert document_of(*pages).asides == ()


def test_figures_at_the_foot_of_a_table_are_no_page_numbers():
    pages = [
        together(page, lines([figure], top=HEIGHT - 60)) for page, figure in zip(book(), "5941", strict=True)
    ]
    assert document_of(*pages).asides == ()


def test_notes_at_the_foot_are_blocks_after_the_text():
    page = together(
        lines(PROSE),
        lines(["1 First note, of the year 2018, see page 12.", "2 Second note."], top=700, size=8),
    )
    assert blocks(document_of(page))[0] == "\n".join(PROSE)
    assert "".join(blocks(document_of(page))[1:]).startswith("1 First note")


def test_sentence_goes_on_over_the_page():
    first = [*PROSE, "and it went on for"]
    document = document_of(
        together(lines(first), lines(["1"], top=HEIGHT - 40)),
        together(lines(["several years in which it saw", *MORE]), lines(["2"], top=HEIGHT - 40)),
    )
    assert blocks(document)[0].startswith("The new service")
    assert blocks(document)[0].partition("went on for")[2].split()[:3] == ["2", "several", "years"]
    assert document.body().partition("went on for")[2].split()[:2] == ["several", "years"]


BROKEN = [  # line ends, how the words stand in the text
    (("the real-time experi-", "ment began. The experiment"), "real-time experiment began"),
    (("over the long-", "term and long-term care"), "over the long-term and"),
    (("care for thirty-", "two people"), "thirty-\ntwo"),
    (("see https://example.org/one-", "two three"), "one-\ntwo"),
    (("in the years 2016-", "2018 and"), "2016-\n2018"),
]


@pytest.mark.parametrize(("rows", "expected"), BROKEN)
def test_broken_word_is_joined_only_where_the_document_shows_how_it_is_spelled(rows, expected):
    assert expected in document_of(lines(rows)).text


def test_link_lies_over_its_text():
    document = document_of(
        together(lines(PROSE), linked("The report of 2018", "https://example.org/a-b", top=300))
    )
    (link,) = document.links
    assert (document.text[link.start : link.end], link.url) == (
        "The report of 2018",
        "https://example.org/a-b",
    )


def test_link_over_two_lines_is_one():
    url = "https://example.org/long"
    document = document_of(together(linked("The report", url, top=300), linked("of 2018", url, top=313.75)))
    (link,) = document.links
    assert document.text[link.start : link.end] == "The report\nof 2018"


def test_link_over_a_picture_has_no_text():
    def draw(canvas):
        canvas.rect(300, 300, 50, 50)
        canvas.linkURL("https://example.org", (300, 300, 350, 350))

    (link,) = document_of(together(lines(PROSE), draw)).links
    assert link.start == link.end
    assert link.url == "https://example.org"


def test_text_drawn_twice_is_read_once():
    assert document_of(together(lines(PROSE), lines(PROSE, x=72.2))).text.count("90,000") == 1


def test_rotated_text_is_read_after_the_page():
    def draw(canvas):
        canvas.rotate(90)
        canvas.drawString(200, -30, "Sideways 5 million")

    document = document_of(together(lines(PROSE), draw))
    assert "Sideways 5 million" in document.text
    assert blocks(document)[0] == "\n".join(PROSE)


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_page_that_is_shown_turned(turn):
    file = io.BytesIO()
    side = 800
    canvas = Canvas(file, pagesize=(side, side))
    canvas.setPageRotation(turn)
    canvas.translate(side if turn < 270 else 0, side if turn > 90 else 0)
    canvas.rotate(turn)
    for number, line in enumerate(PROSE):
        canvas.drawString(50, 400 - 14 * number, line)
    canvas.linkURL("https://example.org", (50, 396, 300, 410), relative=1)
    canvas.save()
    document = read(file.getvalue(), "turned.pdf")
    assert blocks(document) == ["\n".join(PROSE)]
    (link,) = document.links
    assert document.text[link.start : link.end].startswith("The new service")


def test_text_after_a_form_stands_where_it_is_drawn():
    def draw(canvas):
        canvas.beginForm("stamp")
        canvas.drawString(0, 0, "Stamped")
        canvas.endForm()
        canvas.saveState()
        canvas.translate(300, 20)
        canvas.doForm("stamp")
        canvas.restoreState()
        canvas.drawString(72, 700, "After the form")

    document = document_of(draw)
    assert document.text.split("\n\n")[:2] == ["After the form", "Stamped"]


def test_pages_say_whether_they_hold_text():
    document = document_of(lines(PROSE), picture)
    assert [(page.number, page.has_text) for page in document.pages] == [(1, True), (2, False)]
    assert (document.pages[0].width, document.pages[0].height) == pytest.approx(A4, abs=0.1)


def test_headings_are_large_or_bold():
    page = together(
        lines(["A large heading"], top=60, size=16),
        lines(PROSE, top=100),
        lines(["A bold heading"], top=200, font="Helvetica-Bold"),
        lines(MORE, top=216),
    )
    found = document_of(page).blocks
    assert [block.role for block in found] == [Role.HEADING, Role.PARAGRAPH, Role.HEADING, Role.PARAGRAPH]


def test_list_entries_are_blocks_of_their_own():
    page = lines(["• one thing that goes on", "  for two lines", "• another", "• a third"])
    assert [block.role for block in document_of(page).blocks] == [Role.ITEM] * 3


TITLES = [
    ({"title": "A stated title"}, "A stated title"),
    ({"title": "Microsoft Word - draft.doc"}, "The printed title"),
    ({"title": "untitled"}, "The printed title"),
    ({}, "The printed title"),
]


@pytest.mark.parametrize(("more", "title"), TITLES)
def test_title_is_stated_or_the_largest_text(more, title):
    page = together(lines(["The printed title"], top=60, size=20), lines(PROSE))
    assert document_of(page, **more).title == title


def test_date_is_printed_or_that_of_the_file():
    assert document_of(lines(["Published 14 September 2018", *PROSE])).published == "2018-09-14"
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", document_of(lines(PROSE)).published)


def test_encrypted_with_a_password_is_refused_and_without_one_read():
    with pytest.raises(DocumentError, match="password"):
        document_of(lines(PROSE), password="secret")
    assert "90,000" in document_of(lines(PROSE), password="").text


def test_pictures_alone_have_no_text_layer():
    with pytest.raises(NoTextLayerError, match="2 pages"):
        document_of(picture, picture)


@pytest.mark.parametrize("share", [0.05, 0.3, 0.6, 0.9, 0.99])
def test_cut_off_file_is_read_or_refused(share):
    content = printed(*book("Head", "#"))
    try:
        text = read(content[: int(len(content) * share)], "cut.pdf").text
    except DocumentError as error:
        text = str(error)
    assert "cut.pdf: " in text or "nine out of ten" in text


def test_form_that_draws_itself_ends():
    looping = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 600 800]>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources 6 0 R>>endobj\n"
        b"4 0 obj<</Length 45>>stream\nBT /F1 12 Tf 50 700 Td (Once) Tj ET /X Do /X Do\nendstream endobj\n"
        b"5 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources 6 0 R/Length 11>>stream\n"
        b"/X Do /X Do\nendstream endobj\n"
        b"6 0 obj<</XObject<</X 5 0 R>>/Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>endobj\n"
        b"trailer<</Root 1 0 R>>\n"
    )
    assert read(looping, "loop.pdf").text.split() == ["Once"]


def test_same_report_as_pdf_and_as_markdown_has_the_same_words():
    markdown = (
        "# A report on *services*\n\n"
        + "\n".join(PROSE)
        + "\n\n## What next?\n\n- First **point**.\n- Second one.\n"
    )
    page = together(
        lines(["A report on services"], top=60, size=20),
        lines(PROSE, top=100),
        lines(["What next?"], top=200, size=14),
        lines(["• First point.", "• Second one."], top=230),
    )
    from_pdf = document_of(page, page).pages and document_of(page).body()
    assert words(from_pdf) == words(read(markdown.encode(), "a.md").body())


def test_what_a_browser_prints_around_the_page_is_set_aside():
    """Time and title, address and page number run across both columns."""
    draws = [
        lines(["3/14/26, 9:45 PM"], top=24, size=8, x=30),
        lines(["Beds and rest"], top=24, size=8, x=330),
        lines([*PROSE, *PROSE], size=7, x=30),
        lines([*PROSE, *PROSE], size=7, x=330),
        lines(["file:///home/hall/beds.html"], top=820, size=8, x=30),
        lines(["1/1"], top=820, size=8, x=540),
    ]
    document = document_of(together(*draws))
    body = document.body()
    assert "9:45" not in body
    assert "beds.html" not in body
    assert "1/1" not in body
    assert words(body) == words(" ".join(PROSE * 4))


def test_column_of_addresses_is_a_column():
    """An address fills its row with a single word."""
    addresses = [f"https://hall.example/{name * 9}" for name in ("one", "two", "six", "ten")]
    draws = [
        lines([*PROSE, *PROSE], size=7, x=30),
        lines(["Notes", "1. The Hall, Beds and rest.", *addresses], size=7, x=330),
    ]
    text = document_of(together(*draws)).text
    first = words(" ".join(PROSE * 2))
    assert words(text)[: len(first)] == first


def test_letters_of_no_size_are_not_read():
    document = document_of(together(lines(PROSE), lines(["unseen"], size=0)))
    assert words(document.text) == words(" ".join(PROSE))
