"""Types of sources: shares, entropy, evenness."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from framing import Article, Reading
from framing.measures.source_types import KNOWN_TYPES, SourceTypes, entropy
from framing.text.attributions import Attribution
from framing.text.speakers.source_nouns import SOURCE_TYPES


def scores_of(*sources: tuple[str | None, str]) -> dict[str, float]:
    """Score an article whose sources have these names and types; without a type, no source is told."""
    text, found = "", []
    for name, type_ in sources:
        start = len(text)
        text += "Somebody said nothing. "
        source = ((start, start + 8),) if type_ else ()
        content = ((start + 14, start + 21),)
        found.append(
            Attribution(
                source, ((start + 9, start + 13),), content, "indirect", "say", "neutral", name, type_
            )
        )
    reading = Reading(Article(id="a", text=text))
    reading.__dict__["attributions"] = tuple(found)
    measure = SourceTypes()
    return measure.score(reading, measure.find(reading))


def test_shares_entropy_and_names() -> None:
    scores = scores_of(
        ("army", "military"), ("army", "military"), (None, "civilian"), (None, "unknown"), (None, "")
    )
    assert scores["source_types.military"] == 0.5
    assert scores["source_types.civilian"] == scores["source_types.unknown"] == 0.25
    assert scores["source_types.without_name"] == 0.5
    assert scores["source_types.entropy"] == pytest.approx(stats.entropy([2, 1]))
    assert scores["source_types.evenness"] == pytest.approx(stats.entropy([2, 1]) / math.log(11))
    assert math.fsum(scores[f"source_types.{type_}"] for type_ in SOURCE_TYPES) == pytest.approx(1)


def test_a_report_without_a_source_is_not_counted() -> None:
    scores = scores_of((None, ""))
    assert all(math.isnan(value) for value in scores.values())


def test_entropy_needs_a_known_type() -> None:
    scores = scores_of((None, "unknown"))
    assert scores["source_types.unknown"] == 1
    assert math.isnan(scores["source_types.entropy"])


@given(st.lists(st.integers(0, 50), min_size=len(KNOWN_TYPES), max_size=len(KNOWN_TYPES)))
def test_entropy_agrees_with_scipy(counts: list[int]) -> None:
    if sum(counts):
        assert entropy(counts) == pytest.approx(float(stats.entropy(np.array(counts))), abs=1e-12)
    else:
        assert math.isnan(entropy(counts))
