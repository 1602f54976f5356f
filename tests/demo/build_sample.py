"""Make the sample report's files from report.toml and survey.toml.

Run `python -m tests.demo.build_sample` from the project's root after a change to either.
"""

from importlib import resources
from pathlib import Path

from tests.demo import as_markdown, as_pdf, as_text
from tests.demo.manuscript import load

HERE = Path(__file__).parent
SHIPPED = Path(str(resources.files("evidence_audit.demo")))


def files() -> dict[str, bytes]:
    """Return each shipped file that is made here, by its path below `evidence_audit/demo`."""
    report, survey = load(HERE / "report.toml"), load(HERE / "survey.toml")
    return {
        "sample.pdf": as_pdf.render(report),
        "sample.md": as_markdown.render(report).encode(),
        "sample.txt": as_text.render(report).encode(),
        "pages/household-travel-survey.pdf": as_pdf.render(survey),
    }


def main() -> None:
    """Write the files over those that are there."""
    for name, content in files().items():
        (SHIPPED / name).write_bytes(content)


if __name__ == "__main__":
    main()
