"""Boosters: sentences and the hits in them; what looks like one and is none."""

from __future__ import annotations

import pytest

from framing.measures.boosting import Boosting

HITS = [
    ("The claim is certainly false.", ["certainty: certainly"]),
    ("He will undoubtedly resign.", ["certainty: undoubtedly"]),
    ("No doubt the army knew.", ["certainty: No doubt"]),
    ("The talks are bound to fail.", ["certainty: bound to"]),
    ("They must have known.", ["certainty: must have"]),
    ("Make no mistake, it was planned.", ["certainty: Make no mistake"]),
    ("It was clearly a mistake.", ["evidence: clearly"]),
    ("This is a blatant breach of the treaty.", ["evidence: blatant"]),
    ("The deal is plainly unlawful.", ["evidence: plainly"]),
    ("Needless to say, it rained.", ["evidence: Needless to say"]),
    ("Indeed, the roads are empty.", ["emphasis: Indeed"]),
    ("It is nothing but a trick.", ["emphasis: nothing but"]),
    ("The sheer size of the crowd surprised them.", ["emphasis: sheer"]),
    ("She actually won.", ["emphasis: actually"]),
    ("The army was utterly defeated.", ["degree: utterly"]),
    ("It was an overwhelming win.", ["degree: overwhelming"]),
    ("The two leaders are deeply divided.", ["degree: deeply"]),
    ("The claim is very weak.", ["degree: very"]),
    ("The move is unprecedented.", ["degree: unprecedented"]),
    ("The town was completely cut off.", ["degree: completely"]),
    ("The loss was so painful.", ["degree: so"]),
    ("The total silence lasted in total darkness.", ["degree: total"]),
    ("They always lie.", ["universality: always"]),
    ("Everyone knew the plan.", ["universality: Everyone"]),
    ("Nobody objected.", ["universality: Nobody"]),
    ("They never apologised.", ["universality: never"]),
    ("Not a single vote was cast.", ["universality: Not a single"]),
    ("The entire village left.", ["universality: entire"]),
]  # fmt: skip

NONE = [
    "She is not really here.",
    "It was almost certainly a hawk.",
    "He left as soon as possible, so that they could eat.",
    "The total of the bill was ten.",
    "It is not necessarily wrong.",
    "They came so far.",
    "She said so.",
    "The village is quiet and the sea is calm.",
    "Not everyone came.",
    "We will meet in the square.",
    "Is it too late?",
    "The same is true of the other side.",
]


@pytest.mark.parametrize(("sentence", "expected"), HITS)
def test_hits_are_found(sentence: str, expected: list[str], read) -> None:
    reading = read(sentence)
    assert [f"{s.label}: {s.text(reading.text)}" for s in Boosting().find(reading)] == expected


@pytest.mark.parametrize("sentence", NONE)
def test_what_looks_like_a_hit_is_none(sentence: str, read) -> None:
    assert Boosting().find(read(sentence)) == ()
