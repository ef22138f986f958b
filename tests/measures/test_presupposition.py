"""Presupposition triggers: sentences and the hits in them; what looks like one and is none."""

from __future__ import annotations

import pytest

from framing.measures.presupposition import Presupposition

HITS = [
    ("Troops recaptured the hill.", ["re_verb: recaptured"]),
    ("They want to restore order.", ["re_verb: restore"]),
    ("The army regained the town.", ["re_verb: regained"]),
    ("Talks resumed at noon.", ["re_verb: resumed"]),
    ("The bridge was rebuilt.", ["re_verb: rebuilt"]),
    ("The town was liberated in May.", ["re_verb: liberated"]),
    ("They took back the port.", ["re_verb: took back"]),
    ("The shelling stopped the talks.", ["change_of_state: stopped"]),
    ("He no longer rules.", ["change_of_state: no longer"]),
    ("They continue to fight.", ["change_of_state: continue"]),
    ("The road remains closed.", ["change_of_state: remains"]),
    ("It is still dark.", ["change_of_state: still"]),
    ("The truce collapsed.", ["change_of_state: collapsed"]),
    ("They abandoned the post.", ["change_of_state: abandoned"]),
    ("They attacked again.", ["iterative: again"]),
    ("Yet another village fell.", ["iterative: Yet another"]),
    ("Fresh clashes were told of.", ["iterative: Fresh"]),
    ("A renewed push began at dawn.", ["iterative: renewed"]),
    ("The failure to act cost lives.", ["definite: The failure"]),
    ("The threat posed by drones is small.", ["definite: The threat"]),
    ("They named the aggressor.", ["definite: the aggressor"]),
    ("The hypocrisy of it is plain.", ["definite: The hypocrisy"]),
    ("The council condemned the raid.", ["judging: condemned"]),
    ("He justified the strike.", ["judging: justified"]),
    ("They praised the pilots.", ["judging: praised"]),
    ("She blamed the board.", ["judging: blamed"]),
    ("She also left.", ["additive: also"]),
    ("Even children fought.", ["additive: Even"]),
    ("Unlike Spain, it voted.", ["additive: Unlike"]),
]  # fmt: skip

NONE = [
    "The army crossed the river.",
    "He captured the hill.",
    "They took the port.",
    "The bus stop is near.",
    "The judge read the list.",
    "An end is near.",
    "The minister spoke at length.",
    "They sat on the remains of a wall.",
    "A threat was made.",
    "He returned.",
]


@pytest.mark.parametrize(("sentence", "expected"), HITS)
def test_hits_are_found(sentence: str, expected: list[str], read) -> None:
    reading = read(sentence)
    assert [f"{s.label}: {s.text(reading.text)}" for s in Presupposition().find(reading)] == expected


@pytest.mark.parametrize("sentence", NONE)
def test_what_looks_like_a_hit_is_none(sentence: str, read) -> None:
    assert Presupposition().find(read(sentence)) == ()
