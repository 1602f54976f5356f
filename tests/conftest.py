"""What all tests share: a store of their own, the shared texts, the command line as a call."""

import io
import os
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

DATA = os.environ.get("EVIDENCE_AUDIT_TEST_DATA")


@pytest.fixture(autouse=True)
def _own_store(tmp_path_factory, monkeypatch):
    """No test reads or writes the user's store or settings."""
    for name in [name for name in os.environ if name.startswith("EVIDENCE_AUDIT_")]:
        if name != "EVIDENCE_AUDIT_TEST_DATA":
            monkeypatch.delenv(name)
    monkeypatch.setenv("EVIDENCE_AUDIT_CACHE_DIR", str(tmp_path_factory.mktemp("store")))


@pytest.fixture(scope="session")
def shared_texts():
    """The folder of shared reports and gold; tests that need it are skipped elsewhere."""
    if not DATA:
        pytest.skip("EVIDENCE_AUDIT_TEST_DATA names no folder of shared texts")
    return Path(DATA)


@dataclass(frozen=True)
class Run:
    """One run of the command line."""

    status: int
    out: str
    err: str


@pytest.fixture
def run(monkeypatch, capfd):
    """Call the command line in this process: `run("audit", path, stdin=b"…")`."""

    def call(*arguments, stdin=b""):
        from evidence_audit.cli import main

        monkeypatch.setattr(sys, "argv", ["evidence-audit", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        with pytest.raises(SystemExit) as left:
            main()
        out, err = capfd.readouterr()
        return Run(int(left.value.code or 0), out, err)

    return call
