"""Make the files of `made/` again: `python -m tests.documents.making`.

One report, written by programs that people write with: pandoc, LibreOffice, Sphinx, docutils and
libraries of Markdown. Needs pandoc, LibreOffice and the packages docutils, markdown,
markdown-it-py, mdit-py-plugins, mistune and sphinx. The tests need none of them.
"""

import io
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from tests.documents.markups import CALLED, TITLE, notes, plain

MADE = Path(__file__).parent / "made"
TABLE = "| Hall | Lamps |\n|------|-------|\n| Stair Hall | 220[^16] |\n"
ROPES = "[^16]: Lamp Office, *A count of lamps*, <https://lamps.example.org/count>."
REPORT = f"{TITLE}{CALLED}\n\n{TABLE}\n{notes(plain, chr(10) * 2)}\n\n{ROPES}\n".replace(
    "letter, 9", "letter,\n\n    9"
).replace("(2018)", "\\(2018\\)")
_PANDOC = {
    "pandoc.docx": ("docx",),
    "pandoc.odt": ("odt",),
    "pandoc.epub": ("epub3", "--metadata=title:Halls at night", "--metadata=lang:en-GB"),
    "pandoc.html": ("html5", "--standalone", "--metadata=pagetitle:Halls"),
    "pandoc-blocks.html": ("html5", "--reference-location=block"),
    "pandoc-links.md": ("markdown", "--reference-links"),
    "pandoc-php.md": ("markdown_phpextra",),
}
_OFFICE = {
    "libreoffice.docx": "docx:MS Word 2007 XML",
    "libreoffice.odt": "odt",
    "libreoffice.html": "html",
    "libreoffice.epub": "epub",
}
_LOOKS = ("fonts/", "media/", "Thumbnails/", "Pictures/", "theme/", "styles/stylesheet", "settings.xml")
"""Parts that only say how a document looks: they are left out, the files stay small."""


def main() -> None:
    """Make all files."""
    MADE.mkdir(exist_ok=True)
    for name, (format_, *more) in _PANDOC.items():
        _pandoc("markdown", format_, MADE / name, *more)
    with tempfile.TemporaryDirectory() as folder:
        for name, filter_ in _OFFICE.items():
            _office(Path(folder), name, filter_)
        _sphinx(Path(folder))
    _markdown()
    for file in MADE.iterdir():
        if zipfile.is_zipfile(file):
            file.write_bytes(_slim(file.read_bytes()))


def _pandoc(source: str, format_: str, file: Path, *more: str) -> None:
    command = ["pandoc", "-f", source, "-t", format_, "-o", str(file), *more]
    subprocess.run(command, input=REPORT, text=True, check=True)


def _office(folder: Path, name: str, filter_: str) -> None:
    command = [
        "soffice",
        f"-env:UserInstallation=file://{folder}/profile",
        "--headless",
        "--convert-to",
        filter_,
    ]
    subprocess.run(
        [*command, "--outdir", str(folder), str(MADE / "pandoc.docx")], check=True, capture_output=True
    )
    made = folder / f"pandoc{Path(name).suffix}"
    (MADE / name).write_bytes(made.read_bytes())


def _sphinx(folder: Path) -> None:
    source = folder / "source"
    source.mkdir()
    _pandoc("markdown", "rst", source / "index.rst")
    (source / "conf.py").write_text("project = 'Halls'\nhtml_theme = 'basic'\nhtml_sidebars = {'**': []}\n")
    subprocess.run([sys.executable, "-m", "sphinx", "-q", str(source), str(folder / "built")], check=True)
    (MADE / "sphinx.html").write_bytes((folder / "built" / "index.html").read_bytes())
    subprocess.run(
        [sys.executable, "-m", "docutils", "--embed-stylesheet", "--stylesheet=", str(source / "index.rst")],
        stdout=(MADE / "docutils.html").open("wb"),
        check=True,
    )


def _markdown() -> None:
    import markdown
    import mistune
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin

    page = "<!DOCTYPE html>\n<html><body>\n{}\n</body></html>\n".format
    written = {
        "python-markdown.html": markdown.markdown(REPORT, extensions=["footnotes", "tables"]),
        "markdown-it.html": MarkdownIt("commonmark").enable("table").use(footnote_plugin).render(REPORT),
        "mistune.html": mistune.create_markdown(plugins=["footnotes", "table"])(REPORT),
    }
    for name, content in written.items():
        (MADE / name).write_text(page(content), encoding="utf-8")


def _slim(content: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            if not any(part in entry.filename for part in _LOOKS):
                new.writestr(zipfile.ZipInfo(entry.filename), old.read(entry), entry.compress_type)
    return file.getvalue()


if __name__ == "__main__":
    main()
