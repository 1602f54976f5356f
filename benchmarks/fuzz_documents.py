"""Spoil documents in very many ways, and see that each is read, or refused in one line.

    python -m benchmarks.fuzz_documents [--mutants N] [--from N] [--seconds S] [FILE …]

The files, or else the samples of the tests, are spoilt with the mutations `--from` to `--from + N`. What goes
wrong is told by name and number, which spoil in the same way again: `mutant(name, content, number)` of
`tests.robustness.mutations`. Exit status 1 where anything does.
"""

import argparse
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from evidence_audit.spare import PRELOAD
from evidence_audit.workers.pool import Workers, cores
from tests.robustness.mutations import mutant
from tests.robustness.outcomes import faults
from tests.robustness.samples import samples


def options() -> argparse.Namespace:
    """Return what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--mutants", type=int, default=1000, metavar="N", help="of each document")
    parser.add_argument("--from", type=int, default=0, metavar="N", dest="first", help="the first number")
    parser.add_argument("--seconds", type=float, default=30.0, metavar="S", help="for one document")
    parser.add_argument("files", nargs="*", metavar="FILE", type=Path)
    return parser.parse_args()


def mutants(wholes: dict[str, bytes], first: int, count: int) -> Iterator[tuple[str, bytes]]:
    """Yield spoilt documents, all of one number before the next."""
    for number in range(first, first + count):
        for name, content in wholes.items():
            yield f"{name} {number}", mutant(name, content, number)
        if number % 100 == 99:
            print(f"{number + 1 - first} of {count}", file=sys.stderr)


def main() -> int:
    """Spoil, read, tell."""
    asked = options()
    wholes = samples() if not asked.files else {path.name: path.read_bytes() for path in asked.files}
    with closing(Workers(cores(), deadline=asked.seconds, preload=PRELOAD)) as workers:
        found = faults(mutants(wholes, asked.first, asked.mutants), workers, at_once=cores())
    for fault in found:
        print(fault)
    print(f"{len(wholes) * asked.mutants} documents, {len(found)} faults")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
