"""The lexicon is data, and more of it can be given."""

import pytest

from evidence_audit.quantities import extended, find, in_base, load

FURLONGS = {
    "unit": {"fur": {"names": ["furlong", "furlongs"], "dimension": "length", "factor": 201.168}},
    "currency": {"XTS": {"signs": ["₮"], "names": ["testmark", "testmarks"]}},
    "modifier_before": {"give or take": "about"},
    "number": {"umpteen": 99},
    "context": {"label": ["parsec"]},
}


def test_a_unit_a_currency_and_a_word_added_at_run_time():
    """An entry shaped as in the TOML file is all that a new unit needs."""
    lexicon = extended(FURLONGS)
    found = find("give or take 8 furlongs, ₮5 million, umpteen cars, Parsec 7", lexicon=lexicon)
    assert [(quantity.value, quantity.unit, quantity.modifier) for quantity in found] == [
        (8, "fur", "give or take"),
        (5e6, "XTS", None),
        (99, None, None),
    ]
    assert in_base(found[0], lexicon=lexicon).value == pytest.approx(1609.344)


def test_the_shipped_lexicon_stays_as_it_is():
    """Adding to a lexicon makes another one."""
    extended(FURLONGS)
    assert [quantity.unit for quantity in find("8 furlongs")] == [None]
    assert load() is load("en")


def test_every_unit_converts():
    """A symbol leads back to a unit with a dimension and a factor above zero."""
    for symbol, unit in load().by_symbol.items():
        assert unit.symbol == symbol
        assert unit.dimension
        assert unit.factor > 0


def test_another_language_needs_no_code():
    """German words through the same grammar."""
    words = {
        "number": {"zwei": 2, "fünf": 5},
        "magnitude": {"millionen": 1e6},
        "percent": {"prozent": "%"},
        "duration": {"years": {"names": ["jahre"]}},
        "modifier_before": {"mehr als": "above"},
    }
    found = find("mehr als fünf Millionen, zwei Prozent, 1,5 Jahre", lexicon=extended(words), decimal=",")
    assert [(quantity.value, quantity.unit, quantity.modifier) for quantity in found] == [
        (5e6, None, "mehr als"),
        (2, "%", None),
        (1.5, "years", None),
    ]


def test_no_such_language():
    """Asking for a language that is not there says so."""
    with pytest.raises(FileNotFoundError):
        load("xx")
