"""Figures as stretches of the number line, on scales that let differently written ones meet."""

from dataclasses import dataclass
from math import floor, inf, log10

from evidence_audit.model import Kind, Quantity
from evidence_audit.quantities import interval
