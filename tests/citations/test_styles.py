"""Whole documents in the citation styles of the trades, with what each of their markers leads to."""

from pathlib import Path

import pytest

from evidence_audit import citations, claims, documents

STYLES = Path(__file__).parent / "styles"
CANAL, LOCK = "https://mill.example.org/canal", "https://navvies.example.org/3/2/lock"
MARL, WEIRS = "https://rivers.example.org/4/marl", "https://weirs.example.gov/report"
ROE, LADDERS = "https://river.example.edu/roe", "https://rivers.example.gov/ladders.pdf"
MILLS, WHEEL = "https://muehlen.example.de/bericht", "https://rad.example.de/7/mueller"
ATLAS, TRAFFIC = "https://canaux.example.fr/atlas", "https://halage.example.fr/trafic"

CALLS = {  # the markers of each document, in the order of its text; a run of them in one word
    "vancouver.txt": "1 2 3 4 5 6 7 8 2 9 10",
    "harvard.txt": "Lindqvist-2019 Lindqvist-2019 Moor-2018 Fen-Institute-2020a Bogg-2017 "
    "Fen-Institute-2020b Bogg-2017 Department-for-Uplands-and-Moors-2012 Fen-Institute-2020a Turver-2016",
    "apa.md": "Brook-2017 Brook-2017 Ash-2019 Library-Council-2020 Ash-2019 Ash-2019 Library-Council-2020",
    "chicago.txt": "1 2 3 4 5 6 7 8",
    "oscola.txt": "1 2 3 4 5 6 7",
    "bluebook.txt": "1 2 3 4 5 6",
    "ieee.txt": "1 2 3 4 5 6 1 6",
    "mla.txt": "Harrow Harrow-and-Stone Byre Stone “Sheep-of-the-County”",
    "german.txt": "1 2 3 4 5 6",
    "french.txt": "1 2 3 4 5",
    "government.txt": "*",
    "wikipedia.txt": "1 2 3 3 4 5 a",
    "symbols.txt": "* † ‡ § * ** †",
    "nature.txt": "1 2 3 4 5 6 2 7 8",
    "restart.txt": "1 2 3 1 2 3 4",
    "perpage.txt": "1 2 1 2 3 1",
    "squares.txt": "Comb-2018 Drone-2019 Skep-2017a Skep-2017b Comb-2018 Drone-2019",
    "labels.txt": "Ebb18 EF+20 Spr19 RFT12",
    "roman.txt": "i ii iii iv",
    "spanish.txt": "1 2 3 4",
    "paren.txt": "1 2 3 4 5 6 1",
}

NOTES = [  # document, note by its marker or, where that recurs, its id, addresses, year, pages
    ("vancouver.txt", "1", ["https://doi.org/10.5555/jcw.2019.12"], 2019, None),
    ("vancouver.txt", "2", [], 2018, None),
    ("vancouver.txt", "3", ["https://swim.example.org/winter"], None, None),
    ("vancouver.txt", "5", ["https://doi.org/10.5555/lmj.9.2.20"], 2017, None),
    ("vancouver.txt", "7", ["https://pubmed.ncbi.nlm.nih.gov/31234567/"], 2020, None),
    ("vancouver.txt", "8", ["https://www.canaltrust.example.org/count"], 2020, None),
    ("vancouver.txt", "9", ["https://water.example.gov/limits"], 2017, None),
    ("vancouver.txt", "10", [], 2019, None),
    ("harvard.txt", "Bogg 2017", ["https://doi.org/10.5555/jwp.4.2"], 2017, "10–31"),
    ("harvard.txt", "Fen Institute 2020a", ["https://fen.example.org/survey"], 2020, None),
    ("harvard.txt", "Fen Institute 2020b", ["https://fen.example.org/costs"], 2020, None),
    ("harvard.txt", "Turver 2016", ["https://spade.example.com/turver"], 2016, None),
    ("apa.md", "Ash 2019", ["https://doi.org/10.5555/rr.31.4.88"], 2019, None),
    ("apa.md", "Library Council 2020", ["https://www.libraries.example.org/loans"], 2020, None),
    ("chicago.txt", "1", [CANAL], 2014, None),
    ("chicago.txt", "2", [CANAL], 2014, None),
    ("chicago.txt", "3", [CANAL], 2014, None),
    ("chicago.txt", "4", [LOCK], 1998, None),
    ("chicago.txt", "5", [CANAL], 2014, None),
    ("chicago.txt", "6", [LOCK, "https://quarries.example.gov/boats"], 1998, None),
    ("chicago.txt", "7", [LOCK], 1998, None),
    ("chicago.txt", "8", ["https://quarries.example.gov/boats"], None, None),
    ("oscola.txt", "3", [MARL], 2015, None),
    ("oscola.txt", "4", [MARL], 2015, None),
    ("oscola.txt", "5", [MARL], 2015, None),
    ("oscola.txt", "6", [WEIRS, MARL], 2020, "para 4.2"),
    ("oscola.txt", "7", [WEIRS, MARL], 2011, None),
    ("bluebook.txt", "1", [], 1973, None),
    ("bluebook.txt", "2", [], 1973, None),
    ("bluebook.txt", "3", [ROE], 2010, None),
    ("bluebook.txt", "4", [ROE], 2010, None),
    ("bluebook.txt", "5", [LADDERS], 2012, None),
    ("bluebook.txt", "6", [LADDERS, ROE], 2012, None),
    ("ieee.txt", "1", ["https://doi.org/10.5555/jg.2018.3"], 2018, "10–20"),
    ("ieee.txt", "4", ["https://dam.example.net/pressure.html"], 2016, None),
    ("ieee.txt", "5", ["https://arxiv.org/abs/1701.01234"], 2017, None),
    ("ieee.txt", "6", ["https://field.example.org/9/12"], 2020, None),
    ("mla.txt", "Harrow", ["https://fell.example.org/ewes"], 1987, None),
    ("mla.txt", "Harrow and Stone", ["https://sheep.example.org/spring"], 1991, "10–30"),
    ("mla.txt", "“Sheep of the County”", ["https://www.archive.example.org/sheep-1950"], 1951, None),
    ("german.txt", "1", [MILLS], 2020, "12"),
    ("german.txt", "2", [MILLS], 2020, "14"),
    ("german.txt", "3", [WHEEL], 2018, "33–41"),
    ("german.txt", "4", [WHEEL], 2018, None),
    ("german.txt", "5", [MILLS], 2020, "20"),
    ("german.txt", "6", [WHEEL], 2018, None),
    ("french.txt", "1", [ATLAS], 2018, "12"),
    ("french.txt", "2", [ATLAS], 2018, "14"),
    ("french.txt", "4", [TRAFFIC], 2016, "51"),
    ("french.txt", "5", [ATLAS], 2018, None),
    ("government.txt", "*", ["https://roads.example.gov/footbridges"], None, None),
    ("wikipedia.txt", "1", ["https://parishes.example.gov/2011/lower-mill"], None, None),
    ("wikipedia.txt", "2", [], 2014, "23"),
    ("wikipedia.txt", "3", ["https://doi.org/10.5555/jm.3.2.44"], 1998, None),
    ("wikipedia.txt", "4", ["https://heritage.example.org/lower-mill"], 2016, None),
    ("wikipedia.txt", "5", ["https://www.dale.example.org/listed"], 2019, None),
    ("symbols.txt", "*", ["https://ferries.example.org/count"], None, None),
    ("symbols.txt", "**", ["https://accounts.example.com/ferries"], 2018, None),
    ("symbols.txt", "§", ["https://www.ferries.example.org/punctual"], None, None),
    ("nature.txt", "1", [], 2020, None),
    ("nature.txt", "2", ["https://doi.org/10.5555/jg.592.726"], 2021, None),
    ("nature.txt", "3", ["https://ice.example.org/serac"], 2021, None),
    ("nature.txt", "5", [], 2015, None),
    ("nature.txt", "7", ["https://data.example.ch/alp"], 2018, None),
    ("restart.txt", "n-1", ["https://rolls.example.org/1300"], 1904, None),
    ("restart.txt", "n-2", [], 1910, "14"),
    ("restart.txt", "n-3", [], 1910, "20"),
    ("restart.txt", "n-1-2", ["https://fairs.example.org/stall"], 1950, None),
    ("restart.txt", "n-3-2", ["https://fairs.example.org/stall"], 1950, None),
    ("restart.txt", "n-4", ["https://fairs.example.org/stall"], 1950, "88"),
    ("perpage.txt", "n-2", ["https://wells.example.org/survey"], 2015, "7"),
    ("perpage.txt", "n-1-2", ["https://guild.example.org/prices"], 2016, None),
    ("perpage.txt", "n-2-2", ["https://guild.example.org/prices"], 2016, None),
    ("perpage.txt", "n-1-3", ["https://guild.example.org/records"], None, None),
    ("squares.txt", "Comb 2018", ["https://hive.example.org/comb"], 2018, None),
    ("squares.txt", "Skep 2017b", ["https://skep.example.org/b"], 2017, None),
    ("labels.txt", "Ebb18", ["https://tides.example.org/ebb18"], 2018, None),
    ("labels.txt", "EF+20", ["https://doi.org/10.5555/tides.20"], 2020, None),
    ("labels.txt", "RFT12", ["https://rft.example.org/surges"], 2012, None),
    ("roman.txt", "i", ["https://housing.example.gov/rents"], 2018, None),
    ("roman.txt", "ii", ["https://housing.example.gov/rents"], 2018, "12"),
    ("roman.txt", "iv", ["https://port.example.gov/built"], None, None),
    ("spanish.txt", "1", ["https://molinos.example.es/catastro"], 1951, "33"),
    ("spanish.txt", "2", ["https://molinos.example.es/catastro"], 1951, "40"),
    (
        "spanish.txt",
        "4",
        ["https://viento.example.es/aspa", "https://molinos.example.es/catastro"],
        1980,
        "12",
    ),
    ("paren.txt", "4", ["https://www.roads.example.gov/salt"], None, None),
    ("paren.txt", "5", ["https://www.roads.example.gov/salt"], None, None),
    ("paren.txt", "6", ["https://audit.example.gov/roads"], 2018, None),
]

COVERED = [  # document, figure, its markers
    ("vancouver.txt", "38 per cent", ["1"]),
    ("vancouver.txt", "61 per cent", ["2", "3"]),
    ("vancouver.txt", "1,200", ["8"]),
    ("nature.txt", "0.7 mm a year", ["6"]),
    ("nature.txt", "267 gigatonnes", ["1", "2"]),
    ("restart.txt", "9 days", ["1"]),
    ("squares.txt", "12 kg", ["Skep 2017a", "Skep 2017b"]),
    ("labels.txt", "4 minutes", ["EF+20", "Spr19"]),
    ("roman.txt", "1,300", ["iii"]),
    ("paren.txt", "46 days", ["1"]),
    ("harvard.txt", "3.2 billion tonnes", ["Lindqvist 2019"]),
    ("harvard.txt", "0.4 per cent", ["Moor 2018", "Fen Institute 2020a"]),
    ("harvard.txt", "£1,400 a hectare", ["Fen Institute 2020b"]),
    ("apa.md", "54%", ["Brook 2017"]),
    ("apa.md", "one in three", ["Ash 2019", "Library Council 2020"]),
    ("chicago.txt", "£2.3 million", ["1"]),
    ("ieee.txt", "3.5 mW", ["1"]),
    ("ieee.txt", "12 to 20 mW", ["2", "3", "4"]),
    ("mla.txt", "20 percent", ["Byre"]),
    ("wikipedia.txt", "350", ["2", "3"]),
    ("symbols.txt", "1.4 million", ["*"]),
    ("symbols.txt", "£800,000 a year", ["**"]),
]


def _printed(document, claim):
    start, end = claim.location.start, claim.location.end
    return " ".join(document.text[start:end].split())


@pytest.fixture(scope="module")
def cited():
    """Return each document of the table by name, read and cited."""
    found = {}
    for name in CALLS:
        content = (STYLES / name).read_bytes()
        found[name] = claims.find(citations.cite(documents.read(content, name)))
    return found


@pytest.mark.parametrize("name", CALLS)
def test_each_marker_is_found_and_leads_to_its_note(cited, name):
    """What only looks like a marker is none: figures in brackets, parts of a sentence, code."""
    document = cited[name]
    notes = {note.id: note.marker for note in document.notes}
    assert " ".join("-".join(call.marker.split()) for call in document.markers) == CALLS[name]
    assert [notes.get(call.note) for call in document.markers] == [call.marker for call in document.markers]


@pytest.mark.parametrize(
    ("name", "marker", "urls", "year", "pages"), NOTES, ids=[f"{row[0]}-{row[1]}" for row in NOTES]
)
def test_each_note_gives_its_sources(cited, name, marker, urls, year, pages):
    """Also those that it names by `ibid.`, `op. cit.`, a short title or the number of another note."""
    note = next(note for note in cited[name].notes if marker in (note.marker, note.id))
    assert (list(note.urls), note.year, note.pages) == (urls, year, pages)


@pytest.mark.parametrize(
    ("name", "figure", "markers"), COVERED, ids=[f"{row[0]}-{row[1]}" for row in COVERED]
)
def test_each_claim_has_the_markers_that_cover_it(cited, name, figure, markers):
    """Brackets, author and year, and signs cover a claim as numbers do."""
    document = cited[name]
    (claim,) = (claim for claim in document.claims if _printed(document, claim) == figure)
    assert list(claim.markers) == markers
