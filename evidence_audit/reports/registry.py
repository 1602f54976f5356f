"""Renderers that are imported when they are first asked for: rich and its like take their time."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from evidence_audit.reports.view import View

if TYPE_CHECKING:  # the nouns take their time, and `--help` asks for the formats only
    from evidence_audit.model import Report

Render = Callable[["Report", View], str | bytes]


@dataclass(frozen=True, slots=True)
class Renderer:
    """A format that a report can take."""

    home: str
    """Module and function: `terminal:render`, in this package."""
    about: str
    """What it is for, in a few words, for `--help`."""

    def __call__(self, report: "Report", view: View) -> str | bytes:
        """Return the report; write text as UTF-8, for a terminal in its own encoding."""
        module, _, function = self.home.partition(":")
        render: Render = getattr(import_module(f"evidence_audit.reports.{module}"), function)
        return render(report, view)
