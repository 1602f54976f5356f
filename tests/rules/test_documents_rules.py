"""EA9xx: inputs that could not be audited."""

from evidence_audit.model import Unread
from tests.rules.nouns import document, facts, findings, markers

UNREAD = (
    Unread(path="a.pdf", reason="is encrypted", remedy="save it without a password"),
    Unread(path="b.pdf", reason="holds pictures only", remedy="run ocrmypdf", rule="EA902"),
)


def test_each_unread_input_is_said_under_its_own_code():
    """Reason and remedy come from the reader."""
    found = findings(facts(unread=UNREAD), "EA9")
    assert [(f.rule, f.document, f.message, f.hint) for f in found] == [
        ("EA901", "a.pdf", "is encrypted", "save it without a password"),
        ("EA902", "b.pdf", "holds pictures only", "run ocrmypdf"),
    ]


def test_missing_notes_are_said_once_at_the_first_marker():
    """Forty markers without notes are one finding."""
    seen = facts(document(markers=markers(*(f"{n}!" for n in range(1, 41)))))
    (finding,) = findings(seen, "EA903")
    assert "40 markers" in finding.message
    assert finding.location.start == 20
