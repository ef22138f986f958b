"""Counting terms, and how evenly they are spread."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.errors import ColumnError
from framing.stats import counts, dispersion


def test_spans_are_counted_by_article_and_group() -> None:
    spans = pd.DataFrame(
        {
            "article": ["1", "1", "1", "2", "3"],
            "outlet": ["Gazette", "Gazette", "Gazette", "Gazette", "Herald"],
            "voice": ["own", "quoted", "own", "own", "own"],
            "label": ["rebels", "rebels", "troops", "rebels", None],
        }
    )
    table = counts(spans)
    assert table.to_numpy().tolist() == [
        ["Gazette", "1", "rebels", 2],
        ["Gazette", "1", "troops", 1],
        ["Gazette", "2", "rebels", 1],
    ]
    by_voice = counts(spans, by="voice")
    assert by_voice.loc[by_voice["group"] == "quoted", "count"].tolist() == [1]


def test_nothing_counted_is_an_empty_table() -> None:
    assert list(counts({}).columns) == ["group", "article", "term", "count"]
    assert dispersion(counts({})).empty


def test_a_missing_column_is_named() -> None:
    with pytest.raises(ColumnError, match="'outlet'"):
        counts(pd.DataFrame({"article": ["1"], "label": ["a"]}))


def test_dp_of_three_equal_parts() -> None:
    """Two thirds of the occurrences in one of three equal parts, one third in another: DP = 1/3."""
    filler = ["said"]
    table = counts({"A": [["war", "war", *filler], ["war", *filler * 2], filler * 3]})
    found = dispersion(table).set_index("term")
    assert found.loc["war", "dp"] == pytest.approx(1 / 3)
    assert found.loc["war", "dp_norm"] == pytest.approx(1 / 2)
    rates = np.array([2, 1, 0]) / 3
    assert found.loc["war", "juilland_d"] == pytest.approx(1 - rates.std() / rates.mean() / np.sqrt(2))


def test_one_article_has_no_spread() -> None:
    found = dispersion(counts({"A": [["war", "peace"]]}))
    assert found[["dp_norm", "juilland_d"]].isna().all().all()
    assert (found["dp"] == 0).all()


@given(st.lists(st.lists(st.sampled_from("abcd"), min_size=1, max_size=12), min_size=2, max_size=8))
@settings(max_examples=60, deadline=None)
def test_dispersion_stays_in_its_range(articles: list[list[str]]) -> None:
    found = dispersion(counts({"A": articles}))
    assert found["dp"].between(-1e-12, 1).all()
    assert found["dp_norm"].between(-1e-12, 1 + 1e-12).all()
    assert found["juilland_d"].between(-1e-9, 1).all()
    assert found["count"].sum() == sum(map(len, articles))
