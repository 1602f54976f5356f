"""Small PDFs, printed for the tests."""

import io
from collections.abc import Callable, Sequence

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = A4
Draw = Callable[[Canvas], None]


def printed(*pages: Draw, title: str | None = None, password: str | None = None) -> bytes:
    """Return a PDF with a page for each function, which draws it."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4, encrypt=password, invariant=1)
    if title:
        canvas.setTitle(title)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def lines(
    texts: Sequence[str], *, x: float = 72, top: float = 100, size: float = 11, font: str = "Helvetica"
) -> Draw:
    """Draw lines of text downwards from `top` points under the page's top."""

    def draw(canvas: Canvas) -> None:
        for number, text in enumerate(texts):
            canvas.setFont(font, size)
            canvas.drawString(x, HEIGHT - top - number * size * 1.25, text)

    return draw


def together(*draws: Draw) -> Draw:
    """Draw several things on one page."""

    def draw(canvas: Canvas) -> None:
        for part in draws:
            part(canvas)

    return draw


def with_superscript(before: str, mark: str, after: str, *, top: float = 100, size: float = 11) -> Draw:
    """Draw a line with a raised mark in it."""

    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(72, HEIGHT - top)
        text.setFont("Helvetica", size)
        text.textOut(before)
        text.setFont("Helvetica", size * 0.6)
        text.setRise(size * 0.35)
        text.textOut(mark)
        text.setRise(0)
        text.setFont("Helvetica", size)
        text.textOut(after)
        canvas.drawText(text)

    return draw


def linked(text: str, url: str, *, x: float = 72, top: float = 100, size: float = 11) -> Draw:
    """Draw a line of text with a link over all of it."""

    def draw(canvas: Canvas) -> None:
        y = HEIGHT - top
        canvas.setFont("Helvetica", size)
        canvas.drawString(x, y, text)
        width = canvas.stringWidth(text, "Helvetica", size)
        canvas.linkURL(url, (x, y - 3, x + width, y + size))

    return draw


def picture(canvas: Canvas) -> None:
    """Draw what a scanner leaves: shapes and no text."""
    canvas.rect(100, 100, 300, 400, fill=1)


PROSE = (
    "The new service reached about 90,000 older people in its first year,",
    "and the trust estimates that it saved almost one in four of them from",
    "a stay in hospital, at a cost of less than two million pounds in all.",
    "Most of those who were asked said that they would use the same service",
    "again, and nine out of ten would recommend it to members of the family.",
)
"""Lines of one paragraph."""
