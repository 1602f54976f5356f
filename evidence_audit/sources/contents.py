"""What a delivered body holds: text that can be read from here, or why there is none."""

import re
from functools import cache

from evidence_audit.model import Document
from evidence_audit.sources.answers import Answer
from evidence_audit.sources.following import media_type
from evidence_audit.sources.lists import wording
from evidence_audit.sources.phrases import flat

_FAMILIES = {"image": "an image", "audio": "a sound recording", "video": "a film", "font": "a font"}
_ARCHIVES = (
    "zip",
    "x-zip-compressed",
    "gzip",
    "x-gzip",
    "x-tar",
    "x-7z-compressed",
    "x-rar-compressed",
    "vnd.rar",
)
_SIGNATURES = {
    b"\x89PNG\r\n\x1a\n": "an image",
    b"\xff\xd8\xff": "an image",
    b"GIF87a": "an image",
    b"GIF89a": "an image",
    b"ID3": "a sound recording",
    b"OggS": "a sound recording or film",
    b"fLaC": "a sound recording",
    b"\x1a\x45\xdf\xa3": "a film",
    b"\x1f\x8b\x08": "an archive",
    b"Rar!\x1a\x07": "an archive",
    b"7z\xbc\xaf\x27\x1c": "an archive",
}
_MAX_EMPTY = 2000
"""Characters of a page beyond which it is not taken for an empty frame."""


def unreadable(answer: Answer) -> str | None:
    """Return what a body is where it is no text at all: `an image`; None where it may be read."""
    content = answer.content
    if not content.strip():
        return "an empty page"
    for signature, kind in _SIGNATURES.items():
        if content.startswith(signature):
            return kind
    # Servers mislabel papers; the bytes tell.
    if b"%PDF-" in content[:1024] or (content.startswith(b"PK\x03\x04") and b"word/document.xml" in content):
        return None
    family, _, subtype = media_type(answer).partition("/")
    if family == "application" and subtype in _ARCHIVES:
        return "an archive"
    return _FAMILIES.get(family)


def is_frame(document: Document) -> bool:
    """Return whether a web page holds nothing but what stands around a text that scripts would write."""
    body = flat(document.body())
    if len(body) > _MAX_EMPTY:
        return False
    rest = _idle().sub(" ", body).replace(flat(document.title or ""), " ")
    return re.search(r"\w", rest) is None


@cache
def _idle() -> re.Pattern[str]:
    return re.compile("|".join(rf"(?<!\w)(?:{pattern})(?!\w)" for pattern in wording()["idle"]["phrases"]))
