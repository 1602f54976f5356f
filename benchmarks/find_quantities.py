"""How fast `quantities.find` is, and that nobody can make it slow.

    EVIDENCE_AUDIT_TEST_DATA=FOLDER python benchmarks/find_quantities.py

FOLDER/documents/*.txt are read as reports; without them a passage written here is repeated. Exit status 1
where a promise is not kept: a million characters a second on reports, ten times the text in at most eleven
times the time, ten seconds at most for a million characters of anything. Times are the processor's, so
that other work on the machine does not count.
"""

import os
import sys
import time
from pathlib import Path

from evidence_audit.quantities import find

MILLION = 1_000_000
PASSAGE = """The programme, which began in the spring and was reviewed by a panel, reached most of
the people for whom it was meant. Its managers said that the result was better than anybody had expected, and
that the next phase would be planned with the partners who had helped to shape the first one. In total 4,312
households took part, about 12 per cent more than the year before, at a cost of £2.5 million.

"""
HOSTILE = (
    "1",
    "1,1,",
    "(((((",
    "a a a ",
    "one one one ",
    "twenty twenty ",
    "£££",
    "1-1-1-",
    "1 ",
    "1.1.",
    "1/",
    "one hundred and ",
    "a third of a ",
    "hundreds of ",
    "between 1 and ",
    "£1 for every ",
    "1 x 10^",
    "half a ",
    "12 a b c ",
    "there were 42 old ",
    "every £1 returned £2 ",
    "12 cents and ",
    "\n",
)


def seconds(text: str) -> float:
    """Return how long `find` takes, the best of three for short times."""
    best = float("inf")
    for _ in range(3):
        started = time.process_time()
        find(text)
        best = min(best, time.process_time() - started)
        if best > 5:
            break
    return best


def reports() -> str:
    """Return the text of the reports to measure on."""
    folder = os.environ.get("EVIDENCE_AUDIT_TEST_DATA")
    texts = (
        [path.read_text(encoding="utf-8") for path in sorted(Path(folder).glob("documents/*.txt"))]
        if folder
        else []
    )
    return "\n\n".join(texts) or PASSAGE * 300


def filled(unit: str, length: int) -> str:
    """Return `unit` repeated to `length` characters."""
    return (unit * (length // len(unit) + 1))[:length]


def growth(text: str) -> float:
    """Return how many times longer ten million characters take than one million."""
    return seconds(filled(text, 10 * MILLION)) / seconds(filled(text, MILLION))


def main() -> int:
    """Print the figures; return 1 where a promise is not kept."""
    find("one")
    text = reports()
    rate = len(text) / seconds(text)
    print(f"reports           {rate:>12,.0f} characters a second")
    ten = min(growth(text) for _ in range(3))
    print(f"10 MB against 1 MB {ten:>11.1f} times")
    slowest = 0.0
    for unit in HOSTILE:
        taken = seconds(filled(unit, MILLION))
        slowest = max(slowest, taken)
        print(f"1 MB of {unit!r:18} {taken:>6.2f} s")
    return int(rate < MILLION or ten > 11 or slowest > 10)


if __name__ == "__main__":
    sys.exit(main())
