"""Reporting verbs: profile and tilt."""

from __future__ import annotations

import math

import pytest

from framing import Article, Dossier, Reading
from framing.measures.reporting_verbs import ReportingVerbs, tilt
from framing.text.attributions import Attribution
from framing.text.cues import VERB_CLASSES

REPORTS = [
    # source, cue, verb, class
    ("Northland", "claimed", "claim", "distancing"),
    ("Southland", "pointed out", "point out", "factive"),
    ("Northland", "alleged", "allege", "distancing"),
    ("Residents", "said", "say", "neutral"),
    ("", "It is understood", "understand", "factive"),
]
DOSSIER = Dossier.parse(
    "sides: {North: {actors: [Northland]}, South: {actors: [Southland]}, East: {actors: [Eastland]}}"
)


@pytest.fixture
def reading() -> Reading:
    """Read an article with known attributions."""
    text, found = "", []
    for source, cue, verb, verb_class in REPORTS:
        start = len(text) + len(source) + bool(source)
        pieces = ((len(text), len(text) + len(source)),) if source else ()
        text += f"{source} {cue} that the road was safe. ".lstrip()
        content = ((start + len(cue) + 1, len(text) - 2),)
        name = source if source.endswith("land") else None
        found.append(
            Attribution(pieces, ((start, start + len(cue)),), content, "indirect", verb, verb_class, name)
        )
    made = Reading(Article(id="a", text=text))
    made.__dict__["attributions"] = tuple(found)
    return made


@pytest.fixture
def scores(reading: Reading) -> dict[str, float]:
    measure = ReportingVerbs()
    return measure.score(reading, measure.find(reading, DOSSIER), DOSSIER)


def test_shares_by_class_sum_to_one(scores: dict[str, float]) -> None:
    shares = {verb_class: scores[f"reporting_verbs.{verb_class}"] for verb_class in VERB_CLASSES}
    assert math.fsum(shares.values()) == pytest.approx(1)
    assert shares["distancing"] == shares["factive"] == pytest.approx(2 / 5)
    assert shares["neutral"] == pytest.approx(1 / 5)


def test_tilt_by_side(scores: dict[str, float]) -> None:
    assert scores["reporting_verbs.tilt"] == 0
    assert scores["reporting_verbs.tilt.side_a"] == -1
    assert scores["reporting_verbs.tilt.side_b"] == 1
    assert math.isnan(scores["reporting_verbs.tilt.side_c"])


def test_spans_are_the_cues_with_verb_and_side(reading: Reading) -> None:
    spans = ReportingVerbs().find(reading, DOSSIER)
    told = [(span.text(reading.text), span.facts["verb"], span.facts["side"]) for span in spans]
    assert told[:4] == [
        ("claimed", "claim", "North"),
        ("pointed out", "point out", "South"),
        ("alleged", "allege", "North"),
        ("said", "say", None),
    ]


def test_tilt_is_undefined_without_attributions() -> None:
    assert math.isnan(tilt([]))
    assert tilt(["neutral"]) == 0
