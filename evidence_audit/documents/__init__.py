"""Bytes and a name become a Document: text in reading order with the way back to page, line and box.

Besides the text, each format gives what it states itself: links, raised characters,
footnotes (Markdown, HTML), blocks, and what is no body text. `FORMATS` is the registry.
"""

from evidence_audit.documents.files import expand, load
from evidence_audit.documents.formats import FORMATS, File, Format
from evidence_audit.documents.pdf_engines import ENGINES, insist_on
from evidence_audit.documents.pdf_parts import DrawnPart, Part, draw
from evidence_audit.documents.reading import parts, read

__all__ = [
    "ENGINES",
    "FORMATS",
    "DrawnPart",
    "File",
    "Format",
    "Part",
    "draw",
    "expand",
    "insist_on",
    "load",
    "parts",
    "read",
]
