"""Finding every quantity of a text: one pass for candidates, one to read them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from evidence_audit.model import Kind, Quantity
from evidence_audit.quantities import (
    ages,
    codes,
    contexts,
    figures,
    labels,
    ordinals,
    ranges,
    ratios,
    returns,
    scores,
    statistics,
)
from evidence_audit.quantities.amounts import amount
from evidence_audit.quantities.digits import literal
from evidence_audit.quantities.lexicon import Lexicon, load
from evidence_audit.quantities.reading import Amount, Form
from evidence_audit.quantities.tokens import Tokens, tokenise

_IDIOM_REACH = 5
_FLOOD = 500
_SPARSE = 3
_CLOSE = 10
"""So many candidates in a row, one in three tokens or ten characters, are a dump of data and no prose."""


@dataclass(frozen=True, slots=True)
class Found:
    """Quantities read at a candidate, and the token at which reading goes on."""

    quantities: tuple[Quantity, ...]
    end: int
    reference: bool = False
    """A reference (`Figures 3`), so that `and 4` after it is one too."""


def find(text: str, *, lexicon: Lexicon | None = None, decimal: str | None = None) -> list[Quantity]:
    """Return every quantity of `text` in order, without overlap; `[]` where there is none.

    `decimal` is the document's decimal sign where it is known to be a comma. Every quantity is
    returned, whether it is a claim or not; years, dates, names and references are no quantities.
    """
    words = lexicon or load()
    return [quantity for tokens in tokenise(text, words, decimal) for quantity in _in(tokens)]


def _in(tokens: Tokens) -> Iterator[Quantity]:
    """Yield the quantities of one stretch; a candidate inside one already read is passed over."""
    done, reference, last = 0, -1, -1
    seeds = tokens.seeds()
    for place, at in enumerate(seeds):
        if at < done:
            continue
        if _is_flood(tokens, seeds, place):
            yield from _bare(tokens, at)
            continue
        found = _idiom(tokens, at) or _read(tokens, at, listed=_lists_on(tokens, reference, at))
        if found is None:
            continue
        done = max(found.end, at + 1)
        reference = done if found.reference else -1
        for quantity in found.quantities:
            if quantity.start >= last:
                last = quantity.end
                yield quantity


def _is_flood(tokens: Tokens, seeds: Sequence[int], place: int) -> bool:
    """Say whether numbers stand so close for so long that this is a dump of data and no prose."""
    ahead = min(place + _FLOOD, len(seeds) - 1)
    behind = ahead - _FLOOD
    if behind < 0:
        return False
    first, last = seeds[behind], seeds[ahead]
    return last - first <= _SPARSE * _FLOOD or tokens.start[last] - tokens.start[first] <= _CLOSE * _FLOOD


def _bare(tokens: Tokens, at: int) -> Iterator[Quantity]:
    """Yield a number of a dump for its digits alone; looking around each would take too long.

    Single digits among hundreds of others tell nothing and are left out.
    """
    if len(tokens.word[at]) == 1 or not codes.stands_free(tokens, at):
        return
    value = literal(tokens.word[at], tokens.decimal)
    if value is None or (1900 <= value <= 2100 and tokens.word[at].isdecimal()):
        return
    percent = tokens.word[at + 1] == "%"
    start, end = tokens.start[at], tokens.end(at + percent)
    kind, unit = (Kind.PERCENT, "%") if percent else (Kind.COUNT, None)
    yield Quantity(start=start, end=end, text=tokens.text[start:end], value=value, kind=kind, unit=unit)


def _lists_on(tokens: Tokens, reference: int, at: int) -> bool:
    """Say whether token `at` carries on a list of references: Figures 3 and 4, pages 5-7."""
    between = tokens.word[reference:at] if 0 <= reference < at <= reference + 2 else ()
    return bool(between) and all(word in tokens.lexicon.context["list_between"] for word in between)


def _idiom(tokens: Tokens, at: int) -> Found | None:
    """Pass over a phrase whose number word is no figure: net zero, 24/7, two-way."""
    known = tokens.lexicon.idioms.by_word
    for first in range(at, max(-1, at - _IDIOM_REACH), -1):
        if tokens.word[first] in known:
            idiom = tokens.lexicon.idioms.after(tokens.word, first)
            if idiom is not None and idiom[1] > at:
                return Found((), idiom[1])
    return None


def _read(tokens: Tokens, at: int, *, listed: bool) -> Found | None:
    """Read the candidate at token `at`, the most particular pattern first."""
    found = _word(tokens, at)
    if found is not None:
        return found
    read = amount(tokens, at)
    if read is None:
        return None
    code = codes.code_end(tokens, read)
    if code is not None:
        return Found((), code, reference=codes.is_hour(tokens, read))
    end = contexts.list_end(tokens, at)
    if end is not None:
        return Found((), end)
    return (
        _related(tokens, read)
        or _reference(tokens, read, listed=listed)
        or _pair(tokens, read)
        or _alone(tokens, read)
    )


def _word(tokens: Tokens, at: int) -> Found | None:
    """Read what needs no number: doubled, third-largest, a decade; step over other ordinals."""
    if tokens.is_digits(at) and not tokens.at_word("ordinal_suffix", at + 1):
        place = ordinals.charted(tokens, at)
        return Found((figures.of_share(tokens, place),), place.end) if place else None
    share = ratios.multiplier(tokens, at) or ratios.again(tokens, at)
    share = share or ordinals.rank(tokens, at) or ordinals.charted(tokens, at)
    if share is not None:
        return Found((figures.of_share(tokens, share),), share.end)
    read = ordinals.percent_of(tokens, at) or ordinals.lone(tokens, at)
    if read is not None:
        return _alone(tokens, read)
    return Found((), at + 1) if ordinals.is_ordinal(tokens, at) else None


def _related(tokens: Tokens, read: Amount) -> Found | None:
    """Read a proportion or ratio of which the amount is the first part."""
    word = tokens.word[read.end]
    relates = read.value == 1 or word in tokens.lexicon.grammar["relates"]
    if read.unit is None and word[:1].isalpha() and not relates:
        return None
    share = (
        returns.returned(tokens, read)
        or ratios.share(tokens, read)
        or ratios.times(tokens, read)
        or ratios.colon(tokens, read)
        or returns.return_on(tokens, read)
        or returns.saved(tokens, read)
    )
    if share is None or (share.kind is Kind.PROPORTION and labels.is_labelled(tokens, read)):
        return None
    return Found((figures.of_share(tokens, share),), share.end)


def _reference(tokens: Tokens, read: Amount, *, listed: bool) -> Found | None:
    """Step over a number that names or dates something."""
    bare = read.unit is None and read.number.scale == 1 and read.number.form is Form.DIGITS
    if listed and (bare or contexts.is_lettered(tokens, read)):
        return Found((), read.end, reference=True)
    if contexts.is_reference(tokens, read):
        end = contexts.reference_end(tokens, read)
        return Found((), end, reference=labels.is_labelled(tokens, read))
    return None


def _pair(tokens: Tokens, read: Amount) -> Found | None:
    """Read a range, or the two ends of a change."""
    both = ranges.pair(tokens, read)
    if both is None:
        return None
    low, high, is_range = both
    if scores.is_score(tokens, low, high):
        return Found((), high.end, reference=True)
    if low.unit is None and high.unit is None:
        old = ages.age(tokens, low)
        unit = old.unit if old is not None else statistics.borrowed(tokens, low.first)
        low, high = replace(low, unit=unit), replace(high, unit=unit)
    last, end = figures.of_amount(tokens, high, low=low if is_range else None)
    if is_range:
        return Found((last,), end)
    return Found((figures.of_amount(tokens, low)[0], last), end)


def _alone(tokens: Tokens, read: Amount) -> Found:
    """Read a single amount."""
    read = ages.age(tokens, read) or read
    shared = None
    if read.unit is None:
        shared = ranges.shared_unit(tokens, read) or statistics.borrowed(tokens, read.first)
    if shared is not None:
        read = replace(read, unit=shared)
    quantity, end = figures.of_amount(tokens, read)
    return Found((quantity,), end)
