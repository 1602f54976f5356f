"""`python -m evidence_audit`, and what the console script starts."""

import sys


def main() -> None:
    """Run the command line; an interruption while it is still being loaded ends as quietly as a later one."""
    worker = None
    try:
        from evidence_audit import spare

        worker = spare.started(sys.argv[1:])
        from evidence_audit.cli import main as run

        run(worker)
    except KeyboardInterrupt:
        sys.exit(130)
    finally:
        if worker is not None:
            worker.close()


if __name__ == "__main__":
    main()
