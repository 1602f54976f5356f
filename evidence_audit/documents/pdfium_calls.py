"""PDFium's functions as this house calls them: handles and addresses are plain integers.

Made so that a call costs as little as it can: thousands are made for a page. The
interpreter's lock is held during each, because PDFium may not run in two threads at once.
"""

import ctypes
from collections.abc import Callable
from ctypes import c_char_p, c_double, c_float, c_int, c_size_t, c_uint, c_ulong, c_void_p
from typing import Any

from pypdfium2 import raw

PASSWORD = 4
"""What `last_error` says where a password is wanted."""
URI = 3
"""The kind of action that opens an address."""
POINT, TOP, RECTANGLE, TEXT_TOP = 1, 3, 5, 7
"""Kinds of goals that say how high on the page they are."""


def _call(name: str, gives: Any, *takes: Any) -> Callable[..., Any]:
    address = ctypes.cast(getattr(raw, name), c_void_p).value
    assert address is not None, name
    return ctypes.PYFUNCTYPE(gives, *takes)(address)


load_document = _call("FPDF_LoadMemDocument64", c_void_p, c_char_p, c_size_t, c_char_p)
close_document = _call("FPDF_CloseDocument", None, c_void_p)
last_error = _call("FPDF_GetLastError", c_ulong)
has_sound_table = _call("FPDF_DocumentHasValidCrossReferenceTable", c_int, c_void_p)
count_pages = _call("FPDF_GetPageCount", c_int, c_void_p)
stated = _call("FPDF_GetMetaText", c_ulong, c_void_p, c_char_p, c_void_p, c_ulong)
language = (
    _call("FPDFCatalog_GetLanguage", c_ulong, c_void_p, c_void_p, c_ulong)
    if hasattr(raw, "FPDFCatalog_GetLanguage")
    else None  # before pypdfium2 5.2 or so
)

load_page = _call("FPDF_LoadPage", c_void_p, c_void_p, c_int)
close_page = _call("FPDF_ClosePage", None, c_void_p)
page_box = _call("FPDF_GetPageBoundingBox", c_int, c_void_p, c_void_p)
page_turn = _call("FPDFPage_GetRotation", c_int, c_void_p)

load_text = _call("FPDFText_LoadPage", c_void_p, c_void_p)
close_text = _call("FPDFText_ClosePage", None, c_void_p)
count_chars = _call("FPDFText_CountChars", c_int, c_void_p)
all_chars = _call("FPDFText_GetText", c_int, c_void_p, c_int, c_int, c_void_p)
char = _call("FPDFText_GetUnicode", c_uint, c_void_p, c_int)
char_is_unknown = _call("FPDFText_HasUnicodeMapError", c_int, c_void_p, c_int)
char_is_hyphen = _call("FPDFText_IsHyphen", c_int, c_void_p, c_int)
char_box = _call("FPDFText_GetLooseCharBox", None, c_void_p, c_int, c_void_p)
char_origin = _call("FPDFText_GetCharOrigin", c_int, c_void_p, c_int, c_void_p, c_void_p)
char_matrix = _call("FPDFText_GetMatrix", c_int, c_void_p, c_int, c_void_p)
char_object = _call("FPDFText_GetTextObject", c_void_p, c_void_p, c_int)
font_size = _call("FPDFText_GetFontSize", c_double, c_void_p, c_int)
string_font = _call("FPDFTextObj_GetFont", c_void_p, c_void_p)
count_marks = _call("FPDFPageObj_CountMarks", c_int, c_void_p)
string_mark = _call("FPDFPageObj_GetMark", c_void_p, c_void_p, c_ulong)
mark_says = _call("FPDFPageObjMark_GetParamBlobValue", c_int, c_void_p, c_char_p, c_void_p, c_ulong, c_void_p)
font_name = _call("FPDFFont_GetBaseFontName", c_size_t, c_void_p, c_void_p, c_size_t)
sign_width = _call("FPDFFont_GetGlyphWidth", c_int, c_void_p, c_uint, c_float, c_void_p)

next_link = _call("FPDFLink_Enumerate", c_int, c_void_p, c_void_p, c_void_p)
link_box = _call("FPDFLink_GetAnnotRect", c_int, c_void_p, c_void_p)
count_quads = _call("FPDFLink_CountQuadPoints", c_int, c_void_p)
link_quad = _call("FPDFLink_GetQuadPoints", c_int, c_void_p, c_int, c_void_p)
link_action = _call("FPDFLink_GetAction", c_void_p, c_void_p)
action_kind = _call("FPDFAction_GetType", c_ulong, c_void_p)
action_address = _call("FPDFAction_GetURIPath", c_ulong, c_void_p, c_void_p, c_void_p, c_ulong)
link_goal = _call("FPDFLink_GetDest", c_void_p, c_void_p, c_void_p)
goal_page = _call("FPDFDest_GetDestPageIndex", c_int, c_void_p, c_void_p)
goal_view = _call("FPDFDest_GetView", c_ulong, c_void_p, c_void_p, c_void_p)
goal_point = _call("FPDFDest_GetLocationInPage", c_int, *[c_void_p] * 7)

Doubles2 = c_double * 2
Floats4 = c_float * 4
Floats6 = c_float * 6
Floats8 = c_float * 8


def written(call: Callable[..., int], *about: Any) -> bytes:
    """Return what `call` writes; all of those take a buffer and its length in bytes as their last two."""
    length = call(*about, None, 0)
    buffer = ctypes.create_string_buffer(length)
    call(*about, ctypes.addressof(buffer), length)
    return buffer.raw
