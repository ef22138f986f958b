"""Agreement: published examples, other programs' numbers, and the cases that fool a coefficient."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import f1_score, precision_score, recall_score

from framing.errors import ArgumentError, ColumnError
from framing.stats import agreement, confusion

REFERENCE = json.loads((Path(__file__).parent / "reference_values.json").read_text(encoding="utf-8"))[
    "codings"
]
N = None
# the data of Krippendorff (2011), part C and D: four observers, twelve units
KRIPPENDORFF_2011 = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, N, N, N],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, N, 3],
    [N, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, N],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, N],
]


def table(units: list[list[object]]) -> pd.DataFrame:
    """Codings of units × coders."""
    rows = [
        (unit, f"coder {coder}", value) for unit, row in enumerate(units) for coder, value in enumerate(row)
    ]
    return pd.DataFrame(rows, columns=["unit", "coder", "value"])


def value(result: pd.DataFrame, statistic: str, **where: object) -> pd.Series:
    rows = result[result["statistic"] == statistic]
    for column, wanted in where.items():
        rows = rows[rows[column] == wanted]
    assert len(rows) == 1
    return rows.iloc[0]


@pytest.mark.parametrize(
    ("level", "published"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849), ("ratio", 0.797)]
)
def test_alpha_of_the_published_example(level: str, published: float) -> None:
    result = agreement(table([list(row) for row in zip(*KRIPPENDORFF_2011, strict=True)]), level)
    assert value(result, "alpha")["estimate"] == pytest.approx(published, abs=5e-4)
    assert value(result, "alpha")["n_units"] == 11


@pytest.mark.parametrize("level", ["nominal", "ordinal", "interval", "ratio"])
def test_alpha_is_that_of_the_krippendorff_package(level: str) -> None:
    result = agreement(table(REFERENCE["values"]), level)
    assert value(result, "alpha")["estimate"] == pytest.approx(REFERENCE["alpha"][level], rel=1e-9)


def test_ac1_and_percent_are_those_of_irrcac() -> None:
    result = agreement(table(REFERENCE["values"]))
    assert value(result, "ac1")["estimate"] == pytest.approx(REFERENCE["ac1"], abs=5e-6)
    assert value(result, "percent")["estimate"] == pytest.approx(REFERENCE["percent"], abs=5e-6)


def test_a_rare_code_fools_alpha_but_not_ac1() -> None:
    units = [["no", "no"]] * 97 + [["yes", "no"], ["no", "yes"], ["no", "yes"]]
    result = agreement(table(units))
    assert value(result, "percent")["estimate"] == pytest.approx(0.97)
    assert value(result, "alpha")["estimate"] < 0
    assert value(result, "ac1")["estimate"] > 0.95


@pytest.mark.parametrize("interval", ["jackknife", "bootstrap"])
def test_intervals_hold_the_estimate_and_end_at_one(interval: str) -> None:
    rng = np.random.default_rng(1)
    true = rng.integers(0, 3, 150)
    units = [[int(t) if rng.random() < 0.85 else int(rng.integers(3)) for _ in range(3)] for t in true]
    result = agreement(table(units), interval=interval)
    assert (result["low"] < result["estimate"]).all() and (result["estimate"] < result["high"]).all()
    assert (result["high"] <= 1).all()
    assert (result["method"] == f"{interval} over units").all()


def test_jackknife_intervals_hold_their_level_in_a_small_sample() -> None:
    """Two coders who each see the truth with chance .8 among two equal values: α = (2·.8 − 1)² = .36."""
    rng = np.random.default_rng(9)
    held = []
    for _ in range(200):
        true = rng.integers(0, 2, 40)
        seen = np.where(rng.random((40, 2)) < 0.8, true[:, None], 1 - true[:, None])
        row = value(agreement(table(seen.tolist())), "alpha")
        held.append(row["low"] <= 0.36 <= row["high"])
    assert 0.91 <= np.mean(held) <= 0.99


def test_perfect_agreement_is_one_and_no_variation_is_undefined() -> None:
    perfect = agreement(table([["a", "a"], ["b", "b"], ["a", "a"], ["b", "b"]]))
    assert perfect["estimate"].tolist() == [1, 1, 1]
    constant = agreement(table([["a", "a"]] * 4))
    assert np.isnan(value(constant, "alpha")["estimate"])
    assert value(constant, "percent")["estimate"] == 1


def test_a_code_on_one_unit_leaves_no_interval() -> None:
    result = agreement(table([["a", "a"], ["a", "a"], ["b", "b"]]))
    assert value(result, "alpha")["estimate"] == 1
    assert np.isnan(value(result, "alpha")["low"])


def test_nothing_coded_twice_is_undefined() -> None:
    result = agreement(table([["a", None], [None, "b"]]))
    assert result.loc[result["statistic"] != "ac1", "estimate"].isna().all()
    assert (result["n_units"] == 0).all()


def test_f1_against_a_reference_is_that_of_scikit_learn() -> None:
    rng = np.random.default_rng(2)
    true = rng.choice(["frame", "none", "both"], 90)
    tool = np.where(rng.random(90) < 0.7, true, rng.choice(["frame", "none", "both"], 90))
    result = agreement(table([list(pair) for pair in zip(true, tool, strict=True)]), reference="coder 0")
    for name, score in (("precision", precision_score), ("recall", recall_score), ("f1", f1_score)):
        expected = score(true, tool, labels=["frame"], average=None)[0]
        assert value(result, name, label="frame", coder="coder 1")["estimate"] == pytest.approx(expected)
    assert value(result, "macro_f1")["estimate"] == pytest.approx(f1_score(true, tool, average="macro"))


def test_an_ordered_category_gives_its_order() -> None:
    units = [["low", "mid"], ["mid", "mid"], ["high", "high"], ["low", "low"], ["high", "mid"]]
    codings = table(units)
    numbers = codings.assign(value=codings["value"].map({"low": 1, "mid": 2, "high": 3}))
    ordered = codings.assign(value=pd.Categorical(codings["value"], ["low", "mid", "high"], ordered=True))
    assert value(agreement(ordered, "ordinal"), "alpha")["estimate"] == pytest.approx(
        value(agreement(numbers, "ordinal"), "alpha")["estimate"]
    )


def test_confusion_crosses_two_coders() -> None:
    codings = table([["a", "a"], ["a", "b"], ["b", "b"], ["a", "b"], ["c", None]])
    crossed = confusion(codings, "coder 0", "coder 1")
    assert crossed.to_numpy().tolist() == [[1, 2], [0, 1]]
    assert list(crossed.index) == list(crossed.columns) == ["a", "b"]


@given(st.lists(st.lists(st.sampled_from([1, 2, 3, None]), min_size=3, max_size=3), min_size=3, max_size=15))
@settings(max_examples=50, deadline=None)
def test_coders_are_exchangeable(units: list[list[int | None]]) -> None:
    if not any(v is not None for row in units for v in row):
        return
    for level in ("nominal", "interval"):
        one = agreement(table(units), level)["estimate"].to_numpy()
        other = agreement(table([row[::-1] for row in units]), level)["estimate"].to_numpy()
        assert one == pytest.approx(other, nan_ok=True)


@pytest.mark.parametrize(
    ("codings", "arguments", "error", "words"),
    [
        (table([["a", "a"]]), {"level": "metric"}, ArgumentError, "'nominal', 'ordinal'"),
        (table([["a", "b"]]), {"level": "interval"}, ArgumentError, "must be numbers"),
        (table([[-1, 2]]), {"level": "ratio"}, ArgumentError, "not be negative"),
        (table([["a", "b"]]), {"reference": "coder 7"}, ArgumentError, "'coder 7'"),
        (table([["a", "b"]]), {"interval": "guess"}, ArgumentError, "'jackknife', 'bootstrap'"),
        (pd.concat([table([["a", "b"]])] * 2), {}, ArgumentError, "gave unit 0 two"),
        (pd.DataFrame({"unit": [1]}), {}, ColumnError, "'coder', 'value'"),
    ],
)
def test_refusals_name_the_way_out(codings: pd.DataFrame, arguments: dict, error: type, words: str) -> None:
    with pytest.raises(error, match=words):
        agreement(codings, **arguments)
