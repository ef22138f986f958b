"""Blame: sentences and who accuses whom in them; what is no accusation."""

from __future__ import annotations

import math

import pytest

from framing import Article, Reading
from framing.measures.blame import Blame
from tests.measures.sourced import DOSSIER, sourced

ACCUSATIONS = [
    # active: the subject accuses the object
    ("The North accused the South of theft.", ["accused: North → South"]),
    ("Ana Brun has repeatedly accused Timo Rask of lying.", ["accused: North → South"]),
    ("The South blamed the North for the fire.", ["blamed: South → North"]),
    ("Rask blames Northern officials.", ["blames: South → North"]),
    ("Rask denounced the North.", ["denounced: South → North"]),
    ("Brun condemned the shelling of the bridge by Southern guns.", ["condemned: North → South"]),
    ("The North criticised Rask over the delay.", ["criticised: North → South"]),
    ("Southern papers slammed Brun.", ["slammed: South → North"]),
    ("Brun lambasted the Southern council.", ["lambasted: North → South"]),
    ("A bishop rebuked the North.", ["rebuked: other → North"]),
    ("The talks ended with the North accusing the South of delay.", ["accusing: North → South"]),
    ("The North will blame the South.", ["blame: North → South"]),
    ("Brun decried the Southern blockade.", ["decried: North → South"]),
    # blamed on, held responsible, pointed at
    ("The South blamed the fire on the North.", ["blamed: South → North"]),
    ("The North pinned the blame on Rask.", ["pinned the blame on: North → South"]),
    ("Brun pointed the finger at the South.", ["pointed the finger at: North → South"]),
    ("Rask laid the blame at the North’s door.", ["laid the blame at: South → North"]),
    ("The South holds the North responsible for the deaths.", ["holds: South → North"]),
    ("Brun held the South accountable.", ["held: North → South"]),
    # passive: the other way round
    ("The South was accused by the North of theft.", ["accused: South ← North"]),
    ("Rask was blamed for the delay by Brun.", ["blamed: South ← North"]),
    ("The fire was blamed on the North by Rask.", ["blamed: North ← South"]),
    ("The North has been condemned by a bishop.", ["condemned: North ← other"]),
    # nouns
    ("Northern accusations against Rask were read out.", ["accusations against: North → South"]),
    ("Southern criticism of Brun grew.", ["criticism of: South → North"]),
    # the accused is the subject; nobody but the outlet speaks
    ("The South is to blame.", ["to blame: outlet → South"]),
    ("The North is responsible for the blockade.", ["responsible for: outlet → North"]),
    ("Rask bears responsibility for the delay.", ["bears responsibility for: outlet → South"]),
    ("The North was at fault.", ["at fault: outlet → North"]),
    ("The blame lies with the South.", ["blame lies with: outlet → South"]),
    # pronouns, and two at once
    ("The North closed the road. It accused the South of theft.", ["accused: North → South"]),
    ("The North accused Rask, and the South blamed Brun.", ["accused: North → South", "blamed: South → North"]),
    ("Experts blamed the weather.", ["blamed: other → other"]),
]  # fmt: skip

NONE = [
    "The North did not blame the South.",
    "Brun declined to blame the South.",
    "Rask stopped short of accusing the North.",
    "The accused man stood before the North.",
    "The condemned house in Lower Dale fell.",
    "Brun held the meeting in the North.",
    "Rask found the key in Upper Dale.",
    "The minister responsible for roads met Brun.",
    "The North claimed responsibility for the raid.",
    "The door slammed on Brun.",
    "A storm blasted through Lower Dale.",
    "The South charged a fee.",
    "Nobody knows whose fault it was.",
    "The blame game went on in the North.",
    "Who is to blame?",
]


def found(reading: Reading) -> list[str]:
    return [f"{span.text(reading.text)}: {span.label}" for span in Blame().find(reading, DOSSIER)]


@pytest.mark.parametrize(("text", "accusations"), ACCUSATIONS)
def test_who_blames_whom(text: str, accusations: list[str]) -> None:
    wanted = [
        f"{words}: {' → '.join(label.split(' ← ')[::-1])}"
        for words, _, label in (accusation.partition(": ") for accusation in accusations)
    ]
    assert found(Reading(Article(id="a", text=text))) == wanted


@pytest.mark.parametrize("text", NONE)
def test_no_accusation(text: str) -> None:
    assert found(Reading(Article(id="a", text=text))) == []


def test_who_is_to_blame_is_said_by_the_speaker() -> None:
    reading = sourced(
        "Ana Brun said the South was to blame.", ("Ana Brun", "the South was to blame", "indirect")
    )
    assert found(reading) == ["to blame: North → South"]


def test_shares_by_side() -> None:
    text = "The North accused the South. The North blamed Rask. Rask blamed Brun. The South is to blame."
    reading = sourced(text)
    measure = Blame(zone=("body", "headline"))
    scores = measure.score(reading, measure.find(reading, DOSSIER), DOSSIER)
    assert scores["blame"] == pytest.approx(4000 / 17)
    assert scores["blame.outlet"] == 0.25
    assert [scores[f"blame.target.side_{side}"] for side in "ab"] == [0.25, 0.75]
    assert scores["blame.source.side_a"] == pytest.approx(2 / 3)


def test_without_accusations_the_rate_is_0_and_the_shares_undefined() -> None:
    reading = Reading(Article(id="a", text="The North met the South."))
    scores = Blame(zone=("body", "headline")).score(reading, (), DOSSIER)
    assert scores.pop("blame") == 0
    assert all(map(math.isnan, scores.values()))
