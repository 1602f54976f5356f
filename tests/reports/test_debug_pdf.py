"""A copy of a PDF with what the reader saw drawn over its pages, as every viewer shows it."""

import io
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ImageChops
from pypdf import PdfReader, PdfWriter, Transformation
from pypdf.generic import ArrayObject, DecodedStreamObject, FloatObject, NameObject, NullObject, NumberObject
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from evidence_audit.auditor import extract
from evidence_audit.demo import sample
from evidence_audit.documents import read
from evidence_audit.errors import DocumentError
from evidence_audit.reports.debug_ink import operators
from evidence_audit.reports.debug_legend import TITLE
from evidence_audit.reports.debug_pdf import render
from evidence_audit.reports.debug_sheets import sheets_of
from tests.documents.printing import PROSE, lines, picture, printed
from tests.reports.typed import block, marker, typed

PRINTED = sorted((Path(__file__).parents[1] / "documents" / "makers" / "printed").glob("*.pdf"))
SEEN_WIDTH, SEEN_HEIGHT = 420.0, 260.0


def drawn_over(content):
    return render(read(content, "report.pdf"), content)


def two_pages(*, encrypt=None):
    """Return a PDF of pages of 420 by 260 points; a line stands on the second, off its middle."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(SEEN_WIDTH, SEEN_HEIGHT), invariant=1, encrypt=encrypt)
    for text in ("A page for the legend, to begin with.", "One line of text, no more."):
        canvas.setFont("Helvetica", 14)
        canvas.drawString(60, 200, text)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def rewritten(content, change):
    """Return a PDF with `change` made to its second page."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(content)))
    change(writer, writer.pages[1])
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def text_of(content, page=1):
    return PdfReader(io.BytesIO(content)).pages[page].extract_text()


def linked(page):
    return [annotation.get_object()["/A"]["/URI"] for annotation in page["/Annots"]]


# ------------------------------------------------------------------ where the boxes are


def placed(turn=0, shift=(0.0, 0.0), margin=0.0, stated=None):
    """Return a change: a page turned, its corner moved, its crop box within a margin of more paper.

    What is seen of the page stays what it was. `stated` is how the file states the turn.
    """
    turned = {
        0: Transformation(),
        90: Transformation().rotate(90).translate(SEEN_HEIGHT, 0),
        180: Transformation().rotate(180).translate(SEEN_WIDTH, SEEN_HEIGHT),
        270: Transformation().rotate(270).translate(0, SEEN_WIDTH),
    }

    def change(_writer, page):
        page.add_transformation(turned[turn].translate(*shift))
        width, height = (SEEN_WIDTH, SEEN_HEIGHT) if turn % 180 == 0 else (SEEN_HEIGHT, SEEN_WIDTH)
        x, y = shift
        media = (x - margin, y - 2 * margin, x + width + 3 * margin, y + height + margin)
        page[NameObject("/MediaBox")] = ArrayObject(map(FloatObject, media))
        if margin:
            page[NameObject("/CropBox")] = ArrayObject(map(FloatObject, (x, y, x + width, y + height)))
        if turn or stated:
            page[NameObject("/Rotate")] = NumberObject(stated or turn)

    return change


@pytest.fixture(scope="session")
def look():
    """Return a function that draws the second page of a PDF, and gives the image and points per pixel."""
    pdfium = pytest.importorskip("pypdfium2", reason="pypdfium2 draws the pages that are looked at")

    def seen(content):
        with pdfium.PdfDocument(content) as file:
            return file[1].render(scale=2).to_pil().convert("RGB")

    return seen


def box_of(mask):
    """Return where an image has ink, in points from its top left."""
    box = mask.getbbox()
    assert box, "nothing of that colour"
    return tuple(side / 2 for side in box)


def dark(image):
    """Return where the text is."""
    return box_of(image.convert("L").point(lambda light: 255 if light < 60 else 0))


def blue(image):
    """Return where the boxes of paragraphs and their numbers are, however thin."""
    red, _, blue_ = image.split()
    return box_of(ImageChops.subtract(blue_, red).point(lambda more: 255 if more > 40 else 0))


def beyond(_writer, page):
    """Give a page a crop box that is larger than its paper."""
    page[NameObject("/CropBox")] = ArrayObject(
        map(FloatObject, (-30, -20, SEEN_WIDTH + 50, SEEN_HEIGHT + 10))
    )


PLACES = [
    ("upright", placed()),
    ("a media box that begins elsewhere", placed(shift=(-100, 70))),
    ("a crop box within the media box", placed(shift=(30, 20), margin=40)),
    ("a crop box beyond the media box", beyond),
    ("turned right", placed(90)),
    ("upside down", placed(180)),
    ("turned left", placed(270)),
    ("turned right, cropped, elsewhere", placed(90, (50, -90), 30)),
    ("upside down, cropped, elsewhere", placed(180, (50, -90), 30)),
    ("turned left, cropped, elsewhere", placed(270, (50, -90), 30)),
    ("turned once around and more", placed(90, stated=450)),
    ("turned backwards", placed(270, stated=-90)),
]


@pytest.mark.parametrize("change", [row[1] for row in PLACES], ids=[row[0] for row in PLACES])
def test_the_box_stands_around_the_text_however_the_page_lies(change, look):
    """As people see the page: ink is compared with ink."""
    content = rewritten(two_pages(), change)
    before, after = look(content), look(drawn_over(content))
    assert before.size == after.size == (2 * SEEN_WIDTH, 2 * SEEN_HEIGHT)
    left, top, right, bottom = dark(before)
    box = blue(after)
    assert left - 14 <= box[0] < left  # the number of the paragraph stands there
    assert top - 6 <= box[1] < top
    assert right < box[2] <= right + 4
    assert bottom < box[3] <= bottom + 6
    assert dark(after) == (left, top, right, bottom)


# ------------------------------------------------------------------ what the page was, it stays


def streamed(*parts):
    """Return a change: the page draws these parts, one after the other, and its own text last."""

    def change(writer, page):
        own = page["/Contents"].get_data()
        streams = []
        for part in (*parts, own):
            stream = DecodedStreamObject()
            stream.set_data(part)
            streams.append(writer._add_object(stream))
        page[NameObject("/Contents")] = ArrayObject(streams)

    return change


STATES = [
    ("nothing amiss", streamed(b"q 1 0 0 1 0 0 cm Q")),
    ("a state saved and never restored", streamed(b"q .5 0 0 .5 0 0 cm q 2 0 0 2 0 0 cm q")),
    ("a state restored that was never saved", streamed(b"Q Q 1 0 0 1 0 0 cm")),
    ("parts cut within a state", streamed(b"q 1 0 0 1", b"0 0 cm Q q")),
    ("the letters in a string and a comment", streamed(b"q BT (q \\) q) Tj ET % q q\nQ q")),
]


@pytest.mark.parametrize("change", [row[1] for row in STATES], ids=[row[0] for row in STATES])
def test_whatever_state_a_page_leaves_the_boxes_are_in_their_place(change, look):
    content = rewritten(two_pages(), change)
    before, after = look(content), look(drawn_over(content))
    box, text = blue(after), dark(before)
    assert box[2] == pytest.approx(text[2] + 2, abs=3)
    assert box[3] == pytest.approx(text[3] + 2, abs=4)
    assert dark(after) == text


SCALED = [
    ("within a state that it never leaves", b"q 3 0 0 3 0 0 cm q .1 0 0 .1 9 9 cm"),
    ("after a state too many was left", b"Q 3 0 0 3 0 0 cm"),
    ("after two too many, within another", b"Q Q .5 0 0 .5 0 0 cm q 2 0 0 1 0 0 cm"),
]


@pytest.mark.parametrize("end", [row[1] for row in SCALED], ids=[row[0] for row in SCALED])
def test_a_page_that_scales_what_follows_does_not_scale_the_boxes(end, look):
    """What its last operators do would hold for ours, too."""

    def scale(writer, page):
        stream = DecodedStreamObject()
        stream.set_data(end)
        page[NameObject("/Contents")] = ArrayObject([page.raw_get("/Contents"), writer._add_object(stream)])

    content = two_pages()
    assert blue(look(drawn_over(rewritten(content, scale)))) == blue(look(drawn_over(content)))


def test_pages_that_share_their_resources_keep_their_own_boxes():
    """Each page's drawing is its own, whatever the pages have in common."""

    def share(writer, page):
        shared = writer._add_object(writer.pages[0]["/Resources"])
        for one in (writer.pages[0], page):
            one[NameObject("/Resources")] = shared

    copy = PdfReader(io.BytesIO(drawn_over(rewritten(two_pages(), share))))
    forms = [page["/Resources"]["/XObject"] for page in copy.pages]
    assert [len(form) for form in forms] == [1, 1]
    first, second = (next(iter(form.values())).get_object().get_data() for form in forms)
    assert TITLE.encode() in first
    assert TITLE.encode() not in second


def test_what_the_page_said_it_still_says():
    """Its text comes first, its links stay, and so does what the file says of itself."""
    content = sample("pdf").read_bytes()
    copy = drawn_over(content)
    before, after = PdfReader(io.BytesIO(content)), PdfReader(io.BytesIO(copy))
    for one, other in zip(before.pages, after.pages, strict=True):
        assert other.extract_text().startswith(one.extract_text().rstrip())
        assert linked(other) == linked(one) != []
    assert after.metadata == before.metadata


@pytest.mark.parametrize("path", PRINTED, ids=[path.stem for path in PRINTED])
def test_pages_of_every_typesetter_keep_what_they_say(path):
    """Files as LaTeX, Chromium, LibreOffice and others write them, with all that they have of their own."""
    content = path.read_bytes()
    copy = PdfReader(io.BytesIO(drawn_over(content)))
    for page, drawn in zip(PdfReader(io.BytesIO(content)).pages, copy.pages, strict=True):
        assert drawn.extract_text().startswith(page.extract_text().rstrip())


def test_a_copy_can_be_drawn_over_again():
    """The second drawing does not take the place of the first."""
    copy = drawn_over(two_pages())
    again = drawn_over(copy)
    assert len(PdfReader(io.BytesIO(again)).pages[0]["/Resources"]["/XObject"]) == 2
    assert text_of(again, 0).count(TITLE) == 2


def test_the_same_document_gives_the_same_bytes():
    assert drawn_over(two_pages()) == drawn_over(two_pages())


def test_pages_without_text_or_content_are_kept():
    content = rewritten(
        printed(lines(PROSE), picture, lines(PROSE)),
        lambda writer, page: page.update({NameObject("/Contents"): NullObject()}),
    )
    copy = drawn_over(content)
    assert "no text on this page" in text_of(copy, 1)
    assert "no text on this page" not in text_of(copy, 2)


def test_a_file_that_is_protected_against_changes_is_drawn_over():
    """Whoever may read it may have a copy that shows how it was read."""
    protected = two_pages(encrypt=StandardEncryption("", ownerPassword="theirs", canModify=0, strength=128))
    assert PdfReader(io.BytesIO(protected)).is_encrypted
    assert text_of(drawn_over(protected)).startswith("One line of text")


# ------------------------------------------------------------------ what is drawn of the sample


def test_each_figure_of_the_sample_is_tied_to_its_note():
    """The question that the drawing answers: why is this figure tied to that note?"""
    document = extract(str(sample("pdf")))
    copy = render(document, sample("pdf").read_bytes())
    cited = [claim for claim in document.claims if claim.notes]
    assert cited
    assert sum(len(sheet.cites) for sheet in sheets_of(document)) == len(cited)
    for page in document.pages:
        written = text_of(copy, page.number - 1)
        for note in document.notes:
            if document.locate(note.start, note.end).page == page.number:
                assert written.count(note.id) >= 2, note.id  # at its marker and at its box


def test_a_long_label_is_cut_short():
    """Within a text there is no room for the name of an office."""
    document = typed([(50, 100, "Most1 agreed."), (50, 400, "1 Ibid.")])
    named = marker(document, "1", "n-Office-for-the-Statistics-of-Tarnshire-2020", "Most")
    (sheet,) = sheets_of(replace(document, markers=(named,)))
    assert "(n-Office-for-the-Statis…) Tj".encode("cp1252") in operators(sheet)


def test_the_legend_is_on_the_first_page_only():
    copy = drawn_over(sample("pdf").read_bytes())
    assert [TITLE in text_of(copy, number) for number in range(3)] == [True, False, False]


@pytest.mark.parametrize("size", [(60.0, 40.0), (200.0, 2000.0), (3000.0, 120.0), (612.0, 792.0)])
def test_the_legend_lies_on_any_page(size):
    """It takes a quarter of the page at most."""
    document = typed([(2, 2, "90")])
    page = replace(document.pages[0], width=size[0], height=size[1])
    blocks = (block(document, "90"),)
    (sheet,) = sheets_of(replace(document, pages=(page,), blocks=blocks))
    paper = re.search(rb"/S9 gs 1.00 1.00 1.00 rg (\S+) (\S+) (\S+) (\S+) re", operators(sheet))
    x, y, width, height = map(float, paper.groups())
    assert 0 <= x <= size[0] - width
    assert 0 <= y <= size[1] - height
    assert 0 < width * height <= size[0] * size[1] / 4


# ------------------------------------------------------------------ what cannot be drawn


BYTES_AND_REASONS = [
    ("no PDF at all", b"<html>", "damaged"),
    ("nothing", b"", "damaged"),
    ("a PDF without pages", b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>", "damaged"),
    ("another, shorter PDF", printed(lines(PROSE)), "2 pages were read"),
    ("another PDF, with larger pages", printed(lines(PROSE), lines(PROSE)), "page 1 has not the size"),
    ("locked", printed(lines(PROSE), lines(PROSE), password="ours"), "encrypted"),
]


@pytest.mark.parametrize(
    ("content", "reason"), [row[1:] for row in BYTES_AND_REASONS], ids=[row[0] for row in BYTES_AND_REASONS]
)
def test_what_cannot_be_drawn_on_is_said_with_a_remedy(content, reason):
    with pytest.raises(DocumentError, match=reason) as raised:
        render(read(two_pages(), "report.pdf"), content)
    assert raised.value.path == "report.pdf"
    assert raised.value.remedy


def test_a_document_that_is_no_pdf_has_no_pages():
    with pytest.raises(DocumentError, match="no PDF"):
        render(replace(typed([(50, 50, "Words")]), format="text"), b"Words")


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 1500), st.binary(max_size=12))
def test_a_damaged_file_is_drawn_over_or_refused(at, rubbish):
    """Whatever is wrong with the bytes, no other error comes out."""
    whole = two_pages()
    assert drawn_or_refused(whole, whole[:at] + rubbish + whole[at + len(rubbish) :])


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 1700))
def test_a_file_cut_off_is_drawn_over_or_refused(length):
    whole = two_pages()
    assert drawn_or_refused(whole, whole[:length])


def drawn_or_refused(whole, content):
    try:
        return render(read(whole, "report.pdf"), content).startswith(b"%PDF-")
    except DocumentError as error:
        return bool(error.remedy)
