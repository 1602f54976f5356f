"""`python -m evidence_audit`, and what the console script starts."""

import sys


def main() -> None:
    """Run the command line; an interruption while it is still being loaded ends as quietly as a later one."""
    try:
        from evidence_audit.cli import main as run
    except KeyboardInterrupt:
        sys.exit(130)
    run()


if __name__ == "__main__":
    main()
