"""Factives and implicatives: sentences and the hits in them; what looks like one and is none."""

from __future__ import annotations

import pytest

from framing.measures.factives_implicatives import FactivesImplicatives

HITS = [
    ("The minister knew that the dam was weak.", ["factive: knew"]),
    ("He revealed the plan.", ["factive: revealed"]),
    ("They realised that the road was mined.", ["factive: realised"]),
    ("She pointed out that it was late.", ["factive: pointed out"]),
    ("The fact that he left is known.", ["factive: The fact that"]),
    ("The report shows that the figures rose.", ["factive: shows"]),
    ("The army acknowledged the loss.", ["factive: acknowledged"]),
    ("He admitted that he lied.", ["factive: admitted"]),
    ("They were aware of the risk.", ["factive: were aware"]),
    ("Investigators discovered a grave.", ["factive: discovered"]),
    ("It turned out that he was ill.", ["factive: turned out"]),
    ("He regrets the strike.", ["emotive_factive: regrets"]),
    ("The mayor was outraged by it.", ["emotive_factive: was outraged"]),
    ("They deplored the vote.", ["emotive_factive: deplored"]),
    ("They managed to cross.", ["implicative: managed to"]),
    ("He dared to speak.", ["implicative: dared"]),
    ("The rebels succeeded in taking the hill.", ["implicative: succeeded in"]),
    ("He happened to meet her.", ["implicative: happened to"]),
    ("They failed to appear.", ["negative_implicative: failed to"]),
    ("The state neglected to pay.", ["negative_implicative: neglected to"]),
    ("He refused to sign.", ["negative_implicative: refused to"]),
    ("The general pretended to sleep.", ["negative_implicative: pretended to"]),
    ("They avoided answering.", ["negative_implicative: avoided"]),
    ("The law forced them to leave.", ["causative: forced"]),
    ("The quake caused a landslide.", ["causative: caused"]),
    ("The decree led to protests.", ["causative: led to"]),
    ("Police prevented a march.", ["preventive: prevented"]),
    ("The envoy averted a war.", ["preventive: averted"]),
    ("They were able to flee.", ["enabling: were able to"]),
    ("The truce enabled aid.", ["enabling: enabled"]),
]  # fmt: skip

NONE = [
    "He said that it would rain.",
    "She claimed that the vote was stolen.",
    "The show was good.",
    "They showed him the house.",
    "I know him.",
    "It was a compelling story.",
    "Two weeks' notice was given.",
    "He went to the market.",
    "They believe that peace is near.",
    "He got to the station.",
    "She called the ambassador.",
    "He said thank you.",
    "The cause of the fire is unclear.",
]


@pytest.mark.parametrize(("sentence", "expected"), HITS)
def test_hits_are_found(sentence: str, expected: list[str], read) -> None:
    reading = read(sentence)
    assert [f"{s.label}: {s.text(reading.text)}" for s in FactivesImplicatives().find(reading)] == expected


@pytest.mark.parametrize("sentence", NONE)
def test_what_looks_like_a_hit_is_none(sentence: str, read) -> None:
    assert FactivesImplicatives().find(read(sentence)) == ()
