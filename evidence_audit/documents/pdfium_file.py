"""A PDF opened by PDFium, through pypdfium2: several times as fast as pdfminer.six.

What PDFium gives no way to ask for, the file's XMP metadata, is read by pdfminer.six.
"""

import ctypes
from collections.abc import Iterator
from typing import Self

from evidence_audit.documents import pdfium_calls as pdfium
from evidence_audit.documents.pdf_drawn import DrawnPage
from evidence_audit.documents.pdf_frame import Frame
from evidence_audit.documents.pdfium_fonts import Fonts
from evidence_audit.documents.pdfium_links import annotations_of
from evidence_audit.documents.pdfium_text import strings_of
from evidence_audit.errors import DocumentError

_FACTS = ("Title", "CreationDate")


class DrawnFile:
    """An open PDF, to be closed by `with`. Raises DocumentError where it cannot be opened at all."""

    def __init__(self, content: bytes, name: str) -> None:
        self._content = content  # PDFium reads from these bytes for as long as the file is open
        self._name = name
        self._document: int | None = pdfium.load_document(content, len(content), None)
        if self._document is not None:
            return
        if pdfium.last_error() == pdfium.PASSWORD:
            raise DocumentError(
                name, "it is encrypted with a password", "save a copy without the password and give that"
            )
        raise DocumentError(
            name,
            "it is damaged or cut off, no PDF can be read from it",
            "open it in a viewer and save it anew, or download it again",
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pdfium.close_document(self._document)
        self._document = None

    @property
    def is_damaged(self) -> bool:
        """Whether its table of contents had to be guessed: what is missing then was lost."""
        return not pdfium.has_sound_table(self._document)

    @property
    def count(self) -> int:
        """How many pages it has."""
        return int(pdfium.count_pages(self._document))

    def facts(self) -> dict[str, str]:
        """Return the file's own metadata (`Title`, `CreationDate`, `Lang`) that is there."""
        said = {key: pdfium.written(pdfium.stated, self._document, key.encode()) for key in _FACTS}
        if pdfium.language is not None:
            said["Lang"] = pdfium.written(pdfium.language, self._document)
        texts = {key: text.decode("utf-16-le", "replace").strip("\0 \t\r\n") for key, text in said.items()}
        return {key: text for key, text in texts.items() if text}

    def packet(self) -> bytes:
        """Return the file's XMP metadata; empty for none."""
        from evidence_audit.documents import pdf_file  # late: it is seldom wanted

        try:
            with pdf_file.DrawnFile(self._content, self._name) as file:
                return file.packet()
        except DocumentError:
            return b""  # PDFium opens files that are too damaged for others

    def pages(self, first: int = 1, last: int | None = None) -> Iterator[DrawnPage]:
        """Yield the pages from `first` to `last`; one that cannot be drawn is an empty one."""
        fonts = Fonts()
        for number in range(first, min(last or self.count, self.count) + 1):
            page = pdfium.load_page(self._document, number - 1)
            try:
                yield self._drawn(page, number, fonts)
            finally:
                pdfium.close_page(page)

    def _drawn(self, page: int | None, number: int, fonts: Fonts) -> DrawnPage:
        frame = _frame(page)
        upright, *turned = strings_of(page, frame, fonts) if page else [[], [], [], []]
        return DrawnPage(
            number=number,
            frame=frame,
            upright=tuple(upright),
            turned=tuple(tuple(strings) for strings in turned if strings),
            annotations=tuple(annotations_of(self._document, page, frame)) if page else (),
        )


def _frame(page: int | None) -> Frame:
    box = pdfium.Floats4()
    if page is None or not pdfium.page_box(page, ctypes.addressof(box)):
        return Frame(0, 0, 612, 792)
    left, top, right, bottom = box
    return Frame(left, bottom, right, top, 90 * pdfium.page_turn(page))
