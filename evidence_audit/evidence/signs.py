"""Minus signs and words of falling: `-12%` is `fell 12 per cent`."""

from dataclasses import replace

from evidence_audit.model import Kind, Quantity

_CHANGES = (Kind.PERCENT, Kind.MONEY)
"""Of these a minus sign may say that it fell; a temperature below zero fell nowhere."""


def aligned(
    claimed: Quantity, stated: Quantity, ways: tuple[int, int]
) -> tuple[Quantity, Quantity, tuple[int, int]]:
    """Return two figures and their directions, 1 up and -1 down, with a minus sign read as a fall.

    Only where one has a minus sign and words say of the other that it went up or down.
    """
    ours, theirs = ways
    if claimed.kind not in _CHANGES or stated.kind is not claimed.kind:
        return claimed, stated, ways
    if stated.value < 0 < claimed.value and ours:
        return claimed, _unsigned(stated), (ours, -1)
    if claimed.value < 0 < stated.value and theirs:
        return _unsigned(claimed), stated, (-1, theirs)
    return claimed, stated, ways


def _unsigned(figure: Quantity) -> Quantity:
    return replace(figure, value=abs(figure.value))
