"""Large first letters of chapters, which reach down over several rows, set back into their word."""

from collections.abc import Sequence
from dataclasses import replace

from evidence_audit.documents.pdf_words import Word

_LARGE = 1.7
"""Sizes of the text that such a letter has at least."""
_BESIDE = 1.5
"""Sizes of the text, from the letter to the rows beside it at most."""
_RIM = 0.35
"""Sizes of the text by which the letter may end above or below the rows beside it."""
_CAPITAL = 0.72
"""Height of a capital, as a share of its size."""
_QUOTED = 4
"""Signs of such a letter with marks of quotation, at most."""
_WORDS_BY_THEMSELVES = "AIO"
_SPACE = 0.2
"""Sizes of the text that a space is wide, at least."""


def set_back(words: Sequence[Word]) -> list[Word]:
    """Return the words of a page with each such letter on the first row that it stands beside."""
    letters = [word for word in words if _is_letter(word)]
    if not letters:
        return list(words)
    known = {word.text.lower() for word in words}
    settled = list(words)
    for letter in letters:
        rows = _rows_beside(letter, words)
        if rows:
            settled[settled.index(letter)] = _in_row(letter, rows[0], known)
    return settled


def _is_letter(word: Word) -> bool:
    if len(word.text) > _QUOTED:
        return False
    text = word.text.strip("“‘\"'")
    return len(text) == 1 and text.isupper()


def _rows_beside(letter: Word, words: Sequence[Word]) -> list[Word]:
    """Return the first word of each row beside the letter, from the top; `[]` where it is none."""
    near = [
        word
        for word in words
        if word.size * _LARGE <= letter.size
        and -0.1 * letter.size <= word.x0 - letter.x1 <= _BESIDE * word.size
        and letter.base - letter.size < word.base <= letter.base + _RIM * word.size
    ]
    near.sort(key=lambda word: (word.base, word.x0))
    rows: list[Word] = []
    for word in near:
        if not rows or word.base - rows[-1].base > 0.5 * word.size:
            rows.append(word)
    if len(rows) < 2 or abs(rows[-1].base - letter.base) > _RIM * rows[-1].size:
        return []
    # its top is that of the first row: a heading or a figure beside text is no such letter
    above = (letter.base - _CAPITAL * letter.size) - (rows[0].base - _CAPITAL * rows[0].size)
    return rows if abs(above) <= 2 * _RIM * rows[0].size else []


def _in_row(letter: Word, first: Word, known: set[str]) -> Word:
    """Return the letter as large as the row's words, right before the first of them or a space ahead."""
    # `A` of its own stands a space ahead of its row, `A` of `After` seldom does
    ahead = first.x0 - letter.x1 > _SPACE * first.size
    alone = ahead and letter.text[-1] in _WORDS_BY_THEMSELVES and _joined(letter, first) not in known
    right = first.x0 - (_SPACE * first.size if alone else 0.0)
    lefts = [min(x, right) for x in letter.lefts]
    rights = [*(min(x, right) for x in letter.rights[:-1]), right]
    return replace(
        first,
        text=letter.text,
        lefts=lefts,
        rights=rights,
        x0=min(letter.x0, right),
        x1=right,
        joints=letter.joints,
        dropped=True,
    )


def _joined(letter: Word, first: Word) -> str:
    return (letter.text[-1] + first.text).lower()
