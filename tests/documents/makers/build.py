"""Make the PDFs of the manuscript again: `python -m tests.documents.makers.build [NAME…]`.

Needs pandoc, TeX Live (with biber), LibreOffice, Chromium, groff, Ghostscript and the packages
weasyprint, typst, reportlab and fpdf2. The tests need none of them: they read what lies in
`printed/`.
"""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tests.documents.makers import canvases, latex, office, typesetters, web
from tests.documents.makers.manuscript import HERE, Manuscript, read

PRINTED = HERE / "printed"

_HANGING = """
  .notes .note { margin: 0 0 3pt 2.4em; text-indent: -2.4em }
  .notes .number { display: inline-block; width: 2.2em; text-indent: 0 }
"""
_PLAIN = """
  @page { size: A4; margin: 24mm 25mm; @bottom-center { content: counter(page) } }
  body { font: 10.5pt/1.4 'Liberation Serif'; }
  h1 { font-size: 18pt } h2 { font-size: 12pt }
  .title { font-size: 26pt; margin: 0 } .subtitle { font-size: 14pt }
  sup { font-size: 65%; line-height: 0; vertical-align: super }
  p { margin: 0 0 7pt; hyphens: auto; text-align: justify; overflow-wrap: anywhere }
  a { color: #036; text-decoration: none; overflow-wrap: anywhere }
  .box { background: #e8eef0; padding: 8pt; margin: 8pt 0 }
  blockquote { font-size: 15pt; color: #066; margin: 10pt 30pt }
  td, th { padding: 2pt 10pt; text-align: right } td:first-child { text-align: left }
"""

WEB: dict[str, tuple[Callable[[str, Path], None], web.Design]] = {
    # what a charity's designer makes: sans serif, two columns, notes at the end in two columns
    # of small type, numbers hanging, capitals spaced out
    "weasyprint-columns": (
        web.weasyprint,
        web.Design(
            css="""
  @page { size: A4; margin: 26mm 18mm 22mm;
    @top-left { content: "Small harbours, long nights"; font: 7pt 'Liberation Sans' }
    @bottom-right { content: counter(page); font: 7pt 'Liberation Sans' } }
  body { font: 9pt/1.35 'Liberation Sans'; }
  main { columns: 2; column-gap: 9mm }
  h1 { font-size: 17pt; break-after: avoid; column-span: all;
    text-transform: uppercase; letter-spacing: .22em }
  h2 { font-size: 10pt; letter-spacing: .12em; text-transform: uppercase; break-after: avoid }
  .drop { font-size: 26pt; float: left; line-height: .9; margin-right: 2pt }
  .title { font-size: 30pt; margin: 0; line-height: 1 } .subtitle { font-size: 14pt }
  sup { font-size: 5.4pt; line-height: 0; vertical-align: super }
  p { margin: 0 0 5pt; hyphens: auto; text-align: justify }
  a { color: #036; text-decoration: none; overflow-wrap: anywhere }
  .box { background: #e3edf0; padding: 6pt; margin: 6pt 0 }
  blockquote { font: italic 14pt/1.2 'Liberation Serif'; color: #066; margin: 8pt 0 }
  td, th { padding: 1pt 6pt; text-align: right } td:first-child { text-align: left }
  .notes { font-size: 6.5pt; column-span: none; text-align: left }
"""
            + _HANGING,
            between=" ",
            drop=True,
        ),
    ),
    "weasyprint-footnotes": (
        web.weasyprint,
        web.Design(
            css=_PLAIN
            + """
  .note { float: footnote; font-size: 8pt; text-align: left }
  .note::footnote-call { content: none } .note::footnote-marker { content: none }
  .note .number { vertical-align: super; font-size: 5.5pt }
""",
            notes="foot",
            between=",",
        ),
    ),
    "chromium-endnotes": (
        web.chromium,
        web.Design(
            css=_PLAIN.replace("@bottom-center { content: counter(page) }", "") + _HANGING, label="{}."
        ),
    ),
    # chapters with their notes behind them, numbered anew, with ranges
    "chromium-chapters": (
        web.chromium,
        web.Design(
            css=_PLAIN
            + ".notes { font-size: 8pt; border-top: .5pt solid } .notes h2 { font-size: 9pt }"
            + " h1 { break-before: page }",
            notes="chapter",
            ranges=True,
            between=",",
            restart=True,
        ),
    ),
    "weasyprint-brackets": (
        web.weasyprint,
        web.Design(
            css=_PLAIN + _HANGING,
            marker=" [{}]",
            label="[{}]",
            between=", ",
            ranges=True,
            heading="References",
        ),
    ),
}

_PREAMBLE = r"""
\usepackage[T1]{fontenc}\usepackage[utf8]{inputenc}\usepackage{mathptmx}\usepackage[scaled=.92]{helvet}\usepackage{textcomp}
\usepackage[english]{babel}\usepackage{microtype}\usepackage{lettrine}
\usepackage{xurl}\usepackage[hidelinks]{hyperref}
"""
LATEX = {
    "latex-endnotes": latex.Design(
        r"\documentclass[10pt,a4paper]{article}" + _PREAMBLE + r"\usepackage{endnotes}\pagestyle{headings}",
        note=r"\endnote{%s}",
        again=r"\endnotemark[%d]",
        between=r"\textsuperscript{,}",
        ends=r"\theendnotes",
        drop=True,
    ),
    # the notes of a chapter behind it, numbered anew; runs stand close
    "latex-memoir": latex.Design(
        r"\documentclass[10pt,a4paper,oneside,article]{memoir}"
        + _PREAMBLE
        + r"\makepagenote\counterwithin*{pagenote}{section}\pagestyle{ruled}"
        + r"\renewcommand{\notedivision}{\subsection*{Notes}}\renewcommand{\pagenotesubhead}[3]{}"
        + r"\renewcommand*{\notenumintext}[1]{\textsuperscript{#1}}",
        note=r"\pagenote{%s}",
        again=r"\textsuperscript{%d}",
        between=r"\textsuperscript{ }",
        ends_chapter=r"\printpagenotes*",
        restart=True,
    ),
    "latex-columns": latex.Design(
        r"\documentclass[9pt,twocolumn,a4paper]{extarticle}"
        r"\usepackage{fontspec}\setmainfont{P052}"
        r"\usepackage[english]{babel}\usepackage{lettrine}\usepackage{xurl}\usepackage[hidelinks]{hyperref}",
        engine="xelatex",
        between=r"\textsuperscript{,}",
        drop=True,
    ),
    # symbols, begun again on each page
    "latex-symbols": latex.Design(
        r"\documentclass[11pt,a5paper]{article}"
        + _PREAMBLE
        + r"\usepackage[symbol*,perpage]{footmisc}\usepackage[margin=18mm]{geometry}",
        again="",  # a sign that recurs leads to another note
        between=r"\textsuperscript{,}",
    ),
    "biblatex-numeric": latex.Design(
        r"\documentclass[10pt,a4paper]{article}"
        + _PREAMBLE
        + r"\usepackage[backend=biber,style=numeric-comp,sorting=none,maxnames=9]{biblatex}"
        r"\addbibresource{works.bib}",
        cite=r" \cite{%s}",
        ends=r"\printbibliography",
    ),
    "biblatex-authoryear": latex.Design(
        r"\documentclass[10pt,a4paper]{article}"
        + _PREAMBLE
        + r"\usepackage[backend=biber,style=authoryear,maxnames=9]{biblatex}\addbibresource{works.bib}",
        cite=r" \parencite{%s}",
        named_only=True,
        ends=r"\printbibliography",
    ),
}

TYPST = {
    "typst-columns": typesetters.TypstDesign(
        """#set page(paper: "a4", columns: 2, numbering: "1", margin: 20mm)
#set text(font: "Libertinus Serif", size: 9pt, lang: "en", hyphenate: true)
#set par(justify: true)
""",
    ),
}


def makers() -> dict[str, Callable[[Manuscript, Path], None]]:
    """Return what makes each PDF, by its name."""
    found: dict[str, Callable[[Manuscript, Path], None]] = {}
    for name, (printer, page) in WEB.items():
        found[name] = lambda text, file, go=printer, page=page: go(web.document(text, page), file)
    for name, design in LATEX.items():
        found[name] = lambda text, file, design=design: latex.set_(text, design, file)
    for name, setting in TYPST.items():
        found[name] = lambda text, file, design=setting: typesetters.typst(text, design, file)
    found["groff"] = lambda text, file: typesetters.groff(text, file)
    found["libreoffice-footnotes"] = lambda text, file: office.print_(file)
    found["libreoffice-endnotes"] = lambda text, file: office.print_(file, notes="end")
    found["reportlab-columns"] = canvases.reportlab
    found["fpdf2-columns"] = canvases.fpdf
    return found


def main(names: list[str], folder: Path = PRINTED) -> None:
    """Make the PDFs that `names` names; all for none."""
    text = read()
    folder.mkdir(exist_ok=True)
    for name, make in makers().items():
        if names and name not in names:
            continue
        try:
            make(text, folder / f"{name}.pdf")
        except subprocess.CalledProcessError as error:
            said = (error.stdout or b"")[-1500:] + (error.stderr or b"")[-1500:]
            sys.stderr.write(f"{name}: {said.decode(errors='replace')}\n")
            continue
        sys.stdout.write(f"{name}: {(folder / f'{name}.pdf').stat().st_size:,} bytes\n")


if __name__ == "__main__":
    main(sys.argv[1:])
