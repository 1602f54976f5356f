"""How long a PDF takes to be read, with its markers, notes and claims, beside pdfminer.six laying it out.

    python benchmarks/read_pdf.py [FILE.pdf…]

A report of 1,000 pages is made for it: prose with figures and footnotes, some pages in two columns, some
with a table. It and every FILE are read by each engine; times are the processor's, medians of several runs
in turn. Exit status 1 where a promise is not kept: with everything included 1.4 times the pages a second
that pdfminer's own `extract_pages` lays out, three times with PDFium; halves of the long report on two cores
1.6 times as fast as one; under 300 MB for it in a fresh process; and a page that costs as much at the end
of it as at the beginning.
"""

import io
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from pdfminer.high_level import extract_pages
from pdfminer.layout import LAParams
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from evidence_audit import citations, claims, documents

PAGES, SHORT, RUNS = 1000, 60, 5
FASTER = {"pdfminer": 1.4, "pdfium": 3.0}
"""Times the pages a second of pdfminer's own layout."""
TWO_CORES, MEGABYTES, GROWTH = 1.6, 300, 1.25
WIDTH, HEIGHT = A4
PLACES = ("Ashby", "Bramhope", "Coldwell", "Denholme", "Eastleigh", "Farnley", "Guiseley", "Horsforth")
THINGS = ("nurses", "homes", "apprentices", "patients", "schools", "journeys", "libraries", "carers")
WORDS = """
after although among another answer around autumn because before bridge carry change council early
evening every family field follow garden history however journey later letter market matter meeting
morning never number office often paper people perhaps place plan question rather reason report
river school season several since small something station still street summer their though through
together town under until village water where whether while winter within without work write year
young
""".split()  # noqa: SIM905 - easier to read


def some_words(chance: random.Random, fewest: int, most: int) -> str:
    """Return words as a sentence has them, without its full stop."""
    return " ".join(chance.choice(WORDS) for _ in range(chance.randrange(fewest, most))).capitalize()


def prose(number: int) -> tuple[str, str]:
    """Return a paragraph with a figure and its marker in it, and the note that belongs to that."""
    chance = random.Random(number)
    place, thing = chance.choice(PLACES), chance.choice(THINGS)
    year, count = chance.randrange(2010, 2024), chance.randrange(1000, 90000)
    share, cost = chance.randrange(10, 90), chance.randrange(1, 90)
    paragraph = (
        f"{some_words(chance, 6, 12)}. In {year} the council of {place} counted {count:,} {thing}, about "
        f"{share} per cent more than in the year before, at a cost of £{cost / 10} million.~{number}~ "
        f"{some_words(chance, 8, 18)}. {some_words(chance, 8, 18)}."
    )
    note = (
        f"{some_words(chance, 4, 8)}. {place}, {year + 1}. https://{place.lower()}.example/{thing}/{number}"
    )
    return paragraph, note


def wrapped(canvas: Canvas, text: str, width: float, size: float) -> list[str]:
    """Return a text in lines of at most `width` points."""
    lines, line = [], ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if canvas.stringWidth(longer, "Times-Roman", size) > width and line:
            lines.append(line)
            line = word
        else:
            line = longer
    return [*lines, line]


def put_lines(canvas: Canvas, lines: list[str], x: float, y: float, size: float) -> float:
    """Draw lines downwards and return where the next would go; `~12~` in them is a raised marker."""
    for line in lines:
        text = canvas.beginText(x, y)
        for at, part in enumerate(line.split("~")):
            text.setFont("Times-Roman", size * (0.62 if at % 2 else 1))
            text.setRise(size * 0.35 if at % 2 else 0)
            text.textOut(part)
        canvas.drawText(text)
        y -= size * 1.25
    return y


def put_page(canvas: Canvas, page: int) -> None:
    """Draw a page of the report: five paragraphs, a table on some, two columns on some, its notes."""
    columns = 2 if page % 5 == 4 else 1
    width = (WIDTH - 144 - 24 * (columns - 1)) / columns
    canvas.setFont("Times-Roman", 9)
    canvas.drawString(72, HEIGHT - 40, "Yearbooks of the councils")
    canvas.drawString(WIDTH / 2, 30, str(page))
    notes = []
    x, y = 72.0, HEIGHT - 72
    for at in range(10):
        number = page * 10 + at
        told, note = prose(number)
        lines = wrapped(canvas, told, width, 10)
        y = put_lines(canvas, lines, x, y, 10) - 6
        notes.append(f"~{number}~ {note}")
        if columns == 2 and at == 4:
            x, y = 72 + width + 24, HEIGHT - 72
        if page % 7 == 3 and at == 8:
            for row in range(4):
                canvas.setFont("Times-Roman", 10)
                for column, cell in enumerate((PLACES[row], f"{row * 71:,}", f"{row * 3}%")):
                    canvas.drawString(72 + 140 * column, y, cell)
                y -= 14
    put_lines(canvas, [line for note in notes for line in wrapped(canvas, note, WIDTH - 144, 8)], 72, 150, 8)


def report(pages: int) -> bytes:
    """Return a report of so many pages."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4, pageCompression=1, invariant=1)
    for page in range(1, pages + 1):
        put_page(canvas, page)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def everything(content: bytes, engine: str) -> None:
    """Read a PDF and find its markers, notes and claims."""
    claims.find(citations.cite(documents.read(content, "report.pdf", engine=engine)))


def processor(task: Callable[[], object]) -> float:
    """Return the seconds of the processor that a task takes."""
    started = time.process_time()
    task()
    return time.process_time() - started


def medians(**tasks: Callable[[], object]) -> dict[str, float]:
    """Return the median seconds of each task; they take turns, so that all meet the same neighbours."""
    taken: dict[str, list[float]] = {name: [] for name in tasks}
    for task in tasks.values():
        task()  # the first run loads and compiles
    for _ in range(RUNS):
        for name, task in tasks.items():
            taken[name].append(processor(task))
    return {name: statistics.median(times) for name, times in taken.items()}


def told(kept: bool, what: str) -> bool:  # noqa: FBT001 - it prints one of two words
    """Print a figure and whether the promise about it is kept."""
    print("kept  " if kept else "BROKEN", what, flush=True)
    return kept


def beside_pdfminer(name: str, content: bytes) -> list[bool]:
    """Measure both engines on a file beside pdfminer's own layout."""
    pages = len(documents.read(content, name).pages)
    read = {engine: documents.read(content, name, engine=engine) for engine in FASTER}
    cited = citations.cite(read["pdfminer"])
    took = medians(
        layout=lambda: list(extract_pages(io.BytesIO(content), laparams=LAParams())),
        pdfminer=lambda: documents.read(content, name, engine="pdfminer"),
        pdfium=lambda: documents.read(content, name, engine="pdfium"),
        cite=lambda: citations.cite(read["pdfminer"]),
        claims=lambda: claims.find(cited),
    )
    rest = took["cite"] + took["claims"]
    a_page = {part: 1000 * seconds / pages for part, seconds in took.items()}
    print(
        f"{name}: {pages} pages; ms a page: " + ", ".join(f"{part} {ms:.1f}" for part, ms in a_page.items())
    )
    return [
        told(
            took["layout"] / (took[engine] + rest) >= times,
            f"{engine}: {pages / (took[engine] + rest):.0f} pages a second with everything, "
            f"{took['layout'] / (took[engine] + rest):.2f} times pdfminer's layout (promised {times}); "
            f"reading alone {took['layout'] / took[engine]:.2f} times",
        )
        for engine, times in FASTER.items()
    ]


def on_two_cores(content: bytes, engine: str) -> bool:
    """Measure by the clock what the halves of a long report take in two processes, beside one."""
    with ProcessPoolExecutor(2) as executor:
        list(executor.map(documents.draw, documents.parts(report(SHORT), "warm.pdf", jobs=2, engine=engine)))
        one, two = [], []
        for _ in range(3):
            started = time.perf_counter()
            whole = documents.read(content, "report.pdf", engine=engine)
            one.append(time.perf_counter() - started)
            started = time.perf_counter()
            parts = documents.parts(content, "report.pdf", jobs=2, engine=engine)
            drawn = tuple(executor.map(documents.draw, parts))
            halves = documents.read(content, "report.pdf", engine=engine, drawn=drawn)
            two.append(time.perf_counter() - started)
    same = whole == halves
    times = min(one) / min(two)
    return told(
        same and times >= TWO_CORES,
        f"{engine}: halves on two cores {times:.2f} times one ({min(one):.1f} s, {min(two):.1f} s)"
        + ("" if same else ", but another document"),
    )


def memory(path: Path, engine: str) -> bool:
    """Measure the most memory that a fresh process takes for the long report."""
    code = (
        "import sys, resource, pathlib; from evidence_audit import citations, claims, documents;"
        "content = pathlib.Path(sys.argv[1]).read_bytes();"
        "document = documents.read(content, 'report.pdf', engine=sys.argv[2]);"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss);"
        "claims.find(citations.cite(document));"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    unit = 1 if sys.platform == "darwin" else 1024
    run = subprocess.run(
        [sys.executable, "-c", code, str(path), engine], capture_output=True, check=True, text=True
    )
    read, whole = (int(line) * unit / 1e6 for line in run.stdout.split())
    return told(read < MEGABYTES, f"{engine}: {read:.0f} MB to read it, {whole:.0f} MB with everything")


def at_its_end(content: bytes, engine: str) -> bool:
    """Measure whether a page costs as much in a long report as in one of a quarter of its length."""
    quarter = report(PAGES // 4)
    took = medians(
        quarter=lambda: documents.read(quarter, "report.pdf", engine=engine),
        whole=lambda: documents.read(content, "report.pdf", engine=engine),
    )
    growth = took["whole"] / took["quarter"] / 4
    return told(growth <= GROWTH, f"{engine}: a page of {PAGES} costs {growth:.2f} times one of {PAGES // 4}")


def main(files: list[str]) -> int:
    """Measure everything and return the exit status."""
    kept = beside_pdfminer(f"report of {SHORT} pages", report(SHORT))
    for file in files:
        kept += beside_pdfminer(file, Path(file).read_bytes())
    content = report(PAGES)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "report.pdf")
        path.write_bytes(content)
        kept += [memory(path, engine) for engine in FASTER]
    kept += [at_its_end(content, engine) for engine in FASTER]
    kept += [on_two_cores(content, engine) for engine in FASTER]
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
