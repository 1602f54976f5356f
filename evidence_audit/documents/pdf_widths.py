"""Fonts as wide as the file states them, as viewers take them."""

from typing import Any

from pdfminer.pdffont import PDFFont
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdftypes import resolve1


class FontMaker(PDFResourceManager):
    """Makes the fonts of a file."""

    def get_font(self, objid: object, spec: Any) -> PDFFont:
        """Return the font that `spec` describes."""
        # For the fonts that every viewer has, pdfminer.six looks a letter up in tables of its
        # own and passes over the widths in the file: ligatures and minus signs get none or
        # another's, and words come apart. It looks for the code before the letter.
        font = super().get_font(objid, spec)
        stated, first = resolve1(spec.get("Widths")), resolve1(spec.get("FirstChar", 0))
        if isinstance(stated, list) and isinstance(first, int) and not font.is_multibyte():
            named: dict[int | str, float] = {
                key: width for key, width in font.widths.items() if isinstance(key, str)
            }
            if named:
                font.widths = {**named, **{first + at: resolve1(width) for at, width in enumerate(stated)}}
        return font
