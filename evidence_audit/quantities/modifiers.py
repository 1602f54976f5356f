"""The words of approximation around a figure."""

from evidence_audit.quantities.tokens import Tokens

_OPENERS = frozenset(("(", "“", '"', "‘", "'"))
_HYPHENS = frozenset("-–")
_SPREAD_REACH = 7
"""Words before `over five years` in which a figure makes it the span that the figure covers."""


def before(tokens: Tokens, first: int) -> str | None:
    """Return the modifier that ends right before token `first`, as written; an article may part them."""
    ends = [first]
    if (first > 0 and (tokens.at_word("article", first - 1) or _hyphened(tokens, first - 1))) or (
        first > 0 and tokens.word[first - 1] in _OPENERS
    ):
        ends.append(first - 1)
    for end in ends:
        found = tokens.lexicon.before.before(tokens.word, end)
        if found is not None:
            return None if _is_other(tokens, found[1], end) else " ".join(tokens.raw(found[1], end).split())
    return None


def _is_other(tokens: Tokens, first: int, end: int) -> bool:
    """Say whether the words do something else: `all over 50 states`, `$5m over 10 years`."""
    if first == 0:
        return False
    if tokens.word[first - 1] in tokens.lexicon.grammar["not_modifier_after"]:
        return True
    spread = tokens.word[first] in tokens.lexicon.grammar["spread_over"] and end == first + 1
    return (
        spread
        and _after_figure(tokens, first)
        and any(
            unit.kind == "duration"
            for at in range(end + 1, end + 3)
            for unit, _ in tokens.lexicon.units.all_after(tokens.word, at)
        )
    )


def _after_figure(tokens: Tokens, first: int) -> bool:
    """Say whether a figure stands shortly before in the same clause."""
    for at in range(first - 1, max(-1, first - _SPREAD_REACH), -1):
        if tokens.is_digits(at):
            return True
        if (
            tokens.word[at] in tokens.lexicon.context["ended"]
            or tokens.word[at] in tokens.lexicon.grammar["for"]
        ):
            return False
    return False


def _hyphened(tokens: Tokens, at: int) -> bool:
    """Say whether token `at` is the hyphen of `under-25s`."""
    return tokens.word[at] in _HYPHENS and tokens.glued(at) and tokens.glued(at + 1)


def after(tokens: Tokens, end: int) -> tuple[str | None, int]:
    """Return the modifier that starts at token `end`, past a hyphen or comma, and the token after it.

    Without one it is None and `end` itself.
    """
    place = _after(tokens, end)
    return (" ".join(tokens.raw(*place).split()), place[1]) if place else (None, end)


def _after(tokens: Tokens, end: int) -> tuple[int, int] | None:
    hyphen, comma = _hyphened(tokens, end), tokens.word[end] == ","
    at = end + (hyphen or comma)
    if tokens.word[at] not in tokens.lexicon.after.by_word:
        return None
    found = tokens.lexicon.after.after(tokens.word, at)
    if found is None:
        return None
    modifier, stop = found
    glued_sign = not modifier.words.isalpha() and " " not in modifier.words
    lone_word = modifier.words.isalpha()
    if (
        (glued_sign and not tokens.glued(at))
        or (lone_word and not hyphen)
        or (comma and modifier.bound != "least")
    ):
        return None
    closing = tokens.word[stop] in tokens.lexicon.context["ended"]
    return (at, stop) if closing or not modifier.closes else None
