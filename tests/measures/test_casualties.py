"""Casualties: sentences and the figures in them, whose they are, and what is no casualty figure."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing import Article, Dossier, Reading
from framing.measures.casualties import Casualties, asymmetry
from framing.text.attributions import Attribution
from framing.text.figures.numbers import find_figures

DOSSIER = Dossier.parse(
    """
    sides:
      North:
        actors: [Northern, North, {name: Northern army, type: military}, {name: Ana Brun, aliases: [Brun]}]
        places: [Upper Dale]
      South: {actors: [Southern, South, Southern militia], places: [Lower Dale]}
    """
)

FIGURES = [
    # subjects of verbs that take life
    ("At least 12 soldiers died at the ford.", ["killed: At least 12 soldiers 12 12 None"]),
    ("More than 300 villagers were killed.", ["killed: More than 300 villagers 300 300 None"]),
    ("Nearly 100 miners have perished.", ["killed: Nearly 100 miners 100 None 100"]),
    ("About 40 sailors drowned.", ["killed: About 40 sailors 40 None None"]),
    ("Dozens of people were killed.", ["killed: Dozens of people None None None"]),
    ("Tens of thousands of civilians died.", ["killed: Tens of thousands of civilians None None None"]),
    ("Thirty-one men lost their lives.", ["killed: Thirty-one men 31 31 31"]),
    ("Between 10 and 20 guards were murdered.", ["killed: Between 10 and 20 guards None 10 20"]),
    ("Some 15 to 18 monks were executed.", ["killed: Some 15 to 18 monks None 15 18"]),
    ("Two hundred and twelve passengers died.", ["killed: Two hundred and twelve passengers 212 212 212"]),
    ("A dozen nurses were shot dead.", ["killed: A dozen nurses 12 12 12"]),
    ("Up to 60 workers are dead.", ["killed: Up to 60 workers 60 None 60"]),
    ("Ten or more climbers died.", ["killed: Ten or more climbers 10 10 None"]),
    ("2,300 of its troops were killed.", ["killed: 2,300 of its troops 2300 2300 2300"]),
    # objects
    ("Shells killed 40 and wounded nearly 90 people.", [
        "killed: 40 40 40 40", "wounded: nearly 90 people 90 None 90"]),
    ("The blast killed two pilots and a cook.", ["killed: two pilots 2 2 2"]),
    ("The storm claimed the lives of 14 fishermen.", ["killed: 14 fishermen 14 14 14"]),
    ("The raid left six guards dead.", ["killed: six guards 6 6 6"]),
    ("A mortar hit the school, injuring at least five pupils.", ["wounded: at least five pupils 5 5 None"]),
    ("The brigade had lost 130 troops.", ["killed: 130 troops 130 130 130"]),
    # coordination: each figure of its own, or one figure of both kinds
    ("Four police officers and two civilians were killed.", [
        "killed: Four police officers 4 4 4", "killed: two civilians 2 2 2"]),
    ("The ministry counted 104 military deaths and 23 civilians killed.", [
        "killed: 104 military deaths 104 104 104", "killed: 23 civilians 23 23 23"]),
    ("More than 300 herders have been wounded or killed.", ["wounded: More than 300 herders 300 300 None"]),
    ("Nine were killed while another 200 were wounded.", [
        "killed: Nine 9 9 9", "wounded: another 200 200 200 200"]),
    ("Two soldiers died and eleven were wounded.", [
        "killed: Two soldiers 2 2 2", "wounded: eleven 11 11 11"]),
    # nouns that count
    ("Rescuers collected 19 bodies by noon.", ["killed: 19 bodies 19 19 19"]),
    ("The war claimed 30,000 lives.", ["killed: 30,000 lives 30000 30000 30000"]),
    ("The death toll rose to 27.", ["killed: 27 27 27 27"]),
    ("The toll surpassed 100 people.", ["killed: 100 people 100 100 100"]),
    ("The killing of six shepherds went unpunished.", ["killed: six shepherds 6 6 6"]),
    ("The clinic registered 63 wounded.", ["wounded: 63 wounded 63 63 63"]),
    ("The number of bodies was 47.", ["killed: 47 47 47 47"]),
    ("The advance cost eight soldiers their lives.", ["killed: eight soldiers 8 8 8"]),
    # wounded, displaced, captured
    ("Seventeen officers were hurt.", ["wounded: Seventeen officers 17 17 17"]),
    ("Fourteen people were treated for burns.", ["wounded: Fourteen people 14 14 14"]),
    ("Medics treated at least 37 residents.", ["wounded: at least 37 residents 37 37 None"]),
    ("About 5,000 families fled.", ["displaced: About 5,000 families 5000 None None"]),
    ("Over 1.5 million people have been displaced.", [
        "displaced: Over 1.5 million people 1500000 1500000 None"]),
    ("The camp holds 20,000 refugees.", ["displaced: 20,000 refugees 20000 20000 20000"]),
    ("Police arrested 26 students.", ["captured: 26 students 26 26 26"]),
    ("Sixty-two people who refused to leave were detained.", ["captured: Sixty-two people 62 62 62"]),
    ("Three soldiers were taken prisoner.", ["captured: Three soldiers 3 3 3"]),
    ("Officers made 112 arrests.", ["captured: 112 arrests 112 112 112"]),
    # parts of a figure
    ("Nine herders were killed, two of them children.", [
        "killed: Nine herders 9 9 9", "killed: two of them 2 2 2"]),
    ("Six miners died, including four apprentices.", [
        "killed: Six miners 6 6 6", "killed: four apprentices 4 4 4"]),
]  # fmt: skip

NONE = [
    "The six-week war killed the trade of the town.",
    "The city has 120,000 residents, and many were wounded by the news.",
    "A 32-year-old was killed.",
    "Mara Venn, 61, was killed by a falling mast.",
    "In 2016 soldiers were killed at the bridge.",
    "The minister was killed two days ago.",
    "The mayor died at 3 a.m. on 14 March.",
    "Two shells killed the shepherd.",
    "Three mines wounded her.",
    "The team lost three matches.",
    "The army destroyed 130 tanks and killed nobody.",
    "Troops captured five villages.",
    "The firm was hurt by 40 strikes.",
    "He paid $300 and died.",
    "Some 12 per cent of the voters died out of interest.",
    "Article 14 is dead.",
    "The plan saved 40 lives.",
    "Between 200 protesters and the police, an officer was injured.",
    "Forty delegates arrived before the king died.",
    "The vote was 88 to 61.",
]


def found(text: str) -> list[str]:
    reading = Reading(Article(id="a", text=text))
    return [
        f"{s.label}: {s.text(text)} {s.facts['n']} {s.facts['low']} {s.facts['high']}"
        for s in Casualties().find(reading)
    ]


@pytest.mark.parametrize(("text", "figures"), FIGURES)
def test_figures_with_kind_number_and_bounds(text: str, figures: list[str]) -> None:
    assert found(text) == figures


@pytest.mark.parametrize("text", NONE)
def test_no_casualty_figures(text: str) -> None:
    assert found(text) == []


def test_one_figure_of_two_kinds_tells_both() -> None:
    reading = Reading(Article(id="a", text="More than 300 herders have been wounded or killed."))
    (span,) = Casualties().find(reading)
    assert span.facts["also"] == "killed"


SIDES = [
    ("Four Northern soldiers were killed.", ["North"]),
    ("Nine Southern herders died, two of them children.", ["South", "South"]),
    ("Northern artillery killed 12 people.", ["South"]),
    ("Twelve people were killed by Southern fire.", ["North"]),
    ("The South lost 130 fighters.", ["South"]),
    ("Two soldiers died on Monday.", ["North"]),
    ("Six people were killed in Lower Dale.", ["South"]),
    ("Six people were killed.", [None]),
]


@pytest.mark.parametrize(("text", "sides"), SIDES)
def test_side_of_the_victims(text: str, sides: list[str | None]) -> None:
    spans = Casualties().find(Reading(Article(id="a", text=text)), DOSSIER)
    assert [span.facts["victims_side"] for span in spans] == sides


def with_attribution(text: str, source: str, cue: str, content: str, name: str | None) -> Reading:
    reading = Reading(Article(id="a", text=text))
    at = [(text.index(part), text.index(part) + len(part)) for part in (source, cue, content)]
    attribution = Attribution((at[0],), (at[1],), (at[2],), "indirect", cue, source_name=name)
    reading.__dict__["attributions"] = (attribution,)
    return reading


def test_the_source_that_holds_a_figure_vouches_for_it() -> None:
    text = "The ministry said two guards had died. Five cooks were hurt."
    reading = with_attribution(text, "The ministry", "said", "two guards had died", "Northern ministry")
    spans = Casualties().find(reading, DOSSIER)
    assert [s.facts["vouched_by"] for s in spans] == ["Northern ministry", "outlet"]
    scores = Casualties().score(reading, spans, DOSSIER)
    assert scores["casualties.attributed"] == 0.5
    assert scores["casualties.exact"] == 1


def test_an_unresolved_source_vouches_by_its_words() -> None:
    text = "The medics said two guards had died."
    reading = with_attribution(text, "The medics", "said", "two guards had died", None)
    assert [s.facts["vouched_by"] for s in Casualties().find(reading)] == ["medics"]


def test_scores_by_side() -> None:
    text = "Four Northern soldiers were killed. Two Northern cooks were hurt. Nine Southern herders died."
    reading = Reading(Article(id="a", text=text))
    scores = Casualties(zone=("body", "headline")).score(
        reading, Casualties().find(reading, DOSSIER), DOSSIER
    )
    assert scores["casualties.share.side_a"] == pytest.approx(2 / 3)
    assert scores["casualties.asymmetry.side_a"] == pytest.approx(math.log(2.5 / 1.5))
    assert scores["casualties.asymmetry.side_b"] == pytest.approx(-math.log(2.5 / 1.5))


@given(st.integers(0, 99), st.integers(0, 99))
def test_asymmetry_changes_its_sign_with_the_sides(one: int, other: int) -> None:
    straight, swapped = asymmetry(one, other), asymmetry(other, one)
    assert straight == pytest.approx(-swapped, nan_ok=True)
    assert math.isnan(straight) == (one == other == 0)


NUMBERS = [
    ("1,200", 1200), ("forty-four", 44), ("two hundred and ten", 210), ("three thousand five hundred", 3500),
    ("half a dozen", 6), ("two dozen", 24), ("1.2m", 1_200_000), ("30k", 30_000), ("a hundred", 100),
    ("seven", 7), ("19", 19), ("one million", 1_000_000),
]  # fmt: skip


@pytest.mark.parametrize(("text", "n"), NUMBERS)
def test_numbers(text: str, n: int) -> None:
    (figure,) = find_figures(text.split())
    assert (figure.n, figure.low, figure.high) == (n, n, n)


@given(st.integers(1, 999_999))
def test_digits_are_read_as_written(n: int) -> None:
    (figure,) = find_figures([f"{n:,}"])
    assert figure.n == n


@given(
    st.lists(st.sampled_from("at least 12 to 20 and between dozens of a half dozen two hundred ,".split()))
)
def test_figures_never_overlap(words: list[str]) -> None:
    figures = find_figures(words)
    assert all(a.last <= b.first for a, b in pairwise(figures))
