"""The regression route: it agrees with the paired route where both may speak."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from framing.errors import ColumnError
from framing.stats import compare

pytest.importorskip("statsmodels")
from framing.stats import regression

REFERENCE = json.loads((Path(__file__).parent / "reference_values.json").read_text(encoding="utf-8"))


@pytest.fixture
def balanced() -> pd.DataFrame:
    return pd.DataFrame(REFERENCE["balanced"]["rows"], columns=["event", "outlet", "x"])


def test_two_outlets_give_the_dummy_regression_and_the_paired_t_test(balanced: pd.DataFrame) -> None:
    found = regression(balanced, "x").loc[0]
    for name in ("estimate", "low", "high", "p"):
        assert found[name] == pytest.approx(REFERENCE["balanced"][name], rel=1e-9), name


def test_it_agrees_with_compare_on_balanced_data() -> None:
    rng = np.random.default_rng(6)
    table = pd.DataFrame(
        [
            (f"e{e}", o, i * 0.8 + rng.normal())
            for e in range(25)
            for i, o in enumerate("ABC")
            for _ in range(2)
        ],
        columns=["event", "outlet", "x"],
    )
    one, other = compare(table, "x"), regression(table, "x")
    assert list(one.columns) == list(other.columns)
    assert one["estimate"].to_numpy() == pytest.approx(other["estimate"].to_numpy())
    width = (one["high"] - one["low"]).to_numpy()
    assert other["low"].to_numpy() == pytest.approx(one["low"].to_numpy(), abs=0.1 * width.max())
    assert other["high"].to_numpy() == pytest.approx(one["high"].to_numpy(), abs=0.1 * width.max())


def test_a_third_outlet_connects_two_that_never_meet() -> None:
    rows = [(f"e{e}", o, x) for e in range(6) for o, x in (("A", 3.0), ("B", 1.0 + 0.1 * (e % 2)))]
    rows += [(f"f{e}", o, x) for e in range(6) for o, x in (("B", 5.0), ("C", 2.0 + 0.1 * (e % 3)))]
    table = pd.DataFrame(rows, columns=["event", "outlet", "x"])
    found = regression(table, "x").set_index(["group_a", "group_b"])
    assert found.loc[("A", "C"), "estimate"] == pytest.approx(1.95 + 2.9)
    assert np.isnan(compare(table, "x").set_index(["group_a", "group_b"]).loc[("A", "C"), "estimate"])


def test_unconnected_outlets_and_single_events_have_no_inference() -> None:
    rows = [(f"e{e}", o, e + rank) for e in range(6) for rank, o in enumerate("AB")]
    rows += [(f"f{e}", o, e * rank) for e in range(6) for rank, o in enumerate("CD")]
    found = regression(pd.DataFrame(rows, columns=["event", "outlet", "x"]), "x")
    apart = found[(found["group_a"] == "A") & (found["group_b"] == "C")].iloc[0]
    assert np.isnan(apart["estimate"]) and apart["method"] == "no inference: no event connects the two"
    single = regression(pd.DataFrame({"event": "e", "outlet": ["A", "B"], "x": [1.0, 3.0]}), "x").loc[0]
    assert single["estimate"] == pytest.approx(-2) and np.isnan(single["p"])
    assert single["method"] == "no inference: 1 event (smallest reachable p 1)"


def test_few_events_are_warned_about(balanced: pd.DataFrame) -> None:
    assert regression(balanced, "x").attrs["notes"] == [
        "With 12 events clustered errors come out too small: prefer the p of compare."
    ]


def test_a_missing_column_is_named(balanced: pd.DataFrame) -> None:
    with pytest.raises(ColumnError, match="'tone'"):
        regression(balanced, "tone")
