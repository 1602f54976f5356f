"""Bad input gets one clear line each (file, reason, remedy), and the rest of the work goes on."""

import json
import os

import pytest

from evidence_audit import tasks

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


def test_a_document_that_takes_too_long_is_one_line_and_the_others_are_read(run, tmp_path, good):
    endless = tmp_path / "endless.txt"
    endless.write_text(f"{GOOD}\n" * 40_000, encoding="utf-8")
    done = run("extract", endless, good, "--document-timeout", "0.5", "--format", "json")
    assert done.status == 3
    (line,) = done.err.splitlines()
    assert all(part in line for part in ("endless.txt", "0.5 seconds", "--document-timeout"))
    (document,) = json.loads(done.out)["documents"]
    assert (document["path"], len(document["claims"])) == (str(good), 2)


def test_a_defect_costs_one_document_and_is_shown_on_request(run, monkeypatch, good, tmp_path):
    """A bug is no excuse for not reading the others, nor is it kept secret."""
    (tmp_path / "other.txt").write_text(GOOD, encoding="utf-8")
    monkeypatch.setattr("evidence_audit.tasks.read_or_part", broken_for_good)
    quiet = run("extract", good, tmp_path / "other.txt", "--format", "json")
    assert quiet.status == 3
    (line,) = quiet.err.splitlines()
    assert all(part in line for part in ("good.txt", "defect of this program (ZeroDivisionError)", "-v"))
    (document,) = json.loads(quiet.out)["documents"]
    assert document["path"].endswith("other.txt")
    assert "in broken_for_good" in run("extract", good, "-v").err


def broken_for_good(paper, *_):
    """Stand in for a reader with a bug; workers import this module to find it."""
    if paper.path.endswith("good.txt"):
        raise ZeroDivisionError
    return tasks.read(paper)


@pytest.fixture
def with_notes(tmp_path):
    """A document without its notes, and a file that holds them."""
    (tmp_path / "body.txt").write_text(
        "Fares rose by 12 per cent.[1] The county lost 340 services.[2]\n", encoding="utf-8"
    )
    (tmp_path / "notes.txt").write_text(
        "Notes\n\n[1] Transport Office (2020) Fares. https://fares.example/2020\n"
        "[2] County (2021) Services. https://county.example/services\n",
        encoding="utf-8",
    )
    return tmp_path / "body.txt", tmp_path / "notes.txt"


def test_notes_may_be_in_a_file_of_their_own(run, with_notes):
    body, notes = with_notes
    (document,) = json.loads(run("extract", body, "--notes", notes, "--format", "json").out)["documents"]
    assert [claim["urls"] for claim in document["claims"]] == [
        ["https://fares.example/2020"],
        ["https://county.example/services"],
    ]


def test_notes_that_cannot_be_read_are_one_line_and_the_document_is_read(run, with_notes, tmp_path):
    body, _ = with_notes
    done = run("extract", body, "--notes", tmp_path / "missing.txt", "--format", "json")
    assert done.status == 3
    (line,) = done.err.splitlines()
    assert "missing.txt" in line
    (document,) = json.loads(done.out)["documents"]
    assert [claim["urls"] for claim in document["claims"]] == [[], []]


def test_the_register_names_the_file_of_notes(run, with_notes, tmp_path, monkeypatch):
    (tmp_path / "claims.yaml").write_text(
        "documents:\n  - {path: body.txt, notes: notes.txt}\n", encoding="utf-8"
    )
    monkeypatch.chdir(tmp_path)
    (document,) = json.loads(run("audit", "--offline", "--format", "json").out)["documents"]
    assert [claim["urls"][0] for claim in document["claims"]] == [
        "https://fares.example/2020",
        "https://county.example/services",
    ]


def test_what_was_seen_of_a_pdf_is_drawn(run, pdfs, tmp_path):
    from pypdf import PdfReader

    done = run("extract", pdfs / "whole.pdf", "--debug-pdf", tmp_path / "seen.pdf")
    assert (done.status, done.err) == (0, "")
    assert len(PdfReader(tmp_path / "seen.pdf").pages) == len(PdfReader(pdfs / "whole.pdf").pages)
    assert (tmp_path / "seen.pdf").read_bytes() != (pdfs / "whole.pdf").read_bytes()


def test_what_could_not_be_read_is_not_drawn(run, pdfs, tmp_path):
    done = run("extract", pdfs / "scanned.pdf", "--debug-pdf", tmp_path / "seen.pdf")
    assert done.status == 3
    assert not (tmp_path / "seen.pdf").exists()


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
    (("audit", "a.txt", "--document-timeout", "0"), "--document-timeout"),
    (("audit", "a.txt", "--pdf-engine", "ghost"), "--pdf-engine"),
    (("audit", "a.txt", "b.txt", "--notes", "notes.txt"), "--notes"),
    (("extract", "a.pdf", "b.pdf", "--debug-pdf", "seen.pdf"), "--debug-pdf"),
    (("extract", "-", "--debug-pdf", "seen.pdf"), "--debug-pdf"),
    (("extract", "a.pdf", "--debug-pdf", "no/seen.pdf"), "--debug-pdf"),
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


def test_only_a_pdf_is_drawn_and_never_over_itself(run, good):
    for target in (good.with_name("seen.pdf"), good):
        done = run("extract", good, "--debug-pdf", target)
        assert (done.status, done.out) == (2, "")
        assert "--debug-pdf" in done.err
    assert good.read_text(encoding="utf-8") == GOOD


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
