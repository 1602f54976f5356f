"""The manuscript drawn line by line: ReportLab and fpdf2, which know of no notes."""

import re
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from tests.documents.makers.manuscript import Block, Calls, Inline, Manuscript
from tests.documents.makers.web import spans_of_runs

_FONT = "/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf"


def reportlab(manuscript: Manuscript, file: Path) -> None:
    """Draw two columns, a side bar, a running title and endnotes with hanging numbers."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import (
        BaseDocTemplate,
        Frame,
        PageTemplate,
        Paragraph,
        Spacer,
        Table,
        TableStyle,
    )

    width, height = A4
    body = ParagraphStyle("body", fontName="Times-Roman", fontSize=9.5, leading=12, alignment=4, spaceAfter=5)
    styles = {
        "heading": ParagraphStyle(
            "h1", fontName="Helvetica-Bold", fontSize=15, leading=18, spaceBefore=8, spaceAfter=4
        ),
        "subheading": ParagraphStyle(
            "h2", fontName="Helvetica-Bold", fontSize=10.5, leading=13, spaceBefore=4, spaceAfter=2
        ),
        "quote": ParagraphStyle(
            "quote", fontName="Helvetica-Oblique", fontSize=14, leading=17, spaceBefore=6, spaceAfter=8
        ),
        "item": ParagraphStyle("item", parent=body, leftIndent=14, bulletIndent=0),
        "note": ParagraphStyle(
            "note", fontName="Helvetica", fontSize=6.8, leading=8.2, leftIndent=14, splitLongWords=1
        ),
        "box": ParagraphStyle("box", fontName="Helvetica", fontSize=8.5, leading=11),
    }

    def running(canvas, template) -> None:  # type: ignore[no-untyped-def]
        canvas.setFont("Helvetica", 7.5)
        canvas.drawString(50, height - 34, manuscript.meta.get("title", "A report"))
        canvas.drawRightString(width - 50, height - 34, str(template.page))

    frames = [Frame(50, 50, 237, height - 100, 0, 0, 0, 0), Frame(308, 50, 237, height - 100, 0, 0, 0, 0)]
    template = BaseDocTemplate(
        str(file), pagesize=A4, title=manuscript.meta.get("title", "A report"), invariant=1
    )
    template.addPageTemplates(PageTemplate("columns", frames, onPage=running))
    story = []
    for block in manuscript.blocks:
        if block.kind == "table":
            story.append(Paragraph("Table 1: " + _marked(block.inlines), styles["box"]))
            cells = [[Paragraph(_marked(cell), styles["box"]) for cell in row] for row in block.rows]
            story += [
                Table(cells, style=TableStyle([("LINEBELOW", (0, 0), (-1, -1), 0.3, "grey")])),
                Spacer(1, 8),
            ]
        elif block.kind == "box":
            inner = [Paragraph(_marked(one.inlines), styles["box"]) for one in block.inner]
            tint = TableStyle(
                [("BACKGROUND", (0, 0), (-1, -1), "#dde8ee"), ("BOX", (0, 0), (-1, -1), 0.5, "grey")]
            )
            story += [Table([[inner]], colWidths=[230], style=tint), Spacer(1, 8)]
        else:
            sign = (f"{block.number}." if block.number else "•") if block.kind == "item" else None
            story.append(Paragraph(_marked(block.inlines), styles.get(block.kind, body), bulletText=sign))
    story.append(Paragraph("Notes", styles["heading"]))
    story += [
        Paragraph(_marked(note), styles["note"], bulletText=f"{number}.")
        for number, note in enumerate(manuscript.notes, 1)
    ]
    template.build(story)


def _marked(inlines: Sequence[Inline]) -> str:
    parts = []
    for inline in inlines:
        if isinstance(inline, Calls):
            parts.append(f"<super size=6>{spans_of_runs(inline.numbers, ',', ranges=False)}</super>")
            continue
        words = escape(inline.words)
        match inline.manner:
            case "link":
                parts.append(f'<link href="{escape(inline.url)}">{words}</link>')
            case "emph" | "strong":
                tag = "i" if inline.manner == "emph" else "b"
                parts.append(f"<{tag}>{words}</{tag}>")
            case "sup" | "sub":
                tag = "super" if inline.manner == "sup" else "sub"
                parts.append(f"<{tag} size=6>{words}</{tag}>")
            case _:
                parts.append(words)
    return "".join(parts)


def fpdf(manuscript: Manuscript, file: Path) -> None:
    """Draw two columns with fpdf2; its lines break words where they must."""
    writer = _Fpdf(manuscript)
    writer.pdf.output(str(file))


class _Fpdf:
    """Writes down two columns, one after the other."""

    def __init__(self, manuscript: Manuscript) -> None:
        from fpdf import FPDF

        class Pages(FPDF):
            def header(self) -> None:
                self.set_font("serif", size=7)
                self.set_xy(15, 8)
                self.cell(0, 5, f"{manuscript.meta.get('title', 'A report')} | {self.page_no()}")

            @property
            def accept_page_break(self) -> bool:
                if self.column == 0:
                    self.column = 1
                    self.set_left_margin(109)
                    self.set_right_margin(15)
                    self.set_xy(109, 20)
                    return False
                self.column = 0
                self.set_left_margin(15)
                self.set_right_margin(108)
                return True

        self.pdf = pdf = Pages()
        pdf.column = 0
        pdf.add_font("serif", fname=_FONT)
        pdf.add_font("serif", style="B", fname=_FONT.replace("Serif", "Serif-Bold"))
        pdf.set_margins(15, 20, 108)
        pdf.set_auto_page_break(True, margin=18)
        pdf.add_page()
        pdf.set_xy(15, 20)
        for block in manuscript.blocks:
            self._block(block)
        self._words("Notes", 12, bold=True)
        self._end(6)
        for number, note in enumerate(manuscript.notes, 1):
            self._words(f"{number}. ", 6.5)
            self._inlines(note, 6.5)
            self._end(1.5)

    def _block(self, block: Block) -> None:
        if block.kind == "box":
            for inner in block.inner:
                self._block(inner)
            return
        if block.kind == "table":
            self._words("Table 1: ", 8)
            self._inlines(block.inlines, 8)
            self._end(1)
            for row in block.rows:
                for cell in row:
                    self.pdf.cell(21, 4, "".join(one.words for one in cell if not isinstance(one, Calls)))
                self._end(0)
            self._end(2)
            return
        size = {"heading": 14, "subheading": 10.5, "quote": 12}.get(block.kind, 8.5)
        if block.kind == "item":
            self._words(f"{block.number}. " if block.number else "• ", size)
        self._inlines(block.inlines, size, bold=block.kind.endswith("heading"))
        self._end(2.5)

    def _inlines(self, inlines: Sequence[Inline], size: float, *, bold: bool = False) -> None:
        for inline in inlines:
            if isinstance(inline, Calls):
                self._raised(spans_of_runs(inline.numbers, ",", ranges=False), size)
            elif inline.manner in ("sup", "sub"):
                self._raised(inline.words, size)
            else:
                self._words(inline.words, size, bold=bold, url=inline.url)

    def _raised(self, words: str, size: float) -> None:
        self.pdf.char_vpos = "SUP"
        self._words(words, size)
        self.pdf.char_vpos = "LINE"

    def _words(self, words: str, size: float, *, bold: bool = False, url: str = "") -> None:
        self.pdf.set_font("serif", "B" if bold else "", size)
        self.pdf.write(size * 0.47, re.sub(r"\s+", " ", words), url)

    def _end(self, space: float) -> None:
        self.pdf.ln()
        if self.pdf.get_y() > 25:
            self.pdf.set_y(self.pdf.get_y() + space)
