"""Links that are laid over a page of a PDF."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import resolve1
from pdfminer.utils import decode_text

from evidence_audit.model import Box


@dataclass(frozen=True, slots=True)
class Annotation:
    """A link laid over the page."""

    url: str
    boxes: tuple[Box, ...]


def annotations_of(page: PDFPage, width: float, height: float) -> Iterator[Annotation]:
    """Yield the links to web addresses in the order of the file. Raises whatever a broken file provokes."""
    for reference in resolve1(page.annots) or []:
        annotation = resolve1(reference)
        if isinstance(annotation, dict) and (url := _url(annotation)):
            yield Annotation(url, tuple(_boxes(annotation, page, width, height)))


def _url(annotation: dict[str, Any]) -> str | None:
    action = resolve1(annotation.get("A"))
    stated = resolve1(action.get("URI")) if isinstance(action, dict) else None
    if not isinstance(stated, bytes):
        return None
    url = decode_text(stated).strip().replace("\n", "").replace("\r", "")
    return url if url.lower().startswith(("http://", "https://", "www.", "ftp://")) else None


def _boxes(annotation: dict[str, Any], page: PDFPage, width: float, height: float) -> Iterator[Box]:
    corners = [float(resolve1(number)) for number in resolve1(annotation.get("QuadPoints")) or []]
    if not corners or len(corners) % 8:
        corners = [float(resolve1(number)) for number in resolve1(annotation.get("Rect")) or []]
    step = 8 if len(corners) % 8 == 0 else 4
    for at in range(0, len(corners), step):
        quad = corners[at : at + step]
        if len(quad) == step:
            yield _seen(quad, page, width, height)


def _seen(corners: list[float], page: PDFPage, width: float, height: float) -> Box:
    """Return the box of the corners (x, y, x, y …) on the page as it is seen."""
    left, bottom, right, top = page.mediabox
    points: list[tuple[float, float]] = []
    for x, y in zip(corners[::2], corners[1::2], strict=True):
        match page.rotate % 360:
            case 90:
                points.append((y - bottom, x - left))
            case 180:
                points.append((right - x, y - bottom))
            case 270:
                points.append((top - y, right - x))
            case _:
                points.append((x - left, top - y))
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return (max(0.0, min(xs)), max(0.0, min(ys)), min(width, max(xs)), min(height, max(ys)))
