"""claims.yaml is read whole, and a mistake is named by file, line and key."""

from datetime import date
from pathlib import Path

import pytest

from evidence_audit.errors import PolicyError
from evidence_audit.register import read

WHOLE = """\
# kept by hand
version: 1
documents:
  - path: reports/*.pdf
    published: 2018-09
    notes: reports/notes.docx
  - notes.md
policy:
  fail-on: warning
  max-source-age: 5y
  rules: {EA104: ignore, EA206: note}
sources:
  "https://old.example.org/report": {use: "https://new.example.org/report"}
claims:
  - id: c-1f3a9b2c
    document: reports/briefing.pdf
    quote: "£500 every minute"
    note: "27"
    verdict: supported
    decision: accepted
    reason: confirmed with the publisher
    by: AB
    decided: 2026-11-21
    until: 2027-05-21
    colour-of-our-own: green
"""


@pytest.fixture
def register(tmp_path):
    def write(text):
        path = tmp_path / "claims.yaml"
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    return write


def test_a_whole_register_is_read(register):
    path = register(WHOLE)
    found = read(path)
    assert [(listed.path, listed.published) for listed in found.documents] == [
        ("reports/*.pdf", "2018-09"),
        ("notes.md", None),
    ]
    assert found.notes() == {
        str(path.parent / "reports/*.pdf"): str(path.parent / "reports/notes.docx"),
    }
    assert found.listed_paths() == [str(path.parent / "reports/*.pdf"), str(path.parent / "notes.md")]
    assert {key: entry.value for key, entry in found.policy.items()} == {
        "fail-on": "warning",
        "max-source-age": "5y",
        "rules": {"EA104": "ignore", "EA206": "note"},
    }
    assert found.policy["fail-on"].place == f"{path}:9: policy.fail-on"
    assert found.replacements == {"https://old.example.org/report": "https://new.example.org/report"}
    (decision,) = found.decisions
    assert (decision.id, decision.decision, decision.by) == ("c-1f3a9b2c", "accepted", "AB")
    assert (decision.decided, decision.until) == (date(2026, 11, 21), date(2027, 5, 21))


@pytest.mark.parametrize("text", ["", "# only a comment\n", "version: 1\ndocuments:\nclaims:\n"])
def test_an_empty_register_says_nothing(register, text):
    found = read(register(text))
    assert (found.documents, dict(found.policy), found.decisions) == ((), {}, ())


MISTAKES = [  # text, line, said
    ("version: 2\n", 1, "version 1"),
    ("versoin: 1\n", 1, "unknown key"),
    ("version: 1\nversion: 1\n", 2, "twice"),
    ("- a\n- b\n", 1, "key: value"),
    ("documents: report.pdf\n", 1, "list"),
    ("documents:\n  - published: 2018\n", 2, "path"),
    ("documents:\n  - path: [a]\n", 2, "single value"),
    ("documents:\n  - path: a\n    publisehd: 2018\n", 3, "unknown key"),
    ("claims:\n  - quote: x\n", 2, "id"),
    ("claims:\n  - id: c-1\n    decision: maybe\n", 3, "accepted"),
    ("claims:\n  - id: c-1\n    until: soon\n", 3, "2027-05-21"),
    ("claims:\n  - id: c-1\n    untill: 2027-05-21\n", 3, "until"),
    ("claims:\n  - id: c-1\n  - id: c-2\n  - id: c-1\n", 4, "twice"),
    ("documents:\n  - path: a\n    published: soon\n", 3, "2018-09"),
    ("policy: [\n", 2, ""),
    ("a: b: c\n", 1, ""),
]


@pytest.mark.parametrize(("text", "line", "said"), MISTAKES)
def test_a_mistake_is_named_by_line_and_key(register, text, line, said):
    path = register(text)
    with pytest.raises(PolicyError) as refused:
        read(path)
    assert str(refused.value).startswith(f"{path}:{line}")
    assert said in str(refused.value)


def test_a_register_that_cannot_be_read_says_so(register, tmp_path):
    with pytest.raises(PolicyError, match="--config"):
        read(tmp_path / "missing.yaml")
    with pytest.raises(PolicyError, match="UTF-8"):
        read(register(b"\xff\xfe\x00"))


def test_listed_paths_are_seen_from_here(monkeypatch, register):
    path = register("documents: [a.pdf, https://example.org/b.pdf]\n")
    monkeypatch.chdir(path.parent)
    assert read(Path("claims.yaml")).listed_paths() == ["a.pdf", "https://example.org/b.pdf"]
