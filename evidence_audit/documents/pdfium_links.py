"""Links that are laid over a page, as PDFium knows them."""

import ctypes
from collections.abc import Iterator

from evidence_audit.documents import pdfium_calls as pdfium
from evidence_audit.documents.pdf_drawn import Annotation, Goal
from evidence_audit.documents.pdf_frame import Frame
from evidence_audit.documents.pdf_targets import web_address
from evidence_audit.model import Box


def annotations_of(document: int | None, page: int, frame: Frame) -> Iterator[Annotation]:
    """Yield the links to the web and to places in the file, in the order of the file."""
    for link in _links(page):
        url = _url(document, link)
        goal = None if url else _goal(document, link)
        if url or goal:
            yield Annotation(url, goal, tuple(_boxes(link, frame)))


def _url(document: int | None, link: int) -> str | None:
    action = pdfium.link_action(link)
    if not action or pdfium.action_kind(action) != pdfium.URI:
        return None
    return web_address(pdfium.written(pdfium.action_address, document, action).rstrip(b"\0"))


def _goal(document: int | None, link: int) -> Goal | None:
    goal = pdfium.link_goal(document, link)
    page = pdfium.goal_page(document, goal) if goal else -1
    if page < 0:
        return None
    count, numbers = ctypes.c_ulong(), pdfium.Floats4()
    match pdfium.goal_view(goal, ctypes.addressof(count), ctypes.addressof(numbers)):
        case pdfium.POINT:
            return Goal(page + 1, *_point(goal))
        case pdfium.TOP | pdfium.TEXT_TOP if count.value:
            return Goal(page + 1, None, numbers[0])
        case pdfium.RECTANGLE if count.value == 4:
            return Goal(page + 1, numbers[0], numbers[3])
    return Goal(page + 1, None, None)


def _point(goal: int) -> tuple[float | None, float | None]:
    has, at = (ctypes.c_int * 3)(), (ctypes.c_float * 3)()
    firsts = ctypes.addressof(has), ctypes.addressof(at)
    pdfium.goal_point(goal, *(first + 4 * place for first in firsts for place in range(3)))
    return (at[0] if has[0] else None), (at[1] if has[1] else None)


def _links(page: int) -> Iterator[int]:
    position, link = ctypes.c_int(0), ctypes.c_void_p()
    while pdfium.next_link(page, ctypes.addressof(position), ctypes.addressof(link)):
        if link.value is not None:
            yield link.value


def _boxes(link: int, frame: Frame) -> Iterator[Box]:
    """Yield a box for each row that the link covers."""
    quad, box = pdfium.Floats8(), pdfium.Floats4()
    quads = max(pdfium.count_quads(link), 0)
    for at in range(quads):
        if pdfium.link_quad(link, at, ctypes.addressof(quad)):
            yield frame.box(list(quad))
    if not quads and pdfium.link_box(link, ctypes.addressof(box)):
        left, top, right, bottom = box
        yield frame.box([left, bottom, right, top])
