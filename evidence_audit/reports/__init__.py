"""Report → text or bytes: one module per format, imported when it is asked for.

`RENDERERS` are the formats of an audit, `EXTRACT_RENDERERS` those of an extract, where each
`AuditedDocument` of the report comes without judgements. A `View` says how a report is to be
shown; `suited(stream)` makes the one that suits a stream.
"""

from collections.abc import Mapping
from types import MappingProxyType

from evidence_audit.reports.registry import Renderer
from evidence_audit.reports.view import View, suited

__all__ = ["EXTRACT_RENDERERS", "RENDERERS", "Renderer", "View", "suited"]

RENDERERS: Mapping[str, Renderer] = MappingProxyType(
    {
        "terminal": Renderer("terminal:render", "for a person, worst first"),
        "json": Renderer("json_text:render", "everything, for a program"),
        "jsonl": Renderer("json_text:render_lines", "the same, one document a line"),
        "csv": Renderer("csv_table:render", "one row for each claim"),
    }
)

EXTRACT_RENDERERS: Mapping[str, Renderer] = MappingProxyType(
    {
        "terminal": Renderer("terminal_extract:render", "for a person, in the order of the text"),
        "json": Renderer("json_text:render_extract", "everything, for a program"),
        "jsonl": Renderer("json_text:render_extract_lines", "the same, one document a line"),
        "csv": Renderer("csv_table:render_extract", "one row for each claim"),
    }
)
