"""Ids of claims: the same while wording and figure are, wherever the claim stands."""

from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import replace
from hashlib import sha256

from evidence_audit.likeness import words
from evidence_audit.model import Claim


def identified(claims: Sequence[Claim], *, repeating: Container[int]) -> tuple[Claim, ...]:
    """Return the claims with ids unique in their document.

    `repeating` holds the indexes of the claims that repeat others. Where wording and figure
    recur, one that repeats nothing has the plain id and the others get `-2`, `-3` and so on
    in the order of the text.
    """
    names = [_name(claim) for claim in claims]
    told: Counter[str] = Counter()
    ids = [""] * len(claims)
    for index in sorted(range(len(claims)), key=lambda index: (index in repeating, index)):
        told[names[index]] += 1
        ids[index] = names[index] if told[names[index]] == 1 else f"{names[index]}-{told[names[index]]}"
    return tuple(replace(claim, id=ids[index]) for index, claim in enumerate(claims))


def _name(claim: Claim) -> str:
    """Return `c-` and eight hex digits, drawn from the words of the quote and the figure."""
    quantity = claim.quantity
    figure = f"{quantity.value!r} {quantity.value_to!r} {quantity.unit} {quantity.kind}"
    wording = " ".join(words(claim.quote))
    return f"c-{sha256(f'{wording}|{figure}'.encode()).hexdigest()[:8]}"
