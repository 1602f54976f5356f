"""The picture in docs/reading.md: the first page of the sample report, with what the reader saw of it.

`python -m tests.reading_picture` draws it anew from what the tool sees today; it needs pypdfium2. The
picture carries the boxes that it shows as text, so that a test can compare them with today's.
"""

import io
import json
from pathlib import Path

from PIL import Image
from PIL.PngImagePlugin import PngInfo

from evidence_audit.auditor import extract
from evidence_audit.demo import sample
from evidence_audit.model import Document
from evidence_audit.reports.debug_pdf import render
from evidence_audit.reports.debug_sheets import sheets_of

PICTURE = Path(__file__).parent.parent / "docs" / "reading.png"
SCALE = 2.0
"""Pixels for each point: crisp on fine screens."""
COLOURS = 250
_KEY = "drawn"


def boxes(document: Document) -> list[list[object]]:
    """Return what is drawn on the first page: kind, label, and box in whole points."""
    first = sheets_of(document)[0]
    drawn = [[one.seen.value, one.label, *map(round, one.bbox)] for one in first.drawn]
    ties = [["tie", "", *map(round, (*start[:2], *end[:2]))] for start, end in (*first.cites, *first.leaps)]
    return [*drawn, *ties, *([seen.value, str(count)] for seen, count in first.legend)]


def shown(png: bytes) -> list[list[object]]:
    """Return the boxes that a picture says it shows."""
    with Image.open(io.BytesIO(png)) as image:
        boxes_: list[list[object]] = json.loads(image.text[_KEY])
    return boxes_


def draw() -> bytes:
    """Return the picture."""
    import pypdfium2

    content = sample("pdf").read_bytes()
    document = extract(str(sample("pdf")))
    with pypdfium2.PdfDocument(render(document, content)) as file:
        page = file[0].render(scale=SCALE).to_pil().convert("RGB")
    facts = PngInfo()
    facts.add_text(_KEY, json.dumps(boxes(document)), zip=True)
    png = io.BytesIO()
    page.quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(
        png, "PNG", optimize=True, pnginfo=facts
    )
    return png.getvalue()


if __name__ == "__main__":
    PICTURE.write_bytes(draw())
