"""The stored outputs. `python -m tests.reports.expected_files` writes them anew."""

from pathlib import Path

from evidence_audit.reports import EXTRACT_RENDERERS, RENDERERS, View, shape
from tests.reports.sample import REPORT

FOLDER = Path(__file__).parent / "expected"
VERSION = "0.0.0"
"""Stands in the stored outputs, whatever version this is."""

AUDIT_VIEW = View(exit_status=3)
EXTRACT_VIEW = View(left_out=True)

CASES = {
    **{f"audit.{name}": (renderer, AUDIT_VIEW) for name, renderer in RENDERERS.items()},
    **{f"extract.{name}": (renderer, EXTRACT_VIEW) for name, renderer in EXTRACT_RENDERERS.items()},
    "audit-verbose.terminal": (RENDERERS["terminal"], View(exit_status=3, verbose=True, width=110)),
    "audit-colour.terminal": (RENDERERS["terminal"], View(exit_status=3, colour=True)),
}
"""Renderer and view by the name of the stored file."""


def rendered(name: str) -> bytes:
    """Return the output of a case as it would be written to a file."""
    renderer, view = CASES[name]
    output = renderer(REPORT, view)
    return output.encode("utf-8") if isinstance(output, str) else output


if __name__ == "__main__":
    shape.__version__ = VERSION
    for case in CASES:
        (FOLDER / case).write_bytes(rendered(case))
