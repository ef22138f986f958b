"""What every measure must keep, whoever adds it."""

from __future__ import annotations

import dataclasses
import math
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing import Article, Dossier, Reading, load_corpus, load_corpus_dossiers
from framing.measures import discover
from framing.measures._measure import SIDE, expand
from framing.scoring import score_reading
from framing.text.voice import VOICES
from framing.text.zones import ZONES

NAMES = sorted(discover())
HEADINGS = ("Definition", "Formula", "Unit and reading", "Limits", "Reference", "Example")
EVENT = "saddle-operation"


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    return [Reading(article) for article in load_corpus().where(event=EVENT)]


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return next(d for d in load_corpus_dossiers() if d.event == EVENT)


@pytest.mark.parametrize("name", NAMES)
def test_page_has_all_headings_in_order(name: str) -> None:
    page = sys.modules[discover()[name].__module__].__doc__ or ""
    places = [page.find(f"\n{heading}\n{'-' * len(heading)}\n") for heading in HEADINGS]
    assert all(place > 0 for place in places), dict(zip(HEADINGS, places, strict=True))
    assert places == sorted(places)
    assert ">>>" in page


@pytest.mark.parametrize("name", NAMES)
def test_class_facts(name: str) -> None:
    kind = discover()[name]
    assert kind.name == name
    assert all((kind.title, kind.unit, kind.higher_means, kind.citation))
    low, high = kind.range
    assert low < high
    assert dataclasses.is_dataclass(kind) and kind.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert all(column.split(".")[0] == name for column in kind().columns)


@pytest.mark.parametrize("name", NAMES)
def test_spans_lie_in_the_text_and_scores_in_range(
    name: str, readings: list[Reading], dossier: Dossier
) -> None:
    measure = discover()[name]()
    low, high = measure.range
    for reading in readings:
        for own in (None, dossier):
            spans = measure.find(reading, own)
            assert [s.start for s in spans] == sorted(s.start for s in spans)
            for span in spans:
                assert 0 <= span.start < span.end <= len(reading.text)
                assert span.voice in VOICES
                assert span.zone in ZONES and span.zone != "boilerplate"
            scores = measure.score(reading, spans, own)
            sides = len(own.side_names) if own else 0
            assert list(scores) == expand(measure.columns, sides)
            for column, value in scores.items():
                assert math.isnan(value) or low <= value <= high, (column, value)


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_article_is_undefined(name: str) -> None:
    measure = discover()[name]()
    reading = Reading(Article(id="empty", text=""))
    assert measure.find(reading) == ()
    assert all(math.isnan(value) for value in measure.score(reading, ()).values())


@pytest.mark.parametrize("name", NAMES)
def test_same_input_same_output(name: str, readings: list[Reading], dossier: Dossier) -> None:
    measure = discover()[name]()
    article = readings[0].article
    first = measure.find(readings[0], dossier)
    again = measure.find(Reading(article), dossier)
    assert first == again
    one, two = (measure.score(readings[0], first, dossier) for _ in range(2))
    assert list(one) == list(two)
    assert all(
        a == b or (math.isnan(a) and math.isnan(b)) for a, b in zip(one.values(), two.values(), strict=True)
    )


@pytest.mark.parametrize("name", NAMES)
def test_sides_mirror_when_swapped(name: str, readings: list[Reading], dossier: Dossier) -> None:
    measure = discover()[name]()
    if not any(SIDE in column for column in measure.columns):
        return
    for reading in readings:
        straight = score_reading(reading, [measure], dossier)
        mirrored = score_reading(reading, [measure], dossier.swapped())
        for column in [c for c in straight if c.startswith(f"{name}.") and "side_a" in c]:
            a, b = straight[column], mirrored[column.replace("side_a", "side_b")]
            assert a == pytest.approx(b, nan_ok=True), column


@pytest.mark.parametrize("name", NAMES)
def test_unknown_voice_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="voice must be one of"):
        discover()[name](voice="editor")


@settings(max_examples=30, deadline=None)
@given(st.text(st.sampled_from("aA .,“”'‘’\"\n0é\u00a0said killed by "), max_size=120))
def test_any_text_is_measured(text: str) -> None:
    reading = Reading(Article(id="any", text=text))
    for kind in discover().values():
        measure = kind()
        measure.score(reading, measure.find(reading))
