"""The PDF form of a manuscript: raised markers, notes at the page's foot, links as annotations."""

import io

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from tests.demo import layout
from tests.demo.manuscript import Block, Manuscript, Piece
from tests.demo.typeset import Face, SetLine, lines

INK, ACCENT, PALE, GREY = map(HexColor, ("#1c1c1c", "#1f5c57", "#e8f0ee", "#6b6b6b"))


def render(manuscript: Manuscript) -> bytes:
    """Return the PDF; the same manuscript gives the same bytes."""
    stream = io.BytesIO()
    # Uncompressed, or the bytes would follow the zlib of the machine.
    canvas = Canvas(stream, (layout.WIDTH, layout.HEIGHT), invariant=1, pageCompression=0)
    canvas.setTitle(manuscript.title)
    canvas.setAuthor(manuscript.publisher)
    for number, page in enumerate(manuscript.pages, 1):
        _Sheet(canvas, manuscript).draw(number, page)
    canvas.save()
    return stream.getvalue()


class _Sheet:
    """One page being drawn, from top to bottom; `y` is the next free height in points."""

    def __init__(self, canvas: Canvas, manuscript: Manuscript) -> None:
        self.canvas, self.manuscript = canvas, manuscript
        self.y = layout.HEIGHT - layout.TOP

    def draw(self, number: int, page: tuple[Block, ...]) -> None:
        if number == 1:
            self._title()
        else:
            self._running_head()
        for block in page:
            getattr(self, f"_{block.kind}")(block)
        self._notes(page)
        self.canvas.setFont("Helvetica", 8)
        self.canvas.setFillColor(GREY)
        self.canvas.drawCentredString(layout.WIDTH / 2, 40, str(number))
        self.canvas.showPage()

    def _title(self) -> None:
        band = 150
        self.canvas.setFillColor(ACCENT)
        self.canvas.rect(0, layout.HEIGHT - band, layout.WIDTH + 1, band, stroke=0, fill=1)
        self.canvas.setFillColor(HexColor("#ffffff"))
        self.canvas.setFont("Helvetica-Bold", 30)
        self.canvas.drawString(layout.LEFT, layout.HEIGHT - 82, self.manuscript.title)
        self.canvas.setFont("Helvetica", 14)
        self.canvas.drawString(layout.LEFT, layout.HEIGHT - 108, self.manuscript.subtitle)
        self.y = layout.HEIGHT - band - 26
        self.canvas.setFillColor(GREY)
        self.canvas.setFont("Helvetica", 9)
        self.canvas.drawString(layout.LEFT, self.y, self.manuscript.byline)
        self.canvas.drawString(layout.LEFT, self.y - 13, self._imprint())
        self.y -= 30

    def _imprint(self) -> str:
        return f"{self.manuscript.publisher}, {self.manuscript.date}"

    def _running_head(self) -> None:
        top = layout.HEIGHT - 50
        self.canvas.setFont(layout.HEAD.plain, layout.HEAD.size)
        self.canvas.setFillColor(GREY)
        self.canvas.drawString(layout.LEFT, top, self.manuscript.title)
        self.canvas.drawRightString(layout.WIDTH - layout.RIGHT, top, self._imprint())
        self._rule(top - 6, layout.COLUMN, GREY)

    def _rule(self, y: float, width: float, colour: HexColor) -> None:
        self.canvas.setStrokeColor(colour)
        self.canvas.setLineWidth(0.5)
        self.canvas.line(layout.LEFT, y, layout.LEFT + width, y)

    def _heading(self, block: Block) -> None:
        self.y -= 8
        self._set(block.text, layout.HEADING, colour=ACCENT)
        self.y -= 2

    def _paragraph(self, block: Block) -> None:
        self._set(block.text, layout.BODY)
        self.y -= 8

    def _items(self, block: Block) -> None:
        for item in block.items:
            self.canvas.setFillColor(INK)
            self.canvas.setFont(layout.BODY.plain, layout.BODY.size)
            self.canvas.drawString(layout.LEFT + 4, self.y - layout.BODY.size, "•")
            self._set(item, layout.BODY, indent=layout.INDENT)
            self.y -= 3
        self.y -= 5

    def _quote(self, block: Block) -> None:
        self.y -= 8
        top = self.y - 2
        self._set(block.text, layout.QUOTE, indent=layout.INDENT, colour=ACCENT)
        self.canvas.setStrokeColor(ACCENT)
        self.canvas.setLineWidth(3)
        self.canvas.line(layout.LEFT + 2, top, layout.LEFT + 2, self.y)
        self.y -= 14

    def _table(self, block: Block) -> None:
        self.y -= 4
        self._set(block.caption, layout.CAPTION)
        self.y -= 2
        for at, row in enumerate(block.rows):
            self._row(row, head=at == 0)
        self._rule(self.y, layout.COLUMN, ACCENT)
        self.y -= 16

    def _row(self, row: tuple[str, ...], *, head: bool) -> None:
        face = layout.TABLE
        if head:
            self.canvas.setFillColor(PALE)
            self.canvas.rect(
                layout.LEFT, self.y - face.leading, layout.COLUMN, face.leading, stroke=0, fill=1
            )
        self.canvas.setFillColor(INK)
        self.canvas.setFont("Helvetica-Bold" if head else face.plain, face.size)
        baseline = self.y - face.leading + 5
        self.canvas.drawString(layout.LEFT + 6, baseline, row[0])
        for at, cell in enumerate(row[1:]):
            self.canvas.drawRightString(layout.LEFT + 300 + at * 110, baseline, cell)
        self.y -= face.leading

    def _notes(self, page: tuple[Block, ...]) -> None:
        column = layout.COLUMN - layout.NOTE_INDENT
        notes = self.manuscript.notes_on(page)
        count = sum(len(lines(text, layout.NOTE, column)) for _, text in notes)
        top = layout.FOOT + count * layout.NOTE.leading + len(notes) * 2
        if self.y < top + 12:
            raise ValueError(f"the page's text ends at {self.y:.0f}, its notes begin at {top:.0f} points")
        if notes:
            self._rule(top + 4, 120, GREY)
        self.y = top
        for marker, text in notes:
            self._line(lines(f"[^{marker}]", layout.NOTE, column)[0], layout.NOTE, layout.LEFT)
            self._set(text, layout.NOTE, indent=layout.NOTE_INDENT)
            self.y -= 2

    def _set(self, text: str, face: Face, *, indent: float = 0.0, colour: HexColor = INK) -> None:
        self.canvas.setFillColor(colour)
        for line in lines(text, face, layout.COLUMN - indent):
            self._line(line, face, layout.LEFT + indent)
            self.y -= face.leading

    def _line(self, line: SetLine, face: Face, left: float) -> None:
        baseline = self.y - face.size
        for at in line:
            font, size = face.font(at.piece)
            raised = face.size * 0.36 if at.piece.style == "marker" else 0.0
            self._draw(at.piece, (left + at.x, baseline + raised), font, size)
            if at.url is not None:
                box = (left + at.x, baseline - 2, left + at.x + at.width, baseline + size)
                self.canvas.linkURL(at.url, box, relative=0, thickness=0)

    def _draw(self, piece: Piece, place: tuple[float, float], font: str, size: float) -> None:
        self.canvas.setFont(font, size)
        self.canvas.drawString(*place, piece.text)
