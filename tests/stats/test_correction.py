"""Corrected estimates: unbiased where the naive one is not, and honest about what the tool gets wrong."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from framing.errors import ArgumentError, ColumnError
from framing.stats import calibration, compare, corrected, error_rates, pseudo_outcomes

REFERENCE = json.loads((Path(__file__).parent / "reference_values.json").read_text(encoding="utf-8"))


def biased_tool(rng: np.random.Generator, events: int = 40, coded: float = 0.3) -> tuple[pd.DataFrame, ...]:
    """Two outlets that frame alike (40% of articles), and a tool that sees frames where Gazette has none."""
    table = pd.DataFrame(
        [
            (f"{outlet}{e}-{i}", outlet, e)
            for e in range(events)
            for outlet in ("Gazette", "Herald")
            for i in range(5)
        ],
        columns=["article", "outlet", "event"],
    )
    truth = rng.random(len(table)) < 0.4
    wrong = rng.random(len(table)) < np.where(table["outlet"] == "Gazette", 0.35, 0.05) * np.where(
        truth, 0.3, 1
    )
    table["frame"] = np.where(wrong, ~truth, truth).astype(float)
    gold = table[["article"]].assign(frame=truth.astype(float))
    return table, gold[rng.random(len(table)) < coded]


def difference(result: pd.DataFrame, method: str) -> pd.Series:
    return result[(result["method"] == method) & result["group_b"].notna()].iloc[0]


def test_ppi_is_that_of_ppi_python() -> None:
    reference = REFERENCE["predictions"]
    table = pd.DataFrame({"article": range(200), "outlet": "Gazette", "x": reference["tool"]})
    gold = pd.DataFrame({"article": range(30), "x": reference["human"]})
    found = corrected(table, gold, "x", within=None).set_index("method").loc["ppi"]
    assert found["estimate"] == pytest.approx(reference["estimate"], rel=1e-9)
    assert found["low"] == pytest.approx(reference["low"], abs=1e-3)
    assert found["high"] == pytest.approx(reference["high"], abs=1e-3)


def test_naive_is_biased_and_corrected_covers() -> None:
    """There is no difference between the outlets; the tool's errors alone make one."""
    rng = np.random.default_rng(12)
    held: dict[str, list[bool]] = {}
    means: dict[str, list[float]] = {}
    for _ in range(80):
        result = corrected(*biased_tool(rng), "frame")
        for method in ("naive", "gold_only", "ppi", "dsl", "rogan_gladen"):
            row = difference(result, method)
            held.setdefault(method, []).append(row["low"] <= 0 <= row["high"])
            means.setdefault(method, []).append(row["estimate"])
    assert np.mean(means["naive"]) > 0.1
    assert np.mean(held["naive"]) < 0.2
    for method in ("gold_only", "ppi", "dsl", "rogan_gladen"):
        assert abs(np.mean(means[method])) < 0.03, method
        assert 0.89 <= np.mean(held[method]) <= 1, method


def test_correction_is_surer_than_the_coded_articles_alone() -> None:
    rng = np.random.default_rng(3)
    narrower = []
    for _ in range(20):
        result = corrected(*biased_tool(rng), "frame").query("group_a == 'Herald' and group_b.isna()")
        width = (result["high"] - result["low"]).set_axis(result["method"])
        narrower.append([width["ppi"] < width["gold_only"], width["dsl"] < width["gold_only"]])
    assert np.mean(narrower, axis=0).min() > 0.9


def test_differential_error_is_told_first() -> None:
    result = corrected(*biased_tool(np.random.default_rng(1)), "frame")
    assert result["method"].iloc[0] == "tool_error"
    assert result.attrs["notes"][0].startswith("Tool minus human: Gazette +")
    assert difference(result, "tool_error")["p"] < 0.05


def test_a_turned_sign_is_told() -> None:
    table = pd.DataFrame({"article": range(40), "outlet": ["A", "B"] * 20, "x": [3.0, 1.0] * 20})
    gold = pd.DataFrame({"article": range(20), "x": [0.0, 2.0] * 10})
    result = corrected(table, gold, "x", within=None)
    assert difference(result, "naive")["estimate"] == pytest.approx(2)
    assert difference(result, "dsl")["estimate"] == pytest.approx(-2)
    assert any("turns the sign" in note and "dsl" in note for note in result.attrs["notes"])
    assert "A has 10 coded articles: its corrected intervals are too short." in result.attrs["notes"]


def test_unequal_sampling_is_undone_by_its_probabilities() -> None:
    """Articles with the frame were drawn four times as often; weighing them back gives the true share."""
    rng = np.random.default_rng(7)
    estimates = []
    for _ in range(60):
        truth = (rng.random(600) < 0.3).astype(float)
        tool = np.where(rng.random(600) < 0.2, 1 - truth, truth)
        chance = np.where(tool == 1, 0.4, 0.1)
        drawn = rng.random(600) < chance
        table = pd.DataFrame({"article": range(600), "outlet": "A", "frame": tool})
        gold = pd.DataFrame({"article": range(600), "frame": truth, "probability": chance})[drawn]
        found = corrected(table, gold, "frame", within=None).set_index("method")["estimate"]
        unweighted = corrected(table, gold.drop(columns="probability"), "frame", within=None)
        estimates.append(
            [*found[["gold_only", "ppi", "dsl"]], unweighted.set_index("method").loc["gold_only", "estimate"]]
        )
    means = np.mean(estimates, axis=0)
    assert means[:3] == pytest.approx(0.3, abs=0.015)
    assert means[3] > 0.4


def test_rogan_gladen_is_the_published_formula_and_stays_a_share() -> None:
    """p = .5, sensitivity .75, specificity .5: (.5 + .5 − 1)/(.75 + .5 − 1) = 0; below it is cut off at 0."""
    table = pd.DataFrame(
        {"article": range(12), "outlet": "A", "frame": [1, 1, 1, 0, 1, 1, 0, 0, 1, 0, 0, 0.0]}
    )
    gold = pd.DataFrame({"article": range(8), "frame": [1.0, 1, 1, 1, 0, 0, 0, 0]})
    found = corrected(table, gold, "frame", within=None).set_index("method").loc["rogan_gladen"]
    assert found["estimate"] == pytest.approx(0)
    fewer = table.assign(frame=[1, 1, 1, 0, 1, 1, 0, 0, 0, 0, 0, 0.0])
    cut = corrected(fewer, gold, "frame", within=None).set_index("method").loc["rogan_gladen"]
    assert cut["estimate"] == 0 and 0 <= cut["low"] <= cut["high"] <= 1


def test_a_tool_that_tells_nothing_is_not_corrected_by_rogan_gladen() -> None:
    table = pd.DataFrame({"article": range(8), "outlet": "A", "frame": [1.0, 0] * 4})
    gold = pd.DataFrame({"article": range(8), "frame": [1.0, 1, 0, 0] * 2})
    assert np.isnan(
        corrected(table, gold, "frame", within=None).set_index("method").loc["rogan_gladen", "estimate"]
    )


def test_a_perfect_tool_needs_no_correction() -> None:
    rng = np.random.default_rng(2)
    table = pd.DataFrame({"article": range(100), "outlet": ["A", "B"] * 50, "x": rng.normal(size=100)})
    result = corrected(table, table[["article", "x"]].head(60), "x", within=None)
    estimates = result[result["group_b"].notna()].set_index("method")["estimate"]
    assert estimates["tool_error"] == pytest.approx(0)
    assert estimates["dsl"] == pytest.approx(estimates["naive"])


def test_events_widen_the_error_where_articles_err_together() -> None:
    rng = np.random.default_rng(5)
    event = np.repeat(np.arange(20), 10)
    level = rng.normal(0, 2, 20)[event]
    table = pd.DataFrame(
        {"article": range(200), "outlet": "A", "event": event, "x": level + rng.normal(size=200)}
    )
    gold = table[["article", "x"]].iloc[::3]
    clustered = corrected(table, gold, "x").set_index("method").loc["naive"]
    single = corrected(table, gold, "x", within=None).set_index("method").loc["naive"]
    assert clustered["high"] - clustered["low"] > 2 * (single["high"] - single["low"])


def test_pseudo_outcomes_go_on_to_compare() -> None:
    rng = np.random.default_rng(21)
    p = {"naive": [], "corrected": []}
    for _ in range(30):
        table, gold = biased_tool(rng, events=20)
        p["naive"].append(compare(table, "frame").loc[0, "p"])
        p["corrected"].append(compare(pseudo_outcomes(table, gold, "frame"), "frame").loc[0, "p"])
    assert np.mean(np.array(p["naive"]) < 0.05) > 0.3
    assert np.mean(np.array(p["corrected"]) < 0.05) < 0.2


def test_pseudo_outcomes_keep_the_table_and_its_gaps() -> None:
    table = pd.DataFrame(
        {"article": [1, 2, 3], "outlet": "A", "x": [1.0, np.nan, 3.0], "words": [10, 20, 30]}
    )
    before = table.copy()
    found = pseudo_outcomes(table, pd.DataFrame({"article": [1], "x": [2.0]}), "x")
    assert found["words"].tolist() == [10, 20, 30]
    assert np.isnan(found["x"][1]) and found["x"][2] == 3
    pd.testing.assert_frame_equal(table, before)


def test_error_rates_by_outlet() -> None:
    rates = error_rates(*biased_tool(np.random.default_rng(4)), "frame").set_index("group")
    assert rates.loc["Gazette", "bias"] > 0.1 > rates.loc["Herald", "bias"]
    assert rates.loc["Gazette", "specificity"] < 0.75 < rates.loc["Herald", "specificity"]


def test_calibration_bins_hold_all_items() -> None:
    rng = np.random.default_rng(6)
    chance = pd.Series(rng.random(500))
    table = calibration(chance, pd.Series((rng.random(500) < chance).astype(int)))
    assert table["n"].sum() == 500 and len(table) == 10
    assert ((table["low"] <= table["observed"]) & (table["observed"] <= table["high"])).all()
    assert (table["predicted"].between(table["low"], table["high"])).mean() >= 0.8


@pytest.mark.parametrize(
    ("gold", "error", "words"),
    [
        (pd.DataFrame({"article": [9], "x": [1.0]}), ArgumentError, "none of its articles"),
        (pd.DataFrame({"article": [1, 1], "x": [1.0, 2.0]}), ArgumentError, "article 1 has several"),
        (pd.DataFrame({"article": [1], "x": [1.0], "probability": [0.0]}), ArgumentError, "above 0"),
        (pd.DataFrame({"article": [1]}), ColumnError, "'x'"),
    ],
)
def test_refusals_name_the_way_out(gold: pd.DataFrame, error: type[Exception], words: str) -> None:
    table = pd.DataFrame({"article": [1, 2], "outlet": ["A", "B"], "event": "e", "x": [1.0, 2.0]})
    with pytest.raises(error, match=words):
        corrected(table, gold, "x")


def test_calibration_refuses_what_is_no_probability() -> None:
    with pytest.raises(ArgumentError, match="between 0 and 1"):
        calibration(pd.Series([1.2]), pd.Series([1]))
    with pytest.raises(ArgumentError, match="equally long"):
        calibration(pd.Series([0.2]), pd.Series([1, 0]))
