"""Which figures are claims: sentences from many kinds of documents."""

import re

import pytest

from evidence_audit.claims import levels
from evidence_audit.claims.sentences import sentences
from evidence_audit.model import Kind, Level, Quantity
from tests.claims.building import claim_of, claims, document, left_out

MUST = [
    # reports on health and society
    ("The railways employ 1.5 million people.", "1.5 million"),
    ("Between the two cities life expectancy differs by as much as 16 years.", "16 years"),
    ("Miners died more than 14 years younger than clerks.", "14 years"),
    ("Smokers have lives that are 15–20 years shorter.", "15–20 years"),
    ("Eleven harbours, most of them in the north, took part.", "Eleven"),
    ("They relied on a survey of 4,000 tenants from last spring.", "4,000"),
    ("Barton is the 11th most crowded town in the land.", "11th"),
    ("The village is among the most deprived fifth of its county.", "fifth"),
    ("Sales of bicycles could be as high as 12 million by the end of 2022.", "12 million"),
    ("Bus routes halved between 2009 and 2014.", "halved"),
    ("The city spends about 20 times as much on roads.", "20 times"),
    ("There were fewer than 10 deaths.", "10"),
    ("The levy touches 850,000 in that region.", "850,000"),
    ("The orchard earned £1.44 for every £1 spent.", "£1.44 for every £1"),
    # news
    ("At least 12 people were killed in the blast.", "12"),
    ("One person died and three were injured.", "three"),
    ("Police arrested 46 protesters on Tuesday.", "46"),
    ("The minister pledged £350m for new schools.", "£350m"),
    ("Two people were killed when a bridge collapsed.", "Two"),
    ("Unemployment rose to 4.2 per cent in the third quarter.", "4.2 per cent"),
    ("The vote was passed by 314 votes to 280.", "314"),
    ("Nearly one in three households cannot pay the bill.", "one in three"),
    ("It is the world’s third-largest producer of tin.", "third"),
    # science
    ("Mean age was 54.2 years and 61% were women.", "61%"),
    ("The mean age was 54.2 years at baseline.", "54.2 years"),
    ("Median survival was 14 months in the treated group.", "14 months"),
    ("Yield increased by 23% (95% CI 18 to 28).", "23%"),
    ("The film was 30 nm thick.", "30 nm"),
    ("Mortality was 2.4 times higher among smokers.", "2.4 times"),
    # finance
    ("Revenue grew 12% to $3.4 billion.", "12%"),
    ("Revenue grew 12% to $3.4 billion.", "$3.4 billion"),
    ("Earnings per share were $1.20.", "$1.20"),
    ("The company closed 45 stores last year.", "45"),
    # government and charities
    ("The agency spent $90 billion on information technology.", "$90 billion"),
    ("We distributed 12,000 blankets in the camps.", "12,000"),
    ("More than two-thirds of the girls had left school.", "two-thirds"),
    ("The average wait is 18 weeks.", "18 weeks"),
    ("Nurses work 60 hours a week.", "60 hours"),
    ("Nine towns have closed their libraries.", "Nine"),
    ("The auditors made 140 recommendations.", "140"),
    ("Of the programs we reviewed, 9 had not set goals.", "9"),
    ("The two men were charged with 14 offences.", "14"),
    ("Inflation has more than halved since October.", "halved"),
    ("The minimum wage rose to £10.42 an hour.", "£10.42"),
    ("The hazard ratio was 0.90 (95% CI 0.78–1.04).", "0.90"),
    ("The galaxy formed 13.4 billion years ago.", "13.4 billion years"),
    ("The probe was 14 years late.", "14 years"),
    ("Ferries cross four times a day.", "four times"),
    ("Latency dropped to 45 ms.", "45 ms"),
    ("The model scored 67.3 in the test.", "67.3"),
    ("Its ratio is close to the 0.58 that others saw.", "0.58"),
    ("The index dropped from 0.84 to 0.71.", "0.84"),
    ("Five participants reported a headache.", "Five"),
    # figures in lists of results
    ("• Revenue up 9.4% to £1.28bn (2025: £1.17bn)", "£1.17bn"),
    ("• Net debt of 1.6x earnings (2025: 2.1x)", "1.6x"),
    # distance, capacity, frequency
    ("Take Barton, 14 km from the coast.", "14 km"),
    ("They play at the 31,000-seat Mill Lane.", "31,000"),
    ("The village had a bus every 40 minutes.", "40 minutes"),
    ("Somebody dies of it every 40 seconds.", "40 seconds"),
    ("The rule applies to all 31 parishes.", "31"),
    ("All staff have been paid at least £13.10 an hour.", "£13.10"),
    # how long a state, a race or a prison term lasts
    ("The river exceeded the mark for seven months.", "seven months"),
    ("He ran the mile in 4 minutes.", "4 minutes"),
    ("She won, 19 seconds ahead of her sister.", "19 seconds"),
    ("He covered it in 10.9 seconds.", "10.9 seconds"),
    ("The leader was jailed for 12 years.", "12 years"),
    ("She was given 18 months, suspended for a year.", "18 months"),
    # sport
    ("Rovers have taken 1.2 points a game.", "1.2"),
    ("They scored 46 goals last season.", "46"),
    ("The index fell 12 points on Monday.", "12"),
]

MAY = [
    ("After 70 years the bridge still stands.", "70 years"),
    ("Now the club has turned 70.", "70"),
    ("The boat returned three days later.", "three days"),
    ("Millions of people watched it.", "Millions"),
    ("Hundreds of protesters gathered.", "Hundreds"),
    ("They asked for a three-year contract.", "three-year"),
    ("Many retire before the age of 75.", "75"),
    ("All of them are under 65.", "65"),
    ("It is for people over 60 with a garden.", "60"),
    ("It is open to children aged 5 to 11.", "5 to 11"),
    ("Half of them have four or more bicycles.", "four"),
    ("Over half of the farms have at least one tractor.", "one"),
    ("The agency was tasked with planting 25 per cent of it by 2020.", "25 per cent"),
    ("The government set a target of 300,000 homes a year.", "300,000"),
    ("If 10 per cent of them left, wards would close.", "10 per cent"),
    ("Suppose a worker earns £20,000.", "£20,000"),
    ("The 10 parishes of the island agreed.", "10"),
    ("We interviewed 34 managers.", "34"),
    ("Sections were incubated for 30 minutes.", "30 minutes"),
    ("Groups differed (t(24) = 2.31, p = 0.03).", "0.03"),
    ("Yield increased by 23% (95% CI 18 to 28).", "95%"),
    ("The mean was 12.4 (n = 48).", "48"),
    ("A total of 812 participants were enrolled.", "812"),
    ("They say a quarter (24 per cent) agreed.", "a quarter"),
    ("Those who earn more than £50,000 pay more.", "£50,000"),
    ("There are two sisters: Ann and Bea.", "two"),
    ("She visited three times a week.", "three times"),
    ("The richest 1 per cent own the land.", "1 per cent"),
    ("| 40 per cent", "40 per cent"),
    ("It will shape the next decade.", "decade"),
    ("The men, aged 32 and 45, were arrested.", "45"),
    ("We want to pay every adult (16-64) a salary.", "16-64"),
    ("It was 1.87% (1.07%-3.02%) of them.", "1.07%"),
    ("Each of the lowest nine deciles would gain from it.", "nine"),
    ("We expect revenue growth of 4% next year.", "4%"),
    ("A fall of 10% in the crown would hurt.", "10%"),
    ("Coverage was 87% (target: 95%).", "95%"),
    ("The trial had 90% power.", "90%"),
    ("Take a family that earns £20,000.", "£20,000"),
    ("Those who are paid more than £50,000 object.", "£50,000"),
    ("All three doses were given.", "three"),
    ("Publish the figures every 6 months.", "6 months"),
    ("It fell (p < 0.001).", "0.001"),
    ("At 22, he leads the race.", "22"),
]

LEFT_OUT = [  # as written, figure, its kind
    ("We sketch and discuss three scenarios for rain.", "three", Kind.COUNT),
    ("These three factors explain it.", "three", Kind.COUNT),
    ("The panel set out two shifts in taste.", "two", Kind.COUNT),
    ("Four core principles emerge here:", "Four", Kind.COUNT),
    ("The gap between the two regions has grown.", "two", Kind.COUNT),
    ("One of the main reasons is cost.", "One", Kind.COUNT),
    ("Any one condition is enough.", "one", Kind.COUNT),
    ("They live with one or more dogs.", "one", Kind.COUNT),
    ("They live with more than one dog.", "one", Kind.COUNT),
    ("We took one step forwards and two steps back.", "two", Kind.COUNT),
    ("They are two sides of the same coin.", "two", Kind.COUNT),
    ("The Five Year Plan for Health was published.", "Five Year", Kind.DURATION),
    ("The One Barton Alliance was founded.", "One", Kind.COUNT),
    ("They return £3 for every £1 invested.", "£1", Kind.MONEY),
    ("It is required by 42 U.S.C. 1396.", "1396", Kind.COUNT),
    ("See pages 28 and 29.", "29", Kind.COUNT),
    ("The Care Act 2014 says so.", "2014", Kind.COUNT),
    ("They met on 5 October.", "5", Kind.COUNT),
    ("They met at 10 Downing Street.", "10", Kind.COUNT),
    ("Phase 3 trials have begun.", "3", Kind.COUNT),
    ("They met on day 7 of the trip.", "7", Kind.COUNT),
    ("A third, less well known, is cost.", "A third", Kind.PROPORTION),
    ("It fell in the first half of the year.", "half", Kind.PROPORTION),
    ("They employ third-party staff.", "third", Kind.PROPORTION),
    ("The third quarter was bad.", "third", Kind.RANK),
    ("It is a two-way street.", "two", Kind.COUNT),
    ("It starts at 9 a.m. on Monday.", "9", Kind.COUNT),
    ("Anyone who saw it can ring 101, day or night.", "101", Kind.COUNT),
    ("The Barton Trust is registered charity 1188204.", "1188204", Kind.COUNT),
    ("The package blockrand 1.5 drew the lots.", "1.5", Kind.COUNT),
    ("It is open Mondays 9.30–17.00.", "9.30–17.00", Kind.COUNT),
    ("The case is listed for 10.30 on 12 May.", "10.30", Kind.COUNT),
    ("I get the 5.52 from Barton.", "5.52", Kind.COUNT),
    ("Every £1 of support brings £4.", "£1", Kind.MONEY),
    ("The 6-in-1 vaccine is safe.", "1", Kind.COUNT),
    ("In week 15 more cases were reported.", "15", Kind.COUNT),
    ("The fun run at Sunday's 10K was wet.", "10K", Kind.COUNT),
]


@pytest.mark.parametrize(("sentence", "figure"), MUST, ids=[row[0][:45] for row in MUST])
def test_a_figure_about_the_world_must_have_a_source(sentence, figure):
    """An editor would want a source for it."""
    assert claim_of(sentence, figure).level is Level.MUST


@pytest.mark.parametrize(("sentence", "figure"), MAY, ids=[row[0][:45] for row in MAY])
def test_an_editor_could_go_either_way(sentence, figure):
    """Stories, methods, thresholds, targets, suppositions, vague magnitudes, known sets."""
    assert claim_of(sentence, figure).level is Level.MAY


@pytest.mark.parametrize(("text", "figure", "kind"), LEFT_OUT, ids=[row[0][:45] for row in LEFT_OUT])
def test_a_figure_left_out_says_why(text, figure, kind):
    """No claim, and a reason that a person can disagree with."""
    (sentence,) = sentences(document(text))
    start = text.rindex(figure)
    quantity = Quantity(start=start, end=start + len(figure), text=figure, value=2.0, kind=kind)
    ruling = levels.rule_on(sentence, quantity)
    assert ruling.level is None
    assert ruling.reason


@pytest.mark.parametrize(("text", "figure"), [row[:2] for row in LEFT_OUT], ids=[row[0] for row in LEFT_OUT])
def test_what_is_left_out_is_no_claim(text, figure):
    """Whether the grammar of figures sees it or not."""
    assert figure not in claims(text)


def test_figures_left_out_are_listed_with_their_sentences():
    """So that a person can disagree."""
    entry = left_out("Nobody knows it. We sketch and discuss three scenarios for rain.")["three"]
    assert entry.sentence == "We sketch and discuss three scenarios for rain."
    assert entry.reason == "counts the document's own parts, or what it lists"


NEVER = [  # names, dates and numbers that only count or point
    "The Care Act 2014 says so.",
    "See pages 28 and 29 and Section 4.2.",
    "It began in 2013 and ended on 5 October 2017.",
    "Covid-19 changed everything.",
    "In 2014/15 a tax was dropped.",
    "Between 2009–14 it was so.",
    "1. Systems need more money.",
    "The 70th anniversary was quiet.",
    "Phase 3 trials have begun.",
    "Patients with type 2 diabetes agreed.",
    "Firstly, and secondly, it is late.",
    "First, it is late.",
    "They hire third-party drivers.",
    "It was published as HC 291.",
    "They met at 10 Downing Street.",
    "It starts at 9:30 in the morning.",
    "A third, less well known, is cost.",
    "The Fortune 500 and the S&P 500 agree.",
    "It is required by 42 U.S.C. 1396.",
    "It happened in the first half of the year.",
    "Service 64 from Marlby to Skelwick is slow.",
    "Enquiries: 01632 960147.",
]


@pytest.mark.parametrize("sentence", NEVER)
def test_numbers_that_only_name_or_date_are_no_claims(sentence):
    """Neither must nor may."""
    assert claims(sentence) == {}


@pytest.mark.parametrize("kind", Kind)
def test_each_kind_has_a_ruling_of_last_resort(kind):
    """A figure that fits no rule is still decided."""
    (sentence,) = sentences(document("Nobody knew that 4711 ever fell."))
    quantity = Quantity(start=17, end=21, text="4711", value=4711.0, kind=kind)
    assert levels.rule_on(sentence, quantity).reason


@pytest.mark.parametrize("kind", Kind)
def test_every_rule_has_a_reason_and_sound_conditions(kind):
    """A rule without conditions would end the list; an unsound expression would end the run."""
    for rule in levels.rules()[kind]:
        asked = [name for name, _ in rule.expressions if name != "without"]
        assert rule.ruling.reason
        assert asked or rule.roles or rule.at_most is not None
        for _, written in rule.expressions:
            re.compile(written)
