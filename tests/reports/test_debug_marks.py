"""What is shown of a document: every kind of thing in its place, under its name."""

from dataclasses import replace

import pytest

from evidence_audit.model import AsideKind, Level, Line, Link, Location, Role, Span
from evidence_audit.reports.debug_marks import Seen, marks_of
from evidence_audit.reports.debug_sheets import sheets_of
from evidence_audit.reports.debug_ties import citing, leaps
from tests.reports.typed import aside, block, claim, marker, note, raised, span, typed

URL = "https://stats.example.org/population/2022"
SENTENCE = "Some 612,000 live here."


def shown(document, *kinds):
    """Return what is drawn of some kinds: page, box and label."""
    return [
        (sheet.number, one.bbox, one.label)
        for sheet in sheets_of(document)
        for one in sheet.drawn
        if one.seen in kinds
    ]


def test_body_is_numbered_in_the_order_of_reading_and_nothing_else_is():
    document = typed(
        [(50, 10, "The Tarn Review"), (50, 50, "Buses"), (50, 90, "They stopped."), (50, 700, "1 Ibid.")]
    )
    document = replace(
        document,
        blocks=(
            block(document, "Buses", role=Role.HEADING),
            block(document, "They stopped."),
            block(document, "1 Ibid."),
        ),
        notes=(note(document, "1", "1 Ibid."),),
        asides=(
            aside(document, AsideKind.RUNNING_HEAD, "The Tarn Review"),
            aside(document, AsideKind.NOTE, "1 Ibid."),
        ),
    )
    assert [(mark.seen, mark.label) for mark in marks_of(document)] == [
        (Seen.HEADING, "1"),
        (Seen.PARAGRAPH, "2"),
        (Seen.HEAD, ""),
        (Seen.NOTE, "n-1, no URL"),
    ]


RUNS_ON = [  # where the lines of one paragraph stand, and its boxes
    (
        "down one column",
        [[(50, 100, "one of"), (50, 120, "the lines")]],
        [(1, (50, 100, 140, 140), "1")],
    ),
    (
        "over to the next column",
        [[(50, 700, "left foot"), (300, 100, "right top")]],
        [(1, (50, 700, 140, 720), "1"), (1, (300, 100, 390, 120), "1 goes on")],
    ),
    (
        "over to a column that begins further down",
        [[(50, 100, "left top"), (300, 400, "right")]],
        [(1, (50, 100, 130, 120), "1"), (1, (300, 400, 350, 420), "1 goes on")],
    ),
    (
        "around a picture",
        [[(50, 100, "above"), (50, 500, "below")]],
        [(1, (50, 100, 100, 120), "1"), (1, (50, 500, 100, 520), "1 goes on")],
    ),
    (
        "over to the next page",
        [[(50, 700, "foot")], [(50, 100, "top")]],
        [(1, (50, 700, 90, 720), "1"), (2, (50, 100, 80, 120), "1 goes on")],
    ),
    (
        "beside the number that hangs there",
        [[(50, 100, "7"), (80, 100, "hangs"), (80, 120, "here")]],
        [(1, (50, 100, 130, 140), "1")],
    ),
]


@pytest.mark.parametrize(("pages", "boxes"), [row[1:] for row in RUNS_ON], ids=[row[0] for row in RUNS_ON])
def test_a_paragraph_has_a_box_in_each_place_that_it_runs_over(pages, boxes):
    """One box over all of it would cover what stands between."""
    document = typed(*pages)
    whole = block(document, pages[0][0][2], pages[-1][-1][2])
    assert shown(replace(document, blocks=(whole,)), Seen.PARAGRAPH) == boxes


def test_a_running_head_within_a_paragraph_is_no_part_of_its_box():
    document = typed([(50, 760, "It goes")], [(50, 10, "HEAD"), (50, 60, "on")])
    document = replace(
        document,
        blocks=(block(document, "It goes", "on"),),
        asides=(aside(document, AsideKind.RUNNING_HEAD, "HEAD"),),
    )
    assert [box for _, box, _ in shown(document, Seen.PARAGRAPH)] == [(50, 760, 120, 780), (50, 60, 70, 80)]


def test_a_marker_is_drawn_with_the_note_that_it_leads_to():
    """A raised one takes the upper part of its line only."""
    document = typed([(50, 100, "Most7 agreed, few8 did not.")])
    document = replace(
        document,
        raised=(raised(document, "7"),),
        markers=(marker(document, "7", "n-7-2", "Most"), marker(document, "8", None, "few")),
    )
    assert shown(document, Seen.MARKER) == [(1, (90, 100, 100, 112), "n-7-2")]
    assert shown(document, Seen.LOST) == [(1, (220, 100, 230, 120), "no note")]


def test_what_is_raised_and_no_marker_is_shown_as_such():
    """A marker that was missed is found by looking for these; the number of a note is none."""
    document = typed([(50, 100, "Most7 agreed on the 21st"), (50, 700, "7 Ibid.")])
    document = replace(
        document,
        raised=(raised(document, "7"), raised(document, "st"), raised(document, "7 ")),
        markers=(marker(document, "7", "n-7", "Most"),),
        asides=(aside(document, AsideKind.NOTE, "7 Ibid."),),
    )
    assert [(mark.seen, len(mark.places)) for mark in marks_of(document) if mark.seen is Seen.RAISED] == [
        (Seen.RAISED, 1)
    ]


def cited(printed=f"1 Tarn Council, {URL}", *, page_break=False):
    """Return a document whose note 1, as printed in lines, cites URL."""
    rows = [(50.0, 700.0 + 20 * at, row) for at, row in enumerate(printed.split("\n"))]
    document = typed(rows[:1], rows[1:]) if page_break else typed(rows)
    first, last = rows[0][2], rows[-1][2]
    ends = (first, None) if page_break else (first, last)
    notes = [aside(document, AsideKind.NOTE, *ends)]
    if page_break:
        notes.append(aside(document, AsideKind.NOTE, last))
    return replace(document, notes=(note(document, "1", *ends, URL),), asides=tuple(notes))


ADDRESSES = [
    ("on one line", f"1 Tarn Council, {URL}", ["URL"]),
    (
        "broken by print",
        "1 Tarn Council, https://stats.example\n.org/population/\n2022",
        ["URL, line 1", "line 2", "line 3"],
    ),
    ("of another address than the note was found to cite", "1 See https://other.example.org/x", []),
]


@pytest.mark.parametrize(
    ("printed", "labels"), [row[1:] for row in ADDRESSES], ids=[row[0] for row in ADDRESSES]
)
def test_the_lines_of_an_address_are_shown_as_one(printed, labels):
    """The lines that were put together are what a doubtful address is checked by."""
    assert [label for _, _, label in shown(cited(printed), Seen.URL)] == labels


def test_an_address_cut_by_the_end_of_a_page_is_shown_as_far_as_it_goes():
    document = cited("1 Tarn Council, https://stats.example.org/\npopulation/2022", page_break=True)
    assert [(page, label) for page, _, label in shown(document, Seen.URL)] == [(1, "URL")]
    assert [(page, label) for page, _, label in shown(document, Seen.NOTE)] == [
        (1, "n-1"),
        (2, "a note goes on"),
    ]


def test_words_with_a_link_are_told_from_addresses():
    document = typed([(50, 100, "As the survey says, www.example.org/survey")])
    document = replace(
        document,
        links=(
            Link(**span(document, "the survey"), url=URL),
            Link(**span(document, "www.example.org/survey"), url="https://www.example.org/survey"),
            Link(start=3, end=3, url="https://nothing.example.org/under-it"),
        ),
    )
    assert [label for _, _, label in shown(document, Seen.URL)] == ["link", "URL"]


def test_a_note_from_a_file_of_its_own_is_on_no_page():
    document = typed([(50, 100, "Most7 agreed.")])
    end = len(document.text)
    theirs = replace(
        note(document, "7", "Most"), start=end, end=end, place=Location(start=0, end=9, document="notes.txt")
    )
    assert marks_of(replace(document, notes=(theirs,))) == ()


TIED = [  # a figure's level, what covers it, and its label
    ("its notes", {"markers": ("1", "2"), "notes": ("n-1", "n-2")}, "n-1, n-2"),
    ("a marker that leads nowhere", {"markers": ("9",)}, "no note"),
    ("a link alone", {"urls": (URL,)}, "link"),
    ("what it repeats", {"repeats": "c-00000001"}, "repeat"),
    ("nothing, and a source is missed", {}, "no source"),
    ("nothing, and none is missed", {"level": Level.MAY}, ""),
]


@pytest.mark.parametrize(("covering", "label"), [row[1:] for row in TIED], ids=[row[0] for row in TIED])
def test_a_figure_says_what_it_is_tied_to(covering, label):
    document = typed([(50, 100, SENTENCE)])
    one = replace(claim(document, "612,000", SENTENCE), **covering)
    assert shown(replace(document, claims=(one,)), Seen.MUST, Seen.MAY) == [(1, (100, 100, 170, 120), label)]


def test_a_figure_is_drawn_on_each_line_that_it_stands_on():
    document = typed([(500, 100, "and 95"), (50, 120, "minutes more")])
    one = claim(document, "95\nminutes", "It took 95\nminutes more")
    assert shown(replace(document, claims=(one,)), Seen.MUST) == [
        (1, (540, 100, 560, 120), "no source"),
        (1, (50, 120, 120, 140), ""),
    ]


MEANT = [  # where markers called 1 stand, and which of them the figure is tied to
    ("behind the figure rather than before it", "Of1 all 612,000 live1 here.", "live"),
    ("before the figure where none is behind it", "Of1 all 612,000 live here.", "Of"),
]


@pytest.mark.parametrize(("sentence", "before"), [row[1:] for row in MEANT], ids=[row[0] for row in MEANT])
def test_a_figure_is_tied_to_the_marker_that_was_meant(sentence, before):
    document = typed([(20, 100, sentence)])
    marks = [marker(document, "1", "n-1", words) for words in ("Of", "live") if f"{words}1" in sentence]
    one = claim(document, "612,000", sentence.replace("1 ", " "), marks[0])
    (tie,) = citing(replace(document, markers=tuple(marks), claims=(one,)))
    assert document.text[: int(tie.end.bbox[0] - 20) // 10].endswith(before)


def test_no_line_is_drawn_where_it_is_not_known_which_marker_is_meant():
    """A marker of that name far from the sentence is another."""
    far = "Nothing of that is said here for a long while, and then something else."
    document = typed([(20, 100, SENTENCE), (20, 200, far), (20, 300, "It does1 say.")])
    there = marker(document, "1", "n-1", "does")
    one = claim(document, "612,000", SENTENCE, there)
    assert list(citing(replace(document, markers=(there,), claims=(one,)))) == []


def test_arrows_lead_from_the_foot_of_a_column_to_the_top_of_the_next():
    columns = [(50, 100, "one"), (50, 200, "two"), (300, 100, "three"), (300, 200, "four")]
    document = typed([*columns], [(50, 100, "five")])
    blocks = tuple(block(document, words) for words in ("one", "two", "three", "four", "five"))
    (leap,) = leaps(marks_of(replace(document, blocks=blocks)))
    assert (leap.start.bbox[:2], leap.end.bbox[:2]) == ((50, 200), (300, 100))


def test_the_legend_counts_things_not_boxes():
    document = typed([(50, 700, "left foot"), (300, 100, "right top")], [(50, 100, "next page")])
    document = replace(
        document, blocks=(block(document, "left foot", "right top"), block(document, "next page"))
    )
    assert [sheet.legend for sheet in sheets_of(document)] == [((Seen.PARAGRAPH, 2),), ()]


def test_what_has_no_place_is_said_in_words():
    """Lines that run up or down the page are read, and the document does not say where they stand."""
    document = typed([(50, 100, "Up and down")], [(50, 100, "gone")])
    upright, _ = document.lines
    turned = Line(**span(document, "gone"), page=2)
    blocks = (block(document, "Up and down"), block(document, "gone"))
    sheets = sheets_of(replace(document, lines=(upright, turned), blocks=blocks))
    assert sheets[0].remark == ""
    assert sheets[1].remark.endswith("(they run up or down): 1")
    assert sheets[1].drawn == ()


def test_a_page_without_text_says_so():
    document = typed([(50, 100, "Text")], [])
    blank = replace(document.pages[1], has_text=False)
    sheets = sheets_of(replace(document, pages=(document.pages[0], blank)))
    assert [bool(sheet.remark) for sheet in sheets] == [False, True]


BESIDE = [
    ("half on the page", (-50.0, 100.0), [(0.0, 100.0, 50.0, 120.0)]),
    ("beside the page", (700.0, 100.0), []),
    ("nowhere at all", (float("nan"), 100.0), []),
    ("beyond all measure", (float("inf"), 100.0), []),
]


@pytest.mark.parametrize(("at", "boxes"), [row[1:] for row in BESIDE], ids=[row[0] for row in BESIDE])
def test_boxes_end_where_the_page_ends(at, boxes):
    document = typed([(*at, "ten signs.")])
    document = replace(document, blocks=(block(document, "ten signs."),))
    (sheet,) = sheets_of(document)
    assert [one.bbox for one in sheet.drawn] == boxes
    assert list(sheet.lines) == boxes


def test_each_line_of_an_aside_over_several_is_covered():
    """Lists of works and interruptions are shown as they are, with no number."""
    document = typed([(50, 100, "Contents"), (50, 120, "1 Buses 4"), (50, 200, "Photo: Ann Lee")])
    document = replace(
        document,
        asides=(
            aside(document, AsideKind.BIBLIOGRAPHY, "Contents", "4"),
            aside(document, AsideKind.INTERRUPTION, "Photo: Ann Lee"),
            aside(document, AsideKind.MARKUP, "Photo"),
        ),
        raised=(Span(start=0, end=1),),
    )
    assert [(mark.seen, mark.places[0].bbox) for mark in marks_of(document)] == [
        (Seen.WORKS, (50, 100, 140, 140)),
        (Seen.INTERRUPTION, (50, 200, 190, 220)),
    ]
