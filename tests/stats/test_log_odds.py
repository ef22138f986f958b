"""Keyness: the published formula, other programs' numbers, and words that one article repeats."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.errors import ArgumentError, ColumnError
from framing.stats import counts, keyness, weighted_log_odds

REFERENCE = json.loads((Path(__file__).parent / "reference_values.json").read_text(encoding="utf-8"))["words"]
FIRST, SECOND, BACKGROUND = (
    np.array(REFERENCE[name], dtype=float) for name in ("first", "second", "background")
)
TERMS = [f"w{number}" for number in range(len(FIRST))]


def as_table(**groups: np.ndarray) -> pd.DataFrame:
    rows = [
        (group, "all", term, int(count))
        for group, found in groups.items()
        for term, count in zip(TERMS, found, strict=True)
        if count
    ]
    return pd.DataFrame(rows, columns=["group", "article", "term", "count"])


def test_z_is_that_of_convokit() -> None:
    z = weighted_log_odds(FIRST, SECOND, np.full(len(FIRST), 0.5))[1]
    assert z == pytest.approx(REFERENCE["convokit_z"], rel=1e-6)


def test_scattertext_differs_by_the_smaller_terms_of_the_variance_only() -> None:
    prior = BACKGROUND * 500 / BACKGROUND.sum()
    delta, z = weighted_log_odds(FIRST, SECOND, prior)
    variance = 0
    for found in (FIRST, SECOND):
        smoothed = found + prior
        variance = variance + 1 / smoothed + 1 / (smoothed.sum() - smoothed)
    assert delta / np.sqrt(variance) == pytest.approx(REFERENCE["scattertext_z"], rel=1e-9)
    assert z == pytest.approx(REFERENCE["scattertext_z"], rel=0.02)


def test_the_table_gives_the_same_z() -> None:
    table = as_table(a=FIRST, b=SECOND)
    flat = keyness(table, prior=0.5).set_index("term")
    in_table = [term for term in TERMS if term in flat.index]
    expected = weighted_log_odds(*_without_unused(0.5))[1]
    assert flat.loc[in_table, "z"].to_numpy() == pytest.approx(expected)
    background = dict(zip(TERMS, BACKGROUND, strict=True))
    informed = keyness(table, prior=background, strength=500).set_index("term")
    assert np.corrcoef(informed.loc[in_table, "z"], flat.loc[in_table, "z"])[0, 1] > 0.9


def _without_unused(alpha: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    used = (FIRST + SECOND) > 0
    return FIRST[used], SECOND[used], np.full(used.sum(), alpha)


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), min_size=2, max_size=12))
@settings(max_examples=60, deadline=None)
def test_swapped_groups_mirror(pairs: list[tuple[int, int]]) -> None:
    a, b = np.array(pairs, dtype=float).T
    prior = np.full(len(a), 0.3)
    assert weighted_log_odds(a, b, prior)[1] == pytest.approx(-weighted_log_odds(b, a, prior)[1])


def test_a_word_of_one_article_is_key_to_the_model_but_not_over_articles() -> None:
    plain = ["said", "road", "town", "said", "aid"] * 8
    spread = [[*plain, "rebels"] for _ in range(20)]
    burst = [[*plain, *(["harbour"] * 20 if number == 0 else [])] for number in range(20)]
    both = [one + two[len(plain) :] for one, two in zip(spread, burst, strict=True)]
    result = keyness(counts({"Gazette": both, "Herald": [plain] * 20})).set_index("term")
    assert result.loc["harbour", "z"] == pytest.approx(result.loc["rebels", "z"])
    assert abs(result.loc["harbour", "z_articles"]) < 2 < result.loc["rebels", "z_articles"]
    assert result.loc["harbour", "dispersion_a"] > 0.9 > 0.2 > result.loc["rebels", "dispersion_a"]
    assert result.loc["rebels", "n_articles_a"] == 20 and result.loc["harbour", "n_articles_a"] == 1


def test_the_error_over_articles_is_that_of_the_model_where_tokens_are_independent() -> None:
    rng = np.random.default_rng(4)
    vocabulary = np.array(TERMS[:8])
    corpora = {
        group: [list(rng.choice(vocabulary, 200, p=np.arange(1, 9) / 36)) for _ in range(60)]
        for group in "AB"
    }
    result = keyness(counts(corpora), draws=400)
    model = (result["log_odds"] / result["z"]).abs()
    articles = (result["log_odds"] / result["z_articles"]).abs()
    assert (articles / model).mean() == pytest.approx(1, abs=0.2)


def test_one_article_supports_no_error_over_articles() -> None:
    result = keyness(as_table(a=FIRST, b=SECOND))
    assert result[["low", "high", "z_articles", "q", "dispersion_a"]].isna().all().all()
    assert result["z"].notna().all()
    assert result.attrs["notes"] == [
        f"{group} has 1 article: the error over articles is itself uncertain." for group in "ab"
    ]


def test_all_pairs_of_groups_by_default_and_chosen_ones_on_request() -> None:
    table = as_table(a=FIRST, b=SECOND, c=FIRST[::-1])
    assert keyness(table, draws=0)[["group_a", "group_b"]].drop_duplicates().to_numpy().tolist() == [
        ["a", "b"],
        ["a", "c"],
        ["b", "c"],
    ]
    assert set(keyness(table, groups=["c", "a"], draws=0)["group_a"]) == {"c"}


def test_a_vocabulary_of_one_term_has_no_odds() -> None:
    result = keyness(counts({"A": [["said"]], "B": [["said"], ["said"]]}))
    assert result["log_odds"].isna().all()


@pytest.mark.parametrize(
    ("change", "error", "words"),
    [
        ({"groups": ["a"]}, ArgumentError, "at least two groups"),
        ({"groups": ["a", "d"]}, ArgumentError, "'d'"),
        ({"prior": 0.0}, ArgumentError, "above 0"),
        ({"draws": -1}, ArgumentError, "at least 0"),
        ({"table": pd.DataFrame({"term": ["a"]})}, ColumnError, "'group', 'article', 'count'"),
    ],
)
def test_refusals_name_the_way_out(change: dict, error: type[Exception], words: str) -> None:
    arguments = {"table": as_table(a=FIRST, b=SECOND)} | change
    with pytest.raises(error, match=words):
        keyness(**arguments)
