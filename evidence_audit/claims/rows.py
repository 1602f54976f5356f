"""Rows of tables that a format does not state: text files and PDFs know only words and places."""

import re

from evidence_audit.model import Role

_WORD = re.compile(r"[^\W\d_]{2,}(?:['’-][^\W\d_]+)*")
_NUMBER = re.compile(r"[\d][\d.,]*")
_CLOSED = re.compile(r"[.!?…][\"'”’)\]]*\Z")
_LED_BY_PROSE = re.compile(
    r"\b(?:up|down|of|by|was|were|is|are|rose|fell|grew|increased|decreased|dropped|reached|averaged|totalled)"
    r" (?:[£$€]|US\$)?\d[\d.,]*+(?!-)"
)
"""A figure that a word of a sentence leads up to: `up 9.4%`, `net debt of 1.6x`."""
_WORDS_A_CELL = 5
"""Where the cells are told apart, a label may be longer."""
_WORDS_A_NUMBER = 1.5
"""A row has a label and then figures; prose spends more words on each of them."""
_LONGEST_ROW = 500
"""Characters: numbers that go on for longer without a word are a store of data."""
_LETTER = re.compile(r"[^\W\d_]")


def is_store(text: str) -> bool:
    """Tell whether a text is numbers and nothing else, too many for a row that a person reads."""
    return len(text) > _LONGEST_ROW and not _LETTER.search(text)


def reads_as_row(text: str, role: Role) -> bool:
    """Tell whether a text is a row or a cell of a table: figures, few words and no full stop.

    An entry of a list is one only where its cells are told apart.
    """
    has_cells = " | " in text
    if not has_cells and (_CLOSED.search(text) or role is Role.ITEM or _LED_BY_PROSE.search(text)):
        return not _WORD.search(text)
    numbers, words = len(_NUMBER.findall(text)), len(_WORD.findall(text))
    if has_cells and words <= _WORDS_A_CELL * numbers:
        return True
    if numbers < 2:
        return role is not Role.HEADING and words <= 1
    return words <= _WORDS_A_NUMBER * numbers
