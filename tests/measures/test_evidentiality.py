"""Evidentiality: event sentences and how they are known."""

from __future__ import annotations

import math

import pytest

from framing import Article, Reading
from framing.measures.evidentiality import BASES, Evidentiality
from framing.text.attributions import Attribution
from tests.measures.sourced import piece, sourced

BARE = [
    ("Two villagers were killed at the mill.", ["none"]),
    ("Our correspondent saw soldiers shoot at a bus.", ["witnessed"]),
    ("A Herald reporter heard shells explode near the mill.", ["witnessed"]),
    ("We saw two guards who shot a student.", ["witnessed"]),
    ("Journalists at the scene counted the dead after troops shelled the mill.", ["witnessed"]),
    ("Rebels allegedly murdered a judge.", ["unnamed"]),
    ("The guards are said to have killed a boy.", ["unnamed"]),
    ("There were reports of shelling in the valley.", ["unnamed"]),
    ("A witness of the old school, he was killed in May.", ["none"]),
    ("Rebels killed a judge. Rebels reportedly killed another.", ["none", "unnamed"]),
    ("Troops shelled the mill and killed two.", ["none"]),
    ("The council met on Monday.", []),
    ("We saw a parade.", []),
]


@pytest.mark.parametrize(("text", "bases"), BARE)
def test_basis_without_a_report(text: str, bases: list[str]) -> None:
    assert [span.label for span in Evidentiality().find(sourced(text))] == bases


def test_an_event_within_a_named_source_s_words_is_sourced() -> None:
    text = "Ana Brun said rebels had killed a judge. Troops shelled the mill, Ana Brun said later."
    reading = sourced(text, ("Ana Brun", "rebels had killed a judge", "indirect"))
    assert [span.label for span in Evidentiality().find(reading)] == ["sourced", "none"]


@pytest.mark.parametrize("source", ["Residents", ""])
def test_a_source_without_a_name_is_unnamed(source: str) -> None:
    text = "Residents said rebels had killed a judge."
    reading = Reading(Article(id="a", text=text))
    content = piece(text, "rebels had killed a judge")
    reading.__dict__["attributions"] = (Attribution(piece(text, source), (), content, "indirect", "say"),)
    assert [span.label for span in Evidentiality().find(reading)] == ["unnamed"]


@pytest.mark.parametrize(("verb", "basis"), [("heard", "witnessed"), ("said", "unnamed")])
def test_what_journalists_perceived_is_witnessed(verb: str, basis: str) -> None:
    text = f"Reporters in Upper Dale {verb} rebels had shelled the mill."
    reading = Reading(Article(id="a", text=text))
    report = Attribution(
        piece(text, "Reporters"),
        piece(text, verb),
        piece(text, "rebels had shelled the mill"),
        "indirect",
        {"heard": "hear", "said": "say"}[verb],
        source_type="media",
    )
    reading.__dict__["attributions"] = (report,)
    assert [span.label for span in Evidentiality().find(reading)] == [basis]


def test_shares_add_up() -> None:
    text = "Rebels killed a judge. Rebels reportedly killed a clerk. We saw guards shoot a boy. Nobody spoke."
    reading = sourced(text)
    measure = Evidentiality(zone=("body", "headline"))
    scores = measure.score(reading, measure.find(reading))
    assert [scores[f"evidentiality.{basis}"] for basis in BASES] == pytest.approx([1 / 3, 0, 1 / 3, 1 / 3])
    assert scores["evidentiality"] == pytest.approx(2 / 3)


def test_without_events_undefined() -> None:
    reading = sourced("The council met on Monday.")
    assert all(map(math.isnan, Evidentiality().score(reading, ()).values()))
