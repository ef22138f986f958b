"""Differences within events: exact tests, intervals that hold, and silence where nothing can be said."""

from __future__ import annotations

from itertools import product

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import false_discovery_control

from framing.errors import ArgumentError, ColumnError
from framing.stats import compare
from framing.stats.shuffles import bootstrap_events, flip_signs


def corpus(differences: list[float]) -> pd.DataFrame:
    """Two outlets, one article each on every event; Gazette − Herald as given."""
    rows = [
        (outlet, f"e{number:02}", 10.0 + number + (difference if outlet == "Gazette" else 0.0))
        for number, difference in enumerate(differences)
        for outlet in ("Gazette", "Herald")
    ]
    return pd.DataFrame(rows, columns=["outlet", "event", "rate"])


def simulated(rng: np.random.Generator, events: int, outlets: str = "ABC", per_cell: int = 1) -> pd.DataFrame:
    rows = [
        (outlet, event, level + rng.normal())
        for event, level in enumerate(rng.normal(0, 3, events))
        for outlet in outlets
        for _ in range(per_cell)
    ]
    return pd.DataFrame(rows, columns=["outlet", "event", "rate"])


def p_by_enumeration(differences: np.ndarray, shift: float = 0.0) -> float:
    """Two-sided p of the sign-flip test, all patterns written out."""
    moved = differences - shift
    flipped = np.array([np.dot(signs, moved) for signs in product((-1, 1), repeat=len(moved))])
    return float((np.abs(flipped) >= abs(moved.sum()) - 1e-9).mean())


few_differences = st.lists(st.integers(-40, 40), min_size=6, max_size=9, unique=True).map(
    lambda numbers: [n + 0.37 * i for i, n in enumerate(numbers)]
)


@given(few_differences)
@settings(max_examples=40, deadline=None)
def test_p_is_that_of_the_enumerated_test(differences: list[float]) -> None:
    found = compare(corpus(differences), "rate").loc[0]
    assert found["p"] == pytest.approx(p_by_enumeration(np.array(differences)))
    assert found["estimate"] == pytest.approx(np.mean(differences))


@given(few_differences)
@settings(max_examples=40, deadline=None)
def test_the_interval_holds_what_the_test_does_not_reject(differences: list[float]) -> None:
    found = compare(corpus(differences), "rate").loc[0]
    width = found["high"] - found["low"]
    for inside in (found["low"] + 1e-6 * width, found["high"] - 1e-6 * width):
        assert p_by_enumeration(np.array(differences), inside) > 0.05
    for outside in (found["low"] - 1e-6 * width, found["high"] + 1e-6 * width):
        assert p_by_enumeration(np.array(differences), outside) <= 0.05 + 1e-9


@given(few_differences)
@settings(max_examples=20, deadline=None)
def test_swapped_outlets_mirror(differences: list[float]) -> None:
    table = corpus(differences)
    swapped = table.assign(outlet=table["outlet"].map({"Gazette": "Herald", "Herald": "Gazette"}))
    one, other = compare(table, "rate").loc[0], compare(swapped, "rate").loc[0]
    assert one["estimate"] == pytest.approx(-other["estimate"])
    assert one["low"] == pytest.approx(-other["high"])
    assert one["p"] == other["p"]


def test_five_articles_support_no_inference() -> None:
    table = pd.DataFrame({"outlet": list("ABCDE"), "event": "strike", "rate": [1.0, 2, 3, 4, 5]})
    result = compare(table, "rate")
    assert len(result) == 10
    assert result[["low", "high", "p", "q", "effect"]].isna().all().all()
    assert result["estimate"].notna().all()
    assert set(result["method"]) == {"no inference: 1 event (smallest reachable p 1)"}
    assert "A and B: no inference: 1 event (smallest reachable p 1)." in result.attrs["notes"]


def test_five_events_tell_the_level_that_they_reach() -> None:
    found = compare(corpus([1.0, 2, 3, 4, 5]), "rate").loc[0]
    assert (found["low"], found["high"]) == (pytest.approx(1), pytest.approx(5))
    assert found["p"] == pytest.approx(2 / 32)
    assert found["method"] == "exact sign flips, 5 events (93.75% interval)"


def test_many_events_are_resampled() -> None:
    rng = np.random.default_rng(5)
    found = compare(corpus(list(rng.normal(0.5, 1, 40))), "rate").loc[0]
    assert found["method"].startswith("event bootstrap-t")
    assert found["low"] < found["estimate"] < found["high"]
    assert found["n_events"] == 40 and found["n_articles"] == 80


@pytest.mark.parametrize("kind", ["normal", "exponential"])
def test_intervals_of_thirty_events_hold_their_level(kind: str) -> None:
    rng = np.random.default_rng(11)
    draws = {"normal": lambda: rng.normal(0, 1, 30), "exponential": lambda: rng.exponential(1, 30) - 1}
    held = [(i := bootstrap_events(draws[kind](), number)).low <= 0 <= i.high for number in range(250)]
    assert 0.92 <= np.mean(held) <= 0.98


@pytest.mark.parametrize(("events", "least", "most"), [(5, 0.90, 0.98), (12, 0.92, 0.98)])
def test_intervals_of_few_events_hold_what_they_promise(events: int, least: float, most: float) -> None:
    rng = np.random.default_rng(3)
    held = [(i := flip_signs(rng.normal(0, 1, events), n)).low <= 0 <= i.high for n in range(500)]
    assert least <= np.mean(held) <= most


def test_placebo_a_random_split_of_one_outlet_shows_nothing() -> None:
    rng = np.random.default_rng(8)
    p = []
    for _ in range(200):
        table = simulated(rng, events=10, outlets="A", per_cell=4)
        halves = rng.permuted(np.tile([0, 0, 1, 1], (10, 1)), axis=1).ravel()
        p.append(compare(table.assign(half=halves), "rate", by="half").loc[0, "p"])
    assert np.mean(np.array(p) < 0.05) <= 0.08
    assert 0.4 < np.mean(np.array(p) < 0.5) < 0.6


def test_more_than_two_outlets_are_compared_in_all_pairs_and_form_one_family() -> None:
    table = simulated(np.random.default_rng(1), events=12)
    table["other"] = table["rate"] ** 2
    result = compare(table, ["rate", "other"])
    assert (
        list(zip(result["group_a"], result["group_b"], strict=True))
        == [("A", "B"), ("A", "C"), ("B", "C")] * 2
    )
    assert result["q"].to_numpy() == pytest.approx(false_discovery_control(result["p"]))


def test_copies_count_once() -> None:
    table = corpus([1.0, 2, 3, 1, 2, 4]).assign(copy_group=lambda t: [f"c{i}" for i in range(len(t))])
    again = pd.concat([table, table.iloc[[0, 0, 0]]], ignore_index=True)
    one, other = compare(table, "rate"), compare(again, "rate")
    pd.testing.assert_frame_equal(one, other, check_exact=False)
    assert "3 articles repeat a text" in other.attrs["notes"][0]
    assert not one.attrs["notes"]


def test_a_text_printed_by_both_outlets_is_one_article_and_told() -> None:
    table = corpus([0.0, 2, 3, 1, 2, 4])
    table["copy_group"] = [None] * len(table)
    table.loc[table["event"] == "e00", "copy_group"] = "wire"
    result = compare(table, "rate")
    assert result.loc[0, "n_articles"] == 11
    assert result.attrs["notes"] == [
        "Gazette and Herald printed copies of one text on 1 of 6 events: what differs there is editing."
    ]


def test_articles_as_units_speak_about_these_events() -> None:
    rng = np.random.default_rng(2)
    table = simulated(rng, events=2, outlets="AB", per_cell=8)
    table.loc[table["outlet"] == "A", "rate"] += 3
    by_events = compare(table, "rate")
    assert np.isnan(by_events.loc[0, "p"])
    assert "units='articles'" in by_events.attrs["notes"][1]
    found = compare(table, "rate", units="articles").loc[0]
    assert found["p"] < 0.01
    assert found["low"] < found["estimate"] < found["high"]
    assert found["low"] > 1
    assert found["effect"] > 1
    assert found["method"] == "9999 shuffles of articles, these 2 events"


def test_shuffled_articles_give_the_permutation_p() -> None:
    values = {"A": [3.0, 5, 8, 9], "B": [1.0, 2, 4, 6]}
    rows = [(outlet, "e", value) for outlet, found in values.items() for value in found]
    found = compare(pd.DataFrame(rows, columns=["outlet", "event", "rate"]), "rate", units="articles").loc[0]
    from scipy.stats import permutation_test

    exact = permutation_test(
        (values["A"], values["B"]), lambda a, b: np.mean(a) - np.mean(b), n_resamples=np.inf
    )
    assert found["p"] == pytest.approx(exact.pvalue, abs=0.01)


def test_articles_as_units_need_two_in_every_cell() -> None:
    result = compare(corpus([1.0] * 6), "rate", units="articles")
    assert "fewer than two articles" in result.loc[0, "method"]
    assert np.isnan(result.loc[0, "p"])


def test_undefined_values_are_left_out_and_told() -> None:
    table = corpus([1.0, 2, 3, 4, 5, 6, 7])
    table.loc[0, "rate"] = np.nan
    table.loc[2, "event"] = None
    result = compare(table, "rate")
    assert result.loc[0, "n_events"] == 5
    assert result.attrs["notes"] == [
        "1 of 14 articles lack outlet or event: left out.",
        "rate is undefined in 1 of 13 articles: left out there.",
    ]


def test_outlets_without_a_common_event_have_no_estimate() -> None:
    table = pd.DataFrame({"outlet": ["A", "B"], "event": ["x", "y"], "rate": [1.0, 2.0]})
    found = compare(table, "rate").loc[0]
    assert np.isnan(found["estimate"]) and found["n_events"] == 0 and found["n_articles"] == 0


def test_equal_outlets_differ_by_nothing() -> None:
    for events in (8, 35):
        found = compare(corpus([0.0] * events), "rate").loc[0]
        assert (found["estimate"], found["low"], found["high"], found["p"]) == (0, 0, 0, 1)
        assert np.isnan(found["effect"])


def test_the_table_is_left_alone_and_a_seed_repeats() -> None:
    table = simulated(np.random.default_rng(1), events=20)
    before = table.copy()
    pd.testing.assert_frame_equal(compare(table, "rate", seed=4), compare(table, "rate", seed=4))
    pd.testing.assert_frame_equal(table, before)


@pytest.mark.parametrize(
    ("change", "error", "words"),
    [
        ({"columns": "tone"}, ColumnError, "'tone'"),
        ({"columns": []}, ArgumentError, "at least one column"),
        ({"columns": "outlet"}, ArgumentError, "must hold numbers"),
        ({"units": "words"}, ArgumentError, "'events', 'articles'"),
        (
            {"by": "event", "within": "outlet", "table": corpus([1.0])},
            ArgumentError,
            "at least two values of 'event'",
        ),
    ],
)
def test_refusals_name_the_way_out(change: dict, error: type[Exception], words: str) -> None:
    arguments = {"table": corpus([1.0, 2]), "columns": "rate"} | change
    with pytest.raises(error, match=words):
        compare(**arguments)
