"""Samples with known probabilities, shared out, and the power they have."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.coding.sampling import assign_coders, plan_sample, power_for_difference
from framing.errors import ArgumentError, ColumnError

TABLE = pd.DataFrame(
    {
        "article": [f"a{i}" for i in range(60)],
        "outlet": ["Herald"] * 40 + ["Post"] * 20,
        "event": ["dam", "ferry"] * 30,
        "hedging": [*np.linspace(0, 9, 55), *[np.nan] * 5],
    }
)


@settings(max_examples=30, deadline=None)
@given(st.integers(4, 60), st.integers(0, 5))
def test_weights_give_the_corpus_back(size: int, seed: int) -> None:
    plan = plan_sample(TABLE, size, seed=seed)
    assert len(plan) == size and plan["article"].is_unique
    assert (1 / plan["probability"]).sum() == pytest.approx(len(TABLE))
    assert plan["stratum"].nunique() == 4
    assert plan["probability"].between(0, 1, inclusive="right").all()
    assert plan.equals(plan_sample(TABLE, size, seed=seed))


def test_a_score_divides_and_undefined_scores_are_drawn_too() -> None:
    plan = plan_sample(TABLE, 12, by=["outlet"], score="hedging")
    assert plan["stratum"].str.contains("undefined").any()
    assert (1 / plan["probability"]).sum() == pytest.approx(len(TABLE))


def test_the_estimate_is_unbiased_over_many_draws() -> None:
    table = TABLE.dropna()
    means = []
    for seed in range(300):
        plan = plan_sample(table, 8, seed=seed).merge(table[["article", "hedging"]], on="article")
        means.append((plan["hedging"] / plan["probability"]).sum() / len(table))
    assert np.mean(means) == pytest.approx(table["hedging"].mean(), abs=0.2)


@pytest.mark.parametrize("size", [3, 61])
def test_impossible_sizes_are_refused(size: int) -> None:
    with pytest.raises(ArgumentError, match="between the 4 strata and the 60 articles"):
        plan_sample(TABLE, size)


def test_missing_columns_are_named() -> None:
    with pytest.raises(ColumnError, match="'tone'"):
        plan_sample(TABLE, 10, score="tone")


@settings(max_examples=30, deadline=None)
@given(st.integers(2, 5), st.floats(0, 1), st.integers(1, 30))
def test_every_article_has_one_coder_and_the_share_two(n: int, double: float, articles: int) -> None:
    coders = [f"c{i}" for i in range(n)]
    tasks = assign_coders(TABLE.head(articles), coders, double)
    times = tasks.groupby("article")["coder"].agg(["size", "nunique"])
    assert (times["size"] == times["nunique"]).all() and times["size"].max() <= 2
    assert len(times) == articles and (times["size"] == 2).sum() == round(double * articles)
    for _, part in tasks.groupby("coder"):
        assert part["position"].tolist() == list(range(len(part)))


def test_every_two_coders_meet() -> None:
    tasks = assign_coders(TABLE, ["Ann", "Ben", "Cem"])
    pairs = tasks.groupby("article")["coder"].apply(lambda names: tuple(sorted(names)))
    assert set(pairs) == {("Ann", "Ben"), ("Ann", "Cem"), ("Ben", "Cem")}


@pytest.mark.parametrize("coders", [["Ann"], ["Ann", "Ann"]])
def test_double_coding_needs_two(coders: list[str]) -> None:
    with pytest.raises(ArgumentError, match="two different names"):
        assign_coders(TABLE, coders)


def test_power_is_that_of_statsmodels() -> None:
    power = pytest.importorskip("statsmodels.stats.power")
    found = power_for_difference(0.4, [1, 2, 5, 12, 30, 80])
    assert np.isnan(found["power"].iloc[0])
    expected = [power.TTestPower().power(0.4, n, 0.05) for n in found["n_events"][1:]]
    assert found["power"][1:].tolist() == pytest.approx(expected, abs=1e-6)
    with pytest.raises(ArgumentError, match="alpha"):
        power_for_difference(0.4, [5], alpha=2)
