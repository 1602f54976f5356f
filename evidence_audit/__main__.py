"""`python -m evidence_audit`."""

from evidence_audit.cli import main

if __name__ == "__main__":
    main()
