"""War and peace indicators: sentences and the hits in them; what looks like one and is none."""

from __future__ import annotations

import pytest

from framing.measures.war_peace import WarPeace

HITS = [
    ("The helpless villagers waited.", ["war_victimising: helpless"]),
    ("A destitute family begged.", ["war_victimising: destitute"]),
    ("Barbaric men came.", ["war_demonising: Barbaric"]),
    ("The enemy withdrew.", ["war_demonising: enemy"]),
    ("Terrorists fired.", ["war_demonising: Terrorists"]),
    ("They are fanatics.", ["war_demonising: fanatics"]),
    ("It was a massacre.", ["war_emotive: massacre"]),
    ("The atrocities went on.", ["war_emotive: atrocities"]),
    ("Ethnic cleansing was alleged.", ["war_emotive: Ethnic cleansing"]),
    ("Our troops hold the line.", ["war_partisan: Our troops"]),
    ("The martyrs were buried.", ["war_partisan: martyrs"]),
    ("They won a victory.", ["war_zero_sum: victory"]),
    ("Soldiers surrendered.", ["war_zero_sum: surrendered"]),
    ("They vowed to fight to the death.", ["war_zero_sum: fight to the death"]),
    ("The ceasefire holds.", ["peace_agreement: ceasefire"]),
    ("Both found common ground.", ["peace_agreement: common ground"]),
    ("A peace treaty was signed.", ["peace_agreement: peace treaty"]),
    ("Talks were held.", ["peace_agreement: Talks"]),
    ("The root causes are old.", ["peace_causes: root causes"]),
    ("Poverty grew.", ["peace_causes: Poverty"]),
    ("Their grievances are known.", ["peace_causes: grievances"]),
    ("Children suffer from trauma.", ["peace_invisible_effects: trauma"]),
    ("Livelihoods were lost.", ["peace_invisible_effects: Livelihoods"]),
    ("A mediator arrived.", ["peace_win_win: mediator"]),
    ("Reconciliation is slow.", ["peace_agreement: Reconciliation"]),
    ("They urged restraint.", ["peace_win_win: restraint"]),
    ("Power-sharing was proposed.", ["peace_win_win: Power-sharing"]),
]  # fmt: skip

NONE = [
    "The army crossed the river.",
    "Two soldiers died on Monday.",
    "The government sent trucks.",
    "He talks a lot.",
    "The team beat its guests.",
    "The library opened.",
    "They shelled the port.",
]


@pytest.mark.parametrize(("sentence", "expected"), HITS)
def test_hits_are_found(sentence: str, expected: list[str], read) -> None:
    reading = read(sentence)
    assert [f"{s.label}: {s.text(reading.text)}" for s in WarPeace().find(reading)] == expected


@pytest.mark.parametrize("sentence", NONE)
def test_what_looks_like_a_hit_is_none(sentence: str, read) -> None:
    assert WarPeace().find(read(sentence)) == ()


def test_the_score_is_peace_less_war(read) -> None:
    reading = read("The barbaric army won a victory, and the mediator left the empty town in silence.")
    measure = WarPeace()
    scores = measure.score(reading, measure.find(reading))
    words = reading.words()
    assert scores["war_peace.war"] == pytest.approx(2000 / words)
    assert scores["war_peace.peace"] == pytest.approx(1000 / words)
    assert scores["war_peace"] == pytest.approx(-1000 / words)
