"""What holds of any text."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_audit.quantities import find

WORDS = """
1 12 2,000 3.5 007 1e9 9e99 999999999999999999999 ½ one two twenty hundred million billion dozen
hundreds of a an the half third thirds quarter £ $ € % per cent percent years year m bn k km
- – — , . ( ) / : ^ x × and or to from between in out times every each about more than up doubled
± cents every [ ] week 50p returns number draw ratio aged
twice 11th most S&P Covid Figure May 2016 10- -5 “ ” people GPs + six-foot-3 ft in
"""
PIECES = st.sampled_from([*WORDS.split(), "\n", "\u00a0"])
TEXTS = st.one_of(
    st.text(max_size=80),
    st.lists(PIECES, max_size=25).map(" ".join),
    st.lists(PIECES, max_size=25).map("".join),
)


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_every_quantity_quotes_its_text(text):
    """Spans quote the text, follow one another without overlap, and no value is infinite."""
    end = 0
    for quantity in find(text):
        assert quantity.text == text[quantity.start : quantity.end] != ""
        assert quantity.start >= end
        end = quantity.end
        assert math.isfinite(quantity.value)
        assert quantity.value_to is None or quantity.value < quantity.value_to < math.inf


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["It cost £5m.", "One in four left.", "In 2016 72 per cent agreed.", "Sales doubled."]
        ),
        max_size=4,
    )
)
def test_a_sentence_without_figures_changes_nothing(sentences):
    """What is found does not depend on neighbours that hold no figure."""
    plain = " ".join(sentences)
    padded = " ".join(f"{sentence} The committee met and agreed." for sentence in sentences)
    assert [(q.value, q.unit, q.of) for q in find(plain)] == [(q.value, q.unit, q.of) for q in find(padded)]


@pytest.mark.parametrize("text", ["", " \n", "no figures here", "(((((", "£££"])
def test_no_figures(text):
    """An empty list, never an error."""
    assert find(text) == []


HOSTILE = [
    "1",
    "1,1,",
    "(((((",
    "a a a ",
    "one one one ",
    "twenty twenty ",
    "£££",
    "1-1-1-",
    "a third of a ",
    "1 x 10^",
    "12 a b ",
]


@pytest.mark.parametrize("unit", HOSTILE)
def test_anything_repeated_is_read_to_its_end(unit):
    """How long that takes is measured by `benchmarks/find_quantities.py`."""
    text = (unit * 20_000)[:20_000]
    for quantity in find(text):
        assert text[quantity.start : quantity.end] == quantity.text


def test_a_long_text_is_read_as_its_parts_are():
    """Cutting a long text into stretches loses nothing."""
    paragraph = "The fund gave £12.5\nmillion to 8,207 GPs, about one in four of them.\n\n"
    assert len(find(paragraph * 3000)) == 3 * 3000


def test_dumps_of_data_are_read_by_their_digits():
    """Among hundreds of bare numbers nothing is looked up around each one."""
    table = " ".join(str(number) for number in range(3000, 6000))
    assert [quantity.value for quantity in find(table)] == [float(number) for number in range(3000, 6000)]


def test_text_without_case_and_punctuation():
    """Transcripts and headlines are read as well."""
    found = find(
        "unemployment fell to 4.7 per cent in may the lowest since november 2007 with 1.2 million idle"
    )
    assert [(quantity.value, quantity.unit) for quantity in found] == [(4.7, "%"), (1.2e6, None)]
