"""Notes that name their source by another note."""

import pytest

from evidence_audit.citations.echoes import resolved
from evidence_audit.model import Note

WELLS, PUMPS, ROPES = (f"https://{name}.example.org/" for name in ("wells", "pumps", "ropes"))
FIRST = [
    ("1", f"Anna Peel, Wells of the North (2014), {WELLS}", (WELLS,), 2014),
    (
        "2",
        f"Bo Lock, 'Pumps', Journal of Water 3 (2016) 12, {PUMPS}; C. Dam, Ropes, {ROPES}",
        (PUMPS, ROPES),
        2016,
    ),
]


def last(*texts, urls=()):
    """Return the last of some notes that stand behind the two first ones."""
    notes = [*FIRST, *((str(number), text, (), None) for number, text in enumerate(texts, 3))]
    notes[-1] = (*notes[-1][:2], urls, None)
    made = [
        Note(start=at, end=at, id=f"n-{marker}", marker=marker, text=text, urls=addresses, year=year)
        for at, (marker, text, addresses, year) in enumerate(notes)
    ]
    return resolved(made)[-1]


MEANT = [  # text of note 3, its addresses, its year
    ("Ibid.", (PUMPS, ROPES), 2016),
    ("ibid", (PUMPS, ROPES), 2016),
    ("Ibid., p. 14.", (PUMPS, ROPES), 2016),
    ("See ibid., at 14.", (PUMPS, ROPES), 2016),
    ("Id. at 14.", (PUMPS, ROPES), 2016),
    ("Ebd., S. 14.", (PUMPS, ROPES), 2016),
    ("Vgl. ebenda.", (PUMPS, ROPES), 2016),
    ("Op. cit., p. 3.", (PUMPS, ROPES), 2016),
    ("Peel, op. cit., p. 3.", (WELLS,), 2014),
    ("Peel, a. a. O., S. 3.", (WELLS,), 2014),
    ("Peel (n 1) 25.", (WELLS,), 2014),
    ("Peel, supra note 1, at 25.", (WELLS,), 2014),
    ("See note 1 above.", (WELLS,), 2014),
    ("See footnote 1.", (WELLS,), 2014),
    ("Siehe Fn. 1.", (WELLS,), 2014),
    ("Voir note 1.", (WELLS,), 2014),
    ("Note 1 above, p. 3.", (WELLS,), 2014),
    ("Peel, Wells of the North, 44.", (WELLS,), 2014),
    ("Dam, op. cit., p. 3.", (ROPES,), None),
    ("See note 1; Dam, op. cit.", (WELLS, ROPES), 2014),
]


@pytest.mark.parametrize(("text", "urls", "year"), MEANT, ids=[row[0] for row in MEANT])
def test_a_note_has_the_sources_of_the_one_it_means(text, urls, year):
    """Its addresses, all or those of the author who is named, and the year of the first."""
    note = last(text)
    assert (note.urls, note.year) == (urls, year)


NOTHING = [
    "Interview with the author, 3 May 2019.",
    "The idea is older than that.",
    "See note 4 of the annual accounts.",
    "Rules 1 and 2 apply.",
    "Peel, a letter to the editor.",
    "Sid Vine, Vines (2011).",
    "Ideas differ.",
    "See note 9.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_other_notes_mean_none(text):
    """Numbers that count something else, words that begin alike, a name with another title."""
    assert last(text).urls == ()


def test_what_a_note_says_itself_stays_in_its_place():
    own = "https://own.example.org/"
    behind = last(f"See note 1; also {own}", urls=(own,))
    ahead = last(f"{own}; see also note 1.", urls=(own,))
    assert (behind.urls, ahead.urls) == ((WELLS, own), (own, WELLS))


def test_a_row_of_ibids_keeps_its_source():
    note = last("Peel (n 1) 3.", *["Ibid."] * 40)
    assert (note.urls, note.year) == ((WELLS,), 2014)


def test_notes_that_mean_each_other_have_no_source():
    assert last("See note 4.", "See note 3.").urls == ()


def test_numbers_that_recur_mean_the_last_one_before():
    again = "https://again.example.org/"
    notes = [
        Note(start=0, end=1, id="n-1", marker="1", text="One.", urls=(WELLS,)),
        Note(start=2, end=3, id="n-1-2", marker="1", text="One.", urls=(again,)),
        Note(start=4, end=5, id="n-2", marker="2", text="See note 1."),
    ]
    assert resolved(notes)[-1].urls == (again,)
