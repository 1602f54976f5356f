"""Bad input gets one clear line each (file, reason, remedy), and the rest of the work goes on."""

import json
import os

import pytest

GOOD = "The fund paid out £3.2 million to 45,000 households.\n"


@pytest.fixture
def good(tmp_path):
    path = tmp_path / "good.txt"
    path.write_text(GOOD, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def pdfs(tmp_path_factory):
    """Make PDFs that cannot be audited: scanned, encrypted, truncated, empty."""
    from reportlab.lib import pdfencrypt
    from reportlab.pdfgen.canvas import Canvas

    folder = tmp_path_factory.mktemp("pdfs")

    def draw(name, *, text, encrypt=None):
        canvas = Canvas(str(folder / name), encrypt=encrypt)
        canvas.rect(100, 100, 200, 200, fill=1)
        if text:
            canvas.drawString(100, 700, GOOD)
        canvas.showPage()
        canvas.save()

    draw("scanned.pdf", text=False)
    draw("whole.pdf", text=True)
    draw("locked.pdf", text=True, encrypt=pdfencrypt.StandardEncryption("secret", canPrint=0))
    whole = (folder / "whole.pdf").read_bytes()
    (folder / "truncated.pdf").write_bytes(whole[: len(whole) // 3])
    (folder / "empty.pdf").write_bytes(b"")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 64)
    (folder / "empty.txt").write_bytes(b"")
    return folder


BAD = [  # file, rule, said
    ("scanned.pdf", "EA902", "text"),
    ("locked.pdf", "EA901", "password"),
    ("truncated.pdf", "EA901", ""),
    ("empty.pdf", "EA901", "empty"),
    ("binary.txt", "EA901", ""),
    ("empty.txt", "EA901", "empty"),
    ("missing.pdf", "EA901", ""),
]


@pytest.mark.parametrize(("name", "rule", "said"), BAD, ids=[row[0] for row in BAD])
def test_a_bad_document_is_one_line_and_the_others_are_audited(run, pdfs, good, name, rule, said):
    bad = pdfs / name
    done = run("audit", bad, good, "--offline", "--format", "json")
    assert done.status == 3
    lines = [line for line in done.err.splitlines() if name in line]
    assert len(lines) == 1, done.err
    assert said in lines[0]
    assert "Traceback" not in done.err
    report = json.loads(done.out)
    assert [document["path"] for document in report["documents"]] == [str(good)]
    assert len(report["documents"][0]["claims"]) == 2
    assert (rule, str(bad)) in {(finding["rule"], finding["document"]) for finding in report["findings"]}


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads every file")
def test_a_file_without_permission(run, good):
    good.chmod(0)
    done = run("extract", good)
    assert done.status == 3
    assert str(good) in done.err


def test_a_text_of_100_megabytes_is_refused_at_once(run, tmp_path, good):
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as stream:
        stream.truncate(100_000_000)
    done = run("extract", huge, good, "--format", "json")
    assert done.status == 3
    assert "huge.txt" in done.err
    assert len(done.err.splitlines()) == 1
    assert [document["path"] for document in json.loads(done.out)["documents"]] == [str(good)]


USAGE = [  # arguments, said
    (("audit", "--nonsense"), "--nonsense"),
    (("nonsense",), "nonsense"),
    (("audit",), "claims.yaml"),
    (("audit", "a.txt", "--format", "papyrus"), "papyrus"),
    (("audit", "a.txt", "--report", "papyrus:a"), "papyrus"),
    (("audit", "a.txt", "--report", "json"), "FORMAT:FILE"),
    (("audit", "a.txt", "--fail-on", "fatal"), "--fail-on"),
    (("audit", "a.txt", "--timeout", "soon"), "--timeout"),
    (("audit", "a.txt", "--config", "missing.yaml"), "missing.yaml"),
    (("extract",), "DOCUMENT"),
    (("explain", "EA999"), "EA999"),
]


@pytest.mark.parametrize(("arguments", "said"), USAGE, ids=[" ".join(row[0]) for row in USAGE])
def test_wrong_usage_is_one_line_and_status_2(run, tmp_path, monkeypatch, arguments, said):
    monkeypatch.chdir(tmp_path)
    done = run(*arguments)
    assert done.status == 2
    assert done.out == ""
    assert len(done.err.splitlines()) == 1
    assert said in done.err


def test_an_empty_folder_is_not_a_silent_success(run, tmp_path):
    done = run("audit", tmp_path)
    assert done.status == 3
    assert str(tmp_path) in done.err


def test_standard_input_is_a_document(run):
    done = run("extract", "-", "--stdin-format", "markdown", "--format", "json", stdin=GOOD.encode())
    assert done.status == 0
    (document,) = json.loads(done.out)["documents"]
    assert (document["format"], len(document["claims"])) == ("markdown", 2)


def test_a_bug_keeps_its_traceback(run, monkeypatch, good):
    """Only errors raised on purpose become one line: a bug must be seen whole."""

    def broken(*_, **__):
        raise ZeroDivisionError

    monkeypatch.setattr("evidence_audit.auditor.read_all", broken)
    with pytest.raises(ZeroDivisionError):
        run("extract", good)
