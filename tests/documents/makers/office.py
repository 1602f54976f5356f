"""The manuscript as a Word file, printed by LibreOffice."""

import re
import shutil
import subprocess
import tempfile
import zipfile
from pathlib import Path

from tests.documents.makers.manuscript import REPORT


def print_(file: Path, *, notes: str = "foot", source: Path = REPORT, reference: Path | None = None) -> None:
    """Print the Markdown file `source`; `notes` is `foot` or `end`."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        words = folder / f"{file.stem}.docx"
        more = [f"--reference-doc={reference}"] if reference else []
        subprocess.run(
            ["pandoc", "-f", "markdown", "-t", "docx", "-o", str(words), *more],
            input=_with_numbers(source.read_text(encoding="utf-8")),
            text=True,
            check=True,
        )
        if notes == "end":
            _to_endnotes(words)
        to_pdf(words, file)


def to_pdf(words: Path, file: Path) -> None:
    """Print what LibreOffice can open."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            [
                "soffice",
                f"-env:UserInstallation=file://{folder}/profile",
                "--headless",
                "--convert-to",
                "pdf",
                "--outdir",
                folder,
                str(words),
            ],
            check=True,
            capture_output=True,
            timeout=300,
        )
        shutil.move(Path(folder) / f"{words.stem}.pdf", file)


def _with_numbers(markdown: str) -> str:
    """A note that is called again stands there by its number, as a cross-reference prints it."""
    keys = [key for key in re.findall(r"\[\^([\w-]+)\](?!:)", markdown) if not key.endswith("-again")]
    return re.sub(r"\[\^([\w-]+)-again\](?!:)", lambda match: f"^{keys.index(match[1]) + 1}^", markdown)


def _to_endnotes(words: Path) -> None:
    """Turn the footnotes of a Word file into endnotes."""
    with zipfile.ZipFile(words) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    settled = {}
    for name, content in parts.items():
        if name.endswith((".xml", ".rels")) and "media" not in name:
            content = content.replace(b"footnote", b"endnote").replace(b"Footnote", b"Endnote")
            content = content.replace(b"<w:endnotePr>", b'<w:endnotePr><w:numFmt w:val="decimal"/>')
        settled[name.replace("footnotes", "endnotes")] = content
    document = settled["word/document.xml"].decode()
    pr = '<w:endnotePr><w:pos w:val="docEnd"/><w:numFmt w:val="decimal"/></w:endnotePr>'
    document = re.sub(r"(<w:sectPr[^>]*>)(?!<w:endnotePr>)", rf"\1{pr}", document)
    document = re.sub(r"<w:sectPr */>", f"<w:sectPr>{pr}</w:sectPr>", document)
    settled["word/document.xml"] = document.encode()
    with zipfile.ZipFile(words, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in settled.items():
            file.writestr(name, content)
