"""Markers, notes and addresses of whole texts."""

from datetime import date

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_audit.citations import cite
from evidence_audit.model import AsideKind, Document, Link, Marker, Note, Span


def document(text, **fields):
    return Document(path="a.txt", format="text", sha256="", text=text, **fields)


def markers(text, **fields):
    return [marker.marker for marker in cite(document(text, **fields)).markers]


WITHOUT_NOTES = [  # text                                                                   markers
    ("Costs rose in the UK.1 Almost all fell.2 Then some rose.3", ["1", "2", "3"]),
    ("Half of adults with asthma1 and gout2 agree.3 So it is (NHS).4", ["1", "2", "3", "4"]),
    ("The firms (all three),1 yet not others,2 grew.3 The model,4  which won, held.5", list("12345")),
    ("It was “important to me.”1 Then the board (RCN)2 spoke.3 And so on.4", list("1234")),
    ("Many said so.5 6 7 8 9 Some did not.10, 11 The rest waited.12", [*map(str, range(5, 13))]),
    ("It rose.1 It fell.2 It rose again.4 As said.5", ["1", "2", "4", "5"]),
    ("It rose [1]. It fell [3-5] and rose [2, 6].", ["1", "3", "4", "5", "2", "6"]),
    ("It rose¹ and fell² by 5 m² and 10⁶ km².", ["1", "2"]),
    ("One.17 Two.18 See pages 10 and 11.19 Three.20 Four.21", ["17", "18", "19", "20", "21"]),
    ("One.52 It fell from 9 in 2015/16 to 8 in 2017/18.53 Two.54", ["52", "53", "54"]),
    ("It cost the council £700 an hour.27 The rest is known.", ["27"]),
]


@pytest.mark.parametrize(("text", "expected"), WITHOUT_NOTES, ids=[row[0][:30] for row in WITHOUT_NOTES])
def test_markers_are_known_by_their_sequence(text, expected):
    """Without notes in the file, markers lead nowhere but are markers all the same."""
    cited = cite(document(text))
    assert [marker.marker for marker in cited.markers] == expected
    assert all(marker.note is None for marker in cited.markers)


FIGURES = "One.1 Two.2 {} Four.4 Five.5\n\nNotes\n\n" + "".join(
    f"{n} Source {n}, 2020.\n" for n in range(1, 6)
)
BEHIND_FIGURES = [
    "It fell to 10.3 Children lost most.",
    "It costs $12,000.3 In some towns less.",
    "It brings £4.50.3 Others say less.",
    "It began in 2019.3 Others say earlier.",
]


@pytest.mark.parametrize("sentence", BEHIND_FIGURES)
def test_a_marker_may_stand_behind_the_stop_of_a_figure(sentence):
    """The sequence asks for it, and a sentence begins behind it."""
    assert [m for m in markers(FIGURES.format(sentence)) if m != "3"] == ["1", "2", "4", "5"]
    assert "3" in markers(FIGURES.format(sentence))


@pytest.mark.parametrize(
    "sentence", ["It fell to 10.3 metres.", "It costs $12,000.3 a year.", "It brings £4.3 million."]
)
def test_a_decimal_is_no_marker(sentence):
    assert "3" not in markers(FIGURES.format(sentence))


def test_a_run_may_be_set_without_spaces():
    assert markers("One.1 Two.2 It rose in both towns.3,4\nThe end.5") == ["1", "2", "3", "4", "5"]


def test_a_note_called_early_is_no_run():
    """`12` is note 12 where 1 is called by itself right after."""
    text = "All of it.12 One.1 Two.2 Three.3 Four.4\n\nNotes\n\n"
    text += "".join(f"{n} Source {n}, 2020.\n" for n in range(1, 13))
    assert markers(text) == ["12", "1", "2", "3", "4"]


def test_notes_may_begin_with_the_numbers_of_the_law():
    text = "One.1 Two.2 Three.3\n\n1 Hall Survey, 2021.\n2 42 U.S.C. 1395 (2020).\n3 § 204(c)(2).\n"
    assert [note.text for note in cite(document(text)).notes][1:] == [
        "42 U.S.C. 1395 (2020).",
        "§ 204(c)(2).",
    ]


def test_styles_of_markers_may_be_mixed():
    """Round brackets count among others where they alone call the rest of the notes."""
    text = (
        "Half rent privately (1). A third own [2]. None has both [3]. It has (4) doors.\n\nReferences\n\n"
        "1 Hall Survey, 2021.\n[2] Night Board, 2020.\n(3) Rest Atlas, 2022.\n"
    )
    assert markers(text) == ["1", "2", "3"]
    assert markers(text.replace(" (1)", "")) == ["2", "3"]


def test_notes_in_several_styles_end_where_the_next_begins():
    text = (
        "Half rent.1 A third own [2]. None.3\n\nReferences\n\n1 Hall Survey, 2021, https://hall.example/one\n"
        "[2] Night Board, https://night.example/two.\n(3) Rest Atlas, 2022.\nSmith, J. (2021) Beds.\n"
    )
    notes = cite(document(text)).notes
    assert [(note.marker, len(note.urls)) for note in notes] == [("1", 1), ("2", 1), ("3", 0)]
    assert notes[2].text == "Rest Atlas, 2022."


NO_MARKERS = [
    "In 2019, 45 per cent of firms grew. Sales rose 3.5 per cent to £2.67 million, against 1,234 in 2018.",
    "COVID-19 hit F-150 output; H1N1 and CO2 fell. See Section 4.2, Table 3.1 or Figure 2.",
    "They failed to do so.17 March: the port closed. Photo (Agency)2 / 5 and more.",
    "The ratio was 1:9:8 on page 12. It grew to 12.5. The firm had 3. It lost 7. In 1990,20 people left.",
    "G7 and G20 leaders met; B12 and omega3 matter. MP3 players and Windows10 rule over 10 km2.",
    "Year  Sales\n2018\n12\n13.5\n2019\n14\n15.2\n\nTotal 5\nOther 6\nMore 7\n",
    "We ask for:\n\n1. More. The 2019 report says so (Smith, 2019).\n2. Less.\n3. None.\n\nAbout 2 in 5 did.",
    "Use a[1] and x[3], see [sic] and [2019].",
    "Shopping:\n\n* eggs\n* milk\n\nDo 2*3 and 5* hotels; p<0.05*.",
    "",
]


@pytest.mark.parametrize("text", NO_MARKERS, ids=[text[:30] for text in NO_MARKERS])
def test_figures_are_no_markers(text):
    """Prose full of figures yields neither markers nor notes."""
    cited = cite(document(text))
    assert (cited.markers, cited.notes) == ((), ())


FOOT = """The first wave cost much.1 The second
cost less,2 as far as we know.

1.  Smith, A. (2019) Waves. [online] Available at: www.example.org/waves-
and-floods/2019 [Accessed on: 3 July 2020]

2.  More at: floods.example.co.uk/about

http://www.example.org/waves-and-floods/2019
http://floods.example.co.uk/about
 The third wave came later.3

3.  Jones, B. (2018) Tides, pp. 12-13.
"""


def test_notes_at_page_feet_are_read_whole():
    """A note keeps its words, year, pages, day of access and address, as linked at the page's end."""
    cited = cite(document(FOOT))
    assert [(marker.marker, marker.note) for marker in cited.markers] == [
        ("1", "n-1"),
        ("2", "n-2"),
        ("3", "n-3"),
    ]
    first, second, third = cited.notes
    assert first.text.endswith(
        "Available at: www.example.org/waves-and-floods/2019 [Accessed on: 3 July 2020]"
    )
    assert (first.year, first.accessed) == (2019, date(2020, 7, 3))
    assert first.urls == ("http://www.example.org/waves-and-floods/2019",)
    assert second.urls == ("http://floods.example.co.uk/about",)
    assert (third.year, third.pages) == (2018, "12-13")


def test_body_holds_prose_only():
    """Markers, notes and lists of link targets are blanked; the prose stays in its place."""
    cited = cite(document(FOOT))
    prose = cited.body().split()
    assert " ".join(prose) == (
        "The first wave cost much. The second cost less, as far as we know. The third wave came later."
    )
    assert len(cited.body()) == len(FOOT)


def test_a_list_in_the_body_is_no_note_list():
    """The list whose numbers answer to the markers wins; the other stays prose."""
    text = (
        "Costs rose.1 They fell.2 They rose.3 They fell.4\n\nWe ask for:\n\n1. More money.\n2. More time.\n\n"
        "Notes\n\n1. A (2019) One.\n2. B (2018) Two.\n3. C (2017) Three.\n4. D (2016) Four.\n"
    )
    cited = cite(document(text))
    assert [note.year for note in cited.notes] == [2019, 2018, 2017, 2016]
    assert "More money." in cited.body()


def test_numbering_that_restarts_leads_to_its_own_notes():
    """Each chapter's markers lead to its own list; ids tell the lists apart."""
    text = (
        "One.1 Two.2\n\nNotes\n1. Smith (2019) A.\n2. Jones (2018) B.\n\n"
        "Three.1 Four.2 Five.3\n\nNotes\n1. Brown (2017) C.\n2. Green (2016) D.\n3. White (2015) E.\n"
    )
    cited = cite(document(text))
    assert [marker.note for marker in cited.markers] == ["n-1", "n-2", "n-1-2", "n-2-2", "n-3"]


def test_a_note_may_be_called_again():
    """A later call of the same number leads to the same note."""
    text = "One.1 Two.2 Three.3 As said.1 Four.4\n\n1. A (2019).\n2. B (2018).\n3. C (2017).\n4. D (2016).\n"
    assert [marker.note for marker in cite(document(text)).markers] == ["n-1", "n-2", "n-3", "n-1", "n-4"]


def test_signs_lead_to_the_next_note_with_that_sign():
    """A sign begins again on each page; a digit left over beside it is no marker, nor prose."""
    text = (
        "The hubs opened.*1 They grew.† 2Due to that, all went well.\n\n*  See www.example.org/hubs\n"
        "†  See www.example.org/growth\n\nThe shops closed.* So it went.\n\n*  See www.example.org/shops\n"
    )
    cited = cite(document(text))
    assert [(marker.marker, marker.note) for marker in cited.markers] == [
        ("*", "n-*"),
        ("†", "n-†"),
        ("*", "n-*-2"),
    ]
    assert "The hubs opened. They grew. Due to that" in " ".join(cited.body().split())


def lettered(text):
    """Return the text of `^a` with raised letters, and where they are."""
    pieces = text.split("^")
    raised, plain = [], pieces[0]
    for piece in pieces[1:]:
        raised.append(Span(start=len(plain), end=len(plain) + 1))
        plain += piece
    return cite(document(plain, raised=tuple(raised)))


def test_raised_letters_lead_to_the_notes_below():
    """The full stop behind a note's letter is no part of it."""
    cited = lettered(
        "There were 4,500 beds,^a a fall of 12%.^b So it was.^a\n\na. In England.\n^b Bed Office (2021).\n"
    )
    assert [(marker.marker, marker.note) for marker in cited.markers] == [
        ("a", "n-a"),
        ("b", "n-b"),
        ("a", "n-a"),
    ]
    assert [note.text for note in cited.notes] == ["In England.", "Bed Office (2021)."]


NO_LETTERS = [
    "Let x^a be 5 and y^b be 6.\n\na. First.\nb. Second.\n",
    "There were 4,500 beds.^b So it was.\n\nb. The second of a list.\n",
    "There were 4,500 beds.^a So it was.\n\nA list without it.\n",
]


@pytest.mark.parametrize("text", NO_LETTERS)
def test_other_raised_letters_are_no_markers(text):
    """Mathematics, a letter whose forerunners are missing, one without a note."""
    assert lettered(text).markers == ()


def test_raised_numbers_may_run_together():
    """Superscripts `345` behind a heading are 3, 4 and 5."""
    text = "Testing1 went on2 and on.\n\nResults 345\n\nIt ended6 then.\n"
    raised = [Span(start=at, end=at + len(run)) for run in ("1", "2", "345", "6") for at in [text.index(run)]]
    assert markers(text, raised=tuple(raised)) == ["1", "2", "3", "4", "5", "6"]


def test_a_note_goes_on_at_the_foot_of_the_next_page():
    """What stands above the next page's first note finishes the note that broke off."""
    text = (
        "Costs rose.1 They fell.2\n\n1 Smith, A. (2019) On costs, and on the\n\f"
        "Prices held.3\n\nmany ways to pay them. Press, 2019.\n\n"
        "2 Jones, B. (2018) Falls.\n3 Brown, C. (2017) Holds.\n"
    )
    first = cite(document(text)).notes[0]
    assert first.text == "Smith, A. (2019) On costs, and on the many ways to pay them. Press, 2019."


def test_links_under_other_words_belong_to_their_note():
    """A link inside a note is one of its addresses, although no address is printed."""
    text = "Costs rose.1\n\n1. See the office’s report (2019) for more.\n"
    at = text.index("report")
    cited = cite(document(text, links=(Link(start=at, end=at + 6, url="https://example.org/r"),)))
    assert cited.notes[0].urls == ("https://example.org/r",)


def test_stated_notes_are_believed():
    """Where the format states its notes, only particulars and addresses are added."""
    text = "Costs rose[^a].2 They fell."
    note = Note(start=0, end=0, id="n-a", marker="a", text="Smith (2019), https://example.org/x.")
    marker = Marker(start=10, end=14, marker="a", note="n-a")
    cited = cite(document(text, states_notes=True, markers=(marker,), notes=(note,)))
    assert cited.markers == (marker,)
    assert (cited.notes[0].year, cited.notes[0].urls) == (2019, ("https://example.org/x",))


def test_addresses_in_the_body_become_links():
    """They are links and no prose."""
    cited = cite(document("See https://example.org/a_(b), please."))
    assert [link.url for link in cited.links] == ["https://example.org/a_(b)"]
    assert [aside.kind for aside in cited.asides] == [AsideKind.URL]


def test_lists_of_works_and_contents_are_no_prose():
    """Reference lists and tables of contents claim nothing."""
    text = (
        "Contents\nCosts ........ 12\nPrices ....... 34\n\nCosts rose by a third.\n\nReferences\n\n"
        "Smith, A. (2019) 40 per cent of everything. Press.\n\nJones, B. (2018) One in four.\n"
    )
    assert "Costs rose by a third." in cite(document(text)).body()
    assert "per cent" not in cite(document(text)).body()
    assert "12" not in cite(document(text)).body()


FRAGMENTS = st.sampled_from(
    [
        *(
            "rose.1 ",
            "fell,2 ",
            "\n\n",
            "\n",
            "1. Smith (2019) ",
            "[3] ",
            "x* ",
            "* y ",
            "https://a.org/b-\n",
        ),
        *(
            "12 ",
            "é¹ ",
            "References\n",
            "\f",
            "www.",
            "doi:10.1000/x ",
            "(accessed 31/2/2020) ",
            "3–5 ",
            "a.b.",
        ),
    ]
)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.one_of(FRAGMENTS, st.text(max_size=6)), max_size=40).map("".join))
def test_every_text_can_be_cited(text):
    """Never raises; markers, notes, links and asides lie inside the text, and the body keeps its length."""
    cited = cite(document(text))
    ids = [note.id for note in cited.notes]
    assert len(ids) == len(set(ids))
    for span in (*cited.markers, *cited.notes, *cited.links, *cited.asides):
        assert 0 <= span.start <= span.end <= len(text)
    assert all(marker.note is None or marker.note in ids for marker in cited.markers)
    assert len(cited.body()) == len(text)


def test_markers_of_real_reports(shared_texts):
    """Every marker of the two reports is found, in its line, and nothing else."""
    for gold_path in sorted(shared_texts.glob("gold/*.yaml")):
        gold = yaml.safe_load(gold_path.read_text(encoding="utf-8"))
        text = (shared_texts / "documents" / gold["document"]).read_text(encoding="utf-8")
        cited = cite(document(text))
        found = [(marker.marker, text.count("\n", 0, marker.start) + 1) for marker in cited.markers]
        assert sorted(found) == sorted((str(row["marker"]), row["line"]) for row in gold["markers"])
