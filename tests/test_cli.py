"""The command line as an interface: streams, statuses, files, the same bytes twice."""

import json
import os
import subprocess
import sys

import pytest

REPORT = """\
# Rural buses

Fares rose by 12 per cent in 2019.[^1] The county lost 340 services.

The fund paid £3.2 million to 45,000 households.[^2] One in four villages has no bus at all.[^3]

[^1]: Transport Office (2020) Fares. Available at: https://fares.example/2020 [Accessed on: 3 May 2021]
[^2]: Fund (2021) Accounts. https://fund.example/accounts.pdf
[^3]: A book without an address.
"""


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "report.md"
    path.write_text(REPORT, encoding="utf-8")
    return path


def test_results_go_to_stdout_and_nothing_else_does(run, report):
    done = run("extract", report, "--format", "json")
    assert done.status == 0
    assert done.err == ""
    (document,) = json.loads(done.out)["documents"]
    assert [claim["quantity"]["value"] for claim in document["claims"]] == [12, 340, 3_200_000, 45_000, 0.25]
    assert [claim["markers"] for claim in document["claims"]] == [["1"], [], ["2"], ["2"], ["3"]]


STATUSES = [  # options, status
    (("--offline",), 0),
    (("--offline", "--fail-on", "warning"), 1),  # 340 services: nothing is cited
    (("--offline", "--fail-on", "warning", "--ignore", "EA1"), 0),  # not asked is no fault of a link
    (("--offline", "--fail-on", "warning", "--select", "EA104"), 0),
    (("--offline", "--fail-on", "note", "--select", "EA104"), 1),
    (("--offline", "--fail-on", "never"), 0),
]


@pytest.mark.parametrize(("options", "status"), STATUSES)
def test_the_status_says_what_was_found(run, report, options, status):
    assert run("audit", report, *options).status == status


@pytest.mark.parametrize("format_", ["json", "csv", "jsonl"])
def test_the_status_does_not_depend_on_the_format(run, report, format_):
    assert run("audit", report, "--offline", "--select", "EA101", "--fail-on", "warning").status == 1
    done = run("audit", report, "--offline", "--select", "EA101", "--fail-on", "warning", "--format", format_)
    assert done.status == 1


def test_offline_claims_wait_for_their_sources(run, report):
    done = run("audit", report, "--offline", "--format", "json")
    (document,) = json.loads(done.out)["documents"]
    verdicts = [claim["verdict"] for claim in document["claims"]]
    assert verdicts == ["unverified", "unsupported", "unverified", "unverified", "unverified"]


def test_a_report_is_written_beside_what_is_printed(run, report, tmp_path):
    target = tmp_path / "audit.json"
    table = tmp_path / "a.csv"
    done = run("audit", report, "--offline", "--report", f"json:{target}", "--report", f"csv:{table}")
    told = json.loads(target.read_text(encoding="utf-8"))
    assert told["summary"]["claims"] == 5
    assert table.exists()
    assert "340" in done.out
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.csv", "audit.json", "report.md"]


def test_a_report_that_cannot_be_written_is_refused_before_the_work(run, report, tmp_path):
    done = run("audit", report, "--offline", "--report", f"json:{tmp_path / 'no' / 'audit.json'}")
    assert done.status == 2
    assert done.out == ""
    assert "audit.json" in done.err


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no file modes")
def test_a_report_has_the_mode_of_any_new_file(run, report, tmp_path):
    run("audit", report, "--offline", "--report", f"json:{tmp_path / 'audit.json'}")
    (tmp_path / "plain").touch()
    assert (tmp_path / "audit.json").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_the_register_names_the_documents(run, report, tmp_path, monkeypatch):
    (tmp_path / "claims.yaml").write_text(
        "version: 1\ndocuments:\n  - path: report.md\n    published: 2021-06\npolicy:\n  offline: true\n",
        encoding="utf-8",
    )
    monkeypatch.chdir(tmp_path)
    done = run("audit", "--format", "json")
    (document,) = json.loads(done.out)["documents"]
    assert (document["path"], document["published"]) == ("report.md", "2021-06")


def test_an_accepted_claim_is_waived_with_its_reason_until_its_day(run, report, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    found = json.loads(run("audit", report, "--offline", "--format", "json").out)
    uncited = found["documents"][0]["claims"][1]["id"]
    for until, status in (("2999-01-01", 0), ("2001-01-01", 1)):
        (tmp_path / "claims.yaml").write_text(
            f"claims:\n  - id: {uncited}\n    decision: accepted\n"
            f"    reason: our own count\n    until: {until}\n",
            encoding="utf-8",
        )
        gate = ("--offline", "--select", "EA101", "--fail-on", "warning", "--format", "json")
        done = run("audit", report, *gate)
        assert done.status == status
        (finding,) = [row for row in json.loads(done.out)["findings"] if row["rule"] == "EA101"]
        assert finding["waived"] == ("our own count" if status == 0 else None)


def test_quiet_and_verbose(run, report):
    assert run("audit", report, "--offline", "-q").err == ""
    assert "report.md" in run("audit", report, "--offline", "-v").err


def test_rules_are_listed_and_explained(run):
    listed = run("rules").out
    assert "EA201" in listed
    assert "dead-link" in listed
    by_code, by_name = run("explain", "EA201").out, run("explain", "dead-link").out
    assert by_code == by_name
    assert "Why" in by_code


def test_commands_that_do_not_work_yet_are_not_listed(run):
    listed = run("--help").out
    for command in ("verify", "init", "accept", "review", "cache", "schema"):
        assert f"  {command}" not in listed


@pytest.mark.parametrize("command", [("extract",), ("audit", "--offline")], ids=lambda command: command[0])
@pytest.mark.parametrize("format_", ["terminal", "json"])
def test_two_runs_give_the_same_bytes_without_escape_codes(report, tmp_path, command, format_):
    """Whatever order the hash seed gives to sets and dicts of strings."""
    environment = {**os.environ, "EVIDENCE_AUDIT_CACHE_DIR": str(tmp_path / "store")}
    outputs = {
        subprocess.run(
            [sys.executable, "-m", "evidence_audit", *command, str(report), "--format", format_],
            env={**environment, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=False,
        ).stdout
        for seed in ("1", "2")
    }
    (output,) = outputs
    assert b"340" in output
    assert b"\x1b" not in output


def test_standard_input_may_hold_any_format_that_can_be_read():
    from evidence_audit.documents import FORMATS
    from evidence_audit.options import STDIN_FORMATS

    assert set(STDIN_FORMATS) == set(FORMATS)


def test_documents_are_told_in_the_order_named_whichever_is_read_first(run, report, tmp_path):
    long = tmp_path / "long.md"
    long.write_text(REPORT * 40, encoding="utf-8")
    paths = [str(path) for path in (long, report, long.with_name("short.md"))]
    (tmp_path / "short.md").write_text("Some 45,000 households were paid.\n", encoding="utf-8")
    done = run("extract", *paths, "--jobs", "3", "--format", "json")
    assert [document["path"] for document in json.loads(done.out)["documents"]] == paths
    one_by_one = run("extract", *paths, "--jobs", "1", "--format", "json")
    assert one_by_one.out == done.out


def test_no_command_shows_the_help_and_fails(run):
    done = run()
    assert done.status == 2
    assert "Commands:" in done.err


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends processes without asking them")
@pytest.mark.parametrize("sign", ["SIGINT", "SIGTERM"])
def test_an_interruption_keeps_what_is_done(tmp_path, sign):
    """The sources never answer; the report is there all the same, with status 130."""
    import signal
    import socket

    with socket.create_server(("127.0.0.1", 0)) as silent:
        path = tmp_path / "report.md"
        path.write_text(REPORT.replace("https://fares.example", "http://fares.example"), encoding="utf-8")
        port = silent.getsockname()[1]
        running = subprocess.Popen(
            [sys.executable, "-m", "evidence_audit", "audit", str(path), "--format", "json", "--connect-to",
             f"::127.0.0.1:{port}"],
            env={**os.environ, "EVIDENCE_AUDIT_CACHE_DIR": str(tmp_path / "store")},
            stdout=subprocess.PIPE,
        )  # fmt: skip
        silent.settimeout(30)
        asked, _ = silent.accept()
        running.send_signal(getattr(signal, sign))
        out, _ = running.communicate(timeout=30)
        asked.close()
    assert running.returncode == 130
    assert len(json.loads(out)["documents"][0]["claims"]) == 5


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends processes without asking them")
@pytest.mark.parametrize("sign", ["SIGINT", "SIGTERM"])
def test_an_interruption_ends_the_reading_and_keeps_what_is_read(report, tmp_path, sign):
    """Sent to the whole group, as a terminal does: the reader of the endless document ends, too."""
    import signal

    endless = tmp_path / "endless.txt"
    endless.write_text("The fund paid £3.2 million to 45,000 households.\n\n" * 100_000, encoding="utf-8")
    command = ["extract", str(report), str(endless), "--jobs", "1", "-v", "--format", "json"]
    running = subprocess.Popen(
        [sys.executable, "-m", "evidence_audit", *command],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    lines = iter(running.stderr.readline, "")
    assert any("endless.txt" in line for line in lines)
    os.killpg(running.pid, getattr(signal, sign))
    out, _ = running.communicate(timeout=60)
    assert running.returncode == 130
    assert [document["path"] for document in json.loads(out)["documents"]] == [str(report)]
    with pytest.raises(ProcessLookupError):  # nobody of the group is left
        os.killpg(running.pid, 0)
