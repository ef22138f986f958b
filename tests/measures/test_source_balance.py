"""Balance of sources: known values for two and three sides, and what is undefined."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing import Dossier, Reading
from framing.measures.source_balance import SourceBalance, imbalance
from tests.measures.sourced import DOSSIER, THREE, sourced

TEXT = (
    "Summary of the day.\n\n"
    "The North said its road was open. Ana Brun said it would stay so. "
    "“It is shut and mined,” Timo Rask said. An onlooker saw nothing."
)
REPORTS = (
    ("The North", "its road was open", "indirect"),
    ("Ana Brun", "it would stay so", "indirect"),
    ("Timo Rask", "“It is shut and mined,”", "direct"),
    ("An onlooker", "nothing", "indirect"),
)


def scores(reading: Reading, dossier: Dossier | None) -> dict[str, float]:
    measure = SourceBalance()
    return measure.score(reading, measure.find(reading, dossier), dossier)


def test_two_sides() -> None:
    found = scores(sourced(TEXT, *REPORTS), DOSSIER)
    assert found["source_balance"] == pytest.approx(1 / 3)
    assert found["source_balance.words"] == pytest.approx(3 / 13)
    assert found["source_balance.sided"] == 0.75
    assert found["source_balance.attributions.side_a"] == pytest.approx(2 / 3)
    assert found["source_balance.words.side_b"] == pytest.approx(5 / 13)
    assert (found["source_balance.direct.side_a"], found["source_balance.direct.side_b"]) == (0, 1)
    assert found["source_balance.position.side_a"] < found["source_balance.position.side_b"]
    assert found["source_balance.entropy"] == pytest.approx(math.log(3) - 2 / 3 * math.log(2))
    assert found["source_balance.evenness"] == pytest.approx(found["source_balance.entropy"] / math.log(2))


def test_sides_that_are_not_heard_count_for_evenness() -> None:
    text = "Summary.\n\nThe North said yes. The South said no."
    reading = sourced(text, ("The North", "yes", "indirect"), ("The South", "no", "indirect"))
    assert scores(reading, THREE)["source_balance.evenness"] == pytest.approx(math.log(2) / math.log(3))
    assert math.isnan(scores(reading, THREE)["source_balance.position.side_c"])


def test_nothing_sourced_is_undefined() -> None:
    found = scores(sourced(TEXT), DOSSIER)
    assert all(map(math.isnan, found.values()))


def test_reports_without_a_source_are_no_sources() -> None:
    reading = sourced(TEXT, ("", "its road was open", "indirect"))
    assert SourceBalance().find(reading, DOSSIER) == ()


def test_without_a_dossier_no_balance() -> None:
    found = scores(sourced(TEXT, *REPORTS), None)
    assert list(found) == [
        f"source_balance{part}" for part in ("", ".words", ".sided", ".entropy", ".evenness")
    ]
    assert all(map(math.isnan, found.values()))


@given(st.integers(0, 500), st.integers(0, 500))
def test_two_sides_are_the_classic_formula(a: int, b: int) -> None:
    classic = abs(a - b) / (a + b) if a + b else math.nan
    assert imbalance([a, b]) == pytest.approx(classic, nan_ok=True)


@given(st.lists(st.integers(0, 50), min_size=2, max_size=6).filter(any))
def test_imbalance_runs_from_0_to_1_whatever_the_order(counts: list[int]) -> None:
    assert 0 <= imbalance(counts) <= 1
    assert imbalance(counts) == pytest.approx(imbalance(counts[::-1]))
    assert (imbalance(counts) == pytest.approx(1)) == (sum(map(bool, counts)) == 1)
