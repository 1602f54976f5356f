"""Ids: stable while wording and figure are, unique in a document."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_audit.claims import find
from tests.claims.building import document

SENTENCES = [
    "Almost half of the costs are wages.{1}",
    "About £2.5 billion is needed each year;{2} nobody has it.",
    "In 2016, 36,000 posts were vacant.{3}",
    "One in four nurses is left-handed.{4}",
    "Sales fell from 64 per cent in 2012 to 48 per cent in 2017.{5}",
]


def test_an_id_is_c_and_eight_hex_digits():
    """Short enough for a register that people keep."""
    assert all(
        re.fullmatch(r"c-[0-9a-f]{8}", claim.id) for claim in find(document(" ".join(SENTENCES))).claims
    )


@settings(deadline=None)  # the first example compiles the rules
@given(st.permutations(SENTENCES))
def test_ids_stay_when_claims_move(order):
    """The place in the document is no part of an id."""
    usual = {(claim.quote, claim.id) for claim in find(document("\n\n".join(SENTENCES))).claims}
    assert {(claim.quote, claim.id) for claim in find(document("\n\n".join(order))).claims} == usual


def test_the_same_wording_twice_gets_a_suffix():
    """Ids are unique in their document."""
    twice = "It rose by 5 per cent.{1}"
    first, second = (claim.id for claim in find(document(f"{twice} So they say. {twice}")).claims)
    assert second == f"{first}-2"


FILLERS = st.lists(
    st.sampled_from(
        ["Nobody knows why.", "That is a lot, says the firm.", "Why? They do not say.", "Dr. Lee agrees."]
    ),
    max_size=3,
)


@settings(deadline=None)  # the first example compiles the rules
@given(st.integers(min_value=0, max_value=len(SENTENCES)), FILLERS)
def test_sentences_without_figures_change_no_claim(at, fillers):
    """Id, level, markers and date of every claim are its own sentence's matter."""

    def told(sentences):
        return [(c.id, c.level, c.markers, c.when) for c in find(document(" ".join(sentences))).claims]

    assert told([*SENTENCES[:at], *fillers, *SENTENCES[at:]]) == told(SENTENCES)
