"""How long it takes to start, to extract a report, and how that grows with its length.

    EVIDENCE_AUDIT_TEST_DATA=FOLDER python benchmarks/extract.py

The longest of FOLDER/documents/*.txt is the report; without the folder the sample report is. Whole
processes are timed by the clock, five runs each, and the median is told; rooms by the processor's time.
Exit status 1 where a promise is not kept: 0.15 s to start, 0.8 s for a report of 90 kB, four times the
text in at most six times the time, and no ruling that a row of digits can hold up.
"""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

from evidence_audit import citations, claims, documents
from evidence_audit.demo import sample

COMMAND = (sys.executable, "-m", "evidence_audit")
PAGE = "\n\n".join(
    f"In the year {number} some {number} per cent of the people left town.[{number}] Few stayed."
    for number in range(1, 41)
)
HOSTILE = (
    "page " + "1" * 60 + "x",
    "page " + "1a" * 30 + " q",
    "no. " + "12 " * 22 + "z",
    "aged " + "of to " * 10,
)


def clock(*arguments: str) -> float:
    """Return the median seconds of five runs of the command line, start and end of the process included."""
    taken = []
    for _ in range(5):
        started = time.perf_counter()
        subprocess.run([*COMMAND, *arguments], stdout=subprocess.DEVNULL, check=True)
        taken.append(time.perf_counter() - started)
    return statistics.median(taken)


def rooms(text: str) -> tuple[float, float, float]:
    """Return the seconds of reading, of markers and notes, and of claims."""
    started = time.process_time()
    document = documents.read(text.encode(), "report.txt")
    read = time.process_time()
    cited = citations.cite(document)
    lifted = time.process_time()
    claims.find(cited)
    return read - started, lifted - read, time.process_time() - lifted


def told(kept: bool, what: str) -> bool:  # noqa: FBT001 - it prints one of two words
    """Print a figure and whether the promise about it is kept."""
    print("kept  " if kept else "BROKEN", what)
    return kept


def main() -> int:
    """Measure everything and return the exit status."""
    folder = os.environ.get("EVIDENCE_AUDIT_TEST_DATA")
    reports = (
        sorted(Path(folder, "documents").glob("*.txt"), key=lambda path: path.stat().st_size)
        if folder
        else []
    )
    report = reports[-1] if reports else sample("text")
    start, whole = clock("--version"), clock("extract", str(report), "--format", "json")
    content = report.read_text(encoding="utf-8")
    rooms(content)  # the first call compiles what it needs
    parts = "read {:.3f} s, cite {:.3f} s, claims {:.3f} s".format(*rooms(content))
    once, fourfold = (sum(rooms("\n\n".join([PAGE] * copies))) for copies in (10, 40))
    stuck = max(sum(rooms(f"{lead} 5 people left.")) for lead in HOSTILE)
    kept = [
        told(start < 0.15, f"start: {start:.3f} s"),
        told(whole < 0.8, f"extract {report.name} ({len(content):,} characters): {whole:.3f} s; {parts}"),
        told(fourfold < 6 * once, f"four times the text: {fourfold / once:.1f} times the time"),
        told(stuck < 0.5, f"rows of digits before a figure: {stuck:.3f} s"),
    ]
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
