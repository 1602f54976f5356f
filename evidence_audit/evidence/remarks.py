"""What readers wrote beneath a page: it is no word of the source."""

import re
from collections.abc import Iterator, Sequence

from evidence_audit.claims.sentences import Sentence
from evidence_audit.model import Role

_LONGEST = 60
"""Characters of the line above such a section, where the format does not call it a heading."""
_TITLE = re.compile(
    r"(?:(?:all|view|show|read|see|latest|top|most recent|\d[\d,]*)\s+)*"
    r"(?:(?:reader|readers'|readers’|user|your|visitor|public)\s+)?comments?(?:\s+section)?\s*(?:[(\[]?\d[\d,]*[)\]]?)?:?"
    r"|(?:leave|post|add|write) (?:a|your) (?:comment|reply)|join the (?:conversation|discussion)"
    r"|(?:\d[\d,]*|one|two|three) (?:responses|replies|thoughts) (?:to|on) .*",
    re.IGNORECASE,
)


def without_remarks(sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    """Yield the sentences but for those below a title like `3 comments`, up to the next heading."""
    is_remark = False
    for at, sentence in enumerate(sentences):
        if _is_title(sentence, is_below=at * 2 >= len(sentences)):
            is_remark = True
        elif sentence.role is Role.HEADING:
            is_remark = False
        if not is_remark:
            yield sentence


def _is_title(sentence: Sentence, *, is_below: bool) -> bool:
    """Tell whether remarks follow; `12 comments` above the text is a link to them."""
    if sentence.role is not Role.HEADING and (not is_below or len(sentence.text) > _LONGEST):
        return False
    return sentence.role is not Role.CELL and _TITLE.fullmatch(sentence.text.strip()) is not None
