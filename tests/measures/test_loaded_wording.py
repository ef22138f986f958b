"""Loaded words: sentences and the hits in them; what looks like one and is none."""

from __future__ import annotations

import pytest

from framing.measures.loaded_wording import LoadedWording

HITS = [
    ("It was a shameful act.", ["evaluative: shameful"]),
    ("The plan is absurd.", ["evaluative: absurd"]),
    ("The heroic defenders held out.", ["evaluative: heroic"]),
    ("A brutal raid followed.", ["evaluative: brutal"]),
    ("The failed state collapsed.", ["evaluative: failed"]),
    ("His hypocrisy is known.", ["evaluative: hypocrisy"]),
    ("An unprovoked attack began.", ["evaluative: unprovoked"]),
    ("They fought for a noble aim.", ["evaluative: noble"]),
    ("The regime fell.", ["dysphemism: regime"]),
    ("Terrorists held the school.", ["dysphemism: Terrorists"]),
    ("The warlord and his henchmen fled.", ["dysphemism: warlord", "dysphemism: henchmen"]),
    ("Thugs roamed the streets.", ["dysphemism: Thugs"]),
    ("The mob broke in.", ["dysphemism: mob"]),
    ("It was a land grab.", ["dysphemism: land grab"]),
    ("They smeared the mayor.", ["dysphemism: smeared"]),
    ("The army began a special military operation.", ["euphemism: special military operation"]),
    ("Drones neutralised two men.", ["euphemism: neutralised"]),
    ("It was called collateral damage.", ["euphemism: collateral damage"]),
    ("Police used crowd control measures.", ["euphemism: crowd control measures"]),
    ("A culture war rages.", ["militarised: culture war"]),
    ("The minister hit back.", ["militarised: hit back"]),
    ("They faced a barrage of criticism.", ["militarised: barrage"]),
    ("Union leaders declared war on the plan.", ["militarised: declared war"]),
    ("The scene was harrowing.", ["emotive: harrowing"]),
    ("Innocent families fled.", ["emotive: Innocent"]),
    ("The tragic news came.", ["emotive: tragic"]),
    ("They were furious.", ["emotive: furious"]),
    ("The senator slammed the bill.", ["sensational: slammed"]),
    ("It was a bombshell report.", ["sensational: bombshell"]),
    ("Carnage filled the square.", ["sensational: Carnage"]),
    ("A staggering sum was lost.", ["sensational: staggering"]),
    ("The crackdown lasted a week.", ["sensational: crackdown"]),
]  # fmt: skip

NONE = [
    "The government fell.",
    "Fighters held the school.",
    "The car slammed into a wall.",
    "An explosive device was found.",
    "He failed the test.",
    "A cruise missile hit the depot.",
    "A bitter cold set in.",
    "Toxic waste was dumped.",
    "The historic building burned.",
    "Soldiers fired a barrage at the hill.",
    "They crossed treacherous terrain.",
    "The ancient kings ruled by custom.",
    "A seismic station measured it.",
    "Disaster relief arrived.",
    "The army shelled the port and killed six people.",
]


@pytest.mark.parametrize(("sentence", "expected"), HITS)
def test_hits_are_found(sentence: str, expected: list[str], read) -> None:
    reading = read(sentence)
    assert [f"{s.label}: {s.text(reading.text)}" for s in LoadedWording().find(reading)] == expected


@pytest.mark.parametrize("sentence", NONE)
def test_what_looks_like_a_hit_is_none(sentence: str, read) -> None:
    assert LoadedWording().find(read(sentence)) == ()
