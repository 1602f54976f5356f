"""Find the claims of a document: the room's one way in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from evidence_audit import quantities
from evidence_audit.claims.clauses import clause_around
from evidence_audit.claims.comparisons import levelled
from evidence_audit.claims.cover import Cover
from evidence_audit.claims.dates import date_of
from evidence_audit.claims.identity import identified
from evidence_audit.claims.levels import IN_STORE, Ruling, rule_on
from evidence_audit.claims.parts import joined
from evidence_audit.claims.repeats import Standing, repeats
from evidence_audit.claims.rows import is_store
from evidence_audit.claims.sentences import Sentence, sentences
from evidence_audit.claims.worth import worth_of
from evidence_audit.model import Claim, Document, LeftOut, Level, Quantity, Role

_MOST_APART = 2
"""Sentences in a block that may still be a pull quote."""
_STORE_HEAD = 100
"""Characters in which the first number of a store of numbers is looked for: the others are like it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Figure:
    """A quantity of a sentence, and what was decided about it."""

    sentence: Sentence
    index: int
    """Of the sentence."""
    quantity: Quantity
    """Offsets in the sentence."""
    ruling: Ruling

    def in_document(self, text: str) -> Quantity:
        """Return the quantity with offsets in the document, verbatim."""
        span = self.sentence.span(self.quantity.start, self.quantity.end)
        return replace(self.quantity, start=span.start, end=span.end, text=text[span.start : span.end])


def find(document: Document) -> Document:
    """Return the document with `claims` and `left_out`, both in the order of the text.

    Both are empty for a document without figures. Markers, notes and links are taken as
    `citations` left them.
    """
    told = sentences(document)
    figures = sorted(_figures(told), key=_place)
    cover = Cover(document, told)
    kept = [figure for figure in figures if figure.ruling.level is not None]
    claims = [_claim(document, figure, cover) for figure in kept]
    return replace(
        document,
        claims=_settled(claims, [figure.sentence for figure in kept]),
        left_out=tuple(_left_out(document, figure) for figure in figures if figure.ruling.level is None),
    )


def _place(figure: _Figure) -> int:
    return figure.sentence.origins[figure.quantity.start]


def _figures(told: Sequence[Sentence]) -> Iterator[_Figure]:
    for index, sentence in enumerate(told):
        for quantity, ruling in _ruled(sentence):
            yield _Figure(sentence=sentence, index=index, quantity=quantity, ruling=ruling)


def _ruled(sentence: Sentence) -> list[tuple[Quantity, Ruling]]:
    if is_store(sentence.text):
        return [(quantity, IN_STORE) for quantity in quantities.find(sentence.text[:_STORE_HEAD])[:1]]
    whole = joined(sentence.text, quantities.find(sentence.text))
    return levelled(sentence.text, [(quantity, rule_on(sentence, quantity)) for quantity in whole])


def _claim(document: Document, figure: _Figure, cover: Cover) -> Claim:
    """Return the claim that a figure makes, without id and repeats."""
    quantity = figure.in_document(document.text)
    sentence, level = figure.sentence.text, figure.ruling.level or Level.MAY
    quote = clause_around(sentence, figure.quantity)
    cited = cover.of(figure.index, quantity)
    return Claim(
        id="",
        level=level,
        quantity=quantity,
        quote=quote,
        sentence=sentence,
        figure=(figure.quantity.start, figure.quantity.end),
        location=document.locate(quantity.start, quantity.end),
        markers=cited.markers,
        notes=cited.notes,
        urls=cited.urls,
        when=date_of(sentence, figure.quantity),
        worth=worth_of(quote, quantity, level),
    )


def _left_out(document: Document, figure: _Figure) -> LeftOut:
    quantity = figure.in_document(document.text)
    return LeftOut(
        quantity=quantity,
        reason=figure.ruling.reason,
        sentence=figure.sentence.text,
        location=document.locate(quantity.start, quantity.end),
    )


def _standing(sentence: Sentence) -> Standing:
    """Tell a possible pull quote, heading or line of a box from running text."""
    if sentence.role is Role.HEADING:
        return Standing.HEADING
    is_text = sentence.companions > _MOST_APART or sentence.role is Role.CELL
    return Standing.TEXT if is_text else Standing.ALONE


def _settled(claims: Sequence[Claim], told: Sequence[Sentence]) -> tuple[Claim, ...]:
    """Return the claims with ids, each repeat with the id of its original."""
    originals = repeats(claims, [_standing(sentence) for sentence in told])
    named = identified(claims, repeating=originals)
    return tuple(
        replace(claim, level=_level_of_repeat(claim, told[index]), repeats=named[originals[index]].id)
        if index in originals
        else claim
        for index, claim in enumerate(named)
    )


def _level_of_repeat(claim: Claim, sentence: Sentence) -> Level:
    """Return `may` for pull quotes and headings; an entry of a summary asserts its figure itself."""
    return claim.level if sentence.role is Role.ITEM else Level.MAY
